//! The ready-made plans, and how long one sits in a plan. Pure.

use serde::{Deserialize, Serialize};

use crate::{
    meetings::model::{ItemKind, usual_agenda},
    platform::KeptPlanId,
    vocabulary,
};

vocabulary! {
    /// Ready-made plans.
    ReadyPlan {
        /// An ordinary meeting, 90 minutes.
        Usual = "usual",
        /// The first time a group meets: more time to arrive and to say how we treat each other.
        First = "first",
        /// On a day when less is better.
        Short = "short",
        /// Out together: a walk, a caf\u{e9}.
        Outing = "outing",
        /// Somebody comes to talk, and to be asked.
        Visitor = "visitor",
        /// The group ends, and says so.
        Last = "last",
    }
}

impl ReadyPlan {
    /// What is done, and for how many minutes, in a group that offers goals or does not. Each has a break to move before anyone has sat for longer
    /// than [`LONG_SITTING`], and starts with arriving, as published agendas for such groups do.
    #[must_use]
    pub const fn items(self, goals: bool) -> &'static [(ItemKind, u32)] {
        match self {
            Self::Usual => usual_agenda(goals),
            Self::First => &[
                (ItemKind::Settle, 15),
                (ItemKind::Welcome, 15),
                (ItemKind::Round, 20),
                (ItemKind::Movement, 15),
                (ItemKind::Topic, 15),
                (ItemKind::Close, 10),
            ],
            Self::Short => &[
                (ItemKind::Settle, 5),
                (ItemKind::Welcome, 5),
                (ItemKind::Round, 15),
                (ItemKind::Movement, 5),
                (ItemKind::Topic, 10),
                (ItemKind::Close, 5),
            ],
            Self::Outing => &[(ItemKind::Settle, 15), (ItemKind::Outing, 90), (ItemKind::Close, 15)],
            Self::Visitor => &[
                (ItemKind::Settle, 10),
                (ItemKind::Welcome, 5),
                (ItemKind::Round, 10),
                (ItemKind::Speaker, 25),
                (ItemKind::Movement, 15),
                (ItemKind::Solving, 15),
                (ItemKind::Close, 10),
            ],
            Self::Last => &[
                (ItemKind::Settle, 10),
                (ItemKind::Welcome, 5),
                (ItemKind::Celebration, 25),
                (ItemKind::Movement, 15),
                (ItemKind::ClosingRound, 20),
                (ItemKind::DatesAndJobs, 15),
            ],
        }
    }

    /// Minutes in all.
    #[must_use]
    pub fn minutes(self) -> u32 {
        self.items(false).iter().map(|(_, minutes)| minutes).sum()
    }
}

/// Minutes of sitting after which a plan is said to need a break to move.
pub const LONG_SITTING: u32 = 50;

/// The longest that one sits without a break to move, in minutes.
#[must_use]
pub fn sitting(items: &[(ItemKind, u32)]) -> u32 {
    let (mut longest, mut now) = (0, 0);
    for (kind, minutes) in items {
        now = if kind.moves() { 0 } else { now + minutes };
        longest = longest.max(now);
    }
    longest
}

/// Before which item a break to move would help: the one with which sitting first becomes too long, though
/// never before anything has happened. None if nobody sits for longer than [`LONG_SITTING`].
#[must_use]
pub fn break_at(items: &[(ItemKind, u32)]) -> Option<usize> {
    let mut now = 0;
    for (at, (kind, minutes)) in items.iter().enumerate() {
        let sat_before = now;
        now = if kind.moves() { 0 } else { now + minutes };
        if now > LONG_SITTING {
            // One item alone is too long: the break comes after it, as none can be put inside.
            return Some(if sat_before == 0 { at + 1 } else { at });
        }
    }
    None
}

/// From what a meeting's plan is made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum AgendaChoice {
    /// A ready-made one.
    Ready {
        /// Which.
        plan: ReadyPlan,
    },
    /// One that the group keeps.
    Kept {
        /// Which.
        id: KeptPlanId,
    },
    /// That of the last meeting held.
    LastTime,
}

/// A ready-made plan on offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ReadyPlanView {
    /// Which.
    pub plan: ReadyPlan,
    /// Minutes in all.
    pub minutes: u32,
}

/// A plan that the group keeps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct KeptPlan {
    /// Which.
    pub id: KeptPlanId,
    /// What the group calls it.
    pub name: String,
    /// Minutes in all.
    pub minutes: u32,
}

/// The plans from which a meeting's can be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PlansView {
    /// The ready-made ones.
    pub ready: Vec<ReadyPlanView>,
    /// The group's own, by name.
    pub kept: Vec<KeptPlan>,
    /// There is an earlier meeting whose plan can be taken over.
    pub last_time: bool,
}
