//! Types and rules. Pure.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    attendance::{Status, missed_in_a_row},
    groups::GroupRef,
    platform::{MeetingId, MemberId, ProgrammeId},
    vocabulary,
};

vocabulary! {
    /// What is said of a member in the list: the exception, or that they came.
    Word {
        /// Put on the list since the last meeting, or before the first.
        New = "new",
        /// On the list for a while and never came.
        NeverCame = "neverCame",
        /// Came last time.
        CameLast = "cameLast",
        /// Missed the last meeting.
        MissedLast = "missedLast",
        /// Missed the last few.
        MissedLastN = "missedLastN",
        /// Sent apologies for the last meeting.
        ApologiesLast = "apologiesLast",
        /// Taking a break.
        OnBreak = "onBreak",
        /// Nobody marked them last time.
        NotMarkedLast = "notMarkedLast",
    }
}

vocabulary! {
    /// What there is to do.
    TodoKind {
        /// Make sure of the hall.
        ConfirmPlace = "confirmPlace",
        /// Ask people along; ticked by whoever did.
        Invite = "invite",
        /// Print what the host takes along.
        Papers = "papers",
        /// Choose the next dates.
        PlanDates = "planDates",
        /// Look at the plan for the meeting.
        Agenda = "agenda",
        /// Back up.
        BackUp = "backUp",
        /// Type the recovery code back, once.
        RecoveryCode = "recoveryCode",
        /// Ring somebody: jotted down at the last meeting, so that nobody is forgotten.
        Ring = "ring",
        /// Say hello to somebody who missed a few.
        SayHello = "sayHello",
        /// Ask somebody who stayed silent what they would like: a break, leaving, no more contact.
        AskWhatTheyWant = "askWhatTheyWant",
        /// Ask somebody whether what helps them is still right.
        StillRight = "stillRight",
        /// Finish a meeting that was started.
        FinishMeeting = "finishMeeting",
        /// See to what a new group needs before it first meets.
        SettingUp = "settingUp",
        /// A paused group meant to meet again by now.
        StartAgain = "startAgain",
        /// See to the list for ending well.
        EndWell = "endWell",
        /// Look through what may still name somebody who took their name off the list.
        NamedInNotes = "namedInNotes",
        /// Offer the group to those of a programme who were not asked yet.
        OfferGroup = "offerGroup",
    }
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Todo {
    /// For the tick: what it is and what it is about.
    pub id: String,
    /// What it is.
    pub kind: TodoKind,
    /// Done.
    pub done: bool,
    /// The meeting it is about.
    pub meeting: Option<MeetingId>,
    /// The group it is about, where there could be several.
    pub group: Option<GroupRef>,
    /// The member it is about.
    pub member: Option<MemberId>,
    /// The programme it is about.
    pub programme: Option<ProgrammeId>,
    /// Their name, or the programme's code or name.
    pub name: Option<String>,
    /// How many (meetings missed; days since the last backup; things still to see to; people to ask).
    pub count: Option<u32>,
    /// Since when, or for when.
    pub date: Option<NaiveDate>,
}

/// What to say of a member, from what was heard at the group's last meetings, newest first.
///
/// `held_since_joining` counts the meetings held since they were put on the list.
#[must_use]
pub fn word(history: &[Option<Status>], on_break: bool, held_since_joining: usize) -> (Word, Option<u32>) {
    if on_break {
        return (Word::OnBreak, None);
    }
    if held_since_joining == 0 {
        return (Word::New, None);
    }
    let history = &history[..history.len().min(held_since_joining)];
    let came = history.contains(&Some(Status::Here));
    let missed = missed_in_a_row(history);
    match history.first().copied().flatten() {
        Some(Status::Here) => (Word::CameLast, None),
        Some(Status::Apologies) => (Word::ApologiesLast, None),
        Some(Status::NoWord) if !came && held_since_joining > 2 => (Word::NeverCame, None),
        Some(Status::NoWord) if missed > 1 => (Word::MissedLastN, Some(missed)),
        Some(Status::NoWord) => (Word::MissedLast, None),
        None => (Word::NotMarkedLast, None),
    }
}
