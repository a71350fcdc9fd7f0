//! Bringing a list in. The list that was chosen stays in Rust; the page sends its choices whole.

use follow_on_core::{
    intake::{BroughtIn, Choices, Destination, ListPreview},
    platform::GroupId,
};
use tauri::AppHandle;

use super::Held;
use crate::shell::{
    error::Answer,
    list::{self, ListChosen, ListLook},
};

/// Asks for a spreadsheet and reads it; none if the person thought better of it or stopped.
#[tauri::command]
#[specta::specta]
pub async fn list_choose(app: AppHandle, shell: Held<'_>, group: Option<GroupId>) -> Answer<Option<ListChosen>> {
    shell.vault()?;
    Ok(list::choose(&app, &shell, group).await?)
}

/// Looks at the chosen file another way: another sheet, or the headings in other rows.
#[tauri::command]
#[specta::specta]
pub async fn list_look(app: AppHandle, shell: Held<'_>, look: ListLook, group: Option<GroupId>) -> Answer<ListChosen> {
    Ok(list::look(&app, &shell, look, group).await?)
}

/// What would come in by these choices, beside the people whom the group has.
#[tauri::command]
#[specta::specta]
pub async fn list_preview(shell: Held<'_>, choices: Choices, group: Option<GroupId>) -> Answer<ListPreview> {
    Ok(list::preview(&shell, choices, group).await?)
}

/// Brings the list in, all of it or nothing; one undo takes it back.
#[tauri::command]
#[specta::specta]
pub async fn list_bring_in(app: AppHandle, shell: Held<'_>, choices: Choices, into: Destination) -> Answer<BroughtIn> {
    Ok(list::bring_in(&app, &shell, &choices, &into).await?)
}

/// Stops the reading or writing of a list; nothing of it stays.
#[tauri::command]
#[specta::specta]
pub async fn list_cancel(shell: Held<'_>) -> Answer<()> {
    list::stop(&shell);
    Ok(())
}
