//! The service's settings and the names of those who work here.

use sqlx::SqliteConnection;

use super::{
    crisis,
    model::{Clinician, Contact, Nation, Rules, ServiceContacts, ServiceView},
    store,
};
use crate::{
    fields,
    platform::{
        ActorId, Change, Done, Error, Home, Key, Now, Result, Slice, Table, Topic, Value, Vault, check_date, one_line,
    },
};

/// The service's settings; the key is always 1.
pub static SERVICE: Table = Table {
    kind: 110,
    name: "service",
    key: Key::Natural(&["no"]),
    home: Home::Service,
    topic: Topic::Service,
    fields: fields![
        1 name, 2 nation, 3 governance_name, 4 governance_phone, 5 governance_email, 6 safeguarding_name,
        7 safeguarding_phone, 8 safeguarding_email, 9 line_name, 10 line_phone, 11 checked_on, 12 quiet_intervals,
        13 few_people, 14 few_hosts, 15 falling_percent, 16 small_number, 17 back_up_weeks,
        20 silences
    ],
};

/// Who writes under which identity.
pub static CLINICIAN: Table = Table {
    kind: 111,
    name: "clinician",
    key: Key::Natural(&["actor"]),
    home: Home::Service,
    topic: Topic::Service,
    fields: fields![1 name, 2 job],
};

/// A group's copy of the crisis contacts.
pub static GROUP_CRISIS: Table = Table {
    kind: 112,
    name: "group_crisis",
    key: Key::Natural(&["group_id"]),
    home: Home::Group("group_id"),
    topic: Topic::Groups,
    fields: fields![
        1 nation, 2 safeguarding_name, 3 safeguarding_phone, 4 line_name, 5 line_phone, 6 checked_on, 7 own
    ],
};

/// What the service hands to the vault.
pub static SLICE: Slice = Slice {
    name: "service",
    tables: &[&SERVICE, &CLINICIAN, &GROUP_CRISIS],
    migrations: &[
        (20261125150000, include_str!("migrations/20261125150000_service.sql")),
        (20261125220100, include_str!("migrations/20261125220100_silences.sql")),
    ],
};

/// The one row of the service's settings.
const ONE: i64 = 1;
/// Under this key a device remembers its nation.
pub const NATION: &str = "nation";
/// Longest name, in characters.
const LONGEST: usize = 120;

/// The name of the person at this laptop; empty if nobody said.
pub async fn who(vault: &Vault) -> Result<String> {
    let mut conn = vault.connection().await?;
    who_in(conn.sql()).await
}

/// As [`who`], inside a change.
pub async fn who_in(sql: &mut SqliteConnection) -> Result<String> {
    Ok(store::at_laptop(sql).await?.unwrap_or_default())
}

/// The service's settings.
pub async fn read(vault: &Vault) -> Result<ServiceView> {
    // A vault from before there was a table for it knew the service's name as this device's.
    let name = vault.device("service").await?;
    let mut conn = vault.connection().await?;
    let here = nation(conn.sql()).await?;
    let (contacts, rules) = store::service(conn.sql()).await?.unwrap_or_else(|| (nothing(here), Rules::default()));
    let contacts = if contacts.name.is_empty() { ServiceContacts { name, ..contacts } } else { contacts };
    Ok(ServiceView { contacts, rules, usual: Rules::default(), staff: staff(conn.sql()).await? })
}

fn nothing(nation: Nation) -> ServiceContacts {
    ServiceContacts {
        name: String::new(),
        nation,
        governance: Contact::default(),
        safeguarding: Contact::default(),
        line_name: String::new(),
        line_phone: String::new(),
        checked_on: None,
    }
}

/// The nation that counts: the service's where it said one, else this device's; England until somebody says.
pub async fn nation(sql: &mut SqliteConnection) -> Result<Nation> {
    store::nation(sql).await
}

/// The numbers the service decides for itself.
pub async fn rules(sql: &mut SqliteConnection) -> Result<Rules> {
    Ok(store::service(sql).await?.map(|(_, rules)| rules).unwrap_or_default())
}

/// Those who work here, by name.
pub async fn staff(sql: &mut SqliteConnection) -> Result<Vec<Clinician>> {
    let rows = store::staff(sql).await?;
    Ok(rows.into_iter().map(|(id, name, job, you)| Clinician { id: ActorId(id), name, job, you }).collect())
}

/// Says who is at this laptop. Errors: `Invalid name.empty` on `name`; `Invalid text.tooLong`.
pub async fn introduce(vault: &Vault, now: &Now, name: &str, job: &str) -> Result<Done> {
    let name = checked_name(name)?;
    let job = one_line("job", job, LONGEST)?;
    let mut change = vault.change("service.introduce", now).await?;
    let me = change.actor().await?;
    change.put(&CLINICIAN, &[me], &[("name", name.as_str().into()), ("job", job.into())]).await?;
    let done = change.commit().await?;
    vault.keep_device("name", &name).await?;
    Ok(done)
}

fn checked_name(name: &str) -> Result<String> {
    let name = one_line("name", name, LONGEST)?;
    if name.is_empty() { Err(Error::invalid("name", "name.empty")) } else { Ok(name) }
}

/// Somebody who was here before is at this laptop again. Errors: `NotFound actor.missing`.
pub async fn someone_else(vault: &Vault, id: ActorId) -> Result<()> {
    vault.become_actor(id).await?;
    let name = who(vault).await?;
    vault.keep_device("name", &name).await
}

/// Somebody new is at this laptop from now on; what each does is kept apart by name.
///
/// Errors: as for [`introduce`]; then nobody has changed places.
pub async fn someone_new(vault: &Vault, now: &Now, name: &str, job: &str) -> Result<Done> {
    checked_name(name)?;
    one_line("job", job, LONGEST)?;
    vault.become_new_actor().await?;
    introduce(vault, now, name, job).await
}

/// Changes the service's name alone. Errors: `Invalid text.tooLong` on `serviceName`.
pub async fn call_service(vault: &Vault, now: &Now, name: &str) -> Result<Done> {
    let name = one_line("serviceName", name, LONGEST)?;
    let mut change = vault.change("service.contacts", now).await?;
    change.put(&SERVICE, &[ONE.into()], &[("name", name.into())]).await?;
    change.commit().await
}

/// Changes the service's name and contacts, and the copy of the crisis contacts that its groups have.
///
/// Errors: `Invalid text.tooLong`, `phone.*`, `email.malformed` on the field; `Invalid date.range` on
/// `checkedOn`; `Invalid date.future` on `checkedOn`.
pub async fn write_contacts(vault: &Vault, now: &Now, new: &ServiceContacts) -> Result<Done> {
    let governance = checked(&new.governance, ["governanceName", "governancePhone", "governanceEmail"])?;
    let safeguarding = checked(&new.safeguarding, ["safeguardingName", "safeguardingPhone", "safeguardingEmail"])?;
    let line_phone = phone("linePhone", &new.line_phone)?;
    check_checked_on(now, new.checked_on)?;
    let values: Vec<(&'static str, Value)> = vec![
        ("name", one_line("serviceName", &new.name, LONGEST)?.into()),
        ("nation", new.nation.into()),
        ("governance_name", governance.name.into()),
        ("governance_phone", governance.phone.into()),
        ("governance_email", governance.email.into()),
        ("safeguarding_name", safeguarding.name.into()),
        ("safeguarding_phone", safeguarding.phone.into()),
        ("safeguarding_email", safeguarding.email.into()),
        ("line_name", one_line("lineName", &new.line_name, LONGEST)?.into()),
        ("line_phone", line_phone.into()),
        ("checked_on", new.checked_on.into()),
    ];
    let mut change = vault.change("service.contacts", now).await?;
    change.put(&SERVICE, &[ONE.into()], &values).await?;
    crisis::copy_to_all(&mut change).await?;
    change.commit().await
}

/// Changes the numbers the service decides for itself. Errors: `Invalid rules.range` on the field.
pub async fn write_rules(vault: &Vault, now: &Now, rules: &Rules) -> Result<Done> {
    rules.check()?;
    let number = |number: u32| Value::Int(i64::from(number));
    let mut change = vault.change("service.rules", now).await?;
    let values = [
        ("quiet_intervals", number(rules.quiet_intervals)),
        ("few_people", number(rules.few_people)),
        ("few_hosts", number(rules.few_hosts)),
        ("falling_percent", number(rules.falling_percent)),
        ("small_number", number(rules.small_number)),
        ("back_up_weeks", number(rules.back_up_weeks)),
        ("silences", number(rules.silences)),
    ];
    change.put(&SERVICE, &[ONE.into()], &values).await?;
    change.commit().await
}

fn checked(contact: &Contact, fields: [&'static str; 3]) -> Result<Contact> {
    let [name_field, phone_field, email_field] = fields;
    let email = one_line(email_field, &contact.email, 254)?;
    let well_formed = email.rsplit_once('@').is_some_and(|(before, after)| {
        !before.is_empty() && after.contains('.') && !email.contains(char::is_whitespace)
    });
    if !email.is_empty() && !well_formed {
        return Err(Error::invalid(email_field, "email.malformed"));
    }
    let name = one_line(name_field, &contact.name, LONGEST)?;
    Ok(Contact { name, phone: phone(phone_field, &contact.phone)?, email })
}

/// A number of a service: short ones and extensions are welcome, so only letters before them are not.
pub(super) fn phone(field: &'static str, phone: &str) -> Result<String> {
    let phone = one_line(field, phone, 40)?;
    let digits = phone.chars().filter(char::is_ascii_digit).count();
    if phone.is_empty() || (digits >= 3 && phone.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '('))) {
        Ok(phone)
    } else {
        Err(Error::invalid(field, "phone.notANumber"))
    }
}

pub(super) fn check_checked_on(now: &Now, date: Option<chrono::NaiveDate>) -> Result<()> {
    let Some(date) = date else { return Ok(()) };
    check_date("checkedOn", date)?;
    if date > now.today { Err(Error::invalid("checkedOn", "date.future")) } else { Ok(()) }
}

/// The service's settings inside a change, for the copies.
pub(super) async fn contacts_in(change: &mut Change<'_>) -> Result<Option<ServiceContacts>> {
    Ok(store::service(change.sql()).await?.map(|(contacts, _)| contacts))
}
