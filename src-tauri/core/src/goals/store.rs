//! The slice's SQL.

use chrono::NaiveDate;
use sqlx::{FromRow, SqliteConnection};
use uuid::Uuid;

use super::model::{Goal, GoalStatus};
use crate::platform::{Error, GoalId, Result};

/// A goal's row.
#[derive(Debug, Clone, FromRow)]
pub struct Row {
    /// Local id.
    pub id: i64,
    /// Shared identity.
    pub uid: Uuid,
    /// Local id of the member.
    pub member_id: i64,
    /// In their own words.
    pub words: String,
    /// Where it stands, as stored.
    pub status: String,
    /// The day on which that was said.
    pub said_on: NaiveDate,
}

impl Row {
    /// The goal; none for a word from a newer version, which is left out of what is shown.
    #[must_use]
    pub fn goal(self) -> Option<Goal> {
        let status = GoalStatus::parse(&self.status)?;
        Some(Goal { id: GoalId(self.uid), words: self.words, status, said_on: self.said_on })
    }
}

/// Whether a group offers goals.
pub async fn offered(sql: &mut SqliteConnection, group: i64) -> Result<bool> {
    Ok(sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM goals_offered WHERE group_id = ? AND offered AND present = 1)")
        .bind(group)
        .fetch_one(sql)
        .await?)
}

/// The goal of that identity. Errors: `NotFound goal.missing`.
pub async fn goal(sql: &mut SqliteConnection, id: GoalId) -> Result<Row> {
    sqlx::query_as("SELECT id, uid, member_id, words, status, said_on FROM goal WHERE uid = ? AND present = 1")
        .bind(id.0)
        .fetch_optional(sql)
        .await?
        .ok_or_else(|| Error::not_found("goal.missing"))
}

/// A member's goals, the latest first, 50 at most.
pub async fn of_member(sql: &mut SqliteConnection, member: i64) -> Result<Vec<Row>> {
    Ok(sqlx::query_as(
        "SELECT id, uid, member_id, words, status, said_on FROM goal WHERE member_id = ? AND present = 1 \
         ORDER BY said_on DESC, id DESC LIMIT 50",
    )
    .bind(member)
    .fetch_all(sql)
    .await?)
}

/// Everything a member ever said of goals, also what was taken away.
pub async fn ever(sql: &mut SqliteConnection, member: i64) -> Result<Vec<i64>> {
    Ok(sqlx::query_scalar("SELECT id FROM goal WHERE member_id = ?").bind(member).fetch_all(sql).await?)
}

/// The goals of everybody on a group's list, the latest first, 1,000 at most.
pub async fn of_group(sql: &mut SqliteConnection, group: i64) -> Result<Vec<Row>> {
    Ok(sqlx::query_as(
        "SELECT g.id, g.uid, g.member_id, g.words, g.status, g.said_on FROM member m \
         JOIN goal g ON g.member_id = m.id AND g.present = 1 \
         WHERE m.group_id = ? AND m.present = 1 AND m.state = 'here' ORDER BY g.said_on DESC, g.id DESC LIMIT 1000",
    )
    .bind(group)
    .fetch_all(sql)
    .await?)
}
