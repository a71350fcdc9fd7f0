//! The page for somebody who is worried, and their note.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    model::{About, Concern},
    store::{self, Written},
};
use crate::{
    groups::{self, GroupRef, MemberState},
    platform::{ConcernId, Error, GroupId, MemberId, Now, Result, Slice, Vault, check_date, fresh, note, one_line},
    service::{self, CrisisContacts},
};

/// What worries hands to the vault: no table that is shared, stamped or audited.
pub static SLICE: Slice = Slice {
    name: "worries",
    tables: &[],
    migrations: &[(20261126110400, include_str!("migrations/20261126110400_concern.sql"))],
};

/// Longest note, in characters.
const LONGEST: usize = 1000;

/// Somebody a note can be about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Who {
    /// The member.
    pub id: MemberId,
    /// Their name.
    pub name: String,
}

/// What the page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct WorriesView {
    /// The group.
    pub group: GroupRef,
    /// Whom to ring.
    pub crisis: CrisisContacts,
    /// Everybody on the list.
    pub people: Vec<Who>,
    /// The notes on this device.
    pub notes: Vec<Concern>,
}

/// A note as somebody wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NoteEdit {
    /// Which one to change; none: a new one.
    pub id: Option<ConcernId>,
    /// About whom.
    pub member: Option<MemberId>,
    /// The day.
    pub on_date: NaiveDate,
    /// What it is about.
    pub about: About,
    /// Own words; may be empty.
    pub words: String,
    /// Who was told; may be empty.
    pub told: String,
    /// When.
    pub told_on: Option<NaiveDate>,
}

/// Whom to ring, and the notes on this device.
pub async fn read(vault: &Vault, group: GroupId) -> Result<WorriesView> {
    let mut conn = vault.connection().await?;
    let group = groups::group(conn.sql(), group).await?;
    let people = groups::members(conn.sql(), group.id).await?;
    let people =
        people.into_iter().filter(|member| matches!(member.standing(), MemberState::Here | MemberState::OnBreak));
    Ok(WorriesView {
        crisis: service::crisis_of(conn.sql(), group.id).await?,
        people: people.map(|member| Who { id: member.id(), name: member.name }).collect(),
        notes: store::of_group(conn.sql(), group.id).await?,
        group: group.reference(),
    })
}

/// Keeps a note on this device.
///
/// Errors: `Invalid text.tooLong` on `words` (1,000 characters) or `told`; `Invalid date.range`,
/// `date.future` on `onDate` or `toldOn`; `NotFound member.missing`, `concern.missing`.
pub async fn keep(vault: &Vault, now: &Now, group: GroupId, edit: &NoteEdit) -> Result<ConcernId> {
    let words = note("words", &edit.words, LONGEST)?;
    let told = one_line("told", &edit.told, 120)?;
    for (field, date) in [("onDate", Some(edit.on_date)), ("toldOn", edit.told_on)] {
        if let Some(date) = date {
            check_date(field, date)?;
            if date > now.today {
                return Err(Error::invalid(field, "date.future"));
            }
        }
    }
    let mut conn = vault.connection().await?;
    let group = groups::group(conn.sql(), group).await?.id;
    let member = match edit.member {
        Some(member) => {
            let member = groups::member(conn.sql(), member).await?;
            if member.group_id != group {
                return Err(Error::not_found("member.missing"));
            }
            Some(member.id)
        }
        None => None,
    };
    let id = edit.id.unwrap_or_else(|| ConcernId(fresh()));
    let written =
        Written { member, on_date: edit.on_date, about: edit.about, words: &words, told: &told, told_on: edit.told_on };
    store::write(conn.sql(), group, id.0, edit.id.is_none(), &written).await?;
    Ok(id)
}

/// Nothing is left to do, or something is. Errors: `NotFound concern.missing`.
pub async fn close(vault: &Vault, now: &Now, concern: ConcernId, closed: bool) -> Result<()> {
    store::close(vault.connection().await?.sql(), concern, closed.then_some(now.today)).await
}

/// Deletes a note for good. The page can write it again for as long as it is open.
pub async fn remove(vault: &Vault, concern: ConcernId) -> Result<()> {
    store::remove(vault.connection().await?.sql(), concern).await
}
