//! What keeps a group going: its jobs, what it agreed, and where it stands in its life.

use chrono::NaiveDate;
use follow_on_core::{
    groups::{
        self,
        agreed::{self, Agreed, AgreedView, NewLine, Part, TextView},
        jobs::{self, Job, JobsView},
        life::{self, LifeRequest, LifeView, Step},
    },
    home::{self, SettingUpView},
    platform::{Done, GroupId, JobId, LineId, MemberId, Now, TextId},
};

use super::Held;
use crate::shell::error::Answer;

/// What to see to before a group first meets.
#[tauri::command]
#[specta::specta]
pub async fn setting_up_read(shell: Held<'_>, group: GroupId) -> Answer<SettingUpView> {
    Ok(home::setting_up(&*shell.vault()?, group).await?)
}

/// The jobs of a group and who has them.
#[tauri::command]
#[specta::specta]
pub async fn jobs_read(shell: Held<'_>, group: GroupId) -> Answer<JobsView> {
    Ok(jobs::read(&*shell.vault()?, group).await?)
}

/// Gives somebody a job that they agreed to take on.
#[tauri::command]
#[specta::specta]
pub async fn job_give(shell: Held<'_>, member: MemberId, job: Job, agreed: String) -> Answer<Done> {
    Ok(jobs::give(&*shell.vault()?, &Now::read(), member, job, &agreed).await?)
}

/// Hands a job over from one person to another.
#[tauri::command]
#[specta::specta]
pub async fn job_hand_over(shell: Held<'_>, job: JobId, to: MemberId, agreed: String) -> Answer<Done> {
    Ok(jobs::hand_over(&*shell.vault()?, &Now::read(), job, to, &agreed).await?)
}

/// Ends somebody's turn at a job.
#[tauri::command]
#[specta::specta]
pub async fn job_end(shell: Held<'_>, job: JobId) -> Answer<Done> {
    Ok(jobs::end(&*shell.vault()?, &Now::read(), job).await?)
}

/// Says which member of a group is the person at this laptop, or that none is.
#[tauri::command]
#[specta::specta]
pub async fn member_is_me(shell: Held<'_>, group: GroupId, member: Option<MemberId>) -> Answer<()> {
    Ok(groups::say_who_i_am(&*shell.vault()?, group, member).await?)
}

/// What a group agreed, what it is writing, and what it agreed before.
#[tauri::command]
#[specta::specta]
pub async fn agreed_read(shell: Held<'_>, group: GroupId, what: Agreed) -> Answer<AgreedView> {
    Ok(agreed::read(&*shell.vault()?, &Now::read(), group, what).await?)
}

/// One version whole, for reading an older one and for printing.
#[tauri::command]
#[specta::specta]
pub async fn agreed_version(shell: Held<'_>, text: TextId) -> Answer<TextView> {
    Ok(agreed::printable(&*shell.vault()?, text).await?)
}

/// Begins the next version.
#[tauri::command]
#[specta::specta]
pub async fn agreed_begin(shell: Held<'_>, group: GroupId, what: Agreed, starters: Vec<NewLine>) -> Answer<Done> {
    Ok(agreed::begin(&*shell.vault()?, &Now::read(), group, what, &starters).await?)
}

/// Adds a line at the end of its part.
#[tauri::command]
#[specta::specta]
pub async fn agreed_line_add(shell: Held<'_>, text: TextId, part: Part, words: String) -> Answer<Done> {
    Ok(agreed::line_add(&*shell.vault()?, &Now::read(), text, part, &words).await?)
}

/// Changes a line's words.
#[tauri::command]
#[specta::specta]
pub async fn agreed_line_write(shell: Held<'_>, line: LineId, words: String) -> Answer<Done> {
    Ok(agreed::line_write(&*shell.vault()?, &Now::read(), line, &words).await?)
}

/// Takes a line out.
#[tauri::command]
#[specta::specta]
pub async fn agreed_line_remove(shell: Held<'_>, line: LineId) -> Answer<Done> {
    Ok(agreed::line_remove(&*shell.vault()?, &Now::read(), line).await?)
}

/// Moves a line up or down within its part.
#[tauri::command]
#[specta::specta]
pub async fn agreed_line_move(shell: Held<'_>, line: LineId, up: bool) -> Answer<Done> {
    Ok(agreed::line_move(&*shell.vault()?, &Now::read(), line, up).await?)
}

/// Says when the group means to look at it again.
#[tauri::command]
#[specta::specta]
pub async fn agreed_review_on(shell: Held<'_>, text: TextId, on: Option<NaiveDate>) -> Answer<Done> {
    Ok(agreed::review_on(&*shell.vault()?, &Now::read(), text, on).await?)
}

/// Records that the group agreed it on that day.
#[tauri::command]
#[specta::specta]
pub async fn agreed_agree(shell: Held<'_>, text: TextId, on: NaiveDate) -> Answer<Done> {
    Ok(agreed::agree(&*shell.vault()?, &Now::read(), text, on).await?)
}

/// Puts a version aside that is being written.
#[tauri::command]
#[specta::specta]
pub async fn agreed_drop_draft(shell: Held<'_>, text: TextId) -> Answer<Done> {
    Ok(agreed::drop_draft(&*shell.vault()?, &Now::read(), text).await?)
}

/// Where a group stands, and its story.
#[tauri::command]
#[specta::specta]
pub async fn life_read(shell: Held<'_>, group: GroupId) -> Answer<LifeView> {
    Ok(life::read(&*shell.vault()?, &Now::read(), group).await?)
}

/// Takes a group one step on in its life.
#[tauri::command]
#[specta::specta]
pub async fn life_set(shell: Held<'_>, group: GroupId, request: LifeRequest) -> Answer<Done> {
    Ok(life::set(&*shell.vault()?, &Now::read(), group, &request).await?)
}

/// Starts a group again that paused or ended.
#[tauri::command]
#[specta::specta]
pub async fn life_reopen(shell: Held<'_>, group: GroupId) -> Answer<Done> {
    Ok(life::reopen(&*shell.vault()?, &Now::read(), group).await?)
}

/// Ticks a step of the list for ending well, and keeps what was written to it.
#[tauri::command]
#[specta::specta]
pub async fn closing_step(
    shell: Held<'_>,
    group: GroupId,
    what: Step,
    done: bool,
    words: String,
    until: Option<NaiveDate>,
) -> Answer<Done> {
    Ok(life::closing_step(&*shell.vault()?, &Now::read(), group, what, done, &words, until).await?)
}
