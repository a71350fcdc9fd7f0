//! Writing down what helps, and bringing it to the hosts who may know.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    model::{Need, NeedView, due_since},
    store,
};
use crate::{
    fields,
    groups::{self, MEMBER, Member},
    people,
    platform::{Change, Done, Error, Home, Key, MemberId, Now, Result, Slice, Table, Topic, Value, Vault, one_line},
    privacy::{self, Audience, What, may_show},
};

/// What helps a person, in the service's own compartment.
pub static PERSON_NEED: Table = Table {
    kind: 22,
    name: "person_need",
    key: Key::Natural(&["person_id", "what"]),
    home: Home::Service,
    topic: Topic::Members,
    fields: fields![1 how, 2 flagged, 3 shared, 4 reviewed],
};

/// What helps a member, as the hosts may know it.
pub static MEMBER_NEED: Table = Table {
    kind: 23,
    name: "member_need",
    key: Key::Natural(&["member_id", "what"]),
    home: Home::Through("member_id", &MEMBER),
    topic: Topic::Members,
    fields: fields![1 how, 2 flagged, 3 reviewed],
};

/// What needs hands to the vault.
pub static SLICE: Slice = Slice {
    name: "needs",
    tables: &[&PERSON_NEED, &MEMBER_NEED],
    migrations: &[(20261125120300, include_str!("migrations/20261125120300_needs.sql"))],
};

/// Longest "how to meet it", in characters.
const LONGEST: usize = 200;

/// Something that helps, as somebody wrote it down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NeedEdit {
    /// What.
    pub need: Need,
    /// How to meet it, in own words; may be empty, but for something else.
    pub how: String,
    /// Show a small flag on the register.
    pub flagged: bool,
    /// The hosts may know it. Only a service's list can hold what they may not.
    pub shared: bool,
}

/// Writes down something that helps a member, or changes it. On the service's list, where the person is
/// on it; in the group's rows only with permission.
///
/// Errors: `Invalid text.empty` on `how` for something else without words; `Invalid text.tooLong`;
/// `Invalid permission.missing` on `shared` where the hosts may not know and there is no other place.
pub async fn put(vault: &Vault, now: &Now, member: MemberId, edit: &NeedEdit) -> Result<Done> {
    let how = one_line("how", &edit.how, LONGEST)?;
    if edit.need == Need::Other && how.is_empty() {
        return Err(Error::invalid("how", "text.empty"));
    }
    let mut change = vault.change("needs.put", now).await?;
    let member = groups::member(change.sql(), member).await?;
    let values = [("how", how.into()), ("flagged", edit.flagged.into()), ("reviewed", now.today.into())];
    match people::of_member(change.sql(), member.id).await? {
        Some(person) => {
            let mut values = values.to_vec();
            values.push(("shared", edit.shared.into()));
            change.put(&PERSON_NEED, &[person.id.into(), edit.need.into()], &values).await?;
            copy_to_places(&mut change, person.id).await?;
        }
        None if hosts_may_know(&mut change, &member).await? => {
            change.put(&MEMBER_NEED, &[member.id.into(), edit.need.into()], &values).await?;
        }
        None => return Err(Error::invalid("shared", "permission.missing")),
    }
    change.commit().await
}

/// Takes something away that no longer helps or never did.
pub async fn remove(vault: &Vault, now: &Now, member: MemberId, need: Need) -> Result<Done> {
    let mut change = vault.change("needs.remove", now).await?;
    let member = groups::member(change.sql(), member).await?;
    match people::of_member(change.sql(), member.id).await? {
        Some(person) => {
            for row in people::also(change.sql(), person.id).await?.iter().chain([&person]) {
                change.remove_if_there(&PERSON_NEED, &[row.id.into(), need.into()]).await?;
            }
            copy_to_places(&mut change, person.id).await?;
        }
        None => change.remove_if_there(&MEMBER_NEED, &[member.id.into(), need.into()]).await?,
    }
    change.commit().await
}

/// Somebody asked, and all of it is still right.
pub async fn review(vault: &Vault, now: &Now, member: MemberId) -> Result<Done> {
    let mut change = vault.change("needs.review", now).await?;
    let member = groups::member(change.sql(), member).await?;
    let reviewed = [("reviewed", Value::from(now.today))];
    match people::of_member(change.sql(), member.id).await? {
        Some(person) => {
            for need in store::of_person(change.sql(), person.id).await? {
                change.put(&PERSON_NEED, &[person.id.into(), need.need.into()], &reviewed).await?;
            }
            copy_to_places(&mut change, person.id).await?;
        }
        None => {
            for need in store::of_member(change.sql(), member.id).await? {
                change.put(&MEMBER_NEED, &[member.id.into(), need.need.into()], &reviewed).await?;
            }
        }
    }
    change.commit().await
}

async fn hosts_may_know(change: &mut Change<'_>, member: &Member) -> Result<bool> {
    let agreed = privacy::given(change.sql(), member.id).await?;
    Ok(may_show(What::Needs, Audience::Hosts, &agreed))
}

/// Makes the needs in a group's rows what the hosts may know: purged, or copied from the service's list.
pub async fn keep_to_permission(change: &mut Change<'_>, member: &Member) -> Result<()> {
    let person = people::of_member(change.sql(), member.id).await?;
    if !hosts_may_know(change, member).await? {
        let source = person.as_ref().map(|person| person.id);
        return forget(change, member.id, source).await;
    }
    if let Some(person) = person {
        let needs = store::of_person(change.sql(), person.id).await?;
        copy_to(change, member, person.id, &needs).await?;
    }
    Ok(())
}

/// Empties what the group's rows say of a member's needs, and takes the rows away.
async fn forget(change: &mut Change<'_>, member: i64, person: Option<i64>) -> Result<()> {
    for what in store::words_of(change.sql(), member).await? {
        let key = [member.into(), what.as_str().into()];
        let there = person.map(|person| [Value::Int(person), what.as_str().into()]);
        let source = there.as_ref().map(|key| (&PERSON_NEED, key.as_slice()));
        change.purge(&MEMBER_NEED, &key, &[("how", "".into())], source).await?;
        change.remove(&MEMBER_NEED, &key).await?;
    }
    Ok(())
}

async fn copy_to_places(change: &mut Change<'_>, person: i64) -> Result<()> {
    let needs = store::of_person(change.sql(), person).await?;
    for id in people::members_of(change.sql(), person).await? {
        let Ok(member) = groups::member_by_id(change.sql(), id).await else { continue };
        if hosts_may_know(change, &member).await? {
            copy_to(change, &member, person, &needs).await?;
        }
    }
    Ok(())
}

async fn copy_to(change: &mut Change<'_>, member: &Member, person: i64, needs: &[NeedView]) -> Result<()> {
    let shared: Vec<&NeedView> = needs.iter().filter(|need| need.shared).collect();
    for there in store::of_member(change.sql(), member.id).await? {
        if !shared.iter().any(|need| need.need == there.need) {
            let key = [member.id.into(), there.need.into()];
            let source = [person.into(), there.need.into()];
            change.purge(&MEMBER_NEED, &key, &[("how", "".into())], Some((&PERSON_NEED, &source))).await?;
            change.remove(&MEMBER_NEED, &key).await?;
        }
    }
    for need in shared {
        let values =
            [("how", need.how.as_str().into()), ("flagged", need.flagged.into()), ("reviewed", need.reviewed.into())];
        change.put(&MEMBER_NEED, &[member.id.into(), need.need.into()], &values).await?;
    }
    Ok(())
}

/// Needs reviewed on this day or before are to be looked at again.
#[must_use]
pub fn still_right_after(now: &Now) -> NaiveDate {
    due_since(now.today)
}
