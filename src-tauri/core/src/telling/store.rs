//! The slice's SQL.

use chrono::NaiveDate;
use sqlx::SqliteConnection;

use crate::platform::Result;

/// The group's own words for a message, if it has any: subject and text.
pub async fn words(sql: &mut SqliteConnection, group: i64, message: &str) -> Result<Option<(String, String)>> {
    Ok(sqlx::query_as("SELECT subject, words FROM own_words WHERE group_id = ? AND message = ? AND present = 1")
        .bind(group)
        .bind(message)
        .fetch_optional(sql)
        .await?)
}

/// When somebody ticked that people were told about a meeting.
pub async fn told(sql: &mut SqliteConnection, meeting: i64, message: &str) -> Result<Option<NaiveDate>> {
    Ok(sqlx::query_scalar("SELECT told_on FROM told WHERE meeting_id = ? AND message = ? AND present = 1")
        .bind(meeting)
        .bind(message)
        .fetch_optional(sql)
        .await?)
}
