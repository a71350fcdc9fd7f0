//! The meeting as it is on the screen (screen 5).

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{
    api::Named,
    model::{HowCame, Status, Tally},
    store,
};
use crate::{
    goals,
    groups::{self, GroupRef, Member, MemberState, short_names},
    meetings::{self, AgendaItem, Jotting, MeetingState, NowView, Sitting, now_view},
    platform::{GuestId, MeetingId, MemberId, Now, Result, Vault},
};

/// A name on the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct RegisterRow {
    /// The member.
    pub member: MemberId,
    /// What the group calls them: as short as it can be.
    pub name: String,
    /// The whole name.
    pub full_name: String,
    /// What is known; none = not marked.
    pub status: Option<Status>,
    /// How they were there, if somebody said.
    pub how: HowCame,
    /// Taking a break.
    pub on_break: bool,
}

/// A guest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct GuestRow {
    /// The guest.
    pub guest: GuestId,
    /// First name.
    pub name: String,
    /// Here, or a slip of the finger.
    pub here: bool,
}

/// A meeting under way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct MeetingView {
    /// The meeting.
    pub id: MeetingId,
    /// Its group.
    pub group: GroupRef,
    /// The day.
    pub date: NaiveDate,
    /// How far it has come.
    pub state: MeetingState,
    /// The planned end.
    pub planned_end: DateTime<Utc>,
    /// The end to expect as things stand.
    pub expected_end: DateTime<Utc>,
    /// Everyone on the list.
    pub register: Vec<RegisterRow>,
    /// Guests.
    pub guests: Vec<GuestRow>,
    /// How many.
    pub tally: Tally,
    /// What is on.
    pub now: NowView,
    /// What comes.
    pub ahead: Vec<AgendaItem>,
    /// How long people have sat.
    pub sitting: Sitting,
    /// What was jotted down.
    pub jottings: Vec<Jotting>,
    /// Who runs the group and is on the list now: any of them can take over.
    pub hosts: Vec<Named>,
    /// Who runs this one in another's place.
    pub run_by: Option<MemberId>,
    /// The group offers goals.
    pub goals: bool,
}

/// Reads a meeting whole: a handful of small queries, whatever the group's history.
pub async fn read(vault: &Vault, now: &Now, meeting: MeetingId) -> Result<MeetingView> {
    let mut conn = vault.connection().await?;
    let row = meetings::meeting(conn.sql(), meeting).await?;
    let group = groups::group_by_id(conn.sql(), row.group_id).await?.reference();
    let people = store::register(conn.sql(), row.group_id, row.id).await?;
    let names: Vec<&str> = people.iter().map(|person| person.name.as_str()).collect();
    let register = people
        .iter()
        .zip(short_names(&names))
        .map(|(person, name)| RegisterRow {
            member: MemberId(person.uid),
            name,
            full_name: person.name.clone(),
            status: person.status(),
            how: person.how.read(person.status()),
            on_break: person.state == MemberState::OnBreak.text(),
        })
        .collect();
    let guests = store::guests(conn.sql(), row.id)
        .await?
        .into_iter()
        .map(|(uid, name, here)| GuestRow { guest: GuestId(uid), name, here })
        .collect();
    let tally = store::tally(conn.sql(), row.group_id, row.id).await?;
    let items = meetings::items(conn.sql(), row.id).await?;
    let jottings = meetings::jottings(conn.sql(), row.id).await?;

    let at = items.iter().position(|item| Some(item.id) == row.now_item);
    let extra = at.map_or(0, |at| items[at].extra);
    let since = row.since().unwrap_or(now.at);
    // From the item that is on, times run from when it really began.
    let rest = meetings::with_times(since, items.into_iter().skip(at.unwrap_or(usize::MAX)).collect());
    let mut rest = rest.into_iter();
    let item = rest.next();
    let ahead: Vec<AgendaItem> = rest.collect();
    let on = item.as_ref().map(|item| item.kind);
    let sitting = if row.state() == MeetingState::Running {
        meetings::sitting(&row, on)
    } else {
        Sitting { since: None, not_before: None }
    };
    let members = groups::members(conn.sql(), row.group_id).await?;
    let run_by = members.iter().find(|member| Some(member.id) == row.run_by).map(Member::id);
    let hosts = members.into_iter().filter(|member| member.host && member.standing() == MemberState::Here);
    let hosts = hosts.map(|member| Named { member: member.id(), name: member.name }).collect();
    let goals = goals::offered(conn.sql(), row.group_id).await?;
    let (view, expected_end) = now_view(now.at, item, since, extra, &ahead);
    Ok(MeetingView {
        id: meeting,
        group,
        date: row.on_date,
        state: row.state(),
        planned_end: row.planned_end(),
        expected_end,
        register,
        guests,
        tally,
        now: view,
        ahead,
        sitting,
        jottings,
        hosts,
        run_by,
        goals,
    })
}
