//! Handing a group over, and keeping it the same on several laptops, by files that people carry.

use follow_on_core::{
    circle::{self, CircleView, DeviceId, HandOverView, InCharge, Meets, Taken, TwiceId},
    platform::{ActorId, Done, GroupId, Now},
};
use tauri::AppHandle;

use super::Held;
use crate::shell::{
    error::Answer,
    given::{self, GivenFile, PreparedView},
};

/// What to see to before a group is handed over.
#[tauri::command]
#[specta::specta]
pub async fn hand_over_read(shell: Held<'_>, group: GroupId) -> Answer<HandOverView> {
    Ok(circle::hand_over(&*shell.vault()?, &Now::read(), group).await?)
}

/// Says who looks after people's details.
#[tauri::command]
#[specta::specta]
pub async fn in_charge_write(
    shell: Held<'_>,
    group: GroupId,
    who: InCharge,
    name: String,
    agreed: bool,
) -> Answer<Done> {
    Ok(circle::put_in_charge(&*shell.vault()?, &Now::read(), group, who, &name, agreed).await?)
}

/// Makes the file that hands a group over and reads it back.
#[tauri::command]
#[specta::specta]
pub async fn hand_over_prepare(shell: Held<'_>, group: GroupId) -> Answer<PreparedView> {
    Ok(given::prepare(&shell, group).await?)
}

/// Saves it; none if the person thought better of it.
#[tauri::command]
#[specta::specta]
pub async fn hand_over_save(app: AppHandle, shell: Held<'_>) -> Answer<Option<String>> {
    Ok(given::save_prepared(&app, &shell).await?)
}

/// Who shares a group, and what was written twice.
#[tauri::command]
#[specta::specta]
pub async fn circle_read(shell: Held<'_>, group: GroupId) -> Answer<CircleView> {
    Ok(circle::circle(&*shell.vault()?, &Now::read(), group).await?)
}

/// Saves the group as it is now for the others; none if the person thought better of it.
#[tauri::command]
#[specta::specta]
pub async fn circle_news(app: AppHandle, shell: Held<'_>, group: GroupId) -> Answer<Option<String>> {
    Ok(given::save_news(&app, &shell, group).await?)
}

/// Saves the card that answers a hand-over; none if the person thought better of it.
#[tauri::command]
#[specta::specta]
pub async fn circle_card(app: AppHandle, shell: Held<'_>, group: GroupId) -> Answer<Option<String>> {
    Ok(given::save_card(&app, &shell, group).await?)
}

/// Says which of two things that were written is right.
#[tauri::command]
#[specta::specta]
pub async fn circle_settle(shell: Held<'_>, group: GroupId, id: TwiceId, by: ActorId, seq: u32) -> Answer<Done> {
    Ok(circle::settle(&*shell.vault()?, &Now::read(), group, &id, by, seq).await?)
}

/// Takes a laptop out of the circle.
#[tauri::command]
#[specta::specta]
pub async fn circle_stop(shell: Held<'_>, group: GroupId, device: DeviceId) -> Answer<Done> {
    Ok(circle::stop_sharing(&*shell.vault()?, &Now::read(), group, &device).await?)
}

/// The file that somebody gave, if one waits to be opened.
#[tauri::command]
#[specta::specta]
pub async fn given_read(shell: Held<'_>) -> Answer<Option<GivenFile>> {
    Ok(given::waiting(&shell)?)
}

/// Asks for a file that somebody gave; none if the person thought better of it.
#[tauri::command]
#[specta::specta]
pub async fn given_choose(app: AppHandle, shell: Held<'_>) -> Answer<Option<GivenFile>> {
    Ok(given::choose(&app, &shell).await?)
}

/// Looks into it, with the words that were told if it asks for some.
#[tauri::command]
#[specta::specta]
pub async fn given_look(shell: Held<'_>, words: Option<String>) -> Answer<Meets> {
    let words = given::secret(words);
    Ok(given::look(&shell, words.as_ref().map(|words| words.as_str())).await?)
}

/// Takes it in. Where much would change, only if somebody agreed.
#[tauri::command]
#[specta::specta]
pub async fn given_take(shell: Held<'_>, agreed: bool) -> Answer<Taken> {
    Ok(given::take(&shell, agreed).await?)
}

/// Lets whoever answered a hand-over into the circle, with the six digits that they say.
#[tauri::command]
#[specta::specta]
pub async fn given_confirm(shell: Held<'_>, digits: String) -> Answer<GroupId> {
    Ok(given::confirm(&shell, &digits).await?)
}

/// Puts the file aside.
#[tauri::command]
#[specta::specta]
pub async fn given_forget(shell: Held<'_>) -> Answer<()> {
    given::forget(&shell);
    Ok(())
}
