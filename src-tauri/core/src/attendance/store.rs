//! The slice's SQL.

use std::collections::HashMap;

use chrono::NaiveDate;
use sqlx::{FromRow, SqliteConnection};
use uuid::Uuid;

use super::{
    guests::GuestOnce,
    model::{HowCame, JoinedBy, Status, Tally},
};
use crate::platform::{Error, GuestId, MeetingId, MemberId, Result};

/// A row of a meeting's register.
#[derive(Debug, Clone, FromRow)]
pub struct RegisterRow {
    /// Identity of the member.
    pub uid: Uuid,
    /// Name.
    pub name: String,
    /// Where they stand with the group, as stored.
    pub state: String,
    /// What is known, as stored.
    pub status: Option<String>,
    /// How they were there, as stored.
    #[sqlx(flatten)]
    pub how: HowRow,
}

/// How somebody was at a meeting, as stored; nothing where there is no row.
#[derive(Debug, Clone, Default, FromRow)]
pub struct HowRow {
    /// Came late.
    pub late: Option<bool>,
    /// Left early.
    pub left_early: Option<bool>,
    /// By phone or video.
    pub joined_by: Option<String>,
}

impl HowRow {
    /// As the rest of the app knows it. It says something of those who came alone.
    #[must_use]
    pub fn read(&self, status: Option<Status>) -> HowCame {
        if status != Some(Status::Here) {
            return HowCame::default();
        }
        HowCame {
            late: self.late.unwrap_or_default(),
            left_early: self.left_early.unwrap_or_default(),
            joined_by: self.joined_by.as_deref().and_then(JoinedBy::parse),
        }
    }
}

impl RegisterRow {
    /// What is known about the member and the meeting.
    #[must_use]
    pub fn status(&self) -> Option<Status> {
        self.status.as_deref().and_then(Status::parse)
    }
}

/// A meeting's register: everyone on the list now, and whoever was marked then. Hosts first. However many they
/// are: nobody may be missing from a register.
pub async fn register(sql: &mut SqliteConnection, group: i64, meeting: i64) -> Result<Vec<RegisterRow>> {
    Ok(sqlx::query_as(
        "SELECT m.uid, m.name, m.state, a.status, a.late, a.left_early, a.joined_by FROM member m \
         LEFT JOIN attendance a ON a.meeting_id = ?1 AND a.member_id = m.id AND a.present = 1 \
         WHERE m.group_id = ?2 AND m.present = 1 \
         AND ((m.state IN ('here', 'onBreak') AND m.same_as IS NULL) OR a.status IS NOT NULL) \
         ORDER BY m.host DESC, m.name",
    )
    .bind(meeting)
    .bind(group)
    .fetch_all(sql)
    .await?)
}

/// A line of a register on paper.
#[derive(Debug, Clone, FromRow)]
pub struct PaperRow {
    /// Local id of the member.
    pub id: i64,
    /// Identity of the member.
    pub uid: Uuid,
    /// Name.
    pub name: String,
    /// Where they stand with the group, as stored.
    pub state: String,
    /// What is known, as stored.
    pub status: Option<String>,
    /// How they were there, as stored.
    #[sqlx(flatten)]
    pub how: HowRow,
    /// The number that is kept; none: not printed yet.
    pub number: Option<u32>,
}

/// Everyone on the list now, whoever was marked then and whoever stands on the printed sheet. Hosts first.
pub async fn paper_rows(sql: &mut SqliteConnection, group: i64, meeting: i64) -> Result<Vec<PaperRow>> {
    Ok(sqlx::query_as(
        "SELECT m.id, m.uid, m.name, m.state, a.status, a.late, a.left_early, a.joined_by, l.number FROM member m \
         LEFT JOIN attendance a ON a.meeting_id = ?1 AND a.member_id = m.id AND a.present = 1 \
         LEFT JOIN register_line l ON l.meeting_id = ?1 AND l.member_id = m.id AND l.present = 1 \
         WHERE m.group_id = ?2 AND m.present = 1 AND m.state <> 'died' \
         AND ((m.state IN ('here', 'onBreak') AND m.same_as IS NULL) OR a.status IS NOT NULL OR l.number IS NOT NULL) \
         ORDER BY m.host DESC, m.name",
    )
    .bind(meeting)
    .bind(group)
    .fetch_all(sql)
    .await?)
}

/// What is known of each member at one meeting, by local id.
pub async fn marks(sql: &mut SqliteConnection, meeting: i64) -> Result<HashMap<i64, Status>> {
    let rows: Vec<(i64, String)> = sqlx::query_as(
        "SELECT coalesce(m.same_as, m.id), a.status FROM attendance a JOIN member m ON m.id = a.member_id \
         WHERE a.meeting_id = ? AND a.present = 1",
    )
    .bind(meeting)
    .fetch_all(sql)
    .await?;
    Ok(rows.into_iter().filter_map(|(member, status)| Some((member, Status::parse(&status)?))).collect())
}

/// Whether a member is marked as here.
pub async fn marked_here(sql: &mut SqliteConnection, meeting: i64, member: i64) -> Result<bool> {
    Ok(sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM attendance WHERE meeting_id = ? AND member_id = ? AND present = 1 AND status = 'here')",
    )
    .bind(meeting)
    .bind(member)
    .fetch_one(sql)
    .await?)
}

/// Those who did not come to a meeting, without a word, and are still on the list.
pub async fn silent_at(sql: &mut SqliteConnection, meeting: i64) -> Result<Vec<MemberId>> {
    let rows: Vec<Uuid> = sqlx::query_scalar(
        "SELECT m.uid FROM attendance a JOIN member m ON m.id = a.member_id AND m.present = 1 \
         WHERE a.meeting_id = ? AND a.present = 1 AND a.status = 'noWord' ORDER BY m.name",
    )
    .bind(meeting)
    .fetch_all(sql)
    .await?;
    Ok(rows.into_iter().map(MemberId).collect())
}

/// Guests of a meeting: identity, name, whether they are here.
pub async fn guests(sql: &mut SqliteConnection, meeting: i64) -> Result<Vec<(Uuid, String, bool)>> {
    Ok(sqlx::query_as("SELECT uid, name, here FROM guest WHERE meeting_id = ? AND present = 1 ORDER BY id LIMIT 100")
        .bind(meeting)
        .fetch_all(sql)
        .await?)
}

/// Local id of a guest, and their meeting. Errors: `NotFound guest.missing`.
pub async fn guest(sql: &mut SqliteConnection, id: GuestId) -> Result<(i64, i64)> {
    sqlx::query_as("SELECT id, meeting_id FROM guest WHERE uid = ? AND present = 1")
        .bind(id.0)
        .fetch_optional(sql)
        .await?
        .ok_or_else(|| Error::not_found("guest.missing"))
}

/// The guests of a group who are neither of its list nor said to stay guests, the latest first.
pub async fn unsettled(sql: &mut SqliteConnection, group: i64) -> Result<Vec<GuestOnce>> {
    let rows: Vec<(Uuid, String, Uuid, NaiveDate)> = sqlx::query_as(
        "SELECT g.uid, g.name, e.uid, e.on_date FROM meeting e JOIN guest g ON g.meeting_id = e.id AND g.present = 1 \
         WHERE e.group_id = ? AND e.present = 1 AND e.state IN ('running', 'held') AND g.here = 1 AND g.settled = 0 \
         ORDER BY e.on_date DESC, g.id LIMIT 50",
    )
    .bind(group)
    .fetch_all(sql)
    .await?;
    let guest =
        |(guest, name, meeting, date)| GuestOnce { guest: GuestId(guest), name, meeting: MeetingId(meeting), date };
    Ok(rows.into_iter().map(guest).collect())
}

/// Local id of the group whose meeting that is.
pub async fn group_at(sql: &mut SqliteConnection, meeting: i64) -> Result<i64> {
    Ok(sqlx::query_scalar("SELECT group_id FROM meeting WHERE id = ?").bind(meeting).fetch_one(sql).await?)
}

/// Local ids of those who sent apologies for a meeting, by the row that stands for each.
pub async fn apologies(sql: &mut SqliteConnection, meeting: i64) -> Result<Vec<i64>> {
    Ok(sqlx::query_scalar(
        "SELECT coalesce(m.same_as, m.id) FROM attendance a JOIN member m ON m.id = a.member_id \
         WHERE a.meeting_id = ? AND a.present = 1 AND a.status = 'apologies'",
    )
    .bind(meeting)
    .fetch_all(sql)
    .await?)
}

/// How many, at one meeting. Those not marked are the members who are expected less those marked.
pub async fn tally(sql: &mut SqliteConnection, group: i64, meeting: i64) -> Result<Tally> {
    let counted: Option<(u32, u32, u32, u32)> =
        sqlx::query_as("SELECT here, apologies, no_word, guests FROM tally WHERE meeting_id = ?")
            .bind(meeting)
            .fetch_optional(&mut *sql)
            .await?;
    let not_marked: u32 = sqlx::query_scalar(
        "SELECT count(*) FROM member m WHERE m.group_id = ?1 AND m.present = 1 AND m.state = 'here' AND m.same_as IS NULL \
         AND NOT EXISTS (SELECT 1 FROM attendance a WHERE a.meeting_id = ?2 AND a.member_id = m.id AND a.present = 1) \
         AND NOT EXISTS (SELECT 1 FROM member o JOIN attendance a ON a.meeting_id = ?2 AND a.member_id = o.id AND a.present = 1 \
           WHERE o.same_as = m.id AND o.present = 1)",
    )
    .bind(group)
    .bind(meeting)
    .fetch_one(sql)
    .await?;
    let (here, apologies, no_word, guests) = counted.unwrap_or_default();
    Ok(Tally { here, apologies, no_word, not_marked, guests })
}

/// How many came (guests included) to a group's last held meetings, oldest first. A meeting at which
/// nobody is marked yet says nothing, and is left out.
pub async fn trend(sql: &mut SqliteConnection, group: i64, last: u32) -> Result<Vec<(NaiveDate, u32)>> {
    let mut rows: Vec<(NaiveDate, u32)> = sqlx::query_as(
        "SELECT e.on_date, t.here + t.guests FROM meeting e JOIN tally t ON t.meeting_id = e.id \
         WHERE e.group_id = ? AND e.present = 1 AND e.state = 'held' ORDER BY e.on_date DESC LIMIT ?",
    )
    .bind(group)
    .bind(last)
    .fetch_all(sql)
    .await?;
    rows.reverse();
    Ok(rows)
}

/// A member's last held meetings, newest first: meeting, day, what is known. Marks under a row that is
/// the same person count as theirs.
pub async fn history(
    sql: &mut SqliteConnection,
    group: i64,
    member: i64,
    last: u32,
) -> Result<Vec<(MeetingId, NaiveDate, Option<Status>)>> {
    let rows: Vec<(Uuid, NaiveDate, Option<String>)> = sqlx::query_as(
        "SELECT e.uid, e.on_date, (SELECT a.status FROM attendance a WHERE a.meeting_id = e.id AND a.present = 1 \
           AND a.member_id IN (SELECT ?2 UNION ALL SELECT id FROM member WHERE same_as = ?2) \
           ORDER BY a.status <> 'here' LIMIT 1) FROM meeting e \
         WHERE e.group_id = ?1 AND e.present = 1 AND e.state = 'held' ORDER BY e.on_date DESC LIMIT ?3",
    )
    .bind(group)
    .bind(member)
    .bind(last)
    .fetch_all(sql)
    .await?;
    Ok(rows
        .into_iter()
        .map(|(uid, date, status)| (MeetingId(uid), date, status.as_deref().and_then(Status::parse)))
        .collect())
}

/// What was heard of one member at one of the group's latest meetings.
#[derive(Debug, Clone, FromRow)]
pub struct Heard {
    /// Local id of the member.
    pub member_id: i64,
    /// How many meetings ago: 0 = the last.
    pub ago: u32,
    /// What is known, as stored.
    pub status: String,
}

/// Every mark of the group's last held meetings, newest first: one query for the whole list.
pub async fn heard(sql: &mut SqliteConnection, group: i64, last: u32) -> Result<Vec<Heard>> {
    Ok(sqlx::query_as(
        "WITH latest AS (SELECT id, row_number() OVER (ORDER BY on_date DESC, starts DESC) - 1 AS ago FROM meeting \
             WHERE group_id = ?1 AND present = 1 AND state = 'held' ORDER BY on_date DESC, starts DESC LIMIT ?2) \
         SELECT coalesce(m.same_as, m.id) AS member_id, l.ago, a.status FROM latest l \
         JOIN attendance a ON a.meeting_id = l.id AND a.present = 1 JOIN member m ON m.id = a.member_id \
         ORDER BY l.ago, a.status = 'here'",
    )
    .bind(group)
    .bind(last)
    .fetch_all(sql)
    .await?)
}
