//! What the person at this laptop mostly does: known to this device alone.

use crate::{
    platform::{Result, Vault},
    vocabulary,
};

vocabulary! {
    /// What somebody mostly does with the app. One vault can hold both.
    Role {
        /// Runs a group.
        Host = "host",
        /// Sets groups up for a pain service, and keeps its lists.
        Clinician = "clinician",
    }
}

/// What the person at this laptop mostly does; a host unless they said otherwise.
pub async fn role(vault: &Vault) -> Result<Role> {
    Ok(Role::parse(&vault.device("role").await?).unwrap_or(Role::Host))
}

/// Remembers what the person at this laptop mostly does.
pub async fn set_role(vault: &Vault, role: Role) -> Result<()> {
    vault.keep_device("role", role.text()).await
}
