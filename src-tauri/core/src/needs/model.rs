//! The vocabulary of needs, and when they are looked at again. Pure.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::vocabulary;

vocabulary! {
    /// What helps somebody take part. The first nine are what a place has or has not: a venue's
    /// checklist uses the same words. Ours, drawn together from the standard's examples and from what
    /// people in pain need of a room; to be checked with members.
    Need {
        /// A way in without steps.
        StepFree = "stepFree",
        /// A toilet that a wheelchair or frame fits into.
        AccessibleToilet = "accessibleToilet",
        /// Somewhere to park close by.
        Parking = "parking",
        /// A bus or train stop close by.
        Bus = "bus",
        /// A firm chair with arms.
        ChairWithArms = "chairWithArms",
        /// Room to stand, stretch and move about.
        RoomToMove = "roomToMove",
        /// A hearing loop.
        HearingLoop = "hearingLoop",
        /// Good, even light.
        Lighting = "lighting",
        /// A signal for mobile phones.
        PhoneSignal = "phoneSignal",
        /// Large print.
        LargePrint = "largePrint",
        /// Easy words and pictures.
        EasyRead = "easyRead",
        /// By e-mail or text in place of paper.
        NotPaper = "notPaper",
        /// Read aloud, or told in person.
        ReadAloud = "readAloud",
        /// To see faces when people speak.
        SeeFaces = "seeFaces",
        /// A sign language interpreter.
        SignLanguage = "signLanguage",
        /// An interpreter for another language.
        OtherLanguage = "otherLanguage",
        /// Someone to meet at the door.
        MetAtDoor = "metAtDoor",
        /// Someone who comes along to help.
        SomeoneAlong = "someoneAlong",
        /// An assistance dog comes too.
        AssistanceDog = "assistanceDog",
        /// More breaks, or lying down for a while.
        Breaks = "breaks",
        /// A quiet corner to go to.
        QuietCorner = "quietCorner",
        /// A reminder the day before.
        Reminder = "reminder",
        /// Something else, in own words.
        Other = "other",
    }
}

/// What a need is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Sort {
    /// The place: a venue meets it or does not.
    Place,
    /// Reading, hearing and being understood.
    Words,
    /// How the meeting is run.
    Meeting,
}

impl Need {
    /// What the need is about.
    #[must_use]
    pub const fn sort(self) -> Sort {
        match self {
            Self::StepFree
            | Self::AccessibleToilet
            | Self::Parking
            | Self::Bus
            | Self::ChairWithArms
            | Self::RoomToMove
            | Self::HearingLoop
            | Self::Lighting
            | Self::PhoneSignal => Sort::Place,
            Self::LargePrint
            | Self::EasyRead
            | Self::NotPaper
            | Self::ReadAloud
            | Self::SeeFaces
            | Self::SignLanguage
            | Self::OtherLanguage => Sort::Words,
            Self::MetAtDoor
            | Self::SomeoneAlong
            | Self::AssistanceDog
            | Self::Breaks
            | Self::QuietCorner
            | Self::Reminder
            | Self::Other => Sort::Meeting,
        }
    }
}

/// One thing that helps a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct NeedView {
    /// What.
    pub need: Need,
    /// How to meet it, in own words; may be empty.
    pub how: String,
    /// Shows as a small flag on the register.
    pub flagged: bool,
    /// Whether the hosts have it too. Always, for what only the group's rows hold.
    pub shared: bool,
    /// When somebody last asked whether it is still right.
    pub reviewed: NaiveDate,
}

/// A need of a group's people, and how many have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct GroupNeed {
    /// What.
    pub need: Need,
    /// How many of those who come.
    pub people: u32,
}

/// Needs are looked at again after a year.
const REVIEW_AFTER: Days = Days::new(365);

/// Whether it is time to ask "is this still right?".
#[must_use]
pub fn review_due(reviewed: NaiveDate, today: NaiveDate) -> bool {
    reviewed.checked_add_days(REVIEW_AFTER).is_some_and(|due| due <= today)
}

/// Reviewed on this day or before, a need is due on `today`.
#[must_use]
pub fn due_since(today: NaiveDate) -> NaiveDate {
    today.checked_sub_days(REVIEW_AFTER).unwrap_or(today)
}
