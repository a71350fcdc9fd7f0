//! Finding, reading and rewriting such texts.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;

use super::{model::fingerprint, store};
use crate::{
    groups::{self, GroupRef, Member},
    people::may_name,
    platform::{Change, Code, Done, Error, GroupId, Now, Place, Result, Schema, Vault, read_written},
};

/// Texts that are kept in mind for one person, and shown for one group.
const MOST: u32 = 200;

/// A text that may name somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct NamedText {
    /// To say which.
    pub no: u32,
    /// What it is, in a stable word: notes, jotting, plan ...
    pub what: String,
    /// The day of the meeting it is about.
    pub date: Option<NaiveDate>,
    /// The text.
    pub text: String,
    /// Somebody read it and found that it may stay.
    pub stays: bool,
}

/// The texts of a group that may still name somebody who took their name off its list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct NamedView {
    /// The group.
    pub group: GroupRef,
    /// How many nobody has read yet.
    pub left: u32,
    /// The texts; 200 at most.
    pub texts: Vec<NamedText>,
}

/// Looks, as part of taking back, where a group's texts may name somebody, while the name is still known.
pub async fn look(change: &mut Change<'_>, member: &Member) -> Result<()> {
    store::forget(change.sql(), member.id).await?;
    for (place, text) in change.written(member.group_id, MOST as usize, |text| may_name(text, &member.name)).await? {
        let key = serde_json::to_string(&place.key).map_err(|e| Error::new(Code::Internal, "internal").because(e))?;
        let was = fingerprint(&text);
        let row = store::Row { no: 0, kind: place.kind, key, field: place.field, was, stays: false };
        store::keep(change.sql(), member.group_id, member.id, &row).await?;
    }
    Ok(())
}

fn place(row: &store::Row) -> Option<Place> {
    Some(Place { kind: row.kind, key: serde_json::from_str(&row.key).ok()?, field: row.field })
}

/// What is still as it was found; what was written anew since is done.
async fn texts(sql: &mut SqliteConnection, schema: &Schema, group: i64) -> Result<Vec<NamedText>> {
    let mut texts = Vec::new();
    for row in store::of_group(sql, group, MOST).await? {
        let Some(place) = place(&row) else { continue };
        let Some(written) = read_written(sql, schema, &place).await? else { continue };
        if fingerprint(&written.text) != row.was {
            continue;
        }
        let date = match written.meeting {
            Some(meeting) => store::day(sql, meeting).await?,
            None => None,
        };
        let what = written.what.to_owned();
        texts.push(NamedText { no: row.no, what, date, text: written.text, stays: row.stays });
    }
    Ok(texts)
}

/// The texts of a group that may still name somebody, newest meeting first.
pub async fn read(vault: &Vault, group: GroupId) -> Result<NamedView> {
    let mut conn = vault.connection().await?;
    let group = groups::group(conn.sql(), group).await?;
    let mut texts = texts(conn.sql(), vault.schema(), group.id).await?;
    texts.sort_by(|one, other| other.date.cmp(&one.date).then(one.no.cmp(&other.no)));
    Ok(NamedView { group: group.reference(), left: count(&texts), texts })
}

fn count(texts: &[NamedText]) -> u32 {
    u32::try_from(texts.iter().filter(|text| !text.stays).count()).unwrap_or(MOST)
}

/// In which groups there are texts that nobody has read yet, and how many; 20 groups at most.
pub async fn left(sql: &mut SqliteConnection, schema: &Schema) -> Result<Vec<(GroupRef, u32)>> {
    let mut left = Vec::new();
    for group in store::groups(sql).await? {
        let number = count(&texts(sql, schema, group).await?);
        if number > 0
            && let Ok(group) = groups::group_by_id(sql, group).await
        {
            left.push((group.reference(), number));
        }
    }
    Ok(left)
}

/// Writes such a text anew; an emptied one goes, where it was all there was.
///
/// Errors: `NotFound row.missing`; `Invalid text.empty`, `text.tooLong` on `text`.
pub async fn rewrite(vault: &Vault, now: &Now, no: u32, text: &str) -> Result<Done> {
    let mut change = vault.change("asking.rewrite", now).await?;
    let row = store::row(change.sql(), no).await?;
    let place = row.as_ref().and_then(place).ok_or_else(|| Error::not_found("row.missing"))?;
    change.rewrite(&place, text).await?;
    change.commit().await
}

/// Says of such a text that it may stay as it is, or that it is to be looked at after all.
///
/// Errors: `NotFound row.missing`.
pub async fn may_stay(vault: &Vault, no: u32, stays: bool) -> Result<()> {
    let mut conn = vault.connection().await?;
    let row = store::row(conn.sql(), no).await?.ok_or_else(|| Error::not_found("row.missing"))?;
    store::set_stays(conn.sql(), &row, stays).await
}
