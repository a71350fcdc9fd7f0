//! Giving a job, handing it over, letting it go.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;

use super::{
    model::{Job, hosts, now_free},
    store,
};
use crate::{
    fields,
    groups::{
        api::{self, MEMBER},
        model::{GroupRef, MemberState},
        store as members,
    },
    platform::{
        Change, Code, Done, Error, GroupId, Home, JobId, Key, MemberId, Now, Result, Table, Topic, Vault, one_line,
    },
};

/// Who has, or had, which job.
pub static ROLE_ASSIGNMENT: Table = Table {
    kind: 34,
    name: "role_assignment",
    key: Key::Uid,
    home: Home::Through("member_id", &MEMBER),
    topic: Topic::Members,
    fields: fields![1 member_id, 2 job, 3 from_date, 4 to_date, 5 agreed],
};

/// Longest words about what somebody agreed to do, in characters.
const LONGEST: usize = 200;

/// Somebody who has a job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Holder {
    /// This turn at the job.
    pub id: JobId,
    /// Who.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// Since when.
    pub since: NaiveDate,
    /// What they agreed to do, in the group's words; may be empty.
    pub agreed: String,
    /// The job rests while they take a break.
    pub resting: bool,
    /// When they mean to come back from it.
    pub back_on: Option<NaiveDate>,
    /// The person at this laptop.
    pub you: bool,
}

/// One job and who has it; nobody is fine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct JobRow {
    /// The job.
    pub job: Job,
    /// Who has it.
    pub holders: Vec<Holder>,
}

/// Somebody on the list who could take a job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Person {
    /// The member.
    pub id: MemberId,
    /// Their name.
    pub name: String,
    /// The person at this laptop.
    pub you: bool,
}

/// A turn at a job that is over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PastJob {
    /// This turn.
    pub id: JobId,
    /// The job.
    pub job: Job,
    /// Who had it.
    pub name: String,
    /// From.
    pub from: NaiveDate,
    /// To.
    pub to: NaiveDate,
}

/// The jobs of a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct JobsView {
    /// The group.
    pub group: GroupRef,
    /// How many run it now.
    pub hosts: u32,
    /// Every job, in the order of the list.
    pub jobs: Vec<JobRow>,
    /// Who could take one.
    pub people: Vec<Person>,
    /// The last twenty that are over, newest first.
    pub past: Vec<PastJob>,
}

/// The jobs of a group and who has them.
pub async fn read(vault: &Vault, group: GroupId) -> Result<JobsView> {
    let mine = api::mine(vault).await?;
    let mut conn = vault.connection().await?;
    let group = members::group(conn.sql(), group).await?;
    let rows = store::held(conn.sql(), group.id).await?;
    let held: Vec<(i64, Job, bool)> =
        rows.iter().filter_map(|row| Some((row.member_id, row.job()?, row.resting()))).collect();
    let jobs = Job::ALL
        .iter()
        .map(|job| JobRow {
            job: *job,
            holders: rows
                .iter()
                .filter(|row| row.job() == Some(*job))
                .map(|row| Holder {
                    id: JobId(row.uid),
                    member: MemberId(row.member_uid),
                    name: row.name.clone(),
                    since: row.from_date,
                    agreed: row.agreed.clone(),
                    resting: row.resting(),
                    back_on: row.back_on,
                    you: mine.contains(&MemberId(row.member_uid)),
                })
                .collect(),
        })
        .collect();
    let people = members::members(conn.sql(), group.id)
        .await?
        .into_iter()
        .filter(|member| member.standing() == MemberState::Here)
        .map(|member| Person { id: member.id(), you: mine.contains(&member.id()), name: member.name })
        .collect();
    let past = store::past(conn.sql(), group.id)
        .await?
        .into_iter()
        .filter_map(|row| {
            Some(PastJob { id: JobId(row.uid), job: row.job()?, name: row.name, from: row.from_date, to: row.to_date? })
        })
        .collect();
    Ok(JobsView { group: group.reference(), hosts: hosts(&held), jobs, people, past })
}

/// How many people run a group now.
pub async fn runs(sql: &mut SqliteConnection, group: i64) -> Result<u32> {
    let held: Vec<(i64, Job, bool)> = store::held(sql, group)
        .await?
        .iter()
        .filter_map(|row| Some((row.member_id, row.job()?, row.resting())))
        .collect();
    Ok(hosts(&held))
}

/// Gives somebody a job that they agreed to take on.
///
/// Errors: `Conflict job.taken` on `member` if they have it already; `Conflict member.away` on `member`
/// if they have left; `Invalid text.tooLong` on `agreed` (200 characters).
pub async fn give(vault: &Vault, now: &Now, member: MemberId, job: Job, agreed: &str) -> Result<Done> {
    let agreed = one_line("agreed", agreed, LONGEST)?;
    let mut change = vault.change("jobs.give", now).await?;
    let member = taker(&mut change, member).await?;
    begin_in(&mut change, member.id, job, &agreed).await?;
    change.commit().await
}

/// Hands a job over from one person to another, in one step.
///
/// Errors: as for [`give`]; `NotFound job.missing`; `Conflict job.over` if it has ended;
/// `Conflict job.otherGroup` on `member` if the two are not in the same group.
pub async fn hand_over(vault: &Vault, now: &Now, job: JobId, to: MemberId, agreed: &str) -> Result<Done> {
    let agreed = one_line("agreed", agreed, LONGEST)?;
    let mut change = vault.change("jobs.handOver", now).await?;
    let old = store::in_force(change.sql(), job).await?;
    let to = taker(&mut change, to).await?;
    if to.group_id != old.group_id {
        return Err(Error { field: Some("member"), ..Error::new(Code::Conflict, "job.otherGroup") });
    }
    let Some(word) = old.job() else { return Err(Error::not_found("job.missing")) };
    end_in(&mut change, old.id, old.member_id, now.today).await?;
    begin_in(&mut change, to.id, word, &agreed).await?;
    change.commit().await
}

/// Ends somebody's turn at a job. Errors: `NotFound job.missing`; `Conflict job.over`.
pub async fn end(vault: &Vault, now: &Now, job: JobId) -> Result<Done> {
    let mut change = vault.change("jobs.end", now).await?;
    let row = store::in_force(change.sql(), job).await?;
    end_in(&mut change, row.id, row.member_id, now.today).await?;
    change.commit().await
}

async fn taker(change: &mut Change<'_>, member: MemberId) -> Result<members::Member> {
    let member = members::member(change.sql(), member).await?;
    if matches!(member.standing(), MemberState::Left | MemberState::Died) {
        return Err(Error { field: Some("member"), ..Error::new(Code::Conflict, "member.away") });
    }
    Ok(member)
}

/// Gives a member a job, as part of a change. Errors: `Conflict job.taken` on `member`.
pub async fn begin_in(change: &mut Change<'_>, member: i64, job: Job, agreed: &str) -> Result<()> {
    if store::of_member(change.sql(), member).await?.iter().any(|(_, word)| word == job.text()) {
        return Err(Error { field: Some("member"), ..Error::new(Code::Conflict, "job.taken") });
    }
    let values = [
        ("member_id", member.into()),
        ("job", job.into()),
        ("from_date", change.now().today.into()),
        ("agreed", agreed.into()),
    ];
    change.insert(&ROLE_ASSIGNMENT, &values).await?;
    keep_flag(change, member).await
}

async fn end_in(change: &mut Change<'_>, row: i64, member: i64, on: NaiveDate) -> Result<()> {
    change.put(&ROLE_ASSIGNMENT, &[row.into()], &[("to_date", on.into())]).await?;
    keep_flag(change, member).await
}

/// Brings `member.host` in line with the jobs in force.
async fn keep_flag(change: &mut Change<'_>, member: i64) -> Result<()> {
    let jobs = store::of_member(change.sql(), member).await?;
    let host = jobs.iter().filter_map(|(_, word)| Job::parse(word)).any(Job::runs_the_group);
    change.put(&MEMBER, &[member.into()], &[("host", host.into())]).await
}

/// Makes a member one of those who run the group, or no longer, as part of a change: for the one box
/// on a member's own page.
pub async fn set_running_in(change: &mut Change<'_>, member: &members::Member, runs: bool) -> Result<()> {
    if runs == member.host {
        return Ok(());
    }
    if runs {
        return begin_in(change, member.id, Job::Host, "").await;
    }
    let today = change.now().today;
    for (row, word) in store::of_member(change.sql(), member.id).await? {
        if Job::parse(&word).is_some_and(Job::runs_the_group) {
            end_in(change, row, member.id, today).await?;
        }
    }
    Ok(())
}

/// What a member's jobs come to when they go, as part of a change: a break lets them rest, leaving
/// ends them. Answers with the jobs that nobody does now.
pub async fn end_all_in(change: &mut Change<'_>, member: i64, for_good: bool, on: NaiveDate) -> Result<Vec<Job>> {
    let rows = store::of_member(change.sql(), member).await?;
    let let_go: Vec<Job> = rows.iter().filter_map(|(_, word)| Job::parse(word)).collect();
    if for_good {
        for (row, _) in &rows {
            end_in(change, *row, member, on).await?;
        }
    }
    let still = store::done_by_others(change.sql(), member).await?;
    let still: Vec<Job> = still.iter().filter_map(|word| Job::parse(word)).collect();
    Ok(now_free(&let_go, &still))
}
