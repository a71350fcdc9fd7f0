//! The list that is being brought in: chosen in a dialog, read beside the window, stoppable.

use std::{
    ops::ControlFlow,
    path::PathBuf,
    sync::{Arc, atomic::Ordering},
    time::{Duration, Instant},
};

use follow_on_core::{
    intake::{self, BroughtIn, Choices, Destination, List, ListPreview, SheetError},
    platform::{Code, Error, GroupId, Now, Result},
};
use tauri::AppHandle;
use tauri_specta::Event;

use super::{dialogs, events::ListProgress, state::Shell};

/// Progress is told at most this often.
const EVERY: Duration = Duration::from_millis(100);

/// A list that was chosen, with the choices to begin with.
#[derive(Debug, Clone, serde::Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ListChosen {
    /// What would come in by these choices.
    pub preview: ListPreview,
    /// What the columns of such a file were the last time; otherwise nothing chosen.
    pub choices: Choices,
}

/// Asks for a spreadsheet, reads it and looks at it with what is remembered of such files.
pub async fn choose(app: &AppHandle, shell: &Shell, group: Option<GroupId>) -> Result<Option<ListChosen>> {
    let Some(path) = dialogs::pick_spreadsheet(app).await else { return Ok(None) };
    let progress = progress(app, shell);
    let list = match beside(move || read(path, progress)).await? {
        Err(SheetError::Stopped) => return Ok(None),
        read => read?,
    };
    Ok(Some(take(shell, list, group).await?))
}

fn read(path: PathBuf, progress: impl FnMut(u32, u32) -> ControlFlow<()>) -> std::result::Result<List, SheetError> {
    intake::read_path(&path, progress).map(List::new)
}

/// Looks at the chosen file another way: at another of its sheets, or with its headings in other rows.
pub async fn look(app: &AppHandle, shell: &Shell, look: ListLook, group: Option<GroupId>) -> Result<ListChosen> {
    let list = chosen(shell)?;
    let progress = progress(app, shell);
    let list = beside(move || match look {
        ListLook::Sheet(at) => list.other_sheet(at, progress),
        ListLook::Headings(rows) => Ok(list.with_headings(&rows)),
    });
    let list = list.await??;
    take(shell, list, group).await
}

/// Another way to look at a file.
#[derive(Debug, Clone, serde::Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum ListLook {
    /// At this sheet, from 0.
    Sheet(u32),
    /// With the headings in these rows: one, two that follow each other, or none.
    Headings(Vec<u32>),
}

/// Holds the list that is being looked at.
async fn take(shell: &Shell, list: List, group: Option<GroupId>) -> Result<ListChosen> {
    // Whoever locked meanwhile has left the list behind.
    let choices = intake::first_choices(&*shell.vault()?, &list).await?;
    shell.list.put(Arc::new(list));
    Ok(ListChosen { preview: preview(shell, choices.clone(), group).await?, choices })
}

/// What would come in by these choices, beside the group that it goes into. Errors: `NotFound list.none`
/// if no list was chosen.
pub async fn preview(shell: &Shell, choices: Choices, group: Option<GroupId>) -> Result<ListPreview> {
    let vault = shell.vault()?;
    let list = chosen(shell)?;
    let others = match group {
        Some(group) => Some(intake::on_the_list(&vault, group).await?),
        None => None,
    };
    beside(move || intake::compare(&list, &choices, others.as_ref())).await
}

/// Brings the list in and lets go of it.
pub async fn bring_in(app: &AppHandle, shell: &Shell, choices: &Choices, into: &Destination) -> Result<BroughtIn> {
    let (vault, list) = (shell.vault()?, chosen(shell)?);
    let brought = intake::bring_in(&vault, &Now::read(), &list, choices, into, progress(app, shell)).await?;
    shell.list.take();
    Ok(brought)
}

/// The list that was chosen. Errors: `NotFound list.none`.
pub fn chosen(shell: &Shell) -> Result<Arc<List>> {
    shell.list.get().ok_or_else(|| Error::not_found("list.none"))
}

/// Stops the reading or writing under way.
pub fn stop(shell: &Shell) {
    shell.stop_list.store(true, Ordering::Relaxed);
}

/// Tells the page how far it is, and hears whether to stop.
pub fn progress(app: &AppHandle, shell: &Shell) -> impl FnMut(u32, u32) -> ControlFlow<()> + Send + 'static {
    let (app, stop) = (app.clone(), shell.stop_list.clone());
    stop.store(false, Ordering::Relaxed);
    let mut told = Instant::now();
    move |done, of| {
        if stop.load(Ordering::Relaxed) {
            return ControlFlow::Break(());
        }
        if told.elapsed() >= EVERY || done == of {
            told = Instant::now();
            let _ = ListProgress { done, of }.emit(&app);
        }
        ControlFlow::Continue(())
    }
}

/// Runs work that takes a while beside the event loop.
pub async fn beside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(|e| Error::new(Code::Internal, "internal").because(e))
}
