//! Types and rules. Pure.

use chrono::{DateTime, Duration, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    platform::{ItemId, JottingId, MemberId, wall},
    vocabulary,
};

vocabulary! {
    /// How far a meeting has come.
    MeetingState {
        /// A date to come.
        Planned = "planned",
        /// Started and not finished.
        Running = "running",
        /// Finished.
        Held = "held",
        /// Did not happen.
        Cancelled = "cancelled",
        /// Some met without a meeting: a walk, a cuppa. There is no register. The group counts as having
        /// met; nobody counts as having missed it, and it is not one of the meetings held.
        Informal = "informal",
    }
}

vocabulary! {
    /// How a meeting was, in the host's eyes. Optional, and about the meeting, not about anybody's health.
    HowWas {
        /// It went well.
        Good = "good",
        /// Some of it did.
        Mixed = "mixed",
        /// It was hard going.
        Hard = "hard",
    }
}

vocabulary! {
    /// The kinds of agenda item.
    ItemKind {
        /// Arriving, a cuppa.
        Settle = "settle",
        /// Welcome and how we treat each other.
        Welcome = "welcome",
        /// A round: one good thing or one tip.
        Round = "round",
        /// Looking back at small goals.
        Goals = "goals",
        /// Stretch, move about, tea.
        Movement = "movement",
        /// A topic.
        Topic = "topic",
        /// Working on something that is hard for one of us.
        Solving = "solving",
        /// Something to be glad about.
        Celebration = "celebration",
        /// A small goal until next time.
        NextGoal = "nextGoal",
        /// Breathing, loosening, resting.
        Relaxation = "relaxation",
        /// Somebody who comes to talk.
        Speaker = "speaker",
        /// Out together.
        Outing = "outing",
        /// When we meet next, and who brings what.
        DatesAndJobs = "datesAndJobs",
        /// A last round: what each takes home.
        ClosingRound = "closingRound",
        /// Next goal, dates, goodbye.
        Close = "close",
        /// Anything else.
        Other = "other",
    }
}

vocabulary! {
    /// What a jotting is for.
    JottingKind {
        /// Good news.
        GoodNews = "goodNews",
        /// An idea for another time.
        Idea = "idea",
        /// Someone to ring.
        Ring = "ring",
        /// Nobody said.
        Note = "note",
    }
}

impl ItemKind {
    /// Whether people are on their feet, or may be.
    #[must_use]
    pub const fn moves(self) -> bool {
        matches!(self, Self::Movement | Self::Outing)
    }
}

/// One item of an agenda, with the time it starts if all goes to plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct AgendaItem {
    /// The item.
    pub id: ItemId,
    /// Its kind.
    pub kind: ItemKind,
    /// Its own title; empty: the kind's usual words.
    pub title: String,
    /// The topic from the library, by its code; none for what was typed by hand.
    pub topic: Option<String>,
    /// How long, in minutes.
    pub minutes: u32,
    /// Who leads it.
    pub lead: Option<MemberId>,
    /// Their name.
    pub lead_name: Option<String>,
    /// When it starts, by the wall clock.
    pub starts: NaiveTime,
}

/// Where a running meeting stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct NowView {
    /// What is on now; none if the agenda is empty.
    pub item: Option<AgendaItem>,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// When it would end; moves with "5 more minutes".
    pub ends_at: DateTime<Utc>,
    /// Nothing comes after it.
    pub last: bool,
}

/// Something jotted down during a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Jotting {
    /// The jotting.
    pub id: JottingId,
    /// What it is for.
    pub kind: JottingKind,
    /// The words.
    pub text: String,
}

/// The agenda that a meeting starts with in a group that offers goals: 90 minutes with a movement break
/// after 50.
///
/// Composite of published agendas for self-management and peer-support groups, which ask for at
/// least 90 minutes, a tip rather than "how are you feeling", and a break to move.
pub const AGENDA_WITH_GOALS: &[(ItemKind, u32)] = &[
    (ItemKind::Settle, 10),
    (ItemKind::Welcome, 5),
    (ItemKind::Round, 20),
    (ItemKind::Goals, 15),
    (ItemKind::Movement, 15),
    (ItemKind::Topic, 15),
    (ItemKind::Close, 10),
];

/// The agenda where goals are not offered: their minutes go to the round and the topic, and the break to
/// move comes earlier.
pub const DEFAULT_AGENDA: &[(ItemKind, u32)] = &[
    (ItemKind::Settle, 10),
    (ItemKind::Welcome, 5),
    (ItemKind::Round, 25),
    (ItemKind::Movement, 15),
    (ItemKind::Topic, 25),
    (ItemKind::Close, 10),
];

/// The agenda that a meeting of a group starts with.
#[must_use]
pub const fn usual_agenda(goals: bool) -> &'static [(ItemKind, u32)] {
    if goals { AGENDA_WITH_GOALS } else { DEFAULT_AGENDA }
}

/// When each item starts by the clock on the wall, if all goes to plan.
#[must_use]
pub fn start_times(first: DateTime<Utc>, minutes: &[u32]) -> Vec<NaiveTime> {
    minutes
        .iter()
        .scan(first, |next, minutes| {
            let at = wall(*next).time();
            *next += Duration::minutes(i64::from(*minutes));
            Some(at)
        })
        .collect()
}

/// Where the meeting stands: the item that is on, and when things are expected to end.
///
/// `extra` is what "5 more minutes" added to the item. Answers with the view and the expected end of
/// the whole meeting: never before now, and later as items run over.
#[must_use]
pub fn now_view(
    now: DateTime<Utc>,
    item: Option<AgendaItem>,
    since: DateTime<Utc>,
    extra: u32,
    ahead: &[AgendaItem],
) -> (NowView, DateTime<Utc>) {
    let minutes = item.as_ref().map_or(0, |item| item.minutes + extra);
    let ends_at = since + Duration::minutes(i64::from(minutes));
    let rest: u32 = ahead.iter().map(|item| item.minutes).sum();
    let expected = ends_at.max(now) + Duration::minutes(i64::from(rest));
    (NowView { last: ahead.is_empty(), item, started_at: since, ends_at }, expected)
}
