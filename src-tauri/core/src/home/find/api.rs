//! Finding.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    days::{Typed, days},
    store::{self, Row},
};
use crate::{
    groups::{self, GroupRef},
    meetings,
    platform::{Connection, GroupId, Hit, Now, Result, Vault, one_line},
    vocabulary,
};

vocabulary! {
    /// What was found.
    FoundKind {
        /// A member.
        Member = "member",
        /// A group.
        Group = "group",
        /// A meeting.
        Meeting = "meeting",
        /// Something a meeting is about; `id` is the meeting's.
        Topic = "topic",
    }
}

/// Something found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Found {
    /// What it is.
    pub kind: FoundKind,
    /// Its identity.
    pub id: Uuid,
    /// Where it belongs.
    pub group: GroupRef,
    /// A member's name, a group's or a meeting's place, a topic's title.
    pub text: String,
    /// The day of a meeting or topic.
    pub date: Option<NaiveDate>,
}

/// Most people, groups, meetings and topics that are shown.
const MOST: [usize; 4] = [8, 5, 5, 4];
/// Of so many groups that fit, the next meeting is offered as well.
const GROUPS_WITH_MEETINGS: usize = 2;

/// Finds people, groups, meetings and topics; none for an empty text. In each kind the best fits come
/// first: whole words, beginnings, then words with a slip or two.
pub async fn find(vault: &Vault, now: &Now, text: &str) -> Result<Vec<Found>> {
    let text = one_line("text", text, 80)?;
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let mut conn = vault.connection().await?;
    let [.., most_meetings, most_topics] = MOST;
    let mut found = Vec::new();

    let typed = days(&text, now.today);
    let dated = !typed.days.is_empty() || typed.month.is_some();

    let (mut people, mut fitting) = by_words(&mut conn, &text).await?;
    // "May" is a month and a name; only where no name is like all of it do the other words count alone.
    if dated && people.is_empty() && fitting.is_empty() {
        (people, fitting) = by_words(&mut conn, &typed.rest).await?;
    }
    found.extend(people.into_iter().map(|row| row.found(FoundKind::Member)));
    let mut meetings = by_day(&mut conn, now, &typed, most_meetings).await?;
    if !dated {
        for group in fitting.iter().take(GROUPS_WITH_MEETINGS) {
            meetings.extend(store::nearest_meeting(conn.sql(), group.id, now.today).await?);
        }
    }
    found.extend(fitting.into_iter().map(|row| row.found(FoundKind::Group)));
    found.extend(meetings.into_iter().take(most_meetings).map(|row| row.found(FoundKind::Meeting)));

    let hits = conn.find(meetings::AGENDA_ITEM.kind, &text, most_topics * 4).await?;
    let mut topics = store::topics(conn.sql(), &ids(&hits)).await?;
    topics.sort_by_key(|row| fit(&hits, row.id));
    let mut seen = Vec::new();
    topics.retain(|row| {
        let same = (row.text.to_lowercase(), row.group_uid);
        let new = !seen.contains(&same);
        seen.push(same);
        new
    });
    found.extend(topics.into_iter().take(most_topics).map(|row| row.found(FoundKind::Topic)));
    Ok(found)
}

/// People and groups that have these words.
async fn by_words(conn: &mut Connection<'_>, text: &str) -> Result<(Vec<Row>, Vec<Row>)> {
    let [most_people, most_groups, ..] = MOST;
    let hits = conn.find(groups::MEMBER.kind, text, most_people).await?;
    let people = in_order(store::members(conn.sql(), &ids(&hits)).await?, &hits);
    let hits = conn.find(groups::SUPPORT_GROUP.kind, text, most_groups).await?;
    let groups = in_order(store::groups(conn.sql(), &ids(&hits)).await?, &hits);
    Ok((people, groups))
}

fn ids(hits: &[Hit]) -> Vec<i64> {
    hits.iter().map(|hit| hit.id).collect()
}

fn fit(hits: &[Hit], id: i64) -> u8 {
    hits.iter().find(|hit| hit.id == id).map_or(u8::MAX, |hit| hit.fit)
}

/// The best fits first, those that fit alike by name.
fn in_order(mut rows: Vec<Row>, hits: &[Hit]) -> Vec<Row> {
    rows.sort_by_key(|row| (fit(hits, row.id), row.text.to_lowercase(), row.group_name.to_lowercase()));
    rows
}

/// Meetings on the days that were typed, of the groups that the other words name.
async fn by_day(conn: &mut Connection<'_>, now: &Now, typed: &Typed, most: usize) -> Result<Vec<Row>> {
    let spans: Vec<(NaiveDate, NaiveDate)> = typed.days.iter().map(|day| (*day, *day)).chain(typed.month).collect();
    if spans.is_empty() {
        return Ok(Vec::new());
    }
    let hits = conn.find(groups::SUPPORT_GROUP.kind, &typed.rest, 50).await?;
    if !typed.rest.is_empty() && hits.is_empty() {
        return Ok(Vec::new());
    }
    let mut rows: Vec<Row> = Vec::new();
    for (from, to) in spans {
        let left = most.saturating_sub(rows.len());
        if left == 0 {
            break;
        }
        let most = u32::try_from(left).unwrap_or_default();
        rows.extend(store::meetings_between(conn.sql(), &ids(&hits), from, to, most).await?);
    }
    // Those to come first, the nearest of either first.
    rows.sort_by_key(|row| {
        let away = row.on_date.map_or(0, |date| (date - now.today).num_days());
        (away < 0, away.abs())
    });
    Ok(rows)
}

impl Row {
    fn found(self, kind: FoundKind) -> Found {
        let group = GroupRef { id: GroupId(self.group_uid), name: self.group_name };
        Found { kind, id: self.uid, group, text: self.text, date: self.on_date }
    }
}
