//! Dates, the plan of a meeting, and where a running one stands.

use chrono::{NaiveDate, NaiveTime};
use follow_on_core::{
    calendar::{self, DayNotes, Rule},
    meetings::{
        self, CalendarSaved, CalendarView, DatesView, ItemKind, JottingKind, PlanRequest, PrepareView, Suggestion,
        WhyNot,
        plans::{self, AgendaChoice, PlansView},
    },
    platform::{Done, GroupId, ItemId, JottingId, KeptPlanId, MeetingId, MemberId, Now},
};
use tauri::AppHandle;

use super::Held;
use crate::shell::{self, error::Answer};

/// What the page needs to suggest dates.
#[tauri::command]
#[specta::specta]
pub async fn dates_read(shell: Held<'_>, group: GroupId) -> Answer<DatesView> {
    Ok(meetings::dates_view(&*shell.vault()?, &Now::read(), group).await?)
}

/// Dates by a rule, or the one date, with what to know about each.
#[tauri::command]
#[specta::specta]
pub async fn dates_suggest(
    shell: Held<'_>,
    group: GroupId,
    first: NaiveDate,
    rule: Option<Rule>,
    count: u32,
) -> Answer<Vec<Suggestion>> {
    Ok(meetings::suggest_dates(&*shell.vault()?, &Now::read(), group, first, rule, count).await?)
}

/// What to know about a date.
#[tauri::command]
#[specta::specta]
pub async fn date_notes(shell: Held<'_>, date: NaiveDate) -> Answer<DayNotes> {
    Ok(calendar::day_notes(calendar::nation(&*shell.vault()?).await?, date))
}

/// Plans meetings, each with the usual agenda, and keeps the rule they follow.
#[tauri::command]
#[specta::specta]
pub async fn meetings_plan(shell: Held<'_>, request: PlanRequest) -> Answer<Done> {
    Ok(meetings::plan_by(&*shell.vault()?, &Now::read(), &request).await?)
}

/// Plans a meeting on a date that was skipped.
#[tauri::command]
#[specta::specta]
pub async fn skipped_plan(shell: Held<'_>, group: GroupId, date: NaiveDate) -> Answer<Done> {
    Ok(meetings::plan_skipped(&*shell.vault()?, &Now::read(), group, date).await?)
}

/// Moves a meeting to another date, time or place.
#[tauri::command]
#[specta::specta]
pub async fn meeting_move(
    shell: Held<'_>,
    meeting: MeetingId,
    date: NaiveDate,
    starts: NaiveTime,
    minutes: u32,
    place: String,
) -> Answer<Done> {
    Ok(meetings::move_to(&*shell.vault()?, &Now::read(), meeting, date, starts, minutes, &place).await?)
}

/// Calls a meeting off, or records that it did not happen.
#[tauri::command]
#[specta::specta]
pub async fn meeting_cancel(shell: Held<'_>, meeting: MeetingId, why: Option<WhyNot>) -> Answer<Done> {
    Ok(meetings::call_off(&*shell.vault()?, &Now::read(), meeting, why).await?)
}

/// Plans a called-off meeting again.
#[tauri::command]
#[specta::specta]
pub async fn meeting_put_back(shell: Held<'_>, meeting: MeetingId) -> Answer<Done> {
    Ok(meetings::put_back(&*shell.vault()?, &Now::read(), meeting).await?)
}

/// Records that a meeting was held, though nobody started it here.
#[tauri::command]
#[specta::specta]
pub async fn meeting_was_held(shell: Held<'_>, meeting: MeetingId) -> Answer<Done> {
    Ok(meetings::record_held(&*shell.vault()?, &Now::read(), meeting).await?)
}

/// The page about the file for calendars.
#[tauri::command]
#[specta::specta]
pub async fn calendar_read(shell: Held<'_>, group: GroupId) -> Answer<CalendarView> {
    Ok(meetings::calendar_view(&*shell.vault()?, &Now::read(), group).await?)
}

/// Chooses what the group is called in calendars.
#[tauri::command]
#[specta::specta]
pub async fn calendar_name(shell: Held<'_>, group: GroupId, name: String) -> Answer<Done> {
    Ok(meetings::calendar_name(&*shell.vault()?, &Now::read(), group, &name).await?)
}

/// Saves one meeting or all to come as a file for calendars; none if the person thought better of it.
#[tauri::command]
#[specta::specta]
pub async fn calendar_save(
    app: AppHandle,
    shell: Held<'_>,
    group: GroupId,
    only: Option<MeetingId>,
) -> Answer<Option<CalendarSaved>> {
    Ok(shell::calendar::save(&app, &shell, group, only).await?)
}

/// The screen for getting ready.
#[tauri::command]
#[specta::specta]
pub async fn prepare_read(shell: Held<'_>, meeting: MeetingId) -> Answer<PrepareView> {
    Ok(meetings::prepare(&*shell.vault()?, &Now::read(), meeting).await?)
}

/// Sets how long an item takes.
#[tauri::command]
#[specta::specta]
pub async fn agenda_minutes(shell: Held<'_>, item: ItemId, minutes: u32) -> Answer<Done> {
    Ok(meetings::item_minutes(&*shell.vault()?, &Now::read(), item, minutes).await?)
}

/// Moves an item one place up or down.
#[tauri::command]
#[specta::specta]
pub async fn agenda_move(shell: Held<'_>, item: ItemId, up: bool) -> Answer<Done> {
    Ok(meetings::item_move(&*shell.vault()?, &Now::read(), item, up).await?)
}

/// Changes an item's title and who leads it.
#[tauri::command]
#[specta::specta]
pub async fn agenda_edit(shell: Held<'_>, item: ItemId, title: String, lead: Option<MemberId>) -> Answer<Done> {
    Ok(meetings::item_edit(&*shell.vault()?, &Now::read(), item, &title, lead).await?)
}

/// Adds an item at the end.
#[tauri::command]
#[specta::specta]
pub async fn agenda_add(
    shell: Held<'_>,
    meeting: MeetingId,
    kind: ItemKind,
    title: String,
    minutes: u32,
) -> Answer<Done> {
    Ok(meetings::item_add(&*shell.vault()?, &Now::read(), meeting, kind, &title, minutes).await?)
}

/// Leaves an item out.
#[tauri::command]
#[specta::specta]
pub async fn agenda_remove(shell: Held<'_>, item: ItemId) -> Answer<Done> {
    Ok(meetings::item_remove(&*shell.vault()?, &Now::read(), item).await?)
}

/// The plans from which a meeting's can be made.
#[tauri::command]
#[specta::specta]
pub async fn plans_read(shell: Held<'_>, meeting: MeetingId) -> Answer<PlansView> {
    Ok(plans::plans(&*shell.vault()?, meeting).await?)
}

/// Makes a meeting's plan from another.
#[tauri::command]
#[specta::specta]
pub async fn agenda_use(shell: Held<'_>, meeting: MeetingId, choice: AgendaChoice) -> Answer<Done> {
    Ok(plans::use_plan(&*shell.vault()?, &Now::read(), meeting, &choice).await?)
}

/// Puts a break to move into a plan.
#[tauri::command]
#[specta::specta]
pub async fn agenda_add_break(shell: Held<'_>, meeting: MeetingId) -> Answer<Done> {
    Ok(plans::add_break(&*shell.vault()?, &Now::read(), meeting).await?)
}

/// Keeps a meeting's plan under a name.
#[tauri::command]
#[specta::specta]
pub async fn plan_keep(shell: Held<'_>, meeting: MeetingId, name: String) -> Answer<Done> {
    Ok(plans::keep(&*shell.vault()?, &Now::read(), meeting, &name).await?)
}

/// Keeps a plan no longer.
#[tauri::command]
#[specta::specta]
pub async fn plan_remove(shell: Held<'_>, plan: KeptPlanId) -> Answer<Done> {
    Ok(plans::remove(&*shell.vault()?, &Now::read(), plan).await?)
}

/// Starts a meeting, or goes back into it.
#[tauri::command]
#[specta::specta]
pub async fn meeting_start(shell: Held<'_>, meeting: MeetingId) -> Answer<Done> {
    Ok(meetings::start(&*shell.vault()?, &Now::read(), meeting).await?)
}

/// Goes on to the next item.
#[tauri::command]
#[specta::specta]
pub async fn agenda_next(shell: Held<'_>, meeting: MeetingId) -> Answer<Done> {
    Ok(meetings::next_item(&*shell.vault()?, &Now::read(), meeting).await?)
}

/// Gives the item that is on some more minutes.
#[tauri::command]
#[specta::specta]
pub async fn agenda_more(shell: Held<'_>, meeting: MeetingId, minutes: u32) -> Answer<Done> {
    Ok(meetings::more_minutes(&*shell.vault()?, &Now::read(), meeting, minutes).await?)
}

/// Jots something down.
#[tauri::command]
#[specta::specta]
pub async fn jot(shell: Held<'_>, meeting: MeetingId, kind: JottingKind, text: String) -> Answer<Done> {
    Ok(meetings::jot(&*shell.vault()?, &Now::read(), meeting, kind, &text).await?)
}

/// Takes a jotting away.
#[tauri::command]
#[specta::specta]
pub async fn jot_remove(shell: Held<'_>, jotting: JottingId) -> Answer<Done> {
    Ok(meetings::remove_jotting(&*shell.vault()?, &Now::read(), jotting).await?)
}

/// People have been on their feet just now.
#[tauri::command]
#[specta::specta]
pub async fn meeting_on_feet(shell: Held<'_>, meeting: MeetingId) -> Answer<Done> {
    Ok(meetings::on_feet(&*shell.vault()?, &Now::read(), meeting).await?)
}

/// A break to move is not wanted for so many minutes.
#[tauri::command]
#[specta::specta]
pub async fn meeting_sit_on(shell: Held<'_>, meeting: MeetingId, minutes: u32) -> Answer<Done> {
    Ok(meetings::sit_on(&*shell.vault()?, &Now::read(), meeting, minutes).await?)
}
