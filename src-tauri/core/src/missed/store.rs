//! The slice's SQL.

use chrono::NaiveDate;
use sqlx::{FromRow, SqliteConnection};
use uuid::Uuid;

use super::model::{Attempt, Outcome};
use crate::platform::{AttemptId, Error, Result};

/// A try's row.
#[derive(Debug, Clone, FromRow)]
pub struct Row {
    /// Shared identity.
    pub uid: Uuid,
    /// Local id of the member.
    pub member_id: i64,
    /// The day.
    pub on_date: NaiveDate,
    /// What came of it, as stored.
    pub outcome: String,
}

impl Row {
    /// The try as the rule sees it. A word from a newer version counts as having spoken: nobody is asked
    /// again for not being understood.
    #[must_use]
    pub fn attempt(&self) -> Attempt {
        Attempt { on: self.on_date, outcome: Outcome::parse(&self.outcome).unwrap_or(Outcome::Spoke) }
    }
}

/// A group's tries since `since`, newest first; 500 at most.
pub async fn of_group(sql: &mut SqliteConnection, group: i64, since: NaiveDate) -> Result<Vec<Row>> {
    Ok(sqlx::query_as(
        "SELECT a.uid, coalesce(m.same_as, m.id) AS member_id, a.on_date, a.outcome FROM member m \
         JOIN contact_attempt a ON a.member_id = m.id AND a.present = 1 AND a.on_date >= ?2 \
         WHERE m.group_id = ?1 AND m.present = 1 ORDER BY a.on_date DESC, a.id DESC LIMIT 500",
    )
    .bind(group)
    .bind(since)
    .fetch_all(sql)
    .await?)
}

/// Local id of a try. Errors: `NotFound attempt.missing`.
pub async fn attempt(sql: &mut SqliteConnection, id: AttemptId) -> Result<i64> {
    sqlx::query_scalar("SELECT id FROM contact_attempt WHERE uid = ? AND present = 1")
        .bind(id.0)
        .fetch_optional(sql)
        .await?
        .ok_or_else(|| Error::not_found("attempt.missing"))
}
