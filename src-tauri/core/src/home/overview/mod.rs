//! The service's Home and its list of groups (screen 8): how things stand in one sentence, what needs a
//! look and why, every group in a table.
//!
//! All of it is read from `group_summary`, which SQL keeps as the rows it speaks of change: a page costs
//! the same whatever the number of groups. The signs are worked out there and, in words, here.

mod api;
mod model;
mod store;

pub use api::{GroupsAsk, GroupsPage, LookRow, Overview, SummaryRow, groups_page, read};
pub use model::{LookKind, LookReason, Show, Sort};

#[cfg(test)]
mod tests;
