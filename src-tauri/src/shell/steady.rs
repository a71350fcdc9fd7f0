//! Whether somebody set the laptop's clock. A meeting under way is timed by the clock on the wall, so that
//! sleep, a lock and a restart cost it nothing; when that clock is put right, its times have to move along.
//!
//! Another clock tells: one that nobody can set and that runs on in sleep. Linux and Windows have it, so a
//! difference between the two is the setting. On macOS ours stands still in sleep: only a clock set back can
//! be told from sleep there, and one set forward counts as time that passed.

use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use chrono::{DateTime, TimeDelta, Utc};
use follow_on_core::{
    meetings,
    platform::{Now, Result},
};

use super::state::Shell;

/// Clocks drift and are trimmed; nobody notices less than this in a meeting.
const NOTICED: TimeDelta = TimeDelta::seconds(20);
/// The steady clock counts sleep.
const COUNTS_SLEEP: bool = !cfg!(target_os = "macos");

/// The two clocks, as they were seen last.
pub struct Clocks {
    started: Instant,
    seen: Mutex<Seen>,
}

struct Seen {
    wall: DateTime<Utc>,
    steady: Duration,
    /// By how much the clock was set since a vault last heard of it; none: it heard of everything.
    owed: Option<TimeDelta>,
}

impl Default for Clocks {
    fn default() -> Self {
        let started = Instant::now();
        let seen = Seen { wall: Now::read().at, steady: steady(started), owed: Some(TimeDelta::zero()) };
        Self { started, seen: Mutex::new(seen) }
    }
}

impl Clocks {
    /// Another vault is open, which has not heard of anything.
    pub fn opened(&self) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.owed = Some(seen.owed.unwrap_or_default());
    }

    /// What a vault has to hear, if anything.
    fn look(&self, now: &Now) -> Option<TimeDelta> {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let steady = steady(self.started);
        let by = set_by(now.at - seen.wall, steady.saturating_sub(seen.steady), COUNTS_SLEEP);
        (seen.wall, seen.steady) = (now.at, steady);
        if !by.is_zero() {
            seen.owed = Some(seen.owed.unwrap_or_default() + by);
        }
        seen.owed
    }

    fn heard(&self) {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).owed = None;
    }
}

/// By how much the clock on the wall was set while it went on by `wall` and the steady one by `steady`.
fn set_by(wall: TimeDelta, steady: Duration, counts_sleep: bool) -> TimeDelta {
    let by = wall - TimeDelta::from_std(steady).unwrap_or(TimeDelta::MAX);
    let slept = !counts_sleep && by > TimeDelta::zero();
    if by.abs() < NOTICED || slept { TimeDelta::zero() } else { by }
}

/// Time by a clock that nobody can set. Linux's own `Instant` stands still in sleep; the file does not
/// (`proc_uptime(5)`: seconds since the system started, sleep included).
fn steady(started: Instant) -> Duration {
    let uptime = || {
        let text = std::fs::read_to_string("/proc/uptime").ok()?;
        let seconds: f64 = text.split_ascii_whitespace().next()?.parse().ok()?;
        Duration::try_from_secs_f64(seconds).ok()
    };
    if cfg!(target_os = "linux") { uptime().unwrap_or_else(|| started.elapsed()) } else { started.elapsed() }
}

/// Tells the open vault by how much the clock was set, if it was. Cheap: it may be called before anything.
pub async fn settle(shell: &Shell, now: &Now) -> Result<()> {
    let Some(owed) = shell.clocks.look(now) else { return Ok(()) };
    let Some(open) = shell.open() else { return Ok(()) };
    meetings::clock_was_set(&open.vault, now, owed).await?;
    shell.clocks.heard();
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_was_set_is_told_from_time_that_passed() {
        let check = |wall: i64, steady: u64, counts_sleep: bool, expected: i64| {
            let by = set_by(TimeDelta::seconds(wall), Duration::from_secs(steady), counts_sleep);
            assert_eq!(by.num_seconds(), expected, "wall {wall}, steady {steady}, counts sleep {counts_sleep}");
        };
        // Time passed, and a little drift.
        check(5, 5, true, 0);
        check(3600, 3605, true, 0);
        // Slept for an hour.
        check(3605, 3605, true, 0);
        check(3605, 5, false, 0);
        // Set forward, set back.
        check(3605, 5, true, 3600);
        check(-3595, 5, true, -3600);
        check(-3595, 5, false, -3600);
    }
}
