//! What reports read. Person by person it goes a few hundred groups at a time, along the index of a group's
//! rows; what is said of meetings is read from the tallies that are kept.

use chrono::NaiveDate;
use sqlx::{FromRow, SqliteConnection};
use uuid::Uuid;

use crate::platform::Result;

const MEMBERS: &str = "SELECT m.id, m.same_as, m.state, pm.person_id AS person, \
         EXISTS (SELECT 1 FROM cohort_person c WHERE c.person_id = pm.person_id AND c.present = 1 AND c.answer = 'yes' \
           AND c.finished <> 'no') AS said_yes, l.on_date, l.reasons, l.main_reason, l.fine, l.told_by \
         FROM member m LEFT JOIN person_member pm ON pm.member_id = m.id AND pm.present = 1 LEFT JOIN leaving_record l ON l.id = (SELECT max(r.id) FROM leaving_record r \
           WHERE r.member_id = m.id AND r.present = 1 AND r.ended IS NULL) \
         WHERE m.group_id = ? AND m.present = 1 ORDER BY m.id";
const MARKS: &str = "SELECT a.member_id, e.on_date, a.status = 'here' FROM meeting e JOIN attendance a ON a.meeting_id = e.id \
         WHERE e.group_id = ? AND e.present = 1 AND e.state = 'held' AND a.present = 1 \
         AND a.status IN ('here', 'apologies', 'noWord') ORDER BY e.on_date, e.id";
const LAST_MEETINGS: &str = "SELECT e.on_date, coalesce(t.here, 0) AS here, coalesce(t.here + t.apologies + t.no_word, 0) AS marked, e.headcount \
         FROM meeting e LEFT JOIN tally t ON t.meeting_id = e.id \
         WHERE e.group_id = ? AND e.present = 1 AND e.state = 'held' ORDER BY e.on_date DESC, e.starts DESC, e.id DESC LIMIT ?";

/// What is asked for of each group: for the test that looks at their plans.
#[cfg(test)]
pub const QUERIES_OF_A_GROUP: [&str; 3] = [MEMBERS, MARKS, LAST_MEETINGS];

/// A group.
#[derive(Debug, Clone, FromRow)]
pub struct GroupRow {
    pub id: i64,
    pub place: String,
    pub hosts: u32,
    pub members: u32,
    pub life: String,
    pub life_since: Option<NaiveDate>,
    pub ended_how: Option<String>,
    pub first_held: Option<NaiveDate>,
    pub last_held: Option<NaiveDate>,
}

/// The next groups after `after`, `most` of them, in the order of their local ids.
pub async fn groups(sql: &mut SqliteConnection, after: i64, most: u32) -> Result<Vec<GroupRow>> {
    Ok(sqlx::query_as(
        "SELECT g.id, g.place, s.hosts, s.members, g.life, g.life_since, g.ended_how, \
         (SELECT min(e.on_date) FROM meeting e WHERE e.group_id = g.id AND e.present = 1 AND e.state = 'held') AS first_held, \
         (SELECT max(e.on_date) FROM meeting e WHERE e.group_id = g.id AND e.present = 1 AND e.state = 'held') AS last_held \
         FROM support_group g JOIN group_summary s ON s.group_id = g.id \
         WHERE g.id > ? AND g.present = 1 ORDER BY g.id LIMIT ?",
    )
    .bind(after)
    .bind(most)
    .fetch_all(sql)
    .await?)
}

/// A member with what ended their time, if anything did. Who is on a list twice is one of these.
#[derive(Debug, Clone, FromRow)]
pub struct MemberRow {
    pub id: i64,
    pub same_as: Option<i64>,
    pub state: String,
    pub person: Option<i64>,
    pub said_yes: bool,
    pub on_date: Option<NaiveDate>,
    pub reasons: Option<String>,
    pub main_reason: Option<String>,
    pub fine: Option<String>,
    pub told_by: Option<String>,
}

/// Everybody who is or was on a group's list.
pub async fn members(sql: &mut SqliteConnection, group: i64) -> Result<Vec<MemberRow>> {
    Ok(sqlx::query_as(MEMBERS).bind(group).fetch_all(sql).await?)
}

/// The marks of a group's meetings that were held: who, when, whether they came; by day.
pub async fn marks(sql: &mut SqliteConnection, group: i64) -> Result<Vec<(i64, NaiveDate, bool)>> {
    Ok(sqlx::query_as(MARKS).bind(group).fetch_all(sql).await?)
}

/// How many of the people on programmes' lists are alike in what is counted.
#[derive(Debug, Clone, FromRow)]
pub struct CohortTally {
    pub stopped_early: bool,
    pub offered: bool,
    pub answer: String,
    pub reasons: String,
    pub main_reason: Option<String>,
    pub told_by: Option<String>,
    pub number: u32,
}

/// Everybody on a programme's list, counted. No name and no person is read.
pub async fn cohorts(sql: &mut SqliteConnection) -> Result<Vec<CohortTally>> {
    Ok(sqlx::query_as(
        "SELECT c.finished = 'no' AS stopped_early, (c.offered_on IS NOT NULL OR c.answer <> 'notAsked') AS offered, c.answer, \
         c.reasons, c.main_reason, c.told_by, count(*) AS number \
         FROM cohort_person c JOIN programme p ON p.id = c.programme_id AND p.present = 1 WHERE c.present = 1 \
         GROUP BY 1, 2, 3, 4, 5, 6",
    )
    .fetch_all(sql)
    .await?)
}

/// Meetings of a month that are alike.
#[derive(Debug, Clone, FromRow)]
pub struct MonthRow {
    pub year: i32,
    pub month: u32,
    pub state: String,
    pub meetings: u32,
    /// Whose register says anything.
    pub kept: u32,
    pub here: u32,
    pub marked: u32,
}

/// All meetings up to a day, by month and what became of them, with what their tallies say.
pub async fn months(sql: &mut SqliteConnection, today: NaiveDate) -> Result<Vec<MonthRow>> {
    Ok(sqlx::query_as(
        "SELECT CAST(substr(e.on_date, 1, 4) AS INTEGER) AS year, CAST(substr(e.on_date, 6, 2) AS INTEGER) AS month, e.state, \
         count(*) AS meetings, coalesce(sum(t.here + t.apologies + t.no_word > 0), 0) AS kept, \
         coalesce(sum(t.here), 0) AS here, coalesce(sum(t.here + t.apologies + t.no_word), 0) AS marked \
         FROM meeting e JOIN support_group g ON g.id = e.group_id AND g.present = 1 LEFT JOIN tally t ON t.meeting_id = e.id \
         WHERE e.present = 1 AND e.on_date <= ? GROUP BY 1, 2, 3",
    )
    .bind(today)
    .fetch_all(sql)
    .await?)
}

/// A meeting in the table of meetings.
#[derive(Debug, Clone, FromRow)]
pub struct MeetingRow {
    pub on_date: NaiveDate,
    pub here: u32,
    pub marked: u32,
    pub headcount: Option<u32>,
}

/// The last meetings that a group held, the oldest first.
pub async fn last_meetings(sql: &mut SqliteConnection, group: i64, most: u32) -> Result<Vec<MeetingRow>> {
    let mut rows: Vec<MeetingRow> = sqlx::query_as(LAST_MEETINGS).bind(group).bind(most).fetch_all(sql).await?;
    rows.reverse();
    Ok(rows)
}

/// The groups of one page of the table, by name, with their identities; one more than `most`.
pub async fn by_name(sql: &mut SqliteConnection, skip: u32, most: u32) -> Result<Vec<(i64, Uuid, String)>> {
    Ok(sqlx::query_as(
        "SELECT s.group_id, g.uid, s.name FROM group_summary s JOIN support_group g ON g.id = s.group_id \
         ORDER BY s.name, s.group_id LIMIT ? OFFSET ?",
    )
    .bind(most + 1)
    .bind(skip)
    .fetch_all(sql)
    .await?)
}

#[cfg(test)]
pub async fn plan(sql: &mut SqliteConnection, query: &'static str) -> Result<String> {
    let rows: Vec<(i64, i64, i64, String)> =
        sqlx::query_as(sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {query}"))).fetch_all(sql).await?;
    Ok(rows.into_iter().map(|row| row.3).collect::<Vec<_>>().join("\n"))
}
