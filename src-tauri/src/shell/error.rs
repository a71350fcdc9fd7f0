//! What a command answers with when it fails: core's code, word and field. What lies beneath goes to
//! the log and no further.

use std::sync::atomic::{AtomicBool, Ordering};

use follow_on_core::platform::{Code, Error};
use serde::Serialize;

use super::log;

/// A failure as the page sees it; its table turns `code` and `what` into a sentence.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct AppError {
    /// The kind of failure.
    pub code: Code,
    /// The stable word, such as `name.empty`.
    pub what: &'static str,
    /// The field of the request at fault.
    pub field: Option<&'static str>,
}

/// What every command answers with.
pub type Answer<T> = Result<T, AppError>;

/// Set when a command met a broken page. Every failure of a command passes through here, and nothing
/// here can reach the vault; whoever closes it takes this along.
static DOUBT: AtomicBool = AtomicBool::new(false);

/// Whether a broken page was met since this was last asked.
pub fn take_doubt() -> bool {
    DOUBT.swap(false, Ordering::Relaxed)
}

impl From<Error> for AppError {
    fn from(error: Error) -> Self {
        log::failure(&error);
        if error.code == Code::Damaged && error.what == "vault.damaged" {
            DOUBT.store(true, Ordering::Relaxed);
        }
        Self { code: error.code, what: error.what, field: error.field }
    }
}

/// A failure of the window system.
pub fn window(error: tauri::Error) -> Error {
    Error::new(Code::Internal, "window.failed").because(error)
}
