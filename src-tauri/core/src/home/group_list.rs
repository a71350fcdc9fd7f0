//! Who is on a group's list, a page at a time, with what is said of each; and who has left.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    model::{Word, word},
    store,
};
use crate::{
    attendance::{self, Status},
    groups::{self, MemberState},
    platform::{Connection, GroupId, MemberId, Result, Vault},
};

/// People on one page of a group's list.
const PEOPLE: u32 = 100;
/// People who have left that are shown; Find finds the others.
const LEFT: u32 = 200;
/// Of so many meetings, what is known is looked at.
const MEETINGS: u32 = 20;

/// A member in a group's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct MemberRow {
    /// The member.
    pub id: MemberId,
    /// Name.
    pub name: String,
    /// What is said of them.
    pub word: Word,
    /// How many, for "missed the last few".
    pub count: Option<u32>,
    /// When they mean to come back from a break.
    pub back_on: Option<NaiveDate>,
    /// Runs the group.
    pub host: bool,
    /// The person at this laptop.
    pub you: bool,
}

/// Somebody who has left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct LeftRow {
    /// The member.
    pub id: MemberId,
    /// Name.
    pub name: String,
    /// Since when.
    pub on: NaiveDate,
    /// Has died.
    pub died: bool,
    /// Goes to another group now.
    pub moved: bool,
}

/// The next page of a group's list: who comes after the first `skip` of them.
/// Errors: `NotFound group.missing`.
pub async fn group_people(vault: &Vault, group: GroupId, skip: u32) -> Result<Vec<MemberRow>> {
    let mine = groups::mine(vault).await?;
    let mut conn = vault.connection().await?;
    let group = groups::group(conn.sql(), group).await?.id;
    let (_, days) = store::held(conn.sql(), group).await?;
    on_the_list(&mut conn, group, &days, &mine, skip).await
}

/// A page of a group's list; `days` are those of its latest meetings, newest first.
pub(super) async fn on_the_list(
    conn: &mut Connection<'_>,
    group: i64,
    days: &[NaiveDate],
    mine: &[MemberId],
    skip: u32,
) -> Result<Vec<MemberRow>> {
    let heard = attendance::heard(conn.sql(), group, MEETINGS).await?;
    let mut rows = Vec::new();
    for member in groups::on_list(conn.sql(), group, PEOPLE, skip).await? {
        let mut history = vec![None; days.len()];
        for mark in heard.iter().filter(|mark| mark.member_id == member.id) {
            if let Some(slot) = history.get_mut(mark.ago as usize) {
                *slot = Status::parse(&mark.status);
            }
        }
        let since = days.iter().filter(|day| **day >= member.joined).count();
        let (word, count) = word(&history, member.standing() == MemberState::OnBreak, since);
        rows.push(MemberRow {
            you: mine.contains(&member.id()),
            id: member.id(),
            name: member.name,
            word,
            count,
            back_on: member.back_on,
            host: member.host,
        });
    }
    Ok(rows)
}

/// Who has left a group.
pub(super) async fn have_left(conn: &mut Connection<'_>, group: i64) -> Result<Vec<LeftRow>> {
    let left_on = store::left_on(conn.sql(), group).await?;
    let row = |member: groups::Member| LeftRow {
        on: left_on.iter().find(|(id, _)| *id == member.id).map_or(member.joined, |(_, on)| *on),
        died: member.standing() == MemberState::Died,
        moved: member.standing() == MemberState::MovedGroup,
        id: member.id(),
        name: member.name,
    };
    Ok(groups::gone(conn.sql(), group, LEFT).await?.into_iter().map(row).collect())
}
