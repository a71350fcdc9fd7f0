//! The slice's SQL: reads across slices, and the ticks.

use chrono::NaiveDate;
use sqlx::{FromRow, SqliteConnection};
use uuid::Uuid;

use crate::{groups::life::Life, platform::Result};

/// A group in the list of groups.
#[derive(Debug, Clone, FromRow)]
pub struct GroupLine {
    pub id: i64,
    pub uid: Uuid,
    pub name: String,
    pub place: String,
    pub members: u32,
    pub next: Option<NaiveDate>,
    pub last_held: Option<NaiveDate>,
    pub last_here: Option<u32>,
    pub life: String,
    pub back_on: Option<NaiveDate>,
}

impl GroupLine {
    /// Where the group stands in its life. A word from a newer version counts as meeting.
    pub fn life(&self) -> Life {
        Life::parse(&self.life).unwrap_or(Life::Meeting)
    }
}

/// Groups by name with what the list says of each; 200 at most, each column one index look-up.
pub async fn group_lines(sql: &mut SqliteConnection, today: NaiveDate) -> Result<Vec<GroupLine>> {
    Ok(sqlx::query_as(
        "SELECT g.id, g.uid, g.name, g.place, g.life, g.back_on, \
           (SELECT count(*) FROM member m WHERE m.group_id = g.id AND m.present = 1 AND m.state IN ('here', 'onBreak') AND m.same_as IS NULL) AS members, \
           (SELECT min(on_date) FROM meeting e WHERE e.group_id = g.id AND e.present = 1 AND e.state = 'planned' AND e.on_date >= ?1) AS next, \
           (SELECT max(on_date) FROM meeting e WHERE e.group_id = g.id AND e.present = 1 AND e.state = 'held') AS last_held, \
           (SELECT t.here + t.guests FROM meeting e JOIN tally t ON t.meeting_id = e.id \
              WHERE e.group_id = g.id AND e.present = 1 AND e.state = 'held' ORDER BY e.on_date DESC LIMIT 1) AS last_here \
         FROM group_summary s JOIN support_group g ON g.id = s.group_id ORDER BY s.name, s.group_id LIMIT 200",
    )
    .bind(today)
    .fetch_all(sql)
    .await?)
}

/// How many meetings a group has held, and the days of the last 20.
pub async fn held(sql: &mut SqliteConnection, group: i64) -> Result<(u32, Vec<NaiveDate>)> {
    let count =
        sqlx::query_scalar("SELECT count(*) FROM meeting WHERE group_id = ? AND present = 1 AND state = 'held'")
            .bind(group)
            .fetch_one(&mut *sql)
            .await?;
    let days = sqlx::query_scalar(
        "SELECT on_date FROM meeting WHERE group_id = ? AND present = 1 AND state = 'held' ORDER BY on_date DESC LIMIT 20",
    )
    .bind(group)
    .fetch_all(sql)
    .await?;
    Ok((count, days))
}

/// Days since which each member who left has gone.
pub async fn left_on(sql: &mut SqliteConnection, group: i64) -> Result<Vec<(i64, NaiveDate)>> {
    Ok(sqlx::query_as(
        "SELECT r.member_id, max(r.on_date) FROM leaving_record r JOIN member m ON m.id = r.member_id \
         WHERE m.group_id = ? AND r.present = 1 AND r.ended IS NULL GROUP BY r.member_id",
    )
    .bind(group)
    .fetch_all(sql)
    .await?)
}

/// How many came to a meeting, and guests among them.
pub async fn came(sql: &mut SqliteConnection, meeting: i64) -> Result<Option<(u32, u32)>> {
    Ok(sqlx::query_as("SELECT here, guests FROM tally WHERE meeting_id = ?").bind(meeting).fetch_optional(sql).await?)
}

/// How many members are expected, how many sent apologies already.
pub async fn expected(sql: &mut SqliteConnection, group: i64, meeting: i64) -> Result<(u32, u32)> {
    Ok(sqlx::query_as(
        "SELECT (SELECT count(*) FROM member WHERE group_id = ?1 AND present = 1 AND state = 'here' AND same_as IS NULL), \
                (SELECT count(*) FROM attendance WHERE meeting_id = ?2 AND present = 1 AND status = 'apologies')",
    )
    .bind(group)
    .bind(meeting)
    .fetch_one(sql)
    .await?)
}

/// Notes of the group's last held meeting that has any.
pub async fn last_note(sql: &mut SqliteConnection, group: i64) -> Result<Option<String>> {
    let notes: Option<String> = sqlx::query_scalar(
        "SELECT notes FROM meeting WHERE group_id = ? AND present = 1 AND state = 'held' ORDER BY on_date DESC LIMIT 1",
    )
    .bind(group)
    .fetch_optional(sql)
    .await?;
    Ok(notes.filter(|notes| !notes.is_empty()))
}

/// What was ticked for a meeting.
pub async fn ticked(sql: &mut SqliteConnection, meeting: i64) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar("SELECT what FROM todo_done WHERE meeting_id = ? AND present = 1")
        .bind(meeting)
        .fetch_all(sql)
        .await?)
}

/// People, meetings and groups in the whole vault.
pub async fn counts(sql: &mut SqliteConnection) -> Result<(u32, u32, u32)> {
    Ok(sqlx::query_as(
        "SELECT (SELECT count(*) FROM member WHERE present = 1), (SELECT count(*) FROM meeting WHERE present = 1), \
                (SELECT count(*) FROM support_group WHERE present = 1)",
    )
    .fetch_one(sql)
    .await?)
}

/// Identity and name of a member of that local id, if on the list.
pub async fn member_by_id(sql: &mut SqliteConnection, id: i64) -> Result<Option<(Uuid, String)>> {
    Ok(sqlx::query_as("SELECT uid, name FROM member WHERE id = ? AND present = 1").bind(id).fetch_optional(sql).await?)
}

/// The first groups by name, 200 at most: identity and name, from the index.
pub async fn first_groups(sql: &mut SqliteConnection) -> Result<Vec<(Uuid, String)>> {
    Ok(sqlx::query_as(
        "SELECT g.uid, s.name FROM group_summary s JOIN support_group g ON g.id = s.group_id ORDER BY s.name, s.group_id LIMIT 200",
    )
    .fetch_all(sql)
    .await?)
}

/// How many are on a group's list, and how many of them were asked whether the hosts may have their
/// number.
pub async fn asked(sql: &mut SqliteConnection, group: i64) -> Result<(u32, u32)> {
    Ok(sqlx::query_as(
        "SELECT count(*), coalesce(sum(EXISTS (SELECT 1 FROM permission p WHERE p.member_id = m.id AND p.purpose = 'hostHasContacts' \
           AND p.present = 1 AND p.decision <> 'notAsked')), 0) \
         FROM member m WHERE m.group_id = ? AND m.present = 1 AND m.state IN ('here', 'onBreak')",
    )
    .bind(group)
    .fetch_one(sql)
    .await?)
}

/// How many dates a group has or had, counted up to `most`.
pub async fn first_dates(sql: &mut SqliteConnection, group: i64, most: u32) -> Result<u32> {
    Ok(sqlx::query_scalar(
        "SELECT count(*) FROM (SELECT 1 FROM meeting WHERE group_id = ? AND present = 1 AND state <> 'cancelled' LIMIT ?)",
    )
    .bind(group)
    .bind(most)
    .fetch_one(sql)
    .await?)
}

/// What is put off as of today, for whoever is at this laptop; 200 at most.
pub async fn put_off(sql: &mut SqliteConnection, today: NaiveDate) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar(
        "SELECT p.what FROM put_off p WHERE p.actor = (SELECT id FROM actor WHERE me = 1) \
         AND p.present = 1 AND p.until > ? LIMIT 200",
    )
    .bind(today)
    .fetch_all(sql)
    .await?)
}

/// How often something was put off already; what was so half a year ago begins afresh.
pub async fn times_put_off(sql: &mut SqliteConnection, what: &str, today: NaiveDate) -> Result<u32> {
    let times: Option<u32> = sqlx::query_scalar(
        "SELECT max(times) FROM put_off WHERE actor = (SELECT id FROM actor WHERE me = 1) AND what = ? AND present = 1 AND until > date(?, '-180 days')",
    )
    .bind(what)
    .bind(today)
    .fetch_one(sql)
    .await?;
    Ok(times.unwrap_or_default())
}

/// The latest day on which a group met, with a register or without.
pub async fn last_met(sql: &mut SqliteConnection, group: i64) -> Result<Option<NaiveDate>> {
    Ok(sqlx::query_scalar(
        "SELECT max(on_date) FROM meeting WHERE group_id = ? AND present = 1 AND state IN ('held', 'informal')",
    )
    .bind(group)
    .fetch_one(sql)
    .await?)
}

/// What the service was told of a day by somebody of that name: local id, and what, as stored.
pub async fn told(
    sql: &mut SqliteConnection,
    group: i64,
    on_date: NaiveDate,
    name: &str,
) -> Result<Option<(i64, String)>> {
    Ok(sqlx::query_as(
        "SELECT id, feels FROM host_check_in WHERE group_id = ? AND present = 1 AND on_date = ? AND name = ? LIMIT 1",
    )
    .bind(group)
    .bind(on_date)
    .bind(name)
    .fetch_optional(sql)
    .await?)
}
