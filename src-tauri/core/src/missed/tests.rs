use super::{Outcome::*, *};
use crate::attendance::Status::{self, Apologies, Here, NoWord};

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

/// Meetings newest first, tries in any order, today, the step.
fn check(today: &str, turns: &[(&str, Option<Status>)], tries: &[(&str, Outcome)], step: NextStep) {
    let turns: Vec<Turn> = turns.iter().map(|(on, seen)| Turn { on: day(on), seen: *seen }).collect();
    let tries: Vec<Attempt> = tries.iter().map(|(on, outcome)| Attempt { on: day(on), outcome: *outcome }).collect();
    assert_eq!(next_step(day(today), &turns, &tries, 2), step, "{turns:?} {tries:?}");
}

#[test]
fn one_hello_after_two_silences_and_no_sooner() {
    check("2026-11-25", &[], &[], NextStep::Nothing);
    check("2026-11-25", &[("2026-11-24", Some(NoWord))], &[], NextStep::Nothing);
    check("2026-11-25", &[("2026-11-24", Some(NoWord)), ("2026-10-27", Some(NoWord))], &[], NextStep::Hello);
    check("2026-11-25", &[("2026-11-24", Some(Here)), ("2026-10-27", Some(NoWord))], &[], NextStep::Nothing);
    // Over a year's end the row goes on.
    check("2027-01-20", &[("2027-01-19", Some(NoWord)), ("2026-12-22", Some(NoWord))], &[], NextStep::Hello);
    // Not marked says nothing: it is no silence and ends none.
    check("2026-11-25", &[("2026-11-24", None), ("2026-10-27", Some(NoWord))], &[], NextStep::Nothing);
    check(
        "2026-11-25",
        &[("2026-11-24", Some(NoWord)), ("2026-10-27", None), ("2026-09-29", Some(NoWord))],
        &[],
        NextStep::Hello,
    );
    // Apologies are a word.
    check("2026-11-25", &[("2026-11-24", Some(Apologies)), ("2026-10-27", Some(NoWord))], &[], NextStep::Nothing);
    check(
        "2026-11-25",
        &[("2026-11-24", Some(NoWord)), ("2026-10-27", Some(Apologies)), ("2026-09-29", Some(NoWord))],
        &[],
        NextStep::Nothing,
    );
}

#[test]
fn what_comes_after_a_hello() {
    let two = &[("2026-11-24", Some(NoWord)), ("2026-10-27", Some(NoWord))];
    let three = &[("2026-12-22", Some(NoWord)), two[0], two[1]];
    let four = &[("2027-01-19", Some(NoWord)), three[0], two[0], two[1]];
    for outcome in [Spoke, LeftMessage] {
        check("2026-11-25", two, &[("2026-11-25", outcome)], NextStep::Nothing);
        check("2026-12-23", three, &[("2026-11-25", outcome)], NextStep::Ask);
    }
    // Who means to come again is given as long as at first.
    check("2026-12-23", three, &[("2026-11-25", ComingBack)], NextStep::Nothing);
    check("2027-01-20", four, &[("2026-11-25", ComingBack)], NextStep::Ask);
    // Nobody answered: once more, but not on the same day.
    check("2026-11-25", two, &[("2026-11-25", NoAnswer)], NextStep::Nothing);
    check("2026-11-26", two, &[("2026-11-25", NoAnswer)], NextStep::HelloAgain);
    // A wrong number cannot be tried again.
    check("2026-11-26", two, &[("2026-11-25", WrongNumber)], NextStep::Nothing);
    for outcome in [NotAgain, Leaving] {
        check("2027-01-20", four, &[("2026-11-25", outcome)], NextStep::Nothing);
    }
    // A hello before the silence belongs to an earlier one.
    check("2026-11-25", two, &[("2026-06-01", Spoke)], NextStep::Hello);
    // On the day of the first silence itself it belongs to this one.
    check("2026-11-25", two, &[("2026-10-27", Spoke)], NextStep::Ask);
}

#[test]
fn never_a_third_time() {
    let mut turns = vec![("2027-06-22", Some(NoWord)), ("2027-05-25", Some(NoWord)), ("2027-04-27", Some(NoWord))];
    for first in Outcome::ALL {
        for second in Outcome::ALL {
            let turns: Vec<Turn> = turns.iter().map(|(on, seen)| Turn { on: day(on), seen: *seen }).collect();
            let tries = [
                Attempt { on: day("2027-04-28"), outcome: *first },
                Attempt { on: day("2027-05-26"), outcome: *second },
            ];
            for today in ["2027-05-26", "2027-06-23", "2027-12-31"] {
                let step = next_step(day(today), &turns, &tries, 2);
                assert!(matches!(step, NextStep::Enough | NextStep::Nothing), "{first:?} {second:?} {today}: {step:?}");
            }
        }
    }
    // Once they came, a new silence begins afresh.
    turns.insert(0, ("2027-07-20", Some(Here)));
    turns.insert(0, ("2027-08-17", Some(NoWord)));
    turns.insert(0, ("2027-09-14", Some(NoWord)));
    check("2027-09-15", &turns, &[("2027-04-28", Spoke), ("2027-05-26", Spoke)], NextStep::Hello);
}

#[test]
fn a_service_may_set_after_how_many() {
    let turns: Vec<Turn> =
        ["2026-11-24", "2026-10-27", "2026-09-29"].iter().map(|on| Turn { on: day(on), seen: Some(NoWord) }).collect();
    let steps: Vec<NextStep> = (1..=4).map(|rule| next_step(day("2026-11-25"), &turns, &[], rule)).collect();
    assert_eq!(steps, [NextStep::Hello, NextStep::Hello, NextStep::Hello, NextStep::Nothing]);
    assert_eq!(next_step(day("2026-11-25"), &turns[..1], &[], 0), NextStep::Hello, "never before a silence");
}
