//! How the app looks; works before anything is unlocked.

use follow_on_core::calendar;
use tauri::AppHandle;

use super::Held;
use crate::shell::{error::Answer, looks::Looks, native};

/// How the app looks.
#[tauri::command]
#[specta::specta]
pub async fn looks_read(shell: Held<'_>) -> Answer<Looks> {
    Ok(shell.looks.looks())
}

/// Keeps how the app looks, and whose bank holidays count.
#[tauri::command]
#[specta::specta]
pub async fn looks_write(app: AppHandle, shell: Held<'_>, looks: Looks) -> Answer<()> {
    let nation = looks.nation;
    shell.looks.keep(looks)?;
    native::text_size(&app);
    if let Some(open) = shell.open() {
        calendar::keep_nation(&open.vault, nation).await?;
    }
    Ok(())
}
