//! The room's SQL.

use chrono::NaiveDate;
use sqlx::{FromRow, SqliteConnection};
use uuid::Uuid;

use super::model::{Agreed, Part};
use crate::platform::{Error, LineId, Result, TextId};

/// A version's row.
#[derive(Debug, Clone, FromRow)]
pub struct Text {
    /// Local id.
    pub id: i64,
    /// Shared identity.
    pub uid: Uuid,
    /// Local id of the group.
    pub group_id: i64,
    /// What it is, as stored.
    pub what: String,
    /// Its number.
    pub version: u32,
    /// The day the group agreed it.
    pub agreed_on: Option<NaiveDate>,
    /// When the group means to look at it again.
    pub review_on: Option<NaiveDate>,
}

/// A line's row.
#[derive(Debug, Clone, FromRow)]
pub struct Line {
    /// Local id.
    pub id: i64,
    /// Shared identity.
    pub uid: Uuid,
    /// Local id of the version.
    pub text_id: i64,
    /// The part, as stored.
    pub part: String,
    /// Order.
    pub position: i64,
    /// Words.
    pub words: String,
}

impl Line {
    /// The part; none for a word from a newer version.
    #[must_use]
    pub fn part(&self) -> Option<Part> {
        Part::parse(&self.part)
    }
}

/// Versions of one thing of a group, newest first; 22 at most.
pub async fn texts(sql: &mut SqliteConnection, group: i64, what: Agreed) -> Result<Vec<Text>> {
    Ok(sqlx::query_as(
        "SELECT id, uid, group_id, what, version, agreed_on, review_on FROM agreed_text \
         WHERE group_id = ? AND what = ? AND present = 1 ORDER BY version DESC, id DESC LIMIT 22",
    )
    .bind(group)
    .bind(what.text())
    .fetch_all(sql)
    .await?)
}

/// The version of that identity. Errors: `NotFound agreed.missing`.
pub async fn text(sql: &mut SqliteConnection, id: TextId) -> Result<Text> {
    sqlx::query_as(
        "SELECT id, uid, group_id, what, version, agreed_on, review_on FROM agreed_text WHERE uid = ? AND present = 1",
    )
    .bind(id.0)
    .fetch_optional(sql)
    .await?
    .ok_or_else(|| Error::not_found("agreed.missing"))
}

/// The version of that local id. Errors: `NotFound agreed.missing`.
pub async fn text_by_id(sql: &mut SqliteConnection, id: i64) -> Result<Text> {
    sqlx::query_as(
        "SELECT id, uid, group_id, what, version, agreed_on, review_on FROM agreed_text WHERE id = ? AND present = 1",
    )
    .bind(id)
    .fetch_optional(sql)
    .await?
    .ok_or_else(|| Error::not_found("agreed.missing"))
}

/// A version's lines in order; 60 at most.
pub async fn lines(sql: &mut SqliteConnection, text: i64) -> Result<Vec<Line>> {
    Ok(sqlx::query_as(
        "SELECT id, uid, text_id, part, position, words FROM agreed_line WHERE text_id = ? AND present = 1 \
         ORDER BY position, id LIMIT 60",
    )
    .bind(text)
    .fetch_all(sql)
    .await?)
}

/// The line of that identity. Errors: `NotFound agreed.lineMissing`.
pub async fn line(sql: &mut SqliteConnection, id: LineId) -> Result<Line> {
    sqlx::query_as("SELECT id, uid, text_id, part, position, words FROM agreed_line WHERE uid = ? AND present = 1")
        .bind(id.0)
        .fetch_optional(sql)
        .await?
        .ok_or_else(|| Error::not_found("agreed.lineMissing"))
}
