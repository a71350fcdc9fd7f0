use super::{model::word, *};
use crate::attendance::Status::{Apologies, Here, NoWord};

#[test]
fn a_member_is_spoken_of_kindly() {
    let check =
        |history: &[Option<crate::attendance::Status>], on_break: bool, since: usize, expected: (Word, Option<u32>)| {
            assert_eq!(word(history, on_break, since), expected, "{history:?}");
        };
    check(&[], false, 0, (Word::New, None));
    check(&[Some(NoWord)], false, 0, (Word::New, None));
    check(&[Some(Here), Some(NoWord)], false, 9, (Word::CameLast, None));
    check(&[Some(NoWord), Some(Here)], false, 9, (Word::MissedLast, None));
    check(&[Some(NoWord), Some(NoWord), Some(Here)], false, 9, (Word::MissedLastN, Some(2)));
    check(&[Some(NoWord), Some(NoWord), Some(NoWord)], false, 3, (Word::NeverCame, None));
    check(&[Some(Apologies), Some(NoWord)], false, 9, (Word::ApologiesLast, None));
    check(&[None, Some(Here)], false, 9, (Word::NotMarkedLast, None));
    check(&[Some(Here)], true, 9, (Word::OnBreak, None));
}

#[test]
fn what_is_put_off_comes_back_once() {
    let day = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
    let check = |meeting: Option<&str>, time, safe, back: Option<&str>| {
        let found = super::put_off::back_on(day("2026-12-28"), meeting.map(day), time, safe);
        assert_eq!(found, back.map(day), "{meeting:?} {time}");
    };
    check(None, 1, false, Some("2027-01-04"));
    check(None, 2, false, None);
    // After the meeting, where that is sooner.
    check(Some("2026-12-29"), 1, false, Some("2026-12-30"));
    check(Some("2027-01-19"), 1, false, Some("2027-01-04"));
    check(Some("2026-11-24"), 1, false, Some("2027-01-04"));
    // A backup may wait, and is not forgotten.
    check(None, 2, true, Some("2027-01-25"));
    check(None, 9, true, Some("2027-01-25"));
}

#[test]
fn too_much_is_heard_when_it_is_said_twice() {
    use super::check_in::{CheckIn, Feels, Feels::*, several};
    let check = |said: &[Feels], expected: bool| {
        let all: Vec<CheckIn> = said
            .iter()
            .map(|feels| CheckIn {
                meeting: crate::platform::MeetingId(crate::platform::fresh()),
                on: chrono::NaiveDate::default(),
                feels: *feels,
            })
            .collect();
        assert_eq!(several(&all), expected, "{said:?}");
    };
    check(&[], false);
    check(&[TooMuch], false);
    check(&[TooMuch, TooMuch], true);
    check(&[TooMuch, Fine, TooMuch], true);
    check(&[TooMuch, TooMuch, Fine, Tired], false);
}
