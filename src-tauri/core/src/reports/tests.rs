//! The rules of what is counted, as data, and what may be shown of it.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::{
    model::{End, Group, MainReason, Marked, Person, Season, Way, group_span, main, month, way},
    publish::{marks, stay},
    sheets::{Sheet, SheetCell, csv, meaning, sheets, workbook},
    store,
    views::{Path, Report, WhyCounted},
};
use crate::{
    SCHEMA,
    platform::Vault,
    reasons::{self, Reason},
    survival::Span,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Monthly meetings from January 2025: `+` came, `-` apologies or no word, a gap is no mark.
fn marked(text: &str) -> Vec<Marked> {
    let on = |nth: usize| {
        NaiveDate::from_ymd_opt(2025 + i32::try_from(nth / 12).unwrap(), u32::try_from(nth % 12 + 1).unwrap(), 1)
            .unwrap()
    };
    let marks = text.chars().enumerate().filter(|(_, c)| *c != ' ');
    marks.map(|(nth, c)| Marked { on: on(nth), came: c == '+' }).collect()
}

fn person(marks: &str, end: Option<(End, &str)>, on_break: bool) -> Person {
    Person { marks: marked(marks), end: end.map(|(end, on)| (end, day(on))), on_break }
}

const GOES_ON: Group = Group { last_record: NaiveDate::from_ymd_opt(2025, 12, 1).unwrap(), ended: None };

#[test]
fn how_long_somebody_stayed() {
    let check =
        |person: &Person, group: &Group, told: Option<(u16, Option<Way>)>, silent: Option<(u16, Option<Way>)>| {
            let span = |with: bool| person.span(group, with).map(|span| (span.until, span.went));
            let way = |of: Option<(u16, Option<Way>)>| of.map(|(until, way)| (until, way.map(|way| way as u8)));
            assert_eq!((span(false), span(true)), (way(told), way(silent)), "{person:?}");
        };
    let same = |person: Person, group: Group, told| check(&person, &group, told, told);
    same(person("---", None, false), GOES_ON, None);
    same(person("", None, false), GOES_ON, None);
    // Known until the last meeting of the group, whether they came to it or not.
    same(person("++-+", None, false), GOES_ON, Some((334, None)));
    same(person("+", Some((End::Left(Way::Life), "2025-03-02")), false), GOES_ON, Some((60, Some(Way::Life))));
    // A date of leaving that was written down wrongly is never before they came.
    same(person(" +", Some((End::Left(Way::Done), "2024-12-24")), false), GOES_ON, Some((0, Some(Way::Done))));
    same(person("+", Some((End::Died, "2025-03-02")), false), GOES_ON, Some((60, None)));
    same(person("+", Some((End::Moved, "2025-03-02")), false), GOES_ON, Some((60, Some(Way::Moved))));
    let ended = Group { ended: Some(day("2025-12-24")), ..GOES_ON };
    same(person("+++", None, false), ended, Some((357, Some(Way::Ended))));
    // Silence: six marks running without coming, no break, and they came before.
    check(&person("++------", None, false), &GOES_ON, Some((334, None)), Some((31, Some(Way::Unknown))));
    same(person("++-----", None, false), GOES_ON, Some((334, None)));
    same(person("++------", None, true), GOES_ON, Some((334, None)));
    same(person("++ - - - - -", None, false), GOES_ON, Some((334, None)));
}

#[test]
fn who_is_a_regular() {
    let check = |marks: &str, end, months: u32, group: &Group, expected: Option<bool>| {
        assert_eq!(person(marks, end, false).regular(months, group), expected, "{marks} at {months}");
    };
    check("++-+", None, 3, &GOES_ON, Some(true));
    check("+--+", None, 3, &GOES_ON, Some(false));
    check("+  +", None, 3, &GOES_ON, Some(true));
    check("++++------", None, 6, &GOES_ON, Some(false));
    check("+++", None, 12, &GOES_ON, None);
    check("---", None, 3, &GOES_ON, None);
    check("+", Some((End::Left(Way::Life), "2025-02-01")), 12, &GOES_ON, Some(false));
    check("++++", Some((End::Died, "2025-03-05")), 3, &GOES_ON, None);
    check("++++", None, 6, &Group { ended: Some(day("2025-05-01")), ..GOES_ON }, None);
}

#[test]
fn each_person_has_one_main_reason() {
    let check = |ticked: &[Reason], weighs: Option<Reason>, expected: MainReason, went: Way| {
        let why = reasons::Why { reasons: ticked.to_vec(), main: weighs, ..reasons::Why::default() };
        assert_eq!((main(&why), way(&why)), (expected, went), "{ticked:?}");
    };
    check(&[], None, MainReason::NotAsked, Way::Unknown);
    check(&[Reason::DontKnow], None, MainReason::One(Reason::DontKnow), Way::Unknown);
    check(&[Reason::DayOrTime], None, MainReason::One(Reason::DayOrTime), Way::Life);
    check(&[Reason::DayOrTime, Reason::NoConnection], None, MainReason::Several, Way::Unknown);
    let two = [Reason::DayOrTime, Reason::NoConnection];
    check(&two, Some(Reason::NoConnection), MainReason::One(Reason::NoConnection), Way::Group);
    check(&[Reason::GotWhatNeeded], None, MainReason::One(Reason::GotWhatNeeded), Way::Done);
    assert_eq!([1, 4, 7, 10, 12].map(Season::of).map(Season::text), ["winter", "spring", "summer", "autumn", "winter"]);
}

#[test]
fn how_long_a_group_went_on() {
    let check = |ended: Option<(&str, bool)>, expected: (u16, Option<u8>)| {
        let span = group_span(day("2025-01-01"), day("2025-02-01"), ended.map(|(on, merged)| (day(on), merged)));
        assert_eq!((span.until, span.went), expected);
    };
    check(None, (31, None));
    check(Some(("2025-03-01", false)), (59, Some(0)));
    check(Some(("2025-03-01", true)), (59, None));
}

#[test]
fn a_curve_that_may_be_shown() {
    let spans = |left: &[u16], there: usize| -> Vec<Span> {
        let gone = left.iter().map(|until| Span { from: None, until: *until, went: Some(0) });
        gone.chain((0..there).map(|_| Span { from: None, until: 800, went: None })).collect()
    };
    // Too few people, and too few of them who left.
    assert_eq!(stay(&spans(&[], 4), &[], 5), None);
    assert_eq!(stay(&spans(&[40, 90], 20), &spans(&[40, 90], 20), 5), None);
    let left = [20, 40, 90, 100, 200, 340, 350, 380, 400, 410, 700];
    let shown = stay(&spans(&left, 20), &spans(&left, 20), 5).unwrap();
    let rows: Vec<_> = shown.rows.iter().map(|row| (row.month, row.there, row.left)).collect();
    assert_eq!((shown.people, shown.left, shown.stopped), (31, 11, Some(0)));
    assert_eq!(rows[0], (0, 31, 0));
    assert!(rows.contains(&(7, 26, 5)) && rows.contains(&(24, 20, 11)), "{rows:?}");
    assert!(!rows.iter().any(|row| row.0 == 12), "four left after it: {rows:?}");
    assert!(shown.rows.iter().all(|row| row.silent == Some(row.share)));
}

proptest! {
    #[test]
    fn no_two_rows_of_a_curve_are_a_few_people_apart(
        people in proptest::collection::vec((0..1500_u16, 0..3_u8), 0..120), small in 3..8_u32
    ) {
        let spans: Vec<Span> =
            people.iter().map(|(until, way)| Span { from: None, until: *until, went: way.checked_sub(1) }).collect();
        let Some(shown) = stay(&spans, &spans, small) else { return Ok(()) };
        let fine = |more: u32| more == 0 || more >= small;
        for pair in shown.rows.windows(2) {
            prop_assert!(fine(pair[1].left - pair[0].left) && fine(pair[1].too_early - pair[0].too_early));
            prop_assert!(pair[1].share <= pair[0].share);
        }
        let last = shown.rows.last().unwrap();
        prop_assert!(fine(shown.left - last.left) && fine(last.there - (shown.left - last.left)));
        for row in &shown.rows {
            prop_assert_eq!(row.there + row.left + row.too_early, shown.people);
        }
    }

    #[test]
    fn marks_keep_apart_whatever_is_counted(days in proptest::collection::vec(1..60_u32, 0..60), small in 2..9_u32) {
        let counts = |until: Option<u32>| vec![days.iter().filter(|day| until.is_none_or(|until| **day <= until)).count() as u64];
        match marks(counts, |month| month <= 60, small) {
            None => prop_assert!(!days.is_empty() && days.len() < small as usize),
            Some(marks) => {
                let ends = marks.iter().map(|month| Some(*month)).chain([None]).map(counts).collect::<Vec<_>>();
                let far = |pair: &[Vec<u64>]| pair[1][0] - pair[0][0] == 0 || pair[1][0] - pair[0][0] >= u64::from(small);
                prop_assert!(ends.windows(2).all(far));
            }
        }
    }
}

fn report() -> Report {
    Report {
        today: day("2026-11-25"),
        small: 5,
        people: Some(40),
        agreed: None,
        stay: stay(
            &(0..40).map(|n| Span { from: None, until: n * 20, went: (n % 2 == 0).then_some(0) }).collect::<Vec<_>>(),
            &(0..40).map(|n| Span { from: None, until: n * 20, went: (n % 2 == 0).then_some(0) }).collect::<Vec<_>>(),
            5,
        ),
        groups: None,
        path: Path { finished: Some(30), offered: None, yes: None, followed: Some(9), came: Some(9), regular: vec![] },
        why: WhyCounted { rows: vec![], declined: None, left: None, told_by: vec![None; 4] },
        per_person: vec![None; 4],
        years: vec![],
        seasons: vec![],
        compared: vec![],
    }
}

#[test]
fn every_column_of_every_table_says_what_it_means() {
    for Sheet { name, columns, rows } in sheets(&report()) {
        for column in columns.iter().chain([&"title"]) {
            assert!(!meaning(name, column).is_empty(), "{name}: {column}");
        }
        assert!(rows.iter().all(|row| row.len() == columns.len()), "{name}");
    }
}

#[test]
fn what_is_left_out_is_left_out_of_the_files() {
    let text = String::from_utf8(csv(&report()).unwrap()).unwrap();
    assert!(text.contains("path,offered,people,left out"), "{text}");
    assert!(text.contains("path,finished,people,30"), "{text}");
    assert!(text.starts_with('\u{feff}'));
    assert!(workbook(&report()).unwrap().starts_with(b"PK"));
    let rows = sheets(&report()).into_iter().flat_map(|sheet| sheet.rows).flatten();
    assert!(rows.into_iter().any(|cell| cell == SheetCell::LeftOut));
}

#[test]
fn the_report_on_paper_says_what_the_page_says() {
    let pdf = crate::papers::Printed::make(&super::paper::paper(&report())).unwrap().pdf().unwrap();
    let document = lopdf::Document::load_mem(&pdf).unwrap();
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    let text: String = document.extract_text(&pages).unwrap().chars().filter(|c| !c.is_whitespace()).collect();
    for says in ["peoplestillcome", "leftout", "Finishedaprogramme30", "KaplanandMeier", "25November2026"] {
        assert!(text.contains(says), "{says}: {text}");
    }
}

#[test]
fn reasons_are_called_as_on_the_screen() {
    let screen: serde_json::Value =
        serde_json::from_str(include_str!("../../../../ui/src/features/reasons/words/en.json")).unwrap();
    for reason in Reason::ALL {
        assert_eq!(screen["reason"][reason.text()], super::sheets::word("reasonNames", reason.text()));
    }
}

#[tokio::test]
async fn what_reports_read_of_a_group_is_found_by_index() {
    let vault = Vault::in_memory(&SCHEMA).await.unwrap();
    let mut conn = vault.connection().await.unwrap();
    for query in store::QUERIES_OF_A_GROUP {
        let plan = store::plan(conn.sql(), query).await.unwrap();
        assert!(!plan.contains("SCAN"), "{plan}");
    }
}

#[test]
fn a_month_is_a_twelfth_of_a_year() {
    assert_eq!([0, 1, 12, 24, 120].map(month), [0, 30, 365, 730, 3652]);
}
