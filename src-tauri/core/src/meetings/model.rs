//! Types and rules. Pure.

use chrono::{DateTime, Datelike, Days, Duration, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    platform::{ItemId, JottingId, MemberId},
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
    }
}

vocabulary! {
    /// What to know about a date before choosing it.
    Note {
        /// Between 22 December and 2 January.
        Christmas = "christmas",
    }
}

/// A date that could suit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Suggestion {
    /// The date.
    pub date: NaiveDate,
    /// Whole weeks from today, or from the meeting just held.
    pub weeks_away: i32,
    /// What to know about it.
    pub note: Option<Note>,
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

/// The agenda a meeting starts with: 90 minutes with a movement break after 50.
///
/// Composite of published agendas for self-management and peer-support groups, which ask for at
/// least 90 minutes, a tip rather than "how are you feeling", and a break to move.
pub const DEFAULT_AGENDA: &[(ItemKind, u32)] = &[
    (ItemKind::Settle, 10),
    (ItemKind::Welcome, 5),
    (ItemKind::Round, 20),
    (ItemKind::Goals, 15),
    (ItemKind::Movement, 15),
    (ItemKind::Topic, 15),
    (ItemKind::Close, 10),
];

/// When each item starts if all goes to plan.
#[must_use]
pub fn start_times(first: NaiveTime, minutes: &[u32]) -> Vec<NaiveTime> {
    minutes
        .iter()
        .scan(Duration::zero(), |passed, minutes| {
            let at = first.overflowing_add_signed(*passed).0;
            *passed += Duration::minutes(i64::from(*minutes));
            Some(at)
        })
        .collect()
}

/// Dates from `first` on, every so many weeks.
#[must_use]
pub fn suggest(today: NaiveDate, first: NaiveDate, every_weeks: u32, count: u32) -> Vec<Suggestion> {
    (0..count)
        .filter_map(|nth| first.checked_add_days(Days::new(u64::from(nth * every_weeks) * 7)))
        .map(|date| suggestion(today, date))
        .collect()
}

/// Dates for the meeting after the one on `last`: the usual interval first, unless that falls at
/// Christmas; never one that has passed.
#[must_use]
pub fn suggest_next(today: NaiveDate, last: NaiveDate, usual_weeks: u32) -> Vec<Suggestion> {
    let mut dates: Vec<Suggestion> = (0..52)
        .filter_map(|nth| last.checked_add_days(Days::new(u64::from(usual_weeks + nth) * 7)))
        .filter(|date| *date > today)
        .take(3)
        .map(|date| suggestion(last, date))
        .collect();
    dates.sort_by_key(|suggestion| (suggestion.note.is_some(), suggestion.date));
    dates.truncate(2);
    dates
}

fn suggestion(from: NaiveDate, date: NaiveDate) -> Suggestion {
    let weeks = (date - from).num_days().div_euclid(7);
    let christmas = (date.month() == 12 && date.day() >= 22) || (date.month() == 1 && date.day() <= 2);
    Suggestion {
        date,
        weeks_away: i32::try_from(weeks).unwrap_or_default(),
        note: christmas.then_some(Note::Christmas),
    }
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
