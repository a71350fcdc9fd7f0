//! People who were missed, and what came of getting in touch.

use follow_on_core::{
    missed::{self, MissedView, Outcome},
    platform::{AttemptId, Done, MeetingId, MemberId, Now},
};

use super::Held;
use crate::shell::error::Answer;

/// The small list after a meeting.
#[tauri::command]
#[specta::specta]
pub async fn missed_read(shell: Held<'_>, meeting: MeetingId) -> Answer<MissedView> {
    Ok(missed::after(&*shell.vault()?, &Now::read(), meeting).await?)
}

/// What came of getting in touch with somebody.
#[tauri::command]
#[specta::specta]
pub async fn missed_note(shell: Held<'_>, member: MemberId, outcome: Outcome) -> Answer<Done> {
    Ok(missed::note(&*shell.vault()?, &Now::read(), member, outcome).await?)
}

/// Takes away what was noted by mistake.
#[tauri::command]
#[specta::specta]
pub async fn missed_remove(shell: Held<'_>, attempt: AttemptId) -> Answer<Done> {
    Ok(missed::remove(&*shell.vault()?, &Now::read(), attempt).await?)
}
