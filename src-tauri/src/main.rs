//! Follow-on for the desktop: start-up only. `shell` is the window around the app, `commands` its
//! door to core, one file a slice.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod bindings;
mod commands;
mod shell;

use std::process::ExitCode;

#[allow(clippy::disallowed_methods, reason = "`generate_context!` writes an exit of its own for a broken build")]
fn main() -> ExitCode {
    match shell::start::run(tauri::generate_context!()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            shell::log::failure(&shell::error::window(error));
            ExitCode::FAILURE
        }
    }
}
