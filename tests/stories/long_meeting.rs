//! A meeting of three hours in which everything happens to the laptop: it sleeps, is locked, its clock is
//! put right, the app is killed. The times stay right and nothing is lost. The clock is ours throughout.

use std::path::Path;

use chrono::{DateTime, TimeDelta, Utc};
use follow_on_core::{
    SCHEMA,
    attendance::{self, HowCame, MeetingView, Status},
    groups, home,
    meetings::{self, ItemKind, JottingKind, MeetingState},
    platform::{MeetingId, Now, Safe, Vault},
};

const WORDS: &str = "marmalade thunder ladder quilt";

/// The laptop's clock: what it says, and by how much that is off the truth.
struct Clock {
    truth: DateTime<Utc>,
    off: TimeDelta,
}

impl Clock {
    fn now(&self) -> Now {
        Now::of(self.truth + self.off)
    }

    fn pass(&mut self, minutes: i64) {
        self.truth += TimeDelta::minutes(minutes);
    }
}

async fn shown(vault: &Vault, clock: &Clock, meeting: MeetingId) -> MeetingView {
    attendance::read(vault, &clock.now(), meeting).await.unwrap()
}

/// Minutes left of what is on; less than none: over.
fn left(view: &MeetingView, clock: &Clock) -> i64 {
    (view.now.ends_at - clock.now().at).num_minutes()
}

/// Minutes that people have sat.
fn sat(view: &MeetingView, clock: &Clock) -> Option<i64> {
    view.sitting.since.map(|since| (clock.now().at - since).num_minutes())
}

/// The files as they lie on the disk, without a goodbye from whoever has them open.
fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            std::fs::create_dir_all(&to).unwrap();
            copy(&entry.path(), &to);
        } else {
            std::fs::copy(entry.path(), &to).unwrap();
        }
    }
}

#[tokio::test]
async fn three_hours_in_which_everything_happens() {
    let folder = tempfile::tempdir().unwrap();
    let safe = Safe::new(folder.path().to_owned(), &SCHEMA);
    let (vault, _) = safe.create(WORDS).await.unwrap();
    let mut clock = Clock { truth: "2026-11-24T10:30:00Z".parse().unwrap(), off: TimeDelta::zero() };
    let names: Vec<String> = (0..40).map(|nth| format!("Person {nth:02}")).collect();
    let group = groups::create(&vault, &clock.now(), "Forty", "", &names, None).await.unwrap().group;
    let starts = "10:30:00".parse().unwrap();
    meetings::plan(&vault, &clock.now(), group, &[clock.now().today], starts, 180, "").await.unwrap();
    let view = home::group(&vault, &clock.now(), group).await.unwrap();
    let (meeting, people) = (view.upcoming[0].id, view.members);

    meetings::start(&vault, &clock.now(), meeting).await.unwrap();
    let view = shown(&vault, &clock, meeting).await;
    assert_eq!((left(&view, &clock), sat(&view, &clock)), (10, Some(0)), "settling in");

    // 20 people are marked; the last of them came late and by phone.
    for person in &people[..20] {
        attendance::mark(&vault, &clock.now(), meeting, person.id, Some(Status::Here)).await.unwrap();
    }
    let late = HowCame { late: true, ..HowCame::default() };
    attendance::say_how(&vault, &clock.now(), meeting, people[19].id, &late).await.unwrap();
    clock.pass(10);
    meetings::next_item(&vault, &clock.now(), meeting).await.unwrap();
    clock.pass(5);
    meetings::next_item(&vault, &clock.now(), meeting).await.unwrap();
    meetings::jot(&vault, &clock.now(), meeting, JottingKind::Idea, "A walk in spring").await.unwrap();

    // The laptop sleeps for twelve minutes of the round, which takes 25; it locks, and is opened again.
    clock.pass(3);
    vault.close().await.unwrap();
    clock.pass(12);
    let vault = safe.open(WORDS).await.unwrap();
    meetings::clock_was_set(&vault, &clock.now(), TimeDelta::zero()).await.unwrap();
    let view = shown(&vault, &clock, meeting).await;
    assert_eq!(view.now.item.as_ref().map(|item| item.kind), Some(ItemKind::Round));
    assert_eq!((left(&view, &clock), sat(&view, &clock)), (10, Some(30)), "sleep counts as time");
    assert_eq!((view.tally.here, view.jottings.len()), (20, 1));

    // Somebody sees that the laptop is an hour behind and sets its clock. It was wrong all along.
    for by in [60, -75] {
        clock.off += TimeDelta::minutes(by);
        meetings::clock_was_set(&vault, &clock.now(), TimeDelta::minutes(by)).await.unwrap();
        let view = shown(&vault, &clock, meeting).await;
        assert_eq!((left(&view, &clock), sat(&view, &clock)), (10, Some(30)), "the clock was set by {by} minutes");
    }
    // That was nobody's deed: undo takes back the last thing that somebody did.
    let undone = vault.undo(None, &clock.now()).await;
    assert!(undone.is_err(), "opening again forgot what undo knew: {undone:?}");

    // The break to move is put off, then it comes, and people have been on their feet.
    clock.pass(10);
    meetings::sit_on(&vault, &clock.now(), meeting, 10).await.unwrap();
    let view = shown(&vault, &clock, meeting).await;
    assert_eq!(view.sitting.not_before, Some(clock.now().at + TimeDelta::minutes(10)));
    meetings::next_item(&vault, &clock.now(), meeting).await.unwrap();
    let view = shown(&vault, &clock, meeting).await;
    assert_eq!(view.now.item.as_ref().map(|item| item.kind), Some(ItemKind::Movement));
    assert_eq!(sat(&view, &clock), None, "on their feet");
    clock.pass(15);
    meetings::next_item(&vault, &clock.now(), meeting).await.unwrap();
    assert_eq!(sat(&shown(&vault, &clock, meeting).await, &clock), Some(0));

    // The topic runs over; the power goes in the middle, so that what there is now is what is on the disk, and
    // an hour passes. While it was off, the clock was set back by two hours: nobody can know that, and nothing
    // comes of it but that the topic begins anew.
    clock.pass(30);
    assert_eq!(left(&shown(&vault, &clock, meeting).await, &clock), -5);
    let disk = tempfile::tempdir().unwrap();
    copy(folder.path(), disk.path());
    vault.close().await.unwrap();
    clock.pass(60);
    clock.off -= TimeDelta::hours(2);
    let safe = Safe::new(disk.path().to_owned(), &SCHEMA);
    let vault = safe.open(WORDS).await.unwrap();
    meetings::clock_was_set(&vault, &clock.now(), TimeDelta::zero()).await.unwrap();
    let view = shown(&vault, &clock, meeting).await;
    assert_eq!(view.now.item.as_ref().map(|item| item.kind), Some(ItemKind::Topic));
    assert_eq!(left(&view, &clock), 25);
    assert_eq!(view.state, MeetingState::Running);
    assert_eq!((view.tally.here, view.jottings.len()), (20, 1));
    let phoned = view.register.iter().find(|row| row.member == people[19].id).unwrap();
    assert!(phoned.how.late);

    // The rest comes in, and it ends.
    for person in &people[20..] {
        attendance::mark(&vault, &clock.now(), meeting, person.id, Some(Status::Apologies)).await.unwrap();
    }
    clock.pass(25);
    attendance::finish(&vault, &clock.now(), meeting, "", &[], None).await.unwrap();
    let view = shown(&vault, &clock, meeting).await;
    assert_eq!((view.tally.here, view.tally.apologies, view.tally.not_marked), (20, 20, 0));
    assert_eq!(sat(&view, &clock), None);
}
