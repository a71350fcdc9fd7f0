//! People as the service knows them from a programme's list. They stay in the service's own
//! compartment; a group gets rows of its own, into which only what is permitted is copied.

mod api;

pub use api::{Contact, SLICE, add, link};
pub use contact::{check_email, check_phone, tidy_phone};
pub use role::{Role, role, set_role};

mod contact;
mod role;
