//! Time is passed in. This is the one place that reads the machine's clock.
//!
//! Its time zone is not asked: a meeting is at half past ten by the clock on the wall of a hall in the
//! United Kingdom, whatever the laptop believes.

use chrono::{DateTime, Datelike, LocalResult, NaiveDate, NaiveDateTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Europe::London;

use super::error::{Error, Result};

/// The moment a use-case runs at: the instant, and the day on the wall of the hall.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// The instant.
    pub at: DateTime<Utc>,
    /// The local date at that instant.
    pub today: NaiveDate,
}

impl Now {
    /// Reads the machine's clock.
    #[allow(clippy::disallowed_methods, reason = "the one place where the clock is read")]
    #[must_use]
    pub fn read() -> Self {
        Self::of(Utc::now())
    }

    /// The moment `at`.
    #[must_use]
    pub fn of(at: DateTime<Utc>) -> Self {
        Self { at, today: wall(at).date() }
    }
}

/// A date that somebody could mean: a slip in the year is not one.
///
/// Errors: `Invalid date.range` on `field`.
pub fn check_date(field: &'static str, date: NaiveDate) -> Result<()> {
    if (1990..2100).contains(&date.year()) { Ok(()) } else { Err(Error::invalid(field, "date.range")) }
}

/// The instant of a wall-clock time. In the hour that comes twice in autumn the first is meant; in the
/// hour that never comes in spring, the clock as it was before it changed (RFC 5545, 3.3.5): half past
/// one is then half past two.
#[must_use]
pub fn instant(local: NaiveDateTime) -> DateTime<Utc> {
    match London.from_local_datetime(&local) {
        LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at.with_timezone(&Utc),
        LocalResult::None => {
            let before = London.offset_from_utc_datetime(&(local - TimeDelta::hours(2)));
            (local - chrono::Offset::fix(&before)).and_utc()
        }
    }
}

/// The wall-clock time of an instant.
#[must_use]
pub fn wall(at: DateTime<Utc>) -> NaiveDateTime {
    at.with_timezone(&London).naive_local()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_on_the_wall_changes_twice_a_year() {
        let check = |local: &str, expected: &str, back: &str| {
            let at = instant(local.parse().unwrap());
            assert_eq!(at, expected.parse::<DateTime<Utc>>().unwrap(), "{local}");
            assert_eq!(wall(at), back.parse().unwrap(), "{local}");
        };
        check("2026-11-24T10:30:00", "2026-11-24T10:30:00Z", "2026-11-24T10:30:00");
        check("2026-07-14T10:30:00", "2026-07-14T09:30:00Z", "2026-07-14T10:30:00");
        // 28 March 2027: one o'clock is two o'clock.
        check("2027-03-28T00:59:00", "2027-03-28T00:59:00Z", "2027-03-28T00:59:00");
        check("2027-03-28T01:00:00", "2027-03-28T01:00:00Z", "2027-03-28T02:00:00");
        check("2027-03-28T01:30:00", "2027-03-28T01:30:00Z", "2027-03-28T02:30:00");
        check("2027-03-28T02:00:00", "2027-03-28T01:00:00Z", "2027-03-28T02:00:00");
        // 31 October 2027: one o'clock comes twice, and the first is meant.
        check("2027-10-31T00:30:00", "2027-10-30T23:30:00Z", "2027-10-31T00:30:00");
        check("2027-10-31T01:30:00", "2027-10-31T00:30:00Z", "2027-10-31T01:30:00");
        check("2027-10-31T02:00:00", "2027-10-31T02:00:00Z", "2027-10-31T02:00:00");
        assert_eq!(Now::of("2027-07-01T23:30:00Z".parse().unwrap()).today, "2027-07-02".parse().unwrap());
    }
}
