//! The door between the page and core: one file a slice, each command a few lines that take the open
//! vault and call core. What a person may do is decided there, not here.
//!
//! A new command stands in three lists, and tests hold them together: `names.rs` (permissions),
//! `bindings.rs` (handler and TypeScript), `capabilities/main.json` (what the window may call).

pub mod app;
pub mod asking;
pub mod attendance;
pub mod backup;
pub mod circle;
pub mod closing;
pub mod device;
pub mod goals;
pub mod group_life;
pub mod groups;
pub mod home;
pub mod intake;
pub mod keys;
pub mod leaving;
pub mod looks;
pub mod meetings;
pub mod missed;
pub mod needs;
pub mod papers;
pub mod people;
pub mod programmes;
pub mod reports;
pub mod service;
pub mod telling;
pub mod topics;
pub mod venues;
pub mod worries;

use tauri::State;

use crate::shell::state::Shell;

/// The shell's memory, as a command gets it.
pub type Held<'a> = State<'a, Shell>;

#[cfg(test)]
mod tests;
