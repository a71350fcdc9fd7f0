//! What to see to before a group is handed over, and what became of the files that hand it over.

use chrono::{DateTime, NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use super::{
    api::{DeviceId, GROUP_IN_CHARGE},
    model::{DAYS, InCharge},
    store::{self, Invite},
};
use crate::{
    asking,
    groups::{self, GroupRef, jobs},
    platform::{Done, Error, GroupId, Now, Result, Vault, one_line, wall},
    service, venues, vocabulary,
};

vocabulary! {
    /// What to see to before a group is handed over.
    Ready {
        /// Everybody on the list was asked what they agree to.
        Asked = "asked",
        /// Two people or more run the group.
        Hosts = "hosts",
        /// It says whom to ring in a crisis.
        Crisis = "crisis",
        /// There is a place, and somebody has looked at what it has.
        Place = "place",
        /// The next three dates.
        Dates = "dates",
        /// It is decided who looks after people's details.
        InCharge = "inCharge",
    }
}

/// One thing to see to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ReadyRow {
    /// What.
    pub what: Ready,
    /// Seen to.
    pub done: bool,
    /// How many there are.
    pub count: u32,
    /// Of how many.
    pub of: u32,
}

/// A file that was made to hand the group over, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct InviteRow {
    /// The day it was made.
    pub made_on: NaiveDate,
    /// The last day on which the app takes it in.
    pub until: NaiveDate,
    /// People in it.
    pub people: u32,
    /// Dates in it.
    pub dates: u32,
    /// Who joined with it; none while nobody has. May be empty.
    pub name: Option<String>,
    /// The day they joined.
    pub joined_on: Option<NaiveDate>,
    /// People that arrived there.
    pub got_people: u32,
    /// Dates that arrived there.
    pub got_dates: u32,
    /// Their laptop.
    pub device: Option<DeviceId>,
}

/// The page from which a group is handed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct HandOverView {
    /// The group.
    pub group: GroupRef,
    /// Who runs it, by name.
    pub hosts: Vec<String>,
    /// What to see to.
    pub rows: Vec<ReadyRow>,
    /// Who looks after people's details afterwards, if that was decided.
    pub in_charge: Option<InCharge>,
    /// Their name, where it is neither the service nor the hosts; may be empty.
    pub in_charge_name: String,
    /// It was agreed in writing.
    pub in_charge_agreed: bool,
    /// The latest files that hand it over; ten at most.
    pub invites: Vec<InviteRow>,
}

/// Groups with more than one host tend to last longer.
const HOSTS: u32 = 2;
const DATES: u32 = 3;
/// Longest name, in characters.
const LONGEST: usize = 120;

/// The page from which a group is handed over.
///
/// Errors: `NotFound group.missing`.
pub async fn hand_over(vault: &Vault, now: &Now, group: GroupId) -> Result<HandOverView> {
    let asked = asking::still_to_ask(vault, group, 0).await?;
    let hosts = jobs::read(vault, group).await?;
    let mut conn = vault.connection().await?;
    let sql = conn.sql();
    let group = groups::group(sql, group).await?;
    let crisis = service::crisis_said(sql, group.id).await?.is_some_and(|said| said.checked_on.is_some());
    let (looked, of) = venues::fits(sql, &group).await?.map_or((0, 0), |(looked, of, _)| (looked, of));
    let dates = store::coming(sql, group.id, now.today, DATES).await?;
    let in_charge = store::in_charge(sql, group.id).await?;
    let row = |what, done, count, of| ReadyRow { what, done, count, of };
    let rows = vec![
        row(Ready::Asked, asked.people > 0 && asked.to_ask == 0, asked.people - asked.to_ask, asked.people),
        row(Ready::Hosts, hosts.hosts >= HOSTS, hosts.hosts, HOSTS),
        row(Ready::Crisis, crisis, u32::from(crisis), 1),
        row(Ready::Place, of > 0 && looked == of, looked, of),
        row(Ready::Dates, dates >= DATES, dates, DATES),
        row(Ready::InCharge, in_charge.is_some(), u32::from(in_charge.is_some()), 1),
    ];
    let invites = store::invites(sql, group.uid).await?.into_iter().map(invite_row).collect();
    let (who, name, agreed) =
        in_charge.map_or((None, String::new(), false), |(who, name, agreed)| (Some(who), name, agreed));
    let names = hosts.jobs.into_iter().filter(|row| row.job == jobs::Job::Host).flat_map(|row| row.holders);
    Ok(HandOverView {
        group: group.reference(),
        hosts: names.map(|holder| holder.name).collect(),
        rows,
        in_charge: who,
        in_charge_name: name,
        in_charge_agreed: agreed,
        invites,
    })
}

fn invite_row(invite: Invite) -> InviteRow {
    let day = |at: i64| wall(DateTime::from_timestamp_millis(at).unwrap_or_default()).date();
    InviteRow {
        made_on: day(invite.made_at),
        until: day(invite.made_at) + TimeDelta::days(DAYS),
        people: invite.people,
        dates: invite.dates,
        name: invite.joined_at.map(|_| invite.name.unwrap_or_default()),
        joined_on: invite.joined_at.map(day),
        got_people: invite.got_people.unwrap_or_default(),
        got_dates: invite.got_dates.unwrap_or_default(),
        device: invite.signer.map(|signer| DeviceId::of(&signer)),
    }
}

/// Says who looks after people's details from now on.
///
/// Errors: `NotFound group.missing`; `Invalid inCharge.empty` on `name` where another body has no name;
/// `Invalid text.tooLong` (120 characters).
pub async fn put_in_charge(
    vault: &Vault,
    now: &Now,
    group: GroupId,
    who: InCharge,
    name: &str,
    agreed: bool,
) -> Result<Done> {
    let name = if who == InCharge::Other { one_line("name", name, LONGEST)? } else { String::new() };
    if who == InCharge::Other && name.is_empty() {
        return Err(Error::invalid("name", "inCharge.empty"));
    }
    let mut change = vault.change("circle.inCharge", now).await?;
    let id = groups::group(change.sql(), group).await?.id;
    let values = [("who", who.into()), ("name", name.into()), ("agreed", agreed.into())];
    change.put(&GROUP_IN_CHARGE, &[id.into()], &values).await?;
    change.commit().await
}
