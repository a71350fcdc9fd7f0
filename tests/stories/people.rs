//! A person across groups: joining another, moving, and two rows that are one person.

use follow_on_core::{
    attendance::{self, Status},
    groups::{self, ByHand, MemberSource, MemberState, NewMember},
    home,
    leaving::{self, How},
    meetings,
    people::{self, Contact},
    platform::{MemberId, PersonId, Vault},
    privacy::{Decision, Purpose, ReachedBy},
};
use sqlx::Row;

use crate::{empty_vault, group_of, member_called, tuesday};

async fn on_the_list(vault: &Vault, member: MemberId, phone: &str) -> PersonId {
    let mut change = vault.change("test.link", &tuesday()).await.unwrap();
    let row = groups::member(change.sql(), member).await.unwrap();
    let contact = Contact { name: row.name, phone: phone.into(), email: String::new(), best_time: String::new() };
    let person = people::of_member(change.sql(), row.id).await.unwrap().unwrap().id;
    people::edit(&mut change, person, &contact).await.unwrap();
    let id = people::person_by_id(change.sql(), person).await.unwrap().id();
    change.commit().await.unwrap();
    id
}

#[tokio::test]
async fn joining_another_group_takes_nothing_along_that_was_not_asked() {
    let (vault, now) = (empty_vault().await, tuesday());
    people::set_role(&vault, people::Role::Clinician).await.unwrap();
    let (group, _) = group_of(&vault, &["Grace Adeyemi"]).await;
    let grace = member_called(&vault, group, "Grace Adeyemi").await;
    let person = on_the_list(&vault, grace, "01632 960 417").await;
    let other = groups::create(&vault, &now, "Harbour Street", "", &[], None).await.unwrap().group;
    let added = groups::join(&vault, &now, grace, other, Decision::NotAsked).await.unwrap().member;
    assert!(home::member(&vault, added).await.unwrap().phone.is_empty());
    let error = groups::join(&vault, &now, grace, other, Decision::Given).await.unwrap_err();
    assert_eq!(error.what, "group.already");
    vault.undo(None, &now).await.unwrap();
    let added = groups::join(&vault, &now, grace, other, Decision::Given).await.unwrap().member;
    assert_eq!(home::member(&vault, added).await.unwrap().phone, "01632 960 417");
    let page = home::person(&vault, person).await.unwrap();
    let groups: Vec<_> = page.places.iter().map(|place| place.group.name.as_str()).collect();
    assert_eq!(groups, ["Tuesday group", "Harbour Street"]);

    groups::edit_person(&vault, &now, person, "Grace Adeyemi", "01632 960 418", "").await.unwrap();
    assert_eq!(home::member(&vault, added).await.unwrap().phone, "01632 960 418", "where the hosts may have it");
    assert!(home::member(&vault, grace).await.unwrap().phone.is_empty(), "and not where they may not");
}

#[tokio::test]
async fn moving_ends_here_begins_there_and_is_not_leaving() {
    let (vault, now) = (empty_vault().await, tuesday());
    let (group, meeting) = group_of(&vault, &[]).await;
    let yes = [(Purpose::HostHasContacts, Decision::Given)];
    let ruth = groups::add_member(&vault, &now, group, "Ruth Feldman", "01632 960 417", "", &yes).await.unwrap().member;
    meetings::start(&vault, &now, meeting).await.unwrap();
    attendance::mark(&vault, &now, meeting, ruth, Some(Status::Here)).await.unwrap();
    attendance::finish(&vault, &now, meeting, "", &[], None).await.unwrap();
    let other = groups::create(&vault, &now, "Harbour Street", "", &[], None).await.unwrap().group;
    let moved = leaving::move_group(&vault, &now, ruth, other, Decision::NotAsked).await.unwrap();
    let here = home::member(&vault, ruth).await.unwrap();
    assert_eq!((here.state, here.phone.as_str(), here.history.len()), (MemberState::MovedGroup, "", 1));
    let record = here.leaving.unwrap();
    assert_eq!((record.how, record.why.reasons), (How::MovedGroup, vec![]));
    let there = home::member(&vault, moved.member).await.unwrap();
    assert_eq!((there.state, there.phone.as_str(), there.history.len()), (MemberState::Here, "", 0));
    let page = home::group(&vault, &now, group).await.unwrap();
    assert!(page.members.is_empty() && page.left[0].moved && !page.left[0].died);
    let again = leaving::move_group(&vault, &now, ruth, other, Decision::NotAsked).await.unwrap_err();
    assert_eq!(again.what, "member.gone");
    vault.undo(None, &now).await.unwrap();
    let back = home::member(&vault, ruth).await.unwrap();
    assert_eq!((back.state, back.phone.as_str()), (MemberState::Here, "01632 960 417"));
    assert!(home::group(&vault, &now, other).await.unwrap().members.is_empty());
}

#[tokio::test]
async fn two_rows_of_one_list_become_one_person_and_two_again() {
    let (vault, now) = (empty_vault().await, tuesday());
    let (group, meeting) = group_of(&vault, &["Grace Adeyemi", "Grace Adeyami", "Imran Sheikh"]).await;
    let one = member_called(&vault, group, "Grace Adeyemi").await;
    let two = member_called(&vault, group, "Grace Adeyami").await;
    let alike = home::member(&vault, two).await.unwrap().alike;
    assert_eq!(alike.iter().map(|row| row.id).collect::<Vec<_>>(), [one]);
    meetings::start(&vault, &now, meeting).await.unwrap();
    attendance::mark(&vault, &now, meeting, two, Some(Status::Here)).await.unwrap();
    attendance::finish(&vault, &now, meeting, "", &[], None).await.unwrap();

    let done = groups::same_member(&vault, &now, two, Some(one)).await.unwrap();
    let page = home::group(&vault, &now, group).await.unwrap();
    let names: Vec<_> = page.members.iter().map(|row| (row.name.as_str(), row.word)).collect();
    assert_eq!(names, [("Grace Adeyemi", home::Word::CameLast), ("Imran Sheikh", home::Word::NotMarkedLast)]);
    let view = home::member(&vault, one).await.unwrap();
    assert_eq!((view.history[0].status, view.also[0].id), (Some(Status::Here), two), "both rows show together");
    assert_eq!(home::member(&vault, two).await.unwrap().stands.unwrap().id, one);
    assert_eq!(home::find(&vault, &now, "Grace").await.unwrap().len(), 1);
    assert_eq!(groups::same_member(&vault, &now, one, Some(two)).await.unwrap_err().what, "person.itself");

    vault.undo(Some(done.change), &now).await.unwrap();
    assert_eq!(home::group(&vault, &now, group).await.unwrap().members.len(), 3);
    groups::same_member(&vault, &now, two, Some(one)).await.unwrap();
    groups::same_member(&vault, &now, two, None).await.unwrap();
    assert_eq!(home::group(&vault, &now, group).await.unwrap().members.len(), 3, "at any time, not by undo alone");
    groups::two_members(&vault, &now, one, two).await.unwrap();
    for member in [one, two] {
        assert!(home::member(&vault, member).await.unwrap().alike.is_empty(), "asked once");
    }
}

#[tokio::test]
async fn two_people_of_the_service_become_one_with_all_their_groups() {
    let (vault, now) = (empty_vault().await, tuesday());
    people::set_role(&vault, people::Role::Clinician).await.unwrap();
    let (group, _) = group_of(&vault, &["Grace Adeyemi"]).await;
    let other = groups::create(&vault, &now, "Harbour Street", "", &["G. Adeyemi".into()], None).await.unwrap().group;
    let third = groups::create(&vault, &now, "Millbrook", "", &["Imran Sheikh".into()], None).await.unwrap().group;
    let one = on_the_list(&vault, member_called(&vault, group, "Grace Adeyemi").await, "01632 960 417").await;
    let two = on_the_list(&vault, member_called(&vault, other, "G. Adeyemi").await, "(01632) 960417").await;
    on_the_list(&vault, member_called(&vault, third, "Imran Sheikh").await, "01632 960 499").await;
    let page = home::person(&vault, two).await.unwrap();
    assert_eq!(page.alike.iter().map(|row| row.id).collect::<Vec<_>>(), [one], "the number is the same");
    people::same(&vault, &now, two, Some(one)).await.unwrap();
    for id in [one, two] {
        let page = home::person(&vault, id).await.unwrap();
        assert_eq!((page.id, page.places.len(), page.also.len(), page.alike.len()), (one, 2, 1, 0));
    }
    people::same(&vault, &now, two, None).await.unwrap();
    assert_eq!(home::person(&vault, two).await.unwrap().places.len(), 1);
    people::two(&vault, &now, one, two).await.unwrap();
    assert!(home::person(&vault, one).await.unwrap().alike.is_empty());
}

#[tokio::test]
async fn a_long_list_is_read_to_its_end_a_page_at_a_time() {
    let (vault, now) = (empty_vault().await, tuesday());
    let group = groups::create(&vault, &now, "Tuesday group", "", &[], Some("Ann Tate")).await.unwrap().group;
    let mut change = vault.change("groups.addMember", &now).await.unwrap();
    let local = groups::group(change.sql(), group).await.unwrap().id;
    for nth in 0..620 {
        // Newest first, so that the order is not the one in which they came.
        let name = format!("Person {:03}", 619 - nth);
        let new = NewMember {
            name: &name,
            phone: "",
            email: "",
            best_time: "",
            answers: &[],
            host: false,
            how: ReachedBy::ToldHost,
            source: Some(MemberSource::WordOfMouth),
        };
        groups::enrol(&mut change, local, &new).await.unwrap();
    }
    change.commit().await.unwrap();

    let view = home::group(&vault, &now, group).await.unwrap();
    assert_eq!((view.on_list, view.members.len(), view.gone), (621, 100, 0));
    let mut rows = view.members;
    loop {
        let next = home::group_people(&vault, group, u32::try_from(rows.len()).unwrap()).await.unwrap();
        if next.is_empty() {
            break;
        }
        rows.extend(next);
    }
    let names: Vec<String> = rows.into_iter().map(|row| row.name).collect();
    let expected: Vec<String> =
        ["Ann Tate".to_owned()].into_iter().chain((0..620).map(|nth| format!("Person {nth:03}"))).collect();
    assert_eq!(names, expected, "hosts first, then by name, and nobody twice or left out");
    // Whoever is last is found by name, and so never out of reach.
    let found = home::find(&vault, &now, "Person 619").await.unwrap();
    assert_eq!(found[0].text, "Person 619");

    let plan: Vec<String> = {
        let mut conn = vault.connection().await.unwrap();
        let steps = sqlx::query(
            "EXPLAIN QUERY PLAN SELECT id FROM member WHERE group_id = 1 AND present = 1 AND same_as IS NULL \
             AND state NOT IN ('left', 'movedGroup', 'died') ORDER BY host DESC, name, id LIMIT 100 OFFSET 100",
        );
        steps.fetch_all(conn.sql()).await.unwrap().iter().map(|row| row.get("detail")).collect()
    };
    assert_eq!(plan, ["SEARCH member USING INDEX member_on_list (group_id=?)"], "no sorting of the whole list");
}

#[tokio::test]
async fn whoever_is_added_by_hand_is_asked_where_they_come_from() {
    let (vault, now) = (empty_vault().await, tuesday());
    let group = groups::create(&vault, &now, "Tuesday group", "", &[], None).await.unwrap().group;
    for source in MemberSource::ALL.iter().copied().map(Some).chain([None]) {
        let new = ByHand { name: "Jo Marsh", source, ..ByHand::default() };
        let added = groups::add_by_hand(&vault, &now, group, &new).await.unwrap();
        assert_eq!(home::member(&vault, added.member).await.unwrap().source, source);
    }
}

#[tokio::test]
async fn two_rows_of_one_person_count_once_at_a_meeting() {
    let (vault, now) = (empty_vault().await, tuesday());
    let (group, meeting) = group_of(&vault, &["Grace Adeyemi", "Grace Adeyami", "Imran Sheikh"]).await;
    let one = member_called(&vault, group, "Grace Adeyemi").await;
    let two = member_called(&vault, group, "Grace Adeyami").await;
    meetings::start(&vault, &now, meeting).await.unwrap();
    let tally = async |first, second| {
        attendance::mark(&vault, &now, meeting, one, first).await.unwrap();
        let tally = attendance::mark(&vault, &now, meeting, two, second).await.unwrap().tally;
        [tally.here, tally.apologies, tally.no_word, tally.not_marked]
    };
    let (here, apologies, no_word) = (Some(Status::Here), Some(Status::Apologies), Some(Status::NoWord));
    assert_eq!(tally(here, here).await, [2, 0, 0, 1], "two people, as far as anybody said");
    let same = groups::same_member(&vault, &now, two, Some(one)).await.unwrap();
    for (first, second, expected) in [
        (here, here, [1, 0, 0, 1]),
        (no_word, here, [1, 0, 0, 1]),
        (apologies, no_word, [0, 1, 0, 1]),
        (no_word, None, [0, 0, 1, 1]),
        (None, no_word, [0, 0, 1, 1]),
        (None, None, [0, 0, 0, 2]),
        (here, apologies, [1, 0, 0, 1]),
    ] {
        assert_eq!(tally(first, second).await, expected, "{first:?} {second:?}");
    }
    vault.undo(Some(same.change), &now).await.unwrap();
    assert_eq!(tally(here, apologies).await, [1, 1, 0, 1], "two people again");
    groups::same_member(&vault, &now, two, Some(one)).await.unwrap();
    attendance::finish(&vault, &now, meeting, "", &[], None).await.unwrap();
    assert_eq!(home::group(&vault, &now, group).await.unwrap().trend[0].here, 1);
}
