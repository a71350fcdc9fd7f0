//! Worried about someone: whom to ring, and a note for oneself that nobody else gets.
//!
//! What to do stands on the page, from the group's crisis contacts and the nation's numbers. The note is a
//! host's own memory: that they were worried, whom they told and when. It is in no compartment and no
//! change, so it is in no pack, no audit, no undo, no Find, no report and on no paper
//! (docs/adr/0010-a-worry-stays-here.md). A service hears of it when a host rings.

mod api;
mod model;
mod store;

pub use api::{NoteEdit, SLICE, Who, WorriesView, close, keep, read, remove};
pub use model::{About, Concern};

#[cfg(test)]
mod tests;
