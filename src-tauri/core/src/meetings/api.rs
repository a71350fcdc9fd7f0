//! Starting and ending, jotting things down.

use chrono::{DateTime, Utc};

use super::{
    closing::BRING,
    dates::{RHYTHM, SKIPPED_DATE},
    model::{JottingKind, MeetingState},
    plans::{KEPT_ITEM, KEPT_PLAN},
    store,
};
use crate::{
    fields, groups,
    platform::{
        Change, Done, Error, Home, JottingId, Key, MeetingId, Now, Result, Slice, Table, Topic, Vault, note, one_line,
    },
};

/// Meetings.
pub static MEETING: Table = Table {
    kind: 40,
    name: "meeting",
    key: Key::Uid,
    home: Home::Group("group_id"),
    topic: Topic::Meetings,
    fields: fields![
        1 group_id, 2 on_date, 3 starts, 4 minutes, 5 place, 6 state, 7 started_at, 8 ended_at, 9 now_item, 10 now_since, 11 notes,
        12 moved_from, 13 why_not, 20 headcount, 21 how_was, 22 run_by, 23 on_feet_at, 24 sit_until
    ],
};

/// Items of agendas.
pub static AGENDA_ITEM: Table = Table {
    kind: 41,
    name: "agenda_item",
    key: Key::Uid,
    home: Home::Through("meeting_id", &MEETING),
    topic: Topic::Agenda,
    fields: fields![1 meeting_id, 2 position, 3 kind, 4 title, 5 minutes, 6 extra, 7 lead, 8 topic],
};

/// Things jotted down.
pub static JOTTING: Table = Table {
    kind: 42,
    name: "jotting",
    key: Key::Uid,
    home: Home::Through("meeting_id", &MEETING),
    topic: Topic::Jottings,
    fields: fields![1 meeting_id, 2 kind, 3 words],
};

/// What meetings hands to the vault.
pub static SLICE: Slice = Slice {
    name: "meetings",
    tables: &[&MEETING, &AGENDA_ITEM, &JOTTING, &RHYTHM, &SKIPPED_DATE, &BRING, &KEPT_PLAN, &KEPT_ITEM],
    migrations: &[
        (20261122100400, include_str!("migrations/20261122100400_meetings.sql")),
        (20261125110000, include_str!("migrations/20261125110000_dates.sql")),
        (20261125170100, include_str!("migrations/20261125170100_agenda_topic.sql")),
        (20261125210000, include_str!("migrations/20261125210000_kept_plans.sql")),
        (20261125220300, include_str!("migrations/20261125220300_closing.sql")),
        (20261126110100, include_str!("migrations/20261126110100_on_their_feet.sql")),
    ],
};

/// Gives the meetings planned at a place its new name, as part of a change. What was held there keeps
/// the name it had. The next 200 at most.
pub async fn rename_place(change: &mut Change<'_>, group: i64, old: &str, new: &str) -> Result<()> {
    for meeting in store::planned_at(change.sql(), group, old).await? {
        change.put(&MEETING, &[meeting.into()], &[("place", new.into())]).await?;
    }
    Ok(())
}

/// Starts a meeting with its first item; going back into a running one changes nothing.
///
/// Errors: `Conflict meeting.over` if it was finished or cancelled.
pub async fn start(vault: &Vault, now: &Now, meeting: MeetingId) -> Result<Done> {
    let mut change = vault.change("meetings.start", now).await?;
    let row = store::meeting(change.sql(), meeting).await?;
    match row.state() {
        MeetingState::Running => {}
        MeetingState::Held | MeetingState::Cancelled | MeetingState::Informal => {
            return Err(Error::new(crate::platform::Code::Conflict, "meeting.over"));
        }
        MeetingState::Planned => {
            let first = store::items(change.sql(), row.id).await?.first().map(|item| item.id);
            let values = [
                ("state", MeetingState::Running.into()),
                ("started_at", now.at.into()),
                ("now_item", first.into()),
                ("now_since", now.at.into()),
            ];
            change.put(&MEETING, &[row.id.into()], &values).await?;
            groups::life::began_meeting(&mut change, row.group_id).await?;
        }
    }
    change.commit().await
}

/// Ends a meeting, as part of a change. Its notes are kept for next time (2,000 characters).
pub async fn end(change: &mut Change<'_>, meeting: i64, notes: &str) -> Result<()> {
    let notes = note("notes", notes, 2000)?;
    let values = [
        ("state", MeetingState::Held.into()),
        ("ended_at", change.now().at.into()),
        ("now_item", None::<i64>.into()),
        ("notes", notes.into()),
    ];
    change.put(&MEETING, &[meeting.into()], &values).await
}

/// The planned end of the meeting under way, if one is: the app does not lock in the middle of it.
pub async fn running_until(vault: &Vault) -> Result<Option<DateTime<Utc>>> {
    let mut conn = vault.connection().await?;
    Ok(store::running(conn.sql()).await?.map(|meeting| meeting.planned_end()))
}

/// Jots something down. Errors: `Invalid text.empty`, `text.tooLong` on `text` (300 characters).
pub async fn jot(vault: &Vault, now: &Now, meeting: MeetingId, kind: JottingKind, text: &str) -> Result<Done> {
    let text = one_line("text", text, 300)?;
    if text.is_empty() {
        return Err(Error::invalid("text", "text.empty"));
    }
    let mut change = vault.change("meetings.jot", now).await?;
    let meeting = store::meeting(change.sql(), meeting).await?;
    if matches!(meeting.state(), MeetingState::Cancelled | MeetingState::Informal) {
        return Err(Error::new(crate::platform::Code::Conflict, "meeting.over"));
    }
    let meeting = meeting.id;
    change.insert(&JOTTING, &[("meeting_id", meeting.into()), ("kind", kind.into()), ("words", text.into())]).await?;
    change.commit().await
}

/// Takes a jotting away.
pub async fn remove_jotting(vault: &Vault, now: &Now, jotting: JottingId) -> Result<Done> {
    let mut change = vault.change("meetings.removeJotting", now).await?;
    let id = store::jotting(change.sql(), jotting).await?;
    change.remove(&JOTTING, &[id.into()]).await?;
    change.commit().await
}
