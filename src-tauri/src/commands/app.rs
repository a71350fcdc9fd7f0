//! The app as a whole: what is open, locking, printing, made-up data.

use follow_on_core::people::Role;
use serde::Serialize;
use tauri::AppHandle;

use super::Held;
use crate::shell::{error::Answer, lock, window};

/// What the window should show.
#[derive(Debug, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Stage {
    /// There is no vault yet.
    FirstStart,
    /// There is one, and it waits for its words.
    Locked,
    /// It is open.
    Open,
}

/// Where the app stands.
#[derive(Debug, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct AppState {
    pub stage: Stage,
    /// What is open are made-up people in memory.
    pub made_up: bool,
    /// A vault could not be read and was kept aside; a backup brings it back.
    pub damaged: bool,
    /// The app's version.
    pub version: &'static str,
}

/// Where the app stands.
#[tauri::command]
#[specta::specta]
pub async fn app_state(shell: Held<'_>) -> Answer<AppState> {
    let (open, holds) = (shell.open(), shell.safe.holds_a_vault());
    let stage = match open {
        Some(_) => Stage::Open,
        None if holds => Stage::Locked,
        None => Stage::FirstStart,
    };
    let made_up = open.is_some_and(|open| open.made_up);
    Ok(AppState { stage, made_up, damaged: !holds && shell.safe.has_kept_aside(), version: env!("CARGO_PKG_VERSION") })
}

/// Locks; the window then shows the lock screen by itself.
#[tauri::command]
#[specta::specta]
pub async fn lock(app: AppHandle) -> Answer<()> {
    Ok(lock::lock(&app).await?)
}

/// Somebody is there: the page says so at most every 20 seconds.
#[tauri::command]
#[specta::specta]
pub async fn activity(shell: Held<'_>) -> Answer<()> {
    shell.activity.now();
    Ok(())
}

/// Opens the print dialog for what the window shows.
#[tauri::command]
#[specta::specta]
pub async fn print_window(app: AppHandle) -> Answer<()> {
    Ok(window::print(&app)?)
}

/// Opens what a host or a clinician would have, made up and in memory only; in place of the other, if that
/// is open.
#[tauri::command]
#[specta::specta]
pub async fn demo_open(shell: Held<'_>, role: Role) -> Answer<()> {
    Ok(shell.open_made_up(role).await?)
}

/// Leaves the made-up service; the window then starts afresh.
#[tauri::command]
#[specta::specta]
pub async fn demo_leave(app: AppHandle) -> Answer<()> {
    Ok(lock::leave_made_up(&app).await?)
}
