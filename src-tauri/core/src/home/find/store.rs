//! What was found, with where it belongs.

use chrono::NaiveDate;
use sqlx::{FromRow, SqliteConnection};
use uuid::Uuid;

use crate::platform::Result;

/// A row that was found.
#[derive(Debug, Clone, FromRow)]
pub struct Row {
    pub id: i64,
    pub uid: Uuid,
    pub text: String,
    pub group_uid: Uuid,
    pub group_name: String,
    pub on_date: Option<NaiveDate>,
}

fn list(ids: &[i64]) -> String {
    let ids: Vec<String> = ids.iter().map(i64::to_string).collect();
    format!("[{}]", ids.join(","))
}

/// Members of these local ids.
pub async fn members(sql: &mut SqliteConnection, ids: &[i64]) -> Result<Vec<Row>> {
    Ok(sqlx::query_as(
        "SELECT m.id, m.uid, m.name AS text, g.uid AS group_uid, g.name AS group_name, NULL AS on_date FROM json_each(?) k \
         JOIN member m ON m.id = k.value AND m.present = 1 AND m.same_as IS NULL \
         JOIN support_group g ON g.id = m.group_id AND g.present = 1",
    )
    .bind(list(ids))
    .fetch_all(sql)
    .await?)
}

/// Groups of these local ids.
pub async fn groups(sql: &mut SqliteConnection, ids: &[i64]) -> Result<Vec<Row>> {
    Ok(sqlx::query_as(
        "SELECT g.id, g.uid, g.place AS text, g.uid AS group_uid, g.name AS group_name, NULL AS on_date FROM json_each(?) k \
         JOIN support_group g ON g.id = k.value AND g.present = 1",
    )
    .bind(list(ids))
    .fetch_all(sql)
    .await?)
}

/// Meetings that have one of these agenda items: the title, and the meeting in place of the item.
pub async fn topics(sql: &mut SqliteConnection, ids: &[i64]) -> Result<Vec<Row>> {
    Ok(sqlx::query_as(
        "SELECT i.id, e.uid, i.title AS text, g.uid AS group_uid, g.name AS group_name, e.on_date FROM json_each(?) k \
         JOIN agenda_item i ON i.id = k.value AND i.present = 1 \
         JOIN meeting e ON e.id = i.meeting_id AND e.present = 1 AND e.state <> 'cancelled' \
         JOIN support_group g ON g.id = e.group_id AND g.present = 1 ORDER BY e.on_date DESC",
    )
    .bind(list(ids))
    .fetch_all(sql)
    .await?)
}

macro_rules! meetings {
    ($rest:literal) => {
        sqlx::query_as::<_, Row>(concat!(
            "SELECT e.id, e.uid, e.place AS text, g.uid AS group_uid, g.name AS group_name, e.on_date FROM meeting e \
             JOIN support_group g ON g.id = e.group_id AND g.present = 1 WHERE e.present = 1 AND e.state <> 'cancelled' AND ",
            $rest
        ))
    };
}

/// Meetings between two days: of these groups, or of any if none is named.
pub async fn meetings_between(
    sql: &mut SqliteConnection,
    groups: &[i64],
    from: NaiveDate,
    to: NaiveDate,
    most: u32,
) -> Result<Vec<Row>> {
    let query = if groups.is_empty() {
        meetings!("?3 = '[]' AND e.on_date BETWEEN ?1 AND ?2 ORDER BY e.on_date, e.starts LIMIT ?4")
    } else {
        meetings!(
            "e.group_id IN (SELECT value FROM json_each(?3)) AND e.on_date BETWEEN ?1 AND ?2 ORDER BY e.on_date, e.starts LIMIT ?4"
        )
    };
    Ok(query.bind(from).bind(to).bind(list(groups)).bind(most).fetch_all(sql).await?)
}

/// A group's meeting that is running or comes next, or else the last.
pub async fn nearest_meeting(sql: &mut SqliteConnection, group: i64, today: NaiveDate) -> Result<Option<Row>> {
    let next = meetings!(
        "e.group_id = ?1 AND e.state IN ('planned', 'running') AND e.on_date >= ?2 ORDER BY e.on_date LIMIT 1"
    )
    .bind(group)
    .bind(today)
    .fetch_optional(&mut *sql)
    .await?;
    if next.is_some() {
        return Ok(next);
    }
    Ok(meetings!("e.group_id = ?1 AND e.on_date < ?2 AND e.state = 'held' ORDER BY e.on_date DESC LIMIT 1")
        .bind(group)
        .bind(today)
        .fetch_optional(sql)
        .await?)
}
