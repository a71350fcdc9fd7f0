//! Offering goals, and what somebody says of theirs.

use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;

use super::{
    model::{Goal, GoalStatus},
    store,
};
use crate::{
    fields,
    groups::{self, GroupRef, MEMBER, Member, MemberState},
    platform::{
        Change, Code, Done, Error, GoalId, GroupId, Home, Key, MemberId, Now, Result, Slice, Table, Topic, Vault,
        one_line,
    },
};

/// What members mean to do.
pub static GOAL: Table = Table {
    kind: 123,
    name: "goal",
    key: Key::Uid,
    home: Home::Through("member_id", &MEMBER),
    topic: Topic::Members,
    fields: fields![1 member_id, 2 words, 3 status, 4 said_on],
};

/// Which groups offer goals.
pub static GOALS_OFFERED: Table = Table {
    kind: 124,
    name: "goals_offered",
    key: Key::Natural(&["group_id"]),
    home: Home::Group("group_id"),
    topic: Topic::Groups,
    fields: fields![1 offered],
};

/// What goals hands to the vault.
pub static SLICE: Slice = Slice {
    name: "goals",
    tables: &[&GOAL, &GOALS_OFFERED],
    migrations: &[(20261126110300, include_str!("migrations/20261126110300_goals.sql"))],
};

/// Longest words, in characters.
const LONGEST: usize = 200;
/// Most goals of one person to come back to.
const MOST: usize = 5;
/// How many goals of a person that are behind them are shown.
const PAST: usize = 3;

/// One person and what they said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PersonGoals {
    /// The member.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// To come back to, the latest first.
    pub open: Vec<Goal>,
    /// Done or let go, the last three.
    pub past: Vec<Goal>,
    /// They would rather have none: nobody asks.
    pub none_wanted: bool,
}

/// The goals of a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct GoalsView {
    /// The group.
    pub group: GroupRef,
    /// It offers goals. Where it does not, nobody is shown.
    pub offered: bool,
    /// Everybody who comes, hosts first.
    pub people: Vec<PersonGoals>,
}

/// Whether a group offers goals.
pub async fn offered(sql: &mut SqliteConnection, group: i64) -> Result<bool> {
    store::offered(sql, group).await
}

/// A group offers goals from now on, or does not. What people said stays, and is shown while it does.
pub async fn offer(vault: &Vault, now: &Now, group: GroupId, offered: bool) -> Result<Done> {
    let mut change = vault.change("goals.offer", now).await?;
    let group = groups::group(change.sql(), group).await?.id;
    change.put(&GOALS_OFFERED, &[group.into()], &[("offered", offered.into())]).await?;
    change.commit().await
}

/// The goals of a group.
pub async fn read(vault: &Vault, group: GroupId) -> Result<GoalsView> {
    let mut conn = vault.connection().await?;
    let group = groups::group(conn.sql(), group).await?;
    let offered = store::offered(conn.sql(), group.id).await?;
    let mut people = Vec::new();
    if offered {
        let mut all = store::of_group(conn.sql(), group.id).await?;
        for member in groups::members(conn.sql(), group.id).await? {
            if member.standing() == MemberState::Here {
                let theirs = all.extract_if(.., |row| row.member_id == member.id);
                people.push(person(&member, theirs.filter_map(store::Row::goal)));
            }
        }
    }
    Ok(GoalsView { group: group.reference(), offered, people })
}

fn person(member: &Member, goals: impl Iterator<Item = Goal>) -> PersonGoals {
    let (open, past): (Vec<Goal>, Vec<Goal>) = goals.partition(|goal| goal.status.is_open());
    let none_wanted = past.iter().any(|goal| goal.status == GoalStatus::NoGoal);
    let past = past.into_iter().filter(|goal| goal.status != GoalStatus::NoGoal).take(PAST).collect();
    PersonGoals { member: member.id(), name: member.name.clone(), open, past, none_wanted }
}

/// Somebody means to do something. Whoever wanted none wants one now.
///
/// Errors: `Invalid text.empty`, `text.tooLong` on `words` (200 characters); `Conflict goals.notOffered`;
/// `Conflict goal.tooMany` with five to come back to.
pub async fn set(vault: &Vault, now: &Now, member: MemberId, words: &str) -> Result<Done> {
    let words = worded(words)?;
    let mut change = vault.change("goals.set", now).await?;
    let member = asked(&mut change, member).await?;
    let rows = store::of_member(change.sql(), member.id).await?;
    let having = |wanted: fn(GoalStatus) -> bool| {
        rows.iter().filter(move |row| GoalStatus::parse(&row.status).is_some_and(wanted))
    };
    if having(GoalStatus::is_open).count() >= MOST {
        return Err(Error::new(Code::Conflict, "goal.tooMany"));
    }
    for row in having(|status| status == GoalStatus::NoGoal) {
        change.remove(&GOAL, &[row.id.into()]).await?;
    }
    insert(&mut change, &member, &words, GoalStatus::Set).await?;
    change.commit().await
}

/// Somebody would rather have no goal, or does not say so any more.
///
/// Errors: `Conflict goals.notOffered`.
pub async fn none_wanted(vault: &Vault, now: &Now, member: MemberId, none: bool) -> Result<Done> {
    let mut change = vault.change("goals.none", now).await?;
    let member = asked(&mut change, member).await?;
    let said: Vec<i64> = store::of_member(change.sql(), member.id)
        .await?
        .into_iter()
        .filter(|row| row.status == GoalStatus::NoGoal.text())
        .map(|row| row.id)
        .collect();
    if none && said.is_empty() {
        insert(&mut change, &member, "", GoalStatus::NoGoal).await?;
    } else if !none {
        for id in said {
            change.remove(&GOAL, &[id.into()]).await?;
        }
    }
    change.commit().await
}

async fn insert(change: &mut Change<'_>, member: &Member, words: &str, status: GoalStatus) -> Result<()> {
    let said_on = change.now().today;
    let values = [
        ("member_id", member.id.into()),
        ("words", words.into()),
        ("status", status.into()),
        ("said_on", said_on.into()),
    ];
    change.insert(&GOAL, &values).await?;
    Ok(())
}

/// Where a goal stands now. Errors: `NotFound goal.missing`; `Invalid goal.status` on `status` for "no goal",
/// which is no state of one.
pub async fn say(vault: &Vault, now: &Now, goal: GoalId, status: GoalStatus) -> Result<Done> {
    if status == GoalStatus::NoGoal {
        return Err(Error::invalid("status", "goal.status"));
    }
    let mut change = vault.change("goals.say", now).await?;
    let row = store::goal(change.sql(), goal).await?;
    change.put(&GOAL, &[row.id.into()], &[("status", status.into()), ("said_on", now.today.into())]).await?;
    change.commit().await
}

/// A goal became another one. Errors: as for [`set`] on `words`.
pub async fn reword(vault: &Vault, now: &Now, goal: GoalId, words: &str) -> Result<Done> {
    let words = worded(words)?;
    let mut change = vault.change("goals.reword", now).await?;
    let row = store::goal(change.sql(), goal).await?;
    let values = [("words", words.into()), ("status", GoalStatus::Changed.into()), ("said_on", now.today.into())];
    change.put(&GOAL, &[row.id.into()], &values).await?;
    change.commit().await
}

/// Takes a goal away, as if it had never been said.
pub async fn remove(vault: &Vault, now: &Now, goal: GoalId) -> Result<Done> {
    let mut change = vault.change("goals.remove", now).await?;
    let row = store::goal(change.sql(), goal).await?;
    change.remove(&GOAL, &[row.id.into()]).await?;
    change.commit().await
}

/// Forgets all that a member said of goals, as part of a change: they may not be on the list any more.
pub async fn forget(change: &mut Change<'_>, member: i64) -> Result<()> {
    for id in store::ever(change.sql(), member).await? {
        change.purge(&GOAL, &[id.into()], &[("words", "".into())], None).await?;
        change.remove(&GOAL, &[id.into()]).await?;
    }
    Ok(())
}

/// A member of a group that offers goals. Errors: `Conflict goals.notOffered`.
async fn asked(change: &mut Change<'_>, member: MemberId) -> Result<Member> {
    let member = groups::member(change.sql(), member).await?;
    if store::offered(change.sql(), member.group_id).await? {
        Ok(member)
    } else {
        Err(Error::new(Code::Conflict, "goals.notOffered"))
    }
}

fn worded(words: &str) -> Result<String> {
    let words = one_line("words", words, LONGEST)?;
    if words.is_empty() { Err(Error::invalid("words", "text.empty")) } else { Ok(words) }
}
