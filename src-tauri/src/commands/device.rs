//! The person at this laptop, where they were, and what they were typing.

use follow_on_core::{
    groups::GroupRef,
    home,
    people::Role,
    platform::{Error, Now},
};
use serde::Serialize;

use super::Held;
use crate::shell::error::Answer;

/// Longest name of a place or draft, in bytes.
const LONGEST_KEY: usize = 200;

/// The person at this laptop.
#[derive(Debug, Serialize, specta::Type)]
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
    /// The people in this vault are made up.
    pub made_up: bool,
    /// The recovery code was typed back once.
    pub recovery_confirmed: bool,
}

/// The person at this laptop.
#[tauri::command]
#[specta::specta]
pub async fn me_read(shell: Held<'_>) -> Answer<Me> {
    let home::Me { name, role, service_name, groups, place, recovery_confirmed, .. } =
        home::me(&*shell.vault()?).await?;
    let made_up = shell.open().is_some_and(|open| open.made_up);
    Ok(Me { name, role, service_name, groups, place, made_up, recovery_confirmed })
}

/// Changes the person's name and the service's.
#[tauri::command]
#[specta::specta]
pub async fn me_write(shell: Held<'_>, your_name: String, service_name: Option<String>) -> Answer<()> {
    Ok(home::write_me(&*shell.vault()?, &Now::read(), &your_name, service_name.as_deref()).await?)
}

/// Remembers the page to come back to.
#[tauri::command]
#[specta::specta]
pub async fn place_remember(shell: Held<'_>, route: String) -> Answer<()> {
    bounded("route", &route)?;
    Ok(shell.vault()?.keep_device("place", &route).await?)
}

/// Keeps what is being typed; nothing removes it.
#[tauri::command]
#[specta::specta]
pub async fn draft_keep(shell: Held<'_>, key: String, text: String) -> Answer<()> {
    bounded("key", &key)?;
    Ok(shell.vault()?.keep_device(&format!("draft:{key}"), &text).await?)
}

/// What was being typed; nothing if there is none.
#[tauri::command]
#[specta::specta]
pub async fn draft_read(shell: Held<'_>, key: String) -> Answer<String> {
    bounded("key", &key)?;
    Ok(shell.vault()?.device(&format!("draft:{key}")).await?)
}

fn bounded(field: &'static str, text: &str) -> Answer<()> {
    if text.len() > LONGEST_KEY { Err(Error::invalid(field, "text.tooLong").into()) } else { Ok(()) }
}
