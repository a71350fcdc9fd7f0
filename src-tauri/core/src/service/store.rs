//! The slice's SQL.

use chrono::NaiveDate;
use sqlx::{FromRow, SqliteConnection};
use uuid::Uuid;

use super::model::{Contact, CrisisContacts, Nation, Rules, ServiceContacts};
use crate::platform::Result;

#[derive(FromRow)]
struct Row {
    name: String,
    nation: String,
    governance_name: String,
    governance_phone: String,
    governance_email: String,
    safeguarding_name: String,
    safeguarding_phone: String,
    safeguarding_email: String,
    line_name: String,
    line_phone: String,
    checked_on: Option<NaiveDate>,
    quiet_intervals: u32,
    few_people: u32,
    few_hosts: u32,
    falling_percent: u32,
    small_number: u32,
    back_up_weeks: u32,
    silences: u32,
}

/// The service's settings; none until somebody wrote any.
pub async fn service(sql: &mut SqliteConnection) -> Result<Option<(ServiceContacts, Rules)>> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT name, coalesce(nullif(nation, ''), (SELECT value FROM device WHERE key = 'nation'), '') AS nation, \
         governance_name, governance_phone, governance_email, safeguarding_name, safeguarding_phone, \
         safeguarding_email, line_name, line_phone, checked_on, quiet_intervals, few_people, few_hosts, falling_percent, \
         small_number, back_up_weeks, silences FROM service WHERE no = 1 AND present = 1",
    )
    .fetch_optional(sql)
    .await?;
    Ok(row.map(|row| {
        let rules = Rules {
            quiet_intervals: row.quiet_intervals,
            few_people: row.few_people,
            few_hosts: row.few_hosts,
            falling_percent: row.falling_percent,
            small_number: row.small_number,
            back_up_weeks: row.back_up_weeks,
            silences: row.silences,
        };
        let contacts = ServiceContacts {
            name: row.name,
            nation: Nation::parse(&row.nation).unwrap_or(Nation::England),
            governance: Contact { name: row.governance_name, phone: row.governance_phone, email: row.governance_email },
            safeguarding: Contact {
                name: row.safeguarding_name,
                phone: row.safeguarding_phone,
                email: row.safeguarding_email,
            },
            line_name: row.line_name,
            line_phone: row.line_phone,
            checked_on: row.checked_on,
        };
        (contacts, rules)
    }))
}

/// The nation that the service said, or else the one of this device; England's until somebody says.
pub async fn nation(sql: &mut SqliteConnection) -> Result<Nation> {
    let text: String = sqlx::query_scalar(
        "SELECT coalesce((SELECT nullif(nation, '') FROM service WHERE no = 1 AND present = 1), \
                         (SELECT value FROM device WHERE key = 'nation'), '')",
    )
    .fetch_one(sql)
    .await?;
    Ok(Nation::parse(&text).unwrap_or(Nation::England))
}

/// The service's name; empty without one.
pub async fn service_name(sql: &mut SqliteConnection) -> Result<String> {
    let name: Option<String> =
        sqlx::query_scalar("SELECT name FROM service WHERE no = 1 AND present = 1").fetch_optional(sql).await?;
    Ok(name.unwrap_or_default())
}

/// Numbers under this are not shown where they could point at a person.
pub async fn small_number(sql: &mut SqliteConnection) -> Result<u32> {
    let number: Option<u32> =
        sqlx::query_scalar("SELECT small_number FROM service WHERE no = 1 AND present = 1").fetch_optional(sql).await?;
    Ok(number.unwrap_or(Rules::default().small_number))
}

/// Those who work here by name, 100 at most: identity, name, job, whether at this laptop now.
pub async fn staff(sql: &mut SqliteConnection) -> Result<Vec<(Uuid, String, String, bool)>> {
    Ok(sqlx::query_as(
        "SELECT staff.actor, staff.name, staff.job, coalesce(a.me, 0) FROM clinician staff \
         LEFT JOIN actor a ON a.id = staff.actor WHERE staff.present = 1 ORDER BY staff.name COLLATE NOCASE LIMIT 100",
    )
    .fetch_all(sql)
    .await?)
}

/// The name of whoever is at this laptop; none if nobody said.
pub async fn at_laptop(sql: &mut SqliteConnection) -> Result<Option<String>> {
    Ok(sqlx::query_scalar(
        "SELECT coalesce((SELECT c.name FROM actor JOIN clinician c ON c.actor = actor.id AND c.present = 1 WHERE actor.me = 1), \
                         (SELECT value FROM device WHERE key = 'name'))",
    )
    .fetch_one(sql)
    .await?)
}

#[derive(FromRow)]
struct Crisis {
    nation: String,
    safeguarding_name: String,
    safeguarding_phone: String,
    line_name: String,
    line_phone: String,
    checked_on: Option<NaiveDate>,
    own: bool,
}

/// A group's own copy of the crisis contacts.
pub async fn crisis(sql: &mut SqliteConnection, group: i64) -> Result<Option<CrisisContacts>> {
    let row: Option<Crisis> = sqlx::query_as(
        "SELECT nation, safeguarding_name, safeguarding_phone, line_name, line_phone, checked_on, own \
         FROM group_crisis WHERE group_id = ? AND present = 1",
    )
    .bind(group)
    .fetch_optional(sql)
    .await?;
    Ok(row.map(|row| CrisisContacts {
        nation: Nation::parse(&row.nation).unwrap_or(Nation::England),
        safeguarding_name: row.safeguarding_name,
        safeguarding_phone: row.safeguarding_phone,
        line_name: row.line_name,
        line_phone: row.line_phone,
        checked_on: row.checked_on,
        own: row.own,
    }))
}

/// The groups whose copy is the service's, and those that have none yet.
pub async fn followers(sql: &mut SqliteConnection) -> Result<Vec<i64>> {
    Ok(sqlx::query_scalar(
        "SELECT g.id FROM support_group g WHERE g.present = 1 \
         AND NOT EXISTS (SELECT 1 FROM group_crisis c WHERE c.group_id = g.id AND c.present = 1 AND c.own = 1)",
    )
    .fetch_all(sql)
    .await?)
}
