//! Groups and the people on their lists.

use follow_on_core::{
    groups::{self, ByHand, Created, MemberAdded, MemberSource},
    home::{self, GroupRow, GroupView, MemberRow, MemberView},
    platform::{Done, GroupId, MemberId, Now},
    privacy::{Decision, Purpose},
};

use super::Held;
use crate::shell::error::Answer;

/// All groups.
#[tauri::command]
#[specta::specta]
pub async fn groups_list(shell: Held<'_>) -> Answer<Vec<GroupRow>> {
    Ok(home::groups_list(&*shell.vault()?, &Now::read()).await?)
}

/// A group's page.
#[tauri::command]
#[specta::specta]
pub async fn group_read(shell: Held<'_>, group: GroupId) -> Answer<GroupView> {
    Ok(home::group(&*shell.vault()?, &Now::read(), group).await?)
}

/// The people of a group's list after the first `skip`.
#[tauri::command]
#[specta::specta]
pub async fn group_people(shell: Held<'_>, group: GroupId, skip: u32) -> Answer<Vec<MemberRow>> {
    Ok(home::group_people(&*shell.vault()?, group, skip).await?)
}

/// Makes a group, with names that were typed, and with the person at this laptop as a host.
#[tauri::command]
#[specta::specta]
pub async fn group_create(
    shell: Held<'_>,
    name: String,
    place: String,
    names: Vec<String>,
    you_are_host: bool,
) -> Answer<Created> {
    let vault = shell.vault()?;
    let you = if you_are_host { Some(home::me(&vault).await?.name) } else { None };
    Ok(groups::create(&vault, &Now::read(), &name, &place, &names, you.as_deref()).await?)
}

/// Changes a group's name and usual place.
#[tauri::command]
#[specta::specta]
pub async fn group_rename(shell: Held<'_>, group: GroupId, name: String, place: String) -> Answer<Done> {
    Ok(groups::rename(&*shell.vault()?, &Now::read(), group, &name, &place).await?)
}

/// A member's page.
#[tauri::command]
#[specta::specta]
pub async fn member_read(shell: Held<'_>, member: MemberId) -> Answer<MemberView> {
    Ok(home::member(&*shell.vault()?, member).await?)
}

/// Puts somebody on the list by hand, with what they said about phone number and e-mail address, and
/// about a word after a missed meeting.
#[tauri::command]
#[specta::specta]
#[allow(clippy::too_many_arguments, reason = "what stands in the form, box by box")]
pub async fn member_add(
    shell: Held<'_>,
    group: GroupId,
    name: String,
    phone: String,
    email: String,
    contacts: Decision,
    after_absence: Decision,
    source: Option<MemberSource>,
) -> Answer<MemberAdded> {
    let answers = [(Purpose::HostHasContacts, contacts), (Purpose::AskAfterAbsence, after_absence)];
    let new = ByHand { name: &name, phone: &phone, email: &email, answers: &answers, source };
    Ok(groups::add_by_hand(&*shell.vault()?, &Now::read(), group, &new).await?)
}

/// Changes a member's name and details.
#[tauri::command]
#[specta::specta]
#[allow(clippy::too_many_arguments, reason = "what stands in the form, box by box")]
pub async fn member_edit(
    shell: Held<'_>,
    member: MemberId,
    name: String,
    phone: String,
    email: String,
    best_time: String,
    host: bool,
) -> Answer<Done> {
    let vault = shell.vault()?;
    Ok(groups::edit_member(&vault, &Now::read(), member, &name, &phone, &email, &best_time, host).await?)
}

/// Records how somebody came to the group, or that nobody knows.
#[tauri::command]
#[specta::specta]
pub async fn member_source(shell: Held<'_>, member: MemberId, source: Option<MemberSource>) -> Answer<Done> {
    Ok(groups::say_source(&*shell.vault()?, &Now::read(), member, source).await?)
}

/// Takes somebody off the list who was put on it by mistake.
#[tauri::command]
#[specta::specta]
pub async fn member_remove(shell: Held<'_>, member: MemberId) -> Answer<Done> {
    Ok(groups::remove_member(&*shell.vault()?, &Now::read(), member).await?)
}
