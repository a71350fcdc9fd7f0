//! Small goals, where a group offers them.

use follow_on_core::{
    goals::{self, GoalStatus, GoalsView},
    platform::{Done, GoalId, GroupId, MemberId, Now},
};

use super::Held;
use crate::shell::error::Answer;

/// The goals of a group.
#[tauri::command]
#[specta::specta]
pub async fn goals_read(shell: Held<'_>, group: GroupId) -> Answer<GoalsView> {
    Ok(goals::read(&*shell.vault()?, group).await?)
}

/// The group offers goals from now on, or does not.
#[tauri::command]
#[specta::specta]
pub async fn goals_offer(shell: Held<'_>, group: GroupId, offered: bool) -> Answer<Done> {
    Ok(goals::offer(&*shell.vault()?, &Now::read(), group, offered).await?)
}

/// Somebody means to do something.
#[tauri::command]
#[specta::specta]
pub async fn goal_set(shell: Held<'_>, member: MemberId, words: String) -> Answer<Done> {
    Ok(goals::set(&*shell.vault()?, &Now::read(), member, &words).await?)
}

/// Somebody would rather have none, or does not say so any more.
#[tauri::command]
#[specta::specta]
pub async fn goal_none(shell: Held<'_>, member: MemberId, none: bool) -> Answer<Done> {
    Ok(goals::none_wanted(&*shell.vault()?, &Now::read(), member, none).await?)
}

/// Where a goal stands now.
#[tauri::command]
#[specta::specta]
pub async fn goal_say(shell: Held<'_>, goal: GoalId, status: GoalStatus) -> Answer<Done> {
    Ok(goals::say(&*shell.vault()?, &Now::read(), goal, status).await?)
}

/// A goal became another one.
#[tauri::command]
#[specta::specta]
pub async fn goal_reword(shell: Held<'_>, goal: GoalId, words: String) -> Answer<Done> {
    Ok(goals::reword(&*shell.vault()?, &Now::read(), goal, &words).await?)
}

/// Takes a goal away.
#[tauri::command]
#[specta::specta]
pub async fn goal_remove(shell: Held<'_>, goal: GoalId) -> Answer<Done> {
    Ok(goals::remove(&*shell.vault()?, &Now::read(), goal).await?)
}
