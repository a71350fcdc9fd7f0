//! Types and rules. Pure.

use serde::{Deserialize, Serialize};

use crate::vocabulary;

vocabulary! {
    /// What is known about a member and a meeting.
    ///
    /// After the attendance codes of the NHS data dictionary ("attended or did not attend"), in the
    /// words of the hall. A missing row means not marked.
    Status {
        /// Came.
        Here = "here",
        /// Said that they would not.
        Apologies = "apologies",
        /// Did not come, and no word.
        NoWord = "noWord",
    }
}

vocabulary! {
    /// How somebody joined who was not in the room.
    JoinedBy {
        /// By phone.
        Phone = "phone",
        /// By video.
        Video = "video",
    }
}

/// How somebody was at a meeting, beyond having been there. Each is optional, and none makes it count for
/// less. After the same NHS codes, which keep "seen late" apart; by phone and video are our own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct HowCame {
    /// Came after it had begun.
    pub late: bool,
    /// Went before it ended.
    pub left_early: bool,
    /// Not in the room; none: in the room.
    pub joined_by: Option<JoinedBy>,
}

/// How many, at one meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Tally {
    /// Members who came.
    pub here: u32,
    /// Members who sent apologies.
    pub apologies: u32,
    /// Members who did not come, without a word.
    pub no_word: u32,
    /// Members on the register who are not marked.
    pub not_marked: u32,
    /// Guests who came.
    pub guests: u32,
}

/// How many meetings in a row a member missed without a word, newest first. Apologies neither count
/// nor break the row; not being marked says nothing either way.
#[must_use]
pub fn missed_in_a_row(newest_first: &[Option<Status>]) -> u32 {
    let mut missed = 0;
    for status in newest_first {
        match status {
            Some(Status::NoWord) => missed += 1,
            Some(Status::Here) => break,
            Some(Status::Apologies) | None => {}
        }
    }
    missed
}

/// The numbers of a register's lines: those that are kept, and for everyone else the next after the
/// highest, in their order.
#[must_use]
pub fn numbers(kept: &[Option<u32>]) -> Vec<u32> {
    let mut next = kept.iter().flatten().copied().max().unwrap_or_default();
    kept.iter()
        .map(|kept| {
            kept.unwrap_or_else(|| {
                next += 1;
                next
            })
        })
        .collect()
}
