//! The pain service itself: its name and contacts, whom to ring in a crisis, the rules by which a
//! group needs a look, and the names of those who work here.
//!
//! It stands just above `platform`, so that every slice may ask who is at the laptop and what counts as
//! a small number. A group has its own copy of the crisis contacts, because its hosts need them where
//! there is no service; one that the hosts wrote themselves is never written over.

mod api;
mod crisis;
mod model;
mod store;

pub use api::{
    CLINICIAN, GROUP_CRISIS, NATION, SERVICE, SLICE, call_service, introduce, nation, read, rules, someone_else,
    someone_new, staff, who, who_in, write_contacts, write_rules,
};
pub use crisis::{copy_to_group, crisis_of, crisis_said, keep_own, use_services};
pub use model::{Clinician, Contact, CrisisContacts, Nation, Rules, ServiceContacts, ServiceView};
pub use store::{service_name, small_number};

#[cfg(test)]
mod tests;
