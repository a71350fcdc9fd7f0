//! Locks by itself when nobody is there, and uses the quiet moments before that.

use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use chrono::{DateTime, Utc};
use follow_on_core::{meetings, platform::Now};
use tauri::{AppHandle, Manager};

use super::{
    error::AppError,
    lock,
    state::{Open, Shell},
    steady,
};

/// How often we look.
const TICK: Duration = Duration::from_secs(5);
/// A tick that took this much longer than it should: the laptop slept, or was held still.
const SLEPT: Duration = Duration::from_secs(60);
/// After the planned end of a meeting there is still tea.
const AFTER_MEETING: Duration = Duration::from_secs(60 * 60);
/// Nobody runs a meeting for four hours without touching the laptop; by then a wrong clock may have
/// moved the planned end out of sight.
const LONGEST: Duration = Duration::from_secs(4 * 60 * 60);
/// So long after the last touch it is quiet enough to tidy the vault.
const QUIET: Duration = Duration::from_secs(45);

/// When the person last did something, by the clock that cannot be set.
pub struct Activity(Mutex<Instant>);

impl Default for Activity {
    fn default() -> Self {
        Self(Mutex::new(Instant::now()))
    }
}

impl Activity {
    /// The person did something just now.
    pub fn now(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
    }

    /// How long ago that was.
    pub fn idle(&self) -> Duration {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).elapsed()
    }
}

/// Whether to lock, `idle` after the last touch: at once when the laptop slept; after `lock_after`;
/// but in a meeting not before an hour past its planned end.
pub fn must_lock(
    now: DateTime<Utc>,
    idle: Duration,
    meeting_until: Option<DateTime<Utc>>,
    lock_after: Duration,
    slept: bool,
) -> bool {
    let in_meeting = meeting_until.is_some_and(|end| now < end + AFTER_MEETING);
    slept || idle >= if in_meeting { lock_after.max(LONGEST) } else { lock_after }
}

/// Whether the laptop slept during a tick. While it sleeps one of the two clocks runs on: the one on
/// the wall everywhere, the steady one on Windows.
pub fn slept(on_the_wall: chrono::Duration, steady: Duration) -> bool {
    on_the_wall.to_std().unwrap_or_default().max(steady) > TICK + SLEPT
}

/// Looks every few seconds for as long as the app runs.
pub async fn watch(app: AppHandle) {
    let mut tidied = false;
    let mut before = (Now::read(), Instant::now());
    loop {
        tokio::time::sleep(TICK).await;
        let now = Now::read();
        let slept = slept(now.at - before.0.at, before.1.elapsed());
        before = (now, Instant::now());
        let shell = app.state::<Shell>();
        let _ = steady::settle(&shell, &now).await.map_err(AppError::from);
        let idle = shell.activity.idle();
        let Some(open) = shell.open().filter(|open| !open.made_up) else { continue };
        if time_to_lock(&shell, &open, &now, idle, slept).await {
            drop(open);
            let _ = lock::lock(&app).await.map_err(AppError::from);
        } else if idle < QUIET {
            tidied = false;
        } else if !tidied {
            tidied = true;
            let _ = open.vault.tidy().await.map_err(AppError::from);
        }
    }
}

fn lock_after(shell: &Shell) -> Duration {
    // A window test does not wait for minutes.
    #[cfg(feature = "window-tests")]
    if let Some(seconds) = std::env::var("FOLLOW_ON_LOCK_AFTER").ok().and_then(|text| text.parse().ok()) {
        return Duration::from_secs(seconds);
    }
    Duration::from_secs(60 * u64::from(shell.looks.looks().lock_after_minutes))
}

async fn time_to_lock(shell: &Shell, open: &Open, now: &Now, idle: Duration, slept: bool) -> bool {
    let lock_after = lock_after(shell);
    if !must_lock(now.at, idle, None, lock_after, slept) {
        return false;
    }
    // Only now is it worth asking. If we cannot know, we lock.
    let meeting_until = meetings::running_until(&open.vault).await.unwrap_or_default();
    must_lock(now.at, idle, meeting_until, lock_after, slept)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use chrono::Days;
    use follow_on_core::{SCHEMA, groups, home, platform::Safe};

    use super::{super::looks::LooksFile, *};

    fn minutes(minutes: u64) -> Duration {
        Duration::from_secs(60 * minutes)
    }

    /// It is noon; `meeting` is the planned end in minutes from now.
    fn check(idle: u64, meeting: Option<i64>, slept: bool, expected: bool) {
        let noon = DateTime::<Utc>::UNIX_EPOCH + chrono::Duration::hours(12);
        let until = meeting.map(|m| noon + chrono::Duration::minutes(m));
        assert_eq!(
            must_lock(noon, minutes(idle), until, minutes(10), slept),
            expected,
            "idle {idle}, meeting {meeting:?}, slept {slept}"
        );
    }

    #[test]
    fn locks_when_nobody_is_there() {
        check(0, None, false, false);
        check(9, None, false, false);
        check(10, None, false, true);
    }

    #[test]
    fn waits_through_a_meeting_and_an_hour_more() {
        check(85, Some(30), false, false);
        check(85, Some(-59), false, false);
        check(85, Some(-60), false, true);
        check(5, Some(-600), false, false);
    }

    #[test]
    fn sleep_locks_at_once_even_in_a_meeting() {
        check(0, None, true, true);
        check(0, Some(30), true, true);
    }

    #[test]
    fn a_clock_set_back_does_not_keep_it_open() {
        // The idle time is counted by the steady clock, so only a meeting's end can move away.
        check(10, Some(-24 * 60), false, true);
        check(239, Some(365 * 24 * 60), false, false);
        check(240, Some(365 * 24 * 60), false, true);
    }

    #[test]
    fn sleep_shows_on_either_clock() {
        let s = chrono::Duration::seconds;
        assert!(!slept(s(5), Duration::from_secs(5)));
        assert!(!slept(s(60), Duration::from_secs(60)));
        assert!(slept(s(600), Duration::from_secs(5)));
        assert!(slept(s(600), Duration::from_secs(600)));
        assert!(!slept(s(-86_400), Duration::from_secs(5)), "a clock set back is no sleep");
    }

    /// The rule and the vault together: an open vault whose meeting began two hours ago and was planned
    /// for an hour and a half, so that it is 30 minutes over and may be for 30 more.
    #[tokio::test]
    async fn the_meeting_in_the_vault_is_what_holds_the_lock_off() {
        let folder = tempfile::tempdir().unwrap();
        let safe = Safe::new(folder.path().to_owned(), &SCHEMA);
        let (vault, _) = safe.create("marmalade thunder ladder quilt").await.unwrap();
        let at = |time: &str| Now::of(format!("2026-11-24T{time}:00Z").parse().unwrap());
        let morning = at("10:00");
        let names = ["Grace".to_owned()];
        let group = groups::create(&vault, &morning, "Tuesday group", "", &names, None).await.unwrap().group;
        let dates = [morning.today, morning.today.checked_add_days(Days::new(28)).unwrap()];
        meetings::plan(&vault, &morning, group, &dates, "10:00:00".parse().unwrap(), 90, "").await.unwrap();
        let shell = Shell::new(safe, LooksFile::open(folder.path()));
        shell.hold(vault, false);
        let open = shell.open().unwrap();
        let check = async |time: &str, idle: u64, slept: bool, expected: bool| {
            let locks = time_to_lock(&shell, &open, &at(time), minutes(idle), slept).await;
            assert_eq!(locks, expected, "at {time}, {idle} minutes idle, slept {slept}");
        };
        // Planned only: the usual minutes.
        check("10:05", 9, false, false).await;
        check("10:20", 10, false, true).await;
        let meeting = home::group(&open.vault, &morning, group).await.unwrap().upcoming[0].id;
        meetings::start(&open.vault, &morning, meeting).await.unwrap();
        // Under way: until the planned end and an hour more, and no longer.
        check("10:20", 10, false, false).await;
        check("12:29", 140, false, false).await;
        check("12:30", 10, false, true).await;
        check("12:30", 9, false, false).await;
        check("10:20", 0, true, true).await;
        // A vault that cannot answer is locked.
        open.vault.close().await.unwrap();
        check("10:20", 10, false, true).await;
    }
}
