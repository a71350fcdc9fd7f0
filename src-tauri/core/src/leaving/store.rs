//! The slice's SQL.

use chrono::NaiveDate;
use sqlx::{FromRow, SqliteConnection};

use crate::platform::Result;

/// A record's row.
#[derive(Debug, Clone, FromRow)]
pub struct Record {
    /// Local id.
    pub id: i64,
    /// What happened, as stored.
    pub how: String,
    /// From when.
    pub on_date: NaiveDate,
    /// Until when, for a break.
    pub back_on: Option<NaiveDate>,
    /// Chips, parted by spaces.
    pub reasons: String,
    /// The main one, as stored.
    pub main_reason: Option<String>,
    /// Finer codes, parted by spaces.
    pub fine: String,
    /// How we know, as stored.
    pub told_by: Option<String>,
    /// May we keep in touch, as stored.
    pub keep_in_touch: String,
}

/// The record that is in force for a member.
pub async fn in_force(sql: &mut SqliteConnection, member: i64) -> Result<Option<Record>> {
    Ok(sqlx::query_as(
        "SELECT id, how, on_date, back_on, reasons, main_reason, fine, told_by, keep_in_touch FROM leaving_record \
         WHERE member_id = ? AND present = 1 AND ended IS NULL ORDER BY id DESC LIMIT 1",
    )
    .bind(member)
    .fetch_optional(sql)
    .await?)
}

/// Local ids of every record of a member, also of those taken back: none may keep what it said.
pub async fn all_of(sql: &mut SqliteConnection, member: i64) -> Result<Vec<i64>> {
    Ok(sqlx::query_scalar("SELECT id FROM leaving_record WHERE member_id = ?").bind(member).fetch_all(sql).await?)
}
