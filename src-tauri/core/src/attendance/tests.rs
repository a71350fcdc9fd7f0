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
