//! Home (screens 2 and 15): what is next, and what do I have to do?

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

use super::{
    group_page::TrendPoint,
    me,
    model::{Todo, TodoKind, Word, word},
    setting_up, store,
};
use crate::{
    attendance::{self, Status},
    fields,
    groups::{self, Group, GroupRef, MemberState, life::Life},
    meetings::{self, Meeting},
    needs,
    people::{self, Role},
    platform::{Connection, Done, Error, Home, Key, MeetingId, Now, Result, Slice, Table, Topic, Vault, wall},
    privacy::{self, Audience, What, may_show},
    programmes::{self, ToAsk},
    service,
    telling::{self, Message},
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
    tables: &[&TODO_DONE],
    migrations: &[
        (20261122100700, include_str!("migrations/20261122100700_home.sql")),
        (20261125150200, include_str!("migrations/20261125150200_summary.sql")),
    ],
};

/// Most things on either list: more is a burden.
const MOST: usize = 5;
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
    let mut conn = vault.connection().await?;
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
    }
    if let Some(meeting) = &next {
        view.next = Some(next_meeting(&mut conn, now, meeting).await?);
        view.before = before(&mut conn, meeting, &mine).await?;
    }
    let weeks = service::rules(conn.sql()).await?.back_up_weeks;
    let mut steps = steps_of_life(&mut conn, now, &lines).await?;
    // A group that is being set up has its dates on its own list.
    let none_planned = next.is_none()
        && lines.iter().any(|line| line.life().goes_on())
        && !steps.iter().any(|todo| todo.kind == TodoKind::SettingUp);
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
        view.when_you_feel_up_to_it.truncate(MOST);
    }
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
    })
}

/// What to do before the next meeting: the hall, the plan, a hello to whoever missed a few and said
/// that this is welcome.
async fn before(conn: &mut Connection<'_>, meeting: &Meeting, mine: &[crate::platform::MemberId]) -> Result<Vec<Todo>> {
    let ticked = store::ticked(conn.sql(), meeting.id).await?;
    let mut todos = Vec::new();
    for kind in [TodoKind::ConfirmPlace, TodoKind::Invite, TodoKind::Agenda, TodoKind::Papers] {
        todos.push(Todo { meeting: Some(meeting.id()), ..todo(kind, &format!("{}:{}", kind.text(), meeting.uid)) });
    }
    let (_, days) = store::held(conn.sql(), meeting.group_id).await?;
    let heard = attendance::heard(conn.sql(), meeting.group_id, 6).await?;
    let agreed = privacy::given_in(conn.sql(), meeting.group_id).await?;
    for member in groups::members(conn.sql(), meeting.group_id).await? {
        let agreed = agreed.get(&member.id).map_or(&[][..], Vec::as_slice);
        let may_ask = may_show(What::ContactsAfterAbsence, Audience::Hosts, agreed);
        if member.standing() != MemberState::Here || mine.contains(&member.id()) || !may_ask {
            continue;
        }
        let mut history = vec![None; days.len().min(6)];
        for mark in heard.iter().filter(|mark| mark.member_id == member.id) {
            if let Some(slot) = history.get_mut(mark.ago as usize) {
                *slot = Status::parse(&mark.status);
            }
        }
        let since = days.iter().filter(|day| **day >= member.joined).count();
        if let (Word::MissedLastN, Some(missed)) = word(&history, false, since) {
            let id = format!("{}:{}:{}", TodoKind::SayHello.text(), meeting.uid, member.uid);
            todos.push(Todo {
                meeting: Some(meeting.id()),
                member: Some(member.id()),
                name: Some(member.name.clone()),
                count: Some(missed),
                ..todo(TodoKind::SayHello, &id)
            });
        }
    }
    let invited = telling::told(conn.sql(), meeting.id, Message::Invitation).await?.is_some();
    for todo in &mut todos {
        todo.done = if todo.kind == TodoKind::Invite { invited } else { ticked.contains(&ticked_as(&todo.id)) };
    }
    todos.truncate(MOST);
    Ok(todos)
}

fn todo(kind: TodoKind, id: &str) -> Todo {
    Todo {
        id: id.to_owned(),
        kind,
        done: false,
        meeting: None,
        group: None,
        member: None,
        programme: None,
        name: None,
        count: None,
        date: None,
    }
}

/// What groups ask for by where they stand: one that is being set up or is closing has a list to see to,
/// one that paused may want to meet again. Two groups at most; one that has ended asks for nothing.
async fn steps_of_life(conn: &mut Connection<'_>, now: &Now, lines: &[store::GroupLine]) -> Result<Vec<Todo>> {
    let mut todos = Vec::new();
    for line in lines {
        let (kind, count, date) = match line.life() {
            Life::Planned => {
                let group = groups::group_by_id(conn.sql(), line.id).await?;
                let (rows, _) = setting_up::list(conn.sql(), &group).await?;
                (TodoKind::SettingUp, rows.iter().filter(|row| !row.done).count(), None)
            }
            Life::Paused if line.back_on.is_some_and(|back| back <= now.today) => {
                (TodoKind::StartAgain, 1, line.back_on)
            }
            Life::Closing => (TodoKind::EndWell, 1, None),
            Life::Meeting | Life::Paused | Life::Ended => continue,
        };
        if count > 0 {
            todos.push(Todo {
                group: Some(GroupRef { id: crate::platform::GroupId(line.uid), name: line.name.clone() }),
                count: u32::try_from(count).ok(),
                date,
                ..todo(kind, &format!("{}:{}", kind.text(), line.uid))
            });
        }
        if todos.len() == 2 {
            break;
        }
    }
    Ok(todos)
}

/// Telling those of a programme about the group who were not asked yet.
fn offer_group(ToAsk { programme, number }: &ToAsk) -> Todo {
    let name = if programme.code.is_empty() { &programme.name } else { &programme.code };
    Todo {
        programme: Some(programme.id),
        name: Some(name.clone()).filter(|name| !name.is_empty()),
        count: Some(*number),
        ..todo(TodoKind::OfferGroup, &format!("offerGroup:{}", programme.id.0))
    }
}

/// What can wait: dates when none are planned, whom to ask, the recovery code, a backup now and then.
fn some_time(
    now: &Now,
    view: &HomeView,
    steps: Vec<Todo>,
    none_planned: bool,
    code_confirmed: bool,
    last_backup: Option<DateTime<Utc>>,
    back_up_weeks: u32,
) -> Vec<Todo> {
    let mut todos = Vec::new();
    if let Some(late) = &view.to_close {
        todos.push(Todo {
            meeting: Some(late.id),
            date: Some(late.date),
            ..todo(TodoKind::FinishMeeting, "finishMeeting")
        });
    }
    todos.extend(steps);
    if none_planned {
        todos.push(todo(TodoKind::PlanDates, "planDates"));
    }
    todos.extend(keep_safe(now, view.empty, code_confirmed, last_backup, back_up_weeks));
    todos.truncate(MOST);
    todos
}

/// What keeps things safe: the recovery code, a backup now and then.
pub(super) fn keep_safe(
    now: &Now,
    empty: bool,
    code_confirmed: bool,
    last_backup: Option<DateTime<Utc>>,
    back_up_weeks: u32,
) -> Vec<Todo> {
    let mut todos = Vec::new();
    if !code_confirmed {
        todos.push(todo(TodoKind::RecoveryCode, "recoveryCode"));
    }
    let last = last_backup.map(|at| wall(at).date());
    let days = last.map(|last| (now.today - last).num_days());
    if !empty && days.is_none_or(|days| days >= i64::from(back_up_weeks * 7)) {
        todos.push(Todo {
            date: last,
            count: days.and_then(|days| u32::try_from(days).ok()),
            ..todo(TodoKind::BackUp, "backUp")
        });
    }
    todos
}

/// The tick as it is stored: what, and about whom, without the meeting.
fn ticked_as(id: &str) -> String {
    let mut parts = id.split(':');
    let (kind, _, rest) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
    rest.map_or_else(|| kind.to_owned(), |rest| format!("{kind}:{rest}"))
}

/// Ticks something off Home, or puts it back. Errors: `Invalid todo.unknown` on `id`.
pub async fn tick(vault: &Vault, now: &Now, id: &str, done: bool) -> Result<Done> {
    let unknown = || Error::invalid("id", "todo.unknown");
    let mut parts = id.split(':');
    let kind = parts.next().and_then(TodoKind::parse).ok_or_else(unknown)?;
    let ticked_here =
        [TodoKind::ConfirmPlace, TodoKind::Invite, TodoKind::Agenda, TodoKind::Papers, TodoKind::SayHello];
    if !ticked_here.contains(&kind) {
        return Err(unknown());
    }
    let meeting = parts.next().and_then(|text| text.parse().ok()).map(MeetingId).ok_or_else(unknown)?;
    let mut change = vault.change("home.tick", now).await?;
    let meeting = meetings::meeting(change.sql(), meeting).await?.id;
    let key = [meeting.into(), ticked_as(id).into()];
    if kind == TodoKind::Invite {
        // The same tick stands on the page for telling people.
        telling::note_told_in(&mut change, meeting, Message::Invitation, done).await?;
    } else if done {
        change.put(&TODO_DONE, &key, &[("done_on", now.today.into())]).await?;
    } else {
        change.remove_if_there(&TODO_DONE, &key).await?;
    }
    change.commit().await
}
