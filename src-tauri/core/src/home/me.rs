//! Who is at this laptop.

use serde::{Deserialize, Serialize};

use super::store;
use crate::{
    groups::{self, GroupRef},
    platform::{Result, Vault, one_line},
    vocabulary,
};

vocabulary! {
    /// What somebody mostly does with the app. One vault can hold both.
    Role {
        /// Runs a group.
        Host = "host",
        /// Sets groups up for a pain service.
        Clinician = "clinician",
    }
}

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
    /// The groups in this vault.
    pub groups: Vec<GroupRef>,
    /// The page to come back to; empty: Home.
    pub place: String,
    /// Whether the recovery code was typed back.
    pub recovery_confirmed: bool,
}

/// The person at this laptop.
pub async fn me(vault: &Vault) -> Result<Me> {
    let name = vault.device("name").await?;
    let role = Role::parse(&vault.device("role").await?).unwrap_or(Role::Host);
    let service_name = Some(vault.device("service").await?).filter(|name| !name.is_empty());
    let place = vault.device("place").await?;
    let recovery_confirmed = !vault.device("recovery").await?.is_empty();
    let mut conn = vault.connection().await?;
    let groups = groups::groups(conn.sql()).await?.iter().map(groups::Group::reference).collect();
    Ok(Me { name, role, service_name, groups, place, recovery_confirmed })
}

/// Changes the person's name and the service's.
pub async fn write_me(vault: &Vault, name: &str, service: Option<&str>) -> Result<()> {
    vault.keep_device("name", &one_line("yourName", name, 120)?).await?;
    vault.keep_device("service", &one_line("serviceName", service.unwrap_or_default(), 120)?).await
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
