//! People as the service knows them from a programme's list. They stay in the service's own
//! compartment; a group gets rows of its own, into which only what is permitted is copied.

mod alike;
mod api;
mod contact;
mod phone;
mod role;
mod store;

pub use alike::{alike, may_name, names_alike};
pub use api::{Contact, PERSON, SLICE, add, correct, edit, link, look_alikes, remove, same, two};
pub use contact::check_email;
pub use phone::{check_phone, phone_key, tidy_phone};
pub use role::{Role, role, set_role};
pub use store::{Person, also, members_of, of_member, person, person_by_id, person_of};
