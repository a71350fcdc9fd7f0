//! The list that a clinician brings in: who finished a programme, what they said, how to reach them.
//!
//! A file becomes a plain [`Sheet`] of text ([`read_path`]); a [`List`] holds the sheet together with
//! a first guess at what each column is; [`check`] answers what would come in and what stands in the
//! way, as often as the person changes a choice. Nothing is kept by any of this: only when every
//! question is answered does [`people`] hand over who comes in, for the writing part to store.
//!
//! Three rules run through it. A column that a group does not need (NHS number, diagnosis, scores...)
//! is left out by itself and its values never reach the preview. Somebody who has not agreed brings
//! no name, but is counted. Two rows that look like one person are asked about, never merged quietly.

mod api;
mod check;
mod columns;
mod model;
mod sheet;
mod values;

#[cfg(test)]
mod tests;

pub use api::{BroughtIn, Destination, bring_in};
pub use check::{check, people};
pub use columns::List;
pub use model::{
    Choices, Column, ColumnChoice, Incoming, Keep, LeftOut, ListPreview, Problem, RowFix, SamePerson, Sensitive,
    SheetColumn, What,
};
pub use sheet::{MAX_CELL_CHARS, MAX_COLUMNS, MAX_FILE_BYTES, MAX_ROWS, Sheet, SheetError, read_bytes, read_path};
