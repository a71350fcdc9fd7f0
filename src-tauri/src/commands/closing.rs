//! What is said of a meeting once it is over, or before it if somebody cannot make it.

use follow_on_core::{
    home::{self, Feels},
    meetings::{self, HowWas},
    platform::{BringId, Done, MeetingId, MemberId, Now},
};

use super::Held;
use crate::shell::error::Answer;

/// Some met without a meeting; how many, if they counted.
#[tauri::command]
#[specta::specta]
pub async fn meeting_informal(shell: Held<'_>, meeting: MeetingId, headcount: Option<u32>) -> Answer<Done> {
    Ok(meetings::record_informal(&*shell.vault()?, &Now::read(), meeting, headcount).await?)
}

/// How many were there, as somebody counted them.
#[tauri::command]
#[specta::specta]
pub async fn meeting_headcount(shell: Held<'_>, meeting: MeetingId, headcount: Option<u32>) -> Answer<Done> {
    Ok(meetings::headcount(&*shell.vault()?, &Now::read(), meeting, headcount).await?)
}

/// How the meeting was.
#[tauri::command]
#[specta::specta]
pub async fn meeting_how_was(shell: Held<'_>, meeting: MeetingId, how: Option<HowWas>) -> Answer<Done> {
    Ok(meetings::how_was(&*shell.vault()?, &Now::read(), meeting, how).await?)
}

/// Adds something that somebody does or brings next time.
#[tauri::command]
#[specta::specta]
pub async fn bring_add(shell: Held<'_>, meeting: MeetingId, words: String, who: Option<MemberId>) -> Answer<Done> {
    Ok(meetings::bring_add(&*shell.vault()?, &Now::read(), meeting, &words, who).await?)
}

/// Ticks it off, or puts it back.
#[tauri::command]
#[specta::specta]
pub async fn bring_done(shell: Held<'_>, bring: BringId, done: bool) -> Answer<Done> {
    Ok(meetings::bring_done(&*shell.vault()?, &Now::read(), bring, done).await?)
}

/// Takes it away.
#[tauri::command]
#[specta::specta]
pub async fn bring_remove(shell: Held<'_>, bring: BringId) -> Answer<Done> {
    Ok(meetings::bring_remove(&*shell.vault()?, &Now::read(), bring).await?)
}

/// Another host runs this meeting; none: as usual.
#[tauri::command]
#[specta::specta]
pub async fn meeting_hand_on(shell: Held<'_>, meeting: MeetingId, to: Option<MemberId>) -> Answer<Done> {
    Ok(meetings::hand_on(&*shell.vault()?, &Now::read(), meeting, to).await?)
}

/// What the host said of themselves after a meeting. It stays with this device.
#[tauri::command]
#[specta::specta]
pub async fn check_in_read(shell: Held<'_>, meeting: MeetingId) -> Answer<Option<Feels>> {
    Ok(home::check_in(&*shell.vault()?, meeting).await?)
}

/// What the pain service was told of it.
#[tauri::command]
#[specta::specta]
pub async fn check_in_told(shell: Held<'_>, meeting: MeetingId) -> Answer<Option<Feels>> {
    Ok(home::told_service(&*shell.vault()?, meeting).await?)
}

/// Keeps it with this device; none takes it back.
#[tauri::command]
#[specta::specta]
pub async fn check_in_keep(shell: Held<'_>, meeting: MeetingId, feels: Option<Feels>) -> Answer<()> {
    Ok(home::keep_check_in(&*shell.vault()?, meeting, feels).await?)
}

/// Tells the pain service, which nothing else does.
#[tauri::command]
#[specta::specta]
pub async fn check_in_tell(shell: Held<'_>, meeting: MeetingId) -> Answer<Done> {
    Ok(home::tell_service(&*shell.vault()?, &Now::read(), meeting).await?)
}
