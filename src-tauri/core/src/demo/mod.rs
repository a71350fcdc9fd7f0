//! Believable made-up people, kept in memory alone: to look round in, to photograph and to measure with.
//! A host sees a few groups of their own (here), a clinician a whole pain service (`clinic`). Made through
//! the same use-cases as everything else, at the times at which it would have happened. Nobody imports it
//! but the shell.

mod clinic;
mod cohorts;
mod going_on;
mod large;
mod names;

use chrono::{Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Weekday};
use rand::{Rng, SeedableRng, rngs::StdRng};

use crate::{
    SCHEMA,
    attendance::{self, Status},
    groups::{self, life::Life},
    home,
    leaving::{self, How, KeepInTouch, LeavingRequest},
    meetings::{self, JottingKind},
    people::{Role, set_role},
    platform::{GroupId, MemberId, Now, Result, Vault, instant},
    privacy::{Decision, Purpose},
    reasons::{Reason, ToldBy, Why},
};

/// One made-up group.
struct Plan {
    name: &'static str,
    place: &'static str,
    people: &'static [&'static str],
    day: Weekday,
    /// Weeks between meetings.
    every: u64,
    /// Meetings held so far.
    held: u64,
    starts: (u32, u32),
    /// Where it stands today.
    life: Life,
}

const GROUPS: &[Plan] = &[
    Plan {
        name: "St Aidan\u{2019}s Tuesday group",
        place: "St Aidan\u{2019}s Church Hall, Westerby",
        people: names::ST_AIDANS,
        day: Weekday::Tue,
        every: 4,
        held: 13,
        starts: (10, 30),
        life: Life::Meeting,
    },
    Plan {
        name: "Harbour Street group",
        place: "Harbour Street Library, upstairs room",
        people: names::HARBOUR_STREET,
        day: Weekday::Thu,
        every: 4,
        held: 7,
        starts: (14, 0),
        life: Life::Meeting,
    },
    Plan {
        name: "Millbrook evening group",
        place: "Millbrook Community Centre",
        people: names::MILLBROOK,
        day: Weekday::Mon,
        every: 3,
        held: 4,
        starts: (18, 30),
        life: Life::Meeting,
    },
    Plan {
        name: "Orchard Road group",
        place: "Orchard Road Methodist Hall",
        people: names::ORCHARD_ROAD,
        day: Weekday::Wed,
        every: 4,
        held: 5,
        starts: (11, 0),
        life: Life::Paused,
    },
    Plan {
        name: "Station Lane group",
        place: "Station Lane Library",
        people: names::STATION_LANE,
        day: Weekday::Fri,
        every: 4,
        held: 6,
        starts: (13, 30),
        life: Life::Ended,
    },
];

/// Opens a vault in memory with what a host or a clinician would have in it, made up, as of `now`.
pub async fn open(now: &Now, role: Role) -> Result<Vault> {
    let vault = Vault::in_memory(&SCHEMA).await?;
    match role {
        Role::Host => fill(&vault, now).await?,
        Role::Clinician => clinic::fill(&vault, now).await?,
    }
    Ok(vault)
}

/// Opens a vault in memory with a made-up service of so many groups, as of `now`: believable numbers at any size.
pub async fn open_service(now: &Now, groups: u32) -> Result<Vault> {
    large::open(now, groups).await
}

/// Puts so many made-up groups into a vault, as rows; each seed gives a service of its own.
pub async fn fill_service(vault: &Vault, now: &Now, groups: u32, seed: u64) -> Result<()> {
    large::fill(vault, now, groups, seed).await
}

/// Puts the groups of a made-up host into a vault, as of `now`. The same day gives the same data.
pub async fn fill(vault: &Vault, now: &Now) -> Result<()> {
    home::write_me(vault, now, names::YOU, None).await?;
    set_role(vault, Role::Host).await?;
    home::confirm_code(vault, true).await?;
    home::note_backup(vault, now).await?;
    let mut rng = StdRng::seed_from_u64(20_261_122);
    for plan in GROUPS {
        group(vault, now, plan, &mut rng).await?;
    }
    cohorts::just_ended(vault, now).await
}

async fn group(vault: &Vault, now: &Now, plan: &Plan, rng: &mut StdRng) -> Result<()> {
    let starts = NaiveTime::from_hms_opt(plan.starts.0, plan.starts.1, 0).unwrap_or_default();
    let next = next_weekday(now.today, plan.day);
    let dates: Vec<NaiveDate> =
        (0..plan.held).rev().filter_map(|ago| next.checked_sub_days(Days::new((ago + 1) * plan.every * 7))).collect();
    let first = dates.first().copied().unwrap_or(next);
    let begun = at(first.checked_sub_days(Days::new(21)).unwrap_or(first), starts);

    // A few found the group by themselves; the others come from a programme.
    let (cohort, found): (Vec<&str>, Vec<&str>) = plan.people.iter().partition(|name| !names::FOUND_IT.contains(name));
    let people: Vec<String> = found.iter().map(|name| (*name).to_owned()).collect();
    let created = groups::create(vault, &begun, plan.name, plan.place, &people, Some(names::YOU)).await?;
    let group = created.group;
    cohorts::fill(vault, &begun, group, plan, &cohort).await?;
    let coming: Vec<NaiveDate> =
        (0..3).filter_map(|nth| next.checked_add_days(Days::new(nth * plan.every * 7))).collect();
    let all: Vec<NaiveDate> = dates.iter().chain(&coming).copied().collect();
    meetings::plan(vault, &begun, group, &all, starts, 120, plan.place).await?;
    contacts(vault, &begun, group).await?;

    for (nth, date) in dates.iter().enumerate() {
        hold(vault, group, *date, starts, nth, dates.len(), rng).await?;
    }
    if plan.life == Life::Meeting && plan.held > 5 {
        leavings(vault, now, group, &dates).await?;
    }
    going_on::fill(vault, now, &begun, group, plan).await
}

/// Some agreed that the host may have a number and an address. All from ranges and a domain kept for such.
async fn contacts(vault: &Vault, now: &Now, group: GroupId) -> Result<()> {
    for (nth, name) in ["Colin Braithwaite", "Grace Adeyemi", "Imran Sheikh"].iter().enumerate() {
        let found = home::find(vault, now, name).await?;
        if let Some(member) = found.iter().find(|found| found.group.id == group) {
            // Put on the list again with the permission, as a host would.
            groups::remove_member(vault, now, MemberId(member.id)).await?;
            let first = name.split(' ').next().unwrap_or_default().to_lowercase();
            let (phone, email) = (format!("01632 9604{:02}", 17 + nth), format!("{first}@example.org"));
            let answers = [(Purpose::HostHasContacts, Decision::Given), (Purpose::AskAfterAbsence, Decision::Given)];
            groups::add_member(vault, now, group, name, &phone, &email, &answers).await?;
        }
    }
    Ok(())
}

async fn hold(
    vault: &Vault,
    group: GroupId,
    date: NaiveDate,
    starts: NaiveTime,
    nth: usize,
    of: usize,
    rng: &mut StdRng,
) -> Result<()> {
    let during = at(date, starts);
    let view = home::group(vault, &during, group).await?;
    let Some(meeting) = view.upcoming.iter().find(|meeting| meeting.date == date).map(|meeting| meeting.id) else {
        return Ok(());
    };
    meetings::start(vault, &during, meeting).await?;
    // Attendance falls from 72 in 100 to 60 over a year, and a little more in the dark months.
    let winter = if matches!(date.month(), 12 | 1 | 2) { 0.08 } else { 0.0 };
    let chance = 0.72 - 0.12 * (nth as f64 / of.max(1) as f64) - winter;
    for member in &view.members {
        let missed_lately = member.name.starts_with("Colin") && of > 8 && nth + 2 >= of;
        let status = if missed_lately {
            Status::NoWord
        } else if member.host || rng.random_bool(chance) {
            Status::Here
        } else if rng.random_bool(0.6) {
            Status::Apologies
        } else {
            Status::NoWord
        };
        attendance::mark(vault, &during, meeting, member.id, Some(status)).await?;
    }
    if nth % 4 == 2 {
        attendance::add_guest(vault, &during, meeting, names::GUESTS[nth % names::GUESTS.len()]).await?;
    }
    if nth + 1 == of {
        meetings::jot(vault, &during, meeting, JottingKind::GoodNews, "Walked to the bus stop and back").await?;
        meetings::jot(vault, &during, meeting, JottingKind::Idea, "Ask the library about books on sleep").await?;
    }
    let ended = Now::of(during.at + TimeDelta::minutes(110));
    let notes =
        if nth + 1 == of { "We talked about plans for flare-ups. People asked to talk about sleep next." } else { "" };
    attendance::finish(vault, &ended, meeting, notes, &[], None).await?;
    Ok(())
}

async fn leavings(vault: &Vault, now: &Now, group: GroupId, dates: &[NaiveDate]) -> Result<()> {
    let members = home::group(vault, now, group).await?.members;
    let quiet = members.iter().rev().filter(|member| !member.host);
    let on = dates[dates.len() - 2];
    for (member, (how, reasons, back_on)) in quiet.zip([
        (How::Leaving, vec![Reason::GettingThere], None),
        (How::OnBreak, vec![Reason::PainOrHealth], now.today.checked_add_days(Days::new(75))),
    ]) {
        let request = LeavingRequest {
            member: member.id,
            how,
            on,
            back_on,
            why: Why { reasons, told_by: Some(ToldBy::Person), ..Why::default() },
            keep_in_touch: KeepInTouch::Group,
        };
        leaving::record(vault, &at(on, NaiveTime::default()), &request).await?;
    }
    Ok(())
}

fn at(date: NaiveDate, time: NaiveTime) -> Now {
    Now::of(instant(date.and_time(time)))
}

/// The next such day after today.
fn next_weekday(today: NaiveDate, day: Weekday) -> NaiveDate {
    (1..=7)
        .filter_map(|days| today.checked_add_days(Days::new(days)))
        .find(|date| date.weekday() == day)
        .unwrap_or(today)
}

#[cfg(test)]
mod tests;
