//! Bank holidays of the United Kingdom, and the weeks of Christmas. Pure.
//!
//! Where the days come from:
//! - Banking and Financial Dealings Act 1971, section 1 and Schedule 1: the days that are fixed by law,
//!   with what happens when one falls on a Sunday.
//! - St Andrew's Day Bank Holiday (Scotland) Act 2007.
//! - Royal proclamations under section 1(2) and (3) of the 1971 Act: New Year's Day, the first Monday
//!   in May, 12 July in Northern Ireland, 26 December and the last Monday of May in Scotland, and a
//!   substitute when a day falls on a weekend. These come year by year and have always been the same;
//!   the exceptions are in `CHANGED` below.
//! - Good Friday and Christmas Day are holidays by common law where the Act does not name them.
//!
//! The result is the same as the list that the government publishes for the years 2012 to 2028 (as
//! published in 2026), which a test holds. When a new year is published: add it to the fixture, raise
//! [`PUBLISHED_UP_TO`], and put what is unusual into `CHANGED`.

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Nation, Nth, Weekday};
use crate::vocabulary;

/// The last year whose bank holidays are published. Later ones are worked out and may change.
pub const PUBLISHED_UP_TO: i32 = 2028;

vocabulary! {
    /// The bank holidays.
    Holiday {
        /// New Year's Day.
        NewYear = "newYear",
        /// 2 January, in Scotland.
        SecondJanuary = "secondJanuary",
        /// St Patrick's Day, in Northern Ireland.
        StPatrick = "stPatrick",
        /// Good Friday.
        GoodFriday = "goodFriday",
        /// Easter Monday; not in Scotland.
        EasterMonday = "easterMonday",
        /// The first Monday in May.
        EarlyMay = "earlyMay",
        /// The last Monday in May.
        Spring = "spring",
        /// Battle of the Boyne (Orangemen's Day), in Northern Ireland.
        Boyne = "boyne",
        /// The last Monday in August; in Scotland the first.
        Summer = "summer",
        /// St Andrew's Day, in Scotland.
        StAndrew = "stAndrew",
        /// Christmas Day.
        Christmas = "christmas",
        /// Boxing Day.
        Boxing = "boxing",
        /// One that was proclaimed for a single year.
        Special = "special",
    }
}

/// A day that is a bank holiday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct BankHoliday {
    /// Which one.
    pub name: Holiday,
    /// In place of the day itself, which falls on a weekend.
    pub substitute: bool,
    /// Published; otherwise worked out and likely.
    pub published: bool,
}

/// What to know about a date before choosing it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct DayNotes {
    /// A bank holiday in the nation.
    pub bank_holiday: Option<BankHoliday>,
    /// In the weeks of Christmas: from 22 December to 2 January.
    pub christmas: bool,
}

impl DayNotes {
    /// Whether there is nothing to think about.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.bank_holiday.is_none() && !self.christmas
    }
}

/// What to know about a date in that nation.
#[must_use]
pub fn day_notes(nation: Nation, date: NaiveDate) -> DayNotes {
    let christmas = (date.month() == 12 && date.day() >= 22) || (date.month() == 1 && date.day() <= 2);
    DayNotes { bank_holiday: bank_holiday(nation, date), christmas }
}

/// The bank holiday on that day, if it is one.
#[must_use]
pub fn bank_holiday(nation: Nation, date: NaiveDate) -> Option<BankHoliday> {
    let year = date.year();
    let (_, name, substitute) = bank_holidays(nation, year).into_iter().find(|(day, ..)| *day == date)?;
    Some(BankHoliday { name, substitute, published: year <= PUBLISHED_UP_TO })
}

/// A nation's bank holidays in a year, in order: the day, which it is, whether in place of another day.
#[must_use]
pub fn bank_holidays(nation: Nation, year: i32) -> Vec<(NaiveDate, Holiday, bool)> {
    let mut days = usual(nation, year);
    for change in CHANGED.iter().filter(|change| change.year == year && change.nations.contains(&nation)) {
        days.retain(|(_, holiday, _)| Some(*holiday) != change.in_place_of);
        days.extend(day(year, change.month, change.day).map(|date| (date, change.holiday, false)));
    }
    days.sort_unstable_by_key(|(date, ..)| *date);
    days
}

/// A year in which it was otherwise, by royal proclamation.
struct Changed {
    year: i32,
    month: u32,
    day: u32,
    holiday: Holiday,
    in_place_of: Option<Holiday>,
    nations: &'static [Nation],
}

const EVERYWHERE: &[Nation] = Nation::ALL;

const fn changed(year: i32, month: u32, day: u32, holiday: Holiday) -> Changed {
    let in_place_of = match holiday {
        Holiday::Special => None,
        moved => Some(moved),
    };
    Changed { year, month, day, holiday, in_place_of, nations: EVERYWHERE }
}

const CHANGED: &[Changed] = &[
    // The Queen's Diamond and Platinum Jubilees, her funeral, the King's coronation; 75 years of VE Day.
    changed(2012, 6, 4, Holiday::Spring),
    changed(2012, 6, 5, Holiday::Special),
    changed(2020, 5, 8, Holiday::EarlyMay),
    changed(2022, 6, 2, Holiday::Spring),
    changed(2022, 6, 3, Holiday::Special),
    changed(2022, 9, 19, Holiday::Special),
    changed(2023, 5, 8, Holiday::Special),
    // Proclaimed in February 2026: Scotland's men play at the World Cup.
    Changed { nations: &[Nation::Scotland], ..changed(2026, 6, 15, Holiday::Special) },
];

fn usual(nation: Nation, year: i32) -> Vec<(NaiveDate, Holiday, bool)> {
    use Holiday as H;
    let easter = easter_sunday(year);
    let scotland = nation == Nation::Scotland;
    let mut found = Vec::with_capacity(12);

    let new_year: &[_] = if scotland { &[(1, 1, H::NewYear), (1, 2, H::SecondJanuary)] } else { &[(1, 1, H::NewYear)] };
    found.extend(moved_off_weekends(year, new_year));
    found.extend(moved_off_weekends(year, &[(12, 25, H::Christmas), (12, 26, H::Boxing)]));
    match nation {
        Nation::Scotland => found.extend(moved_off_weekends(year, &[(11, 30, H::StAndrew)])),
        Nation::NorthernIreland => {
            found.extend(moved_off_weekends(year, &[(3, 17, H::StPatrick)]));
            found.extend(moved_off_weekends(year, &[(7, 12, H::Boyne)]));
        }
        Nation::England | Nation::Wales => {}
    }
    let summer = if scotland { Nth::First } else { Nth::Last };
    let mondays = [(5, Nth::First, H::EarlyMay), (5, Nth::Last, H::Spring), (8, summer, H::Summer)];
    found.extend(
        mondays.into_iter().filter_map(|(month, nth, holiday)| Some((monday(year, month, nth)?, holiday, false))),
    );
    found
        .extend(easter.and_then(|sunday| sunday.checked_sub_days(Days::new(2))).map(|day| (day, H::GoodFriday, false)));
    if !scotland {
        found.extend(easter.and_then(|sunday| sunday.succ_opt()).map(|day| (day, H::EasterMonday, false)));
    }
    found
}

/// Days that belong together, each on its own date or else on the next weekday that none of them has.
fn moved_off_weekends(year: i32, days: &[(u32, u32, Holiday)]) -> Vec<(NaiveDate, Holiday, bool)> {
    let dated: Vec<_> = days.iter().filter_map(|(month, date, h)| Some((day(year, *month, *date)?, *h))).collect();
    let mut taken: Vec<NaiveDate> = dated.iter().map(|(date, _)| *date).filter(|date| is_weekday(*date)).collect();
    dated
        .into_iter()
        .filter_map(|(date, holiday)| {
            if is_weekday(date) {
                return Some((date, holiday, false));
            }
            let substitute = date.iter_days().find(|day| is_weekday(*day) && !taken.contains(day))?;
            taken.push(substitute);
            Some((substitute, holiday, true))
        })
        .collect()
}

fn is_weekday(date: NaiveDate) -> bool {
    date.weekday().num_days_from_monday() < 5
}

fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

fn monday(year: i32, month: u32, nth: Nth) -> Option<NaiveDate> {
    let monday = Weekday::Monday.into();
    match nth {
        Nth::Last => {
            let next = if month == 12 { day(year + 1, 1, 1) } else { day(year, month + 1, 1) };
            next?.iter_days().rev().skip(1).find(|date| date.weekday() == monday)
        }
        _ => day(year, month, 1)?.iter_days().find(|date| date.weekday() == monday),
    }
}

/// Easter Sunday by the Gregorian reckoning: Meeus, Astronomical Algorithms (1991), chapter 8.
fn easter_sunday(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    day(year, u32::try_from(n / 31).ok()?, u32::try_from(n % 31 + 1).ok()?)
}
