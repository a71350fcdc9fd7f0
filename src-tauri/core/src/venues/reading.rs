//! What the pages show of places.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;

use super::{
    api::{VenueForm, same},
    model::{Access, Answer, Gap, checked, gaps},
    store::{self, Venue},
};
use crate::{
    groups::{self, Group, GroupRef},
    meetings, needs,
    platform::{GroupId, MeetingId, Result, Vault, VenueId, one_line},
};

/// A place in a group's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct VenueRow {
    /// The place.
    pub id: VenueId,
    /// What it is called.
    pub name: String,
    /// Where it is.
    pub address: String,
    /// The group usually meets here.
    pub usual: bool,
    /// When somebody last looked at what it has.
    pub checked_on: Option<NaiveDate>,
    /// How many things of the list somebody has looked at.
    pub checked: u32,
    /// How many there are.
    pub of: u32,
    /// Where members' needs and the place do not meet.
    pub gaps: Vec<Gap>,
}

/// The places of a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct VenuesView {
    /// The group.
    pub group: GroupRef,
    /// Where it usually meets, in words; may be empty, and may be no place of the list.
    pub usual: String,
    /// Its places: the usual one first, then by name.
    pub venues: Vec<VenueRow>,
    /// Other groups in this vault have places that could be copied.
    pub elsewhere: bool,
}

/// One thing a place may have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct AccessRow {
    /// What.
    pub what: Access,
    /// What somebody found.
    pub answer: Answer,
    /// How many members need it.
    pub people: u32,
}

/// A place, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct VenueView {
    /// The place.
    pub id: VenueId,
    /// Its group.
    pub group: GroupRef,
    /// What was written down.
    pub form: VenueForm,
    /// The group usually meets here.
    pub usual: bool,
    /// When somebody last looked at what it has.
    pub checked_on: Option<NaiveDate>,
    /// The whole list.
    pub access: Vec<AccessRow>,
    /// Where members' needs and the place do not meet.
    pub gaps: Vec<Gap>,
}

/// A place of another group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Elsewhere {
    /// The place.
    pub id: VenueId,
    /// What it is called.
    pub name: String,
    /// Where it is.
    pub address: String,
    /// Whose place it is.
    pub group: String,
}

/// The venue of a meeting, if its place is one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PlaceFit {
    /// The venue; none where the meeting's place is only words.
    pub venue: Option<VenueId>,
    /// Its group.
    pub group: GroupId,
    /// What was written down.
    pub form: Option<VenueForm>,
    /// Where members' needs and the place do not meet.
    pub gaps: Vec<Gap>,
}

/// The places of a group.
pub async fn list(vault: &Vault, group: GroupId) -> Result<VenuesView> {
    let mut conn = vault.connection().await?;
    let group = groups::group(conn.sql(), group).await?;
    let needs = needed(conn.sql(), &group).await?;
    let mut venues = Vec::new();
    for venue in store::venues(conn.sql(), group.id).await? {
        let found = store::access(conn.sql(), venue.id).await?;
        venues.push(VenueRow {
            id: VenueId(venue.uid),
            usual: same(&venue.name, &group.place),
            checked_on: venue.checked_on,
            checked: checked(&found),
            of: u32::try_from(Access::ALL.len()).unwrap_or_default(),
            gaps: gaps(&needs, &found),
            name: venue.name,
            address: venue.address,
        });
    }
    // The sort keeps the order by name among the rest.
    venues.sort_by_key(|venue| !venue.usual);
    let elsewhere = !store::elsewhere(conn.sql(), group.id, "%").await?.is_empty();
    Ok(VenuesView { group: group.reference(), usual: group.place, venues, elsewhere })
}

/// How many members of a group need which thing that a place may have.
async fn needed(sql: &mut SqliteConnection, group: &Group) -> Result<Vec<(Access, u32)>> {
    let all = needs::of_group(sql, group.id).await?;
    // The two vocabularies share the words of what a place can have; other needs are no matter of a place.
    Ok(all.iter().filter_map(|one| Some((Access::parse(one.need.text())?, one.people))).collect())
}

/// A place, whole.
pub async fn read(vault: &Vault, venue: VenueId) -> Result<VenueView> {
    let mut conn = vault.connection().await?;
    let venue = store::venue(conn.sql(), venue).await?;
    let group = groups::group_by_id(conn.sql(), venue.group_id).await?;
    let needs = needed(conn.sql(), &group).await?;
    let found = store::access(conn.sql(), venue.id).await?;
    let access = Access::ALL
        .iter()
        .map(|what| AccessRow {
            what: *what,
            answer: found.iter().find(|(other, _)| other == what).map_or(Answer::DontKnow, |(_, said)| *said),
            people: needs.iter().filter(|(need, _)| need == what).map(|(_, people)| people).sum(),
        })
        .collect();
    Ok(VenueView {
        id: VenueId(venue.uid),
        usual: same(&venue.name, &group.place),
        group: group.reference(),
        checked_on: venue.checked_on,
        access,
        gaps: gaps(&needs, &found),
        form: form(venue),
    })
}

fn form(venue: Venue) -> VenueForm {
    VenueForm {
        name: venue.name,
        address: venue.address,
        getting_there: venue.getting_there,
        cost: venue.cost,
        booking_role: venue.booking_role,
        booking_phone: venue.booking_phone,
        opening: venue.opening,
        notes: venue.notes,
    }
}

/// Places of other groups in this vault whose name or address holds the text; twenty at most.
pub async fn elsewhere(vault: &Vault, group: GroupId, text: &str) -> Result<Vec<Elsewhere>> {
    let text = one_line("text", text, 80)?;
    let like = format!("%{}%", text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"));
    let mut conn = vault.connection().await?;
    let group = groups::group(conn.sql(), group).await?.id;
    Ok(store::elsewhere(conn.sql(), group, &like)
        .await?
        .into_iter()
        .map(|(id, name, address, group)| Elsewhere { id: VenueId(id), name, address, group })
        .collect())
}

/// How a group's usual place meets its members' needs: what was looked at, of how many, and the gaps. None
/// where the usual place is no venue.
pub async fn fits(sql: &mut SqliteConnection, group: &Group) -> Result<Option<(u32, u32, Vec<Gap>)>> {
    let Some(venue) = at(sql, group.id, &group.place).await? else { return Ok(None) };
    let needs = needed(sql, group).await?;
    let found = store::access(sql, venue.id).await?;
    let of = u32::try_from(Access::ALL.len()).unwrap_or_default();
    Ok(Some((checked(&found), of, gaps(&needs, &found))))
}

async fn at(sql: &mut SqliteConnection, group: i64, place: &str) -> Result<Option<Venue>> {
    Ok(store::venues(sql, group).await?.into_iter().find(|venue| same(&venue.name, place)))
}

/// The venue of a meeting, and whether it meets the members' needs.
pub async fn of_meeting(vault: &Vault, meeting: MeetingId) -> Result<PlaceFit> {
    let mut conn = vault.connection().await?;
    let meeting = meetings::meeting(conn.sql(), meeting).await?;
    let group = groups::group_by_id(conn.sql(), meeting.group_id).await?;
    let id = group.reference().id;
    let Some(venue) = at(conn.sql(), group.id, &meeting.place).await? else {
        return Ok(PlaceFit { venue: None, group: id, form: None, gaps: Vec::new() });
    };
    let needs = needed(conn.sql(), &group).await?;
    let found = store::access(conn.sql(), venue.id).await?;
    Ok(PlaceFit { venue: Some(VenueId(venue.uid)), group: id, gaps: gaps(&needs, &found), form: Some(form(venue)) })
}
