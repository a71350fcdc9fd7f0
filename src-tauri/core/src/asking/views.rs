//! What the pages about permission show.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::store;
use crate::{
    groups::{self, GroupRef},
    people::{self, Role},
    platform::{GroupId, MemberId, PersonId, Result, Vault},
    privacy::{self, Audience, Decision, Purpose, ReachedBy, WORDING, What, in_force, may_show, question},
};

/// Rows on a page of a list.
const PAGE: u32 = 50;
/// Decisions shown for a purpose.
const HISTORY: usize = 20;

/// One decision, as it was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ToldOnce {
    /// What was decided.
    pub decision: Decision,
    /// The day.
    pub on: NaiveDate,
    /// How it reached us; none for a way that only a newer version knows.
    pub how: Option<ReachedBy>,
    /// Who asked or was told; may be empty.
    pub taken_by: String,
    /// The version of the wording.
    pub wording: String,
    /// The question in that wording; none where only a newer version knows it.
    pub question: Option<String>,
}

/// A purpose with its question, the decision in force and all earlier ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Asked {
    /// What for.
    pub purpose: Purpose,
    /// The question as it is asked today.
    pub question: String,
    /// What follows from a yes.
    pub meaning: String,
    /// The decision in force.
    pub decision: Decision,
    /// Is asked when somebody leaves, and not before.
    pub on_leaving: bool,
    /// Every decision, newest first; 20 at most.
    pub history: Vec<ToldOnce>,
}

/// The page of a person's permissions in one group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PermissionView {
    /// The member.
    pub member: MemberId,
    /// Name.
    pub name: String,
    /// The group.
    pub group: GroupRef,
    /// The version of today's wording.
    pub wording: String,
    /// The service's list has this person, so that a yes copies from there.
    pub on_service_list: bool,
    /// The person at this laptop, to be named as who took an answer.
    pub you: String,
    /// How an answer given at this laptop reaches us.
    pub told: ReachedBy,
    /// Every purpose, in the order of asking.
    pub asked: Vec<Asked>,
}

/// Reads a person's permissions in one group.
pub async fn read(vault: &Vault, member: MemberId) -> Result<PermissionView> {
    let (you, role) = (vault.device("name").await?, people::role(vault).await?);
    let mut conn = vault.connection().await?;
    let row = groups::member(conn.sql(), member).await?;
    let group = groups::group_by_id(conn.sql(), row.group_id).await?.reference();
    let all = privacy::decisions(conn.sql(), row.id).await?;
    let asked = Purpose::ALL.iter().filter_map(|purpose| {
        let today = question(WORDING, *purpose)?;
        let history = all.iter().rev().filter(|one| one.purpose == *purpose).take(HISTORY);
        Some(Asked {
            purpose: *purpose,
            question: today.question.to_owned(),
            meaning: today.meaning.to_owned(),
            decision: in_force(&all, *purpose),
            on_leaving: purpose.asked_on_leaving(),
            history: history
                .map(|one| ToldOnce {
                    decision: one.decision,
                    on: one.on,
                    how: one.how,
                    taken_by: one.taken_by.clone(),
                    wording: one.wording.clone(),
                    question: question(&one.wording, *purpose).map(|asked| asked.question.to_owned()),
                })
                .collect(),
        })
    });
    Ok(PermissionView {
        member,
        group,
        wording: WORDING.to_owned(),
        on_service_list: people::of_member(conn.sql(), row.id).await?.is_some(),
        you,
        told: groups::told(role),
        asked: asked.collect(),
        name: row.name,
    })
}

/// Somebody who has not been asked everything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct StillToAsk {
    /// The member.
    pub member: MemberId,
    /// Name.
    pub name: String,
    /// What they were not asked, of what is asked before somebody leaves.
    pub not_asked: Vec<Purpose>,
}

/// A page of those who have not been asked everything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct StillToAskPage {
    /// The group.
    pub group: GroupRef,
    /// How many are on the list.
    pub people: u32,
    /// How many of them have not been asked everything.
    pub to_ask: u32,
    /// These people, by name; 50 at most.
    pub rows: Vec<StillToAsk>,
    /// Which page this is, from 0.
    pub page: u32,
    /// There are more.
    pub more: bool,
}

/// Who has not been asked what, of those on a group's list.
pub async fn still_to_ask(vault: &Vault, group: GroupId, page: u32) -> Result<StillToAskPage> {
    let mut conn = vault.connection().await?;
    let group = groups::group(conn.sql(), group).await?;
    let asked: Vec<Purpose> = Purpose::ALL.iter().copied().filter(|purpose| !purpose.asked_on_leaving()).collect();
    let (people, to_ask) = store::count_to_ask(conn.sql(), group.id, &asked).await?;
    let found = store::to_ask(conn.sql(), group.id, &asked, PAGE, page.saturating_mul(PAGE)).await?;
    let mut rows = Vec::with_capacity(found.len());
    for (id, uid, name) in found {
        let all = privacy::decisions(conn.sql(), id).await?;
        let not_asked = asked.iter().copied().filter(|one| in_force(&all, *one) == Decision::NotAsked).collect();
        rows.push(StillToAsk { member: MemberId(uid), name, not_asked });
    }
    let more = (page + 1).saturating_mul(PAGE) < to_ask;
    Ok(StillToAskPage { group: group.reference(), people, to_ask, rows, page, more })
}

/// What somebody shares with the others in a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Shared {
    /// Name.
    pub name: String,
    /// Phone number; none without permission.
    pub phone: Option<String>,
    /// E-mail address; none without permission.
    pub email: Option<String>,
    /// May be added to the group's chat.
    pub chat: bool,
}

/// The list that people of a group can take home: only those who share something, and only that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SharedView {
    /// The group.
    pub group: GroupRef,
    /// The people.
    pub people: Vec<Shared>,
}

/// What people share with the others in their group.
pub async fn shared(vault: &Vault, group: GroupId) -> Result<SharedView> {
    let mut conn = vault.connection().await?;
    let group = groups::group(conn.sql(), group).await?;
    let agreed = privacy::given_in(conn.sql(), group.id).await?;
    let mut people = Vec::new();
    for member in groups::members(conn.sql(), group.id).await? {
        if member.standing().is_gone() {
            continue;
        }
        let agreed = agreed.get(&member.id).map_or(&[][..], Vec::as_slice);
        let may = |what| may_show(what, Audience::Members, agreed);
        let shared = Shared {
            phone: Some(member.phone).filter(|phone| !phone.is_empty() && may(What::Phone)),
            email: Some(member.email).filter(|email| !email.is_empty() && may(What::Email)),
            chat: may(What::ChatName),
            name: member.name,
        };
        if shared.phone.is_some() || shared.email.is_some() || shared.chat {
            people.push(shared);
        }
    }
    Ok(SharedView { group: group.reference(), people })
}

/// Somebody whom the service may ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct MayAsk {
    /// The person.
    pub person: PersonId,
    /// Name.
    pub name: String,
    /// The phone number the service holds.
    pub phone: String,
    /// The e-mail address the service holds.
    pub email: String,
}

/// A page of those whom the service may ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct MayAskPage {
    /// What for.
    pub purpose: Purpose,
    /// The people, by name; 50 at most.
    pub rows: Vec<MayAsk>,
    /// Which page this is, from 0.
    pub page: u32,
    /// There are more.
    pub more: bool,
}

/// Whom the pain service may ask: about research, or how it went, for those who have left.
///
/// None in a host's own vault, and none for any other purpose.
pub async fn may_ask(vault: &Vault, purpose: Purpose, page: u32) -> Result<MayAskPage> {
    let (what, to, gone) = match purpose {
        Purpose::Research => (What::Contacts, Audience::Research, false),
        Purpose::ServiceMayAsk => (What::ContactsAfterLeaving, Audience::Service, true),
        _ => return Ok(MayAskPage { purpose, rows: Vec::new(), page, more: false }),
    };
    let hidden = people::role(vault).await? != Role::Clinician;
    let mut conn = vault.connection().await?;
    let found = store::said_yes(conn.sql(), purpose, gone, PAGE + 1, page.saturating_mul(PAGE)).await?;
    let more = found.len() > PAGE as usize;
    let mut rows = Vec::new();
    for row in found.into_iter().take(PAGE as usize) {
        let agreed = privacy::given(conn.sql(), row.member_id).await?;
        if !hidden && may_show(what, to, &agreed) {
            rows.push(MayAsk { person: PersonId(row.uid), name: row.name, phone: row.phone, email: row.email });
        }
    }
    rows.dedup_by_key(|row| row.person);
    Ok(MayAskPage { purpose, rows, page, more })
}
