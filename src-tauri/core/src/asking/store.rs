//! The slice's SQL: reads over members and their decisions, a page at a time.

use sqlx::{FromRow, SqliteConnection};
use uuid::Uuid;

use crate::{platform::Result, privacy::Purpose};

/// The words of some purposes, as the queries below look them up: each between spaces.
fn words(purposes: &[Purpose]) -> String {
    purposes.iter().fold(" ".to_owned(), |all, purpose| format!("{all}{} ", purpose.text()))
}

/// How many are on a group's list, and how many of them have no decision for some of the purposes. A yes
/// to the contact details under the first wording was one to a word after a missed meeting as well.
pub async fn count_to_ask(sql: &mut SqliteConnection, group: i64, purposes: &[Purpose]) -> Result<(u32, u32)> {
    Ok(sqlx::query_as(
        "SELECT count(*), coalesce(sum(?2 > \
           (SELECT count(DISTINCT p.purpose) FROM permission p WHERE p.member_id = m.id AND p.present = 1 \
              AND instr(?3, ' ' || p.purpose || ' ') > 0) \
           + EXISTS (SELECT 1 FROM permission p WHERE p.member_id = m.id AND p.present = 1 \
              AND p.purpose = 'hostHasContacts' AND p.wording = '2026-11' AND NOT EXISTS (SELECT 1 FROM permission q \
              WHERE q.member_id = m.id AND q.present = 1 AND q.purpose = 'askAfterAbsence'))), 0) FROM member m \
         WHERE m.group_id = ?1 AND m.present = 1 AND m.same_as IS NULL AND m.state IN ('here', 'onBreak')",
    )
    .bind(group)
    .bind(u32::try_from(purposes.len()).unwrap_or(u32::MAX))
    .bind(words(purposes))
    .fetch_one(sql)
    .await?)
}

/// Those of [`count_to_ask`], by name: local id, identity, name.
pub async fn to_ask(
    sql: &mut SqliteConnection,
    group: i64,
    purposes: &[Purpose],
    most: u32,
    after: u32,
) -> Result<Vec<(i64, Uuid, String)>> {
    Ok(sqlx::query_as(
        "SELECT m.id, m.uid, m.name FROM member m \
         WHERE m.group_id = ?1 AND m.present = 1 AND m.same_as IS NULL AND m.state IN ('here', 'onBreak') AND ?2 > \
           (SELECT count(DISTINCT p.purpose) FROM permission p WHERE p.member_id = m.id AND p.present = 1 \
              AND instr(?3, ' ' || p.purpose || ' ') > 0) \
           + EXISTS (SELECT 1 FROM permission p WHERE p.member_id = m.id AND p.present = 1 \
              AND p.purpose = 'hostHasContacts' AND p.wording = '2026-11' AND NOT EXISTS (SELECT 1 FROM permission q \
              WHERE q.member_id = m.id AND q.present = 1 AND q.purpose = 'askAfterAbsence')) \
         ORDER BY m.name, m.id LIMIT ?4 OFFSET ?5",
    )
    .bind(group)
    .bind(u32::try_from(purposes.len()).unwrap_or(u32::MAX))
    .bind(words(purposes))
    .bind(most)
    .bind(after)
    .fetch_all(sql)
    .await?)
}

/// A person on the service's list who once said yes.
#[derive(Debug, Clone, FromRow)]
pub struct SaidYes {
    /// Identity of the person.
    pub uid: Uuid,
    /// Name.
    pub name: String,
    /// Phone number that the service holds.
    pub phone: String,
    /// E-mail address that the service holds.
    pub email: String,
    /// The member whose decision it is.
    pub member_id: i64,
}

/// People whose latest decision about a purpose is a yes, by name: of those who are gone from the group,
/// or of all.
pub async fn said_yes(
    sql: &mut SqliteConnection,
    purpose: Purpose,
    gone: bool,
    most: u32,
    after: u32,
) -> Result<Vec<SaidYes>> {
    Ok(sqlx::query_as(
        "SELECT s.uid, s.name, s.phone, s.email, m.id AS member_id FROM permission p \
         JOIN member m ON m.id = p.member_id AND m.present = 1 AND m.state <> 'died' AND (?2 = 0 OR m.state = 'left') \
         JOIN person_member l ON l.member_id = m.id AND l.present = 1 \
         JOIN person own ON own.id = l.person_id JOIN person s ON s.id = coalesce(own.same_as, own.id) AND s.present = 1 \
         WHERE p.purpose = ?1 AND p.decision = 'given' AND p.present = 1 AND NOT EXISTS (SELECT 1 FROM permission q \
           WHERE q.member_id = p.member_id AND q.purpose = ?1 AND q.present = 1 AND (q.decided, q.id) > (p.decided, p.id)) \
         ORDER BY s.name, s.id LIMIT ?3 OFFSET ?4",
    )
    .bind(purpose.text())
    .bind(gone)
    .bind(most)
    .bind(after)
    .fetch_all(sql)
    .await?)
}
