//! The room's SQL.

use chrono::NaiveDate;
use sqlx::{FromRow, SqliteConnection};
use uuid::Uuid;

use super::model::Job;
use crate::{
    groups::model::MemberState,
    platform::{Code, Error, JobId, Result},
};

/// A turn at a job, with whose it is.
#[derive(Debug, Clone, FromRow)]
pub struct Assignment {
    /// Local id.
    pub id: i64,
    /// Shared identity.
    pub uid: Uuid,
    /// Local id of the member.
    pub member_id: i64,
    /// Identity of the member.
    pub member_uid: Uuid,
    /// Local id of the group.
    pub group_id: i64,
    /// The member's name.
    pub name: String,
    /// Where the member stands, as stored.
    pub state: String,
    /// When the member means to come back from a break.
    pub back_on: Option<NaiveDate>,
    /// The job, as stored.
    pub job: String,
    /// From.
    pub from_date: NaiveDate,
    /// To, once it is over.
    pub to_date: Option<NaiveDate>,
    /// What they agreed to do.
    pub agreed: String,
}

impl Assignment {
    /// The job; none for a word from a newer version.
    #[must_use]
    pub fn job(&self) -> Option<Job> {
        Job::parse(&self.job)
    }

    /// Whether the job rests because whoever has it takes a break.
    #[must_use]
    pub fn resting(&self) -> bool {
        self.state == MemberState::OnBreak.text()
    }
}

/// Jobs in force in a group, longest held first; 200 at most.
pub async fn held(sql: &mut SqliteConnection, group: i64) -> Result<Vec<Assignment>> {
    Ok(sqlx::query_as(
        "SELECT r.id, r.uid, r.member_id, m.uid AS member_uid, m.group_id, m.name, m.state, m.back_on, r.job, r.from_date, r.to_date, r.agreed \
         FROM member m JOIN role_assignment r ON r.member_id = m.id AND r.present = 1 \
         WHERE m.group_id = ? AND m.present = 1 AND r.to_date IS NULL ORDER BY r.from_date, m.name LIMIT 200",
    )
    .bind(group)
    .fetch_all(sql)
    .await?)
}

/// The last twenty turns that are over, newest first.
pub async fn past(sql: &mut SqliteConnection, group: i64) -> Result<Vec<Assignment>> {
    Ok(sqlx::query_as(
        "SELECT r.id, r.uid, r.member_id, m.uid AS member_uid, m.group_id, m.name, m.state, m.back_on, r.job, r.from_date, r.to_date, r.agreed \
         FROM member m JOIN role_assignment r ON r.member_id = m.id AND r.present = 1 \
         WHERE m.group_id = ? AND m.present = 1 AND r.to_date IS NOT NULL ORDER BY r.to_date DESC, r.id DESC LIMIT 20",
    )
    .bind(group)
    .fetch_all(sql)
    .await?)
}

/// The turn of that identity, still in force. Errors: `NotFound job.missing`; `Conflict job.over`.
pub async fn in_force(sql: &mut SqliteConnection, id: JobId) -> Result<Assignment> {
    let found: Option<Assignment> = sqlx::query_as(
        "SELECT r.id, r.uid, r.member_id, m.uid AS member_uid, m.group_id, m.name, m.state, m.back_on, r.job, r.from_date, r.to_date, r.agreed \
         FROM role_assignment r JOIN member m ON m.id = r.member_id AND m.present = 1 WHERE r.uid = ? AND r.present = 1",
    )
    .bind(id.0)
    .fetch_optional(sql)
    .await?;
    let row = found.ok_or_else(|| Error::not_found("job.missing"))?;
    if row.to_date.is_some() { Err(Error::new(Code::Conflict, "job.over")) } else { Ok(row) }
}

/// Local id and job of what a member does.
pub async fn of_member(sql: &mut SqliteConnection, member: i64) -> Result<Vec<(i64, String)>> {
    Ok(sqlx::query_as(
        "SELECT id, job FROM role_assignment WHERE member_id = ? AND present = 1 AND to_date IS NULL ORDER BY id",
    )
    .bind(member)
    .fetch_all(sql)
    .await?)
}

/// Jobs that others in the member's group do: those who are here, not on a break.
pub async fn done_by_others(sql: &mut SqliteConnection, member: i64) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar(
        "SELECT r.job FROM member me JOIN member m ON m.group_id = me.group_id AND m.present = 1 AND m.state = 'here' AND m.id <> me.id \
         JOIN role_assignment r ON r.member_id = m.id AND r.present = 1 AND r.to_date IS NULL WHERE me.id = ?",
    )
    .bind(member)
    .fetch_all(sql)
    .await?)
}
