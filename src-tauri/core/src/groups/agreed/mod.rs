//! What a group agreed and wrote down: how its members treat each other (the agreement), and how they
//! look after each other between meetings (the mutual support plan). Both are versions of lines. A
//! version is written together, then agreed on a day; from then on it stays as it is, readable, and
//! changing something begins the next version.

mod api;
mod model;
mod store;
mod writing;

pub use api::{
    AGREED_LINE, AGREED_TEXT, AgreedView, LineView, TextView, VersionRow, agree, drop_draft, is_agreed, printable,
    read, review_on,
};
pub use model::{Agreed, Part, next_to};
pub use writing::{NewLine, begin, line_add, line_move, line_remove, line_write};

#[cfg(test)]
mod tests;
