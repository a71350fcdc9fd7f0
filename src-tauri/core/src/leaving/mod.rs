//! Taking a break, leaving, and why. Missing a meeting is not leaving, and "we don't know" is an
//! honest reason, kept apart from "prefers not to say". Nothing is asked of anybody who has died.

mod api;
mod model;
mod store;

pub use api::{
    LeavingRequest, LeavingView, Recorded, SLICE, forget_reasons, latest, may_keep_why, move_group, record,
    welcome_back,
};
pub use model::{How, KeepInTouch};

#[cfg(test)]
mod tests;
