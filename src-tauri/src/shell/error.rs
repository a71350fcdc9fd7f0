//! What a command answers with when it fails: core's code, word and field. What lies beneath goes to
//! the log and no further.

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

impl From<Error> for AppError {
    fn from(error: Error) -> Self {
        log::failure(&error);
        Self { code: error.code, what: error.what, field: error.field }
    }
}

/// A failure of the window system.
pub fn window(error: tauri::Error) -> Error {
    Error::new(Code::Internal, "window.failed").because(error)
}
