//! Meetings: their dates, their agenda, and where a running one stands.
//!
//! An agenda is a gentle plan: minutes add up to times, items can be moved, stretched or left out,
//! and nothing alarms when one runs over.

mod agenda;
mod api;
mod model;
mod store;
mod talk;

pub use agenda::Lead;
pub(crate) use agenda::with_times;
pub use agenda::{
    PrepareView, item_add, item_edit, item_minutes, item_move, item_remove, more_minutes, next_item, prepare, use_last,
};
pub use api::{
    AGENDA_ITEM, MEETING, SLICE, cancel, end, jot, move_to, plan, plan_in, remove_jotting, rename_place, running_until,
    start, suggest_dates,
};
pub use model::{
    AgendaItem, ItemKind, Jotting, JottingKind, MeetingState, Note, NowView, Suggestion, now_view, suggest,
    suggest_next,
};
pub use store::{ItemRow, Meeting, items, jottings, meeting, meetings_of, next_of, overdue, running, usual_weeks};
pub use talk::{put_topic, topics_of, topics_used};

#[cfg(test)]
mod tests;
