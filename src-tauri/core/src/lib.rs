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

use platform::{Emptied, Table, Writing};

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
        &asking::SLICE,
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
    written: WRITTEN,
};

/// What hosts and clinicians write of a group in their own words. Somebody may be named in any of it, so that
/// whoever takes their name off the list is shown to the reader. `schema_tests` looks for forgotten ones.
static WRITTEN: &[Writing] = &[
    about_meeting(&meetings::MEETING, "id", &["notes"], "notes", Emptied::Stays),
    about_meeting(&meetings::JOTTING, "meeting_id", &["words"], "jotting", Emptied::Goes),
    about_meeting(&meetings::AGENDA_ITEM, "meeting_id", &["title"], "plan", Emptied::Stays),
    about_meeting(&meetings::BRING, "meeting_id", &["words"], "bring", Emptied::Goes),
    about_meeting(&attendance::GUEST, "meeting_id", &["name"], "guest", Emptied::Never),
    of_group(&groups::SUPPORT_GROUP, &["name"], "group", Emptied::Never),
    of_group(&groups::agreed::AGREED_LINE, &["words"], "agreed", Emptied::Goes),
    of_group(&groups::life::CLOSING_STEP, &["words"], "closing", Emptied::Stays),
    of_group(&groups::jobs::ROLE_ASSIGNMENT, &["agreed"], "job", Emptied::Stays),
    of_group(&meetings::plans::KEPT_PLAN, &["name"], "keptPlan", Emptied::Never),
    of_group(&meetings::plans::KEPT_ITEM, &["title"], "keptPlan", Emptied::Stays),
    of_group(&meetings::RHYTHM, &["calendar_name"], "calendar", Emptied::Stays),
    of_group(&topics::GROUP_TOPIC, &["title"], "topic", Emptied::Never),
    of_group(&topics::GROUP_TOPIC, &["opening", "questions", "tried"], "topic", Emptied::Stays),
    of_group(&telling::OWN_WORDS, &["subject", "words"], "message", Emptied::Never),
    of_group(&venues::VENUE, &["getting_there", "booking_role", "opening", "notes"], "place", Emptied::Stays),
    of_group(&goals::GOAL, &["words"], "goal", Emptied::Goes),
    of_group(&needs::MEMBER_NEED, &["how"], "need", Emptied::Stays),
];

const fn of_group(
    table: &'static Table,
    columns: &'static [&'static str],
    what: &'static str,
    emptied: Emptied,
) -> Writing {
    Writing { table, columns, what, meeting: None, emptied }
}

const fn about_meeting(
    table: &'static Table,
    meeting: &'static str,
    columns: &'static [&'static str],
    what: &'static str,
    emptied: Emptied,
) -> Writing {
    Writing { table, columns, what, meeting: Some(meeting), emptied }
}

#[cfg(test)]
mod crash_tests;
#[cfg(test)]
mod schema_tests;
