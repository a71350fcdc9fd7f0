//! Looking topics up, writing them, wishing for them and putting them on an agenda.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;

use super::{
    model::{STARTERS, TopicChecked, TopicEntry, TopicSource, TopicSubject, TopicText, together},
    set, store,
};
use crate::{
    fields,
    groups::{self, GroupRef},
    meetings,
    platform::{
        Change, Done, Error, GroupId, Home, Key, MeetingId, Now, Result, Slice, Table, Topic, Value, Vault, fresh,
        one_line,
    },
};

/// What a service offers.
pub static SERVICE_TOPIC: Table = Table {
    kind: 120,
    name: "service_topic",
    key: Key::Natural(&["code"]),
    home: Home::Service,
    topic: Topic::Topics,
    fields: fields![1 subject, 2 title, 3 opening, 4 questions, 5 tried, 6 checked_by, 7 checked_on],
};

/// What a group wrote itself.
pub static GROUP_TOPIC: Table = Table {
    kind: 121,
    name: "group_topic",
    key: Key::Uid,
    home: Home::Group("group_id"),
    topic: Topic::Topics,
    fields: fields![1 group_id, 2 subject, 3 title, 4 opening, 5 questions, 6 tried],
};

/// What a group asked for.
pub static TOPIC_WISH: Table = Table {
    kind: 122,
    name: "topic_wish",
    key: Key::Natural(&["group_id", "code"]),
    home: Home::Group("group_id"),
    topic: Topic::Topics,
    fields: &[],
};

/// What topics hands to the vault.
pub static SLICE: Slice = Slice {
    name: "topics",
    tables: &[&SERVICE_TOPIC, &GROUP_TOPIC, &TOPIC_WISH],
    migrations: &[(20261125170000, include_str!("migrations/20261125170000_topics.sql"))],
};

/// A topic in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct TopicRow {
    /// Its name for the machine.
    pub code: String,
    /// What it is about.
    pub subject: TopicSubject,
    /// Its title.
    pub title: String,
    /// Where it comes from.
    pub source: TopicSource,
    /// A clinician checked it.
    pub checked: bool,
    /// The group asked for it.
    pub asked: bool,
    /// When the group last used it.
    pub used: Option<NaiveDate>,
}

/// The meeting that a topic could be for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct TopicMeeting {
    /// The meeting.
    pub id: MeetingId,
    /// The day.
    pub date: NaiveDate,
    /// The topics on its agenda already, by code.
    pub topics: Vec<String>,
}

/// The list of topics, as one group sees it, or as they are where no group is meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct TopicsView {
    /// The group.
    pub group: Option<GroupRef>,
    /// Its next meeting.
    pub next: Option<TopicMeeting>,
    /// By subject.
    pub topics: Vec<TopicRow>,
}

/// One topic, as one group sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct TopicView {
    /// The topic.
    pub topic: TopicEntry,
    /// The group.
    pub group: Option<GroupRef>,
    /// Its next meeting.
    pub next: Option<TopicMeeting>,
    /// The group asked for it.
    pub asked: bool,
    /// When the group last used it.
    pub used: Option<NaiveDate>,
}

/// A topic that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Written {
    /// The change.
    pub done: Done,
    /// The topic's name for the machine.
    pub code: String,
}

/// Topics that came in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Imported {
    /// The change.
    pub done: Done,
    /// How many the file held.
    pub count: u32,
}

/// What a group knows of topics.
#[derive(Default)]
struct Ours {
    id: Option<i64>,
    group: Option<GroupRef>,
    next: Option<TopicMeeting>,
    wishes: Vec<String>,
    used: Vec<(String, NaiveDate)>,
}

impl Ours {
    fn used(&self, code: &str) -> Option<NaiveDate> {
        self.used.iter().find(|(used, _)| used == code).map(|(_, on)| *on)
    }

    fn asked(&self, code: &str) -> bool {
        self.wishes.iter().any(|wish| wish == code)
    }
}

async fn ours(sql: &mut SqliteConnection, now: &Now, group: Option<GroupId>) -> Result<Ours> {
    let Some(group) = group else { return Ok(Ours::default()) };
    let row = groups::group(sql, group).await?;
    let next = match meetings::next_of(sql, Some(row.id), now.today).await? {
        Some(meeting) => Some(TopicMeeting {
            id: meeting.id(),
            date: meeting.on_date,
            topics: meetings::topics_of(sql, meeting.id).await?,
        }),
        None => None,
    };
    Ok(Ours {
        next,
        wishes: store::wishes(sql, row.id).await?,
        used: meetings::topics_used(sql, row.id).await?,
        id: Some(row.id),
        group: Some(row.reference()),
    })
}

async fn all(sql: &mut SqliteConnection, group: Option<i64>) -> Result<Vec<TopicEntry>> {
    let own = match group {
        Some(group) => store::of_group(sql, group).await?,
        None => Vec::new(),
    };
    Ok(together(&STARTERS, store::of_service(sql).await?, own))
}

/// All topics, as the group sees them. Errors: `NotFound group.missing`.
pub async fn topics(vault: &Vault, now: &Now, group: Option<GroupId>) -> Result<TopicsView> {
    let mut conn = vault.connection().await?;
    let ours = ours(conn.sql(), now, group).await?;
    let topics = all(conn.sql(), ours.id)
        .await?
        .into_iter()
        .map(|topic| TopicRow {
            asked: ours.asked(&topic.code),
            used: ours.used(&topic.code),
            subject: topic.text.subject,
            title: topic.text.title,
            source: topic.source,
            checked: topic.checked.is_some(),
            code: topic.code,
        })
        .collect();
    Ok(TopicsView { group: ours.group, next: ours.next, topics })
}

/// One topic, as the group sees it. Errors: `NotFound topic.missing`, `group.missing`.
pub async fn topic(vault: &Vault, now: &Now, code: &str, group: Option<GroupId>) -> Result<TopicView> {
    let mut conn = vault.connection().await?;
    let ours = ours(conn.sql(), now, group).await?;
    let topic = find(conn.sql(), ours.id, code).await?;
    Ok(TopicView { asked: ours.asked(code), used: ours.used(code), topic, group: ours.group, next: ours.next })
}

async fn find(sql: &mut SqliteConnection, group: Option<i64>, code: &str) -> Result<TopicEntry> {
    let found = all(sql, group).await?.into_iter().find(|topic| topic.code == code);
    found.ok_or_else(|| Error::not_found("topic.missing"))
}

fn values(text: &TopicText) -> Vec<(&'static str, Value)> {
    vec![
        ("subject", text.subject.into()),
        ("title", text.title.as_str().into()),
        ("opening", text.opening.as_str().into()),
        ("questions", text.questions.join("\n").into()),
        ("tried", text.tried.join("\n").into()),
    ]
}

/// Writes a topic of the group's own, a new one if no `code` is given.
///
/// Errors: those of [`TopicText::checked`]; `NotFound topic.missing`.
pub async fn write(vault: &Vault, now: &Now, group: GroupId, code: Option<&str>, text: TopicText) -> Result<Written> {
    let values = values(&text.checked()?);
    let mut change = vault.change("topics.write", now).await?;
    let group = groups::group(change.sql(), group).await?.id;
    let code = match code {
        Some(code) => {
            let id = store::own(change.sql(), group, code).await?;
            change.put(&GROUP_TOPIC, &[id.into()], &values).await?;
            code.to_owned()
        }
        None => {
            let mut row = vec![("group_id", group.into())];
            row.extend(values);
            change.insert(&GROUP_TOPIC, &row).await?.1.to_string()
        }
    };
    Ok(Written { done: change.commit().await?, code })
}

/// Writes a topic that the service offers: a new one if no `code` is given, or its own wording of a
/// starter. New words have not been checked.
///
/// Errors: those of [`TopicText::checked`].
pub async fn write_for_service(vault: &Vault, now: &Now, code: Option<&str>, text: TopicText) -> Result<Written> {
    let mut values = values(&text.checked()?);
    let mut change = vault.change("topics.writeForService", now).await?;
    let code = match code {
        Some(code) => find(change.sql(), None, code).await?.code,
        None => fresh().to_string(),
    };
    values.extend(unmarked());
    change.put(&SERVICE_TOPIC, &[code.as_str().into()], &values).await?;
    Ok(Written { done: change.commit().await?, code })
}

fn unmarked() -> [(&'static str, Value); 2] {
    [("checked_by", "".into()), ("checked_on", Value::Null)]
}

/// Marks a topic as checked by a clinician, or takes the mark away. The mark holds the words as they
/// are today: the service offers them from now on, whatever becomes of the starter.
///
/// Errors: `Invalid checkedBy.empty` on `by` without a name; `NotFound topic.missing`.
pub async fn check(vault: &Vault, now: &Now, code: &str, by: &str, checked: bool) -> Result<Done> {
    let by = one_line("by", by, 120)?;
    if checked && by.is_empty() {
        return Err(Error::invalid("by", "checkedBy.empty"));
    }
    let mut change = vault.change("topics.check", now).await?;
    let topic = find(change.sql(), None, code).await?;
    let mut row = values(&topic.text);
    if checked {
        row.extend([("checked_by", by.into()), ("checked_on", now.today.into())]);
    } else {
        row.extend(unmarked());
    }
    change.put(&SERVICE_TOPIC, &[code.into()], &row).await?;
    change.commit().await
}

/// Takes away a topic of the group's own (`group` given) or the service's: a starter that the service
/// had words of its own for is the starter again. Errors: `NotFound topic.missing`.
pub async fn remove(vault: &Vault, now: &Now, group: Option<GroupId>, code: &str) -> Result<Done> {
    let mut change = vault.change("topics.remove", now).await?;
    match group {
        Some(group) => {
            let group = groups::group(change.sql(), group).await?.id;
            let id = store::own(change.sql(), group, code).await?;
            change.remove(&GROUP_TOPIC, &[id.into()]).await?;
        }
        None => {
            if find(change.sql(), None, code).await?.source != TopicSource::Service {
                return Err(Error::not_found("topic.missing"));
            }
            change.remove(&SERVICE_TOPIC, &[code.into()]).await?;
        }
    }
    change.commit().await
}

/// Notes that the group asked for a topic, or no longer does. Errors: `NotFound topic.missing`.
pub async fn wish(vault: &Vault, now: &Now, group: GroupId, code: &str, asked: bool) -> Result<Done> {
    let mut change = vault.change("topics.wish", now).await?;
    let group = groups::group(change.sql(), group).await?.id;
    let code = find(change.sql(), Some(group), code).await?.code;
    let key = [group.into(), code.into()];
    if asked {
        change.put(&TOPIC_WISH, &key, &[]).await?;
    } else {
        change.remove_if_there(&TOPIC_WISH, &key).await?;
    }
    change.commit().await
}

/// Puts a topic on a meeting's agenda. What was asked for and is now planned is asked for no longer.
///
/// Errors: `NotFound topic.missing`; `Conflict meeting.notPlanned`; `Invalid agenda.full` on `meeting`.
pub async fn use_at(vault: &Vault, now: &Now, meeting: MeetingId, code: &str) -> Result<Done> {
    let mut change = vault.change("topics.use", now).await?;
    let row = meetings::meeting(change.sql(), meeting).await?;
    let topic = find(change.sql(), Some(row.group_id), code).await?;
    meetings::put_topic(&mut change, &row, &topic.code, &topic.text.title).await?;
    change.remove_if_there(&TOPIC_WISH, &[row.group_id.into(), code.into()]).await?;
    change.commit().await
}

/// The service's topics as the bytes of a file. Errors: `NotFound topics.none` if it offers none.
pub async fn export(vault: &Vault, service: &str) -> Result<Vec<u8>> {
    let mut conn = vault.connection().await?;
    let topics = store::of_service(conn.sql()).await?;
    if topics.is_empty() {
        return Err(Error::not_found("topics.none"));
    }
    set::write(service, topics)
}

/// Takes in a service's topics from the bytes of a file: what it says of a topic replaces what was
/// there of that code; others stay.
///
/// Errors: those of reading the file, see `set.rs`.
pub async fn import(vault: &Vault, now: &Now, bytes: &[u8]) -> Result<Imported> {
    let set = set::read(bytes)?;
    let count = u32::try_from(set.len()).unwrap_or(u32::MAX);
    let mut change = vault.change("topics.bringIn", now).await?;
    for (code, text, checked) in set {
        put(&mut change, &code, &text, checked).await?;
    }
    Ok(Imported { done: change.commit().await?, count })
}

async fn put(change: &mut Change<'_>, code: &str, text: &TopicText, checked: Option<TopicChecked>) -> Result<()> {
    let mut row = values(text);
    match checked {
        Some(mark) => row.extend([("checked_by", mark.by.into()), ("checked_on", mark.on.into())]),
        None => row.extend(unmarked()),
    }
    change.put(&SERVICE_TOPIC, &[code.into()], &row).await
}
