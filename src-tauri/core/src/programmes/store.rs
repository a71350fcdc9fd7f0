//! The slice's SQL.

use chrono::{Days, NaiveDate};
use sqlx::{FromRow, SqliteConnection};
use uuid::Uuid;

use super::{
    model::{Finished, OfferAnswer, ProgrammeCounts},
    view::ProgrammeRef,
};
use crate::{
    platform::{CohortPersonId, Error, ProgrammeId, Result},
    reasons::Why,
};

/// A programme's row.
#[derive(Debug, Clone, FromRow)]
pub struct Programme {
    pub id: i64,
    pub uid: Uuid,
    pub code: String,
    pub name: String,
    pub first_day: Option<NaiveDate>,
    pub last_day: Option<NaiveDate>,
    pub place: String,
    pub started: Option<u32>,
    pub finished: Option<u32>,
}

/// Somebody of a cohort. `person_id` and `name` are there only while the person is on the service's list.
#[derive(Debug, Clone, FromRow)]
pub struct Row {
    pub id: i64,
    pub uid: Uuid,
    pub programme_id: i64,
    pub person_id: Option<i64>,
    pub name: Option<String>,
    pub finished: String,
    pub offered_on: Option<NaiveDate>,
    pub offered_by: String,
    pub answer: String,
    pub answered_on: Option<NaiveDate>,
    pub reasons: String,
    pub main_reason: Option<String>,
    pub fine: String,
    pub told_by: Option<String>,
}

impl Row {
    /// What they said. A word from a newer version counts as no answer.
    pub fn said(&self) -> OfferAnswer {
        OfferAnswer::parse(&self.answer).unwrap_or(OfferAnswer::NotAsked)
    }

    /// Whether they finished. A word from a newer version counts as not known.
    pub fn has_finished(&self) -> Finished {
        Finished::parse(&self.finished).unwrap_or(Finished::NotKnown)
    }

    /// Why they said no.
    pub fn why(&self) -> Why {
        Why::read(&self.reasons, self.main_reason.as_deref(), &self.fine, self.told_by.as_deref())
    }

    pub fn id(&self) -> CohortPersonId {
        CohortPersonId(self.uid)
    }
}

/// A group that a programme feeds.
#[derive(Debug, Clone, FromRow)]
pub struct Fed {
    pub id: i64,
    pub uid: Uuid,
    pub name: String,
}

/// A place in a group of somebody of a cohort.
#[derive(Debug, Clone, FromRow)]
pub struct PlaceRow {
    pub row_id: i64,
    pub member: Uuid,
    pub in_group: Uuid,
    pub group_name: String,
}

/// How many of a cohort are alike in what is counted.
#[derive(Debug, Clone, FromRow)]
pub struct Tally {
    pub answer: String,
    pub offered: bool,
    pub named: bool,
    pub number: u32,
    pub with_reason: u32,
    pub finished: u32,
    pub finished_known: u32,
}

impl Tally {
    pub fn said(&self) -> OfferAnswer {
        OfferAnswer::parse(&self.answer).unwrap_or(OfferAnswer::NotAsked)
    }
}

macro_rules! rows {
    ($rest:literal) => {
        concat!(
            "SELECT c.id, c.uid, c.programme_id, p.id AS person_id, p.name, c.finished, c.offered_on, c.offered_by, \
             c.answer, c.answered_on, c.reasons, c.main_reason, c.fine, c.told_by \
             FROM cohort_person c LEFT JOIN person p ON p.id = c.person_id AND p.present = 1 WHERE c.present = 1 ",
            $rest
        )
    };
}

/// The local id of a programme. Errors: `NotFound programme.missing`.
pub async fn local_id(sql: &mut SqliteConnection, programme: ProgrammeId) -> Result<i64> {
    Ok(self::programme(sql, programme).await?.id)
}

/// The programme of that identity. Errors: `NotFound programme.missing`.
pub async fn programme(sql: &mut SqliteConnection, programme: ProgrammeId) -> Result<Programme> {
    sqlx::query_as(
        "SELECT id, uid, code, name, first_day, last_day, place, started, finished FROM programme \
         WHERE uid = ? AND present = 1",
    )
    .bind(programme.0)
    .fetch_optional(sql)
    .await?
    .ok_or_else(|| Error::not_found("programme.missing"))
}

/// Programmes, the newest first, `most` from `skip` on.
pub async fn programmes(sql: &mut SqliteConnection, most: u32, skip: u32) -> Result<Vec<Programme>> {
    Ok(sqlx::query_as(
        "SELECT id, uid, code, name, first_day, last_day, place, started, finished FROM programme \
         WHERE present = 1 ORDER BY coalesce(last_day, since, '') DESC, id DESC LIMIT ? OFFSET ?",
    )
    .bind(most)
    .bind(skip)
    .fetch_all(sql)
    .await?)
}

/// How many programmes there are.
pub async fn how_many(sql: &mut SqliteConnection) -> Result<u32> {
    Ok(sqlx::query_scalar("SELECT count(*) FROM programme WHERE present = 1").fetch_one(sql).await?)
}

/// Somebody of a cohort. Errors: `NotFound cohort.missing`.
pub async fn row(sql: &mut SqliteConnection, who: CohortPersonId) -> Result<Row> {
    sqlx::query_as(rows!("AND c.uid = ?"))
        .bind(who.0)
        .fetch_optional(sql)
        .await?
        .ok_or_else(|| Error::not_found("cohort.missing"))
}

/// The named people of a cohort by name, `most` from `skip` on.
pub async fn named(sql: &mut SqliteConnection, programme: i64, most: u32, skip: u32) -> Result<Vec<Row>> {
    Ok(sqlx::query_as(rows!("AND c.programme_id = ? AND p.id IS NOT NULL ORDER BY p.name, c.id LIMIT ? OFFSET ?"))
        .bind(programme)
        .bind(most)
        .bind(skip)
        .fetch_all(sql)
        .await?)
}

/// One of those without a name who said so; if `silent`, one who gave no reason. Whoever gave no reason comes
/// first, so that a correction loses as little as can be.
pub async fn one_unnamed(
    sql: &mut SqliteConnection,
    programme: i64,
    answer: OfferAnswer,
    silent: bool,
) -> Result<Option<Row>> {
    Ok(sqlx::query_as(rows!(
        "AND c.programme_id = ?1 AND c.answer = ?2 AND p.id IS NULL AND (?3 = 0 OR c.reasons = '') \
         ORDER BY c.reasons <> '', c.id DESC LIMIT 1"
    ))
    .bind(programme)
    .bind(answer.text())
    .bind(silent)
    .fetch_optional(sql)
    .await?)
}

/// Somebody of a cohort, with the contact details that the service holds.
#[derive(Debug, Clone, FromRow)]
pub struct WithContacts {
    #[sqlx(flatten)]
    pub cohort: Row,
    pub phone: String,
    pub email: String,
}

/// Everybody of a cohort, with or without a name.
pub async fn everybody(sql: &mut SqliteConnection, programme: i64) -> Result<Vec<WithContacts>> {
    Ok(sqlx::query_as(
        "SELECT c.id, c.uid, c.programme_id, p.id AS person_id, p.name, c.finished, c.offered_on, c.offered_by, \
         c.answer, c.answered_on, c.reasons, c.main_reason, c.fine, c.told_by, coalesce(p.phone, '') AS phone, \
         coalesce(p.email, '') AS email FROM cohort_person c \
         LEFT JOIN person p ON p.id = c.person_id AND p.present = 1 WHERE c.programme_id = ? AND c.present = 1",
    )
    .bind(programme)
    .fetch_all(sql)
    .await?)
}

/// Every row of a cohort.
pub async fn rows_of(sql: &mut SqliteConnection, programme: i64) -> Result<Vec<i64>> {
    Ok(sqlx::query_scalar("SELECT id FROM cohort_person WHERE programme_id = ? AND present = 1")
        .bind(programme)
        .fetch_all(sql)
        .await?)
}

/// Everybody of a cohort who was not asked yet.
pub async fn not_asked(sql: &mut SqliteConnection, programme: i64) -> Result<Vec<i64>> {
    Ok(sqlx::query_scalar(
        "SELECT id FROM cohort_person WHERE programme_id = ? AND present = 1 AND answer = 'notAsked' AND offered_on IS NULL",
    )
    .bind(programme)
    .fetch_all(sql)
    .await?)
}

/// People of a cohort who are in no group and on no other programme.
pub async fn known_by_this_alone(sql: &mut SqliteConnection, programme: i64) -> Result<Vec<i64>> {
    Ok(sqlx::query_scalar(
        "SELECT c.person_id FROM cohort_person c JOIN person p ON p.id = c.person_id AND p.present = 1 \
         WHERE c.programme_id = ? AND c.present = 1 \
           AND NOT EXISTS (SELECT 1 FROM cohort_person o WHERE o.person_id = c.person_id AND o.present = 1 \
                             AND o.programme_id <> c.programme_id) \
           AND NOT EXISTS (SELECT 1 FROM person_member pm JOIN member m ON m.id = pm.member_id AND m.present = 1 \
                             WHERE pm.person_id = c.person_id AND pm.present = 1)",
    )
    .bind(programme)
    .fetch_all(sql)
    .await?)
}

/// Whether a person is in no group and on no programme.
pub async fn known_by_nothing(sql: &mut SqliteConnection, person: i64) -> Result<bool> {
    Ok(sqlx::query_scalar(
        "SELECT NOT EXISTS (SELECT 1 FROM cohort_person WHERE person_id = ?1 AND present = 1) \
            AND NOT EXISTS (SELECT 1 FROM person_member pm JOIN member m ON m.id = pm.member_id AND m.present = 1 \
                             WHERE pm.person_id = ?1 AND pm.present = 1)",
    )
    .bind(person)
    .fetch_one(sql)
    .await?)
}

/// The groups that a programme feeds, by name; 50 at most.
pub async fn groups_fed(sql: &mut SqliteConnection, programme: i64) -> Result<Vec<Fed>> {
    Ok(sqlx::query_as(
        "SELECT g.id, g.uid, g.name FROM group_programme gp JOIN support_group g ON g.id = gp.group_id AND g.present = 1 \
         WHERE gp.programme_id = ? AND gp.present = 1 ORDER BY g.name, g.id LIMIT 50",
    )
    .bind(programme)
    .fetch_all(sql)
    .await?)
}

/// Whether a person is, or was, on the list of one of the groups that the programme feeds.
pub async fn was_in_one_of_its_groups(sql: &mut SqliteConnection, programme: i64, person: i64) -> Result<bool> {
    Ok(sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM person_member pm JOIN member m ON m.id = pm.member_id AND m.present = 1 \
           JOIN group_programme gp ON gp.group_id = m.group_id AND gp.programme_id = ?1 AND gp.present = 1 \
         WHERE pm.person_id = ?2 AND pm.present = 1)",
    )
    .bind(programme)
    .bind(person)
    .fetch_one(sql)
    .await?)
}

/// People of a cohort who said yes, may be named, and have no place in its groups.
pub async fn yes_without_place(sql: &mut SqliteConnection, programme: i64) -> Result<Vec<(i64, String)>> {
    Ok(sqlx::query_as(
        "SELECT p.id, p.name FROM cohort_person c JOIN person p ON p.id = c.person_id AND p.present = 1 \
         WHERE c.programme_id = ?1 AND c.present = 1 AND c.answer = 'yes' \
           AND NOT EXISTS (SELECT 1 FROM person_member pm JOIN member m ON m.id = pm.member_id AND m.present = 1 \
             JOIN group_programme gp ON gp.group_id = m.group_id AND gp.programme_id = ?1 AND gp.present = 1 \
             WHERE pm.person_id = p.id AND pm.present = 1) ORDER BY p.name",
    )
    .bind(programme)
    .fetch_all(sql)
    .await?)
}

/// The places in groups, whichever, of the people of a cohort.
pub async fn places(sql: &mut SqliteConnection, programme: i64) -> Result<Vec<PlaceRow>> {
    Ok(sqlx::query_as(
        "SELECT c.id AS row_id, m.uid AS member, g.uid AS in_group, g.name AS group_name \
         FROM cohort_person c JOIN person p ON p.id = c.person_id AND p.present = 1 \
         JOIN person_member pm ON pm.person_id = p.id AND pm.present = 1 \
         JOIN member m ON m.id = pm.member_id AND m.present = 1 AND m.state IN ('here', 'onBreak') \
         JOIN support_group g ON g.id = m.group_id AND g.present = 1 \
         WHERE c.programme_id = ? AND c.present = 1 ORDER BY m.id",
    )
    .bind(programme)
    .fetch_all(sql)
    .await?)
}

/// The cohort of a programme in numbers.
pub async fn tallies(sql: &mut SqliteConnection, programme: i64) -> Result<Vec<Tally>> {
    Ok(sqlx::query_as(
        "SELECT c.answer, c.offered_on IS NOT NULL AS offered, p.id IS NOT NULL AS named, count(*) AS number, \
           sum(c.reasons <> '') AS with_reason, sum(c.finished = 'yes') AS finished, \
           sum(c.finished <> 'notKnown') AS finished_known \
         FROM cohort_person c LEFT JOIN person p ON p.id = c.person_id AND p.present = 1 \
         WHERE c.programme_id = ? AND c.present = 1 GROUP BY 1, 2, 3",
    )
    .bind(programme)
    .fetch_all(sql)
    .await?)
}

/// The programmes that fed a group, newest first, 20 at most; and all of them in numbers together.
pub async fn of_group(sql: &mut SqliteConnection, group: i64) -> Result<Option<(ProgrammeCounts, Vec<ProgrammeRef>)>> {
    let fed: Vec<(i64, Uuid, String, String)> = sqlx::query_as(
        "SELECT p.id, p.uid, p.code, p.name FROM group_programme gp JOIN programme p ON p.id = gp.programme_id AND p.present = 1 \
         WHERE gp.group_id = ? AND gp.present = 1 ORDER BY coalesce(p.last_day, p.since, '') DESC, p.id DESC LIMIT 20",
    )
    .bind(group)
    .fetch_all(&mut *sql)
    .await?;
    if fed.is_empty() {
        return Ok(None);
    }
    let mut counts = ProgrammeCounts::default();
    for (id, ..) in &fed {
        for tally in tallies(sql, *id).await? {
            counts.add(tally.said(), tally.offered, tally.number);
        }
    }
    let codes: Vec<&str> = fed.iter().map(|(_, _, code, _)| code.as_str()).filter(|code| !code.is_empty()).collect();
    counts.code = codes.join(", ");
    let refs = fed.into_iter().map(|(_, uid, code, name)| ProgrammeRef { id: ProgrammeId(uid), code, name });
    Ok(Some((counts, refs.collect())))
}

/// People of a programme who were not asked yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToAsk {
    /// The programme.
    pub programme: ProgrammeRef,
    /// How many.
    pub number: u32,
}

/// From so many days before its last day until so many after, a programme's cohort is asked: while people
/// still meet there, and while they remember.
const BEFORE: u64 = 30;
const AFTER: u64 = 120;

/// Programmes that end about `today` with people who were not asked yet, newest first, `most` of them.
pub async fn to_ask(sql: &mut SqliteConnection, today: NaiveDate, most: u32) -> Result<Vec<ToAsk>> {
    let from = today.checked_sub_days(Days::new(AFTER)).unwrap_or(today);
    let to = today.checked_add_days(Days::new(BEFORE)).unwrap_or(today);
    let found: Vec<(Uuid, String, String, u32)> = sqlx::query_as(
        "SELECT p.uid, p.code, p.name, (SELECT count(*) FROM cohort_person c WHERE c.programme_id = p.id \
             AND c.present = 1 AND c.answer = 'notAsked' AND c.offered_on IS NULL) AS number \
         FROM programme p WHERE p.present = 1 AND coalesce(p.last_day, p.since, '') BETWEEN ?1 AND ?2 AND number > 0 \
         ORDER BY coalesce(p.last_day, p.since, '') DESC, p.id DESC LIMIT ?3",
    )
    .bind(from)
    .bind(to)
    .bind(most)
    .fetch_all(sql)
    .await?;
    let asked =
        |(uid, code, name, number)| ToAsk { programme: ProgrammeRef { id: ProgrammeId(uid), code, name }, number };
    Ok(found.into_iter().map(asked).collect())
}
