//! What helps people take part.

use follow_on_core::{
    needs::{self, GroupNeedsView, MemberNeedsView, Need, NeedEdit},
    platform::{Done, GroupId, MemberId, Now},
};

use super::Held;
use crate::shell::error::Answer;

/// What helps one member.
#[tauri::command]
#[specta::specta]
pub async fn needs_read(shell: Held<'_>, member: MemberId) -> Answer<MemberNeedsView> {
    Ok(needs::read(&*shell.vault()?, &Now::read(), member).await?)
}

/// Writes down something that helps, or changes it.
#[tauri::command]
#[specta::specta]
pub async fn needs_put(shell: Held<'_>, member: MemberId, edit: NeedEdit) -> Answer<Done> {
    Ok(needs::put(&*shell.vault()?, &Now::read(), member, &edit).await?)
}

/// Takes something away that no longer helps.
#[tauri::command]
#[specta::specta]
pub async fn needs_remove(shell: Held<'_>, member: MemberId, need: Need) -> Answer<Done> {
    Ok(needs::remove(&*shell.vault()?, &Now::read(), member, need).await?)
}

/// Somebody asked, and all of it is still right.
#[tauri::command]
#[specta::specta]
pub async fn needs_review(shell: Held<'_>, member: MemberId) -> Answer<Done> {
    Ok(needs::review(&*shell.vault()?, &Now::read(), member).await?)
}

/// What the people of a group need.
#[tauri::command]
#[specta::specta]
pub async fn needs_of_group(shell: Held<'_>, group: GroupId) -> Answer<GroupNeedsView> {
    Ok(needs::group(&*shell.vault()?, group).await?)
}
