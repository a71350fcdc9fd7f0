//! Handing a compartment to somebody else, working on it apart, and becoming one again: the state of a
//! group or of the service, the file it travels in (the pack), and the merge. Knows no slice: it works
//! from the tables that they declare. What the service keeps to itself is another compartment, and so
//! another file; a pack is never a filtered copy.

mod api;
mod letter;
mod letters;
mod model;
mod pack;
mod settle;
mod shape;
mod signed;
mod store;

pub use api::{
    Compartment, Large, Opened, SLICE, Sight, To, With, address, apply_pack, author, believe, believed, disbelieve,
    make_pack, open_pack, plan_pack, signer, state,
};
pub use letter::{Note, Why};
pub use letters::{Letter, Saying, make_letter, needs_words, open_letter};
pub use model::{Cell, Conflict, Effect, Name, Plan, Row, Seen, State, Write, is_there, join, plan};
pub use pack::{Header, LARGEST_FILE};
pub use settle::{conflicts, settle};

#[cfg(test)]
mod schedules;
