//! Taking a break, leaving, coming back.

use follow_on_core::{
    leaving::{self, LeavingRequest, Recorded},
    platform::{Done, MemberId, Now},
};

use super::Held;
use crate::shell::error::Answer;

/// Records that somebody takes a break, leaves or has died; says which jobs are free now.
#[tauri::command]
#[specta::specta]
pub async fn leaving_record(shell: Held<'_>, request: LeavingRequest) -> Answer<Recorded> {
    Ok(leaving::record(&*shell.vault()?, &Now::read(), &request).await?)
}

/// Somebody is back from a break, or after leaving.
#[tauri::command]
#[specta::specta]
pub async fn welcome_back(shell: Held<'_>, member: MemberId) -> Answer<Done> {
    Ok(leaving::welcome_back(&*shell.vault()?, &Now::read(), member).await?)
}
