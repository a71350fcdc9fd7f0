//! The programmes that the made-up groups come from: offered, answered, and one where nobody was asked yet.

use chrono::{Days, NaiveDate};

use super::{Plan, names};
use crate::{
    platform::{GroupId, Now, Result, Vault},
    programmes::{self, OfferAnswer, ProgrammeDetails, Unnamed},
    reasons::{Fine, Reason, ToldBy, Why},
};

/// Weeks that a programme takes.
const WEEKS: u64 = 12;

/// The programme from which these people said yes to a group, on the day it began. They come onto the
/// group's list by that.
pub async fn fill(vault: &Vault, begun: &Now, group: GroupId, plan: &Plan, yes: &[&str]) -> Result<()> {
    let nth = plan.held as usize;
    let (maybe, no) = (names::MAYBE[nth % names::MAYBE.len()], names::NO[nth % names::NO.len()]);
    let last = begun.today.checked_sub_days(Days::new(4)).unwrap_or(begun.today);
    let known: Vec<String> = yes.iter().chain([&maybe, &no]).map(|name| (*name).to_owned()).collect();
    let unnamed = Unnamed { yes: 0, maybe: 1, no: 1, not_asked: 2 };
    let started = u32::try_from(known.len()).unwrap_or_default() + 6;
    let details = ProgrammeDetails { started: Some(started), finished: Some(started - 2), ..details(last, plan.place) };
    let made = programmes::create(vault, begun, &details, &known, &unnamed, Some(group)).await?.programme;
    programmes::offer_to_all(vault, begun, made).await?;
    for row in programmes::read(vault, made).await?.people {
        let answer = match row.name.as_str() {
            name if name == maybe => OfferAnswer::Maybe,
            name if name == no => OfferAnswer::No,
            _ => OfferAnswer::Yes,
        };
        programmes::answer(vault, begun, row.id, answer, Some(group)).await?;
        if answer == OfferAnswer::No {
            programmes::reason(vault, begun, row.id, &too_far()).await?;
        }
    }
    let busy = Why { reasons: vec![Reason::WorkCaringFamily], told_by: Some(ToldBy::Person), ..Why::default() };
    programmes::decline(vault, begun, made, &busy).await?;
    Ok(())
}

fn too_far() -> Why {
    Why {
        reasons: vec![Reason::DayOrTime, Reason::GettingThere],
        main: Some(Reason::GettingThere),
        fine: vec![Fine::P2],
        told_by: Some(ToldBy::Person),
    }
}

/// A programme that has just ended: nobody was asked yet.
pub async fn just_ended(vault: &Vault, now: &Now) -> Result<()> {
    let last = now.today.checked_sub_days(Days::new(12)).unwrap_or(now.today);
    let before = Now { today: last, ..*now };
    let known: Vec<String> = names::JUST_ENDED.iter().map(|name| (*name).to_owned()).collect();
    let details =
        ProgrammeDetails { started: Some(12), finished: Some(10), ..details(last, "Millbrook Community Centre") };
    let unnamed = Unnamed { not_asked: 3, ..Unnamed::default() };
    programmes::create(vault, &before, &details, &known, &unnamed, None).await.map(drop)
}

/// A programme that ended on `last`.
pub fn details(last: NaiveDate, place: &str) -> ProgrammeDetails {
    ProgrammeDetails {
        code: last.format("PMP %y-%m").to_string(),
        name: "12 mornings".to_owned(),
        first_day: last.checked_sub_days(Days::new((WEEKS - 1) * 7)),
        last_day: Some(last),
        place: place.to_owned(),
        ..ProgrammeDetails::default()
    }
}
