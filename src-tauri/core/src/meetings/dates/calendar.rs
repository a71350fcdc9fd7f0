//! A group's dates as a file for other calendars.
//!
//! A calendar knows a meeting again by its identity and takes the file with the higher sequence. The
//! sequence is read off the row's stamps: how often its date, time, place and state were written. A
//! column of its own would go back when a change is undone; this number only rises, in the same
//! transaction as what it counts, and is the same on every device.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;
use uuid::Uuid;

use super::{
    api::RHYTHM,
    store::{self, Dated, Rhythm},
};
use crate::{
    calendar::{CalendarEntry, NEUTRAL_TITLE, calendar_file},
    groups::{self, Group, GroupRef},
    meetings::{api::MEETING, model::MeetingState, store as meetings},
    platform::{Code, Done, Error, GroupId, MeetingId, Now, PRESENT, Result, Vault, one_line, times_written},
};

/// What of a meeting stands in the file.
const WRITTEN: &[&str] = &[PRESENT.name, "on_date", "starts", "minutes", "place", "state"];
/// Those of them that are written when a meeting is made: all but its state.
const WRITTEN_AT_FIRST: u64 = 5;
/// Longest name for calendars, in characters.
const LONGEST_NAME: usize = 60;

/// The page about the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CalendarView {
    /// The group.
    pub group: GroupRef,
    /// What the host calls the group in calendars; empty for the neutral title.
    pub name: String,
    /// Meetings to come.
    pub coming: u32,
    /// A file was saved on this device before.
    pub saved_before: bool,
    /// Meetings of that file that are otherwise now, or called off, and new ones.
    pub changed: u32,
}

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CalendarSaved {
    /// Meetings to come.
    pub meetings: u32,
    /// Meetings that it takes out of calendars.
    pub called_off: u32,
}

/// A file that is ready to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarFile {
    /// The text.
    pub text: String,
    /// What it holds.
    pub saved: CalendarSaved,
    group: GroupId,
    entries: Vec<(Uuid, u32)>,
}

/// The page about the file.
pub async fn calendar_view(vault: &Vault, now: &Now, group: GroupId) -> Result<CalendarView> {
    let known = known(vault, group).await?;
    let mut conn = vault.connection().await?;
    let group = groups::group(conn.sql(), group).await?;
    let rhythm = store::rhythm(conn.sql(), group.id).await?.unwrap_or_default();
    let entries = all(conn.sql(), &group, &rhythm, now.today, &known).await?;
    let told = |entry: &CalendarEntry| known.iter().any(|(uid, seq)| *uid == entry.uid && *seq >= entry.sequence);
    let changed = if known.is_empty() { 0 } else { entries.iter().filter(|entry| !told(entry)).count() };
    Ok(CalendarView {
        group: group.reference(),
        name: rhythm.calendar_name,
        coming: count(&entries, false),
        saved_before: !known.is_empty(),
        changed: u32::try_from(changed).unwrap_or(u32::MAX),
    })
}

/// Chooses what the group is called in calendars; empty for the neutral title.
/// Errors: `Invalid text.tooLong` on `name` (60 characters).
pub async fn calendar_name(vault: &Vault, now: &Now, group: GroupId, name: &str) -> Result<Done> {
    let name = one_line("name", name, LONGEST_NAME)?;
    let mut change = vault.change("meetings.calendarName", now).await?;
    let group = groups::group(change.sql(), group).await?.id;
    if !name.is_empty() || store::rhythm(change.sql(), group).await?.is_some() {
        change.put(&RHYTHM, &[group.into()], &[("calendar_name", name.into())]).await?;
    }
    change.commit().await
}

/// The file: one meeting, or all that are to come, with those called off that an earlier file had.
/// Errors: `Conflict calendar.empty` if there is nothing to put into it.
pub async fn save_calendar(vault: &Vault, now: &Now, group: GroupId, only: Option<MeetingId>) -> Result<CalendarFile> {
    let known = known(vault, group).await?;
    let mut conn = vault.connection().await?;
    let row = groups::group(conn.sql(), group).await?;
    let rhythm = store::rhythm(conn.sql(), row.id).await?.unwrap_or_default();
    let entries = match only {
        Some(meeting) => {
            meetings::meeting(conn.sql(), meeting).await?;
            let found = store::dated(conn.sql(), row.id, meeting.0).await?;
            let dated = found.ok_or_else(|| Error::not_found("meeting.missing"))?;
            vec![entry(&dated, &rhythm)?]
        }
        None => all(conn.sql(), &row, &rhythm, now.today, &known).await?,
    };
    if entries.is_empty() {
        return Err(Error::new(Code::Conflict, "calendar.empty"));
    }
    let title = if rhythm.calendar_name.is_empty() { NEUTRAL_TITLE } else { &rhythm.calendar_name };
    Ok(CalendarFile {
        text: calendar_file(title, now.at, &entries)?,
        saved: CalendarSaved { meetings: count(&entries, false), called_off: count(&entries, true) },
        group,
        entries: entries.iter().map(|entry| (entry.uid, entry.sequence)).collect(),
    })
}

/// Remembers on this device what a file that was written holds, so that the next one can take out what
/// was called off since.
pub async fn calendar_saved(vault: &Vault, file: &CalendarFile) -> Result<()> {
    let mut all = known(vault, file.group).await?;
    all.retain(|(uid, _)| !file.entries.iter().any(|(other, _)| other == uid));
    // The newest first: what no longer fits is long past.
    let newest = file.entries.iter().chain(&all).take(MOST_KNOWN);
    let text: Vec<String> = newest.map(|(uid, sequence)| format!("{uid}:{sequence}")).collect();
    vault.keep_device(&key(file.group), &text.join(" ")).await
}

/// As many as fit into a value of the device (20,000 characters).
const MOST_KNOWN: usize = 400;

async fn known(vault: &Vault, group: GroupId) -> Result<Vec<(Uuid, u32)>> {
    let text = vault.device(&key(group)).await?;
    let pairs = text.split(' ').filter_map(|pair| pair.split_once(':'));
    Ok(pairs.filter_map(|(uid, sequence)| Some((uid.parse().ok()?, sequence.parse().ok()?))).collect())
}

fn key(group: GroupId) -> String {
    format!("calendar {}", group.0)
}

async fn all(
    sql: &mut SqliteConnection,
    group: &Group,
    rhythm: &Rhythm,
    today: NaiveDate,
    known: &[(Uuid, u32)],
) -> Result<Vec<CalendarEntry>> {
    let was_told = |uid: Uuid| known.iter().any(|(other, _)| *other == uid);
    let mut rows = store::coming(sql, group.id, today).await?;
    rows.retain(|row| !row.called_off() || was_told(row.uid));
    // A plan that was undone is in nobody's list any more, but may be in somebody's calendar.
    for (uid, _) in known.iter().filter(|(uid, _)| !rows.iter().any(|row| row.uid == *uid)).collect::<Vec<_>>() {
        let gone = store::dated(sql, group.id, *uid).await?;
        rows.extend(gone.filter(|row| !row.present && row.on_date >= today));
    }
    rows.iter().map(|row| entry(row, rhythm)).collect()
}

fn entry(row: &Dated, rhythm: &Rhythm) -> Result<CalendarEntry> {
    let mut sequence = times_written(&MEETING, &row.stamp, WRITTEN)?.saturating_sub(WRITTEN_AT_FIRST);
    // The title is the group's: when that changes, every meeting has changed.
    sequence += times_written(&RHYTHM, &rhythm.stamp, &["calendar_name"])?;
    Ok(CalendarEntry {
        uid: row.uid,
        sequence: u32::try_from(sequence).unwrap_or(u32::MAX),
        starts: row.on_date.and_time(row.starts),
        minutes: row.minutes,
        place: row.place.clone(),
        called_off: row.called_off(),
    })
}

impl Dated {
    fn called_off(&self) -> bool {
        !self.present || MeetingState::parse(&self.state) == Some(MeetingState::Cancelled)
    }
}

fn count(entries: &[CalendarEntry], called_off: bool) -> u32 {
    let found = entries.iter().filter(|entry| entry.called_off == called_off).count();
    u32::try_from(found).unwrap_or(u32::MAX)
}
