//! The slice's SQL.

use sqlx::SqliteConnection;

use crate::platform::Result;

/// Purpose and decision of every row about a member, oldest first.
pub async fn decisions(sql: &mut SqliteConnection, member: i64) -> Result<Vec<(String, String)>> {
    Ok(sqlx::query_as("SELECT purpose, decision FROM permission WHERE member_id = ? AND present = 1 ORDER BY id")
        .bind(member)
        .fetch_all(sql)
        .await?)
}
