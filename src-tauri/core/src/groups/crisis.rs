//! Whom a group's hosts ring when they worry about somebody.

use super::store;
use crate::{
    platform::{Done, GroupId, Now, Result, Vault},
    service::{self, CrisisContacts},
};

/// The group's copy of the crisis contacts, or the hosts' own.
pub async fn crisis(vault: &Vault, group: GroupId) -> Result<CrisisContacts> {
    let mut conn = vault.connection().await?;
    let group = store::group(conn.sql(), group).await?.id;
    service::crisis_of(conn.sql(), group).await
}

/// Writes the hosts' own. Errors: `Invalid text.tooLong`, `phone.notANumber`, `date.*` on the field.
pub async fn write_crisis(vault: &Vault, now: &Now, group: GroupId, contacts: &CrisisContacts) -> Result<Done> {
    let mut change = vault.change("groups.crisis", now).await?;
    let group = store::group(change.sql(), group).await?.id;
    service::keep_own(&mut change, group, contacts).await?;
    change.commit().await
}

/// Takes the service's in place of the hosts' own.
pub async fn use_services_crisis(vault: &Vault, now: &Now, group: GroupId) -> Result<Done> {
    let mut change = vault.change("groups.crisis", now).await?;
    let group = store::group(change.sql(), group).await?.id;
    service::use_services(&mut change, group).await?;
    change.commit().await
}
