//! Places where a group meets.

use follow_on_core::{
    platform::{Done, GroupId, MeetingId, Now, VenueId},
    venues::{self, Access, Answer as Found, Elsewhere, Kept, PlaceFit, VenueForm, VenueView, VenuesView},
};

use super::Held;
use crate::shell::error::Answer;

/// The places of a group.
#[tauri::command]
#[specta::specta]
pub async fn venues_list(shell: Held<'_>, group: GroupId) -> Answer<VenuesView> {
    Ok(venues::list(&*shell.vault()?, group).await?)
}

/// A place, whole.
#[tauri::command]
#[specta::specta]
pub async fn venue_read(shell: Held<'_>, venue: VenueId) -> Answer<VenueView> {
    Ok(venues::read(&*shell.vault()?, venue).await?)
}

/// Keeps a place: a new one, or changes to one.
#[tauri::command]
#[specta::specta]
pub async fn venue_keep(shell: Held<'_>, group: GroupId, venue: Option<VenueId>, form: VenueForm) -> Answer<Kept> {
    Ok(venues::keep(&*shell.vault()?, &Now::read(), group, venue, &form).await?)
}

/// Notes what somebody found at a place.
#[tauri::command]
#[specta::specta]
pub async fn venue_answer(shell: Held<'_>, venue: VenueId, what: Access, found: Found) -> Answer<Done> {
    Ok(venues::answer(&*shell.vault()?, &Now::read(), venue, what, found).await?)
}

/// Makes a place the one where its group usually meets.
#[tauri::command]
#[specta::specta]
pub async fn venue_make_usual(shell: Held<'_>, venue: VenueId) -> Answer<Done> {
    Ok(venues::make_usual(&*shell.vault()?, &Now::read(), venue).await?)
}

/// Takes a place off a group's list.
#[tauri::command]
#[specta::specta]
pub async fn venue_remove(shell: Held<'_>, venue: VenueId) -> Answer<Done> {
    Ok(venues::remove(&*shell.vault()?, &Now::read(), venue).await?)
}

/// Places of other groups that could be copied.
#[tauri::command]
#[specta::specta]
pub async fn venues_elsewhere(shell: Held<'_>, group: GroupId, text: String) -> Answer<Vec<Elsewhere>> {
    Ok(venues::elsewhere(&*shell.vault()?, group, &text).await?)
}

/// Copies a place of another group into this one's list.
#[tauri::command]
#[specta::specta]
pub async fn venue_copy(shell: Held<'_>, venue: VenueId, into: GroupId) -> Answer<Kept> {
    Ok(venues::copy(&*shell.vault()?, &Now::read(), venue, into).await?)
}

/// The venue of a meeting, and whether it meets the members' needs.
#[tauri::command]
#[specta::specta]
pub async fn meeting_place(shell: Held<'_>, meeting: MeetingId) -> Answer<PlaceFit> {
    Ok(venues::of_meeting(&*shell.vault()?, meeting).await?)
}
