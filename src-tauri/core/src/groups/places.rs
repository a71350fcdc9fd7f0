//! A person's places in groups: another one, the same person twice on one list, and what the hosts may
//! have of the service's details. Somebody in two groups has two members; only the service's list knows.

use sqlx::SqliteConnection;

use super::{
    api::{self, MEMBER, MEMBER_TWO, MemberAdded, NewMember, hosts_may_have_contacts, no_contacts, told},
    jobs,
    store::{self, Member},
};
use crate::{
    people::{self, Contact, PERSON, alike},
    platform::{Change, Code, Done, Error, GroupId, MemberId, Now, PersonId, Result, Value, Vault},
    privacy::{Decision, Purpose, ReachedBy},
};

/// What stands for a name that was taken back, until somebody types it again.
const NO_NAME: &str = "?";

/// Gives a member a place in another group as well. What the first group's hosts may have is theirs
/// alone: `contacts` is what the person answered about the new ones.
///
/// Errors: `Conflict group.already` if they are on that list; `NotFound member.missing`, `group.missing`.
pub async fn join(vault: &Vault, now: &Now, member: MemberId, to: GroupId, contacts: Decision) -> Result<MemberAdded> {
    let how = told(people::role(vault).await?);
    let mut change = vault.change("groups.join", now).await?;
    let member = store::member(change.sql(), member).await?;
    let added = join_in(&mut change, &member, to, contacts, how).await?;
    Ok(MemberAdded { done: change.commit().await?, member: added })
}

/// As [`join`], as part of a change.
pub async fn join_in(
    change: &mut Change<'_>,
    member: &Member,
    to: GroupId,
    contacts: Decision,
    how: ReachedBy,
) -> Result<MemberId> {
    let group = store::group(change.sql(), to).await?.id;
    let person = people::of_member(change.sql(), member.id).await?;
    if group == member.group_id || place_in(change, person.as_ref(), group).await? {
        return Err(Error::new(Code::Conflict, "group.already"));
    }
    // In a host's own vault the name is all there is to go by.
    let there = store::members(change.sql(), group).await?;
    if person.is_none() && there.iter().any(|other| other.name == member.name && !other.standing().is_gone()) {
        return Err(Error::new(Code::Conflict, "group.already"));
    }
    let (phone, email, best_time) = person
        .as_ref()
        .map_or((&member.phone, &member.email, &member.best_time), |p| (&p.phone, &p.email, &p.best_time));
    let answers = [(Purpose::HostHasContacts, contacts)];
    let new =
        NewMember { name: &member.name, phone, email, best_time, answers: &answers, host: false, how, source: None };
    let (id, uid) = api::enrol(change, group, &new).await?;
    if let Some(person) = person {
        people::link(change, person.id, id).await?;
    }
    Ok(uid)
}

/// Whether a person is on a group's list now.
async fn place_in(change: &mut Change<'_>, person: Option<&people::Person>, group: i64) -> Result<bool> {
    let Some(person) = person else { return Ok(false) };
    for id in people::members_of(change.sql(), person.id).await? {
        if let Ok(place) = store::member_by_id(change.sql(), id).await
            && place.group_id == group
            && !place.standing().is_gone()
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Changes what the service's list says of a person, and the group's rows as far as they may have it.
///
/// Errors: `Invalid name.empty`, `phone.*`, `email.malformed`; `NotFound person.missing`.
pub async fn edit_person(
    vault: &Vault,
    now: &Now,
    person: PersonId,
    name: &str,
    phone: &str,
    email: &str,
) -> Result<Done> {
    let (name, phone, email) = api::checked(name, phone, email)?;
    let mut change = vault.change("groups.editPerson", now).await?;
    let person = people::person(change.sql(), person).await?;
    let contact = Contact { name, phone, email, best_time: person.best_time };
    people::edit(&mut change, person.id, &contact).await?;
    copy_to_places(&mut change, person.id).await?;
    change.commit().await
}

fn contacts_of(person: &people::Person) -> [(&'static str, Value); 3] {
    [("phone", &person.phone), ("email", &person.email), ("best_time", &person.best_time)]
        .map(|(field, value)| (field, value.as_str().into()))
}

/// Brings what the service's list says of a person into the group's rows that may have it.
pub(super) async fn copy_to_places(change: &mut Change<'_>, person: i64) -> Result<()> {
    let person = people::person_by_id(change.sql(), person).await?;
    for id in people::members_of(change.sql(), person.id).await? {
        let Ok(place) = store::member_by_id(change.sql(), id).await else { continue };
        let mut values = vec![("name", person.name.as_str().into())];
        if hosts_may_have_contacts(change.sql(), &place).await? {
            values.extend(contacts_of(&person));
        }
        change.put(&MEMBER, &[id.into()], &values).await?;
    }
    Ok(())
}

/// Makes the contact details in a group's row what the hosts may have: purged, or copied from the
/// service's list if there are none yet.
pub async fn keep_to_permission(change: &mut Change<'_>, member: &Member) -> Result<()> {
    let person = people::of_member(change.sql(), member.id).await?;
    if !hosts_may_have_contacts(change.sql(), member).await? {
        let there = person.map(|person| [person.id.into()]);
        let source = there.as_ref().map(|key| (&PERSON, key.as_slice()));
        return change.purge(&MEMBER, &[member.id.into()], &no_contacts(), source).await;
    }
    if let Some(person) = person
        && member.phone.is_empty()
        && member.email.is_empty()
    {
        change.put(&MEMBER, &[member.id.into()], &contacts_of(&person)).await?;
    }
    Ok(())
}

/// Takes somebody off a list who no longer wants to be on it: no name and no details stay in the
/// group's rows. Marks of attendance stay, as numbers.
pub async fn forget(change: &mut Change<'_>, member: &Member) -> Result<()> {
    let key = [member.id.into()];
    let there = people::of_member(change.sql(), member.id).await?.map(|person| [person.id.into()]);
    let source = there.as_ref().map(|key| (&PERSON, key.as_slice()));
    let mut empty = vec![("name", NO_NAME.into())];
    empty.extend(no_contacts());
    change.purge(&MEMBER, &key, &empty, source).await?;
    let today = change.now().today;
    jobs::end_all_in(change, member.id, true, today).await?;
    change.remove(&MEMBER, &key).await
}

/// Says that two members of one list are one person, and the second stands for both; or, with none,
/// that a member stands for itself again. Attendance of both shows together; neither row loses anything.
///
/// Errors: `Invalid person.itself`; `Conflict member.otherGroup`; `NotFound member.missing`.
pub async fn same_member(vault: &Vault, now: &Now, member: MemberId, stands: Option<MemberId>) -> Result<Done> {
    let mut change = vault.change("groups.sameMember", now).await?;
    let one = store::member(change.sql(), member).await?;
    let stands = match stands {
        None => None,
        Some(other) => {
            let other = store::member(change.sql(), other).await?;
            let stands = other.same_as.unwrap_or(other.id);
            if stands == one.id {
                return Err(Error::invalid("member", "person.itself"));
            }
            if other.group_id != one.group_id {
                return Err(Error::new(Code::Conflict, "member.otherGroup"));
            }
            for also in store::also(change.sql(), one.id).await? {
                change.put(&MEMBER, &[also.id.into()], &[("same_as", stands.into())]).await?;
            }
            Some(stands)
        }
    };
    change.put(&MEMBER, &[one.id.into()], &[("same_as", stands.into())]).await?;
    change.commit().await
}

/// Says that two members of one list are two people, however alike they look.
pub async fn two_members(vault: &Vault, now: &Now, member: MemberId, other: MemberId) -> Result<Done> {
    let mut change = vault.change("groups.twoMembers", now).await?;
    let (one, other) = (store::member(change.sql(), member).await?.id, store::member(change.sql(), other).await?.id);
    change.put(&MEMBER_TWO, &[one.min(other).into(), one.max(other).into()], &[]).await?;
    change.commit().await
}

/// Others on the same list who look like the same person; 5 at most.
pub async fn look_alikes(sql: &mut SqliteConnection, member: &Member) -> Result<Vec<Member>> {
    let two = store::two_of(sql, member.id).await?;
    let mut found = store::members(sql, member.group_id).await?;
    found.retain(|other| {
        other.id != member.id
            && !two.contains(&other.id)
            && alike((&member.name, &member.phone, &member.email), (&other.name, &other.phone, &other.email))
    });
    found.truncate(5);
    Ok(found)
}
