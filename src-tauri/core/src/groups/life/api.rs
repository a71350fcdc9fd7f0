//! A group's steps through its life.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    model::{Ending, Life, Step, comes_back_as},
    store,
};
use crate::{
    fields,
    groups::{
        api::SUPPORT_GROUP,
        model::GroupRef,
        store::{self as groups, Group},
    },
    platform::{
        Change, Code, Done, Error, GroupId, Home, Key, Now, Result, Table, Topic, Vault, check_date, note, one_line,
    },
};

/// Each step of a group's life.
pub static GROUP_LIFE: Table = Table {
    kind: 37,
    name: "group_life",
    key: Key::Uid,
    home: Home::Group("group_id"),
    topic: Topic::Groups,
    fields: fields![1 group_id, 2 was, 3 life, 4 on_date, 5 back_on, 6 ended_how, 7 merged_with],
};

/// What was done of the list for ending well.
pub static CLOSING_STEP: Table = Table {
    kind: 38,
    name: "closing_step",
    key: Key::Natural(&["group_id", "what"]),
    home: Home::Group("group_id"),
    topic: Topic::Groups,
    fields: fields![1 done_on, 2 words, 3 until],
};

/// A step that is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LifeRequest {
    /// What the group becomes.
    pub life: Life,
    /// From which day.
    pub on: NaiveDate,
    /// When a paused group means to meet again, if that is known.
    pub back_on: Option<NaiveDate>,
    /// How it ended.
    pub how: Option<Ending>,
    /// The name of the group that it became part of.
    pub merged_with: String,
}

/// One step of a group's life, as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct LifeRow {
    /// What it became.
    pub life: Life,
    /// From which day.
    pub on: NaiveDate,
    /// When it meant to meet again.
    pub back_on: Option<NaiveDate>,
    /// How it ended.
    pub how: Option<Ending>,
    /// The group that it became part of.
    pub merged_with: String,
}

/// One thing to do for ending well.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ClosingRow {
    /// What.
    pub what: Step,
    /// The day on which it was ticked.
    pub done_on: Option<NaiveDate>,
    /// What the group wrote about it; may be empty.
    pub words: String,
    /// Until when, for the records.
    pub until: Option<NaiveDate>,
}

/// Where a group stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct LifeView {
    /// The group.
    pub group: GroupRef,
    /// Today.
    pub today: NaiveDate,
    /// Where it stands.
    pub life: Life,
    /// Since when, if it was ever said.
    pub since: Option<NaiveDate>,
    /// When a paused group means to meet again.
    pub back_on: Option<NaiveDate>,
    /// How it ended.
    pub how: Option<Ending>,
    /// The group that it became part of.
    pub merged_with: String,
    /// What it may become from here.
    pub may_become: Vec<Life>,
    /// The list for ending well.
    pub closing: Vec<ClosingRow>,
    /// The last twenty steps, newest first.
    pub steps: Vec<LifeRow>,
}

/// Where a group stands, and its story.
pub async fn read(vault: &Vault, now: &Now, group: GroupId) -> Result<LifeView> {
    let mut conn = vault.connection().await?;
    let row = groups::group(conn.sql(), group).await?;
    let done = store::closing(conn.sql(), row.id).await?;
    let closing = Step::ALL
        .iter()
        .map(|what| {
            let line = done.iter().find(|line| line.what == what.text());
            ClosingRow {
                what: *what,
                done_on: line.and_then(|line| line.done_on),
                words: line.map(|line| line.words.clone()).unwrap_or_default(),
                until: line.and_then(|line| line.until),
            }
        })
        .collect();
    let steps = store::steps(conn.sql(), row.id)
        .await?
        .into_iter()
        .filter_map(|step| {
            Some(LifeRow {
                life: Life::parse(&step.life)?,
                on: step.on_date,
                back_on: step.back_on,
                how: step.ended_how.as_deref().and_then(Ending::parse),
                merged_with: step.merged_with,
            })
        })
        .collect();
    let life = row.life();
    Ok(LifeView {
        today: now.today,
        life,
        since: row.life_since,
        back_on: row.back_on,
        how: row.ended_how(),
        may_become: Life::ALL.iter().copied().filter(|next| life.may_become(*next)).collect(),
        closing,
        steps,
        group: row.reference(),
        merged_with: row.merged_with,
    })
}

/// Takes a group one step on in its life.
///
/// Errors: `Conflict life.notFromHere` if there is no such step from where it stands; `Invalid
/// date.order` on `backOn` if it would be back before it pauses; `Invalid date.notYet` on `on` for an
/// end that has not come; `Invalid how.missing` on `how`; `Invalid mergedWith.empty` on `mergedWith`.
pub async fn set(vault: &Vault, now: &Now, group: GroupId, request: &LifeRequest) -> Result<Done> {
    check_date("on", request.on)?;
    request.back_on.map_or(Ok(()), |date| check_date("backOn", date))?;
    let mut change = vault.change("life.set", now).await?;
    let row = groups::group(change.sql(), group).await?;
    let step = checked(now, row.life(), request)?;
    take(&mut change, &row, &step).await?;
    change.commit().await
}

/// The step that is asked for, without what does not belong to it.
fn checked(now: &Now, from: Life, request: &LifeRequest) -> Result<LifeRow> {
    let ends = request.life == Life::Ended;
    let pauses = request.life == Life::Paused;
    if !from.may_become(request.life) {
        return Err(Error::new(Code::Conflict, "life.notFromHere"));
    }
    if pauses && request.back_on.is_some_and(|back| back <= request.on) {
        return Err(Error::invalid("backOn", "date.order"));
    }
    if ends && request.on > now.today {
        return Err(Error::invalid("on", "date.notYet"));
    }
    let how = request.how.filter(|_| ends);
    if ends && how.is_none() {
        return Err(Error::invalid("how", "how.missing"));
    }
    let merged_with = one_line("mergedWith", &request.merged_with, 120)?;
    let merged = how == Some(Ending::Merged);
    if merged && merged_with.is_empty() {
        return Err(Error::invalid("mergedWith", "mergedWith.empty"));
    }
    Ok(LifeRow {
        life: request.life,
        on: request.on,
        back_on: request.back_on.filter(|_| pauses),
        how,
        merged_with: if merged { merged_with } else { String::new() },
    })
}

async fn take(change: &mut Change<'_>, group: &Group, step: &LifeRow) -> Result<()> {
    let values = [
        ("group_id", group.id.into()),
        ("was", group.life().into()),
        ("life", step.life.into()),
        ("on_date", step.on.into()),
        ("back_on", step.back_on.into()),
        ("ended_how", step.how.into()),
        ("merged_with", step.merged_with.as_str().into()),
    ];
    change.insert(&GROUP_LIFE, &values).await?;
    let values = [
        ("life", step.life.into()),
        ("life_since", step.on.into()),
        ("back_on", step.back_on.into()),
        ("ended_how", step.how.into()),
        ("merged_with", step.merged_with.as_str().into()),
    ];
    change.put(&SUPPORT_GROUP, &[group.id.into()], &values).await
}

/// Starts a group again that paused or ended, as what it was. Errors: `Conflict life.notFromHere`.
pub async fn reopen(vault: &Vault, now: &Now, group: GroupId) -> Result<Done> {
    let mut change = vault.change("life.reopen", now).await?;
    let row = groups::group(change.sql(), group).await?;
    let mut been: Vec<Life> = Vec::new();
    for step in store::steps(change.sql(), row.id).await? {
        been.extend(Life::parse(&step.was).into_iter().chain(Life::parse(&step.life)));
    }
    let life = comes_back_as(&been);
    if row.life().goes_on() || !row.life().may_become(life) {
        return Err(Error::new(Code::Conflict, "life.notFromHere"));
    }
    take(&mut change, &row, &again(life, now.today)).await?;
    change.commit().await
}

/// A meeting has begun, so the group meets, whatever was thought before; as part of that change. One
/// that is closing goes on closing: it may well meet once more.
pub async fn began_meeting(change: &mut Change<'_>, group: i64) -> Result<()> {
    let row = groups::group_by_id(change.sql(), group).await?;
    let today = change.now().today;
    match row.life() {
        Life::Meeting | Life::Closing => Ok(()),
        Life::Planned | Life::Paused | Life::Ended => take(change, &row, &again(Life::Meeting, today)).await,
    }
}

fn again(life: Life, on: NaiveDate) -> LifeRow {
    LifeRow { life, on, back_on: None, how: None, merged_with: String::new() }
}

/// Ticks a step of the list for ending well, or takes the tick away, and keeps what was written to it
/// (600 characters). Errors: `Invalid text.tooLong` on `words`; `Invalid date.range` on `until`.
pub async fn closing_step(
    vault: &Vault,
    now: &Now,
    group: GroupId,
    what: Step,
    done: bool,
    words: &str,
    until: Option<NaiveDate>,
) -> Result<Done> {
    let words = note("words", words, 600)?;
    until.map_or(Ok(()), |date| check_date("until", date))?;
    let mut change = vault.change("life.closingStep", now).await?;
    let row = groups::group(change.sql(), group).await?;
    let before = store::closing(change.sql(), row.id).await?.into_iter().find(|line| line.what == what.text());
    // The day of the first tick stays when only the words change.
    let on = before.and_then(|line| line.done_on).unwrap_or(now.today);
    let values = [
        ("done_on", done.then_some(on).into()),
        ("words", words.into()),
        ("until", until.filter(|_| what == Step::KeepRecords).into()),
    ];
    change.put(&CLOSING_STEP, &[row.id.into(), what.into()], &values).await?;
    change.commit().await
}
