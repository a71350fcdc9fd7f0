//! The agenda before a meeting, and moving through it during one.

use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

use super::{
    api::{AGENDA_ITEM, MEETING},
    dates::{Suggestion, to_move_to},
    model::{AgendaItem, ItemKind, MeetingState, start_times},
    plans::too_long_sitting,
    store::{self, ItemRow},
};
use crate::{
    calendar::{self, DayNotes, day_notes},
    groups::{self, GroupRef, MemberState},
    platform::{Change, Code, Done, Error, ItemId, MeetingId, MemberId, Now, Result, Value, Vault, one_line},
};

/// Somebody who could lead an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Lead {
    /// The member.
    pub id: MemberId,
    /// Their name.
    pub name: String,
}

/// A meeting being got ready (screen 4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PrepareView {
    /// The meeting.
    pub id: MeetingId,
    /// Its group.
    pub group: GroupRef,
    /// The day.
    pub date: NaiveDate,
    /// From.
    pub starts: NaiveTime,
    /// To.
    pub ends: NaiveTime,
    /// How long, in minutes.
    pub minutes: u32,
    /// Where.
    pub place: String,
    /// How far it has come.
    pub state: MeetingState,
    /// What to know about the day.
    pub notes: DayNotes,
    /// The date it was planned for first, if it was moved.
    pub moved_from: Option<NaiveDate>,
    /// Where it could be moved to: a week earlier or later.
    pub moves: Vec<Suggestion>,
    /// The day has come.
    pub is_today: bool,
    /// The agenda.
    pub items: Vec<AgendaItem>,
    /// Sum of the items.
    pub planned_minutes: u32,
    /// What is left of the time; negative: over by so much.
    pub spare_minutes: i32,
    /// How long one sits without a break to move, in minutes, if that is too long.
    pub long_sitting: Option<u32>,
    /// Who could lead.
    pub leads: Vec<Lead>,
}

/// A meeting being got ready.
pub async fn prepare(vault: &Vault, now: &Now, meeting: MeetingId) -> Result<PrepareView> {
    let nation = calendar::nation(vault).await?;
    let mut conn = vault.connection().await?;
    let row = store::meeting(conn.sql(), meeting).await?;
    let group = groups::group_by_id(conn.sql(), row.group_id).await?.reference();
    let items = store::items(conn.sql(), row.id).await?;
    let long_sitting = too_long_sitting(&items);
    let items = with_times(row.planned_start(), items);
    let planned: u32 = items.iter().map(|item| item.minutes).sum();
    let members = groups::members(conn.sql(), row.group_id).await?;
    let leads = members
        .iter()
        .filter(|m| m.standing() == MemberState::Here)
        .map(|m| Lead { id: m.id(), name: m.name.clone() })
        .collect();
    let moves = to_move_to(conn.sql(), nation, now, &row).await?;
    Ok(PrepareView {
        id: meeting,
        group,
        date: row.on_date,
        starts: row.starts,
        ends: row.ends().time(),
        minutes: row.minutes,
        notes: day_notes(nation, row.on_date),
        moved_from: row.moved_from,
        moves,
        state: row.state(),
        is_today: row.on_date == now.today,
        planned_minutes: planned,
        spare_minutes: i32::try_from(i64::from(row.minutes) - i64::from(planned)).unwrap_or_default(),
        place: row.place,
        items,
        long_sitting,
        leads,
    })
}

/// The items with the times at which they start.
pub(crate) fn with_times(first: DateTime<Utc>, rows: Vec<ItemRow>) -> Vec<AgendaItem> {
    let minutes: Vec<u32> = rows.iter().map(|row| row.minutes + row.extra).collect();
    rows.into_iter()
        .zip(start_times(first, &minutes))
        .map(|(row, starts)| AgendaItem {
            id: ItemId(row.uid),
            kind: row.kind(),
            minutes: row.minutes,
            lead: row.lead_uid.map(MemberId),
            lead_name: row.lead_name,
            title: row.title,
            topic: row.topic,
            starts,
        })
        .collect()
}

/// Changes how long an item takes. Errors: `Invalid minutes.range` on `minutes` (1 to 240).
pub async fn item_minutes(vault: &Vault, now: &Now, item: ItemId, minutes: u32) -> Result<Done> {
    let minutes = in_range(minutes)?;
    let mut change = vault.change("meetings.itemMinutes", now).await?;
    let (id, _) = store::item(change.sql(), item).await?;
    change.put(&AGENDA_ITEM, &[id.into()], &[("minutes", minutes)]).await?;
    change.commit().await
}

fn in_range(minutes: u32) -> Result<Value> {
    if (1..=240).contains(&minutes) {
        Ok(i64::from(minutes).into())
    } else {
        Err(Error::invalid("minutes", "minutes.range"))
    }
}

/// Moves an item one place up or down; at either end nothing changes.
pub async fn item_move(vault: &Vault, now: &Now, item: ItemId, up: bool) -> Result<Done> {
    let mut change = vault.change("meetings.itemMove", now).await?;
    let (id, meeting) = store::item(change.sql(), item).await?;
    let mut order: Vec<i64> = store::items(change.sql(), meeting).await?.iter().map(|row| row.id).collect();
    if let Some(at) = order.iter().position(|other| *other == id) {
        let to = if up { at.checked_sub(1) } else { Some(at + 1).filter(|to| *to < order.len()) };
        if let Some(to) = to {
            order.swap(at, to);
        }
    }
    for (position, id) in (1_i64..).zip(order) {
        change.put(&AGENDA_ITEM, &[id.into()], &[("position", position.into())]).await?;
    }
    change.commit().await
}

/// Changes an item's title and who leads it.
pub async fn item_edit(vault: &Vault, now: &Now, item: ItemId, title: &str, lead: Option<MemberId>) -> Result<Done> {
    let title = one_line("title", title, 80)?;
    let mut change = vault.change("meetings.itemEdit", now).await?;
    let (id, meeting) = store::item(change.sql(), item).await?;
    let group = store::meeting_by_id(change.sql(), meeting).await?.group_id;
    let lead = match lead {
        Some(member) => {
            let member = groups::member(change.sql(), member).await?;
            // Nobody of another group enters this one's rows.
            if member.group_id != group {
                return Err(Error::not_found("member.missing"));
            }
            Some(member.id)
        }
        None => None,
    };
    change.put(&AGENDA_ITEM, &[id.into()], &[("title", title.into()), ("lead", lead.into())]).await?;
    change.commit().await
}

/// Adds an item before the last one, which is usually the goodbye.
///
/// Errors: `Invalid minutes.range`; `Invalid agenda.full` (40 items).
pub async fn item_add(
    vault: &Vault,
    now: &Now,
    meeting: MeetingId,
    kind: ItemKind,
    title: &str,
    minutes: u32,
) -> Result<Done> {
    let minutes = in_range(minutes)?;
    let title = one_line("title", title, 80)?;
    let mut change = vault.change("meetings.itemAdd", now).await?;
    let meeting = store::meeting(change.sql(), meeting).await?.id;
    let mut order: Vec<i64> = store::items(change.sql(), meeting).await?.iter().map(|row| row.id).collect();
    if order.len() >= 40 {
        return Err(Error::invalid("kind", "agenda.full"));
    }
    let values = [
        ("meeting_id", meeting.into()),
        ("position", 0.into()),
        ("kind", kind.into()),
        ("title", title.into()),
        ("minutes", minutes),
    ];
    let (id, _) = change.insert(&AGENDA_ITEM, &values).await?;
    order.insert(order.len().saturating_sub(1), id);
    for (position, id) in (1_i64..).zip(order) {
        change.put(&AGENDA_ITEM, &[id.into()], &[("position", position.into())]).await?;
    }
    change.commit().await
}

/// Takes an item off the agenda of a meeting to come. Errors: `Conflict meeting.notPlanned`.
pub async fn item_remove(vault: &Vault, now: &Now, item: ItemId) -> Result<Done> {
    let mut change = vault.change("meetings.itemRemove", now).await?;
    let (id, meeting) = store::item(change.sql(), item).await?;
    must_be_planned(&store::meeting_by_id(change.sql(), meeting).await?)?;
    change.remove(&AGENDA_ITEM, &[id.into()]).await?;
    change.commit().await
}

/// Goes on to the next item. On the last one nothing changes.
pub async fn next_item(vault: &Vault, now: &Now, meeting: MeetingId) -> Result<Done> {
    let mut change = vault.change("meetings.nextItem", now).await?;
    let row = running(&mut change, meeting).await?;
    let items = store::items(change.sql(), row.id).await?;
    let at = items.iter().position(|item| Some(item.id) == row.now_item);
    if let Some(next) = items.get(at.map_or(0, |at| at + 1)) {
        let mut values = vec![("now_item", next.id.into()), ("now_since", now.at.into())];
        if at.is_some_and(|at| items[at].kind().moves()) {
            values.push(("on_feet_at", now.at.into()));
        }
        change.put(&MEETING, &[row.id.into()], &values).await?;
    }
    change.commit().await
}

/// Gives the item that is on more minutes, counted from now if it has already run over.
pub async fn more_minutes(vault: &Vault, now: &Now, meeting: MeetingId, minutes: u32) -> Result<Done> {
    in_range(minutes)?;
    let mut change = vault.change("meetings.moreMinutes", now).await?;
    let row = running(&mut change, meeting).await?;
    let item = store::items(change.sql(), row.id).await?.into_iter().find(|item| Some(item.id) == row.now_item);
    if let (Some(item), Some(since)) = (item, row.since()) {
        let planned = Duration::minutes(i64::from(item.minutes + item.extra));
        let over = u32::try_from((now.at - (since + planned)).num_minutes()).unwrap_or_default();
        let extra = (item.extra + over + minutes).min(240);
        change.put(&AGENDA_ITEM, &[item.id.into()], &[("extra", i64::from(extra).into())]).await?;
    }
    change.commit().await
}

/// Errors: `Conflict meeting.notPlanned` for a meeting that has begun, was held or was called off.
pub(super) fn must_be_planned(meeting: &store::Meeting) -> Result<()> {
    match meeting.state() {
        MeetingState::Planned => Ok(()),
        _ => Err(Error::new(Code::Conflict, "meeting.notPlanned")),
    }
}

pub(super) async fn running(change: &mut Change<'_>, meeting: MeetingId) -> Result<store::Meeting> {
    let row = store::meeting(change.sql(), meeting).await?;
    if row.state() == MeetingState::Running { Ok(row) } else { Err(Error::new(Code::Conflict, "meeting.notRunning")) }
}
