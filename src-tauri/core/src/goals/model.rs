//! Types and rules. Pure.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{platform::GoalId, vocabulary};

vocabulary! {
    /// Where a goal stands, in the person's own eyes.
    GoalStatus {
        /// Said, not begun.
        Set = "set",
        /// Begun.
        UnderWay = "underWay",
        /// Done.
        Done = "done",
        /// It became another one; the words are the newer ones.
        Changed = "changed",
        /// Let go of, which needs no reason.
        LetGo = "letGo",
        /// Would rather have none. It has no words.
        NoGoal = "noGoal",
    }
}

impl GoalStatus {
    /// Whether there is still something to come back to.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Set | Self::UnderWay | Self::Changed)
    }
}

/// Something that somebody means to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Goal {
    /// Which.
    pub id: GoalId,
    /// In their own words.
    pub words: String,
    /// Where it stands.
    pub status: GoalStatus,
    /// The day on which that was said.
    pub said_on: NaiveDate,
}
