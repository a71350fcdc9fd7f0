//! Backing up and getting it back. Paths stay in Rust: the page hears a file's name and no more.

use chrono::{DateTime, Utc};
use follow_on_core::{home, platform::Restored};
use serde::Serialize;
use tauri::AppHandle;
use zeroize::Zeroizing;

use super::Held;
use crate::shell::{
    backup::{self, BackupDone, FoundBackup, Practised},
    error::Answer,
};

/// When the last backup was made, and whether the code that opens it was ever typed back.
#[derive(Debug, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct BackupStatus {
    pub last: Option<DateTime<Utc>>,
    /// When getting things back was last practised.
    pub practised: Option<DateTime<Utc>>,
    pub recovery_confirmed: bool,
}

/// Writes a backup where the person says, reads it back and checks it; none if they thought better
/// of it.
#[tauri::command]
#[specta::specta]
pub async fn backup_write(app: AppHandle, shell: Held<'_>) -> Answer<Option<BackupDone>> {
    Ok(backup::write(&app, &shell).await?)
}

/// How the backups stand.
#[tauri::command]
#[specta::specta]
pub async fn backup_status(shell: Held<'_>) -> Answer<BackupStatus> {
    let vault = shell.vault()?;
    Ok(BackupStatus {
        last: home::last_backup(&vault).await?,
        practised: home::last_practice(&vault).await?,
        recovery_confirmed: home::code_confirmed(&vault).await?,
    })
}

/// Asks for a backup and looks into it; none if the person thought better of it.
#[tauri::command]
#[specta::specta]
pub async fn backup_choose(app: AppHandle, shell: Held<'_>) -> Answer<Option<FoundBackup>> {
    Ok(backup::choose(&app, &shell).await?)
}

/// Gets everything back with the words of the day the backup was made.
#[tauri::command]
#[specta::specta]
pub async fn backup_restore_with_words(shell: Held<'_>, words: String) -> Answer<()> {
    Ok(shell.restore(Restored::Words(&Zeroizing::new(words))).await?)
}

/// Gets everything back with the recovery code, and sets new words.
#[tauri::command]
#[specta::specta]
pub async fn backup_restore_with_code(shell: Held<'_>, code: String, new_words: String) -> Answer<()> {
    Ok(shell.restore(Restored::Code(&Zeroizing::new(code), &Zeroizing::new(new_words))).await?)
}

/// Finds the newest backup of a folder or stick; none if the person thought better of it.
#[tauri::command]
#[specta::specta]
pub async fn backup_newest(app: AppHandle, shell: Held<'_>) -> Answer<Option<FoundBackup>> {
    Ok(backup::newest(&app, &shell).await?)
}

/// Practises getting things back: opens the backup that was found and says what is in it.
#[tauri::command]
#[specta::specta]
pub async fn backup_practise(shell: Held<'_>, words: String) -> Answer<Practised> {
    Ok(backup::practise(&shell, &Zeroizing::new(words)).await?)
}
