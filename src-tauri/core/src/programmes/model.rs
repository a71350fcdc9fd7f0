//! Types and rules. Pure.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{platform::Value, reasons::Why, vocabulary};

vocabulary! {
    /// What somebody said to the offer of a group.
    OfferAnswer {
        /// Yes: on the list of a group, if they may be named.
        Yes = "yes",
        /// Maybe, or later.
        Maybe = "maybe",
        /// No.
        No = "no",
        /// No answer: not asked yet, or asked and still thinking about it.
        NotAsked = "notAsked",
    }
}

vocabulary! {
    /// Whether somebody finished the programme.
    Finished {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
        /// The list does not say.
        NotKnown = "notKnown",
    }
}

/// A cohort in numbers: everybody on it, named or not.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ProgrammeCounts {
    /// The service's own code for the programme; several are parted by commas.
    pub code: String,
    /// How many were on the programme's list.
    pub people: u32,
    /// Were offered the group, answered or not.
    pub offered: u32,
    /// Said yes.
    pub yes: u32,
    /// Said maybe.
    pub maybe: u32,
    /// Said no.
    pub no: u32,
    /// Were offered the group and have not answered.
    pub waiting: u32,
    /// Were not asked, or the list does not say.
    pub not_asked: u32,
}

impl ProgrammeCounts {
    /// Counts `number` people who said so; `offered` tells the silent who were asked from those who were not.
    pub fn add(&mut self, answer: OfferAnswer, offered: bool, number: u32) {
        self.people += number;
        match answer {
            OfferAnswer::Yes => self.yes += number,
            OfferAnswer::Maybe => self.maybe += number,
            OfferAnswer::No => self.no += number,
            OfferAnswer::NotAsked if offered => self.waiting += number,
            OfferAnswer::NotAsked => self.not_asked += number,
        }
        self.offered = self.people - self.not_asked;
    }
}

/// What is written when somebody says something new, on `today`, to `by`. Whoever answers was asked: if no
/// day is known, today. Reasons are for a no or a maybe; with any other answer they go.
#[must_use]
pub fn said(
    answer: OfferAnswer,
    offered_on: Option<NaiveDate>,
    today: NaiveDate,
    by: &str,
) -> Vec<(&'static str, Value)> {
    let mut values = vec![("answer", answer.into())];
    match answer {
        OfferAnswer::NotAsked => {
            values.extend([("answered_on", Value::Null), ("offered_on", Value::Null), ("offered_by", "".into())]);
        }
        _ => {
            values.push(("answered_on", today.into()));
            if offered_on.is_none() {
                values.extend([("offered_on", today.into()), ("offered_by", by.into())]);
            }
        }
    }
    if matches!(answer, OfferAnswer::Yes | OfferAnswer::NotAsked) {
        values.extend(Why::default().columns("", ""));
    }
    values
}
