//! Handing a compartment to somebody else, working on it apart, and becoming one again: the state of a
//! group or of the service, the file it travels in (the pack), and the merge. Knows no slice: it works
//! from the tables that they declare. What the service keeps to itself is another compartment, and so
//! another file; a pack is never a filtered copy.

mod api;
mod model;
mod pack;
mod shape;
mod store;

pub use api::{
    Compartment, Large, Opened, SLICE, Sight, To, With, address, apply_pack, believe, conflicts, make_pack, open_pack,
    plan_pack, signer,
};
pub use model::{Cell, Conflict, Effect, Name, Plan, Row, Seen, State, Write, is_there, join, plan};
pub use pack::Header;

#[cfg(test)]
mod schedules;
