//! What keeps a group going: jobs that are shared and handed over, words that were agreed, a place people
//! can get into, and an end or a pause that leaves it in peace.

use chrono::NaiveDate;
use follow_on_core::{
    asking,
    groups::{
        self,
        agreed::{self, Agreed, NewLine, Part},
        jobs::{self, Job},
        life::{self, Ending, Life, LifeRequest, Step},
    },
    home::{self, SettingUp, TodoKind},
    leaving::{self, How, KeepInTouch, LeavingRequest},
    meetings,
    needs::{self, Need, NeedEdit},
    platform::{Code, GroupId, JobId, MemberId, Vault},
    privacy::{Decision, Purpose},
    reasons::Why,
    venues::{self, Access, Answer, VenueForm},
};

use crate::{at, empty_vault, group_of, member_called, tuesday};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

async fn holders(vault: &Vault, group: GroupId, job: Job) -> Vec<(String, JobId)> {
    let view = jobs::read(vault, group).await.unwrap();
    let row = view.jobs.into_iter().find(|row| row.job == job).unwrap();
    row.holders.into_iter().map(|holder| (holder.name, holder.id)).collect()
}

async fn names(vault: &Vault, group: GroupId, job: Job) -> Vec<String> {
    holders(vault, group, job).await.into_iter().map(|(name, _)| name).collect()
}

async fn runs_it(vault: &Vault, member: MemberId) -> bool {
    home::member(vault, member).await.unwrap().host
}

fn going(member: MemberId, how: How) -> LeavingRequest {
    LeavingRequest {
        member,
        how,
        on: tuesday().today,
        back_on: None,
        why: Why::default(),
        keep_in_touch: KeepInTouch::NotAsked,
    }
}

#[tokio::test]
async fn a_job_is_handed_over_in_one_step_and_back_in_one_undo() {
    let (vault, now) = (empty_vault().await, tuesday());
    let (group, _) = group_of(&vault, &["Ruth Feldman", "Dilip Chaudhari"]).await;
    let ruth = member_called(&vault, group, "Ruth Feldman").await;
    let dilip = member_called(&vault, group, "Dilip Chaudhari").await;
    jobs::give(&vault, &now, ruth, Job::Host, "Has the key").await.unwrap();
    jobs::give(&vault, &now, ruth, Job::Refreshments, "").await.unwrap();
    let twice = jobs::give(&vault, &now, ruth, Job::Host, "").await.unwrap_err();
    assert_eq!((twice.what, twice.field), ("job.taken", Some("member")));
    assert!(runs_it(&vault, ruth).await && !runs_it(&vault, dilip).await);

    let (_, host) = holders(&vault, group, Job::Host).await.remove(0);
    let done = jobs::hand_over(&vault, &now, host, dilip, "From January").await.unwrap();
    assert_eq!(names(&vault, group, Job::Host).await, ["Dilip Chaudhari"]);
    assert!(!runs_it(&vault, ruth).await && runs_it(&vault, dilip).await);
    assert_eq!(names(&vault, group, Job::Refreshments).await, ["Ruth Feldman"], "the other job stays");
    let over = jobs::end(&vault, &now, host).await.unwrap_err();
    assert_eq!((over.code, over.what), (Code::Conflict, "job.over"));
    let view = jobs::read(&vault, group).await.unwrap();
    assert_eq!(view.past.iter().map(|past| past.name.as_str()).collect::<Vec<_>>(), ["Ruth Feldman"]);

    vault.undo(Some(done.change), &now).await.unwrap();
    assert_eq!(names(&vault, group, Job::Host).await, ["Ruth Feldman"]);
    assert!(runs_it(&vault, ruth).await && !runs_it(&vault, dilip).await, "undo brings both flags back");
    assert!(jobs::read(&vault, group).await.unwrap().past.is_empty());
}

#[tokio::test]
async fn a_job_stays_in_its_group() {
    let (vault, now) = (empty_vault().await, tuesday());
    let (group, _) = group_of(&vault, &["Ruth Feldman"]).await;
    let elsewhere =
        groups::create(&vault, &now, "Harbour group", "", &["Mei-Lin Tan".into()], None).await.unwrap().group;
    let ruth = member_called(&vault, group, "Ruth Feldman").await;
    let mei = member_called(&vault, elsewhere, "Mei-Lin Tan").await;
    jobs::give(&vault, &now, ruth, Job::Greeter, "").await.unwrap();
    let (_, greeter) = holders(&vault, group, Job::Greeter).await.remove(0);
    let error = jobs::hand_over(&vault, &now, greeter, mei, "").await.unwrap_err();
    assert_eq!((error.what, error.field), ("job.otherGroup", Some("member")));
    assert_eq!(names(&vault, group, Job::Greeter).await, ["Ruth Feldman"], "nothing half done");
}

#[tokio::test]
async fn a_break_rests_jobs_and_leaving_ends_them() {
    let check = async |how: How, free: &[Job], hosts: u32, resting: usize, after_undo: u32| {
        let (vault, now) = (empty_vault().await, tuesday());
        let (group, _) = group_of(&vault, &["Ruth Feldman", "Dilip Chaudhari"]).await;
        let ruth = member_called(&vault, group, "Ruth Feldman").await;
        let dilip = member_called(&vault, group, "Dilip Chaudhari").await;
        for (member, job) in [
            (ruth, Job::Host),
            (ruth, Job::Register),
            (ruth, Job::Treasurer),
            (dilip, Job::CoHost),
            (dilip, Job::Register),
        ] {
            jobs::give(&vault, &now, member, job, "").await.unwrap();
        }
        let recorded = leaving::record(&vault, &now, &going(ruth, how)).await.unwrap();
        assert_eq!(recorded.free, free, "{how:?}");
        let view = jobs::read(&vault, group).await.unwrap();
        let rests = view.jobs.iter().flat_map(|row| &row.holders).filter(|holder| holder.resting).count();
        assert_eq!((view.hosts, rests), (hosts, resting), "{how:?}");
        vault.undo(Some(recorded.done.change), &now).await.unwrap();
        assert_eq!(jobs::read(&vault, group).await.unwrap().hosts, after_undo, "{how:?}");
        assert!(runs_it(&vault, ruth).await, "{how:?}");
    };
    check(How::Leaving, &[Job::Host, Job::Treasurer], 1, 0, 2).await;
    check(How::Died, &[Job::Host, Job::Treasurer], 1, 0, 2).await;
    check(How::OnBreak, &[Job::Host, Job::Treasurer], 1, 3, 2).await;
    check(How::NotSure, &[Job::Host, Job::Treasurer], 1, 3, 2).await;
}

#[tokio::test]
async fn one_person_may_run_several_groups_and_only_come_to_another() {
    let (vault, now) = (empty_vault().await, tuesday());
    let made = async |name: &str| {
        groups::create(&vault, &now, name, "", &["Ann Price".into()], Some("Maureen Okafor")).await.unwrap().group
    };
    let (one, other) = (made("One").await, made("Other").await);
    let (third, _) = group_of(&vault, &["Maureen Okafor", "Ann Price"]).await;
    let there = member_called(&vault, third, "Maureen Okafor").await;
    groups::say_who_i_am(&vault, third, Some(there)).await.unwrap();
    for (group, hosts) in [(one, 1), (other, 1), (third, 0)] {
        let view = jobs::read(&vault, group).await.unwrap();
        assert_eq!(view.hosts, hosts);
        assert_eq!(view.people.iter().filter(|person| person.you).count(), 1, "one person, one place in each group");
    }
    groups::say_who_i_am(&vault, third, None).await.unwrap();
    assert!(jobs::read(&vault, third).await.unwrap().people.iter().all(|person| !person.you));
    assert!(jobs::read(&vault, one).await.unwrap().people.iter().any(|person| person.you), "the others stay");
    let error = groups::say_who_i_am(&vault, one, Some(there)).await.unwrap_err();
    assert_eq!(error.what, "member.missing");
}

fn step(life: Life) -> LifeRequest {
    LifeRequest { life, on: tuesday().today, back_on: None, how: None, merged_with: String::new() }
}

#[tokio::test]
async fn a_group_that_rests_or_has_ended_is_left_in_peace_and_can_start_again() {
    let check = async |request: LifeRequest, next: Option<&str>| {
        let (vault, now) = (empty_vault().await, tuesday());
        let (group, meeting) = group_of(&vault, &["Ann Price"]).await;
        meetings::start(&vault, &now, meeting).await.unwrap();
        follow_on_core::attendance::finish(&vault, &now, meeting, "", &[], None).await.unwrap();
        assert_eq!(home::group(&vault, &now, group).await.unwrap().life, Life::Meeting, "the first meeting says so");
        let done = life::set(&vault, &now, group, &request).await.unwrap();
        let page = home::read(&vault, &now).await.unwrap();
        assert_eq!(page.next.map(|next| next.date.to_string()).as_deref(), next, "{request:?}");
        // A date that passes unmarked asks for nothing, and neither does a list of dates that is empty.
        let later = home::read(&vault, &at("2026-12-23T09:00:00Z")).await.unwrap();
        assert!(later.to_close.is_none(), "{request:?}");
        let asks =
            |page: &home::HomeView, kind: TodoKind| page.when_you_feel_up_to_it.iter().any(|todo| todo.kind == kind);
        assert!(!asks(&later, TodoKind::PlanDates) && !asks(&later, TodoKind::SettingUp), "{request:?}");
        let view = home::group(&vault, &now, group).await.unwrap();
        assert_eq!((view.life, view.past.len(), view.members.len()), (request.life, 1, 1), "still readable");

        vault.undo(Some(done.change), &now).await.unwrap();
        assert_eq!(home::group(&vault, &now, group).await.unwrap().life, Life::Meeting, "undo");
        life::set(&vault, &now, group, &request).await.unwrap();
        life::reopen(&vault, &now, group).await.unwrap();
        let view = home::group(&vault, &now, group).await.unwrap();
        assert_eq!((view.life, view.back_on, view.ended_how), (Life::Meeting, None, None), "the button");
        assert!(home::read(&vault, &now).await.unwrap().next.is_some());
        let story: Vec<Life> =
            life::read(&vault, &now, group).await.unwrap().steps.iter().map(|step| step.life).collect();
        assert_eq!(story, [Life::Meeting, request.life, Life::Meeting], "its story is kept");
    };
    check(step(Life::Paused), None).await;
    check(LifeRequest { back_on: Some(day("2027-01-10")), ..step(Life::Paused) }, Some("2027-01-19")).await;
    check(LifeRequest { how: Some(Ending::Friends), ..step(Life::Ended) }, None).await;
}

#[tokio::test]
async fn a_paused_group_is_asked_once_its_day_has_come() {
    let (vault, now) = (empty_vault().await, tuesday());
    let (group, _) = group_of(&vault, &["Ann Price"]).await;
    let pause = LifeRequest { back_on: Some(day("2027-03-01")), ..step(Life::Paused) };
    life::set(&vault, &now, group, &pause).await.unwrap();
    for (instant, asked) in [("2027-02-28T09:00:00Z", false), ("2027-03-01T09:00:00Z", true)] {
        let page = home::read(&vault, &at(instant)).await.unwrap();
        let found = page.when_you_feel_up_to_it.iter().any(|todo| todo.kind == TodoKind::StartAgain);
        assert_eq!(found, asked, "{instant}");
    }
}

#[tokio::test]
async fn an_end_says_how_and_a_group_that_never_met_comes_back_planned() {
    let (vault, now) = (empty_vault().await, tuesday());
    let (group, _) = group_of(&vault, &["Ann Price"]).await;
    let check = async |request: LifeRequest, what: &str, field: Option<&str>| {
        let error = life::set(&vault, &now, group, &request).await.unwrap_err();
        assert_eq!((error.what, error.field), (what, field));
    };
    let merged = LifeRequest { how: Some(Ending::Merged), ..step(Life::Ended) };
    check(step(Life::Ended), "how.missing", Some("how")).await;
    check(merged.clone(), "mergedWith.empty", Some("mergedWith")).await;
    check(
        LifeRequest { on: day("2026-11-25"), how: Some(Ending::Other), ..step(Life::Ended) },
        "date.notYet",
        Some("on"),
    )
    .await;
    check(LifeRequest { back_on: Some(now.today), ..step(Life::Paused) }, "date.order", Some("backOn")).await;
    check(step(Life::Closing), "life.notFromHere", None).await;
    life::set(&vault, &now, group, &LifeRequest { merged_with: " Harbour  group ".into(), ..merged }).await.unwrap();
    let view = life::read(&vault, &now, group).await.unwrap();
    assert_eq!((view.life, view.how, view.merged_with.as_str()), (Life::Ended, Some(Ending::Merged), "Harbour group"));
    life::reopen(&vault, &now, group).await.unwrap();
    assert_eq!(life::read(&vault, &now, group).await.unwrap().life, Life::Planned);
    assert_eq!(life::reopen(&vault, &now, group).await.unwrap_err().what, "life.notFromHere");
}

#[tokio::test]
async fn the_list_for_ending_well_keeps_ticks_and_words() {
    let (vault, now) = (empty_vault().await, tuesday());
    let (group, _) = group_of(&vault, &["Ann Price"]).await;
    let until = Some(day("2034-11-24"));
    life::closing_step(&vault, &now, group, Step::KeepRecords, true, "Ann keeps the box", until).await.unwrap();
    let done = life::closing_step(&vault, &at("2026-12-01T09:00:00Z"), group, Step::KeepRecords, true, "Ann", until)
        .await
        .unwrap();
    let row = async || {
        let view = life::read(&vault, &now, group).await.unwrap();
        view.closing.into_iter().find(|row| row.what == Step::KeepRecords).unwrap()
    };
    let kept = row().await;
    assert_eq!((kept.done_on, kept.words.as_str(), kept.until), (Some(now.today), "Ann", until), "the first day stays");
    vault.undo(Some(done.change), &now).await.unwrap();
    assert_eq!(row().await.words, "Ann keeps the box");
}

#[tokio::test]
async fn what_is_agreed_stays_and_the_next_version_begins_with_it() {
    let (vault, now) = (empty_vault().await, tuesday());
    let (group, _) = group_of(&vault, &["Ann Price"]).await;
    let starters = ["One", "Two"].map(|words| NewLine { part: Part::Rule, words: words.into() });
    agreed::begin(&vault, &now, group, Agreed::Agreement, &starters).await.unwrap();
    let read = async || agreed::read(&vault, &now, group, Agreed::Agreement).await.unwrap();
    let words =
        |text: &agreed::TextView| text.lines.iter().map(|line| line.words.clone()).collect::<Vec<_>>().join(" ");
    let draft = read().await.draft.unwrap();
    agreed::line_add(&vault, &now, draft.id, Part::Rule, "Three").await.unwrap();
    agreed::line_move(&vault, &now, draft.lines[1].id, true).await.unwrap();
    let written = agreed::line_write(&vault, &now, draft.lines[0].id, "One, changed").await.unwrap();
    assert_eq!(words(&read().await.draft.unwrap()), "Two One, changed Three");
    vault.undo(Some(written.change), &now).await.unwrap();
    assert_eq!(words(&read().await.draft.unwrap()), "Two One Three", "a line is undone on its own");

    let wrong = agreed::line_add(&vault, &now, draft.id, Part::Lifts, "Ann has a car").await.unwrap_err();
    assert_eq!(wrong.what, "agreed.part");
    agreed::agree(&vault, &now, draft.id, now.today).await.unwrap();
    let view = read().await;
    assert!(view.draft.is_none());
    assert_eq!((view.agreed.as_ref().map(|text| text.version), view.older.len()), (Some(1), 0));
    let shut = agreed::line_write(&vault, &now, draft.lines[0].id, "Later").await.unwrap_err();
    assert_eq!(shut.what, "agreed.already", "what was agreed stays as it is");

    agreed::begin(&vault, &now, group, Agreed::Agreement, &starters).await.unwrap();
    let second = read().await.draft.unwrap();
    assert_eq!((second.version, words(&second).as_str()), (2, "Two One Three"));
    assert_eq!(agreed::begin(&vault, &now, group, Agreed::Agreement, &[]).await.unwrap_err().what, "agreed.draft");
    agreed::line_remove(&vault, &now, second.lines[2].id).await.unwrap();
    agreed::agree(&vault, &now, second.id, now.today).await.unwrap();
    let view = read().await;
    assert_eq!(view.agreed.as_ref().map(words).as_deref(), Some("Two One"));
    let older = agreed::printable(&vault, view.older[0].id).await.unwrap();
    assert_eq!((older.version, words(&older).as_str()), (1, "Two One Three"), "the older one is as it was");
}

fn hall(name: &str) -> VenueForm {
    VenueForm {
        name: name.into(),
        booking_role: "Caretaker".into(),
        booking_phone: "01632 960 500".into(),
        ..VenueForm::default()
    }
}

#[tokio::test]
async fn a_place_keeps_its_meetings_when_its_name_changes() {
    let (vault, now) = (empty_vault().await, tuesday());
    let (group, meeting) = group_of(&vault, &["Ann Price"]).await;
    let kept = venues::keep(&vault, &now, group, None, &hall("Church hall")).await.unwrap();
    assert_eq!(venues::of_meeting(&vault, meeting).await.unwrap().venue, Some(kept.venue), "found by its name");
    let twice = venues::keep(&vault, &now, group, None, &hall("church HALL")).await.unwrap_err();
    assert_eq!((twice.what, twice.field), ("place.twice", Some("name")));
    let done = venues::keep(&vault, &now, group, Some(kept.venue), &hall("St Aidan's hall")).await.unwrap().done;
    let places = async || {
        let view = home::group(&vault, &now, group).await.unwrap();
        (view.place, view.upcoming.into_iter().map(|meeting| meeting.place).collect::<Vec<_>>())
    };
    let new = "St Aidan's hall".to_owned();
    assert_eq!(places().await, (new.clone(), vec![new; 3]));
    assert_eq!(venues::of_meeting(&vault, meeting).await.unwrap().venue, Some(kept.venue));
    vault.undo(Some(done.change), &now).await.unwrap();
    assert_eq!(places().await, ("Church hall".to_owned(), vec!["Church hall".to_owned(); 3]), "undo brings all back");
}

#[tokio::test]
async fn a_place_is_copied_whole_and_then_goes_its_own_way() {
    let (vault, now) = (empty_vault().await, tuesday());
    let (group, _) = group_of(&vault, &["Ann Price"]).await;
    let other = groups::create(&vault, &now, "Harbour group", "", &[], None).await.unwrap().group;
    let kept = venues::keep(&vault, &now, group, None, &hall("Church hall")).await.unwrap().venue;
    venues::answer(&vault, &now, kept, Access::StepFree, Answer::Yes).await.unwrap();
    let offered = venues::elsewhere(&vault, other, "church").await.unwrap();
    assert_eq!(offered.len(), 1);
    let copied = venues::copy(&vault, &now, offered[0].id, other).await.unwrap().venue;
    let view = venues::read(&vault, copied).await.unwrap();
    assert_eq!((view.usual, view.form, view.checked_on), (true, hall("Church hall"), Some(now.today)));
    assert_eq!(view.access[0].answer, Answer::Yes);
    venues::answer(&vault, &now, copied, Access::StepFree, Answer::No).await.unwrap();
    assert_eq!(
        venues::read(&vault, kept).await.unwrap().access[0].answer,
        Answer::Yes,
        "nothing reaches the other group"
    );
}

#[tokio::test]
async fn a_place_says_where_it_does_not_meet_a_need() {
    let (vault, now) = (empty_vault().await, tuesday());
    let (group, meeting) = group_of(&vault, &["Ann Price", "Bob Lee"]).await;
    let venue = venues::keep(&vault, &now, group, None, &hall("Church hall")).await.unwrap().venue;
    for name in ["Ann Price", "Bob Lee"] {
        let member = member_called(&vault, group, name).await;
        asking::answer(&vault, &now, member, Purpose::HostsKnowNeeds, Decision::Given).await.unwrap();
        for need in [Need::StepFree, Need::LargePrint] {
            let edit = NeedEdit { need, how: String::new(), flagged: true, shared: true };
            needs::put(&vault, &now, member, &edit).await.unwrap();
        }
    }
    for (found, gaps) in [(Answer::DontKnow, 1), (Answer::No, 1), (Answer::Yes, 0)] {
        venues::answer(&vault, &now, venue, Access::StepFree, found).await.unwrap();
        let everywhere = [
            venues::read(&vault, venue).await.unwrap().gaps,
            venues::list(&vault, group).await.unwrap().venues.remove(0).gaps,
            venues::of_meeting(&vault, meeting).await.unwrap().gaps,
            home::setting_up(&vault, group).await.unwrap().gaps,
        ];
        for shown in everywhere {
            assert_eq!(shown.len(), gaps, "{found:?}");
            assert!(shown.iter().all(|gap| (gap.what, gap.people, gap.answer) == (Access::StepFree, 2, found)));
        }
    }
    // Whoever takes the permission back is counted nowhere.
    venues::answer(&vault, &now, venue, Access::StepFree, Answer::No).await.unwrap();
    let ann = member_called(&vault, group, "Ann Price").await;
    asking::answer(&vault, &now, ann, Purpose::HostsKnowNeeds, Decision::Withdrawn).await.unwrap();
    assert_eq!(venues::read(&vault, venue).await.unwrap().gaps[0].people, 1);
}

#[tokio::test]
async fn the_list_for_setting_up_fills_as_things_are_done() {
    let (vault, now) = (empty_vault().await, tuesday());
    let group = groups::create(&vault, &now, "New group", "", &[], None).await.unwrap().group;
    let open = async || {
        let view = home::setting_up(&vault, group).await.unwrap();
        view.rows.into_iter().filter(|row| !row.done).map(|row| row.what).collect::<Vec<_>>()
    };
    assert_eq!(open().await, SettingUp::ALL);
    let asks = async || {
        let page = home::read(&vault, &now).await.unwrap();
        page.when_you_feel_up_to_it
            .into_iter()
            .find(|todo| todo.kind == TodoKind::SettingUp)
            .and_then(|todo| todo.count)
    };
    assert_eq!(asks().await, Some(6));

    for name in ["Ann Price", "Bob Lee"] {
        let member =
            groups::add_member(&vault, &now, group, name, "", "", &[(Purpose::HostHasContacts, Decision::Given)])
                .await
                .unwrap()
                .member;
        jobs::give(&vault, &now, member, Job::CoHost, "").await.unwrap();
    }
    assert_eq!(open().await, [SettingUp::Place, SettingUp::Dates, SettingUp::Agreement, SettingUp::SupportPlan]);
    let venue = venues::keep(&vault, &now, group, None, &hall("Church hall")).await.unwrap().venue;
    for what in Access::ALL {
        assert!(open().await.contains(&SettingUp::Place), "{what:?} is still open");
        venues::answer(&vault, &now, venue, *what, Answer::No).await.unwrap();
    }
    let dates = ["2026-11-24", "2026-12-22", "2027-01-19"].map(day);
    meetings::plan(&vault, &now, group, &dates, "10:30:00".parse().unwrap(), 120, "Church hall").await.unwrap();
    assert_eq!(open().await, [SettingUp::Agreement, SettingUp::SupportPlan]);
    for (what, part) in [(Agreed::Agreement, Part::Rule), (Agreed::SupportPlan, Part::WhoPhones)] {
        let line = NewLine { part, words: "We ring each other".into() };
        agreed::begin(&vault, &now, group, what, &[line]).await.unwrap();
        let draft = agreed::read(&vault, &now, group, what).await.unwrap().draft.unwrap();
        agreed::agree(&vault, &now, draft.id, now.today).await.unwrap();
    }
    assert_eq!((open().await, asks().await), (vec![], None));
}
