use super::{Status::*, *};

#[test]
fn missing_is_counted_kindly() {
    let check =
        |history: &[Option<Status>], expected: u32| assert_eq!(missed_in_a_row(history), expected, "{history:?}");
    check(&[], 0);
    check(&[Some(Here), Some(NoWord)], 0);
    check(&[Some(NoWord), Some(NoWord), Some(Here), Some(NoWord)], 2);
    check(&[Some(Apologies), Some(NoWord), Some(Here)], 1);
    check(&[None, Some(NoWord), None, Some(NoWord)], 2);
    check(&[None, None], 0);
}

#[test]
fn a_number_on_paper_is_for_good() {
    let check = |kept: &[Option<u32>], expected: &[u32]| assert_eq!(super::model::numbers(kept), expected, "{kept:?}");
    check(&[], &[]);
    check(&[None, None, None], &[1, 2, 3]);
    // Ann joins after the print: she is last, whatever her name.
    check(&[None, Some(1), Some(2)], &[3, 1, 2]);
    check(&[Some(5), None, Some(2), None], &[5, 6, 2, 7]);
}
