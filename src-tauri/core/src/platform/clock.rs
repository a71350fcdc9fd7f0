//! Time is passed in. This is the one place that reads the machine's clock and time zone.

use chrono::{DateTime, Datelike, Local, LocalResult, NaiveDate, NaiveDateTime, TimeZone, Utc};

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

    /// The moment `at`, with the machine's time zone.
    #[must_use]
    pub fn of(at: DateTime<Utc>) -> Self {
        Self { at, today: at.with_timezone(&Local).date_naive() }
    }
}

/// A date that somebody could mean: a slip in the year is not one.
///
/// Errors: `Invalid date.range` on `field`.
pub fn check_date(field: &'static str, date: NaiveDate) -> Result<()> {
    if (1990..2100).contains(&date.year()) { Ok(()) } else { Err(Error::invalid(field, "date.range")) }
}

/// The instant of a local wall-clock time. In the hour that happens twice in autumn the first is
/// meant; in the hour that never happens in spring the clock's next valid hour.
#[must_use]
pub fn instant(local: NaiveDateTime) -> DateTime<Utc> {
    match Local.from_local_datetime(&local) {
        LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at.with_timezone(&Utc),
        LocalResult::None => {
            let later = local + chrono::Duration::hours(1);
            Local.from_local_datetime(&later).earliest().map_or_else(|| later.and_utc(), |at| at.with_timezone(&Utc))
        }
    }
}

/// The wall-clock time of an instant.
#[must_use]
pub fn wall(at: DateTime<Utc>) -> NaiveDateTime {
    at.with_timezone(&Local).naive_local()
}
