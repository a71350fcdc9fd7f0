use chrono::NaiveDate;
use proptest::prelude::*;

use super::model::{Suggestion, free_dates, sensible, suggestion, usual_dates};
use crate::calendar::{Holiday, Nation, Nth, Rule, Weekday};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

const EVERY_FOUR_WEEKS: Rule = Rule::Weekly { every: 4, day: Weekday::Tuesday };
const FIRST_MONDAY: Rule = Rule::MonthlyDay { every: 1, nth: Nth::First, day: Weekday::Monday };

#[test]
fn dates_that_are_spoken_for_are_passed_over() {
    let check = |rule: Rule, first: &str, spoken_for: &[&str], expected: &[&str]| {
        let spoken_for: Vec<_> = spoken_for.iter().map(|date| day(date)).collect();
        let got = free_dates(rule, day(first), 3, &spoken_for);
        assert_eq!(got, expected.iter().map(|date| day(date)).collect::<Vec<_>>());
    };
    check(EVERY_FOUR_WEEKS, "2026-11-24", &[], &["2026-11-24", "2026-12-22", "2027-01-19"]);
    check(EVERY_FOUR_WEEKS, "2026-11-24", &["2026-12-22"], &["2026-11-24", "2027-01-19", "2027-02-16"]);
    // Counted from the first such day on or after the one that was typed.
    check(EVERY_FOUR_WEEKS, "2026-11-25", &[], &["2026-12-01", "2026-12-29", "2027-01-26"]);
    check(FIRST_MONDAY, "2026-11-24", &["2026-12-07"], &["2027-01-04", "2027-02-01", "2027-03-01"]);
}

#[test]
fn the_next_date_is_a_sensible_one() {
    let in_words = |found: Vec<Suggestion>| -> Vec<(String, i32, bool)> {
        found.into_iter().map(|one| (one.date.to_string(), one.weeks_away, one.notes.is_plain())).collect()
    };
    let check = |today: &str, last: &str, weeks: u32, expected: &[(&str, i32, bool)]| {
        let dates = usual_dates(day(today), day(last), weeks, &[]);
        let got = in_words(sensible(Nation::England, day(last), &dates));
        let expected: Vec<_> =
            expected.iter().map(|(date, weeks, plain)| ((*date).to_owned(), *weeks, *plain)).collect();
        assert_eq!(got, expected);
    };
    check("2026-11-24", "2026-11-24", 4, &[("2027-01-05", 6, true), ("2026-12-22", 4, false)]);
    check("2026-09-01", "2026-09-01", 4, &[("2026-09-29", 4, true), ("2026-10-06", 5, true)]);
    // Typed up late: dates that have passed are not offered.
    check("2026-10-08", "2026-09-01", 4, &[("2026-10-13", 6, true), ("2026-10-20", 7, true)]);
    // Easter Monday is not one that a hall is open on.
    check("2027-03-01", "2027-03-01", 4, &[("2027-04-05", 5, true), ("2027-04-12", 6, true)]);
}

#[test]
fn a_date_says_what_is_to_be_known_about_it() {
    let found = suggestion(Nation::Scotland, day("2026-11-24"), day("2027-01-04"));
    assert_eq!(found.weeks_away, 5);
    assert_eq!(found.notes.bank_holiday.map(|found| found.name), Some(Holiday::SecondJanuary));
    assert!(suggestion(Nation::England, day("2026-11-24"), day("2027-01-04")).notes.is_plain());
}

proptest! {
    #[test]
    fn what_is_offered_is_free_and_in_order(
        every in 1..9_u16, wait in 0..400_i64, taken in prop::collection::vec(0..700_i64, 0..20), count in 1..12_u32,
    ) {
        let first = day("2026-11-24") + chrono::TimeDelta::days(wait);
        let taken: Vec<_> = taken.into_iter().map(|days| first + chrono::TimeDelta::days(days)).collect();
        let rule = Rule::Weekly { every, day: Weekday::Thursday };
        let found = free_dates(rule, first, count, &taken);
        prop_assert_eq!(found.len(), count as usize);
        prop_assert!(found.iter().all(|date| *date >= first && !taken.contains(date)));
        prop_assert!(found.windows(2).all(|pair| pair[0] < pair[1] && (pair[1] - pair[0]).num_weeks() % i64::from(every) == 0));
    }
}
