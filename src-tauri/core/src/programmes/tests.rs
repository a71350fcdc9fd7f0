use chrono::NaiveDate;

use super::{again::counted_before, model::said, *};
use crate::platform::Value;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn a_cohort_in_numbers() {
    let check = |said: &[(OfferAnswer, bool, u32)], expected: [u32; 7]| {
        let mut counts = ProgrammeCounts::default();
        for (answer, offered, number) in said {
            counts.add(*answer, *offered, *number);
        }
        let ProgrammeCounts { people, offered, yes, maybe, no, waiting, not_asked, .. } = counts;
        assert_eq!([people, offered, yes, maybe, no, waiting, not_asked], expected, "{said:?}");
    };
    check(&[], [0; 7]);
    check(&[(OfferAnswer::Yes, true, 8), (OfferAnswer::NotAsked, false, 3)], [11, 8, 8, 0, 0, 0, 3]);
    // Offered, and thinking about it.
    check(
        &[(OfferAnswer::NotAsked, true, 2), (OfferAnswer::NotAsked, false, 1), (OfferAnswer::No, true, 1)],
        [4, 3, 0, 0, 1, 2, 1],
    );
    // An answer is one, even where nobody wrote down the day of the offer.
    check(&[(OfferAnswer::Maybe, false, 2)], [2, 2, 0, 2, 0, 0, 0]);
}

#[test]
fn what_somebody_says_now() {
    let today = day("2026-11-24");
    let value = |answer, offered, column: &str| {
        let values = said(answer, offered, today, "Jo Marsh");
        values.into_iter().find(|(name, _)| *name == column).map(|(_, value)| value)
    };
    // Whoever answers was asked: today, if no day is known.
    assert_eq!(value(OfferAnswer::Yes, None, "offered_on"), Some(today.into()));
    assert_eq!(value(OfferAnswer::Yes, None, "offered_by"), Some("Jo Marsh".into()));
    assert_eq!(value(OfferAnswer::Yes, Some(day("2026-11-03")), "offered_on"), None, "the day of the offer stays");
    assert_eq!(value(OfferAnswer::NotAsked, Some(today), "offered_on"), Some(Value::Null));
    // Reasons for a no go with the no.
    for (answer, goes) in
        [(OfferAnswer::Yes, true), (OfferAnswer::NotAsked, true), (OfferAnswer::Maybe, false), (OfferAnswer::No, false)]
    {
        assert_eq!(value(answer, None, "reasons").is_some(), goes, "{answer:?}");
    }
}

#[test]
fn who_was_counted_before() {
    use OfferAnswer::{Maybe, No, NotAsked, Yes};
    let check = |before: &[OfferAnswer], now, expected| assert_eq!(counted_before(before, now), expected, "{before:?}");
    check(&[], Yes, None);
    check(&[NotAsked, No], No, Some(1));
    // Asked since the first list, or made up their mind.
    check(&[No, Maybe, NotAsked], Yes, Some(2));
    check(&[No, Maybe], No, Some(0));
    check(&[Yes, Maybe], No, Some(1));
    // A no is not another person's yes, and no answer becomes none.
    check(&[No, No], Yes, None);
    check(&[Maybe, Yes], NotAsked, None);
}
