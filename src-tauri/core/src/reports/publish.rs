//! From exact numbers to what may be shown of them. Pure.
//!
//! A curve tells of single people: each step is somebody who left. So it is drawn through chosen months
//! only, between which either nobody or at least the small number left, and the same of those for whom it
//! is too early to say. Every row below the curve, every difference of two rows and every step of the
//! picture then stands for enough people or for nobody.

use super::{
    model::{Way, month, only_left},
    views::{Stay, StayRow, WayShare},
};
use crate::{
    small,
    survival::{Curve, Span, incidence, kaplan_meier},
};

/// The months that are asked for first: years, then halves, then the first quarter.
const FIRST: [u32; 11] = [12, 24, 36, 6, 48, 60, 18, 3, 30, 42, 54];
/// No curve goes further than ten years.
const FURTHEST: u32 = 120;

/// A share out of 10,000.
#[must_use]
pub fn share(of_one: f64) -> u32 {
    (of_one.clamp(0.0, 1.0) * 10_000.0).round() as u32
}

/// The months to show, so that each count grows by nothing or by at least `small` from one to the next, and
/// from the last to the end. `counts` gives the counts up to a month; the end is `None`. None where even the
/// whole is too little.
pub fn marks(counts: impl Fn(Option<u32>) -> Vec<u64>, may_be: impl Fn(u32) -> bool, small: u32) -> Option<Vec<u32>> {
    let apart = |from: &[u64], to: &[u64]| {
        from.iter()
            .zip(to)
            .all(|(from, to)| to.checked_sub(*from).is_some_and(|more| more == 0 || more >= u64::from(small)))
    };
    let end = counts(None);
    let start = vec![0; end.len()];
    if !apart(&start, &end) {
        return None;
    }
    let mut chosen: Vec<(u32, Vec<u64>)> = vec![(0, start)];
    for month in FIRST.into_iter().chain(1..=FURTHEST).filter(|month| may_be(*month)) {
        let at = chosen.partition_point(|(other, _)| *other < month);
        if chosen.get(at).is_some_and(|(other, _)| *other == month) {
            continue;
        }
        let here = counts(Some(month));
        let next = chosen.get(at).map_or(&end, |(_, counts)| counts);
        if apart(&chosen[at - 1].1, &here) && apart(&here, next) {
            chosen.insert(at, (month, here));
        }
    }
    Some(chosen.into_iter().map(|(month, _)| month).collect())
}

/// What went and what is too early to say, up to a month or in all.
fn gone(curve: &Curve, months: Option<u32>) -> [u64; 2] {
    let standing = curve.standing(months.map_or(curve.last_day(), month));
    [standing.went, standing.too_early]
}

fn row(curve: &Curve, months: u32) -> StayRow {
    // Whoever left on the very first day came once; month 0 is before that.
    let standing = curve.standing(month(months));
    let count = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
    if months == 0 {
        let there = count(curve.all);
        return StayRow { month: 0, there, left: 0, too_early: 0, share: 10_000, low: None, high: None, silent: None };
    }
    let (of_one, band) = curve.at(month(months));
    StayRow {
        month: months,
        there: count(standing.there),
        left: count(standing.went),
        too_early: count(standing.too_early),
        share: share(of_one),
        low: band.map(|band| share(band.0)),
        high: band.map(|band| share(band.1)),
        silent: None,
    }
}

fn in_months(days: Option<f64>) -> Option<u32> {
    days.map(|days| (days * 12.0 / 365.25).round() as u32)
}

/// How long people stay, from each one's time as they told it and with silence counted as going.
#[must_use]
pub fn stay(told: &[Span], silent: &[Span], small: u32) -> Option<Stay> {
    let left: Vec<Span> = told.iter().map(only_left).collect();
    let with_silence: Vec<Span> = silent.iter().map(only_left).collect();
    let (curve, other) = (kaplan_meier(&left), kaplan_meier(&with_silence));
    if curve.all < u64::from(small) {
        return None;
    }
    let last = u32::from(curve.last_day()) * 12 / 365;
    let months = marks(|months| gone(&curve, months).to_vec(), |month| month <= last, small)?;
    // The other way of counting is shown at those of them between which it differs by enough people or nobody.
    let apart = |months: Option<u32>| {
        let ([left, _], [other_left, other_early]) = (gone(&curve, months), gone(&other, months));
        vec![other_left.saturating_sub(left), other_early]
    };
    let both = marks(apart, |month| months.contains(&month), small);
    let mut rows: Vec<StayRow> = months.iter().map(|months| row(&curve, *months)).collect();
    for row in &mut rows {
        let shown = both.as_ref().is_some_and(|both| both.contains(&row.month));
        row.silent = shown.then(|| if row.month == 0 { 10_000 } else { share(other.at(month(row.month)).0) });
    }
    let median = curve.median();
    let [all_left, _] = gone(&curve, None);
    let [all_gone, _] = gone(&other, None);
    let count = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
    let outcomes_by = [36, 24, 12, 6].into_iter().find(|mark| months.contains(mark)).unwrap_or_default();
    Some(Stay {
        people: count(curve.all),
        left: count(all_left),
        median: in_months(median.days),
        median_low: in_months(median.low),
        median_high: in_months(median.high),
        stopped: both.map(|_| count(all_gone - all_left)),
        outcomes: outcomes(told, outcomes_by, small),
        outcomes_by,
        rows,
    })
}

/// The share that has gone each way by a mark, and that is still there. What few people did is left out, with
/// as much beside it as it takes.
fn outcomes(told: &[Span], by: u32, small: u32) -> Vec<WayShare> {
    if by == 0 {
        return Vec::new();
    }
    let ways = Way::ALL.len();
    let passed = |span: &&Span| span.until <= month(by);
    let mut counts = vec![0; ways + 1];
    for span in told.iter().filter(passed) {
        counts[span.went.map_or(ways, usize::from)] += 1;
    }
    // Those of whom nothing is known until then are no way; they are in the total.
    counts[ways] += u32::try_from(told.iter().filter(|span| !passed(span)).count()).unwrap_or_default();
    let shown = small::line(&counts, small);
    let chances = incidence(told, u8::try_from(ways).unwrap_or(u8::MAX));
    let at = chances.iter().take_while(|one| one.day <= month(by)).last();
    let one = |(place, way): (usize, &Way)| WayShare {
        way: Some(*way),
        share: shown.cells[place].map(|_| share(at.map_or(0.0, |at| at.gone[place]))),
    };
    let mut all: Vec<WayShare> = Way::ALL.iter().enumerate().map(one).collect();
    let there = shown.cells[ways].map(|_| share(at.map_or(1.0, |at| at.there_share)));
    all.push(WayShare { way: None, share: there });
    all
}

/// The curve of groups, month by month where anything changes. Nothing is left out.
#[must_use]
pub fn group_rows(spans: &[Span]) -> (Vec<StayRow>, Option<u32>) {
    let curve = kaplan_meier(spans);
    let last = (u32::from(curve.last_day()) * 12 / 365).min(FURTHEST);
    let mut rows: Vec<StayRow> = Vec::new();
    for months in 0..=last {
        let row = row(&curve, months);
        let same = |before: &StayRow| before.share == row.share && !months.is_multiple_of(12);
        if !rows.last().is_some_and(same) {
            rows.push(row);
        }
    }
    (rows, in_months(curve.median().days))
}
