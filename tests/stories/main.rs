//! Whole stories across slices, against core alone: as the app would live them, without a window.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test says what went wrong by failing")]

mod adding_a_list;
mod after_meeting;
mod asking;
mod circle;
mod coming_back;
mod dates;
mod group_life;
mod in_a_meeting;
mod keys;
mod leaving;
mod long_meeting;
mod main_job;
mod needs;
mod numbers;
mod older_vault;
mod outputs;
mod paper;
mod people;
mod permission;
mod planned_and_held;
mod plans;
mod programmes;
mod service;
mod sharing;
// Needs strace, which comes with all that the tests in the window need.
#[cfg(all(target_os = "linux", feature = "window"))]
mod syncs;
mod tap;

use follow_on_core::{
    SCHEMA, groups, home, meetings,
    platform::{GroupId, MeetingId, MemberId, Now, Vault},
};

/// A Tuesday morning.
pub fn tuesday() -> Now {
    at("2026-11-24T10:30:00Z")
}

pub fn at(instant: &str) -> Now {
    Now::of(instant.parse().unwrap())
}

pub async fn empty_vault() -> Vault {
    Vault::in_memory(&SCHEMA).await.unwrap()
}

/// A group with these people, a meeting today and two to come.
pub async fn group_of(vault: &Vault, names: &[&str]) -> (GroupId, MeetingId) {
    let now = tuesday();
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    let group = groups::create(vault, &now, "Tuesday group", "Church hall", &names, None).await.unwrap().group;
    let dates = ["2026-11-24", "2026-12-22", "2027-01-19"].map(|date| date.parse().unwrap());
    meetings::plan(vault, &now, group, &dates, "10:30:00".parse().unwrap(), 120, "Church hall").await.unwrap();
    let view = home::group(vault, &now, group).await.unwrap();
    (group, view.upcoming[0].id)
}

pub async fn member_called(vault: &Vault, group: GroupId, name: &str) -> MemberId {
    let view = home::group(vault, &tuesday(), group).await.unwrap();
    view.members.iter().find(|member| member.name == name).unwrap().id
}
