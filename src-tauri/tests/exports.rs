//! The program offers none of its SQLite to other libraries: WebKitGTK would take ours for its own.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)]

use std::process::Command;

#[test]
fn no_sqlite_function_is_exported() {
    let app = env!("CARGO_BIN_EXE_follow-on");
    let told = Command::new("nm").args(["--dynamic", "--defined-only", app]).output().unwrap();
    assert!(told.status.success(), "nm could not read {app}");
    let text = String::from_utf8(told.stdout).unwrap();
    let ours: Vec<&str> = text.lines().filter(|line| line.contains("sqlite3")).collect();
    assert!(ours.is_empty(), "build.rs has to keep these in: {ours:?}");
}
