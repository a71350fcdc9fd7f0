//! What the shell tells the page without being asked.

use serde::{Deserialize, Serialize};
use tauri_specta::Event;

/// The vault closes in a moment: keep what is still being typed now.
#[derive(Debug, Clone, Serialize, Deserialize, specta::Type, Event)]
pub struct Locking;

/// How far the reading or writing of a list has come, at most about ten times a second.
#[derive(Debug, Clone, Serialize, Deserialize, specta::Type, Event)]
#[serde(rename_all = "camelCase")]
pub struct ListProgress {
    /// Rows done.
    pub done: u32,
    /// Rows in all.
    pub of: u32,
}
