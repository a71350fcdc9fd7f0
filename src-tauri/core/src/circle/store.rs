//! The slice's SQL.

use chrono::NaiveDate;
use sqlx::{FromRow, SqliteConnection};
use uuid::Uuid;

use super::model::InCharge;
use crate::platform::Result;

/// A laptop's row.
#[derive(Debug, Clone, FromRow)]
pub struct DeviceRow {
    /// What it signs with.
    pub signer: Vec<u8>,
    /// Whose it is.
    pub name: String,
    /// What it writes under.
    pub device: Option<Uuid>,
    /// What it is sealed for.
    pub address: String,
    /// Since when it has the group.
    pub since: Option<NaiveDate>,
    /// Since when it no longer gets news.
    pub gone_on: Option<NaiveDate>,
}

/// The laptops of a group, 100 at most.
pub async fn devices(sql: &mut SqliteConnection, group: i64) -> Result<Vec<DeviceRow>> {
    Ok(sqlx::query_as(
        "SELECT signer, name, device, address, since, gone_on FROM circle_device \
         WHERE group_id = ? AND present = 1 ORDER BY since, name, signer LIMIT 100",
    )
    .bind(group)
    .fetch_all(sql)
    .await?)
}

/// One of them.
pub async fn device(sql: &mut SqliteConnection, group: i64, signer: &[u8]) -> Result<Option<DeviceRow>> {
    Ok(sqlx::query_as(
        "SELECT signer, name, device, address, since, gone_on FROM circle_device \
         WHERE group_id = ? AND signer = ? AND present = 1",
    )
    .bind(group)
    .bind(signer)
    .fetch_optional(sql)
    .await?)
}

/// The groups that are shared with anybody.
pub async fn shared(sql: &mut SqliteConnection) -> Result<Vec<Uuid>> {
    Ok(sqlx::query_scalar(
        "SELECT uid FROM support_group g WHERE EXISTS (SELECT 1 FROM circle_device WHERE group_id = g.id)",
    )
    .fetch_all(sql)
    .await?)
}

/// Who looks after people's details: who, a name, and whether it was agreed in writing.
pub async fn in_charge(sql: &mut SqliteConnection, group: i64) -> Result<Option<(InCharge, String, bool)>> {
    let row: Option<(String, String, bool)> =
        sqlx::query_as("SELECT who, name, agreed FROM group_in_charge WHERE group_id = ? AND present = 1")
            .bind(group)
            .fetch_optional(sql)
            .await?;
    Ok(row.and_then(|(who, name, agreed)| Some((InCharge::parse(&who)?, name, agreed))))
}

/// Dates from today on, up to `most`.
pub async fn coming(sql: &mut SqliteConnection, group: i64, today: NaiveDate, most: u32) -> Result<u32> {
    Ok(sqlx::query_scalar(
        "SELECT count(*) FROM (SELECT 1 FROM meeting WHERE group_id = ? AND present = 1 AND state = 'planned' \
         AND on_date >= ? LIMIT ?)",
    )
    .bind(group)
    .bind(today)
    .bind(most)
    .fetch_one(sql)
    .await?)
}

/// A file for handing over that was made here.
#[derive(Debug, Clone, FromRow)]
pub struct Invite {
    /// Its identity.
    pub id: Uuid,
    /// The group.
    pub group_uid: Uuid,
    /// What is in it and nowhere else.
    pub secret: Vec<u8>,
    /// When it was made, in milliseconds.
    pub made_at: i64,
    /// People in it.
    pub people: u32,
    /// Dates in it.
    pub dates: u32,
    /// Who joined with it.
    pub name: Option<String>,
    /// What they sign with.
    pub signer: Option<Vec<u8>>,
    /// People that arrived.
    pub got_people: Option<u32>,
    /// Dates that arrived.
    pub got_dates: Option<u32>,
    /// When they joined, in milliseconds.
    pub joined_at: Option<i64>,
}

/// The latest files that hand a group over, ten at most.
pub async fn invites(sql: &mut SqliteConnection, group: Uuid) -> Result<Vec<Invite>> {
    Ok(sqlx::query_as("SELECT * FROM circle_invite WHERE group_uid = ? ORDER BY made_at DESC LIMIT 10")
        .bind(group)
        .fetch_all(sql)
        .await?)
}

/// One of them.
pub async fn invite(sql: &mut SqliteConnection, id: Uuid) -> Result<Option<Invite>> {
    Ok(sqlx::query_as("SELECT * FROM circle_invite WHERE id = ?").bind(id).fetch_optional(sql).await?)
}

/// Remembers that one was made.
pub async fn keep_invite(sql: &mut SqliteConnection, invite: &Invite) -> Result<()> {
    sqlx::query(
        "INSERT OR IGNORE INTO circle_invite (id, group_uid, secret, made_at, people, dates) VALUES (?, ?, ?, ?, ?, ?)",
    )
    .bind(invite.id)
    .bind(invite.group_uid)
    .bind(&invite.secret)
    .bind(invite.made_at)
    .bind(invite.people)
    .bind(invite.dates)
    .execute(sql)
    .await?;
    Ok(())
}

/// Remembers who joined with one.
pub async fn keep_joined(
    sql: &mut SqliteConnection,
    id: Uuid,
    name: &str,
    signer: &[u8],
    got: (u32, u32),
    at: i64,
) -> Result<()> {
    sqlx::query(
        "UPDATE circle_invite SET name = ?2, signer = ?3, got_people = ?4, got_dates = ?5, joined_at = ?6 WHERE id = ?1",
    )
    .bind(id)
    .bind(name)
    .bind(signer)
    .bind(got.0)
    .bind(got.1)
    .bind(at)
    .execute(sql)
    .await?;
    Ok(())
}

/// The file that a group came here with.
#[derive(Debug, Clone, FromRow)]
pub struct Came {
    /// Its identity.
    pub invite: Uuid,
    /// What was in it and nowhere else.
    pub secret: Vec<u8>,
    /// What whoever made it signs with.
    pub signer: Vec<u8>,
    /// What they are sealed for.
    pub address: String,
    /// Their name.
    pub name: String,
    /// People that arrived.
    pub people: u32,
    /// Dates that arrived.
    pub dates: u32,
}

/// The file that a group came here with.
pub async fn came(sql: &mut SqliteConnection, group: Uuid) -> Result<Option<Came>> {
    Ok(sqlx::query_as(
        "SELECT invite, secret, signer, address, name, people, dates FROM circle_came WHERE group_uid = ?",
    )
    .bind(group)
    .fetch_optional(sql)
    .await?)
}

/// Remembers the file that a group came here with.
pub async fn keep_came(sql: &mut SqliteConnection, group: Uuid, came: &Came) -> Result<()> {
    sqlx::query(
        "INSERT OR REPLACE INTO circle_came (group_uid, invite, secret, signer, address, name, people, dates) \
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(group)
    .bind(came.invite)
    .bind(&came.secret)
    .bind(&came.signer)
    .bind(&came.address)
    .bind(&came.name)
    .bind(came.people)
    .bind(came.dates)
    .execute(sql)
    .await?;
    Ok(())
}

/// Forgets it.
pub async fn drop_came(sql: &mut SqliteConnection, group: Uuid) -> Result<()> {
    sqlx::query("DELETE FROM circle_came WHERE group_uid = ?").bind(group).execute(sql).await?;
    Ok(())
}

/// When each of the others was last heard of, in milliseconds by their clock, and whose writes they knew.
pub async fn heard(sql: &mut SqliteConnection, group: Uuid) -> Result<Vec<(Vec<u8>, i64, Vec<u8>)>> {
    Ok(sqlx::query_as("SELECT signer, at, seen FROM circle_heard WHERE group_uid = ?")
        .bind(group)
        .fetch_all(sql)
        .await?)
}

/// Notes news from one of them. An older file that comes late says nothing new.
pub async fn keep_heard(sql: &mut SqliteConnection, group: Uuid, signer: &[u8], at: i64, seen: &[u8]) -> Result<()> {
    sqlx::query(
        "INSERT INTO circle_heard (group_uid, signer, at, seen) VALUES (?1, ?2, ?3, ?4) \
         ON CONFLICT DO UPDATE SET at = ?3, seen = ?4 WHERE at <= ?3",
    )
    .bind(group)
    .bind(signer)
    .bind(at)
    .bind(seen)
    .execute(sql)
    .await?;
    Ok(())
}
