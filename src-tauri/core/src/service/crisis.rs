//! A group's own copy of the crisis contacts.

use sqlx::SqliteConnection;

use super::{
    api::{GROUP_CRISIS, check_checked_on, contacts_in, phone},
    model::{CrisisContacts, ServiceContacts},
    store,
};
use crate::platform::{Change, Result, Value, one_line};

fn as_copy(contacts: ServiceContacts) -> CrisisContacts {
    CrisisContacts {
        nation: contacts.nation,
        safeguarding_name: contacts.safeguarding.name,
        safeguarding_phone: contacts.safeguarding.phone,
        line_name: contacts.line_name,
        line_phone: contacts.line_phone,
        checked_on: contacts.checked_on,
        own: false,
    }
}

/// Whom a group's hosts ring, if anybody said: the group's copy, or else the service's contacts.
pub async fn crisis_said(sql: &mut SqliteConnection, group: i64) -> Result<Option<CrisisContacts>> {
    if let Some(copy) = store::crisis(sql, group).await? {
        return Ok(Some(copy));
    }
    Ok(store::service(sql).await?.map(|(contacts, _)| as_copy(contacts)))
}

/// As [`crisis_said`]; where nobody said anything, no contacts, and the numbers of the nation this device is in.
pub async fn crisis_of(sql: &mut SqliteConnection, group: i64) -> Result<CrisisContacts> {
    if let Some(said) = crisis_said(sql, group).await? {
        return Ok(said);
    }
    Ok(CrisisContacts {
        nation: store::nation(sql).await?,
        safeguarding_name: String::new(),
        safeguarding_phone: String::new(),
        line_name: String::new(),
        line_phone: String::new(),
        checked_on: None,
        own: false,
    })
}

/// Gives a new group its copy of the service's contacts, as part of a change; none without a service.
pub async fn copy_to_group(change: &mut Change<'_>, group: i64) -> Result<()> {
    match contacts_in(change).await? {
        Some(contacts) => put(change, group, &as_copy(contacts)).await,
        None => Ok(()),
    }
}

/// Brings every copy up to date, but those the hosts wrote themselves.
pub(super) async fn copy_to_all(change: &mut Change<'_>) -> Result<()> {
    let Some(contacts) = contacts_in(change).await? else { return Ok(()) };
    let copy = as_copy(contacts);
    for group in store::followers(change.sql()).await? {
        put(change, group, &copy).await?;
    }
    Ok(())
}

/// Writes the hosts' own contacts of a group, as part of a change.
///
/// Errors: `Invalid text.tooLong`, `phone.notANumber` on the field; `Invalid date.*` on `checkedOn`.
pub async fn keep_own(change: &mut Change<'_>, group: i64, new: &CrisisContacts) -> Result<()> {
    check_checked_on(&change.now(), new.checked_on)?;
    let checked = CrisisContacts {
        nation: new.nation,
        safeguarding_name: one_line("safeguardingName", &new.safeguarding_name, 120)?,
        safeguarding_phone: phone("safeguardingPhone", &new.safeguarding_phone)?,
        line_name: one_line("lineName", &new.line_name, 120)?,
        line_phone: phone("linePhone", &new.line_phone)?,
        checked_on: new.checked_on,
        own: true,
    };
    put(change, group, &checked).await
}

/// Takes the service's contacts for a group in place of its own, as part of a change.
pub async fn use_services(change: &mut Change<'_>, group: i64) -> Result<()> {
    match contacts_in(change).await? {
        Some(contacts) => put(change, group, &as_copy(contacts)).await,
        None => change.remove_if_there(&GROUP_CRISIS, &[group.into()]).await,
    }
}

async fn put(change: &mut Change<'_>, group: i64, copy: &CrisisContacts) -> Result<()> {
    let values: [(&'static str, Value); 7] = [
        ("nation", copy.nation.into()),
        ("safeguarding_name", copy.safeguarding_name.as_str().into()),
        ("safeguarding_phone", copy.safeguarding_phone.as_str().into()),
        ("line_name", copy.line_name.as_str().into()),
        ("line_phone", copy.line_phone.as_str().into()),
        ("checked_on", copy.checked_on.into()),
        ("own", copy.own.into()),
    ];
    change.put(&GROUP_CRISIS, &[group.into()], &values).await
}
