//! What helps a person take part: large print, a hearing loop, a chair with arms, someone at the door.
//!
//! After the six steps of the Accessible Information Standard (NHS England, DAPB1605): identify, record,
//! flag, share, meet, review. The service's list holds what a person told the service; with permission
//! the group's hosts get their own copy, as with contact details. No diagnosis, only what helps.

mod api;
mod model;
mod store;
mod views;

pub use api::{MEMBER_NEED, NeedEdit, PERSON_NEED, SLICE, keep_to_permission, put, remove, review, still_right_after};
pub use model::{GroupNeed, Need, NeedView, Sort, review_due};
pub use store::{MemberNeed, of_group, of_member, of_members, of_person, review_next};
pub use views::{GroupNeedsView, Helps, MemberNeedsView, PersonHelps, group, read};

#[cfg(test)]
mod tests;
