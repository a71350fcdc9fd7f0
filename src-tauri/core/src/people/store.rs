//! The slice's SQL.

use sqlx::{FromRow, SqliteConnection};
use uuid::Uuid;

use crate::platform::{Error, PersonId, Result};

/// A person's row on the service's list.
#[derive(Debug, Clone, FromRow)]
pub struct Person {
    /// Local id, for joins.
    pub id: i64,
    /// Shared identity.
    pub uid: Uuid,
    /// Name.
    pub name: String,
    /// Phone number that the service holds; may be empty.
    pub phone: String,
    /// E-mail address that the service holds; may be empty.
    pub email: String,
    /// When to ring, in the person's words; may be empty.
    pub best_time: String,
    /// Local id of the row that stands for this person, if it is another one.
    pub same_as: Option<i64>,
}

impl Person {
    /// Shared identity as its own type.
    #[must_use]
    pub fn id(&self) -> PersonId {
        PersonId(self.uid)
    }
}

/// The person of that identity. Errors: `NotFound person.missing`.
pub async fn person(sql: &mut SqliteConnection, id: PersonId) -> Result<Person> {
    sqlx::query_as("SELECT id, uid, name, phone, email, best_time, same_as FROM person WHERE uid = ? AND present = 1")
        .bind(id.0)
        .fetch_optional(sql)
        .await?
        .ok_or_else(|| Error::not_found("person.missing"))
}

/// The person of that local id. Errors: `NotFound person.missing`.
pub async fn person_by_id(sql: &mut SqliteConnection, id: i64) -> Result<Person> {
    sqlx::query_as("SELECT id, uid, name, phone, email, best_time, same_as FROM person WHERE id = ? AND present = 1")
        .bind(id)
        .fetch_optional(sql)
        .await?
        .ok_or_else(|| Error::not_found("person.missing"))
}

/// Who a member of a group is on the service's list: the row that stands for the person. None in a
/// host's own vault.
pub async fn of_member(sql: &mut SqliteConnection, member: i64) -> Result<Option<Person>> {
    Ok(sqlx::query_as(
        "SELECT p.id, p.uid, p.name, p.phone, p.email, p.best_time, p.same_as FROM person_member l \
         JOIN person own ON own.id = l.person_id JOIN person p ON p.id = coalesce(own.same_as, own.id) \
         WHERE l.member_id = ? AND l.present = 1 AND p.present = 1 ORDER BY p.id LIMIT 1",
    )
    .bind(member)
    .fetch_optional(sql)
    .await?)
}

/// The person's own row, by local id, whom a member of a group is, even if another row stands for them;
/// none where the service does not know.
pub async fn person_of(sql: &mut SqliteConnection, member: i64) -> Result<Option<i64>> {
    Ok(sqlx::query_scalar(
        "SELECT l.person_id FROM person_member l JOIN person p ON p.id = l.person_id \
         WHERE l.member_id = ? AND l.present = 1 AND p.present = 1 ORDER BY l.person_id LIMIT 1",
    )
    .bind(member)
    .fetch_optional(sql)
    .await?)
}

/// Local ids of a person's places in groups, also under rows that are the same person; 100 at most.
pub async fn members_of(sql: &mut SqliteConnection, person: i64) -> Result<Vec<i64>> {
    Ok(sqlx::query_scalar(
        "SELECT member_id FROM person_member WHERE present = 1 AND person_id IN \
         (SELECT ?1 UNION ALL SELECT id FROM person WHERE same_as = ?1) ORDER BY member_id LIMIT 100",
    )
    .bind(person)
    .fetch_all(sql)
    .await?)
}

/// The rows that are the same person as this one; 20 at most.
pub async fn also(sql: &mut SqliteConnection, person: i64) -> Result<Vec<Person>> {
    Ok(sqlx::query_as(
        "SELECT id, uid, name, phone, email, best_time, same_as FROM person WHERE same_as = ? AND present = 1 LIMIT 20",
    )
    .bind(person)
    .fetch_all(sql)
    .await?)
}

/// Rows that could be the same person, by phone number, e-mail address or the start of the name; none of
/// which somebody said that they are two people. 300 at most: the rule looks closer.
pub async fn candidates(sql: &mut SqliteConnection, person: &Person) -> Result<Vec<Person>> {
    Ok(sqlx::query_as(
        "SELECT id, uid, name, phone, email, best_time, same_as FROM person WHERE id IN ( \
           SELECT id FROM person WHERE phone <> '' AND \
             substr(replace(replace(replace(replace(replace(phone, ' ', ''), '-', ''), '(', ''), ')', ''), '.', ''), -10) = ?2 \
           UNION SELECT id FROM person WHERE email <> '' AND lower(email) = lower(?3) \
           UNION SELECT id FROM person WHERE lower(substr(name, 1, 4)) = lower(substr(?4, 1, 4))) \
         AND id <> ?1 AND present = 1 AND same_as IS NULL \
         AND NOT EXISTS (SELECT 1 FROM person_two t WHERE t.person_id = min(?1, person.id) AND t.other_id = max(?1, person.id) AND t.present = 1) \
         LIMIT 300",
    )
    .bind(person.id)
    .bind(super::alike::last_digits(&person.phone))
    .bind(&person.email)
    .bind(&person.name)
    .fetch_all(sql)
    .await?)
}
