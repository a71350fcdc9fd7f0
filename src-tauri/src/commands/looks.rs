//! How the app looks; works before anything is unlocked.

use super::Held;
use crate::shell::{error::Answer, looks::Looks, native};
use tauri::AppHandle;

/// How the app looks.
#[tauri::command]
#[specta::specta]
pub async fn looks_read(shell: Held<'_>) -> Answer<Looks> {
    Ok(shell.looks.looks())
}

/// Keeps how the app looks.
#[tauri::command]
#[specta::specta]
pub async fn looks_write(app: AppHandle, shell: Held<'_>, looks: Looks) -> Answer<()> {
    shell.looks.keep(looks)?;
    native::text_size(&app);
    Ok(())
}
