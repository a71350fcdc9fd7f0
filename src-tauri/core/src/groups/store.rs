//! The slice's SQL.

use chrono::NaiveDate;
use sqlx::{FromRow, SqliteConnection};
use uuid::Uuid;

use super::{
    life::{Ending, Life},
    model::{GroupRef, MemberSource, MemberState},
};
use crate::platform::{Error, GroupId, MemberId, Result};

/// A group's row.
#[derive(Debug, Clone, FromRow)]
pub struct Group {
    /// Local id, for joins.
    pub id: i64,
    /// Shared identity.
    pub uid: Uuid,
    /// Name.
    pub name: String,
    /// Where it usually meets; may be empty.
    pub place: String,
    /// The day it was set up.
    pub since: NaiveDate,
    /// Where it stands in its life, as stored.
    pub life: String,
    /// Since when, if it was ever said.
    pub life_since: Option<NaiveDate>,
    /// When a paused group means to meet again.
    pub back_on: Option<NaiveDate>,
    /// How it ended, as stored.
    pub ended_how: Option<String>,
    /// The group that it became part of.
    pub merged_with: String,
}

impl Group {
    /// Where the group stands in its life. A word from a newer version counts as meeting.
    #[must_use]
    pub fn life(&self) -> Life {
        Life::parse(&self.life).unwrap_or(Life::Meeting)
    }

    /// How it ended, if it has.
    #[must_use]
    pub fn ended_how(&self) -> Option<Ending> {
        self.ended_how.as_deref().and_then(Ending::parse)
    }

    /// The group by id and name.
    #[must_use]
    pub fn reference(&self) -> GroupRef {
        GroupRef { id: GroupId(self.uid), name: self.name.clone() }
    }
}

/// A member's row.
#[derive(Debug, Clone, FromRow)]
pub struct Member {
    /// Local id, for joins.
    pub id: i64,
    /// Shared identity.
    pub uid: Uuid,
    /// Local id of the group.
    pub group_id: i64,
    /// Name.
    pub name: String,
    /// Phone number; empty where there is none or no permission.
    pub phone: String,
    /// E-mail address; empty where there is none or no permission.
    pub email: String,
    /// When to ring, in the person's words; empty with the phone number.
    pub best_time: String,
    /// Runs the group, alone or with others: worked out from the jobs in the same change.
    pub host: bool,
    /// The day they were put on the list.
    pub joined: NaiveDate,
    /// Where they stand, as stored.
    pub state: String,
    /// When they mean to come back from a break, if they said.
    pub back_on: Option<NaiveDate>,
    /// Local id of the row of this list that stands for the same person, if it is another one.
    pub same_as: Option<i64>,
    /// How they came to the group, as stored.
    pub source: Option<String>,
}

impl Member {
    /// How they came to the group, if anybody knows.
    #[must_use]
    pub fn came_by(&self) -> Option<MemberSource> {
        self.source.as_deref().and_then(MemberSource::parse)
    }

    /// Where the member stands. A word from a newer version counts as being here.
    #[must_use]
    pub fn standing(&self) -> MemberState {
        MemberState::parse(&self.state).unwrap_or(MemberState::Here)
    }

    /// Shared identity as its own type.
    #[must_use]
    pub fn id(&self) -> MemberId {
        MemberId(self.uid)
    }
}

/// The group of that identity. Errors: `NotFound group.missing`.
pub async fn group(sql: &mut SqliteConnection, id: GroupId) -> Result<Group> {
    sqlx::query_as("SELECT id, uid, name, place, since, life, life_since, back_on, ended_how, merged_with FROM support_group WHERE uid = ? AND present = 1")
        .bind(id.0)
        .fetch_optional(sql)
        .await?
        .ok_or_else(|| Error::not_found("group.missing"))
}

/// The group of that local id. Errors: `NotFound group.missing`.
pub async fn group_by_id(sql: &mut SqliteConnection, id: i64) -> Result<Group> {
    sqlx::query_as("SELECT id, uid, name, place, since, life, life_since, back_on, ended_how, merged_with FROM support_group WHERE id = ? AND present = 1")
        .bind(id)
        .fetch_optional(sql)
        .await?
        .ok_or_else(|| Error::not_found("group.missing"))
}

/// Groups by name, 200 at most.
pub async fn groups(sql: &mut SqliteConnection) -> Result<Vec<Group>> {
    Ok(sqlx::query_as(
        "SELECT id, uid, name, place, since, life, life_since, back_on, ended_how, merged_with FROM support_group WHERE present = 1 ORDER BY name LIMIT 200",
    )
    .fetch_all(sql)
    .await?)
}

/// The member of that identity. Errors: `NotFound member.missing`.
pub async fn member(sql: &mut SqliteConnection, id: MemberId) -> Result<Member> {
    sqlx::query_as(
        "SELECT id, uid, group_id, name, phone, email, best_time, host, joined, state, back_on, same_as, source FROM member WHERE uid = ? AND present = 1",
    )
    .bind(id.0)
    .fetch_optional(sql)
    .await?
    .ok_or_else(|| Error::not_found("member.missing"))
}

/// The member of that local id. Errors: `NotFound member.missing`.
pub async fn member_by_id(sql: &mut SqliteConnection, id: i64) -> Result<Member> {
    sqlx::query_as(
        "SELECT id, uid, group_id, name, phone, email, best_time, host, joined, state, back_on, same_as, source FROM member WHERE id = ? AND present = 1",
    )
    .bind(id)
    .fetch_optional(sql)
    .await?
    .ok_or_else(|| Error::not_found("member.missing"))
}

/// The rows of a list that are the same person as this one; 20 at most.
pub async fn also(sql: &mut SqliteConnection, member: i64) -> Result<Vec<Member>> {
    Ok(sqlx::query_as(
        "SELECT id, uid, group_id, name, phone, email, best_time, host, joined, state, back_on, same_as, source FROM member \
         WHERE same_as = ? AND present = 1 LIMIT 20",
    )
    .bind(member)
    .fetch_all(sql)
    .await?)
}

/// Local ids of those of a list whom somebody called two people beside this one.
pub async fn two_of(sql: &mut SqliteConnection, member: i64) -> Result<Vec<i64>> {
    Ok(sqlx::query_scalar(
        "SELECT other_id FROM member_two WHERE member_id = ?1 AND present = 1 \
         UNION SELECT member_id FROM member_two WHERE other_id = ?1 AND present = 1",
    )
    .bind(member)
    .fetch_all(sql)
    .await?)
}

/// Everyone who is or was on a group's list, each person once: hosts first, then by name. However many they are:
/// nobody may be missing when a group is told something, or from what it prints.
pub async fn members(sql: &mut SqliteConnection, group: i64) -> Result<Vec<Member>> {
    Ok(sqlx::query_as(
        "SELECT id, uid, group_id, name, phone, email, best_time, host, joined, state, back_on, same_as, source FROM member \
         WHERE group_id = ? AND present = 1 AND same_as IS NULL ORDER BY host DESC, name",
    )
    .bind(group)
    .fetch_all(sql)
    .await?)
}

/// How many are on a group's list, and how many were, each person once.
pub async fn how_many(sql: &mut SqliteConnection, group: i64) -> Result<(u32, u32)> {
    Ok(sqlx::query_as(
        "SELECT coalesce(sum(state NOT IN ('left', 'movedGroup', 'died')), 0), \
           coalesce(sum(state IN ('left', 'movedGroup', 'died')), 0) FROM member \
         WHERE group_id = ? AND present = 1 AND same_as IS NULL",
    )
    .bind(group)
    .fetch_one(sql)
    .await?)
}

/// Who is on a group's list, each person once: hosts first, then by name; `most` from `skip` on.
pub async fn on_list(sql: &mut SqliteConnection, group: i64, most: u32, skip: u32) -> Result<Vec<Member>> {
    Ok(sqlx::query_as(
        "SELECT id, uid, group_id, name, phone, email, best_time, host, joined, state, back_on, same_as, source FROM member \
         WHERE group_id = ? AND present = 1 AND same_as IS NULL AND state NOT IN ('left', 'movedGroup', 'died') \
         ORDER BY host DESC, name, id LIMIT ? OFFSET ?",
    )
    .bind(group)
    .bind(most)
    .bind(skip)
    .fetch_all(sql)
    .await?)
}

/// Who was on a group's list and has gone, each person once, by name; `most` of them.
pub async fn gone(sql: &mut SqliteConnection, group: i64, most: u32) -> Result<Vec<Member>> {
    Ok(sqlx::query_as(
        "SELECT id, uid, group_id, name, phone, email, best_time, host, joined, state, back_on, same_as, source FROM member \
         WHERE group_id = ? AND present = 1 AND same_as IS NULL AND state IN ('left', 'movedGroup', 'died') \
         ORDER BY host DESC, name, id LIMIT ?",
    )
    .bind(group)
    .bind(most)
    .fetch_all(sql)
    .await?)
}

/// A page of everyone who is or was on a group's list, by local id after `after`: 500 at most.
pub async fn members_after(sql: &mut SqliteConnection, group: i64, after: i64) -> Result<Vec<Member>> {
    Ok(sqlx::query_as(
        "SELECT id, uid, group_id, name, phone, email, best_time, host, joined, state, back_on, same_as, source FROM member \
         WHERE group_id = ? AND present = 1 AND id > ? ORDER BY id LIMIT 500",
    )
    .bind(group)
    .bind(after)
    .fetch_all(sql)
    .await?)
}
