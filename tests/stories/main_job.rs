//! A list comes in, a meeting is held, and everything is as it should be.

use std::{ops::ControlFlow, path::Path};

use follow_on_core::{
    attendance::{self, Status, Tally},
    groups, home,
    intake::{self, Choices, Column, ColumnChoice, Destination, Keep, List, RowFix, SamePerson, What},
    meetings::{self, JottingKind, MeetingState},
    platform::{Code, Topic},
    privacy::{Decision, Purpose},
};

use crate::{empty_vault, group_of, member_called, tuesday};

fn list(name: &str) -> List {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/lists").join(name);
    List::new(intake::read_path(&path, |_, _| ControlFlow::Continue(())).unwrap())
}

fn new_group() -> Destination {
    Destination {
        group: None,
        new_group_name: "Westerby autumn group".into(),
        programme: None,
        programme_code: "Autumn 2026".into(),
    }
}

/// Settles everything that the preview asks about, as a clinician would.
fn settled(list: &List) -> Choices {
    let mut choices = Choices::default();
    for _ in 0..4 {
        let preview = intake::check(list, &choices);
        for problem in preview.problems {
            match problem.what {
                What::ColumnUnknown => {
                    choices.columns.push(ColumnChoice { index: problem.column.unwrap(), is: Column::LeaveOut })
                }
                What::PhoneTooShort => {
                    choices.fixes.push(RowFix {
                        row: problem.row.unwrap(),
                        phone: Some("07700 900199".into()),
                        ..RowFix::default()
                    });
                }
                What::SameAs => {
                    let (row, other_row) = (problem.row.unwrap(), problem.other_row.unwrap());
                    choices.same.push(SamePerson { row, other_row, keep: Keep::One });
                }
                What::NoSharePhone => choices.host_may_have_contacts = Some(true),
                other => panic!("{other:?} was not expected in this list"),
            }
        }
    }
    choices
}

#[tokio::test]
async fn a_list_comes_in_whole_and_goes_back_in_one_undo() {
    for file in ["autumn_programme.xlsx", "autumn_programme.csv"] {
        let (vault, now) = (empty_vault().await, tuesday());
        let list = list(file);
        let open = intake::check(&list, &Choices::default());
        assert!(!open.problems.is_empty(), "{file} is a list with trouble in it");
        let error =
            intake::bring_in(&vault, &now, &list, &Choices::default(), &new_group(), |_, _| ControlFlow::Continue(()))
                .await
                .unwrap_err();
        assert_eq!((error.code, error.what), (Code::Invalid, "list.problems"));
        assert!(home::groups_list(&vault, &now).await.unwrap().is_empty(), "nothing is written before it is settled");

        let choices = settled(&list);
        let expected = intake::check(&list, &choices);
        let brought = intake::bring_in(&vault, &now, &list, &choices, &new_group(), |_, _| ControlFlow::Continue(()))
            .await
            .unwrap();
        assert_eq!(brought.brought_in, expected.will_bring_in);
        let view = home::group(&vault, &now, brought.group).await.unwrap();
        assert_eq!(view.members.len(), expected.will_bring_in as usize);
        let counts = view.programme.unwrap();
        assert_eq!(counts.people, counts.yes + counts.maybe + counts.no + counts.not_asked, "everybody is counted");
        assert!(counts.people > expected.will_bring_in, "those who have not agreed are counted, not named");

        vault.undo(None, &now).await.unwrap();
        assert!(home::groups_list(&vault, &now).await.unwrap().is_empty());
        assert_eq!(home::counts(&vault).await.unwrap(), home::Counts { people: 0, meetings: 0, groups: 0 });
    }
}

#[tokio::test]
async fn stopping_anywhere_on_the_way_leaves_nothing() {
    let (vault, now) = (empty_vault().await, tuesday());
    let list = list("easy_list.csv");
    let (choices, into) = (settled(&list), new_group());
    let mut stopped = Vec::new();
    for patience in 0.. {
        let mut asked = 0;
        let progress = |done, _| {
            asked += 1;
            if asked <= patience {
                return ControlFlow::Continue(());
            }
            stopped.push(done);
            ControlFlow::Break(())
        };
        let Err(error) = intake::bring_in(&vault, &now, &list, &choices, &into, progress).await else { break };
        assert_eq!(error.what, "list.stopped");
        assert_eq!(home::counts(&vault).await.unwrap(), home::Counts { people: 0, meetings: 0, groups: 0 });
    }
    assert!(stopped.len() > 1 && stopped.last() > stopped.first(), "it asked only at {stopped:?}");
}

#[tokio::test]
async fn a_meeting_from_the_first_tap_to_the_end() {
    let (vault, now) = (empty_vault().await, tuesday());
    let (group, meeting) =
        group_of(&vault, &["Maureen Okafor", "Dilip Chaudhari", "Jean Mackintosh", "Tomasz Wilczek"]).await;
    let someone = async |name| member_called(&vault, group, name).await;

    let home = home::read(&vault, &now).await.unwrap();
    let next = home.next.unwrap();
    assert!(next.is_today && next.on_the_list == 4);

    let error = attendance::mark(&vault, &now, meeting, someone("Jean Mackintosh").await, Some(Status::Here))
        .await
        .unwrap_err();
    assert_eq!(error.what, "meeting.notRunning");
    meetings::start(&vault, &now, meeting).await.unwrap();
    assert_eq!(meetings::start(&vault, &now, meeting).await.unwrap().change, 0, "going back in changes nothing");

    let maureen = someone("Maureen Okafor").await;
    let marked = attendance::mark(&vault, &now, meeting, maureen, Some(Status::Here)).await.unwrap();
    assert_eq!(marked.tally, Tally { here: 1, not_marked: 3, ..Tally::default() });
    assert_eq!(marked.done.touched, [Topic::Attendance]);
    attendance::mark(&vault, &now, meeting, someone("Dilip Chaudhari").await, Some(Status::Here)).await.unwrap();
    attendance::mark(&vault, &now, meeting, someone("Jean Mackintosh").await, Some(Status::Apologies)).await.unwrap();
    attendance::add_guest(&vault, &now, meeting, " Anne ").await.unwrap();
    vault.undo(Some(marked.done.change), &now).await.unwrap();
    let view = attendance::read(&vault, &now, meeting).await.unwrap();
    assert_eq!(view.tally, Tally { here: 1, apologies: 1, no_word: 0, not_marked: 2, guests: 1 });
    assert_eq!(
        view.register.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(),
        ["Dilip", "Jean", "Maureen", "Tomasz"]
    );
    assert_eq!(view.guests[0].name, "Anne");
    attendance::mark(&vault, &now, meeting, maureen, Some(Status::Here)).await.unwrap();

    meetings::jot(&vault, &now, meeting, JottingKind::GoodNews, "Dilip slept six hours").await.unwrap();
    meetings::next_item(&vault, &now, meeting).await.unwrap();
    meetings::more_minutes(&vault, &now, meeting, 5).await.unwrap();
    let view = attendance::read(&vault, &now, meeting).await.unwrap();
    assert_eq!(view.now.ends_at - view.now.started_at, chrono_minutes(10), "welcome takes 5, and 5 more");

    let close = attendance::close_view(&vault, &now, meeting).await.unwrap();
    assert_eq!(close.not_marked.iter().map(|who| who.name.as_str()).collect::<Vec<_>>(), ["Tomasz Wilczek"]);
    assert!(close.did_not_come.is_empty(), "not marked is not the same as did not come");
    attendance::finish(&vault, &now, meeting, "Sleep next time", &[], None).await.unwrap();

    let close = attendance::close_view(&vault, &now, meeting).await.unwrap();
    assert_eq!((close.state, close.tally.no_word, close.tally.not_marked), (MeetingState::Held, 0, 1));
    let home = home::read(&vault, &now).await.unwrap();
    assert_eq!(home.last_note.as_deref(), Some("Sleep next time"));
    assert_eq!(home.trend.iter().map(|point| point.here).collect::<Vec<_>>(), [3]);
    assert!(home.running.is_none());
}

fn chrono_minutes(minutes: i64) -> chrono::TimeDelta {
    chrono::TimeDelta::minutes(minutes)
}

#[tokio::test]
async fn somebody_put_on_the_list_by_mistake_counts_nowhere() {
    let (vault, now) = (empty_vault().await, tuesday());
    let (group, meeting) = group_of(&vault, &["Ann Price", "Bob Price"]).await;
    meetings::start(&vault, &now, meeting).await.unwrap();
    let ann = member_called(&vault, group, "Ann Price").await;
    let marked = attendance::mark(&vault, &now, meeting, ann, Some(Status::Here)).await.unwrap();
    let here = async || attendance::read(&vault, &now, meeting).await.unwrap().tally.here;
    let removed = groups::remove_member(&vault, &now, ann).await.unwrap();
    assert_eq!(here().await, 0);
    vault.undo(Some(removed.change), &now).await.unwrap();
    assert_eq!(here().await, 1);
    groups::remove_member(&vault, &now, ann).await.unwrap();
    vault.undo(Some(marked.done.change), &now).await.unwrap();
    assert_eq!(here().await, 0);
}

#[tokio::test]
async fn undoing_the_list_after_dates_were_planned_leaves_home_whole() {
    let (vault, now) = (empty_vault().await, tuesday());
    let names = ["Ann Price".to_owned()];
    let created = groups::create(&vault, &now, "Group", "", &names, None).await.unwrap();
    let half_past_ten = "10:30:00".parse().unwrap();
    meetings::plan(&vault, &now, created.group, &[now.today], half_past_ten, 90, "").await.unwrap();
    vault.undo(Some(created.done.change), &now).await.unwrap();
    let home = home::read(&vault, &now).await.unwrap();
    assert!(home.empty && home.next.is_none());
}

#[tokio::test]
async fn the_host_may_say_who_did_not_come() {
    let (vault, now) = (empty_vault().await, tuesday());
    let (group, meeting) = group_of(&vault, &["Ann Price", "Bob Price"]).await;
    meetings::start(&vault, &now, meeting).await.unwrap();
    let bob = member_called(&vault, group, "Bob Price").await;
    attendance::finish(&vault, &now, meeting, "", &[bob], Some("2027-02-16".parse().unwrap())).await.unwrap();
    let view = home::group(&vault, &now, group).await.unwrap();
    let words: Vec<_> = view.members.iter().map(|member| (member.name.as_str(), member.word)).collect();
    assert_eq!(words, [("Ann Price", home::Word::NotMarkedLast), ("Bob Price", home::Word::MissedLast)]);
    assert_eq!(view.upcoming.len(), 3);
    vault.undo(None, &now).await.unwrap();
    let view = home::group(&vault, &now, group).await.unwrap();
    assert_eq!((view.held, view.upcoming.len()), (0, 3), "one undo takes the whole closing back");
}

#[tokio::test]
async fn bad_requests_are_told_by_field_and_leave_nothing() {
    let (vault, now) = (empty_vault().await, tuesday());
    let (group, meeting) = group_of(&vault, &["Ann Price"]).await;
    let counts = home::counts(&vault).await.unwrap();
    let check = |error: follow_on_core::platform::Error, what: &str, field: Option<&str>| {
        assert_eq!((error.what, error.field), (what, field));
    };
    check(groups::create(&vault, &now, " ", "", &[], None).await.unwrap_err(), "name.empty", Some("name"));
    check(
        groups::create(&vault, &now, &"x".repeat(121), "", &[], None).await.unwrap_err(),
        "text.tooLong",
        Some("name"),
    );
    check(
        groups::add_member(
            &vault,
            &now,
            group,
            "Cal",
            "07700 9001",
            "",
            &[(Purpose::HostHasContacts, Decision::Given)],
        )
        .await
        .unwrap_err(),
        "phone.tooShort",
        Some("phone"),
    );
    check(
        groups::add_member(&vault, &now, group, "Cal", "", "cal@", &[(Purpose::HostHasContacts, Decision::Given)])
            .await
            .unwrap_err(),
        "email.malformed",
        Some("email"),
    );
    check(
        groups::add_member(&vault, &now, group, "Cal", "07700 900123", "", &[]).await.unwrap_err(),
        "permission.missing",
        Some("mayHavePhone"),
    );
    let half_past_ten = "10:30:00".parse().unwrap();
    check(
        meetings::plan(&vault, &now, group, &[], half_past_ten, 90, "").await.unwrap_err(),
        "dates.none",
        Some("dates"),
    );
    check(
        meetings::plan(&vault, &now, group, &[now.today], half_past_ten, 90, "").await.unwrap_err(),
        "date.taken",
        Some("dates"),
    );
    check(
        meetings::plan(&vault, &now, group, &["2027-05-04".parse().unwrap()], half_past_ten, 5, "").await.unwrap_err(),
        "minutes.range",
        Some("minutes"),
    );
    check(meetings::jot(&vault, &now, meeting, JottingKind::Idea, " ").await.unwrap_err(), "text.empty", Some("text"));
    meetings::start(&vault, &now, meeting).await.unwrap();
    check(attendance::add_guest(&vault, &now, meeting, "").await.unwrap_err(), "name.empty", Some("firstName"));
    check(
        attendance::finish(&vault, &now, meeting, "", &[], Some(now.today)).await.unwrap_err(),
        "date.passed",
        Some("nextDate"),
    );
    assert_eq!(home::counts(&vault).await.unwrap(), counts);
}
