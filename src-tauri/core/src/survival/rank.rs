//! Do two or more sets of people stay equally long? The log-rank test (Mantel 1966, Peto and Peto 1972). It
//! says whether a difference is more than chance would give, never which set is the better one. Pure.

use super::days::{Days, Span};

/// One set of people in a test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Seen {
    /// How many.
    pub all: u64,
    /// Went.
    pub went: u64,
    /// Would have gone, were all sets alike.
    pub expected: f64,
}

/// What the test says.
#[derive(Debug, Clone, PartialEq)]
pub struct LogRank {
    /// The sets, in the order in which they were handed in.
    pub sets: Vec<Seen>,
    /// Chi-squared.
    pub chi: f64,
    /// Its degrees of freedom.
    pub freedom: u32,
    /// How often chance alone gives a difference like this or a greater one, 0 to 1.
    pub chance: f64,
}

/// The log-rank test. None where there is nothing to compare: fewer than two sets with people who could
/// have gone, or nobody went.
#[must_use]
pub fn log_rank(sets: &[&[Span]]) -> Option<LogRank> {
    let counted: Vec<Days> = sets.iter().map(|set| Days::of(set)).collect();
    let last = counted.iter().map(|set| set.days.len()).max().unwrap_or_default();
    let number = counted.len();
    let mut there: Vec<u64> = counted.iter().map(|set| set.at_first).collect();
    let mut seen: Vec<Seen> = counted.iter().map(|set| Seen { all: set.all, went: 0, expected: 0.0 }).collect();
    let mut variance = vec![vec![0.0; number]; number];
    for day in 0..last {
        let tally = |set: &Days| set.days.get(day).copied().unwrap_or_default();
        let went: u64 = counted.iter().map(|set| u64::from(tally(set).went)).sum();
        if went > 0 {
            let all: u64 = there.iter().sum();
            let (went, all) = (went as f64, all as f64);
            let share: Vec<f64> = there.iter().map(|there| *there as f64 / all).collect();
            let spread = if all > 1.0 { went * (all - went) / (all - 1.0) } else { 0.0 };
            for (one, set) in seen.iter_mut().enumerate() {
                set.expected += went * share[one];
                set.went += u64::from(tally(&counted[one]).went);
                for (other, share_other) in share.iter().enumerate() {
                    let same = if one == other { 1.0 } else { 0.0 };
                    variance[one][other] += spread * share[one] * (same - share_other);
                }
            }
        }
        for (there, set) in there.iter_mut().zip(&counted) {
            let tally = tally(set);
            *there = *there + u64::from(tally.came_in) - u64::from(tally.went) - u64::from(tally.last_seen);
        }
    }
    // A set in which nobody was ever expected to go has no part in it, as in R's survdiff.
    let part: Vec<usize> = (0..number).filter(|set| seen[*set].expected > 0.0).collect();
    let free = part.len().checked_sub(1).filter(|free| *free > 0)?;
    let kept = &part[..free];
    let apart: Vec<f64> = kept.iter().map(|set| seen[*set].went as f64 - seen[*set].expected).collect();
    let variance: Vec<Vec<f64>> =
        kept.iter().map(|one| kept.iter().map(|other| variance[*one][*other]).collect()).collect();
    let chi = quadratic(variance, &apart)?;
    let freedom = u32::try_from(free).unwrap_or(u32::MAX);
    Some(LogRank { sets: seen, chi, freedom, chance: chi_squared_above(chi, freedom) })
}

/// x' V^-1 x, by Cholesky's way. None where V says nothing (nobody could have gone otherwise).
fn quadratic(mut v: Vec<Vec<f64>>, x: &[f64]) -> Option<f64> {
    let mut sum = 0.0;
    let mut y = Vec::with_capacity(x.len());
    for row in 0..x.len() {
        for column in 0..=row {
            let done: f64 = (0..column).map(|k| v[row][k] * v[column][k]).sum();
            let left = v[row][column] - done;
            if row == column {
                if left <= 1e-12 {
                    return None;
                }
                v[row][row] = left.sqrt();
            } else {
                v[row][column] = left / v[column][column];
            }
        }
        let done: f64 = (0..row).map(|k| v[row][k] * y[k]).sum();
        y.push((x[row] - done) / v[row][row]);
        sum += y[row] * y[row];
    }
    Some(sum)
}

/// How often a chi-squared number is greater than `x`: closed forms for whole degrees of freedom
/// (Abramowitz and Stegun 1964, 26.4.4 and 26.4.5).
fn chi_squared_above(x: f64, freedom: u32) -> f64 {
    let half = x / 2.0;
    let (mut above, mut term, mut next) = if freedom.is_multiple_of(2) {
        (0.0, (-half).exp(), 1.0)
    } else {
        (libm::erfc(half.sqrt()), 2.0 * (half / std::f64::consts::PI).sqrt() * (-half).exp(), 1.5)
    };
    for _ in 0..freedom / 2 {
        above += term;
        term *= half / next;
        next += 1.0;
    }
    above.min(1.0)
}
