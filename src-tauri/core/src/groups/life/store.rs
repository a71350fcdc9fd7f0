//! The room's SQL.

use chrono::NaiveDate;
use sqlx::{FromRow, SqliteConnection};

use crate::platform::Result;

/// A step of a group's life.
#[derive(Debug, Clone, FromRow)]
pub struct StepRow {
    /// What it was before, as stored.
    pub was: String,
    /// What it became, as stored.
    pub life: String,
    /// From which day.
    pub on_date: NaiveDate,
    /// When it meant to meet again.
    pub back_on: Option<NaiveDate>,
    /// How it ended, as stored.
    pub ended_how: Option<String>,
    /// The group that it became part of.
    pub merged_with: String,
}

/// The last twenty steps of a group, newest first.
pub async fn steps(sql: &mut SqliteConnection, group: i64) -> Result<Vec<StepRow>> {
    Ok(sqlx::query_as(
        "SELECT was, life, on_date, back_on, ended_how, merged_with FROM group_life \
         WHERE group_id = ? AND present = 1 ORDER BY id DESC LIMIT 20",
    )
    .bind(group)
    .fetch_all(sql)
    .await?)
}

/// What was done, or written, of the list for ending well.
#[derive(Debug, Clone, FromRow)]
pub struct ClosingLine {
    /// Which, as stored.
    pub what: String,
    /// The day of the tick.
    pub done_on: Option<NaiveDate>,
    /// What was written.
    pub words: String,
    /// Until when.
    pub until: Option<NaiveDate>,
}

/// What was done of the list for ending well.
pub async fn closing(sql: &mut SqliteConnection, group: i64) -> Result<Vec<ClosingLine>> {
    Ok(sqlx::query_as("SELECT what, done_on, words, until FROM closing_step WHERE group_id = ? AND present = 1")
        .bind(group)
        .fetch_all(sql)
        .await?)
}
