//! Reading the summaries.

use chrono::NaiveDate;
use sqlx::{AssertSqlSafe, FromRow, SqliteConnection};
use uuid::Uuid;

use super::{
    api::GroupsAsk,
    model::{Known, Show, Signs, Sort},
};
use crate::platform::{Error, GroupId, Result};

/// A group's summary, as it is kept.
#[derive(Debug, Clone, FromRow)]
pub struct Line {
    pub uid: Uuid,
    pub name: String,
    pub place: String,
    pub life: String,
    pub back_on: Option<NaiveDate>,
    pub since: NaiveDate,
    pub members: u32,
    pub hosts: u32,
    pub last_held: String,
    pub last_members: i64,
    pub recent: String,
    pub quiet: bool,
    pub few: bool,
    pub lone: bool,
    pub falling: bool,
}

impl Line {
    /// What the reasons are worked out from.
    pub fn known(&self) -> Known {
        Known {
            life: self.life.clone(),
            back_on: self.back_on,
            since: self.since,
            hosts: self.hosts,
            last_held: self.last_held.parse().ok(),
            recent: self.recent(),
        }
    }

    /// The signs as they are kept.
    pub fn signs(&self) -> Signs {
        Signs { quiet: self.quiet, few: self.few, lone: self.lone, falling: self.falling }
    }

    /// How many came to the last eight meetings, oldest first.
    pub fn recent(&self) -> Vec<u32> {
        serde_json::from_str(&self.recent).unwrap_or_default()
    }
}

const LINE: &str = "SELECT g.uid, s.name, s.place, s.life, s.back_on, s.since, s.members, s.hosts, s.last_held, \
     s.last_members, s.recent, s.quiet, s.few, s.lone, s.falling \
     FROM group_summary s JOIN support_group g ON g.id = s.group_id";

/// Moves the sign of silence on to today: the groups whose day has passed since somebody last looked.
pub async fn quiet_from_today(sql: &mut SqliteConnection, today: NaiveDate) -> Result<()> {
    for text in [
        "UPDATE group_summary SET quiet = 1 WHERE quiet = 0 AND due_by < ?",
        // The clock went back, or a test's did.
        "UPDATE group_summary SET quiet = 0 WHERE quiet = 1 AND due_by >= ?",
    ] {
        sqlx::query(text).bind(today).execute(&mut *sql).await?;
    }
    Ok(())
}

/// How many groups of each kind, with people and who came.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, FromRow)]
pub struct Counts {
    #[sqlx(rename = "every")]
    pub all: u32,
    pub now: u32,
    pub set_up: u32,
    pub look: u32,
    pub well: u32,
    pub paused: u32,
    pub ended: u32,
    pub people: u32,
    pub came: u32,
    pub could: u32,
}

macro_rules! counts {
    ($from:literal) => {
        concat!(
            "SELECT coalesce(sum(groups), 0) AS every, coalesce(sum(groups) FILTER (WHERE stage = 'now'), 0) AS now, \
             coalesce(sum(groups) FILTER (WHERE stage = 'setUp'), 0) AS set_up, \
             coalesce(sum(groups) FILTER (WHERE look = 1), 0) AS look, \
             coalesce(sum(groups) FILTER (WHERE stage = 'now' AND look = 0), 0) AS well, \
             coalesce(sum(groups) FILTER (WHERE stage = 'paused'), 0) AS paused, \
             coalesce(sum(groups) FILTER (WHERE stage = 'ended'), 0) AS ended, \
             coalesce(sum(people) FILTER (WHERE stage = 'now'), 0) AS people, \
             coalesce(sum(came) FILTER (WHERE stage = 'now'), 0) AS came, \
             coalesce(sum(could) FILTER (WHERE stage = 'now'), 0) AS could FROM ",
            $from
        )
    };
}

/// Counts the groups of a place, of a year, of both, or all: from tallies, but for both, where there are
/// as many as one place has.
pub async fn counts(sql: &mut SqliteConnection, place: Option<&str>, began: Option<i32>) -> Result<Counts> {
    let query = match (place, began) {
        (Some(place), Some(began)) => sqlx::query_as(counts!(
            "(SELECT counted AS stage, look, 1 AS groups, members AS people, max(last_members, 0) AS came, \
              iif(last_members < 0, 0, members) AS could FROM group_summary WHERE place = ? AND began = ?)"
        ))
        .bind(place.to_owned())
        .bind(began),
        (place, began) => sqlx::query_as(counts!("group_count WHERE place = ? AND began = ?"))
            .bind(place.unwrap_or_default().to_owned())
            .bind(began.unwrap_or_default()),
    };
    Ok(query.fetch_one(sql).await?)
}

/// The places with most groups, by name; 100 at most.
pub async fn places(sql: &mut SqliteConnection) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar(
        "SELECT place FROM (SELECT place FROM place_count ORDER BY groups DESC, place LIMIT 100) ORDER BY place COLLATE NOCASE",
    )
    .fetch_all(sql)
    .await?)
}

/// The years in which groups were started, latest first.
pub async fn years(sql: &mut SqliteConnection) -> Result<Vec<i32>> {
    Ok(sqlx::query_scalar(
        "SELECT began FROM group_count WHERE place = '' AND began > 0 GROUP BY began HAVING sum(groups) > 0 ORDER BY began DESC",
    )
    .fetch_all(sql)
    .await?)
}

/// The groups that need a look, the longest silent first.
pub async fn need_look(
    sql: &mut SqliteConnection,
    place: Option<&str>,
    began: Option<i32>,
    most: u32,
) -> Result<Vec<Line>> {
    let of = match (place, began) {
        (None, None) => "",
        (Some(_), None) => " AND s.place = ?1",
        (None, Some(_)) => " AND s.began = ?2",
        (Some(_), Some(_)) => " AND s.place = ?1 AND +s.began = ?2",
    };
    let query = format!("{LINE} WHERE s.look = 1{of} ORDER BY s.due_by, s.group_id LIMIT ?3");
    Ok(sqlx::query_as(AssertSqlSafe(query)).bind(place).bind(began).bind(most).fetch_all(sql).await?)
}

/// The text of one page, for the order that is asked for: each has its own index. `?1` to `?3` say what to
/// show, `?4` where to go on from, `?5` how many.
pub fn page_text(ask: &GroupsAsk) -> String {
    // The last one tells apart those that are alike, so that no group is on two pages or on none.
    let columns: &[&str] = match ask.sort {
        Sort::Name => &["name", "group_id"],
        Sort::Place => &["place", "name", "group_id"],
        Sort::LastMet => &["last_held", "group_id"],
        Sort::Came => &["last_members", "group_id"],
    };
    let order = if ask.down { " DESC" } else { "" };
    let by =
        |table: &str| columns.iter().map(|column| format!("{table}.{column}{order}")).collect::<Vec<_>>().join(", ");
    let shown = shown(ask);
    if ask.after.is_none() {
        return format!("{LINE} WHERE {shown} ORDER BY {} LIMIT ?5", by("s"));
    }
    // Where many are alike (the same place, as many people) the index leads to the first of them. So a page
    // is put together from those alike up to the last column, then up to the one before, and so on: each
    // part begins where the page does, and the index is read no further than the page goes.
    let listed = columns.iter().map(|column| format!("s.{column}")).collect::<Vec<_>>().join(", ");
    let parts: Vec<String> = (0..columns.len())
        .rev()
        .map(|at| {
            let alike = columns[..at].iter().map(|column| format!(" AND s.{column} = {}", last(column)));
            let beyond = format!(" AND s.{} {} {}", columns[at], if ask.down { "<" } else { ">" }, last(columns[at]));
            format!("SELECT {listed} FROM group_summary s WHERE {shown}{}{beyond}", alike.collect::<String>())
        })
        .collect();
    let places = (1..=columns.len()).map(|nth| format!("{nth}{order}")).collect::<Vec<_>>().join(", ");
    format!(
        "{LINE} JOIN ({} ORDER BY {places} LIMIT ?5) p ON p.group_id = s.group_id ORDER BY {}",
        parts.join(" UNION ALL "),
        by("p")
    )
}

/// What a column says of the last group of the page before.
fn last(column: &str) -> String {
    format!("(SELECT f.{column} FROM group_summary f WHERE f.group_id = ?4)")
}

/// Which groups are asked for.
fn shown(ask: &GroupsAsk) -> String {
    // A plus before a column keeps SQLite from choosing the index of what is shown over that of a place.
    let plus = if ask.place.is_some() { "+" } else { "" };
    let mut text = match ask.show {
        Show::All => "?1 = 'all'".to_owned(),
        Show::Look => "s.look = 1 AND ?1 = 'look'".to_owned(),
        Show::Now | Show::Paused | Show::Ended => format!("{plus}s.stage = ?1"),
    };
    if ask.place.is_some() {
        text.push_str(" AND s.place = ?2");
    }
    if ask.began.is_some() {
        text.push_str(" AND +s.began = ?3");
    }
    text
}

/// One page of the list of groups, and one row more to see whether it goes on.
pub async fn page(sql: &mut SqliteConnection, ask: &GroupsAsk, most: u32) -> Result<Vec<Line>> {
    let after = match ask.after {
        Some(group) => Some(local(sql, group).await?),
        None => None,
    };
    Ok(sqlx::query_as(AssertSqlSafe(page_text(ask)))
        .bind(ask.show.text())
        .bind(ask.place.as_deref())
        .bind(ask.began)
        .bind(after)
        .bind(most + 1)
        .fetch_all(sql)
        .await?)
}

async fn local(sql: &mut SqliteConnection, group: GroupId) -> Result<i64> {
    sqlx::query_scalar("SELECT id FROM support_group WHERE uid = ?")
        .bind(group.0)
        .fetch_optional(sql)
        .await?
        .ok_or_else(|| Error::not_found("group.missing"))
}
