//! The list that a clinician brings in: who finished a programme, what they said, how to reach them.
//!
//! A file becomes a plain [`Sheet`] of text ([`read_path`]); a [`List`] holds the sheet together with
//! where its headings are and a first guess at what each column is; [`check`] answers what would come
//! in and what stands in the way, as often as the person changes a choice, and [`compare`] does so
//! beside the people whom a group has. Nothing is kept by any of this: only when every question is
//! answered does [`people`] hand over who comes in and what changes, for the writing part to store.
//!
//! Four rules run through it. What a file says is text: nothing in it is ever worked out as a formula
//! or a web page, and no row is lost unseen: what is taken for no person is named. A column that a group does not need (NHS number, diagnosis, scores...)
//! is left out by itself and its values never reach the preview. Somebody who has not agreed brings
//! no name, but is counted. Two rows that look like one person are asked about, never merged quietly.

mod against;
mod api;
mod check;
mod choices;
mod columns;
mod headings;
mod memory;
mod model;
mod phones;
mod rows;
mod sheet;
mod values;

#[cfg(test)]
mod tests;

pub use against::{Known, ListAgainst, ListDetail, ListDifference, ListNote, Matched, OnTheList};
pub use api::{BroughtIn, Destination, bring_in, on_the_list};
pub use check::{Plan, check, compare, people};
pub use choices::{Choices, ColumnChoice, DecidedValue, Keep, RowFix, SameMember, SamePerson};
pub use columns::List;
pub use memory::first_choices;
pub use model::{
    Column, Counted, DiedRow, Incoming, LeftOut, ListLayout, ListPreview, NotAPerson, Problem, RowStart, Sensitive,
    SheetColumn, What,
};
pub use sheet::{
    MAX_CELL_CHARS, MAX_COLUMNS, MAX_FILE_BYTES, MAX_ROWS, Sheet, SheetError, SheetName, read_bytes, read_path,
};
