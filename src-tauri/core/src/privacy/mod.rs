//! Permission: what a person agreed to, for which purpose, and the one function that answers "may
//! this be shown to whom?". A decision is a row of its own and the latest one counts, so that the
//! history of asking stays. On the screen the word is always *permission*.

mod api;
mod model;
mod store;
mod wording;

pub use api::{SLICE, Taken, decide, decide_as, decide_first, given, given_in};
pub use model::{Audience, Decided, Decision, Purpose, ReachedBy, What, agreed, in_force, may_show};
pub use store::decisions;
pub use wording::{Question, WORDING, WORDINGS, question};

#[cfg(test)]
mod tests;
