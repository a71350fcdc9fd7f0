//! Putting right what the group has of a member, from a list that was brought in.

use super::{api::MEMBER, store::Member};
use crate::{
    platform::{Change, Result, Value},
    privacy::{self, Decision, Purpose, ReachedBy},
};

/// What is put right; none leaves a value as it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Correction<'a> {
    /// Name, checked.
    pub name: Option<&'a str>,
    /// Phone number, checked.
    pub phone: Option<&'a str>,
    /// E-mail address, checked.
    pub email: Option<&'a str>,
    /// When to ring.
    pub best_time: Option<&'a str>,
    /// What the person said about the hosts having phone and e-mail.
    pub host_may_have_contacts: Option<bool>,
}

/// Puts a member right as part of a change. Contact details go in only with the permission that is then
/// on record, and come out with it.
pub async fn correct(change: &mut Change<'_>, member: &Member, with: &Correction<'_>, how: ReachedBy) -> Result<()> {
    let may = match with.host_may_have_contacts {
        Some(may) => {
            let decision = if may { Decision::Given } else { Decision::Withdrawn };
            let purpose = Purpose::HostHasContacts;
            privacy::decide(change, member.group_id, member.id, purpose, decision, how).await?;
            may
        }
        None => super::hosts_may_have_contacts(change.sql(), member).await?,
    };
    let mut values: Vec<(&'static str, Value)> = with.name.map(|name| ("name", name.into())).into_iter().collect();
    if may {
        let contacts = [("phone", with.phone), ("email", with.email), ("best_time", with.best_time)];
        values.extend(contacts.into_iter().filter_map(|(field, value)| Some((field, value?.into()))));
    } else if with.host_may_have_contacts == Some(false) {
        super::keep_to_permission(change, member).await?;
    }
    if values.is_empty() { Ok(()) } else { change.put(&MEMBER, &[member.id.into()], &values).await }
}
