//! Held against what others worked out: see tests/fixtures/dates.

use std::{collections::BTreeMap, path::Path};

use chrono::{Datelike, Days, NaiveDate};
use proptest::prelude::*;

use super::*;

fn fixture(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/dates").join(name);
    std::fs::read_to_string(path).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn fifty_years_of_dates_are_those_of_dateutil() {
    let mut compared = 0;
    for line in fixture("rules.txt").lines() {
        let [text, first, gaps] = line.split(' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let rule = Rule::parse(text).unwrap_or_else(|| panic!("{text} is one of ours"));
        assert_eq!(rule.text(), text);
        let mut expected = vec![day(first)];
        for gap in gaps.split(',') {
            expected.push(expected[expected.len() - 1] + Days::new(gap.parse().unwrap()));
        }
        let got = rule.dates(day(first), day(first), u16::try_from(expected.len()).unwrap());
        assert_eq!(got, expected, "{text}");
        // From the middle on, counted from the same day.
        let half = expected.len() / 2;
        let got = rule.dates(day(first), expected[half - 1] + Days::new(1), 3);
        assert_eq!(got, expected[half..].iter().copied().take(3).collect::<Vec<_>>(), "{text}");
        compared += expected.len();
    }
    assert!(compared > 20_000, "only {compared} dates were compared");
}

#[test]
fn the_examples_of_rfc_5545() {
    let check = |text: &str, first: &str, expected: &[&str]| {
        let rule = Rule::parse(text).unwrap();
        let got = rule.dates(day(first), day(first), u16::try_from(expected.len()).unwrap());
        assert_eq!(got, expected.iter().map(|text| day(text)).collect::<Vec<_>>(), "{text}");
    };
    // 3.8.5.3: weekly; every other week; the first Friday; the second-to-last is not one of ours.
    check(
        "FREQ=WEEKLY;BYDAY=TU",
        "1997-09-02",
        &["1997-09-02", "1997-09-09", "1997-09-16", "1997-09-23", "1997-09-30", "1997-10-07"],
    );
    check(
        "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU",
        "1997-09-02",
        &["1997-09-02", "1997-09-16", "1997-09-30", "1997-10-14", "1997-10-28", "1997-11-11"],
    );
    check(
        "FREQ=MONTHLY;BYDAY=1FR",
        "1997-09-05",
        &["1997-09-05", "1997-10-03", "1997-11-07", "1997-12-05", "1998-01-02", "1998-02-06", "1998-03-06"],
    );
    // A date that a month does not have is left out, as the last example there says of 30 February.
    check("FREQ=MONTHLY;BYMONTHDAY=30", "2007-01-30", &["2007-01-30", "2007-03-30", "2007-04-30"]);
}

#[test]
fn a_rule_of_another_form_is_not_taken_for_ours() {
    for text in [
        "",
        "every other Tuesday",
        "FREQ=DAILY",
        "FREQ=WEEKLY",
        "FREQ=WEEKLY;BYDAY=TU,TH",
        "FREQ=WEEKLY;BYDAY=TU;COUNT=3",
        "FREQ=WEEKLY;BYDAY=TU;UNTIL=20300101T000000Z",
        "FREQ=WEEKLY;INTERVAL=99;BYDAY=TU",
        "FREQ=MONTHLY;BYDAY=5MO",
        "FREQ=MONTHLY;BYDAY=-2MO",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1",
        "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
        "FREQ=MONTHLY;BYMONTHDAY=-2",
        "FREQ=MONTHLY;BYMONTHDAY=2,15",
        "FREQ=MONTHLY;BYMONTH=3;BYMONTHDAY=2",
        "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    ] {
        assert_eq!(Rule::parse(text), None, "{text}");
    }
}

fn rules() -> impl Strategy<Value = Rule> {
    let weekday = || prop::sample::select(Weekday::ALL);
    prop_oneof![
        (1..=52_u16, weekday()).prop_map(|(every, day)| Rule::Weekly { every, day }),
        (1..=12_u16, prop::sample::select(Nth::ALL), weekday()).prop_map(|(every, nth, day)| Rule::MonthlyDay {
            every,
            nth,
            day
        }),
        (1..=12_u16, 1..=31_u8).prop_map(|(every, date)| Rule::MonthlyDate { every, date }),
        (1..=12_u16).prop_map(|every| Rule::MonthlyLast { every }),
    ]
}

fn dates() -> impl Strategy<Value = NaiveDate> {
    (0..40_000_u64).prop_map(|days| day("1990-01-01") + Days::new(days))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_rule_is_read_as_it_was_written(rule in rules()) {
        prop_assert_eq!(Rule::parse(&rule.text()), Some(rule));
    }

    #[test]
    fn dates_rise_and_each_follows_the_rule(rule in rules(), anchor in dates(), wait in 0..900_u64) {
        let from = anchor + Days::new(wait);
        let found = rule.dates(anchor, from, 6);
        prop_assert!(found.iter().all(|date| *date >= from));
        prop_assert!(found.windows(2).all(|pair| pair[0] < pair[1]));
        for date in &found {
            match rule {
                Rule::Weekly { day, .. } => prop_assert_eq!(date.weekday(), day.into()),
                Rule::MonthlyLast { .. } => prop_assert_eq!((*date + Days::new(1)).day(), 1),
                Rule::MonthlyDate { date: of_month, .. } => prop_assert_eq!(date.day(), u32::from(of_month)),
                Rule::MonthlyDay { nth, day, .. } => {
                    prop_assert_eq!(date.weekday(), day.into());
                    let week = date.day().div_ceil(7);
                    let last = (*date + Days::new(7)).month() != date.month();
                    let right = match nth {
                        Nth::First => week == 1,
                        Nth::Second => week == 2,
                        Nth::Third => week == 3,
                        Nth::Fourth => week == 4,
                        Nth::Last => last,
                    };
                    prop_assert!(right, "{date} is not the {} of its month", nth.text());
                }
            }
        }
        // Asking from the second date on gives the same without the first.
        if let [_, second, ..] = found[..] {
            prop_assert_eq!(&rule.dates(anchor, second, 4)[..], &found[1..5]);
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "(FREQ=|INTERVAL=|BYDAY=|WEEKLY|MONTHLY|MO|-?[0-9]{1,6}|;|,|[A-Z=]|\\PC){0,12}") {
        if let Some(rule) = Rule::parse(&text) {
            prop_assert!(rule.is_sensible());
            prop_assert_eq!(Rule::parse(&rule.text()), Some(rule));
        }
    }
}

#[test]
fn bank_holidays_are_those_that_were_published() {
    let mut expected: BTreeMap<(Nation, i32), Vec<(NaiveDate, Holiday)>> = BTreeMap::new();
    let mut substitutes = 0;
    for line in fixture("published.txt").lines() {
        let [nation, date, name, how] = line.split(' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let (nation, date, name) = (Nation::parse(nation).unwrap(), day(date), Holiday::parse(name).unwrap());
        expected.entry((nation, date.year())).or_default().push((date, name));
        let found = bank_holiday(nation, date).unwrap_or_else(|| panic!("{line}"));
        assert!(found.published, "{line}");
        // Days that were moved for a jubilee are called substitutes there as well. In 2023 the list has
        // Scotland's first two days of the year the other way round than before and than the Act.
        let otherwise = matches!(date.month(), 5 | 6) || (nation, date.year()) == (Nation::Scotland, 2023);
        if !otherwise {
            assert_eq!(found.substitute, how == "substitute", "{line}");
            substitutes += usize::from(found.substitute);
        }
    }
    for ((nation, year), mut days) in expected.clone() {
        days.sort_unstable();
        let mut ours: Vec<_> = bank_holidays(nation, year).into_iter().map(|(date, name, _)| (date, name)).collect();
        if (nation, year) == (Nation::Scotland, 2023) {
            let (one, other) = (ours[0].1, ours[1].1);
            (ours[0].1, ours[1].1) = (other, one);
        }
        assert_eq!(ours, days, "{} {year}", nation.text());
        if nation == Nation::England {
            assert_eq!(bank_holidays(Nation::Wales, year), bank_holidays(nation, year));
        }
    }
    assert!(substitutes > 30, "{substitutes}");
    let years: Vec<i32> =
        expected.keys().filter(|(nation, _)| *nation == Nation::Scotland).map(|(_, year)| *year).collect();
    assert_eq!(years, (2012..=PUBLISHED_UP_TO).collect::<Vec<_>>(), "every published year is in the list");
}

#[test]
fn bank_holidays_of_fifty_years_are_those_that_another_program_works_out() {
    let mut years = 0;
    for line in fixture("worked_out.txt").lines() {
        let mut parts = line.split(' ');
        let (nation, year) = (parts.next().unwrap(), parts.next().unwrap());
        let expected: Vec<NaiveDate> = parts.map(|date| day(&format!("{year}-{date}"))).collect();
        let ours: Vec<NaiveDate> = bank_holidays(Nation::parse(nation).unwrap(), year.parse().unwrap())
            .into_iter()
            .map(|(date, ..)| date)
            .collect();
        assert_eq!(ours, expected, "{nation} {year}");
        years += 1;
    }
    assert_eq!(years, 4 * 65);
}

#[test]
fn a_date_is_flagged_for_what_it_is() {
    let check = |nation: Nation, date: &str, holiday: Option<Holiday>, published: bool, christmas: bool| {
        let notes = day_notes(nation, day(date));
        assert_eq!(
            notes.bank_holiday.map(|found| (found.name, found.published)),
            holiday.map(|h| (h, published)),
            "{date}"
        );
        assert_eq!(notes.christmas, christmas, "{date}");
        assert_eq!(notes.is_plain(), holiday.is_none() && !christmas, "{date}");
    };
    check(Nation::England, "2026-11-30", None, true, false);
    check(Nation::Scotland, "2026-11-30", Some(Holiday::StAndrew), true, false);
    check(Nation::NorthernIreland, "2027-03-17", Some(Holiday::StPatrick), true, false);
    check(Nation::England, "2026-12-21", None, true, false);
    check(Nation::England, "2026-12-22", None, true, true);
    check(Nation::England, "2026-12-28", Some(Holiday::Boxing), true, true);
    check(Nation::England, "2027-01-02", None, true, true);
    check(Nation::England, "2027-01-03", None, true, false);
    check(Nation::Scotland, "2027-01-04", Some(Holiday::SecondJanuary), true, false);
    check(Nation::Wales, "2029-05-07", Some(Holiday::EarlyMay), false, false);
}
