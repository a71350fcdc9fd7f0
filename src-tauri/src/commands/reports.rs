//! Who keeps coming, who left and why: numbers for a service.

use follow_on_core::{
    platform::Now,
    reports::{self, MeetingsPage, Report, ReportFile},
};
use tauri::AppHandle;

use super::Held;
use crate::shell::{error::Answer, report};

/// Works out the report of all groups.
#[tauri::command]
#[specta::specta]
pub async fn report_read(shell: Held<'_>) -> Answer<Report> {
    Ok(reports::read(&*shell.vault()?, &Now::read()).await?)
}

/// The last meetings of groups by name, 20 from `skip` on.
#[tauri::command]
#[specta::specta]
pub async fn report_meetings(shell: Held<'_>, skip: u32) -> Answer<MeetingsPage> {
    Ok(reports::meetings(&*shell.vault()?, skip).await?)
}

/// Saves the report as a file; none if the person thought better of it. Answers with the file's name.
#[tauri::command]
#[specta::specta]
pub async fn report_save(app: AppHandle, shell: Held<'_>, file: ReportFile) -> Answer<Option<String>> {
    Ok(report::save(&app, &shell, file).await?)
}
