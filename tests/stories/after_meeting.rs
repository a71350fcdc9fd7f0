//! After a meeting: who was missed, what came of a hello, what did not happen, what is put off.

use follow_on_core::{
    attendance::{self, Status},
    groups::{self, jobs},
    home::{self, Feels, TodoKind},
    leaving::{self, How, KeepInTouch, LeavingRequest},
    meetings::{self, HowWas, JottingKind, WhyNot, plans::AgendaChoice},
    missed::{self, NextStep, Outcome},
    platform::{GroupId, MeetingId, MemberId, Now, Vault, compartment_path},
    privacy::{Decision, Purpose},
    reasons::Why,
    telling::{self, Message, Telling},
};

use crate::{at, empty_vault};

/// A group with a meeting on each of these days, and somebody who may be asked after.
struct Hall {
    vault: Vault,
    group: GroupId,
    grace: MemberId,
    meetings: Vec<MeetingId>,
}

const DAYS: [&str; 6] = ["2026-09-29", "2026-10-27", "2026-11-24", "2026-12-22", "2027-01-19", "2027-02-16"];

impl Hall {
    async fn new() -> Self {
        let (vault, now) = (empty_vault().await, at("2026-09-01T10:00:00Z"));
        let names = ["Ann Pargeter".to_owned(), "Bill Roscoe".to_owned()];
        let group = groups::create(&vault, &now, "Tuesday group", "Hall", &names, None).await.unwrap().group;
        let given = [(Purpose::HostHasContacts, Decision::Given), (Purpose::AskAfterAbsence, Decision::Given)];
        let grace =
            groups::add_member(&vault, &now, group, "Grace Adeyemi", "01632 960 123", "", &given).await.unwrap();
        let days = DAYS.map(|day| day.parse().unwrap());
        meetings::plan(&vault, &now, group, &days, "10:30:00".parse().unwrap(), 90, "Hall").await.unwrap();
        let mut all = Vec::new();
        for (nth, day) in DAYS.iter().enumerate() {
            let view = home::group(&vault, &at(&format!("{day}T08:00:00Z")), group).await.unwrap();
            assert_eq!(view.upcoming.len(), (DAYS.len() - nth).min(5));
            all.push(view.upcoming[0].id);
        }
        Self { vault, group, grace: grace.member, meetings: all }
    }

    /// Holds a meeting at which Grace is so marked.
    async fn hold(&self, nth: usize, status: Option<Status>) {
        let (meeting, now) = (self.meetings[nth], on(nth));
        meetings::start(&self.vault, &now, meeting).await.unwrap();
        attendance::mark(&self.vault, &now, meeting, self.grace, status).await.unwrap();
        attendance::finish(&self.vault, &now, meeting, "", &[], None).await.unwrap();
    }

    async fn graces_step(&self, nth: usize, now: &Now) -> Option<NextStep> {
        let view = missed::after(&self.vault, now, self.meetings[nth]).await.unwrap();
        view.people.first().map(|person| person.step)
    }

    async fn says_hello(&self, now: &Now) -> bool {
        let home = home::read(&self.vault, now).await.unwrap();
        home.before.iter().any(|todo| matches!(todo.kind, TodoKind::SayHello | TodoKind::AskWhatTheyWant))
    }

    async fn may_write(&self, now: &Now) -> bool {
        let telling = Telling { group: self.group, message: Message::MissedYou, meeting: None };
        let view = telling::read(&self.vault, now, &telling).await.unwrap();
        view.people.iter().any(|person| person.member == self.grace && person.phone)
    }
}

/// The afternoon of a meeting.
fn on(nth: usize) -> Now {
    at(&format!("{}T14:00:00Z", DAYS[nth]))
}

#[tokio::test]
async fn somebody_is_rung_twice_and_takes_a_break() {
    let hall = Hall::new().await;
    hall.hold(0, Some(Status::NoWord)).await;
    assert_eq!(hall.graces_step(0, &on(0)).await, Some(NextStep::Nothing));
    assert!(!hall.says_hello(&on(0)).await);
    // A meeting that is being closed counts before it is finished.
    meetings::start(&hall.vault, &on(1), hall.meetings[1]).await.unwrap();
    attendance::mark(&hall.vault, &on(1), hall.meetings[1], hall.grace, Some(Status::NoWord)).await.unwrap();
    let view = missed::after(&hall.vault, &on(1), hall.meetings[1]).await.unwrap();
    assert_eq!((view.people[0].step, view.people[0].silences), (NextStep::Hello, 2));
    assert_eq!(view.people[0].phone.as_deref(), Some("01632 960 123"));
    attendance::finish(&hall.vault, &on(1), hall.meetings[1], "", &[], None).await.unwrap();
    assert!(hall.says_hello(&on(1)).await);

    let noted = missed::note(&hall.vault, &on(1), hall.grace, Outcome::NoAnswer).await.unwrap();
    assert!(!hall.says_hello(&on(1)).await, "not twice on one day");
    hall.vault.undo(Some(noted.change), &on(1)).await.unwrap();
    assert!(hall.says_hello(&on(1)).await, "undone, it is still to do");
    missed::note(&hall.vault, &on(1), hall.grace, Outcome::NoAnswer).await.unwrap();
    let later = at("2026-10-29T10:00:00Z");
    assert_eq!(hall.graces_step(1, &later).await, Some(NextStep::HelloAgain));
    missed::note(&hall.vault, &later, hall.grace, Outcome::Spoke).await.unwrap();
    assert_eq!(hall.graces_step(1, &later).await, Some(NextStep::Enough));
    hall.hold(2, Some(Status::NoWord)).await;
    assert!(!hall.says_hello(&on(2)).await, "never a third time");

    let request = LeavingRequest {
        member: hall.grace,
        how: How::OnBreak,
        on: on(2).today,
        back_on: None,
        why: Why::default(),
        keep_in_touch: KeepInTouch::NotAsked,
    };
    leaving::record(&hall.vault, &on(2), &request).await.unwrap();
    assert_eq!(hall.graces_step(2, &on(2)).await, None, "who takes a break is not missed");
}

#[tokio::test]
async fn asked_not_to_be_contacted_is_obeyed_everywhere() {
    let hall = Hall::new().await;
    hall.hold(0, Some(Status::NoWord)).await;
    hall.hold(1, Some(Status::NoWord)).await;
    assert!(hall.says_hello(&on(1)).await && hall.may_write(&on(1)).await);
    let noted = missed::note(&hall.vault, &on(1), hall.grace, Outcome::NotAgain).await.unwrap();
    let told = async || {
        let view = missed::after(&hall.vault, &on(1), hall.meetings[1]).await.unwrap();
        (view.people[0].phone.clone(), view.people[0].may_contact, view.people[0].step)
    };
    assert_eq!(told().await, (None, false, NextStep::Nothing));
    assert!(!hall.says_hello(&on(1)).await && !hall.may_write(&on(1)).await);
    // In a year, after more silences, still not.
    hall.hold(2, Some(Status::NoWord)).await;
    hall.hold(3, Some(Status::NoWord)).await;
    assert!(!hall.says_hello(&on(3)).await);
    hall.vault.undo(Some(noted.change), &on(3)).await.unwrap();
    assert!(told().await.1 && hall.may_write(&on(3)).await, "one undo gives the permission back");
}

#[tokio::test]
async fn a_meeting_that_did_not_happen_is_nobodys_silence() {
    let hall = Hall::new().await;
    hall.hold(0, Some(Status::NoWord)).await;
    let early = meetings::call_off(&hall.vault, &on(0), hall.meetings[1], Some(WhyNot::NobodyCame)).await.unwrap_err();
    assert_eq!((early.what, early.field), ("meeting.notYet", Some("why")), "who can know that before?");
    meetings::call_off(&hall.vault, &on(1), hall.meetings[1], Some(WhyNot::NobodyCame)).await.unwrap();
    let met = meetings::record_informal(&hall.vault, &on(2), hall.meetings[2], Some(4)).await.unwrap();
    let group = async || home::group(&hall.vault, &on(3), hall.group).await.unwrap();
    assert_eq!((group().await.held, group().await.quiet), (1, false), "they met, though it was no meeting");
    assert!(!hall.says_hello(&on(3)).await);
    hall.vault.undo(Some(met.change), &on(2)).await.unwrap();
    assert!(group().await.quiet, "without it they have not met for three months");
    meetings::record_informal(&hall.vault, &on(2), hall.meetings[2], None).await.unwrap();
    meetings::put_back(&hall.vault, &on(2), hall.meetings[2]).await.unwrap();
    let wrong = meetings::record_informal(&hall.vault, &on(2), hall.meetings[2], Some(0)).await.unwrap_err();
    assert_eq!((wrong.what, wrong.field), ("headcount.range", Some("headcount")));
    let early = meetings::record_informal(&hall.vault, &on(2), hall.meetings[4], None).await.unwrap_err();
    assert_eq!(early.what, "meeting.notYet");
}

#[tokio::test]
async fn the_close_keeps_each_answer_by_itself() {
    let hall = Hall::new().await;
    let (meeting, now) = (hall.meetings[0], on(0));
    hall.hold(0, Some(Status::Here)).await;
    meetings::headcount(&hall.vault, &now, meeting, Some(7)).await.unwrap();
    let good = meetings::how_was(&hall.vault, &now, meeting, Some(HowWas::Good)).await.unwrap();
    meetings::bring_add(&hall.vault, &now, meeting, "Milk", Some(hall.grace)).await.unwrap();
    meetings::bring_add(&hall.vault, &now, meeting, "The urn", None).await.unwrap();
    let view = attendance::close_view(&hall.vault, &now, meeting).await.unwrap();
    assert_eq!((view.headcount, view.how_was, view.tally.here), (Some(7), Some(HowWas::Good), 1));
    let told: Vec<_> = view.bring.iter().map(|one| (one.words.as_str(), one.name.as_deref())).collect();
    assert_eq!(told, [("Milk", Some("Grace Adeyemi")), ("The urn", None)]);
    let home = home::read(&hall.vault, &now).await.unwrap();
    assert_eq!(home.bring.len(), 2, "shown before the next meeting");
    meetings::bring_done(&hall.vault, &now, home.bring[0].id, true).await.unwrap();
    assert!(home::read(&hall.vault, &now).await.unwrap().bring[0].done);
    hall.vault.undo(Some(good.change), &now).await.unwrap();
    assert_eq!(attendance::close_view(&hall.vault, &now, meeting).await.unwrap().how_was, None);
}

/// Every value of every shared table: what a pack or a report could be made of.
async fn shared(vault: &Vault, whose: impl Fn(&str) -> bool) -> String {
    let mut conn = vault.connection().await.unwrap();
    let mut all = String::new();
    for table in follow_on_core::SCHEMA.tables().filter(|table| whose(&compartment_path(table))) {
        let sql = sqlx::AssertSqlSafe(format!("SELECT * FROM {}", table.name));
        for row in sqlx::query(sql).fetch_all(conn.sql()).await.unwrap() {
            for column in 0..sqlx::Row::len(&row) {
                let bytes = sqlx::Row::try_get_unchecked::<&[u8], _>(&row, column).unwrap_or_default();
                all.push_str(&String::from_utf8_lossy(bytes));
            }
        }
    }
    all
}

#[tokio::test]
async fn how_the_host_is_doing_stays_here_until_it_is_told() {
    let hall = Hall::new().await;
    for nth in 0..2 {
        hall.hold(nth, Some(Status::Here)).await;
        home::keep_check_in(&hall.vault, hall.meetings[nth], Some(Feels::TooMuch)).await.unwrap();
    }
    assert_eq!(home::check_in(&hall.vault, hall.meetings[1]).await.unwrap(), Some(Feels::TooMuch));
    assert!(home::read(&hall.vault, &on(1)).await.unwrap().too_much.is_some());
    assert!(!shared(&hall.vault, |_| true).await.contains("tooMuch"), "in no table that is shared");
    let told = home::tell_service(&hall.vault, &on(1), hall.meetings[1]).await.unwrap();
    assert!(shared(&hall.vault, |path| path != "service").await.contains("tooMuch"));
    hall.vault.undo(Some(told.change), &on(1)).await.unwrap();
    home::keep_check_in(&hall.vault, hall.meetings[1], None).await.unwrap();
    assert!(home::read(&hall.vault, &on(1)).await.unwrap().too_much.is_none());
    let nothing = home::tell_service(&hall.vault, &on(1), hall.meetings[1]).await.unwrap_err();
    assert_eq!(nothing.what, "feels.none");
}

#[tokio::test]
async fn numbers_on_a_printed_register_stay() {
    let hall = Hall::new().await;
    let meeting = hall.meetings[0];
    let names = async || {
        let view = attendance::read_paper(&hall.vault, meeting).await.unwrap();
        view.lines.iter().map(|line| format!("{} {}", line.number, line.name)).collect::<Vec<_>>()
    };
    attendance::keep_numbers(&hall.vault, &on(0), meeting).await.unwrap();
    groups::add_member(&hall.vault, &on(0), hall.group, "Aaron Early", "", "", &[]).await.unwrap();
    meetings::record_held(&hall.vault, &on(1), meeting).await.unwrap();
    let printed = ["1 Ann Pargeter", "2 Bill Roscoe", "3 Grace Adeyemi", "4 Aaron Early"];
    assert_eq!(names().await, printed);
    // Printed again: the newcomer's number is kept, the others' stay.
    attendance::keep_numbers(&hall.vault, &on(0), meeting).await.unwrap();
    let request = LeavingRequest {
        member: hall.grace,
        how: How::Leaving,
        on: on(0).today,
        back_on: None,
        why: Why::default(),
        keep_in_touch: KeepInTouch::NotAsked,
    };
    leaving::record(&hall.vault, &on(1), &request).await.unwrap();
    assert_eq!(names().await, printed, "who left meanwhile may have come that day");
    let mut conn = hall.vault.connection().await.unwrap();
    let group = groups::group(conn.sql(), hall.group).await.unwrap().id;
    let row = meetings::meeting(conn.sql(), meeting).await.unwrap().id;
    let lines = attendance::lines(conn.sql(), group, row).await.unwrap();
    assert_eq!(lines.iter().map(|line| line.number).collect::<Vec<_>>(), [1, 2, 4], "no new paper names who left");
}

#[tokio::test]
async fn a_meeting_is_handed_to_somebody_who_runs_the_group() {
    let hall = Hall::new().await;
    let now = on(0);
    let no = meetings::hand_on(&hall.vault, &now, hall.meetings[0], Some(hall.grace)).await.unwrap_err();
    assert_eq!((no.what, no.field), ("host.notOne", Some("to")));
    jobs::give(&hall.vault, &now, hall.grace, jobs::Job::Host, "").await.unwrap();
    let done = meetings::hand_on(&hall.vault, &now, hall.meetings[0], Some(hall.grace)).await.unwrap();
    let run_by = async || home::read(&hall.vault, &now).await.unwrap().next.unwrap().run_by;
    assert_eq!(run_by().await.as_deref(), Some("Grace Adeyemi"));
    hall.vault.undo(Some(done.change), &now).await.unwrap();
    assert_eq!(run_by().await, None);
}

#[tokio::test]
async fn whom_to_ring_is_on_home_until_it_is_ticked() {
    let hall = Hall::new().await;
    let now = on(0);
    meetings::start(&hall.vault, &now, hall.meetings[0]).await.unwrap();
    for (kind, words) in
        [(JottingKind::Ring, "Maya about lifts"), (JottingKind::Idea, "A walk"), (JottingKind::Ring, "Bo")]
    {
        meetings::jot(&hall.vault, &now, hall.meetings[0], kind, words).await.unwrap();
    }
    attendance::finish(&hall.vault, &now, hall.meetings[0], "", &[], None).await.unwrap();
    let to_ring = async || {
        let before = home::read(&hall.vault, &on(0)).await.unwrap().before;
        before.into_iter().filter(|todo| todo.kind == TodoKind::Ring).collect::<Vec<_>>()
    };
    let there = to_ring().await;
    let words: Vec<_> = there.iter().map(|todo| (todo.name.as_deref().unwrap(), todo.done)).collect();
    assert_eq!(words, [("Maya about lifts", false), ("Bo", false)]);
    home::tick(&hall.vault, &now, &there[0].id, true).await.unwrap();
    assert_eq!(to_ring().await.iter().map(|todo| todo.done).collect::<Vec<_>>(), [true, false]);
}

#[tokio::test]
async fn who_takes_a_break_leads_nothing_in_last_times_plan() {
    let hall = Hall::new().await;
    let lead =
        async |nth: usize| meetings::prepare(&hall.vault, &on(nth), hall.meetings[nth]).await.unwrap().items[0].clone();
    let first = lead(0).await;
    meetings::item_edit(&hall.vault, &on(0), first.id, "", Some(hall.grace)).await.unwrap();
    hall.hold(0, Some(Status::Here)).await;
    meetings::plans::use_plan(&hall.vault, &on(0), hall.meetings[1], &AgendaChoice::LastTime).await.unwrap();
    assert_eq!(lead(1).await.lead, Some(hall.grace), "she leads again while she is here");
    let request = LeavingRequest {
        member: hall.grace,
        how: How::OnBreak,
        on: on(0).today,
        back_on: None,
        why: Why::default(),
        keep_in_touch: KeepInTouch::No,
    };
    leaving::record(&hall.vault, &on(0), &request).await.unwrap();
    meetings::plans::use_plan(&hall.vault, &on(0), hall.meetings[1], &AgendaChoice::LastTime).await.unwrap();
    assert_eq!(lead(1).await.lead, None);
}

#[tokio::test]
async fn what_is_put_off_comes_back_once_and_then_rests() {
    let hall = Hall::new().await;
    let there = async |now: &Now| {
        let home = home::read(&hall.vault, now).await.unwrap();
        assert!(home.before.len() <= 5 && home.when_you_feel_up_to_it.len() <= 5);
        home.before.into_iter().find(|todo| todo.kind == TodoKind::ConfirmPlace).map(|todo| todo.id)
    };
    let (today, in_a_week) = (at("2026-09-15T10:00:00Z"), at("2026-09-22T10:00:00Z"));
    let id = there(&today).await.unwrap();
    let off = home::put_off(&hall.vault, &today, &id).await.unwrap();
    assert_eq!(off.back_on, Some(in_a_week.today));
    assert_eq!(there(&today).await, None);
    hall.vault.undo(Some(off.done.change), &today).await.unwrap();
    assert!(there(&today).await.is_some(), "undone, it is there again");
    home::put_off(&hall.vault, &today, &id).await.unwrap();
    assert!(there(&in_a_week).await.is_some(), "it comes back");
    let again = home::put_off(&hall.vault, &in_a_week, &id).await.unwrap();
    assert_eq!(again.back_on, None);
    assert_eq!(there(&at("2026-09-29T08:00:00Z")).await, None, "once");
    assert!(home::put_off(&hall.vault, &today, "nonsense").await.is_err());
}
