//! The index of Find: which rows have which words, forgiving of accents, case, order and a slip or two.
//!
//! A slice declares what its rows are found by (`Schema::found`); the change that writes a row keeps the
//! index, so undo and later a merge keep it too. SQLite's own full-text index was tried first: it folds
//! accents, but finds no slip but by comparing with every word there is. Here each distinct word is kept
//! once, with what is left of it when letters are left out, so that a slip is one look-up whatever the
//! number of people. A word goes with the last row that has it: nothing of a person stays behind.

mod index;
mod look;
mod words;

pub(super) use index::{catch_up, moved};
pub use look::Hit;

use super::table::Table;

/// What the rows of a table are found by.
pub struct Findable {
    /// The table; its key is `id`.
    pub table: &'static Table,
    /// The columns whose words count.
    pub columns: &'static [&'static str],
}
