//! From a change of plan to paper: what a host does when the hall is double-booked.

use std::ops::ControlFlow;

use follow_on_core::{
    attendance, groups, home,
    intake::{self, Choices, Destination, List},
    meetings,
    papers::{Paper, PaperOptions, PaperRequest, Printed, gather},
    platform::Topic,
    privacy::{Decision, Purpose},
    telling::{self, Chosen, Message, Telling},
};

use crate::{empty_vault, group_of, member_called, tuesday};

#[tokio::test]
async fn a_meeting_moves_and_everyone_hears_of_it_their_own_way() {
    let (vault, now) = (empty_vault().await, tuesday());
    let (group, _) = group_of(&vault, &["Dilip Chaudhari"]).await;
    groups::add_member(
        &vault,
        &now,
        group,
        "Grace Adeyemi",
        "",
        "grace@example.org",
        &[(Purpose::HostHasContacts, Decision::Given)],
    )
    .await
    .unwrap();
    let meeting = home::group(&vault, &now, group).await.unwrap().upcoming[1].id;
    follow_on_core::meetings::move_to(
        &vault,
        &now,
        meeting,
        "2026-12-15".parse().unwrap(),
        "14:00:00".parse().unwrap(),
        90,
        "Library",
    )
    .await
    .unwrap();

    let telling = Telling { group, message: Message::NewDate, meeting: Some(meeting) };
    let view = telling::read(&vault, &now, &telling).await.unwrap();
    let by_email: Vec<_> = view.people.iter().filter(|one| one.no_email.is_none()).map(|one| one.member).collect();
    let rest: Vec<_> = view.people.iter().filter(|one| one.no_email.is_some()).map(|one| one.member).collect();
    assert_eq!((by_email.len(), rest.len()), (1, 1));
    let mails = telling::emails(&vault, &now, &Chosen { telling: telling.clone(), members: by_email }).await.unwrap();
    assert!(mails[0].address.contains("Tuesday%2015%20December"), "{}", mails[0].address);

    let request = PaperRequest {
        group,
        meeting: Some(meeting),
        papers: vec![Paper::Letters],
        options: PaperOptions { large: true, black_and_white: true, names: true },
        message: Some(Chosen { telling: telling.clone(), members: rest }),
    };
    let sheets = gather(&vault, &now, &request, true).await.unwrap();
    assert_eq!(sheets.sheets.len(), 1);
    let data = serde_json::to_string(&sheets).unwrap();
    assert!(
        data.contains("Hello Dilip,") && data.contains("Tuesday 15 December") && data.contains("Library"),
        "{data}"
    );
    assert_eq!(Printed::make(&sheets).unwrap().pages(), 1);

    // Done, and ticked by hand; the tick goes back like anything else.
    let done = telling::note_told(&vault, &now, meeting, Message::NewDate, true).await.unwrap();
    assert_eq!(done.touched, [Topic::Todo]);
    assert_eq!(telling::read(&vault, &now, &telling).await.unwrap().told, Some(now.today));
    vault.undo(Some(done.change), &now).await.unwrap();
    assert_eq!(telling::read(&vault, &now, &telling).await.unwrap().told, None);
}

#[tokio::test]
async fn home_reminds_of_invitations_and_paper_until_they_are_ticked() {
    let (vault, now) = (empty_vault().await, tuesday());
    let (group, meeting) = group_of(&vault, &["Dilip Chaudhari", "Grace Adeyemi"]).await;
    let grace = member_called(&vault, group, "Grace Adeyemi").await;
    let todo = async |kind| {
        let home = home::read(&vault, &now).await.unwrap();
        home.before.into_iter().find(|todo| todo.kind == kind).unwrap()
    };
    for kind in [home::TodoKind::Invite, home::TodoKind::Papers] {
        let one = todo(kind).await;
        assert!(!one.done && one.meeting == Some(meeting));
        let done = home::tick(&vault, &now, &one.id, true).await.unwrap();
        assert!(todo(kind).await.done, "{kind:?}");
        vault.undo(Some(done.change), &now).await.unwrap();
        assert!(!todo(kind).await.done, "{kind:?}");
    }
    // One tick, in two places.
    let telling = Telling { group, message: Message::Invitation, meeting: Some(meeting) };
    home::tick(&vault, &now, &todo(home::TodoKind::Invite).await.id, true).await.unwrap();
    assert!(telling::read(&vault, &now, &telling).await.unwrap().told.is_some());
    home::tick(&vault, &now, &todo(home::TodoKind::Invite).await.id, false).await.unwrap();
    assert!(telling::read(&vault, &now, &telling).await.unwrap().told.is_none());

    // Whoever leaves is on no paper and in no message from that day on.
    groups::remove_member(&vault, &now, grace).await.unwrap();
    let request = PaperRequest {
        group,
        meeting: Some(meeting),
        papers: vec![Paper::Register, Paper::Agenda],
        options: PaperOptions { large: false, black_and_white: false, names: true },
        message: None,
    };
    let data = serde_json::to_string(&gather(&vault, &now, &request, true).await.unwrap()).unwrap();
    assert!(data.contains("Dilip") && !data.contains("Grace"), "{data}");
}

#[tokio::test]
async fn however_long_the_list_nobody_is_missing_from_paper_or_from_what_is_told() {
    const MANY: usize = 620;
    let (vault, now) = (empty_vault().await, tuesday());
    let rows: String = (0..MANY).map(|nth| format!("Person{nth:03} Of Westerby,Yes\n")).collect();
    let file = format!("Name,Agreed\n{rows}");
    let list = List::new(intake::read_bytes("list.csv", file.as_bytes(), |_, _| ControlFlow::Continue(())).unwrap());
    let into = Destination { group: None, new_group_name: "Group".into(), programme: None, programme_code: "A".into() };
    let go_on = |_, _| ControlFlow::Continue(());
    let group = intake::bring_in(&vault, &now, &list, &Choices::default(), &into, go_on).await.unwrap().group;
    meetings::plan(&vault, &now, group, &[now.today], "10:30:00".parse().unwrap(), 120, "Hall").await.unwrap();
    let meeting = home::group(&vault, &now, group).await.unwrap().upcoming[0].id;

    let register = attendance::read(&vault, &now, meeting).await.unwrap().register;
    assert_eq!(register.len(), MANY, "the register of a meeting");
    let telling = Telling { group, message: Message::Invitation, meeting: Some(meeting) };
    let told = telling::read(&vault, &now, &telling).await.unwrap().people;
    assert_eq!(told.len(), MANY, "who can be told");
    let request = PaperRequest {
        group,
        meeting: Some(meeting),
        papers: vec![Paper::Register, Paper::Letters],
        options: PaperOptions { large: false, black_and_white: false, names: true },
        message: Some(Chosen { telling, members: told.iter().map(|one| one.member).collect() }),
    };
    let sheets = gather(&vault, &now, &request, true).await.unwrap();
    assert_eq!(sheets.sheets.len(), MANY + 1, "a letter for each, and the register");
    let data = serde_json::to_string(&sheets).unwrap();
    let printed = (0..MANY).filter(|nth| data.contains(&format!("\"Person{nth:03} Of Westerby"))).count();
    assert_eq!(printed, MANY, "lines of the register");
}
