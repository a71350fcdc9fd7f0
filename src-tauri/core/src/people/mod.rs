//! People as the service knows them from a programme's list. They stay in the service's own
//! compartment; a group gets rows of its own, into which only what is permitted is copied.

mod api;

pub use api::{Contact, SLICE, add, correct, link};
pub use contact::check_email;
pub use phone::{check_phone, phone_key, tidy_phone};
pub use role::{Role, role, set_role};
pub use store::person_of;

mod contact;
mod phone;
mod role;
mod store;
