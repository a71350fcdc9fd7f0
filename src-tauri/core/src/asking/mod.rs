//! Asking people for permission, and what their answer does to the rows of every slice.
//!
//! One page for a person with each question, its state and its history; a whole paper form in one go;
//! taking back with one press; and who still has to be asked. Which purpose opens what is the rule in
//! `privacy`; this slice makes the group's rows what the rule says, in the same change as the answer.

mod api;
pub mod named;
mod store;
mod views;

use crate::platform::Slice;
pub use api::{Form, Said, answer, record};

/// What asking hands to the vault.
pub static SLICE: Slice = Slice {
    name: "asking",
    tables: &[],
    migrations: &[(20261126100000, include_str!("migrations/20261126100000_named_note.sql"))],
};

pub use views::{
    Asked, MayAsk, MayAskPage, PermissionView, Shared, SharedView, StillToAsk, StillToAskPage, ToldOnce, may_ask, read,
    shared, still_to_ask,
};
