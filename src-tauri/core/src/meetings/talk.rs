//! What is talked about: topics on the agenda, by the code under which the library of topics knows them.

use chrono::NaiveDate;
use sqlx::SqliteConnection;

use super::{
    agenda::must_be_planned,
    api::AGENDA_ITEM,
    model::ItemKind,
    store::{self, ItemRow, Meeting},
};
use crate::platform::{Change, Error, Result};

/// Minutes for a topic where the plan has no room for one yet.
const MINUTES: i64 = 15;

/// Puts a topic on the agenda of a meeting to come, as part of a change: into the first part of the
/// plan that is for a topic and has none yet, else before the goodbye.
///
/// Errors: `Conflict meeting.notPlanned`; `Invalid agenda.full` on `meeting` (40 items).
pub async fn put_topic(change: &mut Change<'_>, meeting: &Meeting, code: &str, title: &str) -> Result<()> {
    must_be_planned(meeting)?;
    let items = store::items(change.sql(), meeting.id).await?;
    if items.iter().any(|item| item.topic.as_deref() == Some(code)) {
        return Ok(());
    }
    let is_free = |item: &&ItemRow| item.kind() == ItemKind::Topic && item.title.is_empty() && item.topic.is_none();
    let free = items.iter().find(is_free);
    let words = [("topic", code.into()), ("title", title.into())];
    if let Some(item) = free {
        return change.put(&AGENDA_ITEM, &[item.id.into()], &words).await;
    }
    if items.len() >= 40 {
        return Err(Error::invalid("meeting", "agenda.full"));
    }
    let mut row = vec![
        ("meeting_id", meeting.id.into()),
        ("position", 0.into()),
        ("kind", ItemKind::Topic.into()),
        ("minutes", MINUTES.into()),
    ];
    row.extend(words);
    let (id, _) = change.insert(&AGENDA_ITEM, &row).await?;
    let mut order: Vec<i64> = items.iter().map(|item| item.id).collect();
    order.insert(order.len().saturating_sub(1), id);
    for (position, id) in (1_i64..).zip(order) {
        change.put(&AGENDA_ITEM, &[id.into()], &[("position", position.into())]).await?;
    }
    Ok(())
}

/// The topics on a meeting's agenda, by code.
pub async fn topics_of(sql: &mut SqliteConnection, meeting: i64) -> Result<Vec<String>> {
    Ok(store::items(sql, meeting).await?.into_iter().filter_map(|item| item.topic).collect())
}

/// The topics of a group's held meetings, by code, with the day each was last used.
pub async fn topics_used(sql: &mut SqliteConnection, group: i64) -> Result<Vec<(String, NaiveDate)>> {
    store::topics_used(sql, group).await
}
