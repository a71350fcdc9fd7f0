//! The stories in the real window: `cargo xtask test` builds the app and runs them.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

mod after_meeting;
mod broken;
mod clinician;
mod dates;
mod died;
mod drawing;
mod every_screen;
mod going_on;
mod hand_over;
mod hardening;
mod hostile;
mod kills;
mod large_text;
mod long_list;
mod looks;
mod main_job;
mod numbers;
mod odd_list;
mod opening;
mod plans;
mod second;
mod service;
mod shortcuts;
mod sitting;
mod sleep;
mod steps;
mod telling;
mod topics;
mod typing;
