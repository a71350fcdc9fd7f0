//! The slice's SQL.

use chrono::NaiveDate;
use sqlx::{FromRow, SqliteConnection};
use uuid::Uuid;

use super::model::{TopicChecked, TopicEntry, TopicSource, TopicSubject, TopicText};
use crate::platform::{Error, Result};

/// Most topics of one source that are read.
const MOST: u32 = 300;

#[derive(FromRow)]
struct ServiceRow {
    code: String,
    subject: String,
    title: String,
    opening: String,
    questions: String,
    tried: String,
    checked_by: String,
    checked_on: Option<NaiveDate>,
}

#[derive(FromRow)]
struct GroupRow {
    uid: Uuid,
    subject: String,
    title: String,
    opening: String,
    questions: String,
    tried: String,
}

/// Parts stored one a line.
fn parted(text: &str) -> Vec<String> {
    text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// A subject from a newer version counts as any other.
fn subject(word: &str) -> TopicSubject {
    TopicSubject::parse(word).unwrap_or(TopicSubject::Free)
}

/// What the service offers, 300 at most.
pub async fn of_service(sql: &mut SqliteConnection) -> Result<Vec<TopicEntry>> {
    let rows: Vec<ServiceRow> = sqlx::query_as(
        "SELECT code, subject, title, opening, questions, tried, checked_by, checked_on FROM service_topic \
         WHERE present = 1 ORDER BY code LIMIT ?",
    )
    .bind(MOST)
    .fetch_all(sql)
    .await?;
    let topic = |row: ServiceRow| TopicEntry {
        checked: row.checked_on.map(|on| TopicChecked { by: row.checked_by, on }),
        source: TopicSource::Service,
        text: TopicText {
            subject: subject(&row.subject),
            title: row.title,
            opening: row.opening,
            questions: parted(&row.questions),
            tried: parted(&row.tried),
        },
        code: row.code,
    };
    Ok(rows.into_iter().map(topic).collect())
}

/// What a group wrote itself, 300 at most.
pub async fn of_group(sql: &mut SqliteConnection, group: i64) -> Result<Vec<TopicEntry>> {
    let rows: Vec<GroupRow> = sqlx::query_as(
        "SELECT uid, subject, title, opening, questions, tried FROM group_topic \
         WHERE group_id = ? AND present = 1 ORDER BY id LIMIT ?",
    )
    .bind(group)
    .bind(MOST)
    .fetch_all(sql)
    .await?;
    let topic = |row: GroupRow| TopicEntry {
        code: row.uid.to_string(),
        source: TopicSource::Group,
        text: TopicText {
            subject: subject(&row.subject),
            title: row.title,
            opening: row.opening,
            questions: parted(&row.questions),
            tried: parted(&row.tried),
        },
        checked: None,
    };
    Ok(rows.into_iter().map(topic).collect())
}

/// Local id of a group's own topic, by the identity that is its code. Errors: `NotFound topic.missing`.
pub async fn own(sql: &mut SqliteConnection, group: i64, code: &str) -> Result<i64> {
    let uid: Uuid = code.parse().map_err(|_| Error::not_found("topic.missing"))?;
    sqlx::query_scalar("SELECT id FROM group_topic WHERE uid = ? AND group_id = ? AND present = 1")
        .bind(uid)
        .bind(group)
        .fetch_optional(sql)
        .await?
        .ok_or_else(|| Error::not_found("topic.missing"))
}

/// What a group asked for.
pub async fn wishes(sql: &mut SqliteConnection, group: i64) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar("SELECT code FROM topic_wish WHERE group_id = ? AND present = 1 LIMIT ?")
        .bind(group)
        .bind(MOST)
        .fetch_all(sql)
        .await?)
}
