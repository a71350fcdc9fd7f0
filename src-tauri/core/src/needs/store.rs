//! The slice's SQL.

use chrono::NaiveDate;
use sqlx::{FromRow, SqliteConnection};
use uuid::Uuid;

use super::model::{GroupNeed, Need, NeedView};
use crate::platform::{MemberId, Result};

#[derive(FromRow)]
struct Row {
    what: String,
    how: String,
    flagged: bool,
    shared: bool,
    reviewed: NaiveDate,
}

impl Row {
    fn read(self) -> Option<NeedView> {
        // A word from a newer version is kept, and not shown.
        let need = Need::parse(&self.what)?;
        Some(NeedView { need, how: self.how, flagged: self.flagged, shared: self.shared, reviewed: self.reviewed })
    }
}

fn in_order(rows: Vec<Row>) -> Vec<NeedView> {
    let mut needs: Vec<NeedView> = rows.into_iter().filter_map(Row::read).collect();
    needs.sort_by_key(|need| need.need);
    needs.dedup_by_key(|need| need.need);
    needs
}

/// What helps a person, as the service's list holds it; each word once, so never more than there are.
pub async fn of_person(sql: &mut SqliteConnection, person: i64) -> Result<Vec<NeedView>> {
    let rows = sqlx::query_as(
        "SELECT what, how, flagged, shared, reviewed FROM person_need WHERE present = 1 AND person_id IN \
         (SELECT ?1 UNION ALL SELECT id FROM person WHERE same_as = ?1) ORDER BY person_id <> ?1",
    )
    .bind(person)
    .fetch_all(sql)
    .await?;
    Ok(in_order(rows))
}

/// What helps a member, as the group's rows hold it.
pub async fn of_member(sql: &mut SqliteConnection, member: i64) -> Result<Vec<NeedView>> {
    let rows = sqlx::query_as(
        "SELECT what, how, flagged, 1 AS shared, reviewed FROM member_need WHERE member_id = ? AND present = 1",
    )
    .bind(member)
    .fetch_all(sql)
    .await?;
    Ok(in_order(rows))
}

/// The words of all rows of a member, also of those taken away: none may keep what it said.
pub async fn words_of(sql: &mut SqliteConnection, member: i64) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar("SELECT what FROM member_need WHERE member_id = ?").bind(member).fetch_all(sql).await?)
}

/// What the people who come to a group need, most people first; as the group's rows hold it.
pub async fn of_group(sql: &mut SqliteConnection, group: i64) -> Result<Vec<GroupNeed>> {
    let rows: Vec<(String, u32)> = sqlx::query_as(
        "SELECT n.what, count(DISTINCT coalesce(m.same_as, m.id)) AS people FROM member m \
         JOIN member_need n ON n.member_id = m.id AND n.present = 1 \
         WHERE m.group_id = ? AND m.present = 1 AND m.state = 'here' GROUP BY n.what ORDER BY people DESC, n.what",
    )
    .bind(group)
    .fetch_all(sql)
    .await?;
    Ok(rows.into_iter().filter_map(|(what, people)| Some(GroupNeed { need: Need::parse(&what)?, people })).collect())
}

/// What helps one member of a group, for the hosts who get a meeting ready.
#[derive(Debug, Clone, FromRow)]
pub struct MemberNeed {
    /// Identity of the member.
    pub uid: Uuid,
    /// Name.
    pub name: String,
    /// What, as stored.
    pub what: String,
    /// How to meet it.
    pub how: String,
    /// Shows as a small flag on the register.
    pub flagged: bool,
}

impl MemberNeed {
    /// The member.
    #[must_use]
    pub fn member(&self) -> MemberId {
        MemberId(self.uid)
    }
}

/// What helps each of those who come to a group, by name; 1,000 rows at most.
pub async fn of_members(sql: &mut SqliteConnection, group: i64) -> Result<Vec<MemberNeed>> {
    Ok(sqlx::query_as(
        "SELECT coalesce(s.uid, m.uid) AS uid, coalesce(s.name, m.name) AS name, n.what, n.how, n.flagged FROM member m \
         JOIN member_need n ON n.member_id = m.id AND n.present = 1 LEFT JOIN member s ON s.id = m.same_as \
         WHERE m.group_id = ? AND m.present = 1 AND m.state = 'here' ORDER BY 2, 1, n.what LIMIT 1000",
    )
    .bind(group)
    .fetch_all(sql)
    .await?)
}

/// The member of a group whose needs were looked at longest ago, if that was on this day or before.
pub async fn review_next(
    sql: &mut SqliteConnection,
    group: i64,
    on_or_before: NaiveDate,
) -> Result<Option<(MemberId, String)>> {
    let found: Option<(Uuid, String)> = sqlx::query_as(
        "SELECT m.uid, m.name FROM member m JOIN member_need n ON n.member_id = m.id AND n.present = 1 \
         WHERE m.group_id = ? AND m.present = 1 AND m.state = 'here' AND n.reviewed <= ? ORDER BY n.reviewed, m.name LIMIT 1",
    )
    .bind(group)
    .bind(on_or_before)
    .fetch_optional(sql)
    .await?;
    Ok(found.map(|(uid, name)| (MemberId(uid), name)))
}
