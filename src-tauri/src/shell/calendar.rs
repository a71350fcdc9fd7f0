//! The file for other calendars, written where the person says.

use follow_on_core::{
    meetings::{self, CalendarSaved},
    platform::{GroupId, MeetingId, Now, Result, write_atomically},
};
use tauri::AppHandle;

use super::{dialogs, list::beside, state::Shell};

/// Asks where, and writes one meeting or all that are to come; none if the person thought better of it.
pub async fn save(
    app: &AppHandle,
    shell: &Shell,
    group: GroupId,
    only: Option<MeetingId>,
) -> Result<Option<CalendarSaved>> {
    // Made before the dialog opens: whatever is wrong with it is said first.
    let file = meetings::save_calendar(&*shell.vault()?, &Now::read(), group, only).await?;
    let Some(path) = dialogs::save_calendar(app).await else { return Ok(None) };
    let text = file.text.clone();
    beside(move || write_atomically(&path, text.as_bytes())).await??;
    meetings::calendar_saved(&*shell.vault()?, &file).await?;
    Ok(Some(file.saved))
}
