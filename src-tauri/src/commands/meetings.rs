//! Dates, the plan of a meeting, and where a running one stands.

use chrono::{NaiveDate, NaiveTime};
use follow_on_core::{
    meetings::{self, ItemKind, JottingKind, PrepareView, Suggestion},
    platform::{Done, GroupId, ItemId, JottingId, MeetingId, MemberId, Now},
};

use super::Held;
use crate::shell::error::Answer;

/// Dates every so many weeks, with what to know about each.
#[tauri::command]
#[specta::specta]
pub async fn dates_suggest(
    shell: Held<'_>,
    group: GroupId,
    first: NaiveDate,
    every_weeks: u32,
    count: u32,
) -> Answer<Vec<Suggestion>> {
    shell.vault()?;
    let _ = group; // The dates do not depend on the group yet.
    Ok(meetings::suggest_dates(&Now::read(), first, every_weeks, count)?)
}

/// Plans meetings, each with the usual agenda.
#[tauri::command]
#[specta::specta]
pub async fn meetings_plan(
    shell: Held<'_>,
    group: GroupId,
    dates: Vec<NaiveDate>,
    starts: NaiveTime,
    minutes: u32,
    place: String,
) -> Answer<Done> {
    Ok(meetings::plan(&*shell.vault()?, &Now::read(), group, &dates, starts, minutes, &place).await?)
}

/// Moves a meeting to another date, time or place.
#[tauri::command]
#[specta::specta]
pub async fn meeting_move(
    shell: Held<'_>,
    meeting: MeetingId,
    date: NaiveDate,
    starts: NaiveTime,
    minutes: u32,
    place: String,
) -> Answer<Done> {
    Ok(meetings::move_to(&*shell.vault()?, &Now::read(), meeting, date, starts, minutes, &place).await?)
}

/// Cancels a meeting.
#[tauri::command]
#[specta::specta]
pub async fn meeting_cancel(shell: Held<'_>, meeting: MeetingId) -> Answer<Done> {
    Ok(meetings::cancel(&*shell.vault()?, &Now::read(), meeting).await?)
}

/// The screen for getting ready.
#[tauri::command]
#[specta::specta]
pub async fn prepare_read(shell: Held<'_>, meeting: MeetingId) -> Answer<PrepareView> {
    Ok(meetings::prepare(&*shell.vault()?, &Now::read(), meeting).await?)
}

/// Sets how long an item takes.
#[tauri::command]
#[specta::specta]
pub async fn agenda_minutes(shell: Held<'_>, item: ItemId, minutes: u32) -> Answer<Done> {
    Ok(meetings::item_minutes(&*shell.vault()?, &Now::read(), item, minutes).await?)
}

/// Moves an item one place up or down.
#[tauri::command]
#[specta::specta]
pub async fn agenda_move(shell: Held<'_>, item: ItemId, up: bool) -> Answer<Done> {
    Ok(meetings::item_move(&*shell.vault()?, &Now::read(), item, up).await?)
}

/// Changes an item's title and who leads it.
#[tauri::command]
#[specta::specta]
pub async fn agenda_edit(shell: Held<'_>, item: ItemId, title: String, lead: Option<MemberId>) -> Answer<Done> {
    Ok(meetings::item_edit(&*shell.vault()?, &Now::read(), item, &title, lead).await?)
}

/// Adds an item at the end.
#[tauri::command]
#[specta::specta]
pub async fn agenda_add(
    shell: Held<'_>,
    meeting: MeetingId,
    kind: ItemKind,
    title: String,
    minutes: u32,
) -> Answer<Done> {
    Ok(meetings::item_add(&*shell.vault()?, &Now::read(), meeting, kind, &title, minutes).await?)
}

/// Leaves an item out.
#[tauri::command]
#[specta::specta]
pub async fn agenda_remove(shell: Held<'_>, item: ItemId) -> Answer<Done> {
    Ok(meetings::item_remove(&*shell.vault()?, &Now::read(), item).await?)
}

/// Takes the plan of the last meeting.
#[tauri::command]
#[specta::specta]
pub async fn agenda_use_last(shell: Held<'_>, meeting: MeetingId) -> Answer<Done> {
    Ok(meetings::use_last(&*shell.vault()?, &Now::read(), meeting).await?)
}

/// Starts a meeting, or goes back into it.
#[tauri::command]
#[specta::specta]
pub async fn meeting_start(shell: Held<'_>, meeting: MeetingId) -> Answer<Done> {
    Ok(meetings::start(&*shell.vault()?, &Now::read(), meeting).await?)
}

/// Goes on to the next item.
#[tauri::command]
#[specta::specta]
pub async fn agenda_next(shell: Held<'_>, meeting: MeetingId) -> Answer<Done> {
    Ok(meetings::next_item(&*shell.vault()?, &Now::read(), meeting).await?)
}

/// Gives the item that is on some more minutes.
#[tauri::command]
#[specta::specta]
pub async fn agenda_more(shell: Held<'_>, meeting: MeetingId, minutes: u32) -> Answer<Done> {
    Ok(meetings::more_minutes(&*shell.vault()?, &Now::read(), meeting, minutes).await?)
}

/// Jots something down.
#[tauri::command]
#[specta::specta]
pub async fn jot(shell: Held<'_>, meeting: MeetingId, kind: JottingKind, text: String) -> Answer<Done> {
    Ok(meetings::jot(&*shell.vault()?, &Now::read(), meeting, kind, &text).await?)
}

/// Takes a jotting away.
#[tauri::command]
#[specta::specta]
pub async fn jot_remove(shell: Held<'_>, jotting: JottingId) -> Answer<Done> {
    Ok(meetings::remove_jotting(&*shell.vault()?, &Now::read(), jotting).await?)
}
