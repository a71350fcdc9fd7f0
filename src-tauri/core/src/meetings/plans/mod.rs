//! Plans to start from: ready-made ones for usual and unusual meetings, those that a group keeps for
//! another time, and the plan of the last meeting.

mod api;
mod model;
mod store;

pub(crate) use api::too_long_sitting;
pub use api::{KEPT_ITEM, KEPT_PLAN, add_break, keep, plans, remove, use_plan};
pub use model::{AgendaChoice, KeptPlan, LONG_SITTING, PlansView, ReadyPlan, ReadyPlanView, break_at, sitting};

#[cfg(test)]
mod tests;
