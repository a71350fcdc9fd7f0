//! What keeps the made-up groups going: who does what, what they agreed, where they meet, and how one
//! paused and another came to a good end.

use chrono::Days;

use super::Plan;
use crate::{
    groups::{
        agreed::{self, Agreed, NewLine, Part},
        jobs::{self, Job},
        life::{self, Ending, Life, LifeRequest, Step},
    },
    home,
    platform::{GroupId, Now, Result, Vault},
    venues::{self, Access, Answer, VenueForm},
};

/// Jobs of the first people of a group's plan; whoever is at the laptop is its host already.
const JOBS: &[(usize, Job, &str)] = &[
    (0, Job::CoHost, "Takes over when Maureen cannot come"),
    (0, Job::PhoneRound, ""),
    (1, Job::Refreshments, "Brings the tea things"),
    (2, Job::Register, ""),
    (4, Job::Greeter, "At the door from ten minutes before"),
];

/// Made-up lines of an agreement.
pub const AGREEMENT: &[(Part, &str)] = &[
    (Part::Rule, "What is said here stays here, unless somebody could come to harm."),
    (Part::Rule, "Talk as much or as little as you like."),
    (Part::Rule, "Stand, stretch or step out whenever you need to."),
    (Part::Rule, "We say what helped us. We do not give advice."),
];

/// Made-up lines of a support plan; two of them name somebody.
pub const PLAN: &[(Part, &str)] = &[
    (Part::KeepInTouch, "Whoever wants to is on the phone list."),
    (Part::WhoPhones, "Dilip rings whoever missed two meetings."),
    (Part::FlareUps, "Ring one of us. We listen first."),
    (Part::Lifts, "Grace can take two people from the station."),
];

/// Gives a group what it has by today; most of it from the day it began.
pub async fn fill(vault: &Vault, now: &Now, begun: &Now, group: GroupId, plan: &Plan) -> Result<()> {
    place(vault, begun, group, plan).await?;
    share_out(vault, begun, group, plan).await?;
    if plan.life != Life::Paused {
        write_down(vault, begun, group, Agreed::Agreement, AGREEMENT).await?;
    }
    if plan.held > 10 {
        write_down(vault, begun, group, Agreed::SupportPlan, PLAN).await?;
    }
    match plan.life {
        Life::Paused => pause(vault, now, group).await,
        Life::Ended => end(vault, now, group).await,
        Life::Planned | Life::Meeting | Life::Closing => Ok(()),
    }
}

async fn place(vault: &Vault, begun: &Now, group: GroupId, plan: &Plan) -> Result<()> {
    let form = VenueForm {
        name: plan.place.into(),
        address: "Church Lane\nWesterby".into(),
        getting_there: "Bus 4 stops outside. The level way in is at the side, by the bins.".into(),
        cost: "\u{a3}12 for two hours".into(),
        booking_role: "The caretaker".into(),
        booking_phone: "01632 960499".into(),
        opening: "Open from 9am. The caretaker has the key.".into(),
        notes: String::new(),
    };
    let venue = venues::keep(vault, begun, group, None, &form).await?.venue;
    // The longest-standing group has looked at all but one thing, the others at a few.
    let looked = if plan.held > 10 { 8 } else { 4 };
    for (nth, what) in Access::ALL.iter().take(looked).enumerate() {
        let found = if nth == 6 { Answer::No } else { Answer::Yes };
        venues::answer(vault, begun, venue, *what, found).await?;
    }
    Ok(())
}

async fn share_out(vault: &Vault, begun: &Now, group: GroupId, plan: &Plan) -> Result<()> {
    let people = jobs::read(vault, group).await?.people;
    for (nth, job, agreed) in JOBS {
        let name = plan.people.get(*nth).copied().unwrap_or_default();
        if let Some(person) = people.iter().find(|person| person.name == name) {
            jobs::give(vault, begun, person.id, *job, agreed).await?;
        }
    }
    Ok(())
}

/// Writes such lines down as what the group agreed.
pub async fn write_down(
    vault: &Vault,
    begun: &Now,
    group: GroupId,
    what: Agreed,
    lines: &[(Part, &str)],
) -> Result<()> {
    let lines: Vec<NewLine> =
        lines.iter().map(|(part, words)| NewLine { part: *part, words: (*words).to_owned() }).collect();
    agreed::begin(vault, begun, group, what, &lines).await?;
    if let Some(draft) = agreed::read(vault, begun, group, what).await?.draft {
        agreed::agree(vault, begun, draft.id, begun.today).await?;
    }
    Ok(())
}

async fn pause(vault: &Vault, now: &Now, group: GroupId) -> Result<()> {
    let request = LifeRequest {
        life: Life::Paused,
        on: now.today,
        back_on: now.today.checked_add_days(Days::new(100)),
        how: None,
        merged_with: String::new(),
    };
    life::set(vault, now, group, &request).await?;
    Ok(())
}

async fn end(vault: &Vault, now: &Now, group: GroupId) -> Result<()> {
    for (what, words) in [
        (Step::AgreeTogether, "All five said yes."),
        (Step::Celebrate, "Lunch at the caf\u{e9} by the station."),
        (Step::WhereNext, "We meet on Fridays anyway."),
    ] {
        life::closing_step(vault, now, group, what, true, words, None).await?;
    }
    let last = home::group(vault, now, group).await?.past.first().map(|meeting| meeting.date);
    let request = LifeRequest {
        life: Life::Ended,
        on: last.unwrap_or(now.today),
        back_on: None,
        how: Some(Ending::Friends),
        merged_with: String::new(),
    };
    life::set(vault, now, group, &request).await?;
    Ok(())
}
