//! Home, Find, what changed, and undo: what looks across slices.

use follow_on_core::{
    calendar,
    home::{self, Found, GroupsAsk, GroupsPage, HistoryPage, HomeView, Overview, PutOff},
    platform::{Done, GroupId, Now, Result, Undone, Vault},
};

use super::Held;
use crate::shell::{error::Answer, looks::Looks, state::Shell};

/// What is next, and what is there to do.
#[tauri::command]
#[specta::specta]
pub async fn home_read(shell: Held<'_>) -> Answer<HomeView> {
    Ok(home::read(&*shell.vault()?, &Now::read()).await?)
}

/// The service's Home: of all groups, or of those of a place and year.
#[tauri::command]
#[specta::specta]
pub async fn overview_read(shell: Held<'_>, place: Option<String>, began: Option<i32>) -> Answer<Overview> {
    Ok(home::overview(&*shell.vault()?, &Now::read(), place.as_deref(), began).await?)
}

/// One page of the service's list of groups.
#[tauri::command]
#[specta::specta]
pub async fn groups_page(shell: Held<'_>, ask: GroupsAsk) -> Answer<GroupsPage> {
    Ok(home::groups_page(&*shell.vault()?, &Now::read(), &ask).await?)
}

/// What changed, newest first: in one group, or in all.
#[tauri::command]
#[specta::specta]
pub async fn history_read(shell: Held<'_>, group: Option<GroupId>, before: Option<u32>) -> Answer<HistoryPage> {
    Ok(home::history(&*shell.vault()?, group, before).await?)
}

/// Ticks something off on Home, or takes the tick away.
#[tauri::command]
#[specta::specta]
pub async fn todo_tick(shell: Held<'_>, id: String, done: bool) -> Answer<Done> {
    Ok(home::tick(&*shell.vault()?, &Now::read(), &id, done).await?)
}

/// Puts something off, without guilt; says when it comes back.
#[tauri::command]
#[specta::specta]
pub async fn todo_put_off(shell: Held<'_>, id: String) -> Answer<PutOff> {
    Ok(home::put_off(&*shell.vault()?, &Now::read(), &id).await?)
}

/// Finds people, groups, meetings and topics.
#[tauri::command]
#[specta::specta]
pub async fn find(shell: Held<'_>, text: String) -> Answer<Vec<Found>> {
    Ok(home::find(&*shell.vault()?, &Now::read(), &text).await?)
}

/// Undoes a change, or the latest.
#[tauri::command]
#[specta::specta]
pub async fn undo(shell: Held<'_>, change: Option<u32>) -> Answer<Undone> {
    let vault = shell.vault()?;
    Ok(following_the_nation(&shell, &vault, vault.undo(change, &Now::read())).await?)
}

/// Makes again what a change took back, or what was taken back last.
#[tauri::command]
#[specta::specta]
pub async fn redo(shell: Held<'_>, change: Option<u32>) -> Answer<Undone> {
    let vault = shell.vault()?;
    Ok(following_the_nation(&shell, &vault, vault.redo(change, &Now::read())).await?)
}

/// Where a step back or forth changes the service's nation, the lock screen has that one's numbers too.
async fn following_the_nation(
    shell: &Shell,
    vault: &Vault,
    step: impl Future<Output = Result<Undone>>,
) -> Result<Undone> {
    let before = calendar::nation(vault).await?;
    let done = step.await?;
    let nation = calendar::nation(vault).await?;
    if nation != before {
        shell.looks.keep(Looks { nation, ..shell.looks.looks() })?;
    }
    Ok(done)
}
