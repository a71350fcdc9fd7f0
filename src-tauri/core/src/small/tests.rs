//! The rule, and attacks on it: somebody who has all that is published and any amount of patience. Of a line
//! they also know the rule to the letter.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;

fn check_line(counts: &[u32], cells: &[Option<u32>], total: Option<u32>) {
    assert_eq!(line(counts, 5), Line { cells: cells.to_vec(), total }, "{counts:?}");
}

#[test]
fn a_line_leaves_out_what_is_small_and_what_would_give_it_away() {
    check_line(&[], &[], Some(0));
    check_line(&[0, 0], &[Some(0), Some(0)], Some(0));
    check_line(&[5, 12], &[Some(5), Some(12)], Some(17));
    check_line(&[3, 9, 20], &[None, None, Some(20)], Some(32));
    check_line(&[1, 1, 9, 20], &[None, None, None, Some(20)], Some(31));
    // Both would have to be 4.
    check_line(&[4, 4, 9], &[None, None, None], Some(17));
    // Of two alike, neither is shown.
    check_line(&[3, 9, 9, 20], &[None, None, None, Some(20)], Some(41));
    // Nothing is left to hide it behind but the total.
    check_line(&[3, 0], &[None, Some(0)], None);
    check_line(&[1, 4, 0], &[None, None, Some(0)], None);
    check_line(&[3, 3], &[None, None], None);
}

#[test]
fn what_stays_behind_between_two_steps_is_not_given_away_by_them() {
    let check = |reached: &[u32], steps_shown: &[Option<u32>], stayed: &[Option<u32>]| {
        let expected = Steps { reached: steps_shown.to_vec(), stayed: stayed.to_vec() };
        assert_eq!(steps(reached, 5), expected, "{reached:?}");
    };
    check(&[60, 50, 30], &[Some(60), Some(50), Some(30)], &[Some(10), Some(20)]);
    check(&[60, 58, 30], &[Some(60), None, Some(30)], &[None, None]);
    check(&[3, 1], &[None, None], &[None]);
    check(&[60, 60], &[Some(60), Some(60)], &[Some(0)]);
    check(&[], &[], &[]);
    check(&[9], &[Some(9)], &[]);
}

#[test]
fn a_number_by_itself() {
    for (count, shown) in [(0, Some(0)), (1, None), (4, None), (5, Some(5))] {
        assert_eq!(alone(count, 5), shown);
    }
}

/// Everything of up to `most` in each of `cells` places, by what is published of it. No number that is left
/// out may be the same in all that look alike, unless the look-alikes are cut off by `most`.
fn attack(cells: usize, most: u32, publish: impl Fn(&[u32]) -> (Vec<u32>, Vec<Option<u32>>)) {
    type Alike = Vec<(Vec<u32>, bool)>;
    let mut alike: BTreeMap<Vec<Option<u32>>, Alike> = BTreeMap::new();
    let mut counts = vec![0; cells];
    loop {
        let (all, shown) = publish(&counts);
        assert!(all.iter().zip(&shown).all(|(value, shown)| shown.is_none_or(|shown| shown == *value)));
        let edge = counts.contains(&most);
        alike.entry(shown).or_default().push((all, edge));
        let Some(next) = counts.iter().rposition(|count| *count < most) else { break };
        counts[next] += 1;
        counts[next + 1..].fill(0);
    }
    let mut tried = 0;
    for (shown, all) in &alike {
        for at in (0..shown.len()).filter(|at| shown[*at].is_none()) {
            tried += 1;
            let first = all[0].0[at];
            let many = all.iter().any(|(values, _)| values[at] != first) || all.iter().any(|(_, edge)| *edge);
            assert!(many, "{shown:?} can only be {:?}", all[0].0);
        }
    }
    assert!(tried > 20, "nothing was hidden, so nothing was tried");
}

fn of_line(line: &Line) -> Vec<Option<u32>> {
    line.cells.iter().copied().chain([line.total]).collect()
}

#[test]
fn nobody_who_knows_the_rule_finds_a_number_of_a_line() {
    for (small, cells, most) in [(3, 3, 11), (3, 4, 8), (5, 2, 14), (5, 3, 13)] {
        attack(cells, most, |counts| {
            let all = counts.iter().copied().chain([counts.iter().sum()]).collect();
            (all, of_line(&line(counts, small)))
        });
    }
}

/// As [`attack`], by somebody who has all that is published and can reckon, but does not know what is hidden
/// for which reason: of every number that is left out, at least `small` values have to be possible.
fn reckon(cells: usize, most: u32, small: u32, publish: impl Fn(&[u32]) -> (Vec<u32>, Vec<Option<u32>>)) {
    let number = usize::try_from(most + 1).unwrap().pow(u32::try_from(cells).unwrap());
    let counts = |nth: usize| -> Vec<u32> {
        let base = usize::try_from(most + 1).unwrap();
        (0..cells).map(|at| u32::try_from(nth / base.pow(u32::try_from(at).unwrap()) % base).unwrap()).collect()
    };
    let all: Vec<_> = (0..number).map(|nth| (counts(nth).contains(&most), publish(&counts(nth)))).collect();
    let shown: std::collections::BTreeSet<&Vec<Option<u32>>> = all.iter().map(|(_, (_, shown))| shown).collect();
    let mut tried = 0;
    for shown in shown.into_iter().filter(|shown| shown.contains(&None)) {
        let fits = |values: &&Vec<u32>| {
            values.iter().zip(shown).all(|(value, shown)| shown.map_or(*value > 0, |shown| shown == *value))
        };
        // Where the greatest that was tried fits, greater ones would too.
        if all.iter().any(|(edge, (values, _))| *edge && fits(&values)) {
            continue;
        }
        for at in (0..shown.len()).filter(|at| shown[*at].is_none()) {
            let values: std::collections::BTreeSet<u32> =
                all.iter().map(|(_, (values, _))| values).filter(fits).map(|values| values[at]).collect();
            tried += 1;
            assert!(values.len() >= small as usize, "{shown:?}: number {at} is one of {values:?}");
        }
    }
    assert!(tried > 20, "nothing was hidden, so nothing was tried");
}

#[test]
fn nobody_who_can_reckon_finds_a_number_of_a_table() {
    for (down, across, most, small) in [(2, 2, 7, 3), (2, 3, 3, 2)] {
        reckon(down * across, most, small, |counts| {
            let rows: Vec<Vec<u32>> = counts.chunks(across).map(<[u32]>::to_vec).collect();
            let published = table(&rows, small);
            let columns = (0..across).map(|column| rows.iter().map(|row| row[column]).sum());
            let all = rows
                .iter()
                .flat_map(|row| row.iter().copied().chain([row.iter().sum()]))
                .chain(columns.collect::<Vec<u32>>())
                .chain([counts.iter().sum()]);
            (all.collect(), published.rows.iter().chain([&published.all]).flat_map(of_line).collect())
        });
    }
}

#[test]
fn nobody_who_can_reckon_finds_a_step() {
    reckon(3, 11, 3, |stayed| {
        let reached = [stayed.iter().sum(), stayed[1] + stayed[2], stayed[2]];
        let published = steps(&reached, 3);
        let all = reached.iter().copied().chain(stayed[..2].iter().copied()).collect();
        (all, published.reached.into_iter().chain(published.stayed).collect())
    });
}

proptest! {
    /// The line through rows and columns that gives a cell away although each line hides two: adding rows
    /// and taking columns away. Elimination over all sums finds every number that they determine.
    #[test]
    fn no_sums_of_sums_give_a_number_of_a_table_away(
        rows in proptest::collection::vec(proptest::collection::vec(0..14_u32, 4), 2..6)
    ) {
        let published = table(&rows, 5);
        let lines: Vec<Vec<Option<u32>>> = published.rows.iter().chain([&published.all]).map(of_line).collect();
        let (down, across) = (lines.len(), 5);
        let unknown: Vec<(usize, usize)> =
            (0..down).flat_map(|row| (0..across).map(move |column| (row, column))).filter(|(row, column)| lines[*row][*column].is_none()).collect();
        // One equation a row and a column, over what is unknown; the known side plays no part in whether it is determined.
        let mut equations: Vec<Vec<f64>> = Vec::new();
        for row in 0..down {
            equations.push(unknown.iter().map(|at| if at.0 != row { 0.0 } else if at.1 + 1 == across { -1.0 } else { 1.0 }).collect());
        }
        for column in 0..across {
            equations.push(unknown.iter().map(|at| if at.1 != column { 0.0 } else if at.0 + 1 == down { -1.0 } else { 1.0 }).collect());
        }
        let mut done = 0;
        for column in 0..unknown.len() {
            let Some(pivot) = (done..equations.len()).find(|row| equations[*row][column].abs() > 1e-9) else { continue };
            equations.swap(done, pivot);
            let scale = equations[done][column];
            let lead: Vec<f64> = equations[done].iter().map(|x| x / scale).collect();
            for (row, equation) in equations.iter_mut().enumerate() {
                let factor = equation[column];
                if row != done && factor.abs() > 1e-9 {
                    for (x, lead) in equation.iter_mut().zip(&lead) { *x -= factor * lead; }
                }
            }
            equations[done] = lead;
            done += 1;
        }
        for equation in &equations {
            let terms = equation.iter().filter(|x| x.abs() > 1e-9).count();
            prop_assert!(terms != 1, "one of {unknown:?} is determined in {rows:?}");
        }
    }

    #[test]
    fn what_is_shown_is_true_and_never_small(counts in proptest::collection::vec(0..40_u32, 0..12), small in 3..8_u32) {
        let shown = line(&counts, small);
        for (shown, count) in shown.cells.iter().zip(&counts) {
            prop_assert!(shown.is_none_or(|shown| shown == *count && (shown == 0 || shown >= small)));
        }
        prop_assert!(shown.total.is_none_or(|total| total == counts.iter().sum::<u32>()));
    }
}
