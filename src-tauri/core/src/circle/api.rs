//! The laptops of a circle.

use serde::{Deserialize, Serialize};

use super::store;
use crate::{
    fields, groups,
    platform::{Done, Error, GroupId, Home, Key, Now, Result, Slice, Table, Topic, Value, Vault},
    service,
    sharing::{self, Compartment},
};

/// The laptops that share a group.
pub static CIRCLE_DEVICE: Table = Table {
    kind: 133,
    name: "circle_device",
    key: Key::Natural(&["group_id", "signer"]),
    home: Home::Group("group_id"),
    topic: Topic::Sharing,
    fields: fields![1 name, 2 device, 3 address, 4 since, 5 gone_on],
};

/// Who looks after people's details.
pub static GROUP_IN_CHARGE: Table = Table {
    kind: 134,
    name: "group_in_charge",
    key: Key::Natural(&["group_id"]),
    home: Home::Group("group_id"),
    topic: Topic::Sharing,
    fields: fields![1 who, 2 name, 3 agreed],
};

/// What the circle hands to the vault.
pub static SLICE: Slice = Slice {
    name: "circle",
    tables: &[&CIRCLE_DEVICE, &GROUP_IN_CHARGE],
    migrations: &[(20261126120000, include_str!("migrations/20261126120000_circle.sql"))],
};

/// A laptop of a circle, by what it signs with, in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(transparent)]
pub struct DeviceId(pub String);

impl DeviceId {
    pub(super) fn of(signer: &[u8]) -> Self {
        Self(data_encoding::HEXLOWER.encode(signer))
    }

    pub(super) fn signer(&self) -> Result<[u8; 32]> {
        let bytes = data_encoding::HEXLOWER.decode(self.0.as_bytes()).ok();
        bytes.and_then(|bytes| bytes.try_into().ok()).ok_or_else(|| Error::not_found("device.missing"))
    }
}

/// Puts this laptop among those that share the group, so that whoever gets it knows where to send news.
pub(super) async fn be_in_it(vault: &Vault, now: &Now, group: GroupId) -> Result<()> {
    let (signer, address) = (sharing::signer(vault).await?, sharing::address(vault).await?);
    let name = service::who(vault).await?;
    let mut change = vault.change("circle.join", now).await?;
    let group = groups::group(change.sql(), group).await?;
    let known = store::device(change.sql(), group.id, &signer).await?;
    let since = known.and_then(|known| known.since).unwrap_or(now.today);
    let actor = change.actor().await?;
    let values = [
        ("name", name.into()),
        ("device", actor),
        ("address", address.into()),
        ("since", since.into()),
        ("gone_on", Value::Null),
    ];
    change.put(&CIRCLE_DEVICE, &[group.id.into(), Value::Blob(signer.to_vec())], &values).await?;
    change.commit().await?;
    Ok(())
}

/// Believes what those of the circle sign, and no longer those who left it. One identity stays with the
/// key that it was first known by.
pub(super) async fn keep_to_circle(vault: &Vault, group: GroupId) -> Result<()> {
    let compartment = Compartment::Group(group);
    let (mine, known) = (sharing::signer(vault).await?, sharing::believed(vault, compartment).await?);
    let devices = {
        let mut conn = vault.connection().await?;
        let id = groups::group(conn.sql(), group).await?.id;
        store::devices(conn.sql(), id).await?
    };
    for device in devices {
        let (Ok(signer), Some(author)) = (<[u8; 32]>::try_from(device.signer.as_slice()), device.device) else {
            continue;
        };
        if signer == mine {
            continue;
        }
        if device.gone_on.is_some() {
            sharing::disbelieve(vault, compartment, signer).await?;
        } else if known.iter().all(|(key, other)| *other != author || *key == device.signer) {
            sharing::believe(vault, compartment, signer, author).await?;
        }
    }
    Ok(())
}

/// As [`keep_to_circle`], for every group that is shared.
pub(super) async fn keep_to_circles(vault: &Vault) -> Result<()> {
    let shared = store::shared(vault.connection().await?.sql()).await?;
    for group in shared {
        keep_to_circle(vault, GroupId(group)).await?;
    }
    Ok(())
}

/// Takes a laptop out of the circle: it was lost, or whoever has it stops. It gets no more news and what
/// it sends is refused. What it has, it keeps: nobody can fetch that back.
///
/// Errors: `NotFound group.missing`, `device.missing`; `Invalid device.mine` if it is this laptop.
pub async fn stop_sharing(vault: &Vault, now: &Now, group: GroupId, device: &DeviceId) -> Result<Done> {
    let signer = device.signer()?;
    if sharing::signer(vault).await? == signer {
        return Err(Error::invalid("device", "device.mine"));
    }
    let mut change = vault.change("circle.stop", now).await?;
    let id = groups::group(change.sql(), group).await?.id;
    store::device(change.sql(), id, &signer).await?.ok_or_else(|| Error::not_found("device.missing"))?;
    let key = [id.into(), Value::Blob(signer.to_vec())];
    change.put(&CIRCLE_DEVICE, &key, &[("gone_on", now.today.into())]).await?;
    let done = change.commit().await?;
    keep_to_circle(vault, group).await?;
    Ok(done)
}
