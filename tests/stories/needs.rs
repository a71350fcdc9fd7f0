//! What helps a person take part: written down, brought to the hosts who may know, looked at again.

use follow_on_core::{
    asking, groups, home,
    needs::{self, Need, NeedEdit},
    people::{self, Contact, Role},
    platform::{GroupId, MemberId, Vault},
    privacy::{Decision, Purpose},
};

use crate::{at, empty_vault, group_of, member_called, tuesday};

fn edit(need: Need, how: &str, shared: bool) -> NeedEdit {
    NeedEdit { need, how: how.to_owned(), flagged: true, shared }
}

async fn of_hosts(vault: &Vault, group: GroupId) -> Vec<(String, Vec<Need>)> {
    let people = needs::group(vault, group).await.unwrap().people;
    people.into_iter().map(|one| (one.name, one.helps.iter().map(|helps| helps.need).collect())).collect()
}

#[tokio::test]
async fn a_host_writes_down_what_they_were_told_they_may_know() {
    let (vault, now) = (empty_vault().await, tuesday());
    let (group, _) = group_of(&vault, &["Grace Adeyemi", "Imran Sheikh"]).await;
    let grace = member_called(&vault, group, "Grace Adeyemi").await;
    let chair = edit(Need::ChairWithArms, "", true);
    let error = needs::put(&vault, &now, grace, &chair).await.unwrap_err();
    assert_eq!((error.what, error.field), ("permission.missing", Some("shared")));
    asking::answer(&vault, &now, grace, Purpose::HostsKnowNeeds, Decision::Given).await.unwrap();
    needs::put(&vault, &now, grace, &chair).await.unwrap();
    let error = needs::put(&vault, &now, grace, &edit(Need::Other, " ", true)).await.unwrap_err();
    assert_eq!((error.what, error.field), ("text.empty", Some("how")));
    needs::put(&vault, &now, grace, &edit(Need::LargePrint, "24 point", true)).await.unwrap();
    assert_eq!(of_hosts(&vault, group).await, [("Grace Adeyemi".into(), vec![Need::ChairWithArms, Need::LargePrint])]);

    needs::remove(&vault, &now, grace, Need::ChairWithArms).await.unwrap();
    assert_eq!(of_hosts(&vault, group).await, [("Grace Adeyemi".into(), vec![Need::LargePrint])]);
    vault.undo(None, &now).await.unwrap();
    let view = needs::read(&vault, &now, grace).await.unwrap();
    assert_eq!((view.needs.len(), view.hosts_may_know, view.on_service_list), (2, true, false));
}

#[tokio::test]
async fn a_venue_is_told_what_it_has_to_meet() {
    let (vault, now) = (empty_vault().await, tuesday());
    let (group, _) = group_of(&vault, &["Grace Adeyemi", "Imran Sheikh", "Ruth Feldman"]).await;
    for (name, needs) in
        [("Grace Adeyemi", vec![Need::StepFree, Need::LargePrint]), ("Imran Sheikh", vec![Need::StepFree])]
    {
        let member = member_called(&vault, group, name).await;
        asking::answer(&vault, &now, member, Purpose::HostsKnowNeeds, Decision::Given).await.unwrap();
        for need in needs {
            needs::put(&vault, &now, member, &edit(need, "", true)).await.unwrap();
        }
    }
    let mut conn = vault.connection().await.unwrap();
    let id = groups::group(conn.sql(), group).await.unwrap().id;
    let counts = needs::of_group(conn.sql(), id).await.unwrap();
    let said: Vec<_> = counts.iter().map(|count| (count.need, count.people)).collect();
    assert_eq!(said, [(Need::StepFree, 2), (Need::LargePrint, 1)]);
    assert_eq!(counts[0].need.sort(), needs::Sort::Place);
}

/// The service's own row of a member, with a number, as bringing in a list would have it.
async fn on_the_list(vault: &Vault, member: MemberId) {
    let mut change = vault.change("test.link", &tuesday()).await.unwrap();
    let row = groups::member(change.sql(), member).await.unwrap();
    let contact =
        Contact { name: row.name, phone: "01632 960 417".into(), email: String::new(), best_time: String::new() };
    let person = people::of_member(change.sql(), row.id).await.unwrap().unwrap().id;
    people::edit(&mut change, person, &contact).await.unwrap();
    change.commit().await.unwrap();
}

#[tokio::test]
async fn the_service_keeps_the_whole_and_the_hosts_get_what_is_shared() {
    let (vault, now) = (empty_vault().await, tuesday());
    people::set_role(&vault, Role::Clinician).await.unwrap();
    let (group, _) = group_of(&vault, &["Grace Adeyemi"]).await;
    let grace = member_called(&vault, group, "Grace Adeyemi").await;
    on_the_list(&vault, grace).await;
    needs::put(&vault, &now, grace, &edit(Need::HearingLoop, "", true)).await.unwrap();
    needs::put(&vault, &now, grace, &edit(Need::Other, "Talk to me first", false)).await.unwrap();
    assert!(of_hosts(&vault, group).await.is_empty(), "nobody has asked yet");
    asking::answer(&vault, &now, grace, Purpose::HostsKnowNeeds, Decision::Given).await.unwrap();
    assert_eq!(of_hosts(&vault, group).await, [("Grace Adeyemi".into(), vec![Need::HearingLoop])]);
    let contacts = home::member(&vault, grace).await.unwrap();
    assert!(contacts.phone.is_empty(), "one permission opens one thing");
    asking::answer(&vault, &now, grace, Purpose::HostHasContacts, Decision::Given).await.unwrap();
    assert_eq!(home::member(&vault, grace).await.unwrap().phone, "01632 960 417", "a yes copies");

    needs::put(&vault, &now, grace, &edit(Need::HearingLoop, "", false)).await.unwrap();
    assert!(of_hosts(&vault, group).await.is_empty());
    assert_eq!(needs::read(&vault, &now, grace).await.unwrap().needs.len(), 2);
}

#[tokio::test]
async fn a_year_later_somebody_asks_whether_it_is_still_right() {
    let (vault, now) = (empty_vault().await, tuesday());
    let (group, _) = group_of(&vault, &["Grace Adeyemi"]).await;
    let grace = member_called(&vault, group, "Grace Adeyemi").await;
    asking::answer(&vault, &now, grace, Purpose::HostsKnowNeeds, Decision::Given).await.unwrap();
    needs::put(&vault, &now, grace, &edit(Need::Parking, "", true)).await.unwrap();
    let later = at("2027-11-24T10:00:00Z");
    let due = async |now| {
        let todos = home::read(&vault, now).await.unwrap().when_you_feel_up_to_it;
        todos.iter().any(|todo| todo.kind == home::TodoKind::StillRight && todo.member == Some(grace))
    };
    assert!(!due(&now).await && due(&later).await);
    assert!(needs::read(&vault, &later, grace).await.unwrap().review_due);
    needs::review(&vault, &later, grace).await.unwrap();
    assert!(!due(&later).await && !needs::read(&vault, &later, grace).await.unwrap().review_due);
    vault.undo(None, &later).await.unwrap();
    assert!(due(&later).await);
}
