//! Permission: what a person agreed to, for which purpose, and the one function that answers "may
//! this be shown to whom?". A decision is a row of its own and the latest one counts, so that the
//! history of asking stays. On the screen the word is always *permission*.

mod api;
mod model;
mod store;

pub use api::{SLICE, WORDING, decide, given};
pub use model::{Audience, Decision, How, Purpose, What, may_show};

#[cfg(test)]
mod tests;
