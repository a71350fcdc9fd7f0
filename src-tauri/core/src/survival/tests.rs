//! Every figure against R's `survival` (tests/fixtures/survival), and what holds of all of them.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde::Deserialize;

use super::*;

#[derive(Deserialize)]
struct Reference {
    sets: Vec<Set>,
}

#[derive(Deserialize)]
struct Set {
    name: [String; 1],
    from: Vec<Option<Day>>,
    until: Vec<Day>,
    went: Vec<u8>,
    curve: Told,
    chances: Option<ToldChances>,
    rank: Option<ToldRank>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Told {
    day: Vec<Day>,
    there: Vec<u64>,
    went: Vec<u32>,
    last_seen: Vec<u32>,
    share: Vec<f64>,
    error: Vec<Option<f64>>,
    low: Vec<Option<f64>>,
    high: Vec<Option<f64>>,
    median: [Option<f64>; 3],
}

#[derive(Deserialize)]
struct ToldChances {
    day: Vec<Day>,
    gone: Vec<Vec<f64>>,
}

#[derive(Deserialize)]
struct ToldRank {
    set: Vec<usize>,
    went: Vec<u64>,
    expected: Vec<f64>,
    chi: [f64; 1],
    chance: [f64; 1],
}

impl Set {
    fn spans(&self) -> Vec<Span> {
        let one = |at: usize| Span { from: self.from[at], until: self.until[at], went: self.went[at].checked_sub(1) };
        (0..self.until.len()).map(one).collect()
    }
}

fn reference() -> Vec<Set> {
    let told = include_str!("../../../../tests/fixtures/survival/reference.json");
    serde_json::from_str::<Reference>(told).unwrap().sets
}

fn near(ours: f64, theirs: f64, what: &str) {
    assert!((ours - theirs).abs() <= 1e-12 * theirs.abs().max(1.0), "{what}: {ours} where R has {theirs}");
}

fn near_or_none(ours: Option<f64>, theirs: Option<f64>, what: &str) {
    match (ours, theirs) {
        (Some(ours), Some(theirs)) => near(ours, theirs, what),
        _ => assert_eq!(ours, theirs, "{what}"),
    }
}

#[test]
fn curves_are_those_of_r() {
    for set in reference() {
        let (name, told) = (&set.name[0], &set.curve);
        let curve = kaplan_meier(&set.spans());
        let days: Vec<Day> = curve.steps.iter().map(|step| step.day).collect();
        assert_eq!(days, told.day, "{name}");
        for (at, step) in curve.steps.iter().enumerate() {
            let what = format!("{name}, day {}", step.day);
            assert_eq!(
                (step.there, step.went, step.last_seen),
                (told.there[at], told.went[at], told.last_seen[at]),
                "{what}"
            );
            near(step.share, told.share[at], &what);
            near_or_none(Some(step.error).filter(|error| error.is_finite()), told.error[at], &what);
            near_or_none(step.band.map(|band| band.0), told.low[at], &what);
            near_or_none(step.band.map(|band| band.1), told.high[at], &what);
        }
        let median = curve.median();
        for (ours, theirs) in [median.days, median.low, median.high].into_iter().zip(told.median) {
            near_or_none(ours, theirs, &format!("{name}, median"));
        }
    }
}

#[test]
fn shares_of_several_ways_are_those_of_r() {
    let mut seen = 0;
    for set in reference() {
        let Some(told) = &set.chances else { continue };
        seen += 1;
        let ways = *set.went.iter().max().unwrap();
        let ours = incidence(&set.spans(), ways);
        assert_eq!(ours.iter().map(|one| one.day).collect::<Vec<_>>(), told.day, "{}", set.name[0]);
        for (ours, theirs) in ours.iter().zip(&told.gone) {
            for (ours, theirs) in ours.gone.iter().zip(theirs) {
                near(*ours, *theirs, &set.name[0]);
            }
        }
    }
    assert_eq!(seen, 3);
}

#[test]
fn the_test_of_a_difference_is_that_of_r() {
    let mut seen = 0;
    for set in reference() {
        let Some(told) = &set.rank else { continue };
        seen += 1;
        let mut parts: BTreeMap<usize, Vec<Span>> = BTreeMap::new();
        for (span, part) in set.spans().into_iter().zip(&told.set) {
            parts.entry(*part).or_default().push(span);
        }
        let parts: Vec<&[Span]> = parts.values().map(Vec::as_slice).collect();
        let ours = log_rank(&parts).unwrap();
        assert_eq!(ours.sets.iter().map(|set| set.went).collect::<Vec<_>>(), told.went, "{}", set.name[0]);
        for (ours, theirs) in ours.sets.iter().zip(&told.expected) {
            near(ours.expected, *theirs, &set.name[0]);
        }
        near(ours.chi, told.chi[0], &set.name[0]);
        near(ours.chance, told.chance[0], &set.name[0]);
    }
    assert_eq!(seen, 5);
}

#[test]
fn nobody_and_those_without_time_leave_nothing_to_say() {
    for spans in [vec![], vec![Span { from: Some(4), until: 4, went: Some(0) }]] {
        let curve = kaplan_meier(&spans);
        assert_eq!((curve.all, curve.steps.len(), curve.median(), curve.at(3)), (0, 0, Median::default(), (1.0, None)));
        assert!(incidence(&spans, 2).is_empty());
        assert_eq!(log_rank(&[&spans, &spans]), None);
    }
    let stays = [Span { from: None, until: 40, went: None }];
    assert_eq!(log_rank(&[&stays, &stays]), None, "nobody went");
    let goes = [Span { from: None, until: 9, went: Some(0) }];
    assert_eq!(log_rank(&[&goes]), None, "one set is compared with nothing");
    assert_eq!(log_rank(&[&goes, &goes]), None, "all go at once, so nothing could have been otherwise");
    let others = [goes[0], Span { from: None, until: 12, went: None }];
    assert_eq!(log_rank(&[&others, &others]).map(|test| (test.chi, test.chance)), Some((0.0, 1.0)));
}

#[test]
fn the_rows_under_a_curve_add_up() {
    let span = |from, until, went| Span { from, until, went };
    let spans = [span(None, 0, Some(0)), span(None, 10, None), span(Some(5), 20, Some(1)), span(Some(30), 40, None)];
    let curve = kaplan_meier(&spans);
    let check = |day, there, went, too_early, to_come| {
        assert_eq!(curve.standing(day), Standing { day, there, went, too_early, to_come });
    };
    check(0, 1, 1, 0, 2);
    check(5, 2, 1, 0, 1);
    check(10, 1, 1, 1, 1);
    check(30, 1, 2, 1, 0);
    check(40, 0, 2, 2, 0);
}

fn spans(late: bool) -> impl Strategy<Value = Vec<Span>> {
    let one = (0..60_u16, 1..80_u16, 0..4_u8).prop_map(move |(from, more, way)| Span {
        from: if late { from.checked_sub(1) } else { None },
        until: from + more,
        went: way.checked_sub(1),
    });
    proptest::collection::vec(one, 0..80)
}

proptest! {
    #[test]
    fn with_everybody_gone_the_curve_is_who_is_left(days in proptest::collection::vec(0..50_u16, 1..60)) {
        let spans: Vec<Span> = days.iter().map(|until| Span { from: None, until: *until, went: Some(0) }).collect();
        for step in &kaplan_meier(&spans).steps {
            let left = days.iter().filter(|day| **day > step.day).count();
            prop_assert!((step.share - left as f64 / days.len() as f64).abs() < 1e-12);
        }
    }

    #[test]
    fn a_curve_only_falls_and_lies_in_its_band(spans in spans(true)) {
        let mut before = 1.0;
        for step in &kaplan_meier(&spans).steps {
            prop_assert!((0.0..=before).contains(&step.share));
            if let Some((low, high)) = step.band {
                prop_assert!(0.0 <= low && low <= step.share && step.share <= high && high <= 1.0);
            }
            before = step.share;
        }
    }

    #[test]
    fn all_ways_together_are_those_who_are_not_there(spans in spans(true)) {
        let curve = kaplan_meier(&spans);
        for one in incidence(&spans, 3) {
            prop_assert!((one.gone.iter().sum::<f64>() + one.there_share - 1.0).abs() < 1e-9);
            prop_assert!((one.there_share - curve.at(one.day).0).abs() < 1e-12);
        }
    }

    #[test]
    fn the_order_of_people_makes_no_difference(spans in spans(true), by in 0..80_usize) {
        let mut turned = spans.clone();
        turned.rotate_left(by % spans.len().max(1));
        prop_assert_eq!(kaplan_meier(&spans), kaplan_meier(&turned));
        prop_assert_eq!(incidence(&spans, 3), incidence(&turned, 3));
    }

    #[test]
    fn which_set_comes_first_makes_no_difference(one in spans(true), other in spans(true), third in spans(false)) {
        let (there, back) = (log_rank(&[&one, &other, &third]), log_rank(&[&third, &one, &other]));
        match (there, back) {
            (Some(there), Some(back)) => {
                prop_assert!((there.chi - back.chi).abs() < 1e-6 * there.chi.max(1.0));
                prop_assert!((0.0..=1.0).contains(&there.chance));
                let went: f64 = there.sets.iter().map(|set| set.went as f64).sum();
                let expected: f64 = there.sets.iter().map(|set| set.expected).sum();
                prop_assert!((went - expected).abs() < 1e-9 * went.max(1.0));
            }
            (there, back) => prop_assert_eq!(there, back),
        }
    }

    #[test]
    fn the_rows_under_a_curve_are_everybody(spans in spans(true), day in 0..150_u16) {
        let curve = kaplan_meier(&spans);
        let standing = curve.standing(day);
        prop_assert_eq!(standing.there + standing.went + standing.too_early + standing.to_come, curve.all);
    }
}
