//! The desktop around the app: the one window, what is open and what is locked, dialogs, settings
//! of looks. It knows no people and no groups: those live in core, behind the commands.

pub mod backup;
pub mod calendar;
pub mod code_page;
pub mod dialogs;
pub mod error;
pub mod events;
pub mod given;
pub mod idle;
pub mod keys;
pub mod list;
pub mod lock;
pub mod log;
pub mod looks;
pub mod mailer;
pub mod native;
pub mod paper;
pub mod place;
pub mod report;
pub mod sleep;
pub mod start;
pub mod state;
pub mod steady;
pub mod topics;
pub mod webview;
pub mod window;
pub mod words;
