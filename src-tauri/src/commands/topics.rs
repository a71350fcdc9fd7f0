//! Topics to talk about, and what a group asked for.

use follow_on_core::{
    home,
    platform::{Done, GroupId, MeetingId, Now},
    topics::{self, Imported, TopicText, TopicView, TopicsView, Written},
};
use tauri::AppHandle;

use super::Held;
use crate::shell::{error::Answer, topics as file};

/// All topics, as a group sees them.
#[tauri::command]
#[specta::specta]
pub async fn topics_read(shell: Held<'_>, group: Option<GroupId>) -> Answer<TopicsView> {
    Ok(topics::topics(&*shell.vault()?, &Now::read(), group).await?)
}

/// One topic, as a group sees it.
#[tauri::command]
#[specta::specta]
pub async fn topic_read(shell: Held<'_>, code: String, group: Option<GroupId>) -> Answer<TopicView> {
    Ok(topics::topic(&*shell.vault()?, &Now::read(), &code, group).await?)
}

/// Writes a topic of a group's own, or of the service's where no group is named.
#[tauri::command]
#[specta::specta]
pub async fn topic_write(
    shell: Held<'_>,
    group: Option<GroupId>,
    code: Option<String>,
    text: TopicText,
) -> Answer<Written> {
    let (vault, now, code) = (shell.vault()?, Now::read(), code.as_deref());
    Ok(match group {
        Some(group) => topics::write(&vault, &now, group, code, text).await?,
        None => topics::write_for_service(&vault, &now, code, text).await?,
    })
}

/// Takes away a topic of a group's own, or of the service's where no group is named.
#[tauri::command]
#[specta::specta]
pub async fn topic_remove(shell: Held<'_>, group: Option<GroupId>, code: String) -> Answer<Done> {
    Ok(topics::remove(&*shell.vault()?, &Now::read(), group, &code).await?)
}

/// Marks a topic as checked by the clinician at this laptop, or takes the mark away.
#[tauri::command]
#[specta::specta]
pub async fn topic_check(shell: Held<'_>, code: String, checked: bool) -> Answer<Done> {
    let vault = shell.vault()?;
    let by = home::me(&vault).await?.name;
    Ok(topics::check(&vault, &Now::read(), &code, &by, checked).await?)
}

/// Notes that a group asked for a topic, or no longer does.
#[tauri::command]
#[specta::specta]
pub async fn topic_wish(shell: Held<'_>, group: GroupId, code: String, asked: bool) -> Answer<Done> {
    Ok(topics::wish(&*shell.vault()?, &Now::read(), group, &code, asked).await?)
}

/// Puts a topic on a meeting's plan.
#[tauri::command]
#[specta::specta]
pub async fn topic_use(shell: Held<'_>, meeting: MeetingId, code: String) -> Answer<Done> {
    Ok(topics::use_at(&*shell.vault()?, &Now::read(), meeting, &code).await?)
}

/// Saves the service's topics as a file; none if the person thought better of it.
#[tauri::command]
#[specta::specta]
pub async fn topics_save(app: AppHandle, shell: Held<'_>) -> Answer<Option<String>> {
    Ok(file::save(&app, &shell).await?)
}

/// Brings in a service's topics from a file; none if the person thought better of it.
#[tauri::command]
#[specta::specta]
pub async fn topics_bring_in(app: AppHandle, shell: Held<'_>) -> Answer<Option<Imported>> {
    Ok(file::bring_in(&app, &shell).await?)
}
