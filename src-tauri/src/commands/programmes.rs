//! Programmes: who was on one, who was offered the group, what they said.

use follow_on_core::{
    platform::{CohortPersonId, Done, GroupId, Now, ProgrammeId},
    programmes::{
        self, Answered, CohortRow, Finished, OfferAnswer as Said, ProgrammeDetails, ProgrammeMade, ProgrammePage,
        ProgrammeView, Unnamed,
    },
    reasons::Why,
};

use super::Held;
use crate::shell::error::Answer;

/// Programmes, the newest first, 50 from `skip` on.
#[tauri::command]
#[specta::specta]
pub async fn programmes_list(shell: Held<'_>, skip: u32) -> Answer<ProgrammePage> {
    Ok(programmes::list(&*shell.vault()?, skip).await?)
}

/// A programme's page.
#[tauri::command]
#[specta::specta]
pub async fn programme_read(shell: Held<'_>, programme: ProgrammeId) -> Answer<ProgrammeView> {
    Ok(programmes::read(&*shell.vault()?, programme).await?)
}

/// More names of a programme: 100 from `skip` on.
#[tauri::command]
#[specta::specta]
pub async fn programme_people(shell: Held<'_>, programme: ProgrammeId, skip: u32) -> Answer<Vec<CohortRow>> {
    Ok(programmes::people(&*shell.vault()?, programme, skip).await?)
}

/// Makes a programme by hand, with names, numbers, or both.
#[tauri::command]
#[specta::specta]
pub async fn programme_create(
    shell: Held<'_>,
    details: ProgrammeDetails,
    names: Vec<String>,
    unnamed: Unnamed,
    feeds: Option<GroupId>,
) -> Answer<ProgrammeMade> {
    Ok(programmes::create(&*shell.vault()?, &Now::read(), &details, &names, &unnamed, feeds).await?)
}

/// Changes what is known about a programme.
#[tauri::command]
#[specta::specta]
pub async fn programme_edit(shell: Held<'_>, programme: ProgrammeId, details: ProgrammeDetails) -> Answer<Done> {
    Ok(programmes::edit(&*shell.vault()?, &Now::read(), programme, &details).await?)
}

/// Takes a programme away with everybody on it.
#[tauri::command]
#[specta::specta]
pub async fn programme_remove(shell: Held<'_>, programme: ProgrammeId) -> Answer<Done> {
    Ok(programmes::remove(&*shell.vault()?, &Now::read(), programme).await?)
}

/// Says that a programme feeds a group, or no longer does.
#[tauri::command]
#[specta::specta]
pub async fn programme_feed(shell: Held<'_>, programme: ProgrammeId, group: GroupId, feeds: bool) -> Answer<Done> {
    Ok(programmes::feed(&*shell.vault()?, &Now::read(), programme, group, feeds).await?)
}

/// Puts everybody who said yes and is in no group of the programme onto this one's list.
#[tauri::command]
#[specta::specta]
pub async fn programme_enrol(shell: Held<'_>, programme: ProgrammeId, group: GroupId) -> Answer<Done> {
    Ok(programmes::enrol_all(&*shell.vault()?, &Now::read(), programme, group).await?)
}

/// Records that the group was offered today to everybody who was not asked yet.
#[tauri::command]
#[specta::specta]
pub async fn programme_offer(shell: Held<'_>, programme: ProgrammeId) -> Answer<Done> {
    Ok(programmes::offer_to_all(&*shell.vault()?, &Now::read(), programme).await?)
}

/// One more, or one fewer, of those without a name who said so.
#[tauri::command]
#[specta::specta]
pub async fn programme_count(shell: Held<'_>, programme: ProgrammeId, answer: Said, more: bool) -> Answer<Done> {
    Ok(programmes::count(&*shell.vault()?, &Now::read(), programme, answer, more).await?)
}

/// Somebody without a name said no, and why.
#[tauri::command]
#[specta::specta]
pub async fn programme_decline(shell: Held<'_>, programme: ProgrammeId, why: Why) -> Answer<Done> {
    Ok(programmes::decline(&*shell.vault()?, &Now::read(), programme, &why).await?)
}

/// Puts somebody by name on a programme.
#[tauri::command]
#[specta::specta]
pub async fn cohort_add(shell: Held<'_>, programme: ProgrammeId, name: String) -> Answer<Done> {
    Ok(programmes::add_person(&*shell.vault()?, &Now::read(), programme, &name).await?)
}

/// Somebody who was counted agreed to be named.
#[tauri::command]
#[specta::specta]
pub async fn cohort_name(
    shell: Held<'_>,
    programme: ProgrammeId,
    name: String,
    answer: Said,
    into: Option<GroupId>,
) -> Answer<Answered> {
    Ok(programmes::name_one(&*shell.vault()?, &Now::read(), programme, &name, answer, into).await?)
}

/// Somebody no longer wants to be named on a programme; they stay counted.
#[tauri::command]
#[specta::specta]
pub async fn cohort_unname(shell: Held<'_>, who: CohortPersonId) -> Answer<Done> {
    Ok(programmes::unname(&*shell.vault()?, &Now::read(), who).await?)
}

/// Records what somebody said; a yes brings them into a group.
#[tauri::command]
#[specta::specta]
pub async fn cohort_answer(
    shell: Held<'_>,
    who: CohortPersonId,
    answer: Said,
    into: Option<GroupId>,
) -> Answer<Answered> {
    Ok(programmes::answer(&*shell.vault()?, &Now::read(), who, answer, into).await?)
}

/// Records why somebody said no, or maybe.
#[tauri::command]
#[specta::specta]
pub async fn cohort_reason(shell: Held<'_>, who: CohortPersonId, why: Why) -> Answer<Done> {
    Ok(programmes::reason(&*shell.vault()?, &Now::read(), who, &why).await?)
}

/// Records whether somebody finished the programme.
#[tauri::command]
#[specta::specta]
pub async fn cohort_finished(shell: Held<'_>, who: CohortPersonId, finished: Finished) -> Answer<Done> {
    Ok(programmes::finished(&*shell.vault()?, &Now::read(), who, finished).await?)
}
