//! Keeping programmes: what one is called, when it was, whom it feeds, and who was on it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    model::{Finished, OfferAnswer, said},
    store,
};
use crate::{
    fields, groups,
    people::{self, Contact},
    platform::{
        Change, Done, Error, GroupId, Home, Key, Now, ProgrammeId, Result, Slice, Table, Topic, Vault, check_date,
        one_line,
    },
    reasons::Why,
};

/// Programmes. Fields 2 to 6 were counts, before each person of a cohort had a row.
pub static PROGRAMME: Table = Table {
    kind: 32,
    name: "programme",
    key: Key::Uid,
    home: Home::Service,
    topic: Topic::Programmes,
    fields: fields![1 code, 7 name, 8 first_day, 9 last_day, 10 place, 11 started, 12 finished, 13 since],
};

/// Which programmes fed a group.
pub static GROUP_PROGRAMME: Table = Table {
    kind: 33,
    name: "group_programme",
    key: Key::Natural(&["group_id", "programme_id"]),
    home: Home::Service,
    topic: Topic::Programmes,
    fields: &[],
};

/// The people of a programme's cohort, with or without a name.
pub static COHORT_PERSON: Table = Table {
    kind: 90,
    name: "cohort_person",
    key: Key::Uid,
    home: Home::Service,
    topic: Topic::Programmes,
    fields: fields![
        1 programme_id, 2 person_id, 3 finished, 4 offered_on, 5 offered_by, 6 answer, 7 answered_on, 8 reasons,
        9 main_reason, 10 fine, 11 told_by
    ],
};

/// What programmes hands to the vault.
pub static SLICE: Slice = Slice {
    name: "programmes",
    tables: &[&PROGRAMME, &GROUP_PROGRAMME, &COHORT_PERSON],
    migrations: &[(20261125130100, include_str!("migrations/20261125130100_cohort.sql"))],
};

/// Longest code, name or place, in characters.
const LONGEST: usize = 120;
/// Most names that can be typed in one go.
const MOST_NAMES: usize = 200;
/// Most people of one kind that can be counted in one go; a programme has about ten.
const MOST_COUNTED: u32 = 1_000;

/// What is known about a programme.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ProgrammeDetails {
    /// The service's own code.
    pub code: String,
    /// Name or format, such as "12 mornings" or "online".
    pub name: String,
    /// The first day.
    pub first_day: Option<NaiveDate>,
    /// The last day.
    pub last_day: Option<NaiveDate>,
    /// Where it was held.
    pub place: String,
    /// How many started, if somebody counted.
    pub started: Option<u32>,
    /// How many finished, if somebody counted.
    pub finished: Option<u32>,
}

/// People of a cohort without a name, by what they said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Unnamed {
    /// Said yes.
    pub yes: u32,
    /// Said maybe.
    pub maybe: u32,
    /// Said no.
    pub no: u32,
    /// Were not asked yet.
    pub not_asked: u32,
}

/// A programme that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ProgrammeMade {
    /// The change.
    pub done: Done,
    /// The new programme.
    pub programme: ProgrammeId,
}

/// Somebody of a cohort, to be written.
#[derive(Debug, Clone, Default)]
pub struct NewRow<'a> {
    /// The person on the service's list; only for those who agreed to be named.
    pub person: Option<i64>,
    /// Whether they finished; none: the list does not say.
    pub finished: Option<Finished>,
    /// What they said; none: not asked.
    pub answer: Option<OfferAnswer>,
    /// Why they said no.
    pub why: Why,
    /// Who offered the group; may be empty.
    pub by: &'a str,
}

/// The details, tidied and checked.
///
/// Errors: `Invalid programme.unnamed` on `code` if there is neither code nor name; `Invalid date.order` on
/// `lastDay`, `date.range`; `Invalid programme.finishedMore` on `finished`; `number.tooLarge`.
fn checked(details: &ProgrammeDetails) -> Result<ProgrammeDetails> {
    let tidy = ProgrammeDetails {
        code: one_line("code", &details.code, LONGEST)?,
        name: one_line("name", &details.name, LONGEST)?,
        place: one_line("place", &details.place, LONGEST)?,
        ..*details
    };
    if tidy.code.is_empty() && tidy.name.is_empty() {
        return Err(Error::invalid("code", "programme.unnamed"));
    }
    for (field, day) in [("firstDay", tidy.first_day), ("lastDay", tidy.last_day)] {
        day.map_or(Ok(()), |day| check_date(field, day))?;
    }
    if tidy.first_day.zip(tidy.last_day).is_some_and(|(first, last)| last < first) {
        return Err(Error::invalid("lastDay", "date.order"));
    }
    for (field, number) in [("started", tidy.started), ("finished", tidy.finished)] {
        check_number(field, number.unwrap_or_default())?;
    }
    if tidy.started.zip(tidy.finished).is_some_and(|(started, finished)| finished > started) {
        return Err(Error::invalid("finished", "programme.finishedMore"));
    }
    Ok(tidy)
}

fn check_number(field: &'static str, number: u32) -> Result<()> {
    if number > MOST_COUNTED { Err(Error::invalid(field, "number.tooLarge")) } else { Ok(()) }
}

fn values(details: &ProgrammeDetails) -> [(&'static str, crate::platform::Value); 7] {
    [
        ("code", details.code.as_str().into()),
        ("name", details.name.as_str().into()),
        ("first_day", details.first_day.into()),
        ("last_day", details.last_day.into()),
        ("place", details.place.as_str().into()),
        ("started", details.started.map(i64::from).into()),
        ("finished", details.finished.map(i64::from).into()),
    ]
}

/// Makes a programme by hand: names of those who agreed to be named, and numbers of those who did not.
/// Nobody has been asked anything by that, but for those whose answer is counted.
///
/// Errors: as for the details; `Invalid names.tooMany` on `names`; `Invalid number.tooLarge` on `unnamed`.
pub async fn create(
    vault: &Vault,
    now: &Now,
    details: &ProgrammeDetails,
    names: &[String],
    unnamed: &Unnamed,
    feeds: Option<GroupId>,
) -> Result<ProgrammeMade> {
    let details = checked(details)?;
    if names.len() > MOST_NAMES {
        return Err(Error::invalid("names", "names.tooMany"));
    }
    let by = vault.device("name").await?;
    let mut change = vault.change("programmes.create", now).await?;
    let (programme, id) = create_in(&mut change, &details).await?;
    for name in names {
        let name = one_line("names", name, LONGEST)?;
        if !name.is_empty() {
            let person = people::add(&mut change, &named(name)).await?;
            add_row(&mut change, programme, &NewRow { person: Some(person), ..NewRow::default() }).await?;
        }
    }
    for (answer, number) in [
        (OfferAnswer::Yes, unnamed.yes),
        (OfferAnswer::Maybe, unnamed.maybe),
        (OfferAnswer::No, unnamed.no),
        (OfferAnswer::NotAsked, unnamed.not_asked),
    ] {
        check_number("unnamed", number)?;
        for _ in 0..number {
            add_row(&mut change, programme, &NewRow { answer: Some(answer), by: &by, ..NewRow::default() }).await?;
        }
    }
    if let Some(group) = feeds {
        let group = groups::group(change.sql(), group).await?.id;
        feed_in(&mut change, programme, group).await?;
    }
    Ok(ProgrammeMade { done: change.commit().await?, programme: id })
}

/// Somebody of whom nothing but the name is known.
pub(super) fn named(name: String) -> Contact {
    Contact { name, phone: String::new(), email: String::new(), best_time: String::new() }
}

/// Makes an empty programme as part of a change; a list that is brought in may have neither code nor name.
pub async fn create_in(change: &mut Change<'_>, details: &ProgrammeDetails) -> Result<(i64, ProgrammeId)> {
    let since = change.now().today;
    let mut all = values(details).to_vec();
    all.push(("since", since.into()));
    let (id, uid) = change.insert(&PROGRAMME, &all).await?;
    Ok((id, ProgrammeId(uid)))
}

/// Puts somebody on a cohort, as part of a change. Answers with the row's local id.
pub async fn add_row(change: &mut Change<'_>, programme: i64, new: &NewRow<'_>) -> Result<i64> {
    let today = change.now().today;
    let mut all = vec![
        ("programme_id", programme.into()),
        ("person_id", new.person.into()),
        ("finished", new.finished.unwrap_or(Finished::NotKnown).into()),
    ];
    match new.answer.unwrap_or(OfferAnswer::NotAsked) {
        OfferAnswer::NotAsked => all.push(("answer", OfferAnswer::NotAsked.into())),
        answer => all.extend(said(answer, None, today, new.by)),
    }
    if matches!(new.answer, Some(OfferAnswer::No | OfferAnswer::Maybe)) {
        all.extend(new.why.columns("", ""));
    }
    Ok(change.insert(&COHORT_PERSON, &all).await?.0)
}

/// Changes what is known about a programme. Errors: as for the details; `NotFound programme.missing`.
pub async fn edit(vault: &Vault, now: &Now, programme: ProgrammeId, details: &ProgrammeDetails) -> Result<Done> {
    let details = checked(details)?;
    let mut change = vault.change("programmes.edit", now).await?;
    let id = store::local_id(change.sql(), programme).await?;
    change.put(&PROGRAMME, &[id.into()], &values(&details)).await?;
    change.commit().await
}

/// Says that a programme feeds a group, or no longer does. Nobody comes onto the group's list or leaves it
/// by that.
pub async fn feed(vault: &Vault, now: &Now, programme: ProgrammeId, group: GroupId, feeds: bool) -> Result<Done> {
    let mut change = vault.change("programmes.feed", now).await?;
    let programme = store::local_id(change.sql(), programme).await?;
    let group = groups::group(change.sql(), group).await?.id;
    if feeds {
        feed_in(&mut change, programme, group).await?;
    } else {
        change.remove_if_there(&GROUP_PROGRAMME, &[group.into(), programme.into()]).await?;
    }
    change.commit().await
}

/// As [`feed`], as part of a change.
pub async fn feed_in(change: &mut Change<'_>, programme: i64, group: i64) -> Result<()> {
    change.put(&GROUP_PROGRAMME, &[group.into(), programme.into()], &[]).await
}

/// Takes a programme away with everybody on it. Members of groups stay members; whoever was on the
/// service's list for this programme alone, and in no group, goes from that list too.
pub async fn remove(vault: &Vault, now: &Now, programme: ProgrammeId) -> Result<Done> {
    let mut change = vault.change("programmes.remove", now).await?;
    let id = store::local_id(change.sql(), programme).await?;
    for person in store::known_by_this_alone(change.sql(), id).await? {
        people::remove(&mut change, person).await?;
    }
    for row in store::rows_of(change.sql(), id).await? {
        change.remove(&COHORT_PERSON, &[row.into()]).await?;
    }
    for group in store::groups_fed(change.sql(), id).await? {
        change.remove(&GROUP_PROGRAMME, &[group.id.into(), id.into()]).await?;
    }
    change.remove(&PROGRAMME, &[id.into()]).await?;
    change.commit().await
}
