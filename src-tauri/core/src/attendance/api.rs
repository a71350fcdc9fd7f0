//! Marking who is here, and closing the meeting.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::{
    model::{HowCame, Status, Tally},
    paper::REGISTER_LINE,
    store,
};
use crate::{
    calendar, fields,
    groups::{self, GroupRef},
    meetings::{self, Bring, HowWas, Jotting, MEETING, Meeting, MeetingState, Suggestion},
    platform::{
        Change, Code, Done, Error, GuestId, Home, Key, MeetingId, MemberId, Now, Result, Slice, Table, Topic, Value,
        Vault, one_line,
    },
};

/// Who came.
pub static ATTENDANCE: Table = Table {
    kind: 50,
    name: "attendance",
    key: Key::Natural(&["meeting_id", "member_id"]),
    home: Home::Through("meeting_id", &MEETING),
    topic: Topic::Attendance,
    fields: fields![1 status, 2 late, 3 left_early, 4 joined_by],
};

/// Guests by first name.
pub static GUEST: Table = Table {
    kind: 51,
    name: "guest",
    key: Key::Uid,
    home: Home::Through("meeting_id", &MEETING),
    topic: Topic::Attendance,
    fields: fields![1 meeting_id, 2 name, 3 here, 4 settled],
};

/// What attendance hands to the vault.
pub static SLICE: Slice = Slice {
    name: "attendance",
    tables: &[&ATTENDANCE, &GUEST, &REGISTER_LINE],
    migrations: &[
        (20261122100500, include_str!("migrations/20261122100500_attendance.sql")),
        (20261125200100, include_str!("migrations/20261125200100_one_person_once.sql")),
        (20261125220200, include_str!("migrations/20261125220200_register_line.sql")),
        (20261126110000, include_str!("migrations/20261126110000_how_they_came.sql")),
        (20261126110200, include_str!("migrations/20261126110200_guest_settled.sql")),
    ],
};

/// The answer to a tap: enough to draw the screen without reading it again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Marked {
    /// The change.
    pub done: Done,
    /// How many now.
    pub tally: Tally,
}

/// The answer to adding a guest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct GuestAdded {
    /// The change.
    pub done: Done,
    /// The guest.
    pub guest: GuestId,
    /// How many now.
    pub tally: Tally,
}

/// The tap: marks a member at a meeting; none takes the mark away. How somebody came goes with the mark,
/// and stays while they are only marked as here again.
///
/// Errors: `Conflict meeting.notRunning` for a meeting that has not begun or was cancelled (a held
/// one can be put right afterwards).
pub async fn mark(
    vault: &Vault,
    now: &Now,
    meeting: MeetingId,
    member: MemberId,
    status: Option<Status>,
) -> Result<Marked> {
    let mut change = vault.change("attendance.mark", now).await?;
    let (row, at) = place_of(&mut change, meeting, member).await?;
    let key = [row.id.into(), at.into()];
    match status {
        Some(Status::Here) if store::marked_here(change.sql(), row.id, at).await? => {}
        Some(status) => put(&mut change, &key, status, &HowCame::default()).await?,
        None => change.remove_if_there(&ATTENDANCE, &key).await?,
    }
    let tally = store::tally(change.sql(), row.group_id, row.id).await?;
    Ok(Marked { done: change.commit().await?, tally })
}

/// Says how somebody was at a meeting: late, left early, by phone or video. It says too that they were
/// there. Nothing has to be said. Errors: as for [`mark`].
pub async fn say_how(vault: &Vault, now: &Now, meeting: MeetingId, member: MemberId, how: &HowCame) -> Result<Marked> {
    let mut change = vault.change("attendance.how", now).await?;
    let (row, at) = place_of(&mut change, meeting, member).await?;
    put(&mut change, &[row.id.into(), at.into()], Status::Here, how).await?;
    let tally = store::tally(change.sql(), row.group_id, row.id).await?;
    Ok(Marked { done: change.commit().await?, tally })
}

/// A meeting that can be marked, and the local id of a member of its group.
async fn place_of(change: &mut Change<'_>, meeting: MeetingId, member: MemberId) -> Result<(Meeting, i64)> {
    let row = meetings::meeting(change.sql(), meeting).await?;
    may_mark(row.state())?;
    let person = groups::member(change.sql(), member).await?;
    if person.group_id != row.group_id {
        return Err(Error::not_found("member.missing"));
    }
    Ok((row, person.id))
}

/// Writes a mark whole, so that nothing of an earlier one comes back with it.
pub(super) async fn put(change: &mut Change<'_>, key: &[Value], status: Status, how: &HowCame) -> Result<()> {
    let values = [
        ("status", status.into()),
        ("late", how.late.into()),
        ("left_early", how.left_early.into()),
        ("joined_by", how.joined_by.into()),
    ];
    change.put(&ATTENDANCE, key, &values).await
}

pub(super) fn may_mark(state: MeetingState) -> Result<()> {
    match state {
        MeetingState::Running | MeetingState::Held => Ok(()),
        MeetingState::Planned | MeetingState::Cancelled | MeetingState::Informal => {
            Err(Error::new(Code::Conflict, "meeting.notRunning"))
        }
    }
}

/// Adds a guest by first name, who is here. Errors: `Invalid name.empty` on `firstName`; as for [`mark`].
pub async fn add_guest(vault: &Vault, now: &Now, meeting: MeetingId, first_name: &str) -> Result<GuestAdded> {
    let name = one_line("firstName", first_name, 40)?;
    if name.is_empty() {
        return Err(Error::invalid("firstName", "name.empty"));
    }
    let mut change = vault.change("attendance.addGuest", now).await?;
    let row = meetings::meeting(change.sql(), meeting).await?;
    may_mark(row.state())?;
    let values = [("meeting_id", row.id.into()), ("name", name.into()), ("here", true.into())];
    let (_, uid) = change.insert(&GUEST, &values).await?;
    let tally = store::tally(change.sql(), row.group_id, row.id).await?;
    Ok(GuestAdded { done: change.commit().await?, guest: GuestId(uid), tally })
}

/// Marks a guest as here, or not after all. Errors: as for [`mark`].
pub async fn mark_guest(vault: &Vault, now: &Now, meeting: MeetingId, guest: GuestId, here: bool) -> Result<Marked> {
    let mut change = vault.change("attendance.markGuest", now).await?;
    let row = meetings::meeting(change.sql(), meeting).await?;
    may_mark(row.state())?;
    let (id, at) = store::guest(change.sql(), guest).await?;
    if at != row.id {
        return Err(Error::not_found("guest.missing"));
    }
    change.put(&GUEST, &[id.into()], &[("here", here.into())]).await?;
    let tally = store::tally(change.sql(), row.group_id, row.id).await?;
    Ok(Marked { done: change.commit().await?, tally })
}

/// A member by id and name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Named {
    /// The member.
    pub member: MemberId,
    /// Name.
    pub name: String,
}

/// A meeting being closed (screen 6).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CloseView {
    /// The meeting.
    pub id: MeetingId,
    /// Its group.
    pub group: GroupRef,
    /// The day.
    pub date: NaiveDate,
    /// How far it has come.
    pub state: MeetingState,
    /// How many.
    pub tally: Tally,
    /// Who sent apologies.
    pub apologies: Vec<String>,
    /// Who is not marked.
    pub not_marked: Vec<Named>,
    /// Who did not come, without a word. What to do about each: see `missed`.
    pub did_not_come: Vec<Named>,
    /// The date already planned after this one.
    pub next_planned: Option<NaiveDate>,
    /// Dates that could suit.
    pub suggestions: Vec<Suggestion>,
    /// Notes so far.
    pub notes: String,
    /// What was jotted down.
    pub jottings: Vec<Jotting>,
    /// When such meetings start.
    pub starts: NaiveTime,
    /// Where.
    pub place: String,
    /// How many were there, as somebody counted them.
    pub headcount: Option<u32>,
    /// How it was, if somebody said.
    pub how_was: Option<HowWas>,
    /// Who does or brings what next time.
    pub bring: Vec<Bring>,
    /// Who could: everyone on the list now.
    pub people: Vec<Named>,
}

/// A meeting being closed.
pub async fn close_view(vault: &Vault, now: &Now, meeting: MeetingId) -> Result<CloseView> {
    let nation = calendar::nation(vault).await?;
    let mut conn = vault.connection().await?;
    let row = meetings::meeting(conn.sql(), meeting).await?;
    let group = groups::group_by_id(conn.sql(), row.group_id).await?.reference();
    let tally = store::tally(conn.sql(), row.group_id, row.id).await?;
    let mut people = Vec::new();
    let (mut apologies, mut not_marked, mut did_not_come) = (Vec::new(), Vec::new(), Vec::new());
    for person in store::register(conn.sql(), row.group_id, row.id).await? {
        let expected = person.state == groups::MemberState::Here.text();
        if expected {
            people.push(Named { member: MemberId(person.uid), name: person.name.clone() });
        }
        match person.status() {
            Some(Status::Apologies) => apologies.push(person.name),
            None if expected => not_marked.push(Named { member: MemberId(person.uid), name: person.name }),
            Some(Status::NoWord) => did_not_come.push(Named { member: MemberId(person.uid), name: person.name }),
            Some(Status::Here) | None => {}
        }
    }
    let tomorrow = row.on_date.succ_opt().unwrap_or(row.on_date);
    let next_planned = meetings::next_of(conn.sql(), Some(row.group_id), tomorrow).await?.map(|next| next.on_date);
    let suggestions = meetings::next_dates(conn.sql(), nation, now, row.group_id, row.on_date).await?;
    let jottings = meetings::jottings(conn.sql(), row.id).await?;
    let how_was = row.how_was();
    Ok(CloseView {
        id: meeting,
        group,
        date: row.on_date,
        state: row.state(),
        tally,
        apologies,
        not_marked,
        did_not_come,
        next_planned,
        suggestions,
        notes: row.notes,
        jottings,
        starts: row.starts,
        headcount: row.headcount,
        how_was,
        bring: meetings::brings(conn.sql(), row.id).await?,
        people,
        place: row.place,
    })
}

/// Finishes a meeting. Whoever is not marked stays not marked, unless the host says here that they
/// did not come. A next date gets the same time and place.
///
/// Errors: `Conflict meeting.notRunning`; `Conflict date.taken` on `dates`; `Invalid date.passed` on
/// `nextDate`; `Invalid text.tooLong` on `notes`.
pub async fn finish(
    vault: &Vault,
    now: &Now,
    meeting: MeetingId,
    notes: &str,
    did_not_come: &[MemberId],
    next_date: Option<NaiveDate>,
) -> Result<Done> {
    let mut change = vault.change("attendance.finish", now).await?;
    let row = meetings::meeting(change.sql(), meeting).await?;
    may_mark(row.state())?;
    for member in did_not_come {
        let person = groups::member(change.sql(), *member).await?;
        if person.group_id != row.group_id {
            return Err(Error::not_found("member.missing"));
        }
        put(&mut change, &[row.id.into(), person.id.into()], Status::NoWord, &HowCame::default()).await?;
    }
    meetings::end(&mut change, row.id, notes).await?;
    if let Some(date) = next_date {
        if date <= row.on_date {
            return Err(Error::invalid("nextDate", "date.passed"));
        }
        meetings::plan_in(&mut change, row.group_id, date, row.starts, row.minutes, &row.place).await?;
    }
    change.commit().await
}
