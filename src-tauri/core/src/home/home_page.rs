//! Home (screens 2 and 15): what is next, and what do I have to do?

use chrono::{Days, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::{
    check_in::{self, HOST_CHECK_IN, TooMuch},
    group_page::TrendPoint,
    me,
    model::{Todo, TodoKind},
    put_off::{self, PUT_OFF},
    store,
    todos::{before, named_in_notes, offer_group, some_time, steps_of_life, todo},
};
use crate::{
    attendance, fields,
    groups::{self, Group, GroupRef, life::Life},
    meetings::{self, Bring, Meeting},
    needs,
    people::{self, Role},
    platform::{Connection, Home, Key, MeetingId, Now, Result, Slice, Table, Topic, Vault},
    programmes, service,
};

/// What was ticked off on Home.
pub static TODO_DONE: Table = Table {
    kind: 70,
    name: "todo_done",
    key: Key::Natural(&["meeting_id", "what"]),
    home: Home::Through("meeting_id", &meetings::MEETING),
    topic: Topic::Todo,
    fields: fields![1 done_on],
};

/// What home hands to the vault.
pub static SLICE: Slice = Slice {
    name: "home",
    tables: &[&TODO_DONE, &PUT_OFF, &HOST_CHECK_IN],
    migrations: &[
        (20261122100700, include_str!("migrations/20261122100700_home.sql")),
        (20261125150200, include_str!("migrations/20261125150200_summary.sql")),
        (20261125220400, include_str!("migrations/20261125220400_put_off.sql")),
    ],
};

/// Most things on either list: more is a burden.
pub(super) const MOST: usize = 5;
/// A meeting that was never started is asked about for so many days.
const ASK_FOR_DAYS: u64 = 14;

/// A meeting by id, group and day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct MeetingRef {
    /// The meeting.
    pub id: MeetingId,
    /// Its group.
    pub group: GroupRef,
    /// The day.
    pub date: NaiveDate,
}

/// The next meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct NextMeeting {
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
    /// Where.
    pub place: String,
    /// How many are on the list.
    pub on_the_list: u32,
    /// How many sent apologies already.
    pub apologies: u32,
    /// The day has come.
    pub is_today: bool,
    /// Who runs it in the usual host's place, by name.
    pub run_by: Option<String>,
}

/// Another group and its next date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct OtherGroup {
    /// The group.
    pub group: GroupRef,
    /// Its next date.
    pub next: Option<NaiveDate>,
    /// Where it stands in its life.
    pub life: Life,
    /// When a paused group means to meet again.
    pub back_on: Option<NaiveDate>,
}

/// Home.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct HomeView {
    /// Today.
    pub today: NaiveDate,
    /// The soonest meeting of any group.
    pub next: Option<NextMeeting>,
    /// A meeting that was started and not finished.
    pub running: Option<MeetingRef>,
    /// A meeting whose day passed without its being started.
    pub to_close: Option<MeetingRef>,
    /// The group the page is about.
    pub group: Option<GroupRef>,
    /// To do before the next meeting.
    pub before: Vec<Todo>,
    /// To do some time.
    pub when_you_feel_up_to_it: Vec<Todo>,
    /// The group's last six meetings, oldest first.
    pub trend: Vec<TrendPoint>,
    /// Notes from last time.
    pub last_note: Option<String>,
    /// Who does or brings what at the next meeting.
    pub bring: Vec<Bring>,
    /// It was too much several times of late: whom to talk to.
    pub too_much: Option<TooMuch>,
    /// The other groups in this vault.
    pub other_groups: Vec<OtherGroup>,
    /// No group yet.
    pub empty: bool,
}

/// Reads Home.
pub async fn read(vault: &Vault, now: &Now) -> Result<HomeView> {
    let code_confirmed = me::code_confirmed(vault).await?;
    let role = people::role(vault).await?;
    let last_backup = me::last_backup(vault).await?;
    let mine = groups::mine(vault).await?;
    let too_much = check_in::too_much(vault).await?;
    let mut conn = vault.connection().await?;
    let put_off = put_off::hidden(conn.sql(), now.today).await?;
    let lines = store::group_lines(conn.sql(), now.today).await?;
    let running = meetings::running(conn.sql()).await?;
    let next = meetings::next_of(conn.sql(), None, now.today).await?;
    let after = now.today.checked_sub_days(Days::new(ASK_FOR_DAYS)).unwrap_or(now.today);
    let overdue = meetings::overdue(conn.sql(), now.today, after).await?;

    // The page is about the group that meets next, or else the first that goes on, or the first.
    let about = running
        .as_ref()
        .or(next.as_ref())
        .map(|meeting| meeting.group_id)
        .or_else(|| lines.iter().find(|line| line.life().goes_on()).or(lines.first()).map(|line| line.id));
    let group = match about {
        Some(id) => Some(groups::group_by_id(conn.sql(), id).await?),
        None => None,
    };
    let mut view = HomeView {
        today: now.today,
        next: None,
        running: reference(&mut conn, running.as_ref()).await?,
        to_close: reference(&mut conn, overdue.as_ref()).await?,
        group: group.as_ref().map(Group::reference),
        before: Vec::new(),
        when_you_feel_up_to_it: Vec::new(),
        trend: Vec::new(),
        last_note: None,
        bring: Vec::new(),
        too_much: None,
        other_groups: lines
            .iter()
            .filter(|line| Some(line.id) != about && line.life() != Life::Ended)
            .take(6)
            .map(|line| OtherGroup {
                group: GroupRef { id: crate::platform::GroupId(line.uid), name: line.name.clone() },
                next: line.next,
                life: line.life(),
                back_on: line.back_on,
            })
            .collect(),
        empty: lines.is_empty(),
    };
    if let Some(group) = &group {
        view.trend = attendance::trend(conn.sql(), group.id, 6)
            .await?
            .into_iter()
            .map(|(date, here)| TrendPoint { date, here })
            .collect();
        view.last_note = store::last_note(conn.sql(), group.id).await?;
        view.bring = meetings::to_bring(conn.sql(), group.id).await?;
        if too_much {
            view.too_much = Some(check_in::whom_to_ask(conn.sql(), group.id).await?);
        }
    }
    if let Some(meeting) = &next {
        view.next = Some(next_meeting(&mut conn, now, meeting).await?);
        view.before = before(&mut conn, now, meeting, &mine, &put_off).await?;
    }
    let weeks = service::rules(conn.sql()).await?.back_up_weeks;
    let mut steps = steps_of_life(&mut conn, now, &lines).await?;
    // A group that is being set up has its dates on its own list.
    let none_planned = next.is_none()
        && lines.iter().any(|line| line.life().goes_on())
        && !steps.iter().any(|todo| todo.kind == TodoKind::SettingUp);
    steps.extend(named_in_notes(&mut conn, vault.schema()).await?);
    if role == Role::Clinician {
        steps.extend(programmes::to_ask(conn.sql(), now.today, 2).await?.iter().map(offer_group));
    }
    view.when_you_feel_up_to_it = some_time(now, &view, steps, none_planned, code_confirmed, last_backup, weeks);
    if let Some(group) = &group
        && let Some(due) = needs::review_next(conn.sql(), group.id, needs::still_right_after(now)).await?
    {
        let (member, name) = due;
        let still = Todo { member: Some(member), name: Some(name), ..todo(TodoKind::StillRight, "stillRight") };
        view.when_you_feel_up_to_it.push(still);
    }
    view.when_you_feel_up_to_it.retain(|todo| !put_off.contains(&put_off::key(&todo.id)));
    view.when_you_feel_up_to_it.truncate(MOST);
    Ok(view)
}

pub(super) async fn reference(conn: &mut Connection<'_>, meeting: Option<&Meeting>) -> Result<Option<MeetingRef>> {
    let Some(meeting) = meeting else { return Ok(None) };
    let group = groups::group_by_id(conn.sql(), meeting.group_id).await?.reference();
    Ok(Some(MeetingRef { id: meeting.id(), group, date: meeting.on_date }))
}

async fn next_meeting(conn: &mut Connection<'_>, now: &Now, meeting: &Meeting) -> Result<NextMeeting> {
    let group = groups::group_by_id(conn.sql(), meeting.group_id).await?.reference();
    let (on_the_list, apologies) = store::expected(conn.sql(), meeting.group_id, meeting.id).await?;
    Ok(NextMeeting {
        id: meeting.id(),
        group,
        date: meeting.on_date,
        starts: meeting.starts,
        ends: meeting.ends().time(),
        place: meeting.place.clone(),
        on_the_list,
        apologies,
        is_today: meeting.on_date == now.today,
        run_by: match meeting.run_by {
            Some(member) => store::member_by_id(conn.sql(), member).await?.map(|(_, name)| name),
            None => None,
        },
    })
}
