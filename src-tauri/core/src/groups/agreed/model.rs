//! Types and rules. Pure.

use crate::vocabulary;

vocabulary! {
    /// What is agreed.
    Agreed {
        /// How the members treat each other.
        Agreement = "agreement",
        /// How they look after each other between meetings.
        SupportPlan = "supportPlan",
    }
}

vocabulary! {
    /// Which part of it a line belongs to.
    Part {
        /// One thing that the members agree on.
        Rule = "rule",
        /// How they keep in touch.
        KeepInTouch = "keepInTouch",
        /// Who phones whom.
        WhoPhones = "whoPhones",
        /// What helps in a flare-up.
        FlareUps = "flareUps",
        /// Lifts and travelling together.
        Lifts = "lifts",
        /// Anything else.
        Also = "also",
    }
}

impl Agreed {
    /// Its parts, in the order in which they are read.
    #[must_use]
    pub const fn parts(self) -> &'static [Part] {
        match self {
            Self::Agreement => &[Part::Rule],
            Self::SupportPlan => &[Part::KeepInTouch, Part::WhoPhones, Part::FlareUps, Part::Lifts, Part::Also],
        }
    }
}

/// The line that changes places with `line` when it moves up or down: its next neighbour in the same
/// part, of `(line, part, position)` in order. None at the end.
#[must_use]
pub fn next_to(lines: &[(i64, Part, i64)], line: i64, up: bool) -> Option<(i64, i64)> {
    let part = lines.iter().find(|(id, ..)| *id == line)?.1;
    let mut same: Vec<_> = lines.iter().filter(|(_, other, _)| *other == part).collect();
    if up {
        same.reverse();
    }
    let at = same.iter().position(|(id, ..)| *id == line)?;
    same.get(at + 1).map(|(id, _, position)| (*id, *position))
}
