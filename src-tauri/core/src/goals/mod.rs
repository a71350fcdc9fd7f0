//! Small goals, for a group that offers them: in a person's own words, and only theirs to judge.
//!
//! Off until a group turns them on, since many would rather just be together (ECLIPSE: unwilling to set
//! goals, wanting to socialise). Having none is an answer like any other, and nobody who gave it is asked
//! again. Nothing is measured and nothing is late: no size, no target date, no score.

mod api;
mod model;
mod store;

pub use api::{GOAL, GOALS_OFFERED, GoalsView, PersonGoals, SLICE};
pub use api::{forget, none_wanted, offer, offered, read, remove, reword, say, set};
pub use model::{Goal, GoalStatus};

#[cfg(test)]
mod tests;
