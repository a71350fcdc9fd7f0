//! Which nation's bank holidays count. The one place that keeps the answer.

use crate::{
    platform::{Result, Vault},
    service::{self, Nation},
};

/// The nation whose bank holidays count: the service's where it said one, else this device's; England's until
/// somebody says.
pub async fn nation(vault: &Vault) -> Result<Nation> {
    service::nation(vault.connection().await?.sql()).await
}

/// Remembers this device's nation in the vault, where the use-cases find it.
pub async fn keep_nation(vault: &Vault, nation: Nation) -> Result<()> {
    vault.keep_device(service::NATION, nation.text()).await
}
