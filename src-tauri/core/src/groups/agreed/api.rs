//! Reading what a group agreed, and agreeing it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;

use super::{
    model::{Agreed, Part},
    store::{self, Text},
};
use crate::{
    fields,
    groups::{model::GroupRef, store as groups},
    platform::{
        Change, Code, Done, Error, GroupId, Home, Key, LineId, Now, Result, Table, TextId, Topic, Vault, check_date,
    },
};

/// Versions of what a group agreed.
pub static AGREED_TEXT: Table = Table {
    kind: 35,
    name: "agreed_text",
    key: Key::Uid,
    home: Home::Group("group_id"),
    topic: Topic::Groups,
    fields: fields![1 group_id, 2 what, 3 version, 4 agreed_on, 5 review_on],
};

/// Their lines.
pub static AGREED_LINE: Table = Table {
    kind: 36,
    name: "agreed_line",
    key: Key::Uid,
    home: Home::Through("text_id", &AGREED_TEXT),
    topic: Topic::Groups,
    fields: fields![1 text_id, 2 part, 3 position, 4 words],
};

/// A line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct LineView {
    /// The line.
    pub id: LineId,
    /// Where it belongs.
    pub part: Part,
    /// Its words.
    pub words: String,
}

/// One version, whole: what is read, and what is printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct TextView {
    /// The version.
    pub id: TextId,
    /// The group.
    pub group: GroupRef,
    /// What it is.
    pub what: Agreed,
    /// Its number, from 1.
    pub version: u32,
    /// The day the group agreed it; none while it is being written.
    pub agreed_on: Option<NaiveDate>,
    /// When the group means to look at it again.
    pub review_on: Option<NaiveDate>,
    /// Its lines, part by part.
    pub lines: Vec<LineView>,
}

/// A version in the list of older ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct VersionRow {
    /// The version.
    pub id: TextId,
    /// Its number.
    pub version: u32,
    /// The day the group agreed it.
    pub agreed_on: NaiveDate,
}

/// An agreement or a plan as its page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct AgreedView {
    /// The group.
    pub group: GroupRef,
    /// Today.
    pub today: NaiveDate,
    /// The version in force.
    pub agreed: Option<TextView>,
    /// The version that is being written.
    pub draft: Option<TextView>,
    /// Older versions, newest first; twenty at most.
    pub older: Vec<VersionRow>,
}

/// What a group agreed, what it is writing, and what it agreed before.
pub async fn read(vault: &Vault, now: &Now, group: GroupId, what: Agreed) -> Result<AgreedView> {
    let mut conn = vault.connection().await?;
    let group = groups::group(conn.sql(), group).await?;
    let texts = store::texts(conn.sql(), group.id, what).await?;
    let mut view =
        AgreedView { group: group.reference(), today: now.today, agreed: None, draft: None, older: Vec::new() };
    for text in texts {
        match text.agreed_on {
            None if view.draft.is_none() => view.draft = Some(whole(conn.sql(), &view.group, text).await?),
            None => {}
            Some(_) if view.agreed.is_none() => view.agreed = Some(whole(conn.sql(), &view.group, text).await?),
            Some(agreed_on) => {
                view.older.push(VersionRow { id: TextId(text.uid), version: text.version, agreed_on });
            }
        }
    }
    Ok(view)
}

/// One version whole, by its identity: for reading an older one, and for printing.
pub async fn printable(vault: &Vault, text: TextId) -> Result<TextView> {
    let mut conn = vault.connection().await?;
    let text = store::text(conn.sql(), text).await?;
    let group = groups::group_by_id(conn.sql(), text.group_id).await?.reference();
    whole(conn.sql(), &group, text).await
}

/// Whether a group has agreed it, in any version.
pub async fn is_agreed(sql: &mut SqliteConnection, group: i64, what: Agreed) -> Result<bool> {
    Ok(store::texts(sql, group, what).await?.iter().any(|text| text.agreed_on.is_some()))
}

async fn whole(sql: &mut SqliteConnection, group: &GroupRef, text: Text) -> Result<TextView> {
    let what = Agreed::parse(&text.what).unwrap_or(Agreed::Agreement);
    let lines = store::lines(sql, text.id).await?;
    // A part from a newer version is kept in the vault and left out of what is shown.
    let lines = what.parts().iter().flat_map(|part| lines.iter().filter(move |line| line.part() == Some(*part)));
    Ok(TextView {
        id: TextId(text.uid),
        group: group.clone(),
        what,
        version: text.version,
        agreed_on: text.agreed_on,
        review_on: text.review_on,
        lines: lines
            .filter_map(|line| Some(LineView { id: LineId(line.uid), part: line.part()?, words: line.words.clone() }))
            .collect(),
    })
}

/// The version, if it is still being written. Errors: `Conflict agreed.already`.
pub(super) async fn draft(change: &mut Change<'_>, text: TextId) -> Result<Text> {
    let text = store::text(change.sql(), text).await?;
    must_be_draft(&text)?;
    Ok(text)
}

pub(super) fn must_be_draft(text: &Text) -> Result<()> {
    if text.agreed_on.is_some() { Err(Error::new(Code::Conflict, "agreed.already")) } else { Ok(()) }
}

/// Says when the group means to look at it again; also for a version in force.
/// Errors: `Invalid date.passed` on `reviewOn`.
pub async fn review_on(vault: &Vault, now: &Now, text: TextId, on: Option<NaiveDate>) -> Result<Done> {
    if on.is_some_and(|date| date < now.today) {
        return Err(Error::invalid("reviewOn", "date.passed"));
    }
    on.map_or(Ok(()), |date| check_date("reviewOn", date))?;
    let mut change = vault.change("agreed.reviewOn", now).await?;
    let text = store::text(change.sql(), text).await?;
    change.put(&AGREED_TEXT, &[text.id.into()], &[("review_on", on.into())]).await?;
    change.commit().await
}

/// Records that the group agreed it on that day: from then on the version stays as it is.
///
/// Errors: `Invalid agreed.empty` on `lines` without a line; `Invalid date.notYet` on `on`; `Conflict
/// agreed.already`.
pub async fn agree(vault: &Vault, now: &Now, text: TextId, on: NaiveDate) -> Result<Done> {
    check_date("on", on)?;
    if on > now.today {
        return Err(Error::invalid("on", "date.notYet"));
    }
    let mut change = vault.change("agreed.agree", now).await?;
    let text = draft(&mut change, text).await?;
    if store::lines(change.sql(), text.id).await?.is_empty() {
        return Err(Error::invalid("lines", "agreed.empty"));
    }
    change.put(&AGREED_TEXT, &[text.id.into()], &[("agreed_on", on.into())]).await?;
    change.commit().await
}

/// Puts a version aside that is being written. Errors: `Conflict agreed.already`.
pub async fn drop_draft(vault: &Vault, now: &Now, text: TextId) -> Result<Done> {
    let mut change = vault.change("agreed.dropDraft", now).await?;
    let text = draft(&mut change, text).await?;
    change.remove(&AGREED_TEXT, &[text.id.into()]).await?;
    change.commit().await
}
