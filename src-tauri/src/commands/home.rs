//! Home, Find and undo: what looks across slices.

use follow_on_core::{
    home::{self, Found, HomeView},
    platform::{Done, Now, Undone},
};

use super::Held;
use crate::shell::error::Answer;

/// What is next, and what is there to do.
#[tauri::command]
#[specta::specta]
pub async fn home_read(shell: Held<'_>) -> Answer<HomeView> {
    Ok(home::read(&*shell.vault()?, &Now::read()).await?)
}

/// Ticks something off on Home, or takes the tick away.
#[tauri::command]
#[specta::specta]
pub async fn todo_tick(shell: Held<'_>, id: String, done: bool) -> Answer<Done> {
    Ok(home::tick(&*shell.vault()?, &Now::read(), &id, done).await?)
}

/// Finds people, groups and meetings.
#[tauri::command]
#[specta::specta]
pub async fn find(shell: Held<'_>, text: String) -> Answer<Vec<Found>> {
    Ok(home::find(&*shell.vault()?, &text).await?)
}

/// Undoes a change, or the latest.
#[tauri::command]
#[specta::specta]
pub async fn undo(shell: Held<'_>, change: Option<u32>) -> Answer<Undone> {
    Ok(shell.vault()?.undo(change, &Now::read()).await?)
}
