//! The list of programmes, and a programme's page.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    api::ProgrammeDetails,
    model::{Finished, OfferAnswer, ProgrammeCounts},
    store::{self, Programme},
};
use crate::{
    groups::GroupRef,
    platform::{CohortPersonId, GroupId, MemberId, ProgrammeId, Result, Vault},
    reasons::Why,
};

/// Programmes on one page of the list.
const PROGRAMMES: u32 = 50;
/// Names on one page of a cohort.
const NAMES: u32 = 100;

/// A programme by identity, code and name; either may be empty, and both where a list had neither.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ProgrammeRef {
    /// The programme.
    pub id: ProgrammeId,
    /// The service's own code.
    pub code: String,
    /// Name or format.
    pub name: String,
}

/// A programme in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ProgrammeRow {
    /// The programme.
    pub programme: ProgrammeRef,
    /// The last day.
    pub last_day: Option<NaiveDate>,
    /// Where it was held.
    pub place: String,
    /// Its cohort in numbers.
    pub counts: ProgrammeCounts,
    /// The groups that it feeds.
    pub groups: Vec<GroupRef>,
}

/// A part of the list of programmes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ProgrammePage {
    /// How many there are in all.
    pub total: u32,
    /// Those of this part, the newest first.
    pub rows: Vec<ProgrammeRow>,
}

/// A place in a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CohortPlace {
    /// The member.
    pub member: MemberId,
    /// The group.
    pub group: GroupRef,
}

/// Somebody of a cohort who agreed to be named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CohortRow {
    /// The row.
    pub id: CohortPersonId,
    /// Name.
    pub name: String,
    /// Whether they finished.
    pub finished: Finished,
    /// What they said.
    pub answer: OfferAnswer,
    /// When they said so.
    pub answered_on: Option<NaiveDate>,
    /// When the group was offered.
    pub offered_on: Option<NaiveDate>,
    /// Who offered it; may be empty.
    pub offered_by: String,
    /// Why they said no, or maybe.
    pub why: Why,
    /// The groups they are in now.
    pub places: Vec<CohortPlace>,
}

/// Those of a cohort without a name, in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct UnnamedCounts {
    /// All of them.
    pub people: u32,
    /// Said yes.
    pub yes: u32,
    /// Said maybe.
    pub maybe: u32,
    /// Said no.
    pub no: u32,
    /// Have not answered, asked or not.
    pub not_asked: u32,
    /// Said no, and why.
    pub no_with_reason: u32,
}

/// A group that a programme feeds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct FedGroup {
    /// The group.
    pub group: GroupRef,
    /// How many of this cohort are on its list now, as far as they may be named.
    pub people: u32,
}

/// A programme's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ProgrammeView {
    /// The programme.
    pub id: ProgrammeId,
    /// What is known about it.
    pub details: ProgrammeDetails,
    /// Its cohort in numbers.
    pub counts: ProgrammeCounts,
    /// How many finished, as far as the cohort's rows say; none where no row does.
    pub finished: Option<u32>,
    /// How many may be named.
    pub named: u32,
    /// The first of them, by name.
    pub people: Vec<CohortRow>,
    /// Those who are counted and not named.
    pub unnamed: UnnamedCounts,
    /// The groups that it feeds.
    pub groups: Vec<FedGroup>,
    /// How many said yes, may be named, and are in none of these groups.
    pub yes_without_place: u32,
}

/// Programmes, the newest first, 50 from `skip` on.
pub async fn list(vault: &Vault, skip: u32) -> Result<ProgrammePage> {
    let mut conn = vault.connection().await?;
    let total = store::how_many(conn.sql()).await?;
    let programmes = store::programmes(conn.sql(), PROGRAMMES, skip).await?;
    let mut rows = Vec::with_capacity(programmes.len());
    for programme in programmes {
        let mut counts = ProgrammeCounts { code: programme.code.clone(), ..ProgrammeCounts::default() };
        for tally in store::tallies(conn.sql(), programme.id).await? {
            counts.add(tally.said(), tally.offered, tally.number);
        }
        let groups = store::groups_fed(conn.sql(), programme.id).await?;
        rows.push(ProgrammeRow {
            counts,
            groups: groups.into_iter().map(|fed| GroupRef { id: GroupId(fed.uid), name: fed.name }).collect(),
            last_day: programme.last_day,
            programme: reference(&programme),
            place: programme.place,
        });
    }
    Ok(ProgrammePage { total, rows })
}

fn reference(programme: &Programme) -> ProgrammeRef {
    ProgrammeRef { id: ProgrammeId(programme.uid), code: programme.code.clone(), name: programme.name.clone() }
}

/// A programme's page, with the first 100 names. Errors: `NotFound programme.missing`.
pub async fn read(vault: &Vault, id: ProgrammeId) -> Result<ProgrammeView> {
    let mut conn = vault.connection().await?;
    let programme = store::programme(conn.sql(), id).await?;
    let (mut counts, mut unnamed) = (ProgrammeCounts::default(), UnnamedCounts::default());
    let (mut named, mut finished, mut finished_known) = (0, 0, 0);
    for tally in store::tallies(conn.sql(), programme.id).await? {
        counts.add(tally.said(), tally.offered, tally.number);
        finished += tally.finished;
        finished_known += tally.finished_known;
        if tally.named {
            named += tally.number;
            continue;
        }
        unnamed.people += tally.number;
        match tally.said() {
            OfferAnswer::Yes => unnamed.yes += tally.number,
            OfferAnswer::Maybe => unnamed.maybe += tally.number,
            OfferAnswer::No => {
                unnamed.no += tally.number;
                unnamed.no_with_reason += tally.with_reason;
            }
            OfferAnswer::NotAsked => unnamed.not_asked += tally.number,
        }
    }
    counts.code.clone_from(&programme.code);
    let places = store::places(conn.sql(), programme.id).await?;
    let fed = store::groups_fed(conn.sql(), programme.id).await?;
    let people = store::named(conn.sql(), programme.id, NAMES, 0).await?;
    Ok(ProgrammeView {
        id,
        counts,
        finished: (finished_known > 0).then_some(finished),
        named,
        people: people.into_iter().map(|row| cohort_row(row, &places)).collect(),
        unnamed,
        yes_without_place: u32::try_from(store::yes_without_place(conn.sql(), programme.id).await?.len()).unwrap_or(0),
        groups: fed
            .into_iter()
            .map(|fed| FedGroup {
                people: u32::try_from(places.iter().filter(|place| place.in_group == fed.uid).count()).unwrap_or(0),
                group: GroupRef { id: GroupId(fed.uid), name: fed.name },
            })
            .collect(),
        details: ProgrammeDetails {
            code: programme.code,
            name: programme.name,
            first_day: programme.first_day,
            last_day: programme.last_day,
            place: programme.place,
            started: programme.started,
            finished: programme.finished,
        },
    })
}

/// More names of a cohort: 100 from `skip` on.
pub async fn people(vault: &Vault, id: ProgrammeId, skip: u32) -> Result<Vec<CohortRow>> {
    let mut conn = vault.connection().await?;
    let programme = store::local_id(conn.sql(), id).await?;
    let places = store::places(conn.sql(), programme).await?;
    let rows = store::named(conn.sql(), programme, NAMES, skip).await?;
    Ok(rows.into_iter().map(|row| cohort_row(row, &places)).collect())
}

fn cohort_row(row: store::Row, places: &[store::PlaceRow]) -> CohortRow {
    let own = places.iter().filter(|place| place.row_id == row.id);
    CohortRow {
        id: row.id(),
        finished: row.has_finished(),
        answer: row.said(),
        answered_on: row.answered_on,
        offered_on: row.offered_on,
        why: row.why(),
        places: own
            .map(|place| CohortPlace {
                member: MemberId(place.member),
                group: GroupRef { id: GroupId(place.in_group), name: place.group_name.clone() },
            })
            .collect(),
        name: row.name.unwrap_or_default(),
        offered_by: row.offered_by,
    }
}
