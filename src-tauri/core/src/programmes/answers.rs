//! What the named people of a cohort say, one step each. A yes brings somebody into a group.

use serde::{Deserialize, Serialize};

use super::{
    api::{COHORT_PERSON, NewRow, add_row, named},
    model::{Finished, OfferAnswer, said},
    store::{self, Row},
};
use crate::{
    groups::{self, GroupRef, MemberSource, NewMember},
    people,
    platform::{
        Change, Code, CohortPersonId, Done, Error, GroupId, MemberId, Now, ProgrammeId, Result, Vault, one_line,
    },
    privacy::ReachedBy,
    reasons::Why,
};

/// Longest name of a person, in characters.
const LONGEST_NAME: usize = 120;

/// An answer that was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Answered {
    /// The change.
    pub done: Done,
    /// The group onto whose list it brought them, if it did.
    pub joined: Option<GroupRef>,
    /// Their place there.
    pub member: Option<MemberId>,
}

/// Records what somebody said. A yes brings a named person onto the list of the group that the programme
/// feeds; where it feeds several, `into` says which. Whoever is on one of these lists already, or was,
/// comes onto no other. Another answer later takes nobody off a list: that is leaving, or a slip to undo.
///
/// Errors: `NotFound cohort.missing`; `Conflict programme.whichGroup` if several groups could be meant;
/// `Invalid programme.notFed` on `into` if the programme does not feed that group.
pub async fn answer(
    vault: &Vault,
    now: &Now,
    who: CohortPersonId,
    answer: OfferAnswer,
    into: Option<GroupId>,
) -> Result<Answered> {
    let by = vault.device("name").await?;
    let mut change = vault.change("programmes.answer", now).await?;
    let row = store::row(change.sql(), who).await?;
    // A "not asked" also takes back that they were.
    if row.said() != answer || (answer == OfferAnswer::NotAsked && row.offered_on.is_some()) {
        let today = change.now().today;
        change.put(&COHORT_PERSON, &[row.id.into()], &said(answer, row.offered_on, today, &by)).await?;
    }
    let joined = if answer == OfferAnswer::Yes { join(&mut change, &row, into).await? } else { None };
    let done = change.commit().await?;
    let (joined, member) = joined.unzip();
    Ok(Answered { done, joined, member })
}

/// Brings somebody onto a group's list, if that is to happen.
async fn join(change: &mut Change<'_>, row: &Row, into: Option<GroupId>) -> Result<Option<(GroupRef, MemberId)>> {
    let (Some(person), Some(name)) = (row.person_id, row.name.as_deref()) else { return Ok(None) };
    let fed = store::groups_fed(change.sql(), row.programme_id).await?;
    if store::was_in_one_of_its_groups(change.sql(), row.programme_id, person).await? {
        return Ok(None);
    }
    let group = match (into, fed.as_slice()) {
        (Some(into), fed) => fed
            .iter()
            .find(|group| GroupId(group.uid) == into)
            .ok_or_else(|| Error::invalid("into", "programme.notFed"))?,
        (None, []) => return Ok(None),
        (None, [only]) => only,
        (None, _) => return Err(Error::new(Code::Conflict, "programme.whichGroup")),
    };
    let member = enrol(change, group.id, person, name).await?;
    Ok(Some((GroupRef { id: GroupId(group.uid), name: group.name.clone() }, member)))
}

/// What the hosts may have besides the name is asked in the group: nobody said so by saying yes to it.
async fn enrol(change: &mut Change<'_>, group: i64, person: i64, name: &str) -> Result<MemberId> {
    // Only a service keeps programmes.
    let new = NewMember {
        name,
        phone: "",
        email: "",
        best_time: "",
        answers: &[],
        host: false,
        how: ReachedBy::ToldClinician,
        source: Some(MemberSource::Programme),
    };
    let (member, id) = groups::enrol(change, group, &new).await?;
    people::link(change, person, member).await?;
    Ok(id)
}

/// Puts everybody who said yes, may be named and is in none of the programme's groups onto a group's list:
/// for a group that is set up, or linked, after people were asked.
///
/// Errors: `Invalid programme.notFed` on `group`.
pub async fn enrol_all(vault: &Vault, now: &Now, programme: ProgrammeId, group: GroupId) -> Result<Done> {
    let mut change = vault.change("programmes.enrolAll", now).await?;
    let programme = store::local_id(change.sql(), programme).await?;
    let group = groups::group(change.sql(), group).await?;
    if !store::groups_fed(change.sql(), programme).await?.iter().any(|fed| fed.id == group.id) {
        return Err(Error::invalid("group", "programme.notFed"));
    }
    for (person, name) in store::yes_without_place(change.sql(), programme).await? {
        enrol(&mut change, group.id, person, &name).await?;
    }
    change.commit().await
}

/// Records that the group was offered today, by the person at this laptop, to everybody of a cohort who
/// was not asked yet, named or not.
pub async fn offer_to_all(vault: &Vault, now: &Now, programme: ProgrammeId) -> Result<Done> {
    let by = vault.device("name").await?;
    let mut change = vault.change("programmes.offerToAll", now).await?;
    let programme = store::local_id(change.sql(), programme).await?;
    let today = change.now().today;
    for row in store::not_asked(change.sql(), programme).await? {
        let values = [("offered_on", today.into()), ("offered_by", by.as_str().into())];
        change.put(&COHORT_PERSON, &[row.into()], &values).await?;
    }
    change.commit().await
}

/// Records why somebody said no, or maybe.
/// Errors: `NotFound cohort.missing`; `Conflict cohort.saidYes` if they did not.
pub async fn reason(vault: &Vault, now: &Now, who: CohortPersonId, why: &Why) -> Result<Done> {
    let mut change = vault.change("programmes.reason", now).await?;
    let row = store::row(change.sql(), who).await?;
    if !matches!(row.said(), OfferAnswer::No | OfferAnswer::Maybe) {
        return Err(Error::new(Code::Conflict, "cohort.saidYes"));
    }
    change.put(&COHORT_PERSON, &[row.id.into()], &why.columns(&row.reasons, &row.fine)).await?;
    change.commit().await
}

/// Records whether somebody finished the programme.
pub async fn finished(vault: &Vault, now: &Now, who: CohortPersonId, finished: Finished) -> Result<Done> {
    let mut change = vault.change("programmes.finished", now).await?;
    let row = store::row(change.sql(), who).await?;
    change.put(&COHORT_PERSON, &[row.id.into()], &[("finished", finished.into())]).await?;
    change.commit().await
}

/// Puts somebody by name on a cohort who was not on its list and agreed to be named.
///
/// Errors: `Invalid name.empty` on `name`; `NotFound programme.missing`.
pub async fn add_person(vault: &Vault, now: &Now, programme: ProgrammeId, name: &str) -> Result<Done> {
    let name = a_name(name)?;
    let mut change = vault.change("programmes.addPerson", now).await?;
    let programme = store::local_id(change.sql(), programme).await?;
    let person = people::add(&mut change, &named(name)).await?;
    add_row(&mut change, programme, &NewRow { person: Some(person), ..NewRow::default() }).await?;
    change.commit().await
}

/// Somebody who was counted without a name agreed to be named: one of those who said `answer` gets it. A yes
/// brings them into the group, as in [`answer`].
///
/// Errors: `Invalid name.empty` on `name`; `Conflict cohort.nobodySaidSo` if nobody without a name said so.
pub async fn name_one(
    vault: &Vault,
    now: &Now,
    programme: ProgrammeId,
    name: &str,
    answer: OfferAnswer,
    into: Option<GroupId>,
) -> Result<Answered> {
    let name = a_name(name)?;
    let mut change = vault.change("programmes.nameOne", now).await?;
    let programme = store::local_id(change.sql(), programme).await?;
    let nobody = || Error::new(Code::Conflict, "cohort.nobodySaidSo");
    let mut row = store::one_unnamed(change.sql(), programme, answer, false).await?.ok_or_else(nobody)?;
    let person = people::add(&mut change, &named(name.clone())).await?;
    change.put(&COHORT_PERSON, &[row.id.into()], &[("person_id", person.into())]).await?;
    (row.person_id, row.name) = (Some(person), Some(name));
    let joined = if answer == OfferAnswer::Yes { join(&mut change, &row, into).await? } else { None };
    let done = change.commit().await?;
    let (joined, member) = joined.unzip();
    Ok(Answered { done, joined, member })
}

/// Somebody no longer wants to be named on a programme: they stay counted. Whoever is in no group and on no
/// other programme goes from the service's list.
pub async fn unname(vault: &Vault, now: &Now, who: CohortPersonId) -> Result<Done> {
    let mut change = vault.change("programmes.unname", now).await?;
    let row = store::row(change.sql(), who).await?;
    if let Some(person) = row.person_id {
        change.put(&COHORT_PERSON, &[row.id.into()], &[("person_id", crate::platform::Value::Null)]).await?;
        if store::known_by_nothing(change.sql(), person).await? {
            people::remove(&mut change, person).await?;
        }
    }
    change.commit().await
}

fn a_name(name: &str) -> Result<String> {
    let name = one_line("name", name, LONGEST_NAME)?;
    if name.is_empty() { Err(Error::invalid("name", "name.empty")) } else { Ok(name) }
}
