//! Types and rules. Pure.

use serde::{Deserialize, Serialize};

use crate::vocabulary;

vocabulary! {
    /// What a place may have or not. The words are those of the needs that a place can meet, so that the
    /// two find each other. Our own list, drawn from what people in pain ask of a room.
    Access {
        /// A way in without steps.
        StepFree = "stepFree",
        /// A toilet that a wheelchair or frame fits into.
        AccessibleToilet = "accessibleToilet",
        /// Somewhere to park close by.
        Parking = "parking",
        /// A bus or train stop close by.
        Bus = "bus",
        /// Firm chairs with arms.
        ChairWithArms = "chairWithArms",
        /// Room to stand, stretch and move about.
        RoomToMove = "roomToMove",
        /// A hearing loop.
        HearingLoop = "hearingLoop",
        /// Good, even light.
        Lighting = "lighting",
        /// A signal for mobile phones.
        PhoneSignal = "phoneSignal",
    }
}

vocabulary! {
    /// What somebody found when they looked.
    Answer {
        /// It is there.
        Yes = "yes",
        /// It is not there.
        No = "no",
        /// Nobody has looked, or nobody is sure.
        DontKnow = "dontKnow",
    }
}

/// Something that members need and the place has not got, or that nobody has looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Gap {
    /// What is needed.
    pub what: Access,
    /// How many need it.
    pub people: u32,
    /// *No*, or *don't know*: the first wants another way, the second a look.
    pub answer: Answer,
}

/// Where needs and a place do not meet: what is not there first, then what nobody has looked at. A need
/// of nobody, and one that the place meets, is no gap.
#[must_use]
pub fn gaps(needs: &[(Access, u32)], found: &[(Access, Answer)]) -> Vec<Gap> {
    let answer =
        |what: Access| found.iter().find(|(other, _)| *other == what).map_or(Answer::DontKnow, |(_, said)| *said);
    let gap = |wanted: Answer| {
        Access::ALL.iter().filter_map(move |what| {
            let people: u32 = needs.iter().filter(|(need, _)| need == what).map(|(_, people)| people).sum();
            (people > 0 && answer(*what) == wanted).then_some(Gap { what: *what, people, answer: wanted })
        })
    };
    gap(Answer::No).chain(gap(Answer::DontKnow)).collect()
}

/// How many things of the list somebody has looked at.
#[must_use]
pub fn checked(found: &[(Access, Answer)]) -> u32 {
    let known = Access::ALL
        .iter()
        .filter(|what| found.iter().any(|(other, answer)| other == *what && *answer != Answer::DontKnow));
    u32::try_from(known.count()).unwrap_or(u32::MAX)
}
