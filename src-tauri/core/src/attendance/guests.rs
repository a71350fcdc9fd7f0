//! Guests, tidied up later or never: somebody who came by first name joins the group, turns out to be
//! somebody of the list, or stays a guest.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    api::{GUEST, Named, put},
    model::{HowCame, Status},
    store,
};
use crate::{
    groups::{self, GroupRef, MemberState, NewMember},
    platform::{Change, Done, Error, GroupId, GuestId, MeetingId, MemberId, Now, Result, Vault, one_line},
    privacy::ReachedBy,
};

/// A guest of whom nobody has said yet who they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct GuestOnce {
    /// The guest.
    pub guest: GuestId,
    /// First name.
    pub name: String,
    /// Where they came.
    pub meeting: MeetingId,
    /// The day.
    pub date: NaiveDate,
}

/// The guests of a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct GuestsView {
    /// The group.
    pub group: GroupRef,
    /// Of whom nobody has said, the latest first; 50 at most.
    pub guests: Vec<GuestOnce>,
    /// Who they could be.
    pub people: Vec<Named>,
}

/// The guests of a group of whom nobody has said who they are.
pub async fn guests_of(vault: &Vault, group: GroupId) -> Result<GuestsView> {
    let mut conn = vault.connection().await?;
    let group = groups::group(conn.sql(), group).await?;
    let guests = store::unsettled(conn.sql(), group.id).await?;
    let people = groups::members(conn.sql(), group.id).await?;
    let people =
        people.into_iter().filter(|member| matches!(member.standing(), MemberState::Here | MemberState::OnBreak));
    Ok(GuestsView {
        guests,
        people: people.map(|member| Named { member: member.id(), name: member.name }).collect(),
        group: group.reference(),
    })
}

/// A guest joins the group: they are on its list, and were at that meeting as one of it. They were asked
/// whether the group may keep their name, since only then is anybody on the list.
///
/// Errors: `Invalid name.empty`, `text.tooLong` on `name`; `NotFound guest.missing`.
pub async fn guest_joins(vault: &Vault, now: &Now, guest: GuestId, name: &str) -> Result<Done> {
    let name = one_line("name", name, 120)?;
    if name.is_empty() {
        return Err(Error::invalid("name", "name.empty"));
    }
    let mut change = vault.change("attendance.guestJoins", now).await?;
    let (id, meeting) = store::guest(change.sql(), guest).await?;
    let group = store::group_at(change.sql(), meeting).await?;
    let new = NewMember {
        name: &name,
        phone: "",
        email: "",
        best_time: "",
        answers: &[],
        host: false,
        how: ReachedBy::ToldHost,
        source: None,
    };
    let (member, _) = groups::enrol(&mut change, group, &new).await?;
    becomes(&mut change, id, meeting, member).await?;
    change.commit().await
}

/// A guest is somebody of the list, who was not recognised. What is known of them at that meeting stays.
///
/// Errors: `NotFound guest.missing`, `member.missing` for somebody of another group.
pub async fn guest_is(vault: &Vault, now: &Now, guest: GuestId, member: MemberId) -> Result<Done> {
    let mut change = vault.change("attendance.guestIs", now).await?;
    let (id, meeting) = store::guest(change.sql(), guest).await?;
    let member = groups::member(change.sql(), member).await?;
    if member.group_id != store::group_at(change.sql(), meeting).await? {
        return Err(Error::not_found("member.missing"));
    }
    becomes(&mut change, id, meeting, member.id).await?;
    change.commit().await
}

/// A guest stays a guest: nobody is asked about them again. Errors: `NotFound guest.missing`.
pub async fn guest_stays(vault: &Vault, now: &Now, guest: GuestId) -> Result<Done> {
    let mut change = vault.change("attendance.guestStays", now).await?;
    let (id, _) = store::guest(change.sql(), guest).await?;
    change.put(&GUEST, &[id.into()], &[("settled", true.into())]).await?;
    change.commit().await
}

async fn becomes(change: &mut Change<'_>, guest: i64, meeting: i64, member: i64) -> Result<()> {
    if !store::marked_here(change.sql(), meeting, member).await? {
        put(change, &[meeting.into(), member.into()], Status::Here, &HowCame::default()).await?;
    }
    change.remove(&GUEST, &[guest.into()]).await
}
