//! The service's settings, who is at the laptop, and whom a group rings in a crisis.

use follow_on_core::{
    groups,
    platform::{ActorId, Done, GroupId, Now},
    service::{self, CrisisContacts, Rules, ServiceContacts, ServiceView},
};

use super::Held;
use crate::shell::{error::Answer, looks::Looks};

/// The service's settings.
#[tauri::command]
#[specta::specta]
pub async fn service_read(shell: Held<'_>) -> Answer<ServiceView> {
    Ok(service::read(&*shell.vault()?).await?)
}

/// Changes the service's name and contacts. The nation is also kept in the plain settings, for the lock screen.
#[tauri::command]
#[specta::specta]
pub async fn service_contacts_write(shell: Held<'_>, contacts: ServiceContacts) -> Answer<Done> {
    let vault = shell.vault()?;
    let done = service::write_contacts(&vault, &Now::read(), &contacts).await?;
    shell.looks.keep(Looks { nation: contacts.nation, ..shell.looks.looks() })?;
    Ok(done)
}

/// Changes the numbers that the service decides for itself.
#[tauri::command]
#[specta::specta]
pub async fn service_rules_write(shell: Held<'_>, rules: Rules) -> Answer<Done> {
    Ok(service::write_rules(&*shell.vault()?, &Now::read(), &rules).await?)
}

/// Says who is at this laptop.
#[tauri::command]
#[specta::specta]
pub async fn introduce(shell: Held<'_>, name: String, job: String) -> Answer<Done> {
    Ok(service::introduce(&*shell.vault()?, &Now::read(), &name, &job).await?)
}

/// Somebody else is at this laptop from now on: one who was here before, or, by name, a new one.
#[tauri::command]
#[specta::specta]
pub async fn someone_else(shell: Held<'_>, id: Option<ActorId>, name: String, job: String) -> Answer<()> {
    let vault = shell.vault()?;
    match id {
        Some(id) => Ok(service::someone_else(&vault, id).await?),
        None => Ok(service::someone_new(&vault, &Now::read(), &name, &job).await.map(drop)?),
    }
}

/// Whom a group's hosts ring in a crisis.
#[tauri::command]
#[specta::specta]
pub async fn crisis_read(shell: Held<'_>, group: GroupId) -> Answer<CrisisContacts> {
    Ok(groups::crisis(&*shell.vault()?, group).await?)
}

/// Writes a group's own crisis contacts.
#[tauri::command]
#[specta::specta]
pub async fn crisis_write(shell: Held<'_>, group: GroupId, contacts: CrisisContacts) -> Answer<Done> {
    Ok(groups::write_crisis(&*shell.vault()?, &Now::read(), group, &contacts).await?)
}

/// Takes the service's crisis contacts for a group in place of its own.
#[tauri::command]
#[specta::specta]
pub async fn crisis_use_services(shell: Held<'_>, group: GroupId) -> Answer<Done> {
    Ok(groups::use_services_crisis(&*shell.vault()?, &Now::read(), group).await?)
}
