//! The slice's SQL.

use chrono::NaiveDate;
use sqlx::{FromRow, SqliteConnection};

use super::model::{Decided, Decision, Purpose, ReachedBy};
use crate::platform::Result;

#[derive(FromRow)]
struct Row {
    member_id: i64,
    purpose: String,
    decision: String,
    wording: String,
    how: String,
    decided: NaiveDate,
    taken_by: String,
}

impl Row {
    /// None for a purpose or a decision of a newer version: what we cannot read permits nothing.
    fn read(self) -> Option<Decided> {
        Some(Decided {
            purpose: Purpose::parse(&self.purpose)?,
            decision: Decision::parse(&self.decision)?,
            wording: self.wording,
            how: ReachedBy::parse(&self.how),
            on: self.decided,
            taken_by: self.taken_by,
        })
    }
}

/// Every decision of a member, the one that counts last: by the day it was made, then as it was kept.
/// A form of last week that is typed up today does not undo what was said yesterday.
pub async fn decisions(sql: &mut SqliteConnection, member: i64) -> Result<Vec<Decided>> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT member_id, purpose, decision, wording, how, decided, taken_by FROM permission \
         WHERE member_id = ? AND present = 1 ORDER BY decided, id",
    )
    .bind(member)
    .fetch_all(sql)
    .await?;
    Ok(rows.into_iter().filter_map(Row::read).collect())
}

/// As [`decisions`], of everybody on a group's list, with the local id of the member.
pub async fn decisions_in(sql: &mut SqliteConnection, group: i64) -> Result<Vec<(i64, Decided)>> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT member_id, purpose, decision, wording, how, decided, taken_by FROM permission \
         WHERE group_id = ? AND present = 1 ORDER BY decided, id",
    )
    .bind(group)
    .fetch_all(sql)
    .await?;
    Ok(rows.into_iter().filter_map(|row| Some((row.member_id, row.read()?))).collect())
}
