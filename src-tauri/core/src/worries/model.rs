//! Types. Pure.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    platform::{ConcernId, MemberId},
    vocabulary,
};

vocabulary! {
    /// What a worry is about. Coarse on purpose: it names no illness and judges nobody.
    About {
        /// Somebody may not be safe.
        Safety = "safety",
        /// How somebody seems.
        Mood = "mood",
        /// Something between people.
        Between = "between",
        /// Something else.
        Other = "other",
    }
}

/// A host's note to themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Concern {
    /// Which.
    pub id: ConcernId,
    /// About whom; none: nobody of the list, or not said.
    pub member: Option<MemberId>,
    /// Their name, as the list has it now.
    pub name: Option<String>,
    /// The day.
    pub on_date: NaiveDate,
    /// What it is about.
    pub about: About,
    /// In the host's own words; may be empty.
    pub words: String,
    /// Who was told; empty: nobody yet.
    pub told: String,
    /// When.
    pub told_on: Option<NaiveDate>,
    /// Nothing is left to do since.
    pub closed_on: Option<NaiveDate>,
}
