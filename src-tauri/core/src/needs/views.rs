//! What the pages show of needs.

use serde::{Deserialize, Serialize};

use super::{
    model::{GroupNeed, Need, NeedView, review_due},
    store,
};
use crate::{
    groups::{self, GroupRef},
    people,
    platform::{GroupId, MemberId, Now, Result, Vault},
    privacy::{self, Audience, What, may_show},
};

/// What helps one member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct MemberNeedsView {
    /// The member.
    pub member: MemberId,
    /// Name.
    pub name: String,
    /// The group's hosts may know what helps.
    pub hosts_may_know: bool,
    /// The service's list has this person: what is here is the service's, and the hosts get what is shared.
    pub on_service_list: bool,
    /// What helps.
    pub needs: Vec<NeedView>,
    /// It is a year since somebody asked whether it is still right.
    pub review_due: bool,
}

/// Reads what helps one member: as the service's list holds it, where there is one; otherwise as the
/// group's rows do.
pub async fn read(vault: &Vault, now: &Now, member: MemberId) -> Result<MemberNeedsView> {
    let mut conn = vault.connection().await?;
    let row = groups::member(conn.sql(), member).await?;
    let agreed = privacy::given(conn.sql(), row.id).await?;
    let person = people::of_member(conn.sql(), row.id).await?;
    let needs = match &person {
        Some(person) => store::of_person(conn.sql(), person.id).await?,
        None => store::of_member(conn.sql(), row.id).await?,
    };
    Ok(MemberNeedsView {
        member,
        hosts_may_know: may_show(What::Needs, Audience::Hosts, &agreed),
        on_service_list: person.is_some(),
        review_due: needs.iter().any(|need| review_due(need.reviewed, now.today)),
        needs,
        name: row.name,
    })
}

/// One thing that helps somebody, for those who get a meeting ready.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Helps {
    /// What.
    pub need: Need,
    /// How to meet it; may be empty.
    pub how: String,
    /// Shows as a small flag on the register.
    pub flagged: bool,
}

/// What helps one of those who come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PersonHelps {
    /// The member.
    pub member: MemberId,
    /// Name.
    pub name: String,
    /// What helps.
    pub helps: Vec<Helps>,
}

/// What the people of a group need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct GroupNeedsView {
    /// The group.
    pub group: GroupRef,
    /// How many people need what, most first.
    pub counts: Vec<GroupNeed>,
    /// Who needs what, by name.
    pub people: Vec<PersonHelps>,
}

/// Reads what the people of a group need, as far as its hosts may know.
pub async fn group(vault: &Vault, group: GroupId) -> Result<GroupNeedsView> {
    let mut conn = vault.connection().await?;
    let group = groups::group(conn.sql(), group).await?;
    let counts = store::of_group(conn.sql(), group.id).await?;
    let mut people: Vec<PersonHelps> = Vec::new();
    for row in store::of_members(conn.sql(), group.id).await? {
        let Some(need) = Need::parse(&row.what) else { continue };
        let helps = Helps { need, how: row.how.clone(), flagged: row.flagged };
        match people.last_mut().filter(|person| person.member == row.member()) {
            Some(person) => person.helps.push(helps),
            None => people.push(PersonHelps { member: row.member(), name: row.name, helps: vec![helps] }),
        }
    }
    for person in &mut people {
        person.helps.sort_by_key(|helps| helps.need);
    }
    Ok(GroupNeedsView { group: group.reference(), counts, people })
}
