//! Asking people for permission, and what they said.

use follow_on_core::{
    asking::{
        self, Form, MayAskPage, PermissionView, SharedView, StillToAskPage,
        named::{self, NamedView},
    },
    platform::{Done, GroupId, MemberId, Now},
    privacy::{Decision, Purpose},
};

use super::Held;
use crate::shell::error::Answer;

/// A person's permissions in one group: each question, its state and its history.
#[tauri::command]
#[specta::specta]
pub async fn permission_read(shell: Held<'_>, member: MemberId) -> Answer<PermissionView> {
    Ok(asking::read(&*shell.vault()?, member).await?)
}

/// Records one answer, given just now.
#[tauri::command]
#[specta::specta]
pub async fn permission_answer(
    shell: Held<'_>,
    member: MemberId,
    purpose: Purpose,
    decision: Decision,
) -> Answer<Done> {
    Ok(asking::answer(&*shell.vault()?, &Now::read(), member, purpose, decision).await?)
}

/// Records a whole form in one go.
#[tauri::command]
#[specta::specta]
pub async fn permission_record(shell: Held<'_>, member: MemberId, form: Form) -> Answer<Done> {
    Ok(asking::record(&*shell.vault()?, &Now::read(), member, &form).await?)
}

/// Who of a group has not been asked what.
#[tauri::command]
#[specta::specta]
pub async fn permission_to_ask(shell: Held<'_>, group: GroupId, page: u32) -> Answer<StillToAskPage> {
    Ok(asking::still_to_ask(&*shell.vault()?, group, page).await?)
}

/// What a group's texts may still say of somebody who took their name off its list.
#[tauri::command]
#[specta::specta]
pub async fn named_read(shell: Held<'_>, group: GroupId) -> Answer<NamedView> {
    Ok(named::read(&*shell.vault()?, group).await?)
}

/// Writes such a text anew.
#[tauri::command]
#[specta::specta]
pub async fn named_rewrite(shell: Held<'_>, no: u32, text: String) -> Answer<Done> {
    Ok(named::rewrite(&*shell.vault()?, &Now::read(), no, &text).await?)
}

/// Says of such a text that it may stay, or that it is to be looked at after all.
#[tauri::command]
#[specta::specta]
pub async fn named_may_stay(shell: Held<'_>, no: u32, stays: bool) -> Answer<()> {
    Ok(named::may_stay(&*shell.vault()?, no, stays).await?)
}

/// What people share with the others in their group.
#[tauri::command]
#[specta::specta]
pub async fn shared_read(shell: Held<'_>, group: GroupId) -> Answer<SharedView> {
    Ok(asking::shared(&*shell.vault()?, group).await?)
}

/// Whom the pain service may ask.
#[tauri::command]
#[specta::specta]
pub async fn may_ask_read(shell: Held<'_>, purpose: Purpose, page: u32) -> Answer<MayAskPage> {
    Ok(asking::may_ask(&*shell.vault()?, purpose, page).await?)
}
