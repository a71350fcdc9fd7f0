//! Recording answers, and what follows from them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::named;
use crate::{
    goals,
    groups::{self, Member},
    leaving, needs, people,
    platform::{Change, Done, Error, MemberId, Now, Result, Vault, check_date, one_line},
    privacy::{self, Decision, Purpose, ReachedBy, Taken, in_force},
};

/// One answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Said {
    /// What for.
    pub purpose: Purpose,
    /// What the person said. *Not asked* leaves everything as it is.
    pub decision: Decision,
}

/// A form typed up, or a talk: several answers that were taken in one go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Form {
    /// How it reached us.
    pub how: ReachedBy,
    /// The day on the form.
    pub on: NaiveDate,
    /// Who asked or was told; empty: the person at this laptop.
    pub taken_by: String,
    /// The answers; a purpose that is not among them was not asked.
    pub answers: Vec<Said>,
}

/// Records one answer, given today to the person at this laptop.
///
/// Errors: `NotFound member.missing`.
pub async fn answer(vault: &Vault, now: &Now, member: MemberId, purpose: Purpose, decision: Decision) -> Result<Done> {
    let how = groups::told(people::role(vault).await?);
    let form = Form { how, on: now.today, taken_by: String::new(), answers: vec![Said { purpose, decision }] };
    keep(vault, vault.change("asking.answer", now).await?, member, &form).await
}

/// Records a whole form in one go.
///
/// Errors: `Invalid date.future`, `date.range` on `on`; `Invalid answers.none` on `answers` if nothing was
/// answered; `Invalid text.tooLong` on `takenBy`; `NotFound member.missing`.
pub async fn record(vault: &Vault, now: &Now, member: MemberId, form: &Form) -> Result<Done> {
    if form.answers.iter().all(|answer| answer.decision == Decision::NotAsked) {
        return Err(Error::invalid("answers", "answers.none"));
    }
    keep(vault, vault.change("asking.record", now).await?, member, form).await
}

async fn keep(vault: &Vault, mut change: Change<'_>, member: MemberId, form: &Form) -> Result<Done> {
    check_date("on", form.on)?;
    if form.on > change.now().today {
        return Err(Error::invalid("on", "date.future"));
    }
    let by = one_line("takenBy", &form.taken_by, 120)?;
    let by = if by.is_empty() { change.device("name").await? } else { by };
    let taken = Taken { how: form.how, on: form.on, by };
    let member = groups::member(change.sql(), member).await?;
    // Who is on the list twice said it once, and it holds for both rows.
    let mut rows = groups::also(change.sql(), member.id).await?;
    if let Some(stands) = member.same_as {
        rows.push(groups::member_by_id(change.sql(), stands).await?);
    }
    rows.push(member);
    for row in &rows {
        for answer in &form.answers {
            privacy::decide_as(&mut change, row.group_id, row.id, answer.purpose, answer.decision, &taken).await?;
        }
        follow(&mut change, row).await?;
    }
    let done = change.commit().await?;
    // What was purged must not wait in the log of the database either.
    vault.tidy().await?;
    Ok(done)
}

/// Makes the group's rows about a member what the decisions in force allow.
async fn follow(change: &mut Change<'_>, member: &Member) -> Result<()> {
    let all = privacy::decisions(change.sql(), member.id).await?;
    let no = |purpose| in_force(&all, purpose).is_no();
    groups::keep_to_permission(change, member).await?;
    needs::keep_to_permission(change, member).await?;
    if no(Purpose::ShareReason) || no(Purpose::HoldDetails) {
        leaving::forget_reasons(change, member.id).await?;
    }
    if no(Purpose::HoldDetails) {
        goals::forget(change, member.id).await?;
        named::look(change, member).await?;
        groups::forget(change, member).await?;
    }
    Ok(())
}
