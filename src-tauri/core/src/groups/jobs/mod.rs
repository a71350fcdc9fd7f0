//! Jobs in a group: who has which, since when, and what they agreed to. Somebody may have several, a
//! job may be shared, and a job that nobody has is fine. A break lets jobs rest; leaving ends them.

mod api;
mod model;
mod store;

pub use api::{Holder, JobRow, JobsView, PastJob, Person, ROLE_ASSIGNMENT, end, give, hand_over, read, runs};
pub(super) use api::{begin_in, end_all_in, set_running_in};
pub use model::{Job, hosts, now_free};

#[cfg(test)]
mod tests;
