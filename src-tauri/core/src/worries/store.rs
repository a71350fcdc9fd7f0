//! The slice's SQL. It writes to its table directly: see the slice's own words for why.

use chrono::NaiveDate;
use sqlx::{FromRow, SqliteConnection};
use uuid::Uuid;

use super::model::{About, Concern};
use crate::platform::{ConcernId, Error, MemberId, Result};

#[derive(FromRow)]
struct Row {
    uid: Uuid,
    member: Option<Uuid>,
    name: Option<String>,
    on_date: NaiveDate,
    about: String,
    words: String,
    told: String,
    told_on: Option<NaiveDate>,
    closed_on: Option<NaiveDate>,
}

impl From<Row> for Concern {
    /// A word from a newer version is something else: the note must not go missing for it.
    fn from(row: Row) -> Self {
        Self {
            id: ConcernId(row.uid),
            member: row.member.map(MemberId),
            name: row.name,
            on_date: row.on_date,
            about: About::parse(&row.about).unwrap_or(About::Other),
            words: row.words,
            told: row.told,
            told_on: row.told_on,
            closed_on: row.closed_on,
        }
    }
}

/// The notes about a group, open ones first, the latest first; 100 at most.
pub async fn of_group(sql: &mut SqliteConnection, group: i64) -> Result<Vec<Concern>> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT c.uid, m.uid AS member, m.name, c.on_date, c.about, c.words, c.told, c.told_on, c.closed_on \
         FROM concern c LEFT JOIN member m ON m.id = c.member_id AND m.present = 1 \
         WHERE c.group_id = ? ORDER BY c.closed_on IS NOT NULL, c.on_date DESC, c.id DESC LIMIT 100",
    )
    .bind(group)
    .fetch_all(sql)
    .await?;
    Ok(rows.into_iter().map(Concern::from).collect())
}

/// What is written down of a worry.
pub struct Written<'a> {
    /// Local id of the member.
    pub member: Option<i64>,
    /// The day.
    pub on_date: NaiveDate,
    /// What it is about.
    pub about: About,
    /// Own words.
    pub words: &'a str,
    /// Who was told.
    pub told: &'a str,
    /// When.
    pub told_on: Option<NaiveDate>,
}

/// Writes a note, a new one or one that is there. Errors: `NotFound concern.missing`.
pub async fn write(sql: &mut SqliteConnection, group: i64, id: Uuid, new: bool, note: &Written<'_>) -> Result<()> {
    let query = if new {
        "INSERT INTO concern (group_id, uid, member_id, on_date, about, words, told, told_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
    } else {
        "UPDATE concern SET member_id = ?3, on_date = ?4, about = ?5, words = ?6, told = ?7, told_on = ?8 \
         WHERE group_id = ?1 AND uid = ?2"
    };
    let done = sqlx::query(query)
        .bind(group)
        .bind(id)
        .bind(note.member)
        .bind(note.on_date)
        .bind(note.about.text())
        .bind(note.words)
        .bind(note.told)
        .bind(note.told_on)
        .execute(sql)
        .await?;
    if done.rows_affected() == 0 { Err(Error::not_found("concern.missing")) } else { Ok(()) }
}

/// Nothing is left to do since that day, or something is. Errors: `NotFound concern.missing`.
pub async fn close(sql: &mut SqliteConnection, id: ConcernId, on: Option<NaiveDate>) -> Result<()> {
    let done = sqlx::query("UPDATE concern SET closed_on = ? WHERE uid = ?").bind(on).bind(id.0).execute(sql).await?;
    if done.rows_affected() == 0 { Err(Error::not_found("concern.missing")) } else { Ok(()) }
}

/// Deletes a note.
pub async fn remove(sql: &mut SqliteConnection, id: ConcernId) -> Result<()> {
    sqlx::query("DELETE FROM concern WHERE uid = ?").bind(id.0).execute(sql).await?;
    Ok(())
}
