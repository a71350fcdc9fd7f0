//! Papers: made in Rust, looked at page by page, saved where a dialog says. Printing is the window's own.

use follow_on_core::papers::PaperRequest;
use tauri::AppHandle;

use super::Held;
use crate::shell::{
    error::Answer,
    paper::{self, PapersMade},
};

/// Makes papers; those of an earlier request are put away.
#[tauri::command]
#[specta::specta]
pub async fn papers_make(shell: Held<'_>, request: PaperRequest) -> Answer<PapersMade> {
    Ok(paper::make(&shell, &request).await?)
}

/// A page of the papers of that number, from 0, as a drawing.
#[tauri::command]
#[specta::specta]
pub async fn papers_page(shell: Held<'_>, number: u32, page: u32) -> Answer<String> {
    Ok(paper::page(&shell, number, page).await?)
}

/// Saves the papers as a PDF; false if the person thought better of it.
#[tauri::command]
#[specta::specta]
pub async fn papers_save(app: AppHandle, shell: Held<'_>, number: u32) -> Answer<bool> {
    Ok(paper::save(&app, &shell, number).await?)
}

/// Lets go of the papers: their page is left.
#[tauri::command]
#[specta::specta]
pub async fn papers_put_away(shell: Held<'_>) -> Answer<()> {
    shell.desk.clear();
    Ok(())
}
