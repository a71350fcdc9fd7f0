//! The slice's SQL.

use chrono::NaiveDate;
use sqlx::{FromRow, SqliteConnection};
use uuid::Uuid;

use super::model::{Access, Answer};
use crate::platform::{Error, Result, VenueId};

/// A place's row.
#[derive(Debug, Clone, FromRow)]
pub struct Venue {
    /// Local id.
    pub id: i64,
    /// Shared identity.
    pub uid: Uuid,
    /// Local id of the group.
    pub group_id: i64,
    /// What it is called.
    pub name: String,
    /// Where it is.
    pub address: String,
    /// How to get there.
    pub getting_there: String,
    /// What it costs.
    pub cost: String,
    /// Who to ask for when booking.
    pub booking_role: String,
    /// The hall's number.
    pub booking_phone: String,
    /// When it is open.
    pub opening: String,
    /// Anything else.
    pub notes: String,
    /// When somebody last looked at what it has.
    pub checked_on: Option<NaiveDate>,
}

/// A group's places by name; 20 at most.
pub async fn venues(sql: &mut SqliteConnection, group: i64) -> Result<Vec<Venue>> {
    Ok(sqlx::query_as(
        "SELECT id, uid, group_id, name, address, getting_there, cost, booking_role, booking_phone, opening, notes, checked_on \
         FROM venue WHERE group_id = ? AND present = 1 ORDER BY name LIMIT 20",
    )
    .bind(group)
    .fetch_all(sql)
    .await?)
}

/// The place of that identity. Errors: `NotFound place.missing`.
pub async fn venue(sql: &mut SqliteConnection, id: VenueId) -> Result<Venue> {
    sqlx::query_as(
        "SELECT id, uid, group_id, name, address, getting_there, cost, booking_role, booking_phone, opening, notes, checked_on \
         FROM venue WHERE uid = ? AND present = 1",
    )
    .bind(id.0)
    .fetch_optional(sql)
    .await?
    .ok_or_else(|| Error::not_found("place.missing"))
}

/// What was found at a place. Words from a newer version are left out.
pub async fn access(sql: &mut SqliteConnection, venue: i64) -> Result<Vec<(Access, Answer)>> {
    let rows: Vec<(String, String)> =
        sqlx::query_as("SELECT what, answer FROM venue_access WHERE venue_id = ? AND present = 1")
            .bind(venue)
            .fetch_all(sql)
            .await?;
    Ok(rows.iter().filter_map(|(what, answer)| Some((Access::parse(what)?, Answer::parse(answer)?))).collect())
}

/// Places of other groups whose name or address holds the text: identity, name, address, the group's name.
/// 20 at most.
pub async fn elsewhere(
    sql: &mut SqliteConnection,
    group: i64,
    like: &str,
) -> Result<Vec<(Uuid, String, String, String)>> {
    Ok(sqlx::query_as(
        "SELECT v.uid, v.name, v.address, g.name FROM venue v JOIN support_group g ON g.id = v.group_id AND g.present = 1 \
         WHERE v.group_id <> ?1 AND v.present = 1 AND (v.name LIKE ?2 ESCAPE '\\' OR v.address LIKE ?2 ESCAPE '\\') \
         ORDER BY v.name LIMIT 20",
    )
    .bind(group)
    .bind(like)
    .fetch_all(sql)
    .await?)
}
