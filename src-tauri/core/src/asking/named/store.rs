//! The room's SQL.

use sqlx::{FromRow, SqliteConnection};

use crate::platform::Result;

/// Where a text stands, and what it came to.
#[derive(Debug, Clone, FromRow)]
pub struct Row {
    pub no: u32,
    pub kind: u16,
    pub key: String,
    pub field: u8,
    pub was: i64,
    pub stays: bool,
}

/// Forgets what was found of a member before.
pub async fn forget(sql: &mut SqliteConnection, member: i64) -> Result<()> {
    sqlx::query("DELETE FROM named_note WHERE member_id = ?").bind(member).execute(sql).await?;
    Ok(())
}

/// Keeps where a text stands.
pub async fn keep(sql: &mut SqliteConnection, group: i64, member: i64, row: &Row) -> Result<()> {
    sqlx::query(
        "INSERT OR IGNORE INTO named_note (group_id, member_id, kind, key, field, was) VALUES (?, ?, ?, ?, ?, ?)",
    )
    .bind(group)
    .bind(member)
    .bind(row.kind)
    .bind(&row.key)
    .bind(row.field)
    .bind(row.was)
    .execute(sql)
    .await?;
    Ok(())
}

/// What was found in a group, of those who are still off its list; each text once.
pub async fn of_group(sql: &mut SqliteConnection, group: i64, most: u32) -> Result<Vec<Row>> {
    Ok(sqlx::query_as(
        "SELECT min(n.no) AS no, n.kind, n.key, n.field, n.was, min(n.stays) AS stays FROM named_note n \
         JOIN member m ON m.id = n.member_id AND m.present = 0 WHERE n.group_id = ? \
         GROUP BY n.kind, n.key, n.field ORDER BY 1 LIMIT ?",
    )
    .bind(group)
    .bind(most)
    .fetch_all(sql)
    .await?)
}

/// Local ids of the groups in which something was found that nobody has read; 20 at most.
pub async fn groups(sql: &mut SqliteConnection) -> Result<Vec<i64>> {
    Ok(sqlx::query_scalar(
        "SELECT DISTINCT n.group_id FROM named_note n CROSS JOIN member m ON m.id = n.member_id AND m.present = 0 \
         WHERE n.stays = 0 ORDER BY n.group_id LIMIT 20",
    )
    .fetch_all(sql)
    .await?)
}

/// One text's place.
pub async fn row(sql: &mut SqliteConnection, no: u32) -> Result<Option<Row>> {
    Ok(sqlx::query_as("SELECT no, kind, key, field, was, stays FROM named_note WHERE no = ?")
        .bind(no)
        .fetch_optional(sql)
        .await?)
}

/// Says of a text, whoever it may name, that it may stay, or that it is to be looked at after all.
pub async fn set_stays(sql: &mut SqliteConnection, row: &Row, stays: bool) -> Result<()> {
    sqlx::query("UPDATE named_note SET stays = ? WHERE kind = ? AND key = ? AND field = ?")
        .bind(stays)
        .bind(row.kind)
        .bind(&row.key)
        .bind(row.field)
        .execute(sql)
        .await?;
    Ok(())
}

/// The day of a meeting.
pub async fn day(sql: &mut SqliteConnection, meeting: i64) -> Result<Option<chrono::NaiveDate>> {
    Ok(sqlx::query_scalar("SELECT on_date FROM meeting WHERE id = ?").bind(meeting).fetch_optional(sql).await?)
}
