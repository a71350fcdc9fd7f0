//! What the report says. Shares are whole numbers out of 10,000. In place of a count, none: it is left out
//! because it is small, or because a small one could be worked out from it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::model::{Season, Way};
use crate::{groups::GroupRef, reasons::Reason, vocabulary};

/// Everything on the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Today.
    pub today: NaiveDate,
    /// Counts of people under this are left out.
    pub small: u32,
    /// People who are or were on the list of a group.
    pub people: Option<u32>,
    /// Of those, who agreed to be counted.
    pub agreed: Option<u32>,
    /// How long people stay; none: too few to say.
    pub stay: Option<Stay>,
    /// How long groups go on; none: no group has met.
    pub groups: Option<GroupStay>,
    /// From the programme to a regular.
    pub path: Path,
    /// Why people said no, and why they left.
    pub why: WhyCounted,
    /// Of 100 of their meetings, how many people came to: how many people came to under 25, 25 to 49, 50 to
    /// 74, 75 and more.
    pub per_person: Vec<Option<u32>>,
    /// Meetings, year by year, the latest first.
    pub years: Vec<YearRow>,
    /// Who came, by season.
    pub seasons: Vec<SeasonRow>,
    /// For statisticians: do people stay equally long?
    pub compared: Vec<Compared>,
}

/// How long people stay. Days on which few went are taken together, so that each step down stands for as
/// many people as may be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Stay {
    /// People who came at least once.
    pub people: u32,
    /// Of them, who have left.
    pub left: u32,
    /// The curve with the rows below it, from month 0.
    pub rows: Vec<StayRow>,
    /// The month by which half have left; none: more than half still come.
    pub median: Option<u32>,
    /// The lower end of its interval of 95 in 100.
    pub median_low: Option<u32>,
    /// The upper end.
    pub median_high: Option<u32>,
    /// Who stopped without a word, counted as gone in `silent`; none: too few to say.
    pub stopped: Option<u32>,
    /// Until a mark, the share that has gone each way; empty: too few to say.
    pub outcomes: Vec<WayShare>,
    /// That mark, in months.
    pub outcomes_by: u32,
}

/// A point of the curve, at the end of a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct StayRow {
    /// Months since the first meeting.
    pub month: u32,
    /// Still coming.
    pub there: u32,
    /// Have left.
    pub left: u32,
    /// Too early to say.
    pub too_early: u32,
    /// The share that still comes, out of 10,000.
    pub share: u32,
    /// The band of 95 in 100: its lower edge.
    pub low: Option<u32>,
    /// Its upper edge.
    pub high: Option<u32>,
    /// The share if those who stopped without a word count as gone; none where that would give a few away.
    pub silent: Option<u32>,
}

/// One way to go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct WayShare {
    /// Which; none: still there.
    pub way: Option<Way>,
    /// The share, out of 10,000; none: left out.
    pub share: Option<u32>,
}

/// How long groups go on. Groups are no people: nothing is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct GroupStay {
    /// Groups that have met.
    pub groups: u32,
    /// Of them, that have ended.
    pub ended: u32,
    /// Ended well: they became friends who meet anyway, or were needed no longer.
    pub ended_well: u32,
    /// The curve, from month 0.
    pub rows: Vec<StayRow>,
    /// The month by which half have ended; none: more than half go on.
    pub median: Option<u32>,
}

/// From the programme to a regular.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Path {
    /// On the lists of programmes, and not known to have stopped early.
    pub finished: Option<u32>,
    /// Of those, who were offered a group.
    pub offered: Option<u32>,
    /// Of those, who said yes.
    pub yes: Option<u32>,
    /// Of those, who can be followed: on a group's list, and agreed to be counted.
    pub followed: Option<u32>,
    /// Of those, who came at least once.
    pub came: Option<u32>,
    /// Regulars at 3, 6, 12 and 24 months after they first came.
    pub regular: Vec<Regular>,
}

/// Regulars at a mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Regular {
    /// The mark, in months.
    pub months: u32,
    /// For whom it is not too early to say.
    pub of: Option<u32>,
    /// Regulars among them.
    pub regular: Option<u32>,
}

/// Why people said no, and why they left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct WhyCounted {
    /// A row each reason, then several without a main one, then not asked.
    pub rows: Vec<ReasonRow>,
    /// All who said no or maybe to a group.
    pub declined: Option<u32>,
    /// All who came and left.
    pub left: Option<u32>,
    /// How we know why people left: they said so, someone else did, our guess, nobody says.
    pub told_by: Vec<Option<u32>>,
}

/// One reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ReasonRow {
    /// Which; none: several without a main one, or, in the last row, not asked.
    pub reason: Option<Reason>,
    /// Of those who said no or maybe.
    pub declined: Option<u32>,
    /// Of those who came and left.
    pub left: Option<u32>,
    /// Of both.
    pub both: Option<u32>,
}

/// What became of the meetings of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct YearRow {
    /// The year.
    pub year: i32,
    /// Planned, up to today.
    pub planned: u32,
    /// Held.
    pub held: u32,
    /// Called off.
    pub called_off: u32,
    /// Some met without a meeting.
    pub informal: u32,
    /// Nobody said what became of them.
    pub not_recorded: u32,
    /// Marks that say "came", at meetings that were held.
    pub here: u32,
    /// Marks of any kind: the denominator. Not marked is not absent.
    pub marked: u32,
}

/// Who came in a season, all years together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SeasonRow {
    /// Which.
    pub season: Season,
    /// Meetings held whose register says anything.
    pub meetings: u32,
    /// Marks that say "came".
    pub here: u32,
    /// Marks of any kind.
    pub marked: u32,
}

vocabulary! {
    /// What people are told apart by.
    Compares {
        /// Where their group meets.
        Place = "place",
        /// The year in which they first came.
        Year = "year",
        /// How many are on its list: up to eight, or more.
        Size = "size",
        /// How many hosts it has: one or none, two, more.
        Hosts = "hosts",
    }
}

/// A file that a report is saved as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum ReportFile {
    /// Every figure, a line each.
    Csv,
    /// Charts, tables and method, to print or to send.
    Pdf,
    /// The picture of how long people stay (SVG).
    StayChart,
    /// The picture of how long groups go on (SVG).
    GroupsChart,
    /// A sheet each table, and what every column means.
    Workbook,
    /// A line each person who agreed to research, without a name: for statistics programs.
    Research,
}

impl ReportFile {
    /// How the file's name ends.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Csv | Self::Research => "csv",
            Self::Pdf => "pdf",
            Self::StayChart | Self::GroupsChart => "svg",
            Self::Workbook => "xlsx",
        }
    }
}

/// A log-rank test. Never which set is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Compared {
    /// What they are told apart by.
    pub by: Compares,
    /// Sets with enough people.
    pub sets: u32,
    /// Chi-squared, in hundredths.
    pub chi: u32,
    /// Its degrees of freedom.
    pub freedom: u32,
    /// How often chance alone gives such a difference, out of 10,000.
    pub chance: u32,
}

/// The last meetings of each group: a page of the table. A group's own headcounts show whole to its service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct MeetingsPage {
    /// Groups by name.
    pub rows: Vec<GroupMeetings>,
    /// Whether there are more.
    pub more: bool,
}

/// The last meetings of one group, oldest first; seven at most.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct GroupMeetings {
    /// The group.
    pub group: GroupRef,
    /// Its meetings.
    pub meetings: Vec<MeetingCell>,
}

/// A meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct MeetingCell {
    /// The day.
    pub date: NaiveDate,
    /// Came.
    pub here: u32,
    /// Marked in any way.
    pub marked: u32,
    /// How many somebody counted, where that is all that is known.
    pub headcount: Option<u32>,
}
