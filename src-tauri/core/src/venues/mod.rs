//! Places where a group meets: how to get there, who books them, and what they have for people in pain:
//! no steps, firm chairs, room to move. Where a member's need and the place do not meet, it says so.
//!
//! A meeting is at a venue when its place reads as the venue's name; the names of a group's venues
//! differ, and changing one changes the meetings that are planned there. So a place that was typed, or
//! came with older meetings, finds its venue without being chosen from a list, and any other place stays
//! what it is: words.

mod api;
mod model;
mod reading;
mod store;

pub use api::{Kept, SLICE, VENUE, VENUE_ACCESS, VenueForm, answer, copy, keep, make_usual, remove};
pub use model::{Access, Answer, Gap, checked, gaps};
pub use reading::{
    AccessRow, Elsewhere, PlaceFit, VenueRow, VenueView, VenuesView, elsewhere, fits, list, of_meeting, read,
};

#[cfg(test)]
mod tests;
