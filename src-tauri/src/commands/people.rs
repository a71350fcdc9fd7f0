//! People across groups: the service's page of a person, joining and moving, two rows of one person.

use follow_on_core::{
    groups::{self, MemberAdded},
    home::{self, PersonView},
    leaving, people,
    platform::{Done, GroupId, MemberId, Now, PersonId},
    privacy::Decision,
};

use super::Held;
use crate::shell::error::Answer;

/// A person's page, for whoever keeps the service's list.
#[tauri::command]
#[specta::specta]
pub async fn person_read(shell: Held<'_>, person: PersonId) -> Answer<PersonView> {
    Ok(home::person(&*shell.vault()?, person).await?)
}

/// Changes what the service's list says of a person.
#[tauri::command]
#[specta::specta]
pub async fn person_edit(
    shell: Held<'_>,
    person: PersonId,
    name: String,
    phone: String,
    email: String,
) -> Answer<Done> {
    Ok(groups::edit_person(&*shell.vault()?, &Now::read(), person, &name, &phone, &email).await?)
}

/// Two rows of the service's list are one person, or (with none) are not after all.
#[tauri::command]
#[specta::specta]
pub async fn person_same(shell: Held<'_>, person: PersonId, stands: Option<PersonId>) -> Answer<Done> {
    Ok(people::same(&*shell.vault()?, &Now::read(), person, stands).await?)
}

/// Two rows of the service's list are two people, however alike they look.
#[tauri::command]
#[specta::specta]
pub async fn person_two(shell: Held<'_>, person: PersonId, other: PersonId) -> Answer<Done> {
    Ok(people::two(&*shell.vault()?, &Now::read(), person, other).await?)
}

/// Two members of a group are one person, or (with none) are not after all.
#[tauri::command]
#[specta::specta]
pub async fn member_same(shell: Held<'_>, member: MemberId, stands: Option<MemberId>) -> Answer<Done> {
    Ok(groups::same_member(&*shell.vault()?, &Now::read(), member, stands).await?)
}

/// Two members of a group are two people, however alike they look.
#[tauri::command]
#[specta::specta]
pub async fn member_two(shell: Held<'_>, member: MemberId, other: MemberId) -> Answer<Done> {
    Ok(groups::two_members(&*shell.vault()?, &Now::read(), member, other).await?)
}

/// Gives a member a place in another group as well.
#[tauri::command]
#[specta::specta]
pub async fn member_join(shell: Held<'_>, member: MemberId, group: GroupId, contacts: Decision) -> Answer<MemberAdded> {
    Ok(groups::join(&*shell.vault()?, &Now::read(), member, group, contacts).await?)
}

/// Moves a member to another group: ends here, begins there.
#[tauri::command]
#[specta::specta]
pub async fn member_move(shell: Held<'_>, member: MemberId, group: GroupId, contacts: Decision) -> Answer<MemberAdded> {
    Ok(leaving::move_group(&*shell.vault()?, &Now::read(), member, group, contacts).await?)
}
