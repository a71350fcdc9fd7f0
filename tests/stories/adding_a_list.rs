//! A second list comes into a group that has people: what is new, what has changed, and one way back.

use std::ops::ControlFlow;

use follow_on_core::{
    asking, groups,
    home::{self, MemberView},
    intake::{self, Choices, Column, ColumnChoice, DecidedValue, Destination, List, ListDetail, SameMember, What},
    people::{self, Role},
    platform::{GroupId, Now, ProgrammeId, Vault},
    privacy::{Decision, Purpose},
    programmes::{self, ProgrammeView},
};

use crate::{empty_vault, member_called, tuesday};

const FIRST: &str = "Name,Mobile,Email,Agreed,Share number\n\
    Ann Tate,07700 900112 after 6,,Y,Y\n\
    Bo Lee,07700 900113,bo@example.org,Y,Y\n\
    Cy Low,07700 900114,,Y,N\n";

const SECOND: &str = "Name,Mobile,Email,Agreed,Share number\n\
    \"Tate, Ann\",+44 7700 900112,ann@example.org,Y,Y\n\
    Bo Lee,07700 900119,bo@example.org,Y,Y\n\
    Cy Low,,,Y,\n\
    Di Ray,07700 900115,,Y,Y\n\
    Ed Fox,,,N,\n";

fn list(text: &str) -> List {
    List::new(intake::read_bytes("list.csv", text.as_bytes(), |_, _| ControlFlow::Continue(())).unwrap())
}

fn go(_: u32, _: u32) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn into(group: Option<GroupId>) -> Destination {
    Destination { group, new_group_name: "Tuesday group".into(), programme: None, programme_code: String::new() }
}

async fn first_list(vault: &Vault, now: &Now) -> GroupId {
    people::set_role(vault, Role::Clinician).await.unwrap();
    let brought = intake::bring_in(vault, now, &list(FIRST), &Choices::default(), &into(None), go).await.unwrap();
    assert_eq!((brought.brought_in, brought.changed), (3, 0));
    brought.group
}

async fn view(vault: &Vault, group: GroupId, name: &str) -> MemberView {
    home::member(vault, member_called(vault, group, name).await).await.unwrap()
}

/// Everything that a host can see of the three who were there first.
async fn everyone(vault: &Vault, group: GroupId) -> Vec<MemberView> {
    let mut all = Vec::new();
    for name in ["Ann Tate", "Bo Lee", "Cy Low"] {
        all.push(view(vault, group, name).await);
    }
    all
}

#[tokio::test]
async fn a_second_list_is_compared_and_one_undo_takes_it_back() {
    let (vault, now) = (empty_vault().await, tuesday());
    let group = first_list(&vault, &now).await;
    let before = everyone(&vault, group).await;
    assert_eq!((before[0].phone.as_str(), before[0].best_time.as_str()), ("07700 900112", "after 6"));
    assert_eq!((before[2].phone.as_str(), before[2].may_have_contacts), ("", false));

    let second = list(SECOND);
    let on_the_list = intake::on_the_list(&vault, group).await.unwrap();
    let preview = intake::compare(&second, &Choices::default(), Some(&on_the_list));
    let asked: Vec<What> = preview.problems.iter().map(|problem| problem.what).collect();
    assert_eq!(asked, [What::Changed, What::SameAsMember]);
    let error = intake::bring_in(&vault, &now, &second, &Choices::default(), &into(Some(group)), go).await.unwrap_err();
    assert_eq!(error.what, "list.problems");
    assert_eq!(everyone(&vault, group).await, before, "nothing is written while anything is unanswered");

    let choices = Choices {
        members: vec![SameMember { row: 4, member: before[2].id, same: true }],
        values: vec![DecidedValue { row: 3, detail: ListDetail::Phone, take: true }],
        ..Choices::default()
    };
    let preview = intake::compare(&second, &choices, Some(&on_the_list));
    let against = preview.against.unwrap();
    assert_eq!((against.same, against.changed, against.absent, preview.will_bring_in), (1, 2, 0, 1));
    let brought = intake::bring_in(&vault, &now, &second, &choices, &into(Some(group)), go).await.unwrap();
    assert_eq!((brought.brought_in, brought.changed), (1, 2));
    assert_eq!(view(&vault, group, "Ann Tate").await.email, "ann@example.org");
    assert_eq!(view(&vault, group, "Ann Tate").await.phone, "07700 900112", "the same number stays as it was written");
    assert_eq!(view(&vault, group, "Bo Lee").await.phone, "07700 900119");
    assert_eq!(view(&vault, group, "Di Ray").await.phone, "07700 900115");
    // Those who were counted with the first list are not counted again.
    let counts = home::group(&vault, &now, group).await.unwrap().programme.unwrap();
    assert_eq!((counts.people, counts.yes, counts.no), (5, 4, 1));

    vault.undo(None, &now).await.unwrap();
    assert_eq!(everyone(&vault, group).await, before);
    assert_eq!(home::group(&vault, &now, group).await.unwrap().members.len(), 3);
}

#[tokio::test]
async fn a_permission_on_the_list_brings_the_number_and_takes_it_away() {
    let (vault, now) = (empty_vault().await, tuesday());
    let group = first_list(&vault, &now).await;
    let (bo, cy) = (member_called(&vault, group, "Bo Lee").await, member_called(&vault, group, "Cy Low").await);
    let change = list(
        "Name,Mobile,Email,Agreed,Share number\nBo Lee,07700 900113,bo@example.org,Y,N\nCy Low,07700 900114 text only,,Y,Y\n",
    );
    let take = |take| Choices {
        members: vec![SameMember { row: 3, member: cy, same: true }],
        values: [2, 3].map(|row| DecidedValue { row, detail: ListDetail::Contacts, take }).to_vec(),
        ..Choices::default()
    };
    let error = intake::bring_in(&vault, &now, &change, &take(false), &into(Some(group)), go).await.unwrap_err();
    assert_eq!(error.what, "list.nobody", "keeping everything is nothing to write");
    intake::bring_in(&vault, &now, &change, &take(true), &into(Some(group)), go).await.unwrap();
    let bo = home::member(&vault, bo).await.unwrap();
    assert_eq!((bo.phone.as_str(), bo.email.as_str(), bo.may_have_contacts), ("", "", false));
    let cy = home::member(&vault, cy).await.unwrap();
    assert_eq!((cy.phone.as_str(), cy.best_time.as_str(), cy.may_have_contacts), ("07700 900114", "text only", true));
}

#[tokio::test]
async fn when_to_ring_goes_with_the_number() {
    let (vault, now) = (empty_vault().await, tuesday());
    let group = first_list(&vault, &now).await;
    let ann = member_called(&vault, group, "Ann Tate").await;
    groups::edit_member(&vault, &now, ann, "Ann Tate", "07700 900112", "", "not Mondays", false).await.unwrap();
    assert_eq!(home::member(&vault, ann).await.unwrap().best_time, "not Mondays");
    asking::answer(&vault, &now, ann, Purpose::HostHasContacts, Decision::Refused).await.unwrap();
    assert_eq!(home::member(&vault, ann).await.unwrap().best_time, "");
}

#[tokio::test]
async fn stopping_half_way_changes_nobody() {
    let (vault, now) = (empty_vault().await, tuesday());
    let group = first_list(&vault, &now).await;
    let before = everyone(&vault, group).await;
    let many: String = (0..300).map(|nth| format!("Person Number{nth},01632 9{nth:05},,Y,Y\n")).collect();
    let mut calls = 0;
    let stop = |_: u32, _: u32| {
        calls += 1;
        if calls == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let text = format!("Name,Mobile,Email,Agreed,Share number\n{many}");
    let error = intake::bring_in(&vault, &now, &list(&text), &Choices::default(), &into(Some(group)), stop).await;
    assert_eq!(error.unwrap_err().what, "list.stopped");
    assert_eq!(calls, 3, "it was stopped with some of them written");
    assert_eq!(everyone(&vault, group).await, before);
    assert_eq!(home::group(&vault, &now, group).await.unwrap().members.len(), 3);
}

#[tokio::test]
async fn the_columns_of_such_a_file_are_remembered() {
    let (vault, now) = (empty_vault().await, tuesday());
    let file = |person: &str| list(&format!("Name,Tel 2,Agreed\n{person},01632 960033,Y\n"));
    let first = file("Ann Tate");
    assert_eq!(intake::first_choices(&vault, &first).await.unwrap(), Choices::default());
    let columns = vec![ColumnChoice { index: 1, is: Column::Phone }];
    let choices = Choices { columns: columns.clone(), host_may_have_contacts: Some(true), ..Choices::default() };
    intake::bring_in(&vault, &now, &first, &choices, &into(None), go).await.unwrap();
    // The meaning of the columns, and nothing else that was said about the first file.
    assert_eq!(
        intake::first_choices(&vault, &file("Bo Lee")).await.unwrap(),
        Choices { columns, ..Choices::default() }
    );
    let other = list("Name,Telephone 2,Agreed\nBo Lee,01632 960033,Y\n");
    assert_eq!(intake::first_choices(&vault, &other).await.unwrap(), Choices::default());
    let kept = vault.device("list.layouts").await.unwrap();
    for word in ["Ann", "Name", "Tel", "01632"] {
        assert!(!kept.contains(word), "{kept}");
    }
}

/// The programme, by answer with and without a name, and everybody named.
async fn cohort(vault: &Vault, programme: ProgrammeId) -> (ProgrammeView, [u32; 5]) {
    let view = programmes::read(vault, programme).await.unwrap();
    let counts = &view.counts;
    let numbers = [counts.people, counts.yes, counts.maybe, counts.no, counts.not_asked];
    (view, numbers)
}

#[tokio::test]
async fn a_newer_list_of_the_same_programme_counts_nobody_twice() {
    let (vault, now) = (empty_vault().await, tuesday());
    people::set_role(&vault, Role::Clinician).await.unwrap();
    let head = "Name,Mobile,Agreed,Answer,Completed\n";
    let first = format!(
        "{head}Ann Tate,07700 900112,Y,Yes,Y\nBo Lee,07700 900113,Y,Maybe,Y\nCy Low,,N,No,Y\nDi Ray,,,,\nEd Fox,,,,\n"
    );
    let brought = intake::bring_in(&vault, &now, &list(&first), &agreed(), &into(None), go).await.unwrap();
    let programme = home::group(&vault, &now, brought.group).await.unwrap().programmes[0].id;
    let (before, numbers) = cohort(&vault, programme).await;
    assert_eq!((numbers, brought.counted_before), ([5, 1, 1, 1, 2], 0));

    // Bo has said yes, Di has agreed to be named, Ed has said no, and Fay is new.
    let second = format!(
        "{head}Ann Tate,07700 900112,Y,Yes,Y\nBo Lee,07700 900113,Y,Yes,Y\nCy Low,,N,No,Y\n\
         Di Ray,07700 900115,Y,Yes,Y\nEd Fox,,N,No,N\nFay Orr,07700 900116,Y,Yes,Y\n"
    );
    let same = Destination { programme: Some(programme), ..into(Some(brought.group)) };
    let again = intake::bring_in(&vault, &now, &list(&second), &agreed(), &same, go).await.unwrap();
    assert_eq!((again.brought_in, again.counted_before), (3, 3));
    let (view, numbers) = cohort(&vault, programme).await;
    assert_eq!(numbers, [6, 4, 0, 2, 0]);
    let names: Vec<&str> = view.people.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["Ann Tate", "Bo Lee", "Di Ray", "Fay Orr"], "Bo is named once");
    let listed: i64 = {
        let mut conn = vault.connection().await.unwrap();
        sqlx::query_scalar("SELECT count(*) FROM person WHERE present = 1").fetch_one(conn.sql()).await.unwrap()
    };
    assert_eq!(listed, 4, "and once on the service's list");

    vault.undo(None, &now).await.unwrap();
    assert_eq!(cohort(&vault, programme).await.0, before);
    // Another programme's list counts its own people.
    let other =
        intake::bring_in(&vault, &now, &list(&second), &agreed(), &into(Some(brought.group)), go).await.unwrap();
    assert_eq!(other.counted_before, 0);
    assert_eq!(home::group(&vault, &now, brought.group).await.unwrap().programmes.len(), 2);
}

fn agreed() -> Choices {
    Choices { host_may_have_contacts: Some(true), ..Choices::default() }
}
