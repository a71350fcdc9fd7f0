//! Types and rules. Pure.

use chrono::{Days, NaiveDate};

use crate::vocabulary;

vocabulary! {
    /// Where a group stands in its life.
    Life {
        /// Being set up; has not met yet.
        Planned = "planned",
        /// Meets.
        Meeting = "meeting",
        /// Does not meet for a while.
        Paused = "paused",
        /// Has said that it will end, and is seeing to it.
        Closing = "closing",
        /// Meets no more.
        Ended = "ended",
    }
}

vocabulary! {
    /// How a group ended. Too few, no host, not needed, disagreed and arrangements are what Wituk et al.
    /// 2002 found when self-help groups disbanded; friends, merged and other are our own.
    Ending {
        /// Too few people came.
        TooFew = "tooFew",
        /// Nobody could run it.
        NoHost = "noHost",
        /// It had done what it was for.
        NotNeeded = "notNeeded",
        /// They became friends who meet anyway.
        Friends = "friends",
        /// Members did not get on.
        Disagreed = "disagreed",
        /// Place, travel or dates kept going wrong.
        Arrangements = "arrangements",
        /// It became part of another group.
        Merged = "merged",
        /// Something else.
        Other = "other",
    }
}

vocabulary! {
    /// The short list for ending well.
    Step {
        /// Talk it over and agree together.
        AgreeTogether = "agreeTogether",
        /// Mark the end with something nice.
        Celebrate = "celebrate",
        /// Settle money, keys and things that were lent.
        MoneyAndKeys = "moneyAndKeys",
        /// Tell people where they can go next.
        WhereNext = "whereNext",
        /// Write down last reasons.
        LastReasons = "lastReasons",
        /// Agree who keeps the records, and until when.
        KeepRecords = "keepRecords",
    }
}

impl Life {
    /// Whether a group may go from here to there in one step. The whole table is in the tests.
    #[must_use]
    pub const fn may_become(self, next: Self) -> bool {
        use Life::{Closing, Ended, Meeting, Paused, Planned};
        match self {
            // What never began needs no list for ending it.
            Planned => matches!(next, Meeting | Paused | Ended),
            Meeting => matches!(next, Paused | Closing | Ended),
            Paused => matches!(next, Planned | Meeting | Closing | Ended),
            Closing => matches!(next, Meeting | Paused | Ended),
            Ended => matches!(next, Planned | Meeting),
        }
    }

    /// Whether anything is asked of the group: one that rests or has ended is left in peace.
    #[must_use]
    pub const fn goes_on(self) -> bool {
        matches!(self, Self::Planned | Self::Meeting | Self::Closing)
    }
}

impl Ending {
    /// An end that is a good outcome in its own right: becoming friends, or needing it no longer.
    #[must_use]
    pub const fn is_success(self) -> bool {
        matches!(self, Self::Friends | Self::NotNeeded)
    }
}

/// What a group is again when it starts again, from all it has been: one that never met is planned.
#[must_use]
pub fn comes_back_as(has_been: &[Life]) -> Life {
    if has_been.contains(&Life::Meeting) || has_been.contains(&Life::Closing) { Life::Meeting } else { Life::Planned }
}

/// Whether a group that should be meeting has been quiet: no meeting for two of its usual intervals, in
/// weeks. Two is our own choice. A group that rests is not quiet, and neither is one that never met.
#[must_use]
pub fn quiet(life: Life, last_held: Option<NaiveDate>, every_weeks: u32, today: NaiveDate) -> bool {
    let two = Days::new(u64::from(every_weeks.max(1)) * 14);
    life == Life::Meeting && last_held.and_then(|last| last.checked_add_days(two)).is_some_and(|until| today > until)
}
