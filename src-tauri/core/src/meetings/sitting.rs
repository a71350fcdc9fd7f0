//! How long people have sat, and a clock that is set while they do.
//!
//! A meeting's times are instants, so that sleep, a lock and a restart cost nothing: what has passed has
//! passed. The one thing that breaks them is a laptop whose clock is put right in the middle. Then the
//! instants move with it ([`clock_was_set`]), and the minutes stay what they were.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::{
    agenda::running,
    api::MEETING,
    model::ItemKind,
    store::{self, Meeting},
};
use crate::platform::{Done, Error, MeetingId, Now, Result, Vault};

/// How long people have sat at a meeting under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Sitting {
    /// Since when; none: they are on their feet, or nothing is under way.
    pub since: Option<DateTime<Utc>>,
    /// Until when nobody is asked about a break to move; it may be long past.
    pub not_before: Option<DateTime<Utc>>,
}

/// How long people have sat, with `on` under way.
#[must_use]
pub fn sitting(meeting: &Meeting, on: Option<ItemKind>) -> Sitting {
    let since = meeting.on_feet_at().or_else(|| meeting.started_at());
    Sitting { since: since.filter(|_| !on.is_some_and(ItemKind::moves)), not_before: meeting.sit_until() }
}

/// People have been on their feet just now. Errors: `Conflict meeting.notRunning`.
pub async fn on_feet(vault: &Vault, now: &Now, meeting: MeetingId) -> Result<Done> {
    let mut change = vault.change("meetings.onFeet", now).await?;
    let row = running(&mut change, meeting).await?;
    change.put(&MEETING, &[row.id.into()], &[("on_feet_at", now.at.into())]).await?;
    change.commit().await
}

/// A break to move is not wanted for so many minutes.
///
/// Errors: `Conflict meeting.notRunning`; `Invalid minutes.range` on `minutes` (1 to 120).
pub async fn sit_on(vault: &Vault, now: &Now, meeting: MeetingId, minutes: u32) -> Result<Done> {
    if !(1..=120).contains(&minutes) {
        return Err(Error::invalid("minutes", "minutes.range"));
    }
    let until = now.at + TimeDelta::minutes(i64::from(minutes));
    let mut change = vault.change("meetings.sitOn", now).await?;
    let row = running(&mut change, meeting).await?;
    change.put(&MEETING, &[row.id.into()], &[("sit_until", until.into())]).await?;
    change.commit().await
}

/// The laptop's clock was set by `by` while the app ran, or (nothing) may have been while it did not. What
/// stands in a meeting under way moves along; what would then be in the future began just now, since
/// nobody can know better. Undo does not take it back: it is no deed of anybody's.
pub async fn clock_was_set(vault: &Vault, now: &Now, by: TimeDelta) -> Result<Done> {
    let moved = |at: Option<DateTime<Utc>>| at.map(|at| (at + by).min(now.at));
    let mut change = vault.change("meetings.clockWasSet", now).await?;
    for row in store::under_way(change.sql()).await? {
        // A break that was put off stays put off for what was left of it, an hour at most.
        let sit_until = row.sit_until().map(|until| (until + by).min(now.at + TimeDelta::hours(1)));
        let values = [
            ("started_at", moved(row.started_at()).into()),
            ("now_since", moved(row.since()).into()),
            ("on_feet_at", moved(row.on_feet_at()).into()),
            ("sit_until", sit_until.into()),
        ];
        change.put(&MEETING, &[row.id.into()], &values).await?;
    }
    change.not_to_undo();
    change.commit().await
}
