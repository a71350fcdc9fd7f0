//! Types and rules. Pure.

use serde::{Deserialize, Serialize};

use crate::{platform::GroupId, vocabulary};

vocabulary! {
    /// Where a member stands with the group. Missing a meeting is not leaving.
    MemberState {
        /// Comes, or may come.
        Here = "here",
        /// Taking a break by own choice.
        OnBreak = "onBreak",
        /// Has left.
        Left = "left",
        /// Goes to another group now. Not a leaving, and never a reason on a chart.
        MovedGroup = "movedGroup",
        /// Has died: no prompts, no reasons, never a bar on a chart.
        Died = "died",
    }
}

impl MemberState {
    /// Whether the member is no longer on the list, however that came.
    #[must_use]
    pub const fn is_gone(self) -> bool {
        matches!(self, Self::Left | Self::MovedGroup | Self::Died)
    }
}

/// A group by id and name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct GroupRef {
    /// The group.
    pub id: GroupId,
    /// Its name.
    pub name: String,
}

vocabulary! {
    /// How somebody came to the group.
    MemberSource {
        /// From a pain programme that feeds the group.
        Programme = "programme",
        /// From another programme.
        OtherProgramme = "otherProgramme",
        /// Somebody told them.
        WordOfMouth = "wordOfMouth",
        /// Another service sent or told them.
        OtherService = "otherService",
        /// Another way.
        Other = "other",
    }
}

/// What to call each member in the hall: the first name, with as much of the rest as it takes to tell
/// two people apart.
#[must_use]
pub fn short_names(names: &[&str]) -> Vec<String> {
    names
        .iter()
        .enumerate()
        .map(|(at, name)| {
            let first = name.split(' ').next().unwrap_or_default();
            let rest = name[first.len()..].trim_start();
            let twins: Vec<&str> = names
                .iter()
                .enumerate()
                .filter(|(other, twin)| *other != at && same(twin.split(' ').next().unwrap_or_default(), first))
                .map(|(_, twin)| twin[twin.split(' ').next().unwrap_or_default().len()..].trim_start())
                .collect();
            if twins.is_empty() || rest.is_empty() {
                return first.to_owned();
            }
            let chars: Vec<char> = rest.chars().collect();
            (1..=chars.len())
                .map(|take| chars[..take].iter().collect::<String>())
                .find(|start| !twins.iter().any(|twin| starts_with(twin, start)))
                .map_or_else(|| (*name).to_owned(), |start| format!("{first} {}", start.trim_end()))
        })
        .collect()
}

fn same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

fn starts_with(name: &str, start: &str) -> bool {
    name.to_lowercase().starts_with(&start.to_lowercase())
}
