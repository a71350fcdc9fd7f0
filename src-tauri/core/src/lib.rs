//! All that Follow-on knows, in slices. Names no window and no Tauri.

pub mod asking;
pub mod attendance;
pub mod calendar;
pub mod circle;
pub mod demo;
pub mod goals;
pub mod groups;
pub mod home;
pub mod intake;
pub mod leaving;
pub mod meetings;
pub mod missed;
pub mod needs;
pub mod papers;
pub mod people;
pub mod platform;
pub mod privacy;
pub mod programmes;
pub mod reasons;
pub mod reports;
pub mod service;
pub mod sharing;
pub mod small;
pub mod survival;
pub mod telling;
pub mod topics;
pub mod venues;
pub mod worries;

/// Every slice with its tables and migrations: what a vault is made of.
pub static SCHEMA: platform::Schema = platform::Schema {
    slices: &[
        &platform::SLICE,
        &service::SLICE,
        &privacy::SLICE,
        &people::SLICE,
        &groups::SLICE,
        &goals::SLICE,
        &programmes::SLICE,
        &meetings::SLICE,
        &attendance::SLICE,
        &leaving::SLICE,
        &missed::SLICE,
        &venues::SLICE,
        &telling::SLICE,
        &needs::SLICE,
        &home::SLICE,
        &topics::SLICE,
        &worries::SLICE,
        &sharing::SLICE,
        &circle::SLICE,
    ],
    found: &[
        platform::Findable { table: &groups::SUPPORT_GROUP, columns: &["name", "place"] },
        // A name alone: nobody is found by a number or an address that only some may have.
        platform::Findable { table: &groups::MEMBER, columns: &["name"] },
        platform::Findable { table: &meetings::AGENDA_ITEM, columns: &["title"] },
    ],
};

#[cfg(test)]
mod crash_tests;
#[cfg(test)]
mod schema_tests;
