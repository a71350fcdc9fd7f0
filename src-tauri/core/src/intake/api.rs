//! Writing the list: one change, all of it or nothing.

use std::ops::ControlFlow;

use serde::{Deserialize, Serialize};

use super::{
    check::people,
    columns::List,
    model::{Choices, Incoming},
};
use crate::{
    groups::{self, NewMember},
    people::{self, Contact, Role},
    platform::{Change, Code, Done, Error, GroupId, Now, Result, Vault},
    privacy::How,
};

/// Progress is told after so many people.
const STEP: usize = 100;

/// Where the list goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Destination {
    /// A group that is there; none: a new one.
    pub group: Option<GroupId>,
    /// The name of a new group.
    pub new_group_name: String,
    /// The service's own code for the programme; may be empty.
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
    /// How many people.
    pub brought_in: u32,
}

/// Brings in everybody who agreed, and counts everybody on the programme.
///
/// In a service's vault each person is also kept on the service's own list, with their contact
/// details; the group's rows get these only where the hosts may have them.
/// Errors: `Invalid list.problems` while anything is unanswered; `Invalid list.nobody` if nobody
/// agreed; `Conflict list.stopped` if `progress` said so, with nothing left behind.
pub async fn bring_in(
    vault: &Vault,
    now: &Now,
    list: &List,
    choices: &Choices,
    into: &Destination,
    mut progress: impl FnMut(u32, u32) -> ControlFlow<()>,
) -> Result<BroughtIn> {
    let (incoming, preview) = people(list, choices).map_err(|_| Error::invalid("choices", "list.problems"))?;
    if incoming.is_empty() {
        return Err(Error::invalid("choices", "list.nobody"));
    }
    let for_service = people::role(vault).await? == Role::Clinician;
    let total = u32::try_from(incoming.len()).unwrap_or(u32::MAX);
    let mut change = vault.change("intake.bringIn", now).await?;
    let (group, id) = match into.group {
        Some(id) => (groups::group(change.sql(), id).await?.id, id),
        None => groups::create_in(&mut change, &into.new_group_name, "").await.map_err(name_of_group)?,
    };
    for (nth, person) in incoming.iter().enumerate() {
        if nth % STEP == 0 && progress(u32::try_from(nth).unwrap_or(total), total).is_break() {
            return Err(Error::new(Code::Conflict, "list.stopped"));
        }
        write(&mut change, group, person, for_service).await?;
    }
    let mut counts = preview.counts;
    counts.code.clone_from(&into.programme_code);
    groups::add_programme(&mut change, group, &counts).await?;
    let _ = progress(total, total);
    Ok(BroughtIn { done: change.commit().await?, group: id, brought_in: total })
}

async fn write(change: &mut Change<'_>, group: i64, person: &Incoming, for_service: bool) -> Result<()> {
    let new = NewMember {
        name: &person.name,
        phone: &person.phone,
        email: &person.email,
        host_may_have_contacts: person.share_contacts,
        host: false,
        how: How::OnTheList,
    };
    let (member, _) = groups::enrol(change, group, &new).await?;
    if for_service {
        let contact = Contact { name: person.name.clone(), phone: person.phone.clone(), email: person.email.clone() };
        let person = people::add(change, &contact).await?;
        people::link(change, person, member).await?;
    }
    Ok(())
}

fn name_of_group(error: Error) -> Error {
    Error { field: error.field.map(|field| if field == "name" { "newGroupName" } else { field }), ..error }
}
