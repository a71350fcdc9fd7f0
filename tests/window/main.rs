//! The stories in the real window: `cargo xtask test` builds the app and runs them.

mod hardening;
