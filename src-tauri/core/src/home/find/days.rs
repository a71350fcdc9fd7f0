//! Days as people type them: "24 november", "tue", "24/11/26", "next month" is not tried. Pure.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// What was typed, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// Days it may mean, the likeliest first; empty if it names none.
    pub days: Vec<NaiveDate>,
    /// The first and last day of a month that it names without a day.
    pub month: Option<(NaiveDate, NaiveDate)>,
    /// The words that are no part of a date.
    pub rest: String,
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Mon),
    ("tuesday", Weekday::Tue),
    ("wednesday", Weekday::Wed),
    ("thursday", Weekday::Thu),
    ("friday", Weekday::Fri),
    ("saturday", Weekday::Sat),
    ("sunday", Weekday::Sun),
];
/// Years back in which a day without a year may lie.
const YEARS_BACK: i32 = 10;

/// Takes apart what was typed, seen from `today`.
pub fn days(text: &str, today: NaiveDate) -> Typed {
    let (mut day, mut month, mut year, mut weekday, mut rest) = (None, None, None, None, Vec::new());
    let mut whole = Vec::new();
    let text = text.to_lowercase();
    for word in text.split([' ', ',', '\t']).filter(|word| !word.is_empty()) {
        let clean = word.trim_matches('.');
        if let Some(date) = numbers(clean, today) {
            whole.extend(date);
        } else if let Some(offset) = ["yesterday", "today", "tomorrow"].iter().position(|name| *name == clean) {
            whole.extend(today.pred_opt().and_then(|first| first.checked_add_days(Days::new(offset as u64))));
        } else if let Some(number) = MONTHS.iter().position(|name| begins(name, clean)).filter(|_| month.is_none()) {
            month = Some(number as u32 + 1);
        } else if let Some((_, found)) = WEEKDAYS.iter().find(|(name, _)| begins(name, clean)) {
            weekday = Some(*found);
        } else if let Some(number) = ordinal(clean).filter(|number| (1..=31).contains(number) && day.is_none()) {
            day = Some(number);
        } else if let Some(number) = clean.parse().ok().filter(|number| (1990..2100).contains(number)) {
            year = Some(number);
        } else {
            rest.push(word);
        }
    }
    let mut typed = Typed { days: whole, month: None, rest: rest.join(" ") };
    match (day, month) {
        (Some(day), Some(month)) => {
            typed.days.extend(nearest(year, today, |year| NaiveDate::from_ymd_opt(year, month, day)))
        }
        (None, Some(month)) => {
            typed.month = nearest(year, today, |year| NaiveDate::from_ymd_opt(year, month, 1))
                .first()
                .and_then(|first| Some((*first, first.checked_add_months(chrono::Months::new(1))?.pred_opt()?)));
        }
        // A number or a year by itself is no date: it may be a part of a name.
        (Some(_), None) | (None, None) if typed.days.is_empty() && weekday.is_none() => {
            typed.rest = text.trim().to_owned()
        }
        _ => {}
    }
    if let Some(weekday) = weekday.filter(|_| typed.days.is_empty() && typed.month.is_none()) {
        typed.days = (0..14)
            .filter_map(|ahead| today.checked_add_days(Days::new(ahead)))
            .chain((1..14).filter_map(|ago| today.checked_sub_days(Days::new(ago))))
            .filter(|date| date.weekday() == weekday)
            .collect();
    }
    typed
}

/// Three letters of a name are enough.
fn begins(name: &str, typed: &str) -> bool {
    typed.len() >= 3
        && (name.starts_with(typed)
            || (name == "september" && typed == "sept")
            || (name.starts_with("tue") && typed == "tues")
            || (name.starts_with("thu") && typed == "thurs"))
}

fn ordinal(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    matches!(&word[digits.len()..], "" | "st" | "nd" | "rd" | "th").then(|| digits.parse().ok())?
}

/// A date in numbers, day first as in the UK, or year first.
fn numbers(word: &str, today: NaiveDate) -> Option<Vec<NaiveDate>> {
    let parts: Vec<&str> = word.split(['/', '-', '.']).collect();
    if parts.len() < 2 || parts.iter().any(|part| part.is_empty() || !part.chars().all(|c| c.is_ascii_digit())) {
        return None;
    }
    let number = |at: usize| parts[at].parse::<i32>().ok();
    let (day, month, year) = match parts.as_slice() {
        [year, _, _] if year.len() == 4 => (number(2)?, number(1)?, Some(number(0)?)),
        [_, _, year] => (number(0)?, number(1)?, Some(if year.len() == 2 { 2000 + number(2)? } else { number(2)? })),
        [_, _] => (number(0)?, number(1)?, None),
        _ => return None,
    };
    let (day, month) = (u32::try_from(day).ok()?, u32::try_from(month).ok()?);
    Some(nearest(year, today, |year| NaiveDate::from_ymd_opt(year, month, day)))
}

/// The day in each year it may be in, the nearest to today first.
fn nearest(year: Option<i32>, today: NaiveDate, day: impl Fn(i32) -> Option<NaiveDate>) -> Vec<NaiveDate> {
    if let Some(year) = year {
        return day(year).into_iter().collect();
    }
    let mut days: Vec<NaiveDate> = (today.year() - YEARS_BACK..=today.year() + 1).filter_map(day).collect();
    days.sort_by_key(|date| (*date - today).num_days().abs());
    days
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn days_as_people_type_them() {
        let today = date("2026-11-24");
        let check = |text: &str, first: Option<&str>, month: Option<&str>, rest: &str| {
            let typed = days(text, today);
            assert_eq!(typed.days.first().copied(), first.map(date), "{text}");
            assert_eq!(typed.month.map(|(first, _)| first), month.map(date), "{text}");
            assert_eq!(typed.rest, rest, "{text}");
        };
        check("24 november", Some("2026-11-24"), None, "");
        check("24 November 2025", Some("2025-11-24"), None, "");
        check("Nov 24th", Some("2026-11-24"), None, "");
        check("3 jan", Some("2027-01-03"), None, "");
        check("24/11/26", Some("2026-11-24"), None, "");
        check("24.11.2026", Some("2026-11-24"), None, "");
        check("2026-11-24", Some("2026-11-24"), None, "");
        check("5/12", Some("2026-12-05"), None, "");
        check("tuesday", Some("2026-11-24"), None, "");
        check("thurs", Some("2026-11-26"), None, "");
        check("tomorrow", Some("2026-11-25"), None, "");
        check("december", None, Some("2026-12-01"), "");
        check("march 2026", None, Some("2026-03-01"), "");
        check("aidan 24 november", Some("2026-11-24"), None, "aidan");
        check("31 february", None, None, "");
        check("45/13", None, None, "45/13");
        check("2026", None, None, "2026");
        check("hall 7", None, None, "hall 7");
        check("ma", None, None, "ma");
        check("", None, None, "");
    }

    #[test]
    fn a_month_ends_on_its_last_day() {
        let typed = days("february 2028", date("2026-11-24"));
        assert_eq!(typed.month, Some((date("2028-02-01"), date("2028-02-29"))));
    }

    proptest! {
        #[test]
        fn anything_may_be_typed(text in ".{0,60}") {
            let typed = days(&text, date("2026-11-24"));
            prop_assert!(typed.days.len() < 40);
        }
    }
}
