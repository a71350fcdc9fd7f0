//! The meeting while it runs: who is here, guests, and finishing.

use chrono::NaiveDate;
use follow_on_core::{
    attendance::{self, CloseView, GuestAdded, GuestsView, HowCame, Marked, MeetingView, PaperRegister, Status},
    platform::{Done, GroupId, GuestId, MeetingId, MemberId, Now},
};

use super::Held;
use crate::shell::{error::Answer, steady};

/// The meeting's screen.
#[tauri::command]
#[specta::specta]
pub async fn meeting_read(shell: Held<'_>, meeting: MeetingId) -> Answer<MeetingView> {
    let now = Now::read();
    steady::settle(&shell, &now).await?;
    Ok(attendance::read(&*shell.vault()?, &now, meeting).await?)
}

/// The tap: somebody is here, sent apologies, sent no word, or is not marked (nothing).
#[tauri::command]
#[specta::specta]
pub async fn attendance_mark(
    shell: Held<'_>,
    meeting: MeetingId,
    member: MemberId,
    status: Option<Status>,
) -> Answer<Marked> {
    Ok(attendance::mark(&*shell.vault()?, &Now::read(), meeting, member, status).await?)
}

/// How somebody was at the meeting: late, left early, by phone or video. They were there.
#[tauri::command]
#[specta::specta]
pub async fn attendance_how(shell: Held<'_>, meeting: MeetingId, member: MemberId, how: HowCame) -> Answer<Marked> {
    Ok(attendance::say_how(&*shell.vault()?, &Now::read(), meeting, member, &how).await?)
}

/// Adds a guest, who is here.
#[tauri::command]
#[specta::specta]
pub async fn guest_add(shell: Held<'_>, meeting: MeetingId, first_name: String) -> Answer<GuestAdded> {
    Ok(attendance::add_guest(&*shell.vault()?, &Now::read(), meeting, &first_name).await?)
}

/// A guest is here, or was put down by mistake.
#[tauri::command]
#[specta::specta]
pub async fn guest_mark(shell: Held<'_>, meeting: MeetingId, guest: GuestId, here: bool) -> Answer<Marked> {
    Ok(attendance::mark_guest(&*shell.vault()?, &Now::read(), meeting, guest, here).await?)
}

/// The guests of a group of whom nobody has said who they are.
#[tauri::command]
#[specta::specta]
pub async fn guests_read(shell: Held<'_>, group: GroupId) -> Answer<GuestsView> {
    Ok(attendance::guests_of(&*shell.vault()?, group).await?)
}

/// A guest joins the group, under this name.
#[tauri::command]
#[specta::specta]
pub async fn guest_joins(shell: Held<'_>, guest: GuestId, name: String) -> Answer<Done> {
    Ok(attendance::guest_joins(&*shell.vault()?, &Now::read(), guest, &name).await?)
}

/// A guest is somebody of the list.
#[tauri::command]
#[specta::specta]
pub async fn guest_is(shell: Held<'_>, guest: GuestId, member: MemberId) -> Answer<Done> {
    Ok(attendance::guest_is(&*shell.vault()?, &Now::read(), guest, member).await?)
}

/// A guest stays a guest.
#[tauri::command]
#[specta::specta]
pub async fn guest_stays(shell: Held<'_>, guest: GuestId) -> Answer<Done> {
    Ok(attendance::guest_stays(&*shell.vault()?, &Now::read(), guest).await?)
}

/// The screen after the meeting.
#[tauri::command]
#[specta::specta]
pub async fn close_read(shell: Held<'_>, meeting: MeetingId) -> Answer<CloseView> {
    Ok(attendance::close_view(&*shell.vault()?, &Now::read(), meeting).await?)
}

/// Finishes the meeting; a date plans the next one at the same time and place.
#[tauri::command]
#[specta::specta]
pub async fn meeting_finish(
    shell: Held<'_>,
    meeting: MeetingId,
    notes: String,
    did_not_come: Vec<MemberId>,
    next_date: Option<NaiveDate>,
) -> Answer<Done> {
    Ok(attendance::finish(&*shell.vault()?, &Now::read(), meeting, &notes, &did_not_come, next_date).await?)
}

/// The page for typing up a paper register.
#[tauri::command]
#[specta::specta]
pub async fn register_read(shell: Held<'_>, meeting: MeetingId) -> Answer<PaperRegister> {
    Ok(attendance::read_paper(&*shell.vault()?, meeting).await?)
}

/// Keeps the numbers of a register that is being printed.
#[tauri::command]
#[specta::specta]
pub async fn register_printed(shell: Held<'_>, meeting: MeetingId) -> Answer<Done> {
    Ok(attendance::keep_numbers(&*shell.vault()?, &Now::read(), meeting).await?)
}
