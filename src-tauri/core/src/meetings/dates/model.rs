//! Types and rules. Pure.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::{
    calendar::{DayNotes, Nation, Rule, day_notes},
    platform::MeetingId,
    vocabulary,
};

vocabulary! {
    /// Why a meeting does not happen, or a date is skipped.
    WhyNot {
        /// It is a bank holiday.
        BankHoliday = "bankHoliday",
        /// Christmas, Easter, summer: people are away.
        Holidays = "holidays",
        /// The hall is closed or taken.
        PlaceClosed = "placeClosed",
        /// Nobody can run it.
        NoHost = "noHost",
        /// Too few would come.
        TooFew = "tooFew",
        /// The host is ill or in too much pain.
        HostIll = "hostIll",
        /// Snow, floods, heat.
        Weather = "weather",
        /// The host was there and nobody came.
        NobodyCame = "nobodyCame",
        /// Anything else.
        Other = "other",
    }
}

impl WhyNot {
    /// Whether it can be known before the day.
    #[must_use]
    pub const fn known_before(self) -> bool {
        !matches!(self, Self::NobodyCame)
    }
}

/// A date that could suit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Suggestion {
    /// The date.
    pub date: NaiveDate,
    /// Whole weeks from today, or from the meeting just held.
    pub weeks_away: i32,
    /// What to know about it.
    pub notes: DayNotes,
}

/// A date on which the group does not meet, though it might have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct OffDate {
    /// The date.
    pub date: NaiveDate,
    /// The meeting that was called off; none for a date that was skipped from the start.
    pub meeting: Option<MeetingId>,
    /// Why, if somebody said.
    pub why: Option<WhyNot>,
}

/// A date with what to know about it, counted in weeks from `from`.
#[must_use]
pub fn suggestion(nation: Nation, from: NaiveDate, date: NaiveDate) -> Suggestion {
    let weeks = (date - from).num_days().div_euclid(7);
    Suggestion { date, weeks_away: i32::try_from(weeks).unwrap_or_default(), notes: day_notes(nation, date) }
}

/// The first `count` dates of the rule from `first` on that are not spoken for. The first of them is the
/// day from which weeks and months are counted.
#[must_use]
pub fn free_dates(rule: Rule, first: NaiveDate, count: u32, spoken_for: &[NaiveDate]) -> Vec<NaiveDate> {
    let wanted = usize::try_from(count).unwrap_or_default();
    let ask = u16::try_from(wanted + spoken_for.len()).unwrap_or(u16::MAX);
    let dates = rule.dates(rule.anchor(first), first, ask);
    dates.into_iter().filter(|date| !spoken_for.contains(date)).take(wanted).collect()
}

/// The dates at the usual distance after `last` that lie ahead, while there is no rule.
#[must_use]
pub fn usual_dates(today: NaiveDate, last: NaiveDate, weeks: u32, spoken_for: &[NaiveDate]) -> Vec<NaiveDate> {
    (0..52)
        .filter_map(|nth| last.checked_add_days(Days::new(u64::from(weeks + nth) * 7)))
        .filter(|date| *date > today && !spoken_for.contains(date))
        .take(3)
        .collect()
}

/// The two most sensible of these dates: those with nothing to think about first.
#[must_use]
pub fn sensible(nation: Nation, from: NaiveDate, dates: &[NaiveDate]) -> Vec<Suggestion> {
    let mut found: Vec<_> = dates.iter().map(|date| suggestion(nation, from, *date)).collect();
    found.sort_by_key(|one| (!one.notes.is_plain(), one.date));
    found.truncate(2);
    found
}
