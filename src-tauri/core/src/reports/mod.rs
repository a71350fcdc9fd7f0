//! Who keeps coming, who left and why: what a service may know of its groups in numbers. Reads any table
//! and writes none, and nobody stands on it. What is followed person by person counts those who agreed to
//! be counted, and nothing under the service's small number leaves here. docs/numbers.md has every rule.
//!
//! People are read a few hundred groups at a time and turned into what is counted of them at once, so that
//! a large service needs no more memory than a small one, and a tap passes in between.

mod api;
mod gather;
mod model;
mod paper;
mod publish;
mod research;
mod sheets;
mod store;
mod views;

pub use api::{file, meetings, read};
pub use model::{Season, Way};
pub use views::{
    Compared, Compares, GroupMeetings, GroupStay, MeetingCell, MeetingsPage, Path, ReasonRow, Regular, Report,
    ReportFile, SeasonRow, Stay, StayRow, WayShare, WhyCounted, YearRow,
};

#[cfg(test)]
mod tests;
