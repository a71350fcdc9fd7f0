//! What there is to do: before the next meeting, and when you feel up to it.

use std::collections::HashSet;

use chrono::{DateTime, Utc};

use super::{
    home_page::{HomeView, MOST, TODO_DONE},
    model::{Todo, TodoKind},
    put_off, setting_up, store,
};
use crate::{
    asking::named,
    groups::{self, GroupRef, life::Life},
    meetings::{self, Jotting, JottingKind, Meeting},
    missed::{self, NextStep},
    platform::{Connection, Done, Error, MeetingId, MemberId, Now, Result, Schema, Vault, wall},
    programmes::ToAsk,
    telling::{self, Message},
};

/// What to do before the next meeting: whom to ring, the hall, the plan, a hello to whoever missed a few and said
/// that this is welcome.
pub(super) async fn before(
    conn: &mut Connection<'_>,
    now: &Now,
    meeting: &Meeting,
    mine: &[MemberId],
    put_off: &HashSet<String>,
) -> Result<Vec<Todo>> {
    let ticked = store::ticked(conn.sql(), meeting.id).await?;
    let mut todos = to_ring(conn, now, meeting).await?;
    for kind in [TodoKind::ConfirmPlace, TodoKind::Invite, TodoKind::Agenda, TodoKind::Papers] {
        todos.push(Todo { meeting: Some(meeting.id()), ..todo(kind, &format!("{}:{}", kind.text(), meeting.uid)) });
    }
    for person in missed::silent_in(conn.sql(), now, meeting.group_id).await? {
        if mine.contains(&person.member) {
            continue;
        }
        let kind = if person.step == NextStep::Ask { TodoKind::AskWhatTheyWant } else { TodoKind::SayHello };
        todos.push(Todo {
            meeting: Some(meeting.id()),
            member: Some(person.member),
            name: Some(person.name),
            count: Some(person.silences),
            ..todo(kind, &format!("{}:{}:{}", kind.text(), meeting.uid, person.member.0))
        });
    }
    let invited = telling::told(conn.sql(), meeting.id, Message::Invitation).await?.is_some();
    for todo in &mut todos {
        todo.done = if todo.kind == TodoKind::Invite { invited } else { ticked.contains(&ticked_as(&todo.id)) };
    }
    todos.retain(|todo| !put_off.contains(&put_off::key(&todo.id)));
    todos.truncate(MOST);
    Ok(todos)
}

/// Whom to ring, as it was jotted down at the last meeting held. What was promised comes first; two at most,
/// so that there is room for the rest.
async fn to_ring(conn: &mut Connection<'_>, now: &Now, meeting: &Meeting) -> Result<Vec<Todo>> {
    let (_, held) = meetings::meetings_of(conn.sql(), meeting.group_id, now.today, 0, 1).await?;
    let Some(last) = held.first() else { return Ok(Vec::new()) };
    let jotted = meetings::jottings(conn.sql(), last.id).await?;
    let ring = |jotting: Jotting| Todo {
        meeting: Some(last.id()),
        name: Some(jotting.text),
        ..todo(TodoKind::Ring, &format!("{}:{}:{}", TodoKind::Ring.text(), meeting.uid, jotting.id.0))
    };
    Ok(jotted.into_iter().filter(|jotting| jotting.kind == JottingKind::Ring).take(2).map(ring).collect())
}

pub(super) fn todo(kind: TodoKind, id: &str) -> Todo {
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
pub(super) async fn steps_of_life(
    conn: &mut Connection<'_>,
    now: &Now,
    lines: &[store::GroupLine],
) -> Result<Vec<Todo>> {
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

/// Looking through what may still name somebody who took their name off a list; two groups at most.
pub(super) async fn named_in_notes(conn: &mut Connection<'_>, schema: &Schema) -> Result<Vec<Todo>> {
    let found = named::left(conn.sql(), schema).await?;
    let look = |(group, count): (GroupRef, u32)| {
        let id = format!("{}:{}", TodoKind::NamedInNotes.text(), group.id.0);
        Todo { group: Some(group), count: Some(count), ..todo(TodoKind::NamedInNotes, &id) }
    };
    Ok(found.into_iter().take(2).map(look).collect())
}

/// Telling those of a programme about the group who were not asked yet.
pub(super) fn offer_group(ToAsk { programme, number }: &ToAsk) -> Todo {
    let name = if programme.code.is_empty() { &programme.name } else { &programme.code };
    Todo {
        programme: Some(programme.id),
        name: Some(name.clone()).filter(|name| !name.is_empty()),
        count: Some(*number),
        ..todo(TodoKind::OfferGroup, &format!("offerGroup:{}", programme.id.0))
    }
}

/// What can wait: dates when none are planned, whom to ask, the recovery code, a backup now and then.
pub(super) fn some_time(
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
pub(super) fn ticked_as(id: &str) -> String {
    let mut parts = id.split(':');
    let (kind, _, rest) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
    rest.map_or_else(|| kind.to_owned(), |rest| format!("{kind}:{rest}"))
}

/// Ticks something off Home, or puts it back. Errors: `Invalid todo.unknown` on `id`.
pub async fn tick(vault: &Vault, now: &Now, id: &str, done: bool) -> Result<Done> {
    let unknown = || Error::invalid("id", "todo.unknown");
    let mut parts = id.split(':');
    let kind = parts.next().and_then(TodoKind::parse).ok_or_else(unknown)?;
    let ticked_here = [
        TodoKind::ConfirmPlace,
        TodoKind::Invite,
        TodoKind::Agenda,
        TodoKind::Papers,
        TodoKind::Ring,
        TodoKind::SayHello,
        TodoKind::AskWhatTheyWant,
    ];
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
