//! How the app looks; works before anything is unlocked.

use super::Held;
use crate::shell::{error::Answer, looks::Looks};

/// How the app looks.
#[tauri::command]
#[specta::specta]
pub async fn looks_read(shell: Held<'_>) -> Answer<Looks> {
    Ok(shell.looks.looks())
}

/// Keeps how the app looks.
#[tauri::command]
#[specta::specta]
pub async fn looks_write(shell: Held<'_>, looks: Looks) -> Answer<()> {
    Ok(shell.looks.keep(looks)?)
}
