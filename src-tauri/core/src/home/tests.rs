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
