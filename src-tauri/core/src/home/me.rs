//! Who is at this laptop.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::store;
use crate::{
    groups::GroupRef,
    people::{self, Role},
    platform::{GroupId, Now, Result, Vault, one_line},
    service,
};

/// The person at this laptop and where they were.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Me {
    /// Their name; may be empty.
    pub name: String,
    /// What they mostly do.
    pub role: Role,
    /// The pain service's name, if there is one.
    pub service_name: Option<String>,
    /// The groups in this vault by name, 200 at most.
    pub groups: Vec<GroupRef>,
    /// The page to come back to; empty: Home.
    pub place: String,
    /// Whether the recovery code was typed back.
    pub recovery_confirmed: bool,
}

/// The person at this laptop.
pub async fn me(vault: &Vault) -> Result<Me> {
    let name = service::who(vault).await?;
    let role = people::role(vault).await?;
    // A vault from before the service had settings knows its name as this device's.
    let name_here = vault.device("service").await?;
    let place = vault.device("place").await?;
    let recovery_confirmed = code_confirmed(vault).await?;
    let mut conn = vault.connection().await?;
    let service_name = Some(service::service_name(conn.sql()).await?).filter(|name| !name.is_empty());
    let service_name = service_name.or(Some(name_here)).filter(|name| !name.is_empty());
    let groups = store::first_groups(conn.sql()).await?;
    let groups = groups.into_iter().map(|(id, name)| GroupRef { id: GroupId(id), name }).collect();
    Ok(Me { name, role, service_name, groups, place, recovery_confirmed })
}

/// Changes the person's name and the service's. A clinician's name stands by what they do, so it is kept
/// where the service keeps those.
pub async fn write_me(vault: &Vault, now: &Now, name: &str, service: Option<&str>) -> Result<()> {
    let name = one_line("yourName", name, 120)?;
    vault.keep_device("name", &name).await?;
    if !name.is_empty() && people::role(vault).await? == Role::Clinician {
        service::introduce(vault, now, &name, "").await?;
    }
    if let Some(service) = service {
        service::call_service(vault, now, service).await?;
        vault.keep_device("service", "").await?;
    }
    Ok(())
}

/// Whether the recovery code was typed back, so that we know the person has it.
pub async fn code_confirmed(vault: &Vault) -> Result<bool> {
    Ok(!vault.device("recovery").await?.is_empty())
}

/// Remembers whether the recovery code was typed back; a new code has not been.
pub async fn confirm_code(vault: &Vault, confirmed: bool) -> Result<()> {
    vault.keep_device("recovery", if confirmed { "yes" } else { "" }).await
}

/// When the last backup was made on this device.
pub async fn last_backup(vault: &Vault) -> Result<Option<DateTime<Utc>>> {
    Ok(vault.device("lastBackup").await?.parse().ok())
}

/// Remembers that a backup was made just now.
pub async fn note_backup(vault: &Vault, now: &Now) -> Result<()> {
    vault.keep_device("lastBackup", &now.at.to_rfc3339()).await
}

/// When getting things back from a backup was last practised on this device.
pub async fn last_practice(vault: &Vault) -> Result<Option<DateTime<Utc>>> {
    Ok(vault.device("lastPractice").await?.parse().ok())
}

/// Remembers that it was practised just now.
pub async fn note_practice(vault: &Vault, now: &Now) -> Result<()> {
    vault.keep_device("lastPractice", &now.at.to_rfc3339()).await
}

/// What a vault holds, to say so after a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Members of groups.
    pub people: u32,
    /// Meetings.
    pub meetings: u32,
    /// Groups.
    pub groups: u32,
}

/// Counts what a vault holds.
pub async fn counts(vault: &Vault) -> Result<Counts> {
    let mut conn = vault.connection().await?;
    let (people, meetings, groups) = store::counts(conn.sql()).await?;
    Ok(Counts { people, meetings, groups })
}
