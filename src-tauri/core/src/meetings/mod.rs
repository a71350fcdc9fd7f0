//! Meetings: their dates, their agenda, and where a running one stands.
//!
//! An agenda is a gentle plan: minutes add up to times, items can be moved, stretched or left out,
//! and nothing alarms when one runs over.

mod agenda;
mod api;
mod closing;
mod dates;
mod model;
pub mod plans;
mod sitting;
mod store;
mod talk;

pub use agenda::Lead;
pub(crate) use agenda::with_times;
pub use agenda::{
    PrepareView, item_add, item_edit, item_minutes, item_move, item_remove, more_minutes, next_item, prepare,
};
pub use api::{AGENDA_ITEM, JOTTING, MEETING, SLICE, end, jot, remove_jotting, rename_place, running_until, start};
pub use closing::{BRING, Bring, bring_add, bring_done, bring_remove, brings, hand_on, headcount, how_was, to_bring};
pub use dates::{
    CalendarFile, CalendarSaved, CalendarView, DatesView, OffDate, PlanRequest, RHYTHM, Skip, Suggestion, WhyNot,
    calendar_name, calendar_saved, calendar_view, call_off, dates_view, move_to, next_dates, off_dates, plan, plan_by,
    plan_in, plan_skipped, put_back, record_held, record_informal, rule, save_calendar, suggest_dates, usual_weeks,
};
pub use model::{AgendaItem, HowWas, ItemKind, Jotting, JottingKind, MeetingState, NowView, now_view};
pub use sitting::{Sitting, clock_was_set, on_feet, sit_on, sitting};
pub use store::{ItemRow, Meeting, items, jottings, meeting, meetings_of, next_of, not_recorded, overdue, running};
pub use talk::{put_topic, topics_of, topics_used};

#[cfg(test)]
mod tests;
