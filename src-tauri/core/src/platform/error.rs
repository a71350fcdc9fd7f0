//! What can go wrong, as a code, a stable word and the field at fault.
//!
//! The interface holds one table from (code, what) to a sentence that says the way out. Nothing in
//! here is ever shown as it stands, and nothing personal may enter it: an error reaches the log.

use serde::{Deserialize, Serialize};

/// The kind of failure; decides how the interface reacts before it looks at the word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Code {
    /// The thing named is not there (any more).
    NotFound,
    /// What was sent cannot be taken as it is; `field` names the place.
    Invalid,
    /// Something else changed meanwhile.
    Conflict,
    /// The vault is locked.
    Locked,
    /// The words or the recovery code do not open the vault.
    WrongKey,
    /// Written by a newer Follow-on; left unharmed.
    TooNew,
    /// A file is broken; it was left or kept aside, never deleted.
    Damaged,
    /// Somebody else holds it just now; trying again helps.
    Busy,
    /// Our fault. Details are in the log, without personal data.
    Internal,
}

/// An error of a use-case. `what` is a stable machine word such as `name.empty`.
#[derive(Debug, thiserror::Error)]
#[error("{code:?} {what}")]
pub struct Error {
    /// The kind of failure.
    pub code: Code,
    /// The stable word that the interface turns into a sentence.
    pub what: &'static str,
    /// The field of the request at fault, if one is.
    pub field: Option<&'static str>,
    /// What lies beneath, for the log alone.
    #[source]
    pub source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// The result of a use-case.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// An error without a field.
    pub fn new(code: Code, what: &'static str) -> Self {
        Self { code, what, field: None, source: None }
    }

    /// Something in the request cannot be taken; `field` is where.
    pub fn invalid(field: &'static str, what: &'static str) -> Self {
        Self { code: Code::Invalid, what, field: Some(field), source: None }
    }

    /// The thing asked for is not there.
    pub fn not_found(what: &'static str) -> Self {
        Self::new(Code::NotFound, what)
    }

    /// Keeps what lies beneath for the log.
    #[must_use]
    pub fn because(mut self, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }
}

impl From<sqlx::Error> for Error {
    /// SQLite's codes decide; a row that is simply missing is `NotFound`.
    fn from(error: sqlx::Error) -> Self {
        if matches!(error, sqlx::Error::RowNotFound) {
            return Self::not_found("row.missing");
        }
        let code = error.as_database_error().and_then(|e| e.code()).and_then(|c| c.parse::<i32>().ok());
        // The primary result code is the low byte: https://sqlite.org/rescode.html
        match code.map(|c| c & 0xff) {
            Some(5 | 6) => Self::new(Code::Busy, "vault.busy").because(error),
            // SQLCipher answers 7, out of memory, when a page does not decrypt in mid-transaction.
            Some(7 | 11 | 26) => Self::new(Code::Damaged, "vault.damaged").because(error),
            Some(13) => Self::new(Code::Internal, "disk.full").because(error),
            Some(8 | 10 | 14) => Self::new(Code::Internal, "disk.failed").because(error),
            _ => Self::new(Code::Internal, "internal").because(error),
        }
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind;
        match error.kind() {
            _ if super::files::is_in_use(&error) => Self::new(Code::Busy, "file.inUse").because(error),
            ErrorKind::NotFound => Self::not_found("file.missing").because(error),
            ErrorKind::StorageFull => Self::new(Code::Internal, "disk.full").because(error),
            _ => Self::new(Code::Internal, "disk.failed").because(error),
        }
    }
}
