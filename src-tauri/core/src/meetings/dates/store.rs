//! The room's SQL.

use chrono::{NaiveDate, NaiveTime};
use sqlx::{FromRow, SqliteConnection};
use uuid::Uuid;

use super::model::{OffDate, WhyNot};
use crate::platform::{MeetingId, Result};

/// A group's rule and what it is called in calendars.
#[derive(Debug, Clone, Default, FromRow)]
pub struct Rhythm {
    /// The rule as RFC 5545 writes it; empty if there is none.
    pub rule: String,
    /// A date of the rule, from which weeks and months are counted.
    pub anchor: Option<NaiveDate>,
    /// What the group is called in calendars; empty for the neutral title.
    pub calendar_name: String,
    /// Who wrote what, for the file's sequence.
    pub stamp: Vec<u8>,
}

/// A group's rhythm, if it has one.
pub async fn rhythm(sql: &mut SqliteConnection, group: i64) -> Result<Option<Rhythm>> {
    Ok(sqlx::query_as("SELECT rule, anchor, calendar_name, stamp FROM rhythm WHERE group_id = ? AND present = 1")
        .bind(group)
        .fetch_optional(sql)
        .await?)
}

/// When, how long and where a group last meant to meet.
#[derive(Debug, Clone, FromRow)]
pub struct Usual {
    /// The day.
    pub on_date: NaiveDate,
    /// From.
    pub starts: NaiveTime,
    /// How long.
    pub minutes: u32,
    /// Where.
    pub place: String,
}

/// The latest of a group's meetings by date, whatever became of it.
pub async fn usual(sql: &mut SqliteConnection, group: i64) -> Result<Option<Usual>> {
    Ok(sqlx::query_as(
        "SELECT on_date, starts, minutes, place FROM meeting WHERE group_id = ? AND present = 1 \
         ORDER BY on_date DESC, starts DESC LIMIT 1",
    )
    .bind(group)
    .fetch_optional(sql)
    .await?)
}

/// Weeks between the group's last two dates up to `date`; 4 where there is no pattern yet.
pub async fn usual_weeks(sql: &mut SqliteConnection, group: i64, date: NaiveDate) -> Result<u32> {
    let dates: Vec<NaiveDate> = sqlx::query_scalar(
        "SELECT on_date FROM meeting WHERE group_id = ? AND present = 1 AND state <> 'cancelled' AND on_date <= ? \
         ORDER BY on_date DESC LIMIT 2",
    )
    .bind(group)
    .bind(date)
    .fetch_all(sql)
    .await?;
    Ok(match dates.as_slice() {
        [later, earlier] => u32::try_from((*later - *earlier).num_days() / 7).unwrap_or(4).clamp(1, 8),
        _ => 4,
    })
}

/// Days since `since` that are spoken for: days of meetings whatever became of them, the days that moved
/// ones stand for, and skipped days. 400 of each at most, the latest.
pub async fn spoken_for(sql: &mut SqliteConnection, group: i64, since: NaiveDate) -> Result<Vec<NaiveDate>> {
    let meetings: Vec<(NaiveDate, Option<NaiveDate>)> = sqlx::query_as(
        "SELECT on_date, moved_from FROM meeting WHERE group_id = ? AND present = 1 AND on_date >= ? \
         ORDER BY on_date DESC LIMIT 400",
    )
    .bind(group)
    .bind(since)
    .fetch_all(&mut *sql)
    .await?;
    let skipped: Vec<NaiveDate> = sqlx::query_scalar(
        "SELECT on_date FROM skipped_date WHERE group_id = ? AND present = 1 AND on_date >= ? ORDER BY on_date DESC LIMIT 400",
    )
    .bind(group)
    .bind(since)
    .fetch_all(sql)
    .await?;
    let days = meetings.into_iter().flat_map(|(day, stands_for)| [Some(day), stands_for]).flatten();
    Ok(days.chain(skipped).collect())
}

/// Days to come on which the group does not meet: called off, then skipped; `most` of each at most.
pub async fn off(sql: &mut SqliteConnection, group: i64, today: NaiveDate, most: u32) -> Result<Vec<OffDate>> {
    let called_off: Vec<(Uuid, NaiveDate, Option<String>)> = sqlx::query_as(
        "SELECT uid, on_date, why_not FROM meeting WHERE group_id = ? AND present = 1 AND state = 'cancelled' AND on_date >= ? \
         ORDER BY on_date LIMIT ?",
    )
    .bind(group)
    .bind(today)
    .bind(most)
    .fetch_all(&mut *sql)
    .await?;
    let skipped: Vec<(NaiveDate, String)> = sqlx::query_as(
        "SELECT on_date, why FROM skipped_date WHERE group_id = ? AND present = 1 AND on_date >= ? ORDER BY on_date LIMIT ?",
    )
    .bind(group)
    .bind(today)
    .bind(most)
    .fetch_all(sql)
    .await?;
    let called_off = called_off.into_iter().map(|(uid, date, why)| OffDate {
        date,
        meeting: Some(MeetingId(uid)),
        why: why.as_deref().and_then(WhyNot::parse),
    });
    let skipped = skipped.into_iter().map(|(date, why)| OffDate { date, meeting: None, why: WhyNot::parse(&why) });
    Ok(called_off.chain(skipped).collect())
}

/// Whether that date is skipped.
pub async fn is_skipped(sql: &mut SqliteConnection, group: i64, date: NaiveDate) -> Result<bool> {
    let found: i64 =
        sqlx::query_scalar("SELECT count(*) FROM skipped_date WHERE group_id = ? AND on_date = ? AND present = 1")
            .bind(group)
            .bind(date)
            .fetch_one(sql)
            .await?;
    Ok(found > 0)
}

/// A meeting as a calendar file needs it, also one that is no longer there.
#[derive(Debug, Clone, FromRow)]
pub struct Dated {
    /// Shared identity.
    pub uid: Uuid,
    /// The day.
    pub on_date: NaiveDate,
    /// From.
    pub starts: NaiveTime,
    /// How long.
    pub minutes: u32,
    /// Where.
    pub place: String,
    /// How far it has come, as stored.
    pub state: String,
    /// Still there: a plan that was undone is not.
    pub present: bool,
    /// Who wrote what, for the file's sequence.
    pub stamp: Vec<u8>,
}

/// A group's meetings from `today` on, called off or not; 200 at most.
pub async fn coming(sql: &mut SqliteConnection, group: i64, today: NaiveDate) -> Result<Vec<Dated>> {
    Ok(sqlx::query_as(
        "SELECT uid, on_date, starts, minutes, place, state, present, stamp FROM meeting \
         WHERE group_id = ? AND present = 1 AND on_date >= ? ORDER BY on_date, starts LIMIT 200",
    )
    .bind(group)
    .bind(today)
    .fetch_all(sql)
    .await?)
}

/// One meeting of a group, also one that is no longer there.
pub async fn dated(sql: &mut SqliteConnection, group: i64, uid: Uuid) -> Result<Option<Dated>> {
    Ok(sqlx::query_as(
        "SELECT uid, on_date, starts, minutes, place, state, present, stamp FROM meeting WHERE uid = ? AND group_id = ?",
    )
    .bind(uid)
    .bind(group)
    .fetch_optional(sql)
    .await?)
}
