//! A service's report, written where the person says.

use follow_on_core::{
    platform::{Now, Result, write_atomically},
    reports::{self, ReportFile},
};
use tauri::AppHandle;

use super::{dialogs, list::beside, state::Shell};

/// Asks where to save the report, and saves it. Answers with the file's name.
pub async fn save(app: &AppHandle, shell: &Shell, file: ReportFile) -> Result<Option<String>> {
    // First what could fail: nobody chooses a place for nothing.
    let bytes = reports::file(&*shell.vault()?, &Now::read(), file).await?;
    let Some(path) = dialogs::save_report(app, file).await else { return Ok(None) };
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    beside(move || write_atomically(&path, &bytes)).await??;
    Ok(Some(name))
}
