//! What the shell tells the page without being asked.

use serde::{Deserialize, Serialize};
use tauri_specta::Event;

/// A file that somebody gave waits to be opened: the system handed it over for a double click.
#[derive(Debug, Clone, Serialize, Deserialize, specta::Type, Event)]
pub struct FileGiven;

/// How far the reading or writing of a list has come, at most about ten times a second.
#[derive(Debug, Clone, Serialize, Deserialize, specta::Type, Event)]
#[serde(rename_all = "camelCase")]
pub struct ListProgress {
    /// Rows done.
    pub done: u32,
    /// Rows in all.
    pub of: u32,
}
