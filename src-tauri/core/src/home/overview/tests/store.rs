//! The rows themselves, for the tests.

use chrono::NaiveDate;
use sqlx::{AssertSqlSafe, SqliteConnection};
use uuid::Uuid;

use crate::platform::{MeetingId, Vault};

/// Every meeting there is or was.
pub async fn all_meetings(vault: &Vault) -> Vec<MeetingId> {
    let mut conn = vault.connection().await.unwrap();
    let ids: Vec<Uuid> = sqlx::query_scalar("SELECT uid FROM meeting ORDER BY id").fetch_all(conn.sql()).await.unwrap();
    ids.into_iter().map(MeetingId).collect()
}

/// Local id and place of every group.
pub async fn groups(sql: &mut SqliteConnection) -> Vec<(i64, String)> {
    sqlx::query_as("SELECT id, place FROM support_group WHERE present = 1").fetch_all(sql).await.unwrap()
}

/// The day a group was set up, where it stands in its life, when it means to be back.
pub async fn life(sql: &mut SqliteConnection, group: i64) -> (NaiveDate, String, Option<NaiveDate>) {
    sqlx::query_as("SELECT since, life, back_on FROM support_group WHERE id = ?")
        .bind(group)
        .fetch_one(sql)
        .await
        .unwrap()
}

/// Where each member stands, and whether they run the group.
pub async fn members(sql: &mut SqliteConnection, group: i64) -> Vec<(String, bool)> {
    sqlx::query_as("SELECT state, host FROM member WHERE group_id = ? AND present = 1")
        .bind(group)
        .fetch_all(sql)
        .await
        .unwrap()
}

/// Each held meeting with members and guests who came, counted one by one.
pub async fn held(sql: &mut SqliteConnection, group: i64) -> Vec<(NaiveDate, u32, u32)> {
    sqlx::query_as(
        "SELECT e.on_date, (SELECT count(*) FROM attendance a JOIN member m ON m.id = a.member_id AND m.present = 1 \
                            WHERE a.meeting_id = e.id AND a.present = 1 AND a.status = 'here'), \
                           (SELECT count(*) FROM guest g WHERE g.meeting_id = e.id AND g.present = 1 AND g.here = 1) \
         FROM meeting e WHERE e.group_id = ? AND e.present = 1 AND e.state = 'held' ORDER BY e.on_date, e.starts, e.id",
    )
    .bind(group)
    .fetch_all(sql)
    .await
    .unwrap()
}

/// Each date that was not called off, and what became of it.
pub async fn dates(sql: &mut SqliteConnection, group: i64) -> Vec<(NaiveDate, String)> {
    sqlx::query_as(
        "SELECT on_date, state FROM meeting WHERE group_id = ? AND present = 1 AND state <> 'cancelled' ORDER BY on_date",
    )
    .bind(group)
    .fetch_all(sql)
    .await
    .unwrap()
}

/// A group's summary as it is kept: members, hosts, last held, members then, recent, interval, due by,
/// the four signs, place.
pub type Kept = (u32, u32, String, i64, String, u32, NaiveDate, bool, bool, bool, bool, String);

/// A group's summary as it is kept.
pub async fn kept(sql: &mut SqliteConnection, group: i64) -> Kept {
    sqlx::query_as(
        "SELECT members, hosts, last_held, last_members, recent, every_days, due_by, quiet, few, lone, falling, place \
         FROM group_summary WHERE group_id = ?",
    )
    .bind(group)
    .fetch_one(sql)
    .await
    .unwrap()
}

/// How SQLite means to answer.
pub async fn plan(sql: &mut SqliteConnection, text: &str) -> Vec<String> {
    let plan: Vec<(i64, i64, i64, String)> =
        sqlx::query_as(AssertSqlSafe(format!("EXPLAIN QUERY PLAN {text}"))).fetch_all(sql).await.unwrap();
    plan.into_iter().map(|(.., step)| step).collect()
}
