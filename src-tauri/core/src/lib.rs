//! All that Follow-on knows, in slices. Names no window and no Tauri.

pub mod asking;
pub mod attendance;
pub mod demo;
pub mod groups;
pub mod home;
pub mod intake;
pub mod leaving;
pub mod meetings;
pub mod needs;
pub mod papers;
pub mod people;
pub mod platform;
pub mod privacy;
pub mod reasons;
pub mod telling;
pub mod topics;
pub mod venues;

/// Every slice with its tables and migrations: what a vault is made of.
pub static SCHEMA: platform::Schema = platform::Schema {
    slices: &[
        &platform::SLICE,
        &privacy::SLICE,
        &people::SLICE,
        &groups::SLICE,
        &meetings::SLICE,
        &attendance::SLICE,
        &leaving::SLICE,
        &venues::SLICE,
        &telling::SLICE,
        &needs::SLICE,
        &home::SLICE,
        &topics::SLICE,
    ],
};

#[cfg(test)]
mod crash_tests;
#[cfg(test)]
mod schema_tests;
