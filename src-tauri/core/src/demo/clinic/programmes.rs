//! The programmes of the service: those that its younger groups come from, and two that have just ended,
//! one of which sets up a group.

use chrono::{Days, NaiveTime};

use super::{
    Names, afternoon, by_name,
    plans::{NEXT, TWICE},
};
use crate::{
    asking::{self, Form, Said},
    demo::{at, cohorts, next_weekday},
    groups::{
        self,
        jobs::{self, Job},
    },
    meetings,
    needs::{self, Need, NeedEdit},
    platform::{GroupId, MemberId, Now, Result, Vault},
    privacy::{Decision, Purpose, ReachedBy},
    programmes::{self, OfferAnswer, ProgrammeDetails, Unnamed},
    reasons::{Fine, Reason, ToldBy, Why},
    venues::{self, Access, Answer, VenueForm},
};

/// Where the programmes are held.
const PLACE: &str = "Westerby Library";

/// The programme from which all of these people said yes to a group, on the day it began.
pub async fn came_from(vault: &Vault, begun: &Now, group: GroupId, yes: &[String]) -> Result<()> {
    let last = begun.today.checked_sub_days(Days::new(9)).unwrap_or(begun.today);
    let count = u32::try_from(yes.len()).unwrap_or_default();
    let details =
        ProgrammeDetails { started: Some(count + 7), finished: Some(count + 4), ..cohorts::details(last, PLACE) };
    let unnamed = Unnamed { yes: 0, maybe: 1, no: 2, not_asked: 1 };
    let made = programmes::create(vault, begun, &details, yes, &unnamed, Some(group)).await?.programme;
    programmes::offer_to_all(vault, begun, made).await?;
    for row in programmes::read(vault, made).await?.people {
        programmes::answer(vault, begun, row.id, OfferAnswer::Yes, Some(group)).await?;
    }
    Ok(())
}

/// Two programmes that have just ended: of one nobody was asked yet, the other sets a group up.
pub async fn next(vault: &Vault, now: &Now, names: &mut Names) -> Result<()> {
    cohorts::just_ended(vault, now).await?;
    let ended = now.today.checked_sub_days(Days::new(15)).unwrap_or(now.today);
    let on = at(ended, NaiveTime::from_hms_opt(15, 0, 0).unwrap_or_default());
    let group = groups::create(vault, &on, NEXT.name, NEXT.place, &[], None).await?.group;
    let yes = names.some(NEXT.people);
    let (maybe, no) = (names.one(), names.one());
    let not_asked = [TWICE.to_owned(), names.one()];
    let all: Vec<String> = yes.iter().chain([&maybe, &no]).chain(&not_asked).cloned().collect();
    let unnamed = Unnamed { yes: 0, maybe: 1, no: 1, not_asked: 1 };
    let details = ProgrammeDetails {
        code: ended.format("PMP %y-%m evenings").to_string(),
        name: "8 evenings".to_owned(),
        started: Some(14),
        finished: Some(12),
        ..cohorts::details(ended, PLACE)
    };
    let made = programmes::create(vault, &on, &details, &all, &unnamed, Some(group)).await?.programme;
    for row in programmes::read(vault, made).await?.people {
        let said = match &row.name {
            name if yes.contains(name) => OfferAnswer::Yes,
            name if *name == maybe => OfferAnswer::Maybe,
            name if *name == no => OfferAnswer::No,
            _ => continue,
        };
        programmes::answer(vault, &on, row.id, said, Some(group)).await?;
        if said == OfferAnswer::No {
            let why = Why {
                reasons: vec![Reason::WorkCaringFamily],
                main: Some(Reason::WorkCaringFamily),
                fine: vec![Fine::P5],
                told_by: Some(ToldBy::Person),
            };
            programmes::reason(vault, &on, row.id, &why).await?;
        }
    }
    let members = by_name(vault, &on, group, &yes).await?;
    half_ready(vault, now, group, &members).await
}

/// What was seen to so far: one host, some who were asked, a place that lacks something, one date.
async fn half_ready(vault: &Vault, now: &Now, group: GroupId, members: &[MemberId]) -> Result<()> {
    let on = at(now.today.checked_sub_days(Days::new(5)).unwrap_or(now.today), afternoon());
    for member in members.iter().take(2) {
        let answers = [Purpose::HostHasContacts, Purpose::HostsKnowNeeds]
            .map(|purpose| Said { purpose, decision: Decision::Given })
            .to_vec();
        let form = Form { how: ReachedBy::ToldClinician, on: on.today, taken_by: String::new(), answers };
        asking::record(vault, &on, *member, &form).await?;
    }
    if let [host, other, ..] = members {
        jobs::give(vault, &on, *host, Job::Host, "Opens the hall").await?;
        for need in [Need::StepFree, Need::ChairWithArms] {
            let edit = NeedEdit { need, how: String::new(), flagged: true, shared: true };
            needs::put(vault, &on, *other, &edit).await?;
        }
    }
    let form = VenueForm {
        name: NEXT.place.to_owned(),
        address: "Beck Lane\nWesterby".to_owned(),
        getting_there: "Bus 7 to Beck Lane.".to_owned(),
        cost: "\u{a3}8 an hour".to_owned(),
        booking_role: "The parish clerk".to_owned(),
        booking_phone: "01632 960455".to_owned(),
        opening: String::new(),
        notes: String::new(),
    };
    let venue = venues::keep(vault, &on, group, None, &form).await?.venue;
    for (what, found) in
        [(Access::StepFree, Answer::No), (Access::AccessibleToilet, Answer::Yes), (Access::Bus, Answer::Yes)]
    {
        venues::answer(vault, &on, venue, what, found).await?;
    }
    let first = next_weekday(now.today, NEXT.day).checked_add_days(Days::new(14)).unwrap_or(now.today);
    let starts = NaiveTime::from_hms_opt(NEXT.starts.0, NEXT.starts.1, 0).unwrap_or_default();
    meetings::plan(vault, &on, group, &[first], starts, 120, NEXT.place).await?;
    Ok(())
}
