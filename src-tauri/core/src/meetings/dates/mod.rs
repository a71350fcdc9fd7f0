//! When a group meets: the rule its dates follow, planning by it, moving, skipping and calling off, and
//! the file for other calendars.
//!
//! The rule only suggests. Each planned date is a fact of its own that nothing but a person changes.

mod api;
mod became;
mod calendar;
mod model;
mod store;

pub use api::{
    DatesView, PlanRequest, RHYTHM, SKIPPED_DATE, Skip, dates_view, move_to, next_dates, off_dates, plan, plan_by,
    plan_in, plan_skipped, rule, suggest_dates, to_move_to,
};
pub use became::{call_off, put_back, record_held, record_informal};
pub use calendar::{
    CalendarFile, CalendarSaved, CalendarView, calendar_name, calendar_saved, calendar_view, save_calendar,
};
pub use model::{OffDate, Suggestion, WhyNot};
pub use store::usual_weeks;

#[cfg(test)]
mod tests;
