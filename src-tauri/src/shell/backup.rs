//! Writing a backup and choosing one, with the dialogs that go with it.

use std::{path::Path, sync::Arc};

use chrono::{DateTime, Utc};
use follow_on_core::{
    calendar, home,
    platform::{Error, Now, Restored, Result},
};
use serde::Serialize;
use tauri::AppHandle;

use super::{dialogs, log, looks::Looks, state::Shell};

/// A backup that was made, read back and found whole.
#[derive(Debug, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct BackupDone {
    /// The file's name, without folders.
    pub file_name: String,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// People in it, counted in the file itself.
    pub people: u32,
    /// Meetings in it.
    pub meetings: u32,
    /// Its size; past 4 GiB it is only known to be large.
    pub bytes: u32,
}

/// A backup that was looked into.
#[derive(Debug, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct FoundBackup {
    /// The file's name, without folders.
    pub file_name: String,
    /// When it was made, by the clock of the laptop that made it.
    pub made_at: DateTime<Utc>,
}

/// Asks for a folder and backs up into it.
pub async fn write(app: &AppHandle, shell: &Shell) -> Result<Option<BackupDone>> {
    shell.own_vault()?;
    let Some(folder) = dialogs::pick_backup_folder(app).await else { return Ok(None) };
    // Only now: the app may have locked behind the dialog, and must not be kept from closing.
    let (vault, now) = (shell.own_vault()?, Now::read());
    let report = shell.safe.back_up(&vault, &folder, &now).await?;
    let counts = home::counts(&report.copy).await;
    report.copy.close().await?;
    let counts = counts?;
    home::note_backup(&vault, &now).await?;
    Ok(Some(BackupDone {
        file_name: name_of(&report.path),
        at: now.at,
        people: counts.people,
        meetings: counts.meetings,
        bytes: u32::try_from(report.bytes).unwrap_or(u32::MAX),
    }))
}

/// Asks for a backup and looks into it.
pub async fn choose(app: &AppHandle, shell: &Shell) -> Result<Option<FoundBackup>> {
    let Some(path) = dialogs::pick_backup(app).await else { return Ok(None) };
    let found = shell.safe.look_into(path).await?;
    let answer = FoundBackup { file_name: name_of(&found.path), made_at: found.made_at };
    shell.backup.put(Arc::new(found));
    Ok(Some(answer))
}

/// What the fire drill found.
#[derive(Debug, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Practised {
    /// When the backup was made.
    pub made_at: DateTime<Utc>,
    /// People in it.
    pub people: u32,
    /// Meetings in it.
    pub meetings: u32,
    /// Groups in it.
    pub groups: u32,
}

/// Asks for the folder or stick and finds the newest backup there.
pub async fn newest(app: &AppHandle, shell: &Shell) -> Result<Option<FoundBackup>> {
    shell.own_vault()?;
    let Some(folder) = dialogs::pick_backup_folder(app).await else { return Ok(None) };
    let found = shell.safe.newest_backup(&folder).await?;
    let answer = FoundBackup { file_name: name_of(&found.path), made_at: found.made_at };
    shell.backup.put(Arc::new(found));
    Ok(Some(answer))
}

/// Opens the backup that was found, as on the day it is needed, and counts what is in it.
pub async fn practise(shell: &Shell, words: &str) -> Result<Practised> {
    let vault = shell.own_vault()?;
    let backup = shell.backup.get().ok_or_else(|| Error::not_found("backup.none"))?;
    let rehearsed = shell.safe.rehearse(&backup, words).await?;
    let counts = home::counts(&rehearsed.copy).await;
    rehearsed.copy.close().await?;
    let counts = counts?;
    home::note_practice(&vault, &Now::read()).await?;
    Ok(Practised { made_at: backup.made_at, people: counts.people, meetings: counts.meetings, groups: counts.groups })
}

impl Shell {
    /// Makes the backup that was chosen this laptop's vault, and opens it.
    ///
    /// Errors: `NotFound backup.none` if none was chosen; those of [`Safe::restore`].
    ///
    /// [`Safe::restore`]: follow_on_core::platform::Safe::restore
    pub async fn restore(&self, way: Restored<'_>) -> Result<()> {
        let backup = self.backup.get().ok_or_else(|| Error::not_found("backup.none"))?;
        self.open_by(async || {
            let vault = self.safe.restore(&backup, way).await?;
            // The nation comes back with the things: its numbers stand on the lock page. How large the text is
            // belongs to the laptop.
            let kept = calendar::nation(&vault).await;
            if let Err(error) = kept.and_then(|nation| self.looks.keep(Looks { nation, ..self.looks.looks() })) {
                log::failure(&error);
            }
            Ok(vault)
        })
        .await?;
        home::note_backup(&*self.vault()?, &Now::of(backup.made_at)).await
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
