//! The life of a group: planned, meeting, paused, closing, ended, and how it ended. Each step is kept,
//! so that its story can be read later. A group that became friends who meet anyway has done well:
//! ending has a short list of its own, and starting again is one step.

mod api;
mod model;
mod store;

pub use api::{
    CLOSING_STEP, ClosingRow, GROUP_LIFE, LifeRequest, LifeRow, LifeView, began_meeting, closing_step, read, reopen,
    set,
};
pub use model::{Ending, Life, Step, comes_back_as, quiet};

#[cfg(test)]
mod tests;
