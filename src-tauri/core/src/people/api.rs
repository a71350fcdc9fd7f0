//! Adding people and linking them to their place in a group.

use crate::{
    fields,
    platform::{Change, Home, Key, Result, Slice, Table, Topic, Value},
};

/// People on the service's lists.
pub static PERSON: Table = Table {
    kind: 20,
    name: "person",
    key: Key::Uid,
    home: Home::Service,
    topic: Topic::People,
    fields: fields![1 name, 2 phone, 3 email, 4 best_time],
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

/// What people hands to the vault.
pub static SLICE: Slice = Slice {
    name: "people",
    tables: &[&PERSON, &PERSON_MEMBER],
    migrations: &[
        (20261122100200, include_str!("migrations/20261122100200_people.sql")),
        (20261125103100, include_str!("migrations/20261125103100_best_time.sql")),
    ],
};

/// A name with phone number and e-mail address, already checked; empty where there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
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

/// Says which member of a group a person is.
pub async fn link(change: &mut Change<'_>, person: i64, member: i64) -> Result<()> {
    change.put(&PERSON_MEMBER, &[person.into(), member.into()], &[]).await
}
