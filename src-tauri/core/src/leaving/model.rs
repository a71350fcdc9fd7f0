//! What can happen to a place in a group, and the rules. Pure.

use crate::vocabulary;

vocabulary! {
    /// What is happening.
    How {
        /// Leaving the group.
        Leaving = "leaving",
        /// Taking a break.
        OnBreak = "onBreak",
        /// Not sure yet: counts as a break, with nothing promised.
        NotSure = "notSure",
        /// Has died.
        Died = "died",
        /// Goes to another group now: not a leaving, no reason is asked.
        MovedGroup = "movedGroup",
    }
}

vocabulary! {
    /// May we keep in touch? Not asked means no contact.
    KeepInTouch {
        /// Someone of the group may say hello.
        Group = "group",
        /// The pain service may ask how it went.
        Service = "service",
        /// Both.
        Both = "both",
        /// No.
        No = "no",
        /// Has not been asked.
        NotAsked = "notAsked",
    }
}

impl KeepInTouch {
    /// Whether the group may keep contact details and say hello.
    #[must_use]
    pub const fn group_may(self) -> bool {
        matches!(self, Self::Group | Self::Both)
    }

    /// Whether the pain service may ask.
    #[must_use]
    pub const fn service_may(self) -> bool {
        matches!(self, Self::Service | Self::Both)
    }
}
