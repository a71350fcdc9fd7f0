use super::*;

#[test]
fn a_line_moves_within_its_part() {
    use Part::{FlareUps, Lifts};
    let lines = [(1, Lifts, 1), (2, FlareUps, 2), (3, Lifts, 3), (4, FlareUps, 4)];
    let check = |line: i64, up: bool, expected: Option<(i64, i64)>| {
        assert_eq!(next_to(&lines, line, up), expected, "{line} {up}");
    };
    check(1, true, None);
    check(1, false, Some((3, 3)));
    check(3, true, Some((1, 1)));
    check(3, false, None);
    check(2, false, Some((4, 4)));
    check(4, true, Some((2, 2)));
    check(9, true, None);
}

#[test]
fn every_part_belongs_to_one_of_the_two() {
    for part in Part::ALL {
        let of = Agreed::ALL.iter().filter(|what| what.parts().contains(part)).count();
        assert_eq!(of, 1, "{part:?}");
    }
}
