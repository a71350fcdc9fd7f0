//! Recording decisions and reading the ones in force.

use sqlx::SqliteConnection;

use super::{
    model::{Decision, How, Purpose},
    store,
};
use crate::{
    fields,
    platform::{Change, Home, Key, Result, Slice, Table, Topic},
};

/// The version of the wording people are asked with today; see docs/permissions.md.
pub const WORDING: &str = "2026-11";

/// Decisions about one purpose, kept with the group whose list they concern.
pub static PERMISSION: Table = Table {
    kind: 10,
    name: "permission",
    key: Key::Uid,
    home: Home::Group("group_id"),
    topic: Topic::Members,
    fields: fields![1 group_id, 2 member_id, 3 purpose, 4 decision, 5 wording, 6 how, 7 decided],
};

/// What privacy hands to the vault.
pub static SLICE: Slice = Slice {
    name: "privacy",
    tables: &[&PERMISSION],
    migrations: &[(20261122100100, include_str!("migrations/20261122100100_permission.sql"))],
};

/// Records what a member of a group decided, as part of a use-case's change.
pub async fn decide(
    change: &mut Change<'_>,
    group: i64,
    member: i64,
    purpose: Purpose,
    decision: Decision,
    how: How,
) -> Result<()> {
    let decided = change.now().today;
    change
        .insert(
            &PERMISSION,
            &[
                ("group_id", group.into()),
                ("member_id", member.into()),
                ("purpose", purpose.into()),
                ("decision", decision.into()),
                ("wording", WORDING.into()),
                ("how", how.into()),
                ("decided", decided.into()),
            ],
        )
        .await?;
    Ok(())
}

/// The purposes that a member agreed to and has not taken back.
pub async fn given(sql: &mut SqliteConnection, member: i64) -> Result<Vec<Purpose>> {
    let mut agreed = Vec::new();
    for (purpose, decision) in store::decisions(sql, member).await? {
        let Some(purpose) = Purpose::parse(&purpose) else { continue };
        agreed.retain(|other| *other != purpose);
        if Decision::parse(&decision) == Some(Decision::Given) {
            agreed.push(purpose);
        }
    }
    Ok(agreed)
}
