//! How dates repeat: a handful of forms of the recurrence rule of RFC 5545, in the words that a host
//! would use. Pure.
//!
//! The text that is stored is the RFC's own, so that other programs and later versions read it. The
//! dates themselves are worked out by the library `rrule`.

use chrono::{DateTime, NaiveDate, NaiveTime};
use rrule::{Frequency, NWeekday, RRule, RRuleSet, Tz, Unvalidated};
use serde::{Deserialize, Serialize};

use crate::vocabulary;

vocabulary! {
    /// A day of the week.
    Weekday {
        /// Monday.
        Monday = "monday",
        /// Tuesday.
        Tuesday = "tuesday",
        /// Wednesday.
        Wednesday = "wednesday",
        /// Thursday.
        Thursday = "thursday",
        /// Friday.
        Friday = "friday",
        /// Saturday.
        Saturday = "saturday",
        /// Sunday.
        Sunday = "sunday",
    }
}

vocabulary! {
    /// Which of its kind in the month. There is no fifth: most months have none.
    Nth {
        /// The first.
        First = "first",
        /// The second.
        Second = "second",
        /// The third.
        Third = "third",
        /// The fourth.
        Fourth = "fourth",
        /// The last.
        Last = "last",
    }
}

/// How a group's dates repeat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Rule {
    /// Every so many weeks on a day of the week.
    Weekly {
        /// Weeks between, 1 to 52.
        every: u16,
        /// The day of the week.
        day: Weekday,
    },
    /// The first, second ... or last such weekday of the month.
    MonthlyDay {
        /// Months between, 1 to 12.
        every: u16,
        /// Which of the month's.
        nth: Nth,
        /// The day of the week.
        day: Weekday,
    },
    /// A date of the month. A month without a 31st has no meeting, as RFC 5545 says.
    MonthlyDate {
        /// Months between, 1 to 12.
        every: u16,
        /// The day of the month, 1 to 31.
        date: u8,
    },
    /// The last day of the month, whatever its date.
    MonthlyLast {
        /// Months between, 1 to 12.
        every: u16,
    },
}

impl Rule {
    /// Whether the numbers are such as a group could mean.
    #[must_use]
    pub fn is_sensible(self) -> bool {
        match self {
            Self::Weekly { every, .. } => (1..=52).contains(&every),
            Self::MonthlyDay { every, .. } | Self::MonthlyLast { every } => (1..=12).contains(&every),
            Self::MonthlyDate { every, date } => (1..=12).contains(&every) && (1..=31).contains(&date),
        }
    }

    /// The rule as RFC 5545 writes it: `FREQ=WEEKLY;INTERVAL=4;BYDAY=TU`.
    #[must_use]
    pub fn text(self) -> String {
        let interval = |every: u16| if every == 1 { String::new() } else { format!(";INTERVAL={every}") };
        match self {
            Self::Weekly { every, day } => format!("FREQ=WEEKLY{};BYDAY={}", interval(every), day.short()),
            Self::MonthlyDay { every, nth, day } => {
                format!("FREQ=MONTHLY{};BYDAY={}{}", interval(every), nth.number(), day.short())
            }
            Self::MonthlyDate { every, date } => format!("FREQ=MONTHLY{};BYMONTHDAY={date}", interval(every)),
            Self::MonthlyLast { every } => format!("FREQ=MONTHLY{};BYMONTHDAY=-1", interval(every)),
        }
    }

    /// The rule of that text. None for one that is not of our forms: it may come from a newer version
    /// and is kept as it is.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let read: RRule<Unvalidated> = text.parse().ok()?;
        let every = read.get_interval();
        let rule = match (read.get_freq(), read.get_by_weekday(), read.get_by_month_day()) {
            (Frequency::Weekly, [NWeekday::Every(day)], []) => Self::Weekly { every, day: (*day).into() },
            (Frequency::Monthly, [NWeekday::Nth(nth, day)], []) => {
                Self::MonthlyDay { every, nth: Nth::of(*nth)?, day: (*day).into() }
            }
            (Frequency::Monthly, [], [-1]) => Self::MonthlyLast { every },
            (Frequency::Monthly, [], [date]) => Self::MonthlyDate { every, date: u8::try_from(*date).ok()? },
            _ => return None,
        };
        // Whatever else the text says would be lost: then it is not ours.
        let plain = read.get_count().is_none()
            && read.get_until().is_none()
            && read.get_by_set_pos().is_empty()
            && read.get_by_month().is_empty()
            && read.get_by_year_day().is_empty()
            && read.get_by_week_no().is_empty()
            && read.get_by_hour().is_empty()
            && read.get_by_minute().is_empty()
            && read.get_by_second().is_empty();
        (plain && rule.is_sensible()).then_some(rule)
    }

    /// The first `count` dates from `from` on. `anchor` is a date of the rule from which weeks and
    /// months are counted.
    #[must_use]
    pub fn dates(self, anchor: NaiveDate, from: NaiveDate, count: u16) -> Vec<NaiveDate> {
        if !self.is_sensible() {
            return Vec::new();
        }
        // Days alone are asked for, so every day is as long as the next: no clock changes in UTC.
        let (start, from) = (midday(anchor), midday(from.max(anchor)));
        let Ok(rule) = self.for_library().validate(start) else { return Vec::new() };
        let all = RRuleSet::new(start).rrule(rule).after(from).all(count);
        all.dates.iter().map(DateTime::date_naive).collect()
    }

    /// The first day from `from` on that the rule could mean: where weeks and months are counted from.
    #[must_use]
    pub fn anchor(self, from: NaiveDate) -> NaiveDate {
        let each = match self {
            Self::Weekly { day, .. } => Self::Weekly { every: 1, day },
            Self::MonthlyDay { nth, day, .. } => Self::MonthlyDay { every: 1, nth, day },
            Self::MonthlyDate { date, .. } => Self::MonthlyDate { every: 1, date },
            Self::MonthlyLast { .. } => Self::MonthlyLast { every: 1 },
        };
        each.dates(from, from, 1).first().copied().unwrap_or(from)
    }

    fn for_library(self) -> RRule<Unvalidated> {
        match self {
            Self::Weekly { every, day } => {
                RRule::new(Frequency::Weekly).interval(every).by_weekday(vec![NWeekday::Every(day.into())])
            }
            Self::MonthlyDay { every, nth, day } => {
                RRule::new(Frequency::Monthly).interval(every).by_weekday(vec![NWeekday::Nth(nth.number(), day.into())])
            }
            Self::MonthlyDate { every, date } => {
                RRule::new(Frequency::Monthly).interval(every).by_month_day(vec![i8::try_from(date).unwrap_or(1)])
            }
            Self::MonthlyLast { every } => RRule::new(Frequency::Monthly).interval(every).by_month_day(vec![-1]),
        }
    }
}

fn midday(date: NaiveDate) -> DateTime<Tz> {
    date.and_time(NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default()).and_utc().with_timezone(&Tz::UTC)
}

impl Nth {
    const fn number(self) -> i16 {
        match self {
            Self::First => 1,
            Self::Second => 2,
            Self::Third => 3,
            Self::Fourth => 4,
            Self::Last => -1,
        }
    }

    fn of(number: i16) -> Option<Self> {
        Self::ALL.iter().copied().find(|nth| nth.number() == number)
    }
}

impl Weekday {
    const fn short(self) -> &'static str {
        match self {
            Self::Monday => "MO",
            Self::Tuesday => "TU",
            Self::Wednesday => "WE",
            Self::Thursday => "TH",
            Self::Friday => "FR",
            Self::Saturday => "SA",
            Self::Sunday => "SU",
        }
    }
}

impl From<Weekday> for chrono::Weekday {
    fn from(day: Weekday) -> Self {
        match day {
            Weekday::Monday => Self::Mon,
            Weekday::Tuesday => Self::Tue,
            Weekday::Wednesday => Self::Wed,
            Weekday::Thursday => Self::Thu,
            Weekday::Friday => Self::Fri,
            Weekday::Saturday => Self::Sat,
            Weekday::Sunday => Self::Sun,
        }
    }
}

impl From<chrono::Weekday> for Weekday {
    fn from(day: chrono::Weekday) -> Self {
        match day {
            chrono::Weekday::Mon => Self::Monday,
            chrono::Weekday::Tue => Self::Tuesday,
            chrono::Weekday::Wed => Self::Wednesday,
            chrono::Weekday::Thu => Self::Thursday,
            chrono::Weekday::Fri => Self::Friday,
            chrono::Weekday::Sat => Self::Saturday,
            chrono::Weekday::Sun => Self::Sunday,
        }
    }
}
