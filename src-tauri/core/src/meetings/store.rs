//! The slice's SQL.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use sqlx::{FromRow, SqliteConnection};
use uuid::Uuid;

use super::{
    closing::Bring,
    model::{HowWas, ItemKind, Jotting, JottingKind, MeetingState},
};
use crate::platform::{BringId, Error, ItemId, JottingId, MeetingId, MemberId, Result, instant, wall};

/// A meeting's row.
#[derive(Debug, Clone, FromRow)]
pub struct Meeting {
    /// Local id, for joins.
    pub id: i64,
    /// Shared identity.
    pub uid: Uuid,
    /// Local id of the group.
    pub group_id: i64,
    /// The day, by the calendar on the wall.
    pub on_date: NaiveDate,
    /// When it starts, by the clock on the wall.
    pub starts: NaiveTime,
    /// How long it is planned to take.
    pub minutes: u32,
    /// Where.
    pub place: String,
    /// How far it has come, as stored.
    pub state: String,
    /// Local id of the item that is on.
    pub now_item: Option<i64>,
    /// Since when, in milliseconds.
    pub now_since: Option<i64>,
    /// When it began, in milliseconds.
    pub started_at: Option<i64>,
    /// When people were last on their feet, in milliseconds.
    pub on_feet_at: Option<i64>,
    /// Until when nobody is asked about a break to move, in milliseconds.
    pub sit_until: Option<i64>,
    /// Notes for next time.
    pub notes: String,
    /// The date it was planned for first, if it was moved.
    pub moved_from: Option<NaiveDate>,
    /// How many were there, as somebody counted them.
    pub headcount: Option<u32>,
    /// How it was, as stored.
    pub how_was: Option<String>,
    /// Local id of the host who runs this one in another's place.
    pub run_by: Option<i64>,
}

impl Meeting {
    /// How far the meeting has come. A word from a newer version counts as planned.
    #[must_use]
    pub fn state(&self) -> MeetingState {
        MeetingState::parse(&self.state).unwrap_or(MeetingState::Planned)
    }

    /// How it was, if somebody said.
    #[must_use]
    pub fn how_was(&self) -> Option<HowWas> {
        self.how_was.as_deref().and_then(HowWas::parse)
    }

    /// The planned start.
    #[must_use]
    pub fn planned_start(&self) -> DateTime<Utc> {
        instant(self.on_date.and_time(self.starts))
    }

    /// The planned end. Minutes are minutes, also in a night in which the clock changes.
    #[must_use]
    pub fn planned_end(&self) -> DateTime<Utc> {
        self.planned_start() + TimeDelta::minutes(i64::from(self.minutes))
    }

    /// The planned end by the wall clock.
    #[must_use]
    pub fn ends(&self) -> NaiveDateTime {
        wall(self.planned_end())
    }

    /// Since when the item that is on has been on.
    #[must_use]
    pub fn since(&self) -> Option<DateTime<Utc>> {
        self.now_since.and_then(DateTime::from_timestamp_millis)
    }

    /// When it began.
    #[must_use]
    pub fn started_at(&self) -> Option<DateTime<Utc>> {
        self.started_at.and_then(DateTime::from_timestamp_millis)
    }

    /// When people were last on their feet.
    #[must_use]
    pub fn on_feet_at(&self) -> Option<DateTime<Utc>> {
        self.on_feet_at.and_then(DateTime::from_timestamp_millis)
    }

    /// Until when nobody is asked about a break to move.
    #[must_use]
    pub fn sit_until(&self) -> Option<DateTime<Utc>> {
        self.sit_until.and_then(DateTime::from_timestamp_millis)
    }

    /// Shared identity as its own type.
    #[must_use]
    pub fn id(&self) -> MeetingId {
        MeetingId(self.uid)
    }
}

macro_rules! meetings {
    ($rest:literal) => {
        sqlx::query_as::<_, Meeting>(concat!(
            "SELECT id, uid, group_id, on_date, starts, minutes, place, state, now_item, now_since, started_at, on_feet_at, sit_until, notes, moved_from, headcount, how_was, run_by FROM meeting WHERE present = 1 ",
            $rest
        ))
    };
}

/// The meeting of that identity. Errors: `NotFound meeting.missing`.
pub async fn meeting(sql: &mut SqliteConnection, id: MeetingId) -> Result<Meeting> {
    meetings!("AND uid = ?").bind(id.0).fetch_optional(sql).await?.ok_or_else(|| Error::not_found("meeting.missing"))
}

/// The meeting of that local id. Errors: `NotFound meeting.missing`.
pub async fn meeting_by_id(sql: &mut SqliteConnection, id: i64) -> Result<Meeting> {
    meetings!("AND id = ?").bind(id).fetch_optional(sql).await?.ok_or_else(|| Error::not_found("meeting.missing"))
}

/// A group's meetings: the next `ahead` ones from `today` on in order, then the latest `back` held
/// ones, newest first.
pub async fn meetings_of(
    sql: &mut SqliteConnection,
    group: i64,
    today: NaiveDate,
    ahead: u32,
    back: u32,
) -> Result<(Vec<Meeting>, Vec<Meeting>)> {
    let coming = meetings!(
        "AND group_id = ? AND state IN ('planned', 'running') AND on_date >= ? ORDER BY on_date, starts LIMIT ?"
    )
    .bind(group)
    .bind(today)
    .bind(ahead)
    .fetch_all(&mut *sql)
    .await?;
    let held = meetings!("AND group_id = ? AND state = 'held' ORDER BY on_date DESC, starts DESC LIMIT ?")
        .bind(group)
        .bind(back)
        .fetch_all(sql)
        .await?;
    Ok((coming, held))
}

/// A group's planned meetings whose day has passed without anybody saying whether they were held, newest
/// first.
pub async fn not_recorded(sql: &mut SqliteConnection, group: i64, today: NaiveDate, most: u32) -> Result<Vec<Meeting>> {
    Ok(meetings!("AND group_id = ? AND state = 'planned' AND on_date < ? ORDER BY on_date DESC LIMIT ?")
        .bind(group)
        .bind(today)
        .bind(most)
        .fetch_all(sql)
        .await?)
}

/// The soonest planned meeting from `today` on: of one group, or of all that are not paused over it and
/// have not ended.
pub async fn next_of(sql: &mut SqliteConnection, group: Option<i64>, today: NaiveDate) -> Result<Option<Meeting>> {
    Ok(match group {
        Some(group) => {
            meetings!("AND group_id = ? AND state = 'planned' AND on_date >= ? ORDER BY on_date, starts LIMIT 1")
                .bind(group)
                .bind(today)
                .fetch_optional(sql)
                .await?
        }
        None => {
            meetings!("AND group_id IN (SELECT id FROM support_group WHERE present = 1 AND life <> 'ended') AND state = 'planned' AND on_date >= ? \
                 AND NOT EXISTS (SELECT 1 FROM support_group g WHERE g.id = group_id AND g.life = 'paused' AND (g.back_on IS NULL OR on_date < g.back_on)) \
                 ORDER BY on_date, starts LIMIT 1")
                .bind(today)
                .fetch_optional(sql)
                .await?
        }
    })
}

/// The meeting that was started and not finished; the latest if there are several.
pub async fn running(sql: &mut SqliteConnection) -> Result<Option<Meeting>> {
    Ok(meetings!("AND group_id IN (SELECT id FROM support_group WHERE present = 1) AND state = 'running' ORDER BY on_date DESC LIMIT 1").fetch_optional(sql).await?)
}

/// Every meeting under way; a host runs one at a time, so the latest ten are more than there are.
pub async fn under_way(sql: &mut SqliteConnection) -> Result<Vec<Meeting>> {
    Ok(meetings!("AND state = 'running' ORDER BY on_date DESC LIMIT 10").fetch_all(sql).await?)
}

/// The latest planned meeting whose day has passed without its being started, since `after`.
pub async fn overdue(sql: &mut SqliteConnection, today: NaiveDate, after: NaiveDate) -> Result<Option<Meeting>> {
    Ok(meetings!("AND group_id IN (SELECT id FROM support_group WHERE present = 1 AND life NOT IN ('paused', 'ended')) AND state = 'planned' AND on_date < ? AND on_date >= ? ORDER BY on_date DESC LIMIT 1")
        .bind(today)
        .bind(after)
        .fetch_optional(sql)
        .await?)
}

/// The held meeting before `date`.
pub async fn held_before(sql: &mut SqliteConnection, group: i64, date: NaiveDate) -> Result<Option<Meeting>> {
    Ok(meetings!("AND group_id = ? AND state = 'held' AND on_date < ? ORDER BY on_date DESC LIMIT 1")
        .bind(group)
        .bind(date)
        .fetch_optional(sql)
        .await?)
}

/// Whether the group already has a meeting on that date that was not cancelled, other than `except`.
pub async fn taken(sql: &mut SqliteConnection, group: i64, date: NaiveDate, except: i64) -> Result<bool> {
    let found: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM meeting WHERE group_id = ? AND present = 1 AND on_date = ? AND state <> 'cancelled' AND id <> ?",
    )
    .bind(group)
    .bind(date)
    .bind(except)
    .fetch_one(sql)
    .await?;
    Ok(found > 0)
}

/// Local ids of a group's planned meetings at a place; 200 at most.
pub async fn planned_at(sql: &mut SqliteConnection, group: i64, place: &str) -> Result<Vec<i64>> {
    Ok(sqlx::query_scalar(
        "SELECT id FROM meeting WHERE group_id = ? AND present = 1 AND state = 'planned' AND place = ? LIMIT 200",
    )
    .bind(group)
    .bind(place)
    .fetch_all(sql)
    .await?)
}

/// An agenda item's row, with the name of who leads it.
#[derive(Debug, Clone, FromRow)]
pub struct ItemRow {
    /// Local id.
    pub id: i64,
    /// Shared identity.
    pub uid: Uuid,
    /// Local id of the meeting.
    pub meeting_id: i64,
    /// Order.
    pub position: i64,
    /// Kind, as stored.
    pub kind: String,
    /// Its own title.
    pub title: String,
    /// Code of its topic in the library.
    pub topic: Option<String>,
    /// Planned minutes.
    pub minutes: u32,
    /// Minutes added while it ran.
    pub extra: u32,
    /// Local id of who leads.
    pub lead: Option<i64>,
    /// Identity of who leads.
    pub lead_uid: Option<Uuid>,
    /// Name of who leads.
    pub lead_name: Option<String>,
}

impl ItemRow {
    /// The kind. A word from a newer version counts as something else.
    #[must_use]
    pub fn kind(&self) -> ItemKind {
        ItemKind::parse(&self.kind).unwrap_or(ItemKind::Other)
    }
}

/// A meeting's agenda in order; 60 items at most.
pub async fn items(sql: &mut SqliteConnection, meeting: i64) -> Result<Vec<ItemRow>> {
    Ok(sqlx::query_as(
        "SELECT i.id, i.uid, i.meeting_id, i.position, i.kind, i.title, i.topic, i.minutes, i.extra, i.lead, m.uid AS lead_uid, m.name AS lead_name \
         FROM agenda_item i LEFT JOIN member m ON m.id = i.lead AND m.present = 1 \
         WHERE i.meeting_id = ? AND i.present = 1 ORDER BY i.position, i.id LIMIT 60",
    )
    .bind(meeting)
    .fetch_all(sql)
    .await?)
}

/// Local id of an item and of its meeting. Errors: `NotFound item.missing`.
pub async fn item(sql: &mut SqliteConnection, id: ItemId) -> Result<(i64, i64)> {
    sqlx::query_as("SELECT id, meeting_id FROM agenda_item WHERE uid = ? AND present = 1")
        .bind(id.0)
        .fetch_optional(sql)
        .await?
        .ok_or_else(|| Error::not_found("item.missing"))
}

/// What was jotted down at a meeting, in order; 100 at most.
pub async fn jottings(sql: &mut SqliteConnection, meeting: i64) -> Result<Vec<Jotting>> {
    let rows: Vec<(Uuid, String, String)> = sqlx::query_as(
        "SELECT uid, kind, words FROM jotting WHERE meeting_id = ? AND present = 1 ORDER BY id LIMIT 100",
    )
    .bind(meeting)
    .fetch_all(sql)
    .await?;
    Ok(rows
        .into_iter()
        .map(|(uid, kind, text)| Jotting {
            id: JottingId(uid),
            kind: JottingKind::parse(&kind).unwrap_or(JottingKind::Idea),
            text,
        })
        .collect())
}

/// Local id of a jotting. Errors: `NotFound jotting.missing`.
pub async fn jotting(sql: &mut SqliteConnection, id: JottingId) -> Result<i64> {
    sqlx::query_scalar("SELECT id FROM jotting WHERE uid = ? AND present = 1")
        .bind(id.0)
        .fetch_optional(sql)
        .await?
        .ok_or_else(|| Error::not_found("jotting.missing"))
}

#[derive(FromRow)]
struct BringRow {
    uid: Uuid,
    words: String,
    who: Option<Uuid>,
    name: Option<String>,
    done: bool,
}

/// What was agreed at a meeting for next time, in order; 20 at most.
pub async fn brings(sql: &mut SqliteConnection, meeting: i64) -> Result<Vec<Bring>> {
    let rows: Vec<BringRow> = sqlx::query_as(
        "SELECT b.uid, b.words, m.uid AS who, m.name, b.done FROM bring b LEFT JOIN member m ON m.id = b.who AND m.present = 1 \
         WHERE b.meeting_id = ? AND b.present = 1 ORDER BY b.id LIMIT 20",
    )
    .bind(meeting)
    .fetch_all(sql)
    .await?;
    let one = |row: BringRow| Bring {
        id: BringId(row.uid),
        words: row.words,
        who: row.who.map(MemberId),
        name: row.name,
        done: row.done,
    };
    Ok(rows.into_iter().map(one).collect())
}

/// Local id of something for next time. Errors: `NotFound bring.missing`.
pub async fn bring(sql: &mut SqliteConnection, id: BringId) -> Result<i64> {
    sqlx::query_scalar("SELECT id FROM bring WHERE uid = ? AND present = 1")
        .bind(id.0)
        .fetch_optional(sql)
        .await?
        .ok_or_else(|| Error::not_found("bring.missing"))
}

/// Local id of a group's latest meeting that is over.
pub async fn last_closed(sql: &mut SqliteConnection, group: i64) -> Result<Option<i64>> {
    Ok(sqlx::query_scalar(
        "SELECT id FROM meeting WHERE group_id = ? AND present = 1 AND state = 'held' ORDER BY on_date DESC, starts DESC LIMIT 1",
    )
    .bind(group)
    .fetch_optional(sql)
    .await?)
}

/// The topics of a group's held meetings, with the day each was last used; 500 at most.
pub async fn topics_used(sql: &mut SqliteConnection, group: i64) -> Result<Vec<(String, NaiveDate)>> {
    Ok(sqlx::query_as(
        "SELECT i.topic, max(m.on_date) FROM meeting m JOIN agenda_item i ON i.meeting_id = m.id AND i.present = 1 \
         WHERE m.group_id = ? AND m.present = 1 AND m.state = 'held' AND i.topic IS NOT NULL GROUP BY i.topic LIMIT 500",
    )
    .bind(group)
    .fetch_all(sql)
    .await?)
}
