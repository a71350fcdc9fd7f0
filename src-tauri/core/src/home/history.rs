//! What changed: who did what and when, as far as the audit knows. It knows ids and kinds, never values:
//! that a number was changed, not from what to what.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::store;
use crate::{
    attendance,
    groups::{self, GroupRef},
    platform::{Audit, GroupId, MemberId, Result, Value, Vault},
    service,
};

/// Changes that are looked through for one page; those alike that follow each other become one line.
const PAGE: u32 = 60;

/// A member, by name and with a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct AboutMember {
    /// The member.
    pub id: MemberId,
    /// Their name today.
    pub name: String,
}

/// One line of what changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ChangeRow {
    /// The number of the latest change it stands for.
    pub seq: u32,
    /// When that was.
    pub at: DateTime<Utc>,
    /// Who did it; empty if nobody said a name.
    pub who: String,
    /// The use-case, such as `attendance.mark`; the page has the words.
    pub act: String,
    /// The use-case that was taken back, if it was that.
    pub undid: Option<String>,
    /// How many such changes in a row.
    pub times: u32,
    /// The group it is about, if it is still there.
    pub group: Option<GroupRef>,
    /// The member it is about, if it is one, still on the list.
    pub member: Option<AboutMember>,
}

/// A page of what changed, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct HistoryPage {
    /// The lines.
    pub rows: Vec<ChangeRow>,
    /// Ask for the next page with this; none on the last.
    pub next: Option<u32>,
    /// The group that was asked for.
    pub group: Option<GroupRef>,
}

/// What changed before `before`: in one group, or in all and in the service itself.
pub async fn history(vault: &Vault, group: Option<GroupId>, before: Option<u32>) -> Result<HistoryPage> {
    let device_name = vault.device("name").await?;
    let mut conn = vault.connection().await?;
    let asked = match group {
        Some(id) => Some(groups::group(conn.sql(), id).await?),
        None => None,
    };
    let log = conn.audit(asked.as_ref().map(|group| group.id), before, PAGE).await?;
    let next = log.last().map(|last| last.seq).filter(|_| log.len() == PAGE as usize);
    let staff = service::staff(conn.sql()).await?;
    let mut rows: Vec<ChangeRow> = Vec::new();
    let mut last: Option<Audit> = None;
    for entry in log {
        if let (Some(last), Some(row)) = (&last, rows.last_mut())
            && alike(last, &entry)
        {
            row.times += 1;
            if member_of(last) != member_of(&entry) {
                row.member = None;
            }
            continue;
        }
        let group = match entry.group {
            Some(id) => groups::group_by_id(conn.sql(), id).await.ok().map(|group| group.reference()),
            None => None,
        };
        let member = match member_of(&entry) {
            Some(id) => {
                store::member_by_id(conn.sql(), id).await?.map(|(id, name)| AboutMember { id: MemberId(id), name })
            }
            None => None,
        };
        let who = staff.iter().find(|one| Some(one.id) == entry.actor).map_or(device_name.as_str(), |one| &one.name);
        rows.push(ChangeRow {
            seq: entry.seq,
            at: entry.at,
            who: who.to_owned(),
            act: entry.act.clone(),
            undid: entry.undid.clone(),
            times: 1,
            group,
            member,
        });
        last = Some(entry);
    }
    Ok(HistoryPage { rows, next, group: asked.map(|group| group.reference()) })
}

/// Twelve taps at one meeting are one line.
fn alike(one: &Audit, other: &Audit) -> bool {
    let day = |audit: &Audit| audit.at.date_naive();
    (&one.act, &one.undid, one.actor, one.group, day(one))
        == (&other.act, &other.undid, other.actor, other.group, day(other))
}

/// The local id of the member that a change is about: one whose row it wrote, marked or let go.
fn member_of(audit: &Audit) -> Option<i64> {
    let of = |value: Option<&Value>| match value {
        Some(Value::Int(id)) => Some(*id),
        _ => None,
    };
    let mut found = audit.rows.iter().filter_map(|(kind, key)| {
        if *kind == groups::MEMBER.kind {
            of(key.first())
        } else if *kind == attendance::ATTENDANCE.kind {
            of(key.get(1))
        } else {
            None
        }
    });
    let first = found.next()?;
    // A list that was brought in is about many.
    found.all(|other| other == first).then_some(first)
}
