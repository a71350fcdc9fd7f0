//! The small list after a meeting, and noting what came of a hello.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;

use super::{
    model::{Attempt, NextStep, Outcome, Turn, next_step, silences},
    store,
};
use crate::{
    attendance::{self, Status},
    fields,
    groups::{self, GroupRef, Member, MemberState},
    meetings::{self, Meeting, MeetingState},
    platform::{AttemptId, Done, Home, Key, MeetingId, MemberId, Now, Result, Slice, Table, Topic, Vault},
    privacy::{self, Audience, Decision, Purpose, ReachedBy, What, may_show},
    service,
};

/// Tries at reaching somebody who was missed.
pub static ATTEMPT: Table = Table {
    kind: 54,
    name: "contact_attempt",
    key: Key::Uid,
    home: Home::Through("member_id", &groups::MEMBER),
    topic: Topic::Attendance,
    fields: fields![1 member_id, 2 on_date, 3 outcome],
};

/// What the slice hands to the vault.
pub static SLICE: Slice = Slice {
    name: "missed",
    tables: &[&ATTEMPT],
    migrations: &[(20261125220000, include_str!("migrations/20261125220000_contact_attempt.sql"))],
};

/// So many of the latest meetings are looked at.
const LOOK_BACK: u32 = 12;
/// So many tries are shown of each person.
const SHOWN: usize = 3;

/// One try at reaching somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct AttemptRow {
    /// The try.
    pub id: AttemptId,
    /// The day.
    pub on: NaiveDate,
    /// What came of it.
    pub outcome: Outcome,
}

/// Somebody who was missed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Silent {
    /// The member.
    pub member: MemberId,
    /// Name.
    pub name: String,
    /// Meetings in a row without a word.
    pub silences: u32,
    /// Phone number; only with permission to get in touch after a missed meeting.
    pub phone: Option<String>,
    /// When to ring, in their own words; with the number.
    pub best_time: Option<String>,
    /// The hosts may get in touch after a missed meeting.
    pub may_contact: bool,
    /// What to do next.
    pub step: NextStep,
    /// The latest tries, newest first.
    pub attempts: Vec<AttemptRow>,
}

/// Those who were missed at a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct MissedView {
    /// The meeting.
    pub meeting: MeetingId,
    /// The group.
    pub group: GroupRef,
    /// The day.
    pub date: NaiveDate,
    /// Who did not come, without a word; nobody who takes a break, has left or has died.
    pub people: Vec<Silent>,
}

/// Those who were missed at a meeting, with what to do about each.
pub async fn after(vault: &Vault, now: &Now, meeting: MeetingId) -> Result<MissedView> {
    let mut conn = vault.connection().await?;
    let row = meetings::meeting(conn.sql(), meeting).await?;
    let group = groups::group_by_id(conn.sql(), row.group_id).await?.reference();
    let absent: Vec<MemberId> = attendance::silent_at(conn.sql(), row.id).await?;
    let mut people = silent(conn.sql(), now, row.group_id, Some(&row)).await?;
    people.retain(|person| absent.contains(&person.member));
    Ok(MissedView { meeting, group, date: row.on_date, people })
}

/// Everybody of a group about whom there is something to do, as of its latest meetings.
pub async fn silent_in(sql: &mut SqliteConnection, now: &Now, group: i64) -> Result<Vec<Silent>> {
    let mut people = silent(sql, now, group, None).await?;
    people.retain(|person| matches!(person.step, NextStep::Hello | NextStep::HelloAgain | NextStep::Ask));
    Ok(people)
}

/// Everybody who is silent. A meeting that is being closed counts as well.
async fn silent(sql: &mut SqliteConnection, now: &Now, group: i64, closing: Option<&Meeting>) -> Result<Vec<Silent>> {
    let rule = service::rules(sql).await?.silences;
    let (_, held) = meetings::meetings_of(sql, group, now.today, 0, LOOK_BACK).await?;
    let heard = attendance::heard(sql, group, LOOK_BACK).await?;
    let closing = closing.filter(|meeting| meeting.state() == MeetingState::Running);
    let at_closing = match closing {
        Some(meeting) => attendance::marks(sql, meeting.id).await?,
        None => HashMap::new(),
    };
    let first = held.last().or(closing).map_or(now.today, |meeting| meeting.on_date);
    let since = first.checked_sub_days(Days::new(1)).unwrap_or(first);
    let tries = store::of_group(sql, group, since).await?;
    let agreed = privacy::given_in(sql, group).await?;
    let mut people = Vec::new();
    for member in groups::members(sql, group).await? {
        if member.standing() != MemberState::Here {
            continue;
        }
        let mut turns: Vec<Turn> = held
            .iter()
            .filter(|meeting| meeting.on_date >= member.joined)
            .map(|meeting| Turn { on: meeting.on_date, seen: None })
            .collect();
        for mark in heard.iter().filter(|mark| mark.member_id == member.id) {
            if let Some(turn) = turns.get_mut(mark.ago as usize) {
                // Two rows of one person: who came under either came.
                turn.seen = turn.seen.filter(|seen| *seen == Status::Here).or(Status::parse(&mark.status));
            }
        }
        if let Some(meeting) = closing {
            turns.insert(0, Turn { on: meeting.on_date, seen: at_closing.get(&member.id).copied() });
        }
        let quiet = silences(&turns);
        if quiet.is_empty() {
            continue;
        }
        let given = agreed.get(&member.id).map_or(&[][..], Vec::as_slice);
        let mine: Vec<&store::Row> = tries.iter().filter(|attempt| attempt.member_id == member.id).collect();
        people.push(row(
            now,
            rule,
            &member,
            &turns,
            &quiet,
            may_show(What::ContactsAfterAbsence, Audience::Hosts, given),
            &mine,
        ));
    }
    Ok(people)
}

fn row(
    now: &Now,
    rule: u32,
    member: &Member,
    turns: &[Turn],
    quiet: &[NaiveDate],
    may: bool,
    tries: &[&store::Row],
) -> Silent {
    let attempts: Vec<Attempt> = tries.iter().map(|attempt| attempt.attempt()).collect();
    let step = if may { next_step(now.today, turns, &attempts, rule) } else { NextStep::Nothing };
    let wrong = attempts.first().is_some_and(|attempt| attempt.outcome == Outcome::WrongNumber);
    let phone = Some(member.phone.clone()).filter(|phone| may && !wrong && !phone.is_empty());
    Silent {
        member: member.id(),
        name: member.name.clone(),
        silences: u32::try_from(quiet.len()).unwrap_or(u32::MAX),
        best_time: Some(member.best_time.clone()).filter(|time| phone.is_some() && !time.is_empty()),
        phone,
        may_contact: may,
        step,
        attempts: tries
            .iter()
            .take(SHOWN)
            .map(|attempt| AttemptRow {
                id: AttemptId(attempt.uid),
                on: attempt.on_date,
                outcome: attempt.attempt().outcome,
            })
            .collect(),
    }
}

/// Notes a try and what came of it. Who would rather not be contacted takes back that the hosts may get
/// in touch after a missed meeting, in the same change.
///
/// Errors: `NotFound member.missing`.
pub async fn note(vault: &Vault, now: &Now, member: MemberId, outcome: Outcome) -> Result<Done> {
    let mut change = vault.change("missed.note", now).await?;
    let row = groups::member(change.sql(), member).await?;
    let values = [("member_id", row.id.into()), ("on_date", now.today.into()), ("outcome", outcome.into())];
    change.insert(&ATTEMPT, &values).await?;
    if outcome == Outcome::NotAgain {
        let (purpose, how) = (Purpose::AskAfterAbsence, ReachedBy::ToldHost);
        privacy::decide(&mut change, row.group_id, row.id, purpose, Decision::Refused, how).await?;
    }
    change.commit().await
}

/// Takes a try away that was noted by mistake. What somebody said about permission stays: it is asked on
/// its own page. Errors: `NotFound attempt.missing`.
pub async fn remove(vault: &Vault, now: &Now, attempt: AttemptId) -> Result<Done> {
    let mut change = vault.change("missed.remove", now).await?;
    let id = store::attempt(change.sql(), attempt).await?;
    change.remove(&ATTEMPT, &[id.into()]).await?;
    change.commit().await
}
