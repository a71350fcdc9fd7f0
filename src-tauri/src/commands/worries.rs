//! Worried about someone: whom to ring, and a note that stays on this device.

use follow_on_core::{
    platform::{ConcernId, GroupId, Now},
    worries::{self, NoteEdit, WorriesView},
};

use super::Held;
use crate::shell::error::Answer;

/// Whom to ring, and the notes on this device.
#[tauri::command]
#[specta::specta]
pub async fn worries_read(shell: Held<'_>, group: GroupId) -> Answer<WorriesView> {
    Ok(worries::read(&*shell.vault()?, group).await?)
}

/// Keeps a note on this device.
#[tauri::command]
#[specta::specta]
pub async fn worry_keep(shell: Held<'_>, group: GroupId, note: NoteEdit) -> Answer<ConcernId> {
    Ok(worries::keep(&*shell.vault()?, &Now::read(), group, &note).await?)
}

/// Nothing is left to do about it, or something is.
#[tauri::command]
#[specta::specta]
pub async fn worry_close(shell: Held<'_>, concern: ConcernId, closed: bool) -> Answer<()> {
    Ok(worries::close(&*shell.vault()?, &Now::read(), concern, closed).await?)
}

/// Deletes a note.
#[tauri::command]
#[specta::specta]
pub async fn worry_remove(shell: Held<'_>, concern: ConcernId) -> Answer<()> {
    Ok(worries::remove(&*shell.vault()?, concern).await?)
}
