//! The calendar on the wall: rules by which dates repeat, bank holidays of the four nations, and the
//! file that other calendars read.
//!
//! Nothing here knows a group. A date is a date by the wall clock of the hall; when an instant is
//! needed, it is that of the United Kingdom, whatever the laptop's own time zone.

mod file;
mod holidays;
mod nation;
mod rule;

pub use crate::service::Nation;
pub use file::{CalendarEntry, NEUTRAL_TITLE, calendar_file};
pub use holidays::{BankHoliday, DayNotes, Holiday, PUBLISHED_UP_TO, bank_holiday, bank_holidays, day_notes};
pub use nation::{keep_nation, nation};
pub use rule::{Nth, Rule, Weekday};

#[cfg(test)]
mod tests;
