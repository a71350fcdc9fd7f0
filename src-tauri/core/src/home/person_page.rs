//! A person's page, for whoever keeps the service's list: every group, what the service holds, and what
//! it may do. A host's own vault has no such page; there a person is a member of a group.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    attendance,
    groups::{self, GroupRef, MemberState},
    leaving,
    needs::{self, NeedView},
    people::{self, Person},
    platform::{MemberId, PersonId, Result, Vault},
    privacy::{self, Audience, Purpose, What, may_show},
    reasons::Reason,
};

/// A row of the service's list that is the same person, or looks like it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PersonRow {
    /// The row.
    pub id: PersonId,
    /// Its name.
    pub name: String,
    /// The phone number the service holds.
    pub phone: String,
    /// The e-mail address the service holds.
    pub email: String,
    /// Groups the row is in, by name; 5 at most.
    pub groups: Vec<String>,
}

/// A person's place in a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Place {
    /// The member.
    pub member: MemberId,
    /// The group.
    pub group: GroupRef,
    /// Where they stand there.
    pub state: MemberState,
    /// Since when they have been on the list.
    pub joined: NaiveDate,
    /// Since when they have been away, on a break or gone.
    pub since: Option<NaiveDate>,
    /// Why they left; only with permission to tell the service.
    pub reasons: Vec<Reason>,
    /// Meetings they came to, of the last twelve that they were marked at.
    pub came: u32,
    /// How many that were.
    pub of: u32,
    /// The group's hosts have the phone number and e-mail address.
    pub hosts_have_contacts: bool,
}

/// A person's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PersonView {
    /// The person.
    pub id: PersonId,
    /// Name.
    pub name: String,
    /// Whether the service may show what it holds: somewhere the person is on a list.
    pub on_a_list: bool,
    /// The phone number the service holds; empty without permission.
    pub phone: String,
    /// The e-mail address the service holds; empty without permission.
    pub email: String,
    /// Their groups; 100 at most.
    pub places: Vec<Place>,
    /// What helps them take part.
    pub needs: Vec<NeedView>,
    /// The service may ask about research.
    pub may_ask_research: bool,
    /// The service may ask how it went, after leaving.
    pub may_ask_after_leaving: bool,
    /// Rows that are the same person.
    pub also: Vec<PersonRow>,
    /// Rows that look like the same person.
    pub alike: Vec<PersonRow>,
}

/// A person's page; for a row that is the same person as another, that one's.
pub async fn person(vault: &Vault, id: PersonId) -> Result<PersonView> {
    let mut conn = vault.connection().await?;
    let sql = conn.sql();
    let mut person = people::person(sql, id).await?;
    if let Some(stands) = person.same_as {
        person = people::person_by_id(sql, stands).await?;
    }
    let (mut places, mut agreed) = (Vec::new(), Vec::<Purpose>::new());
    for member in people::members_of(sql, person.id).await? {
        // A row that was taken off a list is no place any more.
        let Ok(row) = groups::member_by_id(sql, member).await else { continue };
        let Ok(group) = groups::group_by_id(sql, row.group_id).await else { continue };
        let given = privacy::given(sql, member).await?;
        let record = leaving::latest(sql, member).await?;
        let told = may_show(What::ReasonForLeaving, Audience::Service, &given);
        let history = attendance::history(sql, row.group_id, member, 12).await?;
        let marked = history.iter().filter(|(_, _, status)| status.is_some()).count();
        let came = history.iter().filter(|(_, _, status)| *status == Some(attendance::Status::Here)).count();
        places.push(Place {
            member: row.id(),
            group: group.reference(),
            state: row.standing(),
            joined: row.joined,
            since: record.as_ref().map(|record| record.on),
            reasons: record.filter(|_| told).map(|record| record.why.reasons).unwrap_or_default(),
            came: u32::try_from(came).unwrap_or_default(),
            of: u32::try_from(marked).unwrap_or_default(),
            hosts_have_contacts: groups::hosts_may_have_contacts(sql, &row).await?,
        });
        agreed.extend(given);
    }
    let on_a_list = may_show(What::Contacts, Audience::Service, &agreed);
    let shown = |text: &str| if on_a_list { text.to_owned() } else { String::new() };
    let (also, alike) = (people::also(sql, person.id).await?, people::look_alikes(sql, &person).await?);
    let mut view = PersonView {
        id: person.id(),
        on_a_list,
        phone: shown(&person.phone),
        email: shown(&person.email),
        needs: if on_a_list { needs::of_person(sql, person.id).await? } else { Vec::new() },
        may_ask_research: may_show(What::Contacts, Audience::Research, &agreed),
        may_ask_after_leaving: may_show(What::ContactsAfterLeaving, Audience::Service, &agreed),
        name: person.name,
        places,
        also: Vec::new(),
        alike: Vec::new(),
    };
    for (rows, into) in [(also, &mut view.also), (alike, &mut view.alike)] {
        for row in rows {
            into.push(person_row(sql, row).await?);
        }
    }
    Ok(view)
}

async fn person_row(sql: &mut sqlx::SqliteConnection, row: Person) -> Result<PersonRow> {
    let mut names = Vec::new();
    for member in people::members_of(sql, row.id).await?.into_iter().take(5) {
        if let Ok(member) = groups::member_by_id(sql, member).await {
            names.push(groups::group_by_id(sql, member.group_id).await?.name);
        }
    }
    Ok(PersonRow { id: row.id(), name: row.name, phone: row.phone, email: row.email, groups: names })
}
