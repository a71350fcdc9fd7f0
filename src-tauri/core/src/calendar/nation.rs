//! Which nation's bank holidays count. The one place that keeps the answer.

use crate::{
    platform::{Result, Vault},
    service::Nation,
};

/// Under this key the device remembers the nation.
const NATION: &str = "nation";

/// The nation whose bank holidays count; England's until somebody says.
pub async fn nation(vault: &Vault) -> Result<Nation> {
    Ok(Nation::parse(&vault.device(NATION).await?).unwrap_or(Nation::England))
}

/// Remembers the nation in the vault, where the use-cases find it.
pub async fn keep_nation(vault: &Vault, nation: Nation) -> Result<()> {
    vault.keep_device(NATION, nation.text()).await
}
