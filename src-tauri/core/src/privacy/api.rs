//! Recording decisions and reading the ones in force.

use std::collections::HashMap;

use chrono::NaiveDate;
use sqlx::SqliteConnection;

use super::{
    model::{Decided, Decision, Purpose, ReachedBy, agreed, in_force},
    store,
    wording::WORDING,
};
use crate::{
    fields,
    platform::{Change, Home, Key, Result, Slice, Table, Topic},
};

/// Decisions about one purpose, kept with the group whose list they concern.
pub static PERMISSION: Table = Table {
    kind: 10,
    name: "permission",
    key: Key::Uid,
    home: Home::Group("group_id"),
    topic: Topic::Members,
    fields: fields![1 group_id, 2 member_id, 3 purpose, 4 decision, 5 wording, 6 how, 7 decided, 8 taken_by],
};

/// What privacy hands to the vault.
pub static SLICE: Slice = Slice {
    name: "privacy",
    tables: &[&PERMISSION],
    migrations: &[
        (20261122100100, include_str!("migrations/20261122100100_permission.sql")),
        (20261125120000, include_str!("migrations/20261125120000_taken_by.sql")),
    ],
};

/// How an answer was taken: the way, the day, and by whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// How it reached us.
    pub how: ReachedBy,
    /// The day.
    pub on: NaiveDate,
    /// Who asked or was told; may be empty.
    pub by: String,
}

/// Records what a member of a group decided, as part of a use-case's change: today, and taken by the
/// person at this laptop.
pub async fn decide(
    change: &mut Change<'_>,
    group: i64,
    member: i64,
    purpose: Purpose,
    decision: Decision,
    how: ReachedBy,
) -> Result<()> {
    let taken = Taken { how, on: change.now().today, by: change.device("name").await? };
    decide_as(change, group, member, purpose, decision, &taken).await
}

/// As [`decide`], with the day and the name of whoever took the answer. A no after a yes is kept as
/// *withdrawn*, any other no as *refused*; what was already in force in the same way is not written
/// again, and *not asked* is never a row.
pub async fn decide_as(
    change: &mut Change<'_>,
    group: i64,
    member: i64,
    purpose: Purpose,
    decision: Decision,
    taken: &Taken,
) -> Result<()> {
    let all = store::decisions(change.sql(), member).await?;
    let decision = decision.after(in_force(&all, purpose));
    let same = all.iter().rev().find(|one| one.purpose == purpose).is_some_and(|one| {
        (one.decision, one.wording.as_str(), one.how, one.on) == (decision, WORDING, Some(taken.how), taken.on)
    });
    if same { Ok(()) } else { write_down(change, group, member, purpose, decision, taken).await }
}

/// The answers of somebody who was just put on the list, and so has none before them.
pub async fn decide_first(
    change: &mut Change<'_>,
    group: i64,
    member: i64,
    answers: &[(Purpose, Decision)],
    how: ReachedBy,
) -> Result<()> {
    let taken = Taken { how, on: change.now().today, by: change.device("name").await? };
    for (purpose, decision) in answers {
        let decision = decision.after(in_force(&[], *purpose));
        write_down(change, group, member, *purpose, decision, &taken).await?;
    }
    Ok(())
}

async fn write_down(
    change: &mut Change<'_>,
    group: i64,
    member: i64,
    purpose: Purpose,
    decision: Decision,
    taken: &Taken,
) -> Result<()> {
    if decision == Decision::NotAsked {
        return Ok(());
    }
    change
        .insert(
            &PERMISSION,
            &[
                ("group_id", group.into()),
                ("member_id", member.into()),
                ("purpose", purpose.into()),
                ("decision", decision.into()),
                ("wording", WORDING.into()),
                ("how", taken.how.into()),
                ("decided", taken.on.into()),
                ("taken_by", taken.by.as_str().into()),
            ],
        )
        .await?;
    Ok(())
}

/// The purposes that a member agreed to and has not taken back.
pub async fn given(sql: &mut SqliteConnection, member: i64) -> Result<Vec<Purpose>> {
    Ok(agreed(&store::decisions(sql, member).await?))
}

/// As [`given`], for everybody of a group at once, by local id. Who has decided nothing is not in it.
pub async fn given_in(sql: &mut SqliteConnection, group: i64) -> Result<HashMap<i64, Vec<Purpose>>> {
    let mut of: HashMap<i64, Vec<Decided>> = HashMap::new();
    for (member, decided) in store::decisions_in(sql, group).await? {
        of.entry(member).or_default().push(decided);
    }
    Ok(of.into_iter().map(|(member, all)| (member, agreed(&all))).collect())
}
