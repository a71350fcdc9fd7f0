//! Locking: the vault is closed and the window shows a fresh page that knows nothing.

use std::{
    sync::{Arc, atomic::Ordering},
    time::Duration,
};

use follow_on_core::platform::Result;
use tauri::{AppHandle, Manager};

use super::{
    error::{self, AppError},
    state::{Open, Shell},
    window,
};

/// The page sends every letter as it is typed. The last one may be on its way for so long.
pub const LAST_WORDS: Duration = Duration::from_millis(200);
/// How long we wait for commands that were under way when the vault closed. They get `Locked` from
/// it and end; only then is the vault's folder free again.
const UNDER_WAY: Duration = Duration::from_secs(5);

/// Locks. Of made-up data nothing is kept, so there it means to leave them. Nothing to do if nothing
/// is open.
pub async fn lock(app: &AppHandle) -> Result<()> {
    let shell = app.state::<Shell>();
    if shell.open().is_some_and(|open| !open.made_up) {
        tokio::time::sleep(LAST_WORDS).await;
    }
    let _turn = shell.turn.lock().await;
    let Some(open) = release(&shell) else { return Ok(()) };
    // The page goes first: what was on the screen must not wait for a write to the disk.
    let shown = window::show_page(app);
    close(open).await;
    shown
}

/// Leaves the made-up service, if that is what is open.
pub async fn leave_made_up(app: &AppHandle) -> Result<()> {
    let made_up = app.state::<Shell>().open().is_some_and(|open| open.made_up);
    if made_up { lock(app).await } else { Ok(()) }
}

/// Closes the vault when the app ends.
pub async fn at_the_end(shell: &Shell) {
    let _turn = shell.turn.lock().await;
    if let Some(open) = release(shell) {
        close(open).await;
    }
}

/// Stops using the vault: from here on, commands answer `Locked`.
pub fn release(shell: &Shell) -> Option<Open> {
    shell.stop_list.store(true, Ordering::Relaxed);
    shell.release()
}

/// Closes a vault that was taken out of use.
pub async fn close(open: Open) {
    if error::take_doubt() {
        // Without the mark the pages are not looked through; nothing else hangs on it.
        let _ = open.vault.look_through_next_time().map_err(AppError::from);
    }
    if let Err(error) = open.vault.close().await {
        // The connection is dropped all the same; the write-ahead log keeps what was acknowledged.
        let _ = AppError::from(error);
    }
    let patience = tokio::time::Instant::now() + UNDER_WAY;
    while Arc::strong_count(&open.vault) > 1 && tokio::time::Instant::now() < patience {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}
