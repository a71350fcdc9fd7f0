//! Identities of rows, shared between devices: UUID version 7, a type for each kind.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A fresh identity. The one place where a random id is made.
#[allow(clippy::disallowed_methods, reason = "the one place where ids are made")]
#[must_use]
pub fn fresh() -> Uuid {
    Uuid::now_v7()
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, specta::Type)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);
    )*};
}

ids! {
    /// A follow-on group.
    GroupId,
    /// A person on the service's list.
    PersonId,
    /// A person's place in one group.
    MemberId,
    /// A meeting of a group.
    MeetingId,
    /// One item of a meeting's agenda.
    ItemId,
    /// A plan for meetings that a group keeps.
    KeptPlanId,
    /// Somebody who came along once, by first name.
    GuestId,
    /// A pain programme whose people were offered a group.
    ProgrammeId,
    /// Somebody of a programme's cohort, with or without a name.
    CohortPersonId,
    /// Something jotted down during a meeting.
    JottingId,
    /// A job that somebody in a group has or had.
    JobId,
    /// A try at reaching somebody who was missed.
    AttemptId,
    /// Something that somebody does or brings next time.
    BringId,
    /// One version of what a group agreed.
    TextId,
    /// One line of it.
    LineId,
    /// Something that a member means to do.
    GoalId,
    /// A private note that somebody is worried.
    ConcernId,
    /// A place where a group meets.
    VenueId,
    /// A device, or one of several people at it, as whoever made a change.
    ActorId,
}
