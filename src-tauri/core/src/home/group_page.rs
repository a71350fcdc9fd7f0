//! The list of groups, a group's page (screen 3) and a member's.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::{
    group_list::{LeftRow, MemberRow, have_left, on_the_list},
    store,
};
use crate::{
    attendance::{self, Status},
    calendar::{self, DayNotes, Rule, day_notes},
    groups::{
        self, GroupRef, Member, MemberSource, MemberState,
        life::{Ending, Life, quiet},
    },
    leaving::{self, LeavingView},
    meetings::{self, Meeting, MeetingState, OffDate},
    people,
    platform::{Connection, GroupId, MeetingId, MemberId, Now, PersonId, Result, Vault},
    programmes::{self, ProgrammeCounts, ProgrammeRef},
};

/// A group in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct GroupRow {
    /// The group.
    pub id: GroupId,
    /// Name.
    pub name: String,
    /// Usual place.
    pub place: String,
    /// How many are on the list.
    pub members: u32,
    /// The next date.
    pub next: Option<NaiveDate>,
    /// When it last met.
    pub last_held: Option<NaiveDate>,
    /// How many came then, guests included.
    pub last_here: Option<u32>,
    /// Where it stands in its life.
    pub life: Life,
    /// When a paused group means to meet again.
    pub back_on: Option<NaiveDate>,
}

/// A meeting in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct MeetingRow {
    /// The meeting.
    pub id: MeetingId,
    /// The day.
    pub date: NaiveDate,
    /// From.
    pub starts: NaiveTime,
    /// Where.
    pub place: String,
    /// How far it has come.
    pub state: MeetingState,
    /// What to know about the day, while it lies ahead.
    pub notes: DayNotes,
    /// The date it was planned for first, if it was moved.
    pub moved_from: Option<NaiveDate>,
    /// Members who came; none while nobody is marked.
    pub here: Option<u32>,
    /// Guests who came; none while nobody is marked.
    pub guests: Option<u32>,
}

/// How many came on a day, guests included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct TrendPoint {
    /// The day.
    pub date: NaiveDate,
    /// How many.
    pub here: u32,
}

/// A group's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct GroupView {
    /// The group.
    pub id: GroupId,
    /// Name.
    pub name: String,
    /// Usual place.
    pub place: String,
    /// The day it was set up.
    pub since: NaiveDate,
    /// Where it stands in its life.
    pub life: Life,
    /// Since when, if it was ever said.
    pub life_since: Option<NaiveDate>,
    /// When a paused group means to meet again.
    pub back_on: Option<NaiveDate>,
    /// How it ended.
    pub ended_how: Option<Ending>,
    /// It should be meeting and has not for two of its usual intervals.
    pub quiet: bool,
    /// Meetings held so far.
    pub held: u32,
    /// How many are on the list.
    pub on_list: u32,
    /// The first of them: hosts, then by name.
    pub members: Vec<MemberRow>,
    /// How many have left.
    pub gone: u32,
    /// The first of them.
    pub left: Vec<LeftRow>,
    /// The next five meetings.
    pub upcoming: Vec<MeetingRow>,
    /// Days to come on which the group does not meet.
    pub off: Vec<OffDate>,
    /// How its dates repeat, if that was chosen.
    pub rule: Option<Rule>,
    /// Planned meetings whose day has passed without a word whether they were held, newest first; twelve
    /// at most.
    pub not_recorded: Vec<MeetingRow>,
    /// The last twelve held, newest first.
    pub past: Vec<MeetingRow>,
    /// The last six held, oldest first.
    pub trend: Vec<TrendPoint>,
    /// The cohorts it came from, in numbers, all together.
    pub programme: Option<ProgrammeCounts>,
    /// The programmes of these cohorts.
    pub programmes: Vec<ProgrammeRef>,
}

/// A meeting in a member's history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct HistoryRow {
    /// The day.
    pub date: NaiveDate,
    /// The meeting.
    pub meeting: MeetingId,
    /// What is known; none = not marked.
    pub status: Option<Status>,
}

/// Another row of the same list that is the same person, or looks like it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SameRow {
    /// The row.
    pub id: MemberId,
    /// Its name.
    pub name: String,
    /// Its phone number; empty where there is none or no permission.
    pub phone: String,
    /// Its e-mail address; empty where there is none or no permission.
    pub email: String,
}

impl SameRow {
    fn of(member: Member) -> Self {
        Self { id: member.id(), name: member.name, phone: member.phone, email: member.email }
    }
}

/// A member's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct MemberView {
    /// The member.
    pub id: MemberId,
    /// Their group.
    pub group: GroupRef,
    /// Name.
    pub name: String,
    /// Phone number; empty where there is none or no permission.
    pub phone: String,
    /// E-mail address; empty where there is none or no permission.
    pub email: String,
    /// When to ring, in the person's words; empty with the phone number.
    pub best_time: String,
    /// Runs the group.
    pub host: bool,
    /// Whether the hosts may have contact details.
    pub may_have_contacts: bool,
    /// The day they were put on the list.
    pub joined: NaiveDate,
    /// Where they stand.
    pub state: MemberState,
    /// When they mean to come back from a break.
    pub back_on: Option<NaiveDate>,
    /// How they came to the group, if anybody knows.
    pub source: Option<MemberSource>,
    /// The break or leaving in force.
    pub leaving: Option<LeavingView>,
    /// The last twelve meetings held since they joined, newest first.
    pub history: Vec<HistoryRow>,
    /// Why they leave may be kept: they have not said no to telling the service.
    pub may_keep_why: bool,
    /// Who they are on the service's list; none in a host's own vault.
    pub person: Option<PersonId>,
    /// The row that stands for them, if somebody said that two rows are one person.
    pub stands: Option<SameRow>,
    /// Rows that are the same person as this one.
    pub also: Vec<SameRow>,
    /// Rows that look like the same person.
    pub alike: Vec<SameRow>,
}

/// Groups by name.
pub async fn groups_list(vault: &Vault, now: &Now) -> Result<Vec<GroupRow>> {
    let mut conn = vault.connection().await?;
    let lines = store::group_lines(conn.sql(), now.today).await?;
    Ok(lines
        .into_iter()
        .map(|line| GroupRow {
            life: line.life(),
            back_on: line.back_on,
            id: GroupId(line.uid),
            name: line.name,
            place: line.place,
            members: line.members,
            next: line.next,
            last_held: line.last_held,
            last_here: line.last_here,
        })
        .collect())
}

/// A group's page: a dozen index look-ups, whatever the group's history.
pub async fn group(vault: &Vault, now: &Now, id: GroupId) -> Result<GroupView> {
    let mine = groups::mine(vault).await?;
    let nation = calendar::nation(vault).await?;
    let mut conn = vault.connection().await?;
    let row = groups::group(conn.sql(), id).await?;
    let (held, days) = store::held(conn.sql(), row.id).await?;
    let (on_list, gone) = groups::how_many(conn.sql(), row.id).await?;
    let members = on_the_list(&mut conn, row.id, &days, &mine, 0).await?;
    let left = have_left(&mut conn, row.id).await?;
    let (mut coming, past) = meetings::meetings_of(conn.sql(), row.id, now.today, 5, 12).await?;
    if row.life() == Life::Ended {
        // Dates that were planned come back when it starts again.
        coming.clear();
    }
    let every = meetings::usual_weeks(conn.sql(), row.id, now.today).await?;
    let (programme, programmes) = programmes::of_group(conn.sql(), row.id).await?.unzip();
    let not_recorded = meetings::not_recorded(conn.sql(), row.id, now.today, 12).await?;
    let mut upcoming = meeting_rows(&mut conn, coming).await?;
    for meeting in &mut upcoming {
        meeting.notes = day_notes(nation, meeting.date);
    }
    Ok(GroupView {
        id,
        life: row.life(),
        life_since: row.life_since,
        back_on: row.back_on,
        ended_how: row.ended_how(),
        quiet: quiet(row.life(), store::last_met(conn.sql(), row.id).await?, every, now.today),
        held,
        on_list,
        members,
        gone,
        left,
        upcoming,
        off: meetings::off_dates(conn.sql(), row.id, now.today).await?,
        rule: meetings::rule(conn.sql(), row.id).await?,
        not_recorded: meeting_rows(&mut conn, not_recorded).await?,
        past: meeting_rows(&mut conn, past).await?,
        trend: attendance::trend(conn.sql(), row.id, 6)
            .await?
            .into_iter()
            .map(|(date, here)| TrendPoint { date, here })
            .collect(),
        programme,
        programmes: programmes.unwrap_or_default(),
        name: row.name,
        place: row.place,
        since: row.since,
    })
}

async fn meeting_rows(conn: &mut Connection<'_>, meetings: Vec<Meeting>) -> Result<Vec<MeetingRow>> {
    let mut rows = Vec::with_capacity(meetings.len());
    for meeting in meetings {
        let came = match meeting.state() {
            MeetingState::Held => store::came(conn.sql(), meeting.id).await?,
            _ => None,
        };
        rows.push(MeetingRow {
            id: meeting.id(),
            date: meeting.on_date,
            starts: meeting.starts,
            state: meeting.state(),
            notes: DayNotes::default(),
            moved_from: meeting.moved_from,
            place: meeting.place,
            here: came.map(|(here, _)| here),
            guests: came.map(|(_, guests)| guests),
        });
    }
    Ok(rows)
}

/// A member's page.
pub async fn member(vault: &Vault, id: MemberId) -> Result<MemberView> {
    let mut conn = vault.connection().await?;
    let row = groups::member(conn.sql(), id).await?;
    let group = groups::group_by_id(conn.sql(), row.group_id).await?.reference();
    let may_have_contacts = groups::hosts_may_have_contacts(conn.sql(), &row).await?;
    let history = attendance::history(conn.sql(), row.group_id, row.id, 12)
        .await?
        .into_iter()
        .filter(|(_, date, status)| *date >= row.joined || status.is_some())
        .map(|(meeting, date, status)| HistoryRow { date, meeting, status })
        .collect();
    let also = groups::also(conn.sql(), row.id).await?.into_iter().map(SameRow::of).collect();
    let (mut stands, mut alike) = (None, Vec::new());
    match row.same_as {
        Some(other) => stands = Some(SameRow::of(groups::member_by_id(conn.sql(), other).await?)),
        None if !row.standing().is_gone() => {
            alike = groups::look_alikes(conn.sql(), &row).await?.into_iter().map(SameRow::of).collect();
        }
        None => {}
    }
    Ok(MemberView {
        id,
        group,
        person: people::of_member(conn.sql(), row.id).await?.map(|person| person.id()),
        stands,
        also,
        alike,
        may_have_contacts,
        state: row.standing(),
        source: row.came_by(),
        leaving: leaving::latest(conn.sql(), row.id).await?,
        may_keep_why: leaving::may_keep_why(conn.sql(), row.id).await?,
        history,
        name: row.name,
        phone: row.phone,
        email: row.email,
        best_time: row.best_time,
        host: row.host,
        joined: row.joined,
        back_on: row.back_on,
    })
}
