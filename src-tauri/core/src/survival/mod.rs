//! How long people stay, as statisticians work it out: Kaplan-Meier's curve with its band and median,
//! Aalen and Johansen's shares where there are several ways to go, the log-rank test. Pure arithmetic on
//! whole days; it knows no person, no group and no table. docs/numbers.md has every formula with its
//! source, and the tests hold each figure against R's `survival`.
//!
//! Times are counted in whole days and there are never many of them (65,535 days are 179 years). So
//! everybody is counted into the day on which they were last seen, once, and a curve is read off the days:
//! the work grows with the number of people, and nothing is sorted.

mod chances;
mod curve;
mod days;
mod rank;

pub use chances::{Chances, incidence};
pub use curve::{Curve, Median, Standing, Step, kaplan_meier};
pub use days::{Day, Span};
pub use rank::{LogRank, Seen, log_rank};

#[cfg(test)]
mod tests;
