//! Find (Ctrl+K): people, groups, meetings and topics, by their words and by days.
//!
//! The words are looked up in the index that `platform` keeps. Nobody is found by a detail that not
//! everyone at this laptop may see: a person is found by the name alone.

mod api;
mod days;
mod store;

pub use api::{Found, FoundKind, find};
