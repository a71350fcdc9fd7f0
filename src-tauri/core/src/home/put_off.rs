//! Putting something off without guilt. It comes back once; put off again, it stays away.

use std::collections::HashSet;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;

use super::{model::TodoKind, store, todos::ticked_as};
use crate::{
    fields, meetings,
    platform::{Done, Error, Home, Key, MeetingId, Now, Result, Table, Topic, Vault},
};

/// What somebody at this laptop would rather do later: nobody else's business, so it never leaves here.
pub static PUT_OFF: Table = Table {
    kind: 76,
    name: "put_off",
    key: Key::Natural(&["actor", "what"]),
    home: Home::Service,
    topic: Topic::Todo,
    fields: fields![1 until, 2 times],
};

/// What keeps things safe comes back after so many days, however often it was put off.
const SAFE_DAYS: u64 = 28;
/// After so many days what was put off for good may be said again, once.
const AFRESH_DAYS: u64 = 180;

/// Something was put off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PutOff {
    /// The change.
    pub done: Done,
    /// When it comes back; none: it does not.
    pub back_on: Option<NaiveDate>,
}

/// When something comes back that is put off for the `time`th time: in a week, or after the meeting it is
/// about where that is sooner. The second time it stays away, unless it keeps things safe.
#[must_use]
pub fn back_on(today: NaiveDate, meeting: Option<NaiveDate>, time: u32, keeps_safe: bool) -> Option<NaiveDate> {
    let after = |day: NaiveDate, days| day.checked_add_days(Days::new(days)).unwrap_or(day);
    match (time, keeps_safe) {
        (0 | 1, _) => Some(
            meeting
                .map(|day| after(day, 1))
                .filter(|day| *day > today)
                .map_or_else(|| after(today, 7), |day| day.min(after(today, 7))),
        ),
        (_, true) => Some(after(today, SAFE_DAYS)),
        (_, false) => None,
    }
}

/// As whom it is put off: a hello to the same person is the same hello before the next meeting too.
pub(super) fn key(id: &str) -> String {
    let hello = [TodoKind::SayHello, TodoKind::AskWhatTheyWant];
    let kind = id.split(':').next().and_then(TodoKind::parse);
    if kind.is_some_and(|kind| hello.contains(&kind)) { ticked_as(id) } else { id.to_owned() }
}

/// What is put off as of today, for the person at this laptop; 200 at most.
pub(super) async fn hidden(sql: &mut SqliteConnection, today: NaiveDate) -> Result<HashSet<String>> {
    Ok(store::put_off(sql, today).await?.into_iter().collect())
}

/// Puts something off. Errors: `Invalid todo.unknown` on `id`.
pub async fn put_off(vault: &Vault, now: &Now, id: &str) -> Result<PutOff> {
    let unknown = || Error::invalid("id", "todo.unknown");
    let mut parts = id.split(':');
    let kind = parts.next().and_then(TodoKind::parse).ok_or_else(unknown)?;
    if id.len() > 120 {
        return Err(unknown());
    }
    let mut change = vault.change("home.putOff", now).await?;
    let meeting = match parts.next().and_then(|text| text.parse().ok()) {
        // The second part may also be a group or a programme.
        Some(meeting) => meetings::meeting(change.sql(), MeetingId(meeting)).await.ok().map(|row| row.on_date),
        None => None,
    };
    let what = key(id);
    let me = change.actor().await?;
    let times = store::times_put_off(change.sql(), &what, now.today).await? + 1;
    let back = back_on(now.today, meeting, times, matches!(kind, TodoKind::BackUp | TodoKind::RecoveryCode));
    let afresh = now.today.checked_add_days(Days::new(AFRESH_DAYS)).unwrap_or(now.today);
    let values = [("until", back.unwrap_or(afresh).into()), ("times", i64::from(times).into())];
    change.put(&PUT_OFF, &[me, what.into()], &values).await?;
    Ok(PutOff { done: change.commit().await?, back_on: back })
}
