//! "How am I doing?": the host's own answer after a meeting.
//!
//! It is kept with the device, in no table that is shared: no pack, report or other host ever sees it. One
//! explicit step writes a line into the group's rows, and that line alone is told to the service.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;

use super::store;
use crate::{
    fields, meetings,
    platform::{Done, Error, Home, Key, MeetingId, Now, Result, Table, Topic, Vault},
    service, vocabulary,
};

/// How a host is doing, told to the service on purpose.
pub static HOST_CHECK_IN: Table = Table {
    kind: 77,
    name: "host_check_in",
    key: Key::Uid,
    home: Home::Group("group_id"),
    topic: Topic::Groups,
    fields: fields![1 group_id, 2 on_date, 3 feels, 4 name],
};

vocabulary! {
    /// How running the group feels.
    Feels {
        /// It is fine.
        Fine = "fine",
        /// It takes a lot.
        Tired = "tired",
        /// It is too much.
        TooMuch = "tooMuch",
    }
}

/// Under which key of the device.
const KEY: &str = "howAmI";
/// So many answers are kept.
const KEPT: usize = 12;
/// Among so many latest answers ..
const LATELY: usize = 3;
/// .. so often "too much" is worth a word.
const SEVERAL: usize = 2;

/// An answer after one meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CheckIn {
    /// After which meeting.
    pub meeting: MeetingId,
    /// Its day.
    pub on: NaiveDate,
    /// The answer.
    pub feels: Feels,
}

/// Whom to talk to when it is too much.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct TooMuch {
    /// Somebody at the pain service, by name; may be empty.
    pub name: String,
    /// Their phone number; may be empty.
    pub phone: String,
}

/// Whether it was too much several times of late. `newest_last`.
#[must_use]
pub fn several(newest_last: &[CheckIn]) -> bool {
    let lately = newest_last.iter().rev().take(LATELY);
    lately.filter(|one| one.feels == Feels::TooMuch).count() >= SEVERAL
}

async fn kept(vault: &Vault) -> Result<Vec<CheckIn>> {
    // What a newer version wrote differently counts as nothing said.
    Ok(serde_json::from_str(&vault.device(KEY).await?).unwrap_or_default())
}

/// What the host said after a meeting, if anything.
pub async fn check_in(vault: &Vault, meeting: MeetingId) -> Result<Option<Feels>> {
    Ok(kept(vault).await?.iter().find(|one| one.meeting == meeting).map(|one| one.feels))
}

/// Keeps the host's answer with this device; none takes it back.
pub async fn keep_check_in(vault: &Vault, meeting: MeetingId, feels: Option<Feels>) -> Result<()> {
    let on = meetings::meeting(vault.connection().await?.sql(), meeting).await?.on_date;
    let mut all = kept(vault).await?;
    all.retain(|one| one.meeting != meeting);
    all.extend(feels.map(|feels| CheckIn { meeting, on, feels }));
    all.sort_by_key(|one| one.on);
    all.drain(..all.len().saturating_sub(KEPT));
    let text = if all.is_empty() { String::new() } else { serde_json::to_string(&all).unwrap_or_default() };
    vault.keep_device(KEY, &text).await
}

/// What the service was told after a meeting, if anything.
pub async fn told_service(vault: &Vault, meeting: MeetingId) -> Result<Option<Feels>> {
    let name = vault.device("name").await?;
    let mut conn = vault.connection().await?;
    let row = meetings::meeting(conn.sql(), meeting).await?;
    let told = store::told(conn.sql(), row.group_id, row.on_date, &name).await?;
    Ok(told.and_then(|(_, feels)| Feels::parse(&feels)))
}

/// Tells the service what the host said after a meeting: the one step that takes it off this device. Told
/// again, the same changes nothing and another answer takes the place of the first. Errors: `Invalid feels.none` if nothing was said.
pub async fn tell_service(vault: &Vault, now: &Now, meeting: MeetingId) -> Result<Done> {
    let feels = check_in(vault, meeting).await?.ok_or_else(|| Error::invalid("feels", "feels.none"))?;
    let mut change = vault.change("home.tellService", now).await?;
    let row = meetings::meeting(change.sql(), meeting).await?;
    let name = change.device("name").await?;
    match store::told(change.sql(), row.group_id, row.on_date, &name).await? {
        Some((id, _)) => change.put(&HOST_CHECK_IN, &[id.into()], &[("feels", feels.into())]).await?,
        None => {
            let values = [
                ("group_id", row.group_id.into()),
                ("on_date", row.on_date.into()),
                ("feels", feels.into()),
                ("name", name.into()),
            ];
            change.insert(&HOST_CHECK_IN, &values).await?;
        }
    }
    change.commit().await
}

/// Whether Home should say whom to talk to.
pub(super) async fn too_much(vault: &Vault) -> Result<bool> {
    Ok(several(&kept(vault).await?))
}

/// Somebody to talk to, as the group knows them.
pub(super) async fn whom_to_ask(sql: &mut SqliteConnection, group: i64) -> Result<TooMuch> {
    let contacts = service::crisis_of(sql, group).await?;
    Ok(TooMuch { name: contacts.safeguarding_name, phone: contacts.safeguarding_phone })
}
