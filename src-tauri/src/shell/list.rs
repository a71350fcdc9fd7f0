//! The list that is being brought in: chosen in a dialog, read beside the window, stoppable.

use std::{
    ops::ControlFlow,
    path::PathBuf,
    sync::{Arc, atomic::Ordering},
    time::{Duration, Instant},
};

use follow_on_core::{
    intake::{self, BroughtIn, Choices, Destination, List, ListPreview, SheetError},
    platform::{Code, Error, Now, Result},
};
use tauri::AppHandle;
use tauri_specta::Event;

use super::{dialogs, events::ListProgress, state::Shell};

/// Progress is told at most this often.
const EVERY: Duration = Duration::from_millis(100);

/// Asks for a spreadsheet, reads it and looks at it with no choice made yet.
pub async fn choose(app: &AppHandle, shell: &Shell) -> Result<Option<ListPreview>> {
    let Some(path) = dialogs::pick_spreadsheet(app).await else { return Ok(None) };
    let progress = progress(app, shell);
    let list = match beside(move || read(path, progress)).await? {
        Err(SheetError::Stopped) => return Ok(None),
        read => Arc::new(read?),
    };
    // Whoever locked meanwhile has left the list behind.
    shell.vault()?;
    shell.list.put(list);
    Ok(Some(preview(shell, Choices::default()).await?))
}

fn read(path: PathBuf, progress: impl FnMut(u32, u32) -> ControlFlow<()>) -> std::result::Result<List, SheetError> {
    intake::read_path(&path, progress).map(List::new)
}

/// What would come in by these choices. Errors: `NotFound list.none` if no list was chosen.
pub async fn preview(shell: &Shell, choices: Choices) -> Result<ListPreview> {
    shell.vault()?;
    let list = chosen(shell)?;
    beside(move || intake::check(&list, &choices)).await
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
