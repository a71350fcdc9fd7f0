//! Writing the list: one change, all of it or nothing.

use std::ops::ControlFlow;

use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;

use super::{
    against::{Known, ListDetail, Matched, OnTheList},
    check::{Plan, people},
    choices::Choices,
    columns::List,
    memory,
    model::Incoming,
    values,
};
use crate::{
    groups::{self, Correction, MemberSource, NewMember},
    people::{self, Contact, Role},
    platform::{Change, Code, Done, Error, GroupId, Now, ProgrammeId, Result, Vault, one_line},
    privacy::{Decision, Purpose, ReachedBy},
    programmes::{self, CountedBefore, NewRow, OfferAnswer, ProgrammeDetails},
};

/// Progress is told after so many people.
const STEP: usize = 100;
/// Longest code of a programme, in characters.
const LONGEST_CODE: usize = 120;

/// Where the list goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Destination {
    /// A group that is there; none: a new one.
    pub group: Option<GroupId>,
    /// The name of a new group.
    pub new_group_name: String,
    /// A programme that is there; none: a new one.
    pub programme: Option<ProgrammeId>,
    /// The service's own code for a new programme; may be empty.
    pub programme_code: String,
}

/// A list that was brought in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct BroughtIn {
    /// The change; one undo takes all of it back.
    pub done: Done,
    /// The group.
    pub group: GroupId,
    /// How many people came in anew.
    pub brought_in: u32,
    /// How many who were in the group have something changed.
    pub changed: u32,
    /// How many of those who came in said maybe: named on the programme, and not yet on the group's list.
    pub thinking: u32,
    /// How many were on the programme without a name before, and were not counted again.
    pub counted_before: u32,
}

/// Everybody who is or was on the list of a group, to compare with. Errors: `NotFound group.missing`.
pub async fn on_the_list(vault: &Vault, group: GroupId) -> Result<OnTheList> {
    let mut conn = vault.connection().await?;
    let id = groups::group(conn.sql(), group).await?.id;
    known(conn.sql(), id).await
}

async fn known(sql: &mut SqliteConnection, group: i64) -> Result<OnTheList> {
    let (mut all, mut after) = (Vec::new(), 0);
    loop {
        let page = groups::members_after(sql, group, after).await?;
        let Some(last) = page.last() else { return Ok(OnTheList(all)) };
        after = last.id;
        for member in page {
            let contacts = groups::hosts_may_have_contacts(sql, &member).await?;
            all.push(Known {
                id: member.id(),
                local: member.id,
                state: member.standing(),
                contacts,
                name: member.name,
                phone: member.phone,
                email: member.email,
                best_time: member.best_time,
            });
        }
    }
}

/// Brings in everybody who agreed, changes what was chosen of those who are there, and puts everybody who
/// is new on the programme's cohort: by name or counted. Whoever the programme has already is not counted twice;
/// [`CountedBefore`] has the rule.
///
/// In a service's vault each person is also kept on the service's own list, with their contact
/// details; the group's rows get these only where the hosts may have them. Whoever said maybe waits there,
/// by name, for their yes. A host's vault has no such list: there they come onto the group's.
/// Errors: `Invalid list.problems` while anything is unanswered; `Invalid list.nobody` if there is
/// nothing to write; `Conflict list.stopped` if `progress` said so, with nothing left behind.
pub async fn bring_in(
    vault: &Vault,
    now: &Now,
    list: &List,
    choices: &Choices,
    into: &Destination,
    mut progress: impl FnMut(u32, u32) -> ControlFlow<()>,
) -> Result<BroughtIn> {
    let for_service = people::role(vault).await? == Role::Clinician;
    let by = vault.device("name").await?;
    let mut change = vault.change("intake.bringIn", now).await?;
    let there = match into.group {
        Some(id) => Some((groups::group(change.sql(), id).await?.id, id)),
        None => None,
    };
    // Looked at inside the change: what the page compared with may be another by now.
    let others = match there {
        Some((id, _)) => Some(known(change.sql(), id).await?),
        None => None,
    };
    let Plan { new, known, counted, .. } =
        people(list, choices, others.as_ref()).map_err(|_| Error::invalid("choices", "list.problems"))?;
    let changed = known.iter().filter(|(_, matched)| !matched.take.is_empty()).count();
    if new.is_empty() && changed == 0 {
        return Err(Error::invalid("choices", "list.nobody"));
    }
    let (group, id) = match there {
        Some(there) => there,
        None => groups::create_in(&mut change, &into.new_group_name, "").await.map_err(name_of_group)?,
    };
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let total = number(new.len() + known.len());
    let mut step = |nth: usize| match nth.is_multiple_of(STEP) && progress(number(nth), total).is_break() {
        true => Err(Error::new(Code::Conflict, "list.stopped")),
        false => Ok(()),
    };
    let (mut thinking, mut counted_before) = (0, 0);
    if !new.is_empty() {
        let programme = programme(&mut change, into, group).await?;
        let mut before = CountedBefore::read(&mut change, programme).await?;
        let again = |person: &Incoming| before.named.iter().any(|named| same_name(&named.name, &person.name));
        if known.is_empty() && !before.named.is_empty() && !new.iter().any(again) {
            before.others();
        }
        let answers: Vec<OfferAnswer> = counted.iter().map(|person| person.answer).collect();
        for person in before.order(&answers).into_iter().filter_map(|nth| counted.get(nth)) {
            let row = NewRow {
                person: None,
                finished: Some(person.finished),
                answer: Some(person.answer),
                why: person.why.clone(),
                by: &by,
            };
            before.put(&mut change, programme, &row).await?;
        }
        for (nth, person) in new.iter().enumerate() {
            step(nth)?;
            let waits = for_service && person.answer == OfferAnswer::Maybe;
            thinking += u32::from(waits);
            let member = if waits { None } else { Some(enrol(&mut change, group, person).await?) };
            let listed = if for_service { Some(keep(&mut change, person, member, &before).await?) } else { None };
            let row = NewRow {
                person: listed,
                finished: Some(person.finished),
                answer: Some(person.answer),
                why: person.why.clone(),
                by: &by,
            };
            match listed {
                Some(_) => before.put(&mut change, programme, &row).await?,
                None => programmes::add_row(&mut change, programme, &row).await.map(|_| ())?,
            }
        }
        counted_before = before.again;
    }
    for (nth, (person, matched)) in known.iter().enumerate() {
        step(new.len() + nth)?;
        put_right(&mut change, person, matched, for_service).await?;
    }
    let _ = progress(total, total);
    let done = change.commit().await?;
    memory::remember(vault, list, choices).await?;
    Ok(BroughtIn { done, group: id, brought_in: number(new.len()), changed: number(changed), thinking, counted_before })
}

fn same_name(one: &str, other: &str) -> bool {
    values::name_keys(one)[1] == values::name_keys(other)[1]
}

fn contact(person: &Incoming) -> Contact {
    Contact {
        name: person.name.clone(),
        phone: person.phone.clone(),
        email: person.email.clone(),
        best_time: person.best_time.clone(),
    }
}

/// What the list says about the hosts having somebody's contact details: a no and no answer are two things.
fn said(person: &Incoming) -> Decision {
    match (person.share_contacts, person.keeps_contacts) {
        (true, _) => Decision::Given,
        (false, true) => Decision::Refused,
        (false, false) => Decision::NotAsked,
    }
}

/// The programme that the list is of, one that is there or a new one; it feeds the group.
async fn programme(change: &mut Change<'_>, into: &Destination, group: i64) -> Result<i64> {
    let id = match into.programme {
        Some(id) => programmes::local_id(change.sql(), id).await?,
        None => {
            let code = one_line("programmeCode", &into.programme_code, LONGEST_CODE)?;
            programmes::create_in(change, &ProgrammeDetails { code, ..ProgrammeDetails::default() }).await?.0
        }
    };
    programmes::feed_in(change, id, group).await?;
    Ok(id)
}

/// Puts somebody on the group's list.
async fn enrol(change: &mut Change<'_>, group: i64, person: &Incoming) -> Result<i64> {
    let new = NewMember {
        name: &person.name,
        phone: &person.phone,
        email: &person.email,
        best_time: &person.best_time,
        answers: &[(Purpose::HostHasContacts, said(person))],
        host: false,
        how: ReachedBy::OnTheList,
        source: Some(MemberSource::Programme),
    };
    Ok(groups::enrol(change, group, &new).await?.0)
}

/// Keeps somebody on the service's own list; whoever is named on the programme already is there. Answers with
/// the person's local id.
async fn keep(change: &mut Change<'_>, person: &Incoming, member: Option<i64>, before: &CountedBefore) -> Result<i64> {
    let known = before.named.iter().find(|known| {
        let agrees = |one: &str, other: &str, alike: bool| one.is_empty() || other.is_empty() || alike;
        same_name(&known.name, &person.name)
            && agrees(&known.phone, &person.phone, people::phone_key(&known.phone) == people::phone_key(&person.phone))
            && agrees(&known.email, &person.email, known.email.eq_ignore_ascii_case(&person.email))
    });
    let id = match known {
        Some(known) => {
            people::correct(change, known.person, &contact(person)).await?;
            known.person
        }
        None => people::add(change, &contact(person)).await?,
    };
    if let Some(member) = member {
        people::link(change, id, member).await?;
    }
    Ok(id)
}

/// Changes what was chosen of somebody who is in the group, here and on the service's own list.
async fn put_right(change: &mut Change<'_>, person: &Incoming, matched: &Matched, for_service: bool) -> Result<()> {
    let takes = |detail| matched.take.contains(&detail);
    // With the permission come the details that it is about.
    let allowed = takes(ListDetail::Contacts) && person.share_contacts;
    let of = |detail, value| (takes(detail) || allowed).then_some(value).filter(|value: &&str| !value.is_empty());
    let with = Correction {
        name: takes(ListDetail::Name).then_some(person.name.as_str()),
        phone: of(ListDetail::Phone, &person.phone),
        email: of(ListDetail::Email, &person.email),
        best_time: of(ListDetail::BestTime, &person.best_time),
        host_may_have_contacts: takes(ListDetail::Contacts).then_some(person.share_contacts),
    };
    if with != Correction::default() {
        let member = groups::member_by_id(change.sql(), matched.local).await?;
        groups::correct(change, &member, &with, ReachedBy::OnTheList).await?;
    }
    if !for_service || matched.gone {
        return Ok(());
    }
    let mut contact = contact(person);
    for kept in &matched.keep {
        match kept {
            ListDetail::Name => contact.name.clear(),
            ListDetail::Phone => contact.phone.clear(),
            ListDetail::Email => contact.email.clear(),
            ListDetail::BestTime => contact.best_time.clear(),
            ListDetail::Contacts => {}
        }
    }
    match people::person_of(change.sql(), matched.local).await? {
        Some(person) => people::correct(change, person, &contact).await,
        None if matched.keep.contains(&ListDetail::Name) => Ok(()),
        None => {
            let person = people::add(change, &contact).await?;
            people::link(change, person, matched.local).await
        }
    }
}

fn name_of_group(error: Error) -> Error {
    Error { field: error.field.map(|field| if field == "name" { "newGroupName" } else { field }), ..error }
}
