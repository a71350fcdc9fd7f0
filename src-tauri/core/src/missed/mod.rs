//! People who were missed: getting in touch, what came of it, and when to leave somebody in peace.
//!
//! After some meetings without a word somebody gets one friendly hello. If silence follows, one question:
//! a break, leaving, or no more contact? Nobody is ever nagged a third time. Who said that they do not
//! want to be contacted takes that permission back, and it is obeyed everywhere.

mod api;
mod model;
mod store;

pub use api::{ATTEMPT, AttemptRow, MissedView, SLICE, Silent, after, note, remove, silent_in};
pub use model::{Attempt, NextStep, Outcome, Turn, next_step};

#[cfg(test)]
mod tests;
