//! How a circle stands: who has the group, and who has everything that is here.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    api::DeviceId,
    invite::{JoinView, join_view},
    model::InCharge,
    store::{self, DeviceRow},
    twice::{TwiceRow, written_twice},
};
use crate::{
    groups::{self, GroupRef},
    platform::{GroupId, Now, Result, Vault, wall},
    sharing::{self, Compartment, Seen, State},
};

/// One laptop that shares the group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct DeviceView {
    /// The laptop.
    pub id: DeviceId,
    /// Whose it is; may be empty.
    pub name: String,
    /// It is this one.
    pub you: bool,
    /// Since when it has the group.
    pub since: Option<NaiveDate>,
    /// Since when it no longer gets news.
    pub gone_on: Option<NaiveDate>,
    /// The day of the latest file that came from it; none yet.
    pub heard_on: Option<NaiveDate>,
    /// As far as we know, it has everything that is here.
    pub has_all: bool,
    /// The day of our latest change that it has, where it has not everything.
    pub has_up_to: Option<NaiveDate>,
}

/// Who shares a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CircleView {
    /// The group.
    pub group: GroupRef,
    /// The day.
    pub today: NaiveDate,
    /// The laptops; empty as long as the group was never handed over.
    pub devices: Vec<DeviceView>,
    /// This laptop was taken out of the circle by somebody else.
    pub out: bool,
    /// What is left to do after the group came here by a file.
    pub join: Option<JoinView>,
    /// Who looks after people's details.
    pub in_charge: Option<InCharge>,
    /// Their name, where it is neither the service nor the hosts.
    pub in_charge_name: String,
    /// What was written twice; 100 at most.
    pub twice: Vec<TwiceRow>,
}

/// Who shares a group, and what has to be settled.
///
/// Errors: `NotFound group.missing`.
pub async fn circle(vault: &Vault, now: &Now, group: GroupId) -> Result<CircleView> {
    let state = sharing::state(vault, Compartment::Group(group)).await?;
    let twice = written_twice(vault, group, &state).await?;
    let (mine, me) = (sharing::signer(vault).await?, sharing::author(vault).await?);
    let join = join_view(vault, group).await?;
    let mut conn = vault.connection().await?;
    let group = groups::group(conn.sql(), group).await?;
    let heard = store::heard(conn.sql(), group.uid).await?;
    let mut heard: BTreeMap<Vec<u8>, (i64, Vec<u8>)> =
        heard.into_iter().map(|(who, at, seen)| (who, (at, seen))).collect();
    let in_charge = store::in_charge(conn.sql(), group.id).await?;
    let mut devices = Vec::new();
    for row in store::devices(conn.sql(), group.id).await? {
        let you = row.signer == mine;
        let (heard_on, seen) = match heard.remove(&row.signer) {
            Some((at, seen)) => (day(at), ciborium::from_reader(seen.as_slice()).unwrap_or_default()),
            None => (None, Seen::new()),
        };
        let has_all = you || has_all(&state, &seen, row.device);
        let up_to = seen.get(&me).filter(|_| !has_all).and_then(|seq| u32::try_from(*seq).ok());
        let has_up_to = match up_to {
            Some(seq) => {
                conn.audit(Some(group.id), Some(seq.saturating_add(1)), 1).await?.first().map(|one| wall(one.at).date())
            }
            None => None,
        };
        devices.push(view(row, you, heard_on, has_all, has_up_to));
    }
    let out = devices.iter().any(|device| device.you && device.gone_on.is_some());
    let (in_charge, in_charge_name) = in_charge.map_or((None, String::new()), |(who, name, _)| (Some(who), name));
    Ok(CircleView { group: group.reference(), today: now.today, devices, out, join, in_charge, in_charge_name, twice })
}

fn view(
    row: DeviceRow,
    you: bool,
    heard_on: Option<NaiveDate>,
    has_all: bool,
    has_up_to: Option<NaiveDate>,
) -> DeviceView {
    DeviceView {
        id: DeviceId::of(&row.signer),
        name: row.name,
        you,
        since: row.since,
        gone_on: row.gone_on,
        heard_on,
        has_all,
        has_up_to,
    }
}

/// Whether somebody knew of every write that shows here, or wrote it.
fn has_all(state: &State, seen: &Seen, author: Option<Uuid>) -> bool {
    state.rows.values().flat_map(BTreeMap::values).all(|cell| {
        let write = &cell.now;
        Some(write.actor) == author || seen.get(&write.actor).is_some_and(|seq| *seq >= write.seq)
    })
}

fn day(at: i64) -> Option<NaiveDate> {
    Some(wall(DateTime::from_timestamp_millis(at)?).date())
}
