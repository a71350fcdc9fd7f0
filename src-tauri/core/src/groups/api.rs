//! Making groups and keeping their lists.

use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;

use super::{
    agreed,
    jobs::{self, Job},
    life,
    model::{MemberSource, MemberState},
    places::copy_to_places,
    store,
};
use crate::{
    fields,
    people::{self, Contact, Role, check_email, check_phone, tidy_phone},
    platform::{
        Change, Done, Error, GroupId, Home, Key, MemberId, Now, Result, Slice, Table, Topic, Value, Vault, one_line,
    },
    privacy::{self, Audience, Decision, Purpose, ReachedBy, What, may_show},
    service,
};

/// Groups.
pub static SUPPORT_GROUP: Table = Table {
    kind: 30,
    name: "support_group",
    key: Key::Uid,
    home: Home::GroupItself,
    topic: Topic::Groups,
    fields: fields![1 name, 2 place, 3 since, 4 life, 5 life_since, 6 back_on, 7 ended_how, 8 merged_with],
};

/// Members of groups.
pub static MEMBER: Table = Table {
    kind: 31,
    name: "member",
    key: Key::Uid,
    home: Home::Group("group_id"),
    topic: Topic::Members,
    fields: fields![
        1 group_id, 2 name, 3 phone, 4 email, 5 host, 6 joined, 7 state, 8 back_on, 9 best_time, 10 same_as, 20 source
    ],
};

/// Two members who look like one person and are not.
pub static MEMBER_TWO: Table = Table {
    kind: 25,
    name: "member_two",
    key: Key::Natural(&["member_id", "other_id"]),
    home: Home::Through("member_id", &MEMBER),
    topic: Topic::Members,
    fields: &[],
};

/// What groups hands to the vault.
pub static SLICE: Slice = Slice {
    name: "groups",
    tables: &[
        &SUPPORT_GROUP,
        &MEMBER,
        &MEMBER_TWO,
        &jobs::ROLE_ASSIGNMENT,
        &agreed::AGREED_TEXT,
        &agreed::AGREED_LINE,
        &life::GROUP_LIFE,
        &life::CLOSING_STEP,
    ],
    migrations: &[
        (20261122100300, include_str!("migrations/20261122100300_groups.sql")),
        (20261125103000, include_str!("migrations/20261125103000_best_time.sql")),
        (20261125130001, include_str!("migrations/20261125130001_source.sql")),
        (20261125140000, include_str!("migrations/20261125140000_jobs_life_agreed.sql")),
        (20261125120200, include_str!("migrations/20261125120200_same_member.sql")),
        (20261125200000, include_str!("migrations/20261125200000_on_list.sql")),
    ],
};

/// Longest name of a person, group or place, in characters.
const LONGEST_NAME: usize = 120;
/// Longest words about when to ring, in characters.
const LONGEST_TIME: usize = 80;
/// Most names that can be typed in one go.
const MOST_NAMES: usize = 200;
/// Under this key the device remembers which members are the person at this laptop.
const ME: &str = "me";

/// A group that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Created {
    /// The change.
    pub done: Done,
    /// The new group.
    pub group: GroupId,
}

/// A member who was added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct MemberAdded {
    /// The change.
    pub done: Done,
    /// The new member.
    pub member: MemberId,
}

/// Somebody to put on a group's list.
#[derive(Debug, Clone)]
pub struct NewMember<'a> {
    /// Name, checked.
    pub name: &'a str,
    /// Phone number, checked; empty if none.
    pub phone: &'a str,
    /// E-mail address, checked; empty if none.
    pub email: &'a str,
    /// When to ring, in the person's words; empty if they did not say.
    pub best_time: &'a str,
    /// What the person answered, besides being on the list; what is not here was not asked.
    pub answers: &'a [(Purpose, Decision)],
    /// Runs the group.
    pub host: bool,
    /// How we know what the person agreed to.
    pub how: ReachedBy,
    /// How they came to the group, if anybody knows.
    pub source: Option<MemberSource>,
}

/// Makes a group, with the names that somebody typed; the person at this laptop (`you`) as a host.
///
/// Errors: `Invalid name.empty` on `name`; `Invalid names.tooMany` on `names`; `Invalid text.tooLong`.
pub async fn create(
    vault: &Vault,
    now: &Now,
    name: &str,
    place: &str,
    names: &[String],
    you: Option<&str>,
) -> Result<Created> {
    if names.len() > MOST_NAMES {
        return Err(Error::invalid("names", "names.tooMany"));
    }
    let for_service = people::role(vault).await? == Role::Clinician;
    let mut change = vault.change("groups.create", now).await?;
    let (group, uid) = create_in(&mut change, name, place).await?;
    let mut me = None;
    if let Some(you) = you {
        let name = one_line("yourName", you, LONGEST_NAME)?;
        if !name.is_empty() {
            me = Some(enrol(&mut change, group, &typed(&name, true)).await?.1);
        }
    }
    for name in names {
        let name = one_line("names", name, LONGEST_NAME)?;
        if !name.is_empty() {
            let (member, _) = enrol(&mut change, group, &typed(&name, false)).await?;
            if for_service {
                list(&mut change, member, Contact { name, ..Contact::default() }).await?;
            }
        }
    }
    let done = change.commit().await?;
    if let Some(me) = me {
        remember_me(vault, me).await?;
    }
    Ok(Created { done, group: uid })
}

fn typed(name: &str, host: bool) -> NewMember<'_> {
    NewMember { name, phone: "", email: "", best_time: "", answers: &[], host, how: ReachedBy::ToldHost, source: None }
}

/// Makes an empty group as part of a change. Errors: `Invalid name.empty` on `name`.
pub async fn create_in(change: &mut Change<'_>, name: &str, place: &str) -> Result<(i64, GroupId)> {
    let name = one_line("name", name, LONGEST_NAME)?;
    if name.is_empty() {
        return Err(Error::invalid("name", "name.empty"));
    }
    let place = one_line("place", place, LONGEST_NAME)?;
    let since = change.now().today;
    let (id, uid) = change
        .insert(&SUPPORT_GROUP, &[("name", name.into()), ("place", place.into()), ("since", since.into())])
        .await?;
    service::copy_to_group(change, id).await?;
    Ok((id, GroupId(uid)))
}

/// Puts somebody on a group's list, as part of a change: what they have not agreed to stays out.
pub async fn enrol(change: &mut Change<'_>, group: i64, new: &NewMember<'_>) -> Result<(i64, MemberId)> {
    let mut agreed = vec![Purpose::HoldDetails];
    agreed.extend(new.answers.iter().filter(|(_, said)| *said == Decision::Given).map(|(purpose, _)| *purpose));
    let shown = may_show(What::Contacts, Audience::Hosts, &agreed);
    let joined = change.now().today;
    let mut values = vec![
        ("group_id", group.into()),
        ("name", new.name.into()),
        ("joined", joined.into()),
        ("source", new.source.into()),
    ];
    if shown {
        values.push(("phone", new.phone.into()));
        values.push(("email", new.email.into()));
        if !new.best_time.is_empty() {
            values.push(("best_time", new.best_time.into()));
        }
    }
    let (id, uid) = change.insert(&MEMBER, &values).await?;
    let answers: Vec<_> = [(Purpose::HoldDetails, Decision::Given)].iter().chain(new.answers).copied().collect();
    privacy::decide_first(change, group, id, &answers, new.how).await?;
    if new.host {
        jobs::begin_in(change, id, Job::Host, "").await?;
    }
    Ok((id, MemberId(uid)))
}

/// Changes a group's name and usual place. Errors: `Invalid name.empty` on `name`.
pub async fn rename(vault: &Vault, now: &Now, group: GroupId, name: &str, place: &str) -> Result<Done> {
    let name = one_line("name", name, LONGEST_NAME)?;
    if name.is_empty() {
        return Err(Error::invalid("name", "name.empty"));
    }
    let place = one_line("place", place, LONGEST_NAME)?;
    let mut change = vault.change("groups.rename", now).await?;
    let id = store::group(change.sql(), group).await?.id;
    change.put(&SUPPORT_GROUP, &[id.into()], &[("name", name.into()), ("place", place.into())]).await?;
    change.commit().await
}

/// Somebody who is put on a list by hand, as it stands in the form.
#[derive(Debug, Clone, Copy, Default)]
pub struct ByHand<'a> {
    /// Name.
    pub name: &'a str,
    /// Phone number; may be empty.
    pub phone: &'a str,
    /// E-mail address; may be empty.
    pub email: &'a str,
    /// What they answered; what is not here was not asked.
    pub answers: &'a [(Purpose, Decision)],
    /// How they came to the group, if anybody knows.
    pub source: Option<MemberSource>,
}

/// As [`add_by_hand`], where nobody said how they came to the group.
pub async fn add_member(
    vault: &Vault,
    now: &Now,
    group: GroupId,
    name: &str,
    phone: &str,
    email: &str,
    answers: &[(Purpose, Decision)],
) -> Result<MemberAdded> {
    add_by_hand(vault, now, group, &ByHand { name, phone, email, answers, source: None }).await
}

/// Puts somebody on the list by hand.
///
/// Errors: `Invalid name.empty`, `phone.*`, `email.malformed`; `Invalid permission.missing` on
/// `mayHavePhone` if contact details come without permission.
pub async fn add_by_hand(vault: &Vault, now: &Now, group: GroupId, new: &ByHand<'_>) -> Result<MemberAdded> {
    let ByHand { answers, source, .. } = *new;
    let (name, phone, email) = checked(new.name, new.phone, new.email)?;
    let has_contacts = !phone.is_empty() || !email.is_empty();
    if has_contacts && !answers.contains(&(Purpose::HostHasContacts, Decision::Given)) {
        return Err(Error::invalid("mayHavePhone", "permission.missing"));
    }
    let role = people::role(vault).await?;
    let how = told(role);
    let mut change = vault.change("groups.addMember", now).await?;
    let group = store::group(change.sql(), group).await?.id;
    let new = NewMember { name: &name, phone: &phone, email: &email, best_time: "", answers, host: false, how, source };
    let (id, member) = enrol(&mut change, group, &new).await?;
    if role == Role::Clinician {
        list(&mut change, id, Contact { name, phone, email, best_time: String::new() }).await?;
    }
    Ok(MemberAdded { done: change.commit().await?, member })
}

/// Puts a member on the service's own list, as with a list that is brought in: only there can it be said that two
/// of different groups are one person.
async fn list(change: &mut Change<'_>, member: i64, contact: Contact) -> Result<()> {
    let person = people::add(change, &contact).await?;
    people::link(change, person, member).await
}

/// How an answer reached us that is given at this laptop.
pub fn told(role: Role) -> ReachedBy {
    match role {
        Role::Host => ReachedBy::ToldHost,
        Role::Clinician => ReachedBy::ToldClinician,
    }
}

/// Changes a member's name and details; on the service's list too, where the person is on it, and in
/// the person's other groups as far as these may have them. New contact details need the permission that is on record.
///
/// Errors: as for [`add_by_hand`].
#[allow(clippy::too_many_arguments, reason = "what stands in the form, box by box")]
pub async fn edit_member(
    vault: &Vault,
    now: &Now,
    member: MemberId,
    name: &str,
    phone: &str,
    email: &str,
    best_time: &str,
    host: bool,
) -> Result<Done> {
    let (name, phone, email) = checked(name, phone, email)?;
    let best_time = one_line("bestTime", best_time, LONGEST_TIME)?;
    let mut change = vault.change("groups.editMember", now).await?;
    let row = store::member(change.sql(), member).await?;
    let has_contacts = !phone.is_empty() || !email.is_empty() || !best_time.is_empty();
    if has_contacts && !hosts_may_have_contacts(change.sql(), &row).await? {
        return Err(Error::invalid("mayHavePhone", "permission.missing"));
    }
    let contact = Contact { name, phone, email, best_time };
    let values = [
        ("name", contact.name.as_str().into()),
        ("phone", contact.phone.as_str().into()),
        ("email", contact.email.as_str().into()),
        ("best_time", contact.best_time.as_str().into()),
    ];
    change.put(&MEMBER, &[row.id.into()], &values).await?;
    jobs::set_running_in(&mut change, &row, host).await?;
    if let Some(person) = people::of_member(change.sql(), row.id).await? {
        // What the hosts may not have is not theirs to empty.
        let keeps = if has_contacts {
            contact
        } else {
            Contact { name: contact.name, phone: person.phone, email: person.email, best_time: person.best_time }
        };
        people::edit(&mut change, person.id, &keeps).await?;
        copy_to_places(&mut change, person.id).await?;
    }
    change.commit().await
}

/// Whether the hosts may have a member's contact details, as they stand: somebody who has left needs
/// to have agreed to keep in touch, and nobody rings somebody who has died.
pub async fn hosts_may_have_contacts(sql: &mut SqliteConnection, member: &store::Member) -> Result<bool> {
    Ok(may_have_contacts(member.standing(), &privacy::given(sql, member.id).await?))
}

/// As [`hosts_may_have_contacts`], from what somebody agreed to.
#[must_use]
pub fn may_have_contacts(standing: MemberState, agreed: &[Purpose]) -> bool {
    let what = match standing {
        MemberState::Here | MemberState::OnBreak => What::Contacts,
        MemberState::Left | MemberState::MovedGroup => What::ContactsAfterLeaving,
        MemberState::Died => return false,
    };
    may_show(what, Audience::Hosts, agreed)
}

pub(super) fn checked(name: &str, phone: &str, email: &str) -> Result<(String, String, String)> {
    let name = one_line("name", name, LONGEST_NAME)?;
    if name.is_empty() {
        return Err(Error::invalid("name", "name.empty"));
    }
    let phone = tidy_phone(&one_line("phone", phone, 40)?);
    check_phone(&phone)?;
    let email = one_line("email", email, 254)?;
    check_email(&email)?;
    Ok((name, phone, email))
}

/// A member's row without anything by which to reach them.
pub(super) fn no_contacts() -> [(&'static str, Value); 3] {
    ["phone", "email", "best_time"].map(|field| (field, "".into()))
}

/// Records how somebody came to the group, or that nobody knows.
pub async fn say_source(vault: &Vault, now: &Now, member: MemberId, source: Option<MemberSource>) -> Result<Done> {
    let mut change = vault.change("groups.saySource", now).await?;
    let id = store::member(change.sql(), member).await?.id;
    change.put(&MEMBER, &[id.into()], &[("source", source.into())]).await?;
    change.commit().await
}

/// Takes somebody off the list who was put on it by mistake. Leaving is another thing: it is recorded.
pub async fn remove_member(vault: &Vault, now: &Now, member: MemberId) -> Result<Done> {
    let mut change = vault.change("groups.removeMember", now).await?;
    let id = store::member(change.sql(), member).await?.id;
    change.remove(&MEMBER, &[id.into()]).await?;
    change.commit().await
}

/// Sets where a member stands from `on`, as part of a change. Without permission to keep in touch the
/// contact details leave the group's rows with the person. Answers with the jobs that nobody does now.
pub async fn set_standing(
    change: &mut Change<'_>,
    member: i64,
    state: MemberState,
    back_on: Option<chrono::NaiveDate>,
    keep_contacts: bool,
    on: chrono::NaiveDate,
) -> Result<Vec<Job>> {
    let mut values = vec![("state", state.into()), ("back_on", back_on.into())];
    if !keep_contacts {
        values.extend(no_contacts());
    }
    change.put(&MEMBER, &[member.into()], &values).await?;
    match state {
        MemberState::Here => Ok(Vec::new()),
        MemberState::OnBreak => jobs::end_all_in(change, member, false, on).await,
        MemberState::Left | MemberState::MovedGroup | MemberState::Died => {
            jobs::end_all_in(change, member, true, on).await
        }
    }
}

/// Remembers on this device that a member is the person at this laptop.
pub async fn remember_me(vault: &Vault, member: MemberId) -> Result<()> {
    let mut all = mine(vault).await?;
    all.push(member);
    keep_mine(vault, &all).await
}

async fn keep_mine(vault: &Vault, all: &[MemberId]) -> Result<()> {
    let text: Vec<String> = all.iter().map(|member| member.0.to_string()).collect();
    vault.keep_device(ME, &text.join(" ")).await
}

/// Says on this device which member of a group is the person at this laptop, or that none is: a
/// clinician may run a group as well, and a host may come to another.
pub async fn say_who_i_am(vault: &Vault, group: GroupId, me: Option<MemberId>) -> Result<()> {
    let mut all = mine(vault).await?;
    {
        let mut conn = vault.connection().await?;
        let group = store::group(conn.sql(), group).await?.id;
        let here: Vec<MemberId> = store::members(conn.sql(), group).await?.iter().map(store::Member::id).collect();
        if me.is_some_and(|me| !here.contains(&me)) {
            return Err(Error::not_found("member.missing"));
        }
        all.retain(|member| !here.contains(member));
    }
    all.extend(me);
    keep_mine(vault, &all).await
}

/// The members who are the person at this laptop.
pub async fn mine(vault: &Vault) -> Result<Vec<MemberId>> {
    let text = vault.device(ME).await?;
    Ok(text.split(' ').filter_map(|id| id.parse().ok().map(MemberId)).collect())
}
