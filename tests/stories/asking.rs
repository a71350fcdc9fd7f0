//! Asking for permission: a talk, a paper form, a change of mind, and who still has to be asked.

use follow_on_core::{
    asking::{self, Form, Said, named},
    groups::{self, agreed},
    home,
    leaving::{self, How, KeepInTouch, LeavingRequest},
    meetings,
    platform::{MemberId, Vault},
    privacy::{Decision, Purpose, ReachedBy, WORDING, decide_as},
    reasons::{Reason, Why},
};

use crate::{at, empty_vault, group_of, member_called, tuesday};

fn form(how: ReachedBy, on: &str, taken_by: &str, answers: &[(Purpose, Decision)]) -> Form {
    let answers = answers.iter().map(|(purpose, decision)| Said { purpose: *purpose, decision: *decision });
    Form { how, on: on.parse().unwrap(), taken_by: taken_by.to_owned(), answers: answers.collect() }
}

async fn asked(vault: &Vault, member: MemberId, purpose: Purpose) -> asking::Asked {
    let view = asking::read(vault, member).await.unwrap();
    view.asked.into_iter().find(|one| one.purpose == purpose).unwrap()
}

#[tokio::test]
async fn a_paper_form_is_typed_up_in_one_go_and_nothing_is_taken_for_a_yes() {
    let (vault, now) = (empty_vault().await, tuesday());
    home::write_me(&vault, &now, "Jo Marsh", None).await.unwrap();
    let (group, _) = group_of(&vault, &["Grace Adeyemi"]).await;
    let grace = member_called(&vault, group, "Grace Adeyemi").await;
    let paper = form(
        ReachedBy::PaperForm,
        "2026-11-20",
        "Dilip Chaudhari",
        &[
            (Purpose::HostHasContacts, Decision::Given),
            (Purpose::Research, Decision::Refused),
            (Purpose::SharePhone, Decision::NotAsked),
        ],
    );
    let done = asking::record(&vault, &now, grace, &paper).await.unwrap();
    let said = async |purpose| asked(&vault, grace, purpose).await.decision;
    assert_eq!(said(Purpose::HostHasContacts).await, Decision::Given);
    assert_eq!(said(Purpose::Research).await, Decision::Refused);
    assert_eq!(said(Purpose::SharePhone).await, Decision::NotAsked);
    assert_eq!(said(Purpose::ShareEmail).await, Decision::NotAsked);
    let told = asked(&vault, grace, Purpose::HostHasContacts).await.history.remove(0);
    assert_eq!(
        (told.how, told.taken_by.as_str(), told.on, told.wording.as_str()),
        (Some(ReachedBy::PaperForm), "Dilip Chaudhari", "2026-11-20".parse().unwrap(), WORDING)
    );
    vault.undo(Some(done.change), &now).await.unwrap();
    assert_eq!(said(Purpose::HostHasContacts).await, Decision::NotAsked, "one undo takes the whole form back");
    assert_eq!(said(Purpose::HoldDetails).await, Decision::Given, "and nothing else");

    let refused = async |form: Form| asking::record(&vault, &now, grace, &form).await.unwrap_err();
    let error = refused(form(ReachedBy::PaperForm, "2026-11-25", "", &[(Purpose::Research, Decision::Given)])).await;
    assert_eq!((error.what, error.field), ("date.future", Some("on")));
    let error = refused(form(ReachedBy::PaperForm, "2026-11-20", "", &[(Purpose::Research, Decision::NotAsked)])).await;
    assert_eq!((error.what, error.field), ("answers.none", Some("answers")));
}

#[tokio::test]
async fn a_form_of_last_week_does_not_undo_what_was_said_yesterday() {
    let (vault, now) = (empty_vault().await, tuesday());
    let (group, _) = group_of(&vault, &["Grace Adeyemi"]).await;
    let grace = member_called(&vault, group, "Grace Adeyemi").await;
    let yes = form(ReachedBy::ToldHost, "2026-11-10", "", &[(Purpose::SharePhone, Decision::Given)]);
    asking::record(&vault, &now, grace, &yes).await.unwrap();
    asking::answer(&vault, &at("2026-11-23T09:00:00Z"), grace, Purpose::SharePhone, Decision::Refused).await.unwrap();
    let late = form(ReachedBy::PaperForm, "2026-11-17", "", &[(Purpose::SharePhone, Decision::Given)]);
    asking::record(&vault, &now, grace, &late).await.unwrap();
    let asked = asked(&vault, grace, Purpose::SharePhone).await;
    assert_eq!(asked.decision, Decision::Withdrawn, "a yes that was taken back is not a no");
    let days: Vec<String> = asked.history.iter().map(|one| one.on.to_string()).collect();
    assert_eq!(days, ["2026-11-23", "2026-11-17", "2026-11-10"], "all of it stays to be read");
    assert!(asked.history.iter().all(|one| one.taken_by.is_empty()), "nobody has said who is at this laptop");
}

#[tokio::test]
async fn an_older_wording_is_still_readable_and_a_newer_one_is_kept() {
    let (vault, now) = (empty_vault().await, tuesday());
    let (group, _) = group_of(&vault, &["Grace Adeyemi"]).await;
    let grace = member_called(&vault, group, "Grace Adeyemi").await;
    asking::answer(&vault, &now, grace, Purpose::HostHasContacts, Decision::Given).await.unwrap();
    for (wording, expected) in [
        ("2026-11", Some("May the person who runs the group have your phone number and e-mail?")),
        (WORDING, Some("May the people who run the group have your phone number and email?")),
        ("2031-02", None),
    ] {
        let mut conn = vault.connection().await.unwrap();
        sqlx::query("UPDATE permission SET wording = ? WHERE purpose = 'hostHasContacts'")
            .bind(wording)
            .execute(conn.sql())
            .await
            .unwrap();
        drop(conn);
        let asked = asked(&vault, grace, Purpose::HostHasContacts).await;
        assert_eq!(asked.history[0].question.as_deref(), expected);
        assert_eq!(asked.decision, Decision::Given);
    }
}

#[tokio::test]
async fn who_still_has_to_be_asked_a_page_at_a_time() {
    let (vault, now) = (empty_vault().await, tuesday());
    let names: Vec<String> = (0..60).map(|nth| format!("Person {nth:02}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let (group, _) = group_of(&vault, &names).await;
    let first = asking::still_to_ask(&vault, group, 0).await.unwrap();
    assert_eq!((first.people, first.to_ask, first.rows.len(), first.more), (60, 60, 50, true));
    let second = asking::still_to_ask(&vault, group, 1).await.unwrap();
    assert_eq!((second.rows.len(), second.more, second.rows[0].name.as_str()), (10, false, "Person 50"));
    assert!(!first.rows[0].not_asked.contains(&Purpose::HoldDetails), "that is how they came on the list");
    assert!(!first.rows[0].not_asked.contains(&Purpose::ServiceMayAsk), "asked on leaving");

    let one = first.rows[0].member;
    let all: Vec<_> = first.rows[0].not_asked.iter().map(|purpose| (*purpose, Decision::Refused)).collect();
    asking::record(&vault, &now, one, &form(ReachedBy::ToldHost, "2026-11-24", "", &all)).await.unwrap();
    let after = asking::still_to_ask(&vault, group, 0).await.unwrap();
    assert_eq!((after.to_ask, after.rows[0].name.as_str()), (59, "Person 01"), "a no is an answer");
}

#[tokio::test]
async fn what_somebody_says_who_is_on_the_list_twice_holds_for_both_rows() {
    let (vault, now) = (empty_vault().await, tuesday());
    let (group, _) = group_of(&vault, &[]).await;
    let yes = [(Purpose::HostHasContacts, Decision::Given)];
    let add = async |phone: &str| {
        groups::add_member(&vault, &now, group, "Grace Adeyemi", phone, "", &yes).await.unwrap().member
    };
    let (one, two) = (add("01632 960 417").await, add("01632 960 418").await);
    groups::same_member(&vault, &now, two, Some(one)).await.unwrap();
    asking::answer(&vault, &now, one, Purpose::HostHasContacts, Decision::Refused).await.unwrap();
    for member in [one, two] {
        assert!(home::member(&vault, member).await.unwrap().phone.is_empty());
        assert_eq!(asked(&vault, member, Purpose::HostHasContacts).await.decision, Decision::Withdrawn);
    }
}

#[tokio::test]
async fn saying_the_same_again_on_the_same_day_is_not_another_decision() {
    let (vault, now) = (empty_vault().await, tuesday());
    let (group, _) = group_of(&vault, &["Grace Adeyemi"]).await;
    let grace = member_called(&vault, group, "Grace Adeyemi").await;
    for _ in 0..2 {
        asking::answer(&vault, &now, grace, Purpose::Research, Decision::Given).await.unwrap();
    }
    assert_eq!(asked(&vault, grace, Purpose::Research).await.history.len(), 1);
    let mut change = vault.change("test.decide", &now).await.unwrap();
    let row = groups::member(change.sql(), grace).await.unwrap();
    let taken = follow_on_core::privacy::Taken { how: ReachedBy::InWriting, on: now.today, by: "Jo".into() };
    decide_as(&mut change, row.group_id, row.id, Purpose::Research, Decision::Given, &taken).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(asked(&vault, grace, Purpose::Research).await.history.len(), 2, "another way of saying it is");
}

#[tokio::test]
async fn somebody_who_said_no_to_telling_why_leaves_no_reason() {
    let check = async |said: Decision, kept: bool| {
        let (vault, now) = (empty_vault().await, tuesday());
        let (group, _) = group_of(&vault, &["Ruth Feldman"]).await;
        let ruth = member_called(&vault, group, "Ruth Feldman").await;
        asking::answer(&vault, &now, ruth, Purpose::ShareReason, said).await.unwrap();
        let request = LeavingRequest {
            member: ruth,
            how: How::Leaving,
            on: now.today,
            back_on: None,
            why: Why { reasons: vec![Reason::GettingThere], ..Why::default() },
            keep_in_touch: KeepInTouch::NotAsked,
        };
        leaving::record(&vault, &now, &request).await.unwrap();
        let view = home::member(&vault, ruth).await.unwrap();
        assert_eq!((view.may_keep_why, view.leaving.unwrap().why.is_empty()), (kept, !kept), "{said:?}");
    };
    check(Decision::Given, true).await;
    check(Decision::NotAsked, true).await;
    check(Decision::Refused, false).await;
}

/// Free text cannot be put right without reading it: whoever took their name off the list is looked for in
/// all of it, and what is found is shown until somebody has written it anew or says that it may stay.
#[tokio::test]
async fn what_may_still_name_somebody_is_shown_to_be_written_anew() {
    let (vault, now) = (empty_vault().await, tuesday());
    let (group, meeting) = group_of(&vault, &["Zebedee Quillfeather", "Ann Pargeter"]).await;
    let zebedee = member_called(&vault, group, "Zebedee Quillfeather").await;
    meetings::start(&vault, &now, meeting).await.unwrap();
    meetings::jot(&vault, &now, meeting, meetings::JottingKind::Ring, "zebedee about lifts").await.unwrap();
    meetings::jot(&vault, &now, meeting, meetings::JottingKind::Idea, "A talk about sleep").await.unwrap();
    let notes = "Good talk.\nZebedee\u{2019}s tip: stop before it hurts.";
    follow_on_core::attendance::finish(&vault, &now, meeting, notes, &[], None).await.unwrap();
    let line = agreed::NewLine { part: agreed::Part::Rule, words: "Mr Quillfeather has the key".into() };
    agreed::begin(&vault, &now, group, agreed::Agreed::Agreement, &[line]).await.unwrap();

    let seen = async || {
        let view = named::read(&vault, group).await.unwrap();
        let texts = view.texts.iter().map(|one| (one.what.clone(), one.text.clone(), one.stays)).collect::<Vec<_>>();
        (view.left, texts)
    };
    assert_eq!(seen().await, (0, vec![]), "nothing is looked for while the name is on the list");

    let done = asking::answer(&vault, &now, zebedee, Purpose::HoldDetails, Decision::Refused).await.unwrap();
    let expected = [("notes", notes), ("jotting", "zebedee about lifts"), ("agreed", "Mr Quillfeather has the key")];
    let expected: Vec<_> =
        expected.iter().map(|(what, text)| ((*what).to_owned(), (*text).to_owned(), false)).collect();
    assert_eq!(seen().await, (3, expected.clone()));
    let todo = |kind| move |todo: &home::Todo| todo.kind == kind;
    let home_view = home::read(&vault, &now).await.unwrap();
    let found = home_view.when_you_feel_up_to_it.into_iter().find(todo(home::TodoKind::NamedInNotes)).unwrap();
    assert_eq!(found.count, Some(3));

    // One is written anew, one may stay, one goes with its words.
    let view = named::read(&vault, group).await.unwrap();
    assert_eq!(view.texts[0].date, Some(now.today));
    let no = |what: &str| view.texts.iter().find(|one| one.what == what).unwrap().no;
    let anew = "Good talk.\nA tip: stop before it hurts.";
    let rewritten = named::rewrite(&vault, &now, no("notes"), anew).await.unwrap();
    assert_eq!(home::read(&vault, &now).await.unwrap().last_note.as_deref(), Some(anew));
    named::rewrite(&vault, &now, no("jotting"), " ").await.unwrap();
    let mut conn = vault.connection().await.unwrap();
    let meeting_row = meetings::meeting(conn.sql(), meeting).await.unwrap().id;
    assert_eq!(meetings::jottings(conn.sql(), meeting_row).await.unwrap().len(), 1, "an empty jotting is none");
    drop(conn);
    named::may_stay(&vault, no("agreed"), true).await.unwrap();
    assert_eq!(seen().await, (0, vec![("agreed".into(), expected[2].1.clone(), true)]));
    let home_view = home::read(&vault, &now).await.unwrap();
    assert!(!home_view.when_you_feel_up_to_it.iter().any(todo(home::TodoKind::NamedInNotes)));

    // Undo gives the words back, and with them the question.
    vault.undo(Some(rewritten.change), &now).await.unwrap();
    assert_eq!(seen().await.0, 1);
    // Back on the list, nobody has to be looked for.
    vault.undo(Some(done.change), &now).await.unwrap();
    assert_eq!(seen().await, (0, vec![]));
    let missing = named::rewrite(&vault, &now, 999, "x").await.unwrap_err();
    assert_eq!(missing.what, "row.missing");
}
