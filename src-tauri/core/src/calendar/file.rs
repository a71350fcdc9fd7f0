//! The file that Outlook, Google and Apple calendars read (iCalendar, RFC 5545). Pure.
//!
//! That somebody goes to a group like this says something about their health, and a calendar is seen
//! over many shoulders: the file holds a time, a place and a neutral title. No names, no notes, nobody
//! invited, and it is marked private.

use std::fmt::Write;

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use icalendar::{Class, Component, Event, EventLike, EventStatus, Property};
use uuid::Uuid;

use crate::platform::{Code, Error, Result, instant, wall};

/// The title of a meeting unless the host has chosen one.
pub const NEUTRAL_TITLE: &str = "Group meeting";

/// One meeting as it goes into the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarEntry {
    /// The same for ever, whatever becomes of the meeting.
    pub uid: Uuid,
    /// Higher whenever something about it has changed; a calendar keeps the highest it saw.
    pub sequence: u32,
    /// When it starts, by the wall clock of the hall.
    pub starts: NaiveDateTime,
    /// How long it takes.
    pub minutes: u32,
    /// Where; may be empty.
    pub place: String,
    /// It will not happen.
    pub called_off: bool,
}

/// What stands before the meetings. The rules of the clock are those of the United Kingdom since 1996.
///
/// Written here and not by the library, which would give the time zone a stamp and an identity that
/// RFC 5545 (3.6.5) does not allow.
const HEAD: &[&str] = &[
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Follow-on//Meetings//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    "BEGIN:VTIMEZONE",
    "TZID:Europe/London",
    "BEGIN:DAYLIGHT",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0100",
    "TZNAME:BST",
    "DTSTART:19960331T010000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0000",
    "TZNAME:GMT",
    "DTSTART:19961027T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
];

/// The file, as of `at`.
pub fn calendar_file(title: &str, at: DateTime<Utc>, entries: &[CalendarEntry]) -> Result<String> {
    let mut out = String::new();
    for line in HEAD {
        out.push_str(line);
        out.push_str("\r\n");
    }
    for entry in entries {
        let text = event(title, at, entry).try_into_string().map_err(internal)?;
        out.push_str(&text);
    }
    write!(out, "END:VCALENDAR\r\n").map_err(internal)?;
    Ok(out)
}

fn internal(error: std::fmt::Error) -> Error {
    Error::new(Code::Internal, "internal").because(error)
}

fn event(title: &str, at: DateTime<Utc>, entry: &CalendarEntry) -> Event {
    let starts = instant(entry.starts);
    let ends = starts + TimeDelta::minutes(i64::from(entry.minutes));
    let mut event = Event::new();
    event
        .uid(&entry.uid.to_string())
        .timestamp(at)
        .sequence(entry.sequence)
        .summary(title)
        .class(Class::Private)
        .status(if entry.called_off { EventStatus::Cancelled } else { EventStatus::Confirmed })
        .append_property(time("DTSTART", starts))
        .append_property(time("DTEND", ends));
    if !entry.place.is_empty() {
        event.location(&entry.place);
    }
    event
}

/// An instant by the clock of the hall. In the hour that comes twice in autumn the clock would mean the
/// first one, so the second is written as what it is.
fn time(name: &str, at: DateTime<Utc>) -> Property {
    let local = wall(at);
    if instant(local) == at {
        let mut property = Property::new(name, local.format("%Y%m%dT%H%M%S").to_string());
        property.add_parameter("TZID", "Europe/London");
        property
    } else {
        Property::new(name, at.format("%Y%m%dT%H%M%SZ").to_string())
    }
}
