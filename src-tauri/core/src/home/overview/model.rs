//! Types and rules. Pure.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::vocabulary;

vocabulary! {
    /// Why a group needs a look. A sign, never a verdict.
    ///
    /// Few people, few hosts and falling numbers are among what Wituk 2002 and Mankowski found before
    /// self-help groups ended; a long silence is our own addition.
    LookKind {
        /// No meeting for more than its usual intervals.
        Quiet = "quiet",
        /// Set up a while ago and has not met yet.
        NotBegun = "notBegun",
        /// Meant to be back from a pause by now.
        NotBack = "notBack",
        /// Very few people came, twice running.
        Few = "few",
        /// Few hosts are left, or none.
        Hosts = "hosts",
        /// Fewer people come than before.
        Falling = "falling",
    }
}

vocabulary! {
    /// Which groups the list shows.
    Show {
        /// Those that meet, or are about to.
        Now = "now",
        /// Those that need a look.
        Look = "look",
        /// All of them.
        All = "all",
        /// Those that take a pause.
        Paused = "paused",
        /// Those that have ended.
        Ended = "ended",
    }
}

vocabulary! {
    /// What the list is sorted by.
    Sort {
        /// Name.
        Name = "name",
        /// Usual place.
        Place = "place",
        /// The last meeting.
        LastMet = "lastMet",
        /// How many came to it.
        Came = "came",
    }
}

/// One reason, with the numbers that its sentence needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct LookReason {
    /// Which.
    pub kind: LookKind,
    /// Weeks without a meeting; hosts left; people who come now, about; people who came last time.
    pub number: u32,
    /// People who came before, about; people who came the time before last.
    pub before: Option<u32>,
}

/// What is known of a group for the sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Where it stands in its life, as stored.
    pub life: String,
    /// When it means to be back from a pause.
    pub back_on: Option<NaiveDate>,
    /// The day it was set up.
    pub since: NaiveDate,
    /// Its hosts.
    pub hosts: u32,
    /// When it last met.
    pub last_held: Option<NaiveDate>,
    /// How many came to the last eight meetings, oldest first.
    pub recent: Vec<u32>,
}

/// The signs, each by itself. SQL keeps them, with the summary of each group; the tests hold that against
/// the same rules in Rust.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signs {
    /// Too long without a meeting, or not back from a pause.
    pub quiet: bool,
    /// Few people, twice running.
    pub few: bool,
    /// Few hosts.
    pub lone: bool,
    /// Fewer people than before.
    pub falling: bool,
}

impl Known {
    /// How many come now, and came before, on average; none with fewer than six meetings.
    pub fn averages(&self) -> Option<(f64, f64)> {
        let (before, lately) = self.recent.split_at(self.recent.len().checked_sub(3).filter(|n| *n >= 3)?);
        let average = |counts: &[u32]| f64::from(counts.iter().sum::<u32>()) / counts.len() as f64;
        Some((average(lately), average(before)))
    }
}

/// The reasons in the order of their weight, from the signs that are kept.
#[must_use]
pub fn reasons(known: &Known, signs: Signs, today: NaiveDate) -> Vec<LookReason> {
    let mut reasons = Vec::new();
    let weeks = |since: NaiveDate| u32::try_from((today - since).num_days() / 7).unwrap_or_default();
    let one = |kind, number| LookReason { kind, number, before: None };
    if signs.quiet {
        reasons.push(match (known.life.as_str(), known.last_held) {
            ("paused", _) => one(LookKind::NotBack, weeks(known.back_on.unwrap_or(today))),
            (_, Some(last)) => one(LookKind::Quiet, weeks(last)),
            (_, None) => one(LookKind::NotBegun, weeks(known.since)),
        });
    }
    if signs.few
        && let [.., before, last] = known.recent.as_slice()
    {
        reasons.push(LookReason { before: Some(*before), ..one(LookKind::Few, *last) });
    }
    if signs.falling
        && let Some((lately, before)) = known.averages()
    {
        reasons
            .push(LookReason { before: Some(before.round() as u32), ..one(LookKind::Falling, lately.round() as u32) });
    }
    if signs.lone {
        reasons.push(one(LookKind::Hosts, known.hosts));
    }
    reasons
}
