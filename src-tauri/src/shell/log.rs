//! A small log beside the vault, to help somebody help: codes, machine words and the kind of what
//! lay beneath. Never a name, a path, a value or the text of an error, which could hold any of them.

use std::{
    error::Error as StdError,
    fmt::Write as _,
    fs::{File, OpenOptions},
    io::Write as _,
    path::Path,
    sync::{Mutex, OnceLock, PoisonError},
};

use follow_on_core::platform::{Code, Error, Now};

const NAME: &str = "follow-on.log";
const EARLIER: &str = "follow-on.earlier.log";
/// Past this many bytes a new log is begun at the next start; one earlier log is kept.
const LARGEST: u64 = 256 * 1024;

static LOG: OnceLock<Mutex<File>> = OnceLock::new();

/// Opens the log. Without one (a full or read-only disk) the app runs all the same.
pub fn open(home: &Path) {
    let path = home.join(NAME);
    if std::fs::metadata(&path).is_ok_and(|meta| meta.len() > LARGEST) {
        let _ = std::fs::rename(&path, home.join(EARLIER));
    }
    if let Ok(file) = OpenOptions::new().create(true).append(true).open(path) {
        let _ = LOG.set(Mutex::new(file));
    }
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        // The message may quote data; the place in the source never does.
        let place = panic.location().map_or_else(String::new, |at| format!("{}:{}", at.file(), at.line()));
        line(&format!("panic {place}"));
        if cfg!(debug_assertions) {
            usual(panic);
        }
    }));
}

/// Notes a failure that somebody might have to look into. What a person typed wrongly is none.
pub fn failure(error: &Error) {
    if matches!(error.code, Code::Internal | Code::Damaged | Code::TooNew | Code::Busy) {
        line(&told(error));
    }
}

fn told(error: &Error) -> String {
    let mut text = format!("{:?} {}", error.code, error.what);
    let mut beneath = error.source();
    while let Some(cause) = beneath {
        let _ = write!(text, " < {}", kind(cause));
        beneath = cause.source();
    }
    text
}

fn kind(cause: &(dyn StdError + 'static)) -> String {
    if let Some(error) = cause.downcast_ref::<std::io::Error>() {
        return format!("io {:?} {}", error.kind(), error.raw_os_error().unwrap_or_default());
    }
    if let Some(error) = cause.downcast_ref::<Error>() {
        return format!("{:?} {}", error.code, error.what);
    }
    if cause.is::<tauri::Error>() {
        return "window system".to_owned();
    }
    "other".to_owned()
}

fn line(text: &str) {
    let line = format!("{} {} {text}\n", Now::read().at.format("%Y-%m-%dT%H:%M:%SZ"), env!("CARGO_PKG_VERSION"));
    if let Some(log) = LOG.get() {
        let _ = log.lock().unwrap_or_else(PoisonError::into_inner).write_all(line.as_bytes());
    }
    if cfg!(debug_assertions) {
        let _ = std::io::stderr().write_all(line.as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_names_kinds_and_no_values() {
        let disk = std::io::Error::other("could not write Margaret.txt");
        let beneath = Error::new(Code::Damaged, "undo.damaged").because("Margaret");
        let error = Error::new(Code::Internal, "disk.failed").because(disk);
        assert_eq!(told(&error), "Internal disk.failed < io Other 0");
        assert_eq!(
            told(&Error::new(Code::Damaged, "vault.damaged").because(beneath)),
            "Damaged vault.damaged < Damaged undo.damaged < other"
        );
    }
}
