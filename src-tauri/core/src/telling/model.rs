//! The messages, their words and how the gaps in them are filled. Pure.

use std::{collections::BTreeMap, sync::LazyLock};

use chrono::{NaiveDate, NaiveTime, Timelike};
use serde::Deserialize;

use crate::vocabulary;

vocabulary! {
    /// What there is to tell.
    Message {
        /// Come along to the next meeting.
        Invitation = "invitation",
        /// The meeting is soon.
        Reminder = "reminder",
        /// Somebody was not there last time: one friendly word, never a second.
        MissedYou = "missedYou",
        /// The meeting moved.
        NewDate = "newDate",
        /// The meeting is off.
        CalledOff = "calledOff",
        /// Somebody is new to the group.
        Welcome = "welcome",
        /// Somebody else runs this meeting: word to that host.
        HandOn = "handOn",
    }
}

impl Message {
    /// Whether it is said to one person at a time: then everyone gets a message of their own.
    #[must_use]
    pub const fn personal(self) -> bool {
        matches!(self, Self::MissedYou | Self::Welcome | Self::HandOn)
    }
}

vocabulary! {
    /// Why somebody cannot be written to by e-mail.
    NoEmail {
        /// Has agreed, but no address is on the list.
        NoAddress = "noAddress",
        /// Has not agreed that the hosts have their contact details.
        NoPermission = "noPermission",
    }
}

/// Words that stand for something only known later. They look like what one would leave open in a
/// letter, so that nobody has to learn a language to write their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// What the person is called.
    FirstName,
    /// The group's name.
    Group,
    /// The day of the meeting.
    Day,
    /// When it starts.
    Time,
    /// Where it is.
    Place,
    /// Who writes.
    Host,
}

const GAPS: &[(&str, Gap)] = &[
    ("[first name]", Gap::FirstName),
    ("[group]", Gap::Group),
    ("[day]", Gap::Day),
    ("[time]", Gap::Time),
    ("[place]", Gap::Place),
    ("[host]", Gap::Host),
];

/// What the gaps stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// What the person is called; none: everyone.
    pub first_name: Option<String>,
    /// The group's name.
    pub group: String,
    /// The day of the meeting, if one is meant.
    pub day: Option<NaiveDate>,
    /// When it starts.
    pub time: Option<NaiveTime>,
    /// Where it is; may be empty.
    pub place: String,
    /// Who writes; none: the people who run the group.
    pub host: Option<String>,
}

/// Fills the gaps of a text in one pass: what is filled in is never looked at again, so that a name
/// that looks like a gap stays a name.
#[must_use]
pub fn fill(text: &str, facts: &Facts) -> String {
    let mut filled = String::with_capacity(text.len() + 64);
    let mut rest = text;
    while let Some(at) = rest.find('[') {
        let (before, from) = rest.split_at(at);
        filled.push_str(before);
        let gap =
            GAPS.iter().find(|(sign, _)| from.get(..sign.len()).is_some_and(|start| start.eq_ignore_ascii_case(sign)));
        rest = match gap {
            Some((sign, gap)) => {
                filled.push_str(&value(*gap, facts));
                &from[sign.len()..]
            }
            None => {
                filled.push('[');
                &from[1..]
            }
        };
    }
    filled.push_str(rest);
    filled
}

fn value(gap: Gap, facts: &Facts) -> String {
    let words = &*WORDS;
    match gap {
        Gap::FirstName => facts.first_name.clone().unwrap_or_else(|| words.everyone.clone()),
        Gap::Group => facts.group.clone(),
        Gap::Day => facts.day.map_or_else(|| words.no_day.clone(), long_day),
        Gap::Time => facts.time.map_or_else(|| words.no_time.clone(), clock),
        Gap::Place if facts.place.is_empty() => words.no_place.clone(),
        Gap::Place => facts.place.clone(),
        Gap::Host => facts.host.clone().unwrap_or_else(|| words.host.clone()),
    }
}

/// "Tuesday 24 November", as the screens say it.
#[must_use]
pub fn long_day(day: NaiveDate) -> String {
    day.format("%A %-d %B").to_string()
}

/// "10:30am", as the screens say it.
#[must_use]
pub fn clock(time: NaiveTime) -> String {
    let (afternoon, hour) = time.hour12();
    let half = if afternoon { "pm" } else { "am" };
    match (time.hour(), time.minute()) {
        (12, 0) => WORDS.midday.clone(),
        (0, 0) => WORDS.midnight.clone(),
        (_, 0) => format!("{hour}{half}"),
        (_, minute) => format!("{hour}:{minute:02}{half}"),
    }
}

/// The first word of a name: what the group calls somebody.
#[must_use]
pub fn first_name(name: &str) -> &str {
    name.split(' ').next().unwrap_or_default()
}

/// Subject and text to start from.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Starter {
    /// A line for the subject of an e-mail, or the head of a poster.
    pub subject: String,
    /// The message.
    pub text: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Words {
    everyone: String,
    host: String,
    no_day: String,
    no_time: String,
    no_place: String,
    midday: String,
    midnight: String,
    starters: BTreeMap<String, Starter>,
}

/// English; a test makes sure that none is missing.
static WORDS: LazyLock<Words> =
    LazyLock::new(|| serde_json::from_str(include_str!("words/en.json")).unwrap_or_default());

/// Our own words to start from.
#[must_use]
pub fn starter(message: Message) -> Starter {
    WORDS.starters.get(message.text()).cloned().unwrap_or_default()
}
