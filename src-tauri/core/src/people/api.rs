//! Adding people and linking them to their place in a group.

use sqlx::SqliteConnection;

use super::{
    alike::alike,
    store::{self, Person},
};
use crate::{
    fields,
    platform::{Change, Done, Error, Home, Key, Now, PersonId, Result, Slice, Table, Topic, Value, Vault},
};

/// People on the service's lists.
pub static PERSON: Table = Table {
    kind: 20,
    name: "person",
    key: Key::Uid,
    home: Home::Service,
    topic: Topic::People,
    fields: fields![1 name, 2 phone, 3 email, 4 best_time, 5 same_as],
};

/// Which member a person is.
pub static PERSON_MEMBER: Table = Table {
    kind: 21,
    name: "person_member",
    key: Key::Natural(&["person_id", "member_id"]),
    home: Home::Service,
    topic: Topic::People,
    fields: &[],
};

/// Two people who look like one and are not.
pub static PERSON_TWO: Table = Table {
    kind: 24,
    name: "person_two",
    key: Key::Natural(&["person_id", "other_id"]),
    home: Home::Service,
    topic: Topic::People,
    fields: &[],
};

/// What people hands to the vault.
pub static SLICE: Slice = Slice {
    name: "people",
    tables: &[&PERSON, &PERSON_MEMBER, &PERSON_TWO],
    migrations: &[
        (20261122100200, include_str!("migrations/20261122100200_people.sql")),
        (20261125103100, include_str!("migrations/20261125103100_best_time.sql")),
        (20261125120100, include_str!("migrations/20261125120100_same_person.sql")),
    ],
};

/// A name with phone number and e-mail address, already checked; empty where there is none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contact {
    /// Name as the person is called.
    pub name: String,
    /// Phone number as it is dialled.
    pub phone: String,
    /// E-mail address.
    pub email: String,
    /// When to ring, in the person's words.
    pub best_time: String,
}

/// Adds a person to the service's list, as part of a use-case's change. Answers with the local id.
pub async fn add(change: &mut Change<'_>, contact: &Contact) -> Result<i64> {
    let mut values = vec![
        ("name", contact.name.as_str().into()),
        ("phone", contact.phone.as_str().into()),
        ("email", contact.email.as_str().into()),
    ];
    if !contact.best_time.is_empty() {
        values.push(("best_time", contact.best_time.as_str().into()));
    }
    Ok(change.insert(&PERSON, &values).await?.0)
}

/// Changes what the service has of a person, as part of a use-case's change; an empty value leaves it.
pub async fn correct(change: &mut Change<'_>, person: i64, contact: &Contact) -> Result<()> {
    let values = [
        ("name", &contact.name),
        ("phone", &contact.phone),
        ("email", &contact.email),
        ("best_time", &contact.best_time),
    ];
    let values: Vec<(&'static str, Value)> = values
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(field, value)| (field, value.as_str().into()))
        .collect();
    change.put(&PERSON, &[person.into()], &values).await
}

/// Takes somebody off the service's list, as part of a use-case's change.
pub async fn remove(change: &mut Change<'_>, person: i64) -> Result<()> {
    change.remove(&PERSON, &[person.into()]).await
}

/// Says which member of a group a person is.
pub async fn link(change: &mut Change<'_>, person: i64, member: i64) -> Result<()> {
    change.put(&PERSON_MEMBER, &[person.into(), member.into()], &[]).await
}

/// Changes what the service's list says of a person, as part of a use-case's change.
pub async fn edit(change: &mut Change<'_>, person: i64, contact: &Contact) -> Result<()> {
    let values = [
        ("name", contact.name.as_str().into()),
        ("phone", contact.phone.as_str().into()),
        ("email", contact.email.as_str().into()),
        ("best_time", contact.best_time.as_str().into()),
    ];
    change.put(&PERSON, &[person.into()], &values).await
}

/// Says that two rows are one person, and the second stands for both; or, with none, that a row stands
/// for itself again. Neither row loses anything, so that it can be taken back at any time.
///
/// Errors: `Invalid person.itself`; `NotFound person.missing`.
pub async fn same(vault: &Vault, now: &Now, person: PersonId, stands: Option<PersonId>) -> Result<Done> {
    let mut change = vault.change("people.same", now).await?;
    let one = store::person(change.sql(), person).await?;
    let stands = match stands {
        None => None,
        Some(other) => {
            let other = store::person(change.sql(), other).await?;
            let stands = other.same_as.unwrap_or(other.id);
            if stands == one.id {
                return Err(Error::invalid("person", "person.itself"));
            }
            for also in store::also(change.sql(), one.id).await? {
                change.put(&PERSON, &[also.id.into()], &[("same_as", stands.into())]).await?;
            }
            Some(stands)
        }
    };
    change.put(&PERSON, &[one.id.into()], &[("same_as", stands.into())]).await?;
    change.commit().await
}

/// Says that two rows are two people, however alike they look.
pub async fn two(vault: &Vault, now: &Now, person: PersonId, other: PersonId) -> Result<Done> {
    let mut change = vault.change("people.two", now).await?;
    let (one, other) = (store::person(change.sql(), person).await?.id, store::person(change.sql(), other).await?.id);
    change.put(&PERSON_TWO, &[one.min(other).into(), one.max(other).into()], &[]).await?;
    change.commit().await
}

/// Rows of the service's list that look like the same person; 5 at most.
pub async fn look_alikes(sql: &mut SqliteConnection, person: &Person) -> Result<Vec<Person>> {
    let mut found = store::candidates(sql, person).await?;
    found
        .retain(|other| alike((&person.name, &person.phone, &person.email), (&other.name, &other.phone, &other.email)));
    found.truncate(5);
    Ok(found)
}
