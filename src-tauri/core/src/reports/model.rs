//! What is counted of a person and of a group, and the rules. Pure.

use chrono::{Datelike, Months, NaiveDate};

use crate::{
    reasons::{Reason, Why},
    survival::{Day, Span},
    vocabulary,
};

/// Somebody not seen at so many meetings running, each with a mark that says so, and without a word of
/// leaving or a break, has stopped without a word. Our own choice: half a year of a monthly group.
pub const SILENT_AFTER: usize = 6;
/// The marks of a path, in months.
pub const REGULAR_AT: [u32; 4] = [3, 6, 12, 24];

vocabulary! {
    /// The ways to go, for shares that add up. Death is none of them: it ends a time as "too early to say"
    /// does, and is never a bar.
    Way {
        /// Left for the day, the way, work, family or health.
        Life = "life",
        /// Left because of the group.
        Group = "group",
        /// Left with what they needed.
        Done = "done",
        /// Left, for something else or for a reason that nobody knows or may say.
        Unknown = "unknown",
        /// Went to another group.
        Moved = "moved",
        /// The group ended.
        Ended = "ended",
    }
}

/// How somebody's time in a group came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Left.
    Left(Way),
    /// Has died.
    Died,
    /// Went to another group.
    Moved,
}

/// Whether a mark says that somebody came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marked {
    /// The day of the meeting.
    pub on: NaiveDate,
    /// Came; otherwise sent apologies, or there was no word.
    pub came: bool,
}

/// One person's time in one group.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    /// What the register says, by day. A meeting without a mark is not in it: not marked is not absent.
    pub marks: Vec<Marked>,
    /// How and when it ended, if it did.
    pub end: Option<(End, NaiveDate)>,
    /// Takes a break.
    pub on_break: bool,
}

/// What is known of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    /// The last day of which anything is recorded.
    pub last_record: NaiveDate,
    /// When it ended, if it has.
    pub ended: Option<NaiveDate>,
}

impl Person {
    /// The first meeting that they came to.
    #[must_use]
    pub fn first_came(&self) -> Option<NaiveDate> {
        self.marks.iter().find(|mark| mark.came).map(|mark| mark.on)
    }

    fn last_came(&self) -> Option<NaiveDate> {
        self.marks.iter().rev().find(|mark| mark.came).map(|mark| mark.on)
    }

    /// Has stopped without a word.
    #[must_use]
    pub fn silent(&self) -> bool {
        let missed = self.marks.iter().rev().take_while(|mark| !mark.came).count();
        self.end.is_none() && !self.on_break && missed >= SILENT_AFTER && missed < self.marks.len()
    }

    /// How long they have stayed: from the first meeting that they came to. None for those who never came.
    /// With `silence`, who stopped without a word went on the day they last came; without, it is too early
    /// to say.
    #[must_use]
    pub fn span(&self, group: &Group, silence: bool) -> Option<Span> {
        let (first, last) = (self.first_came()?, self.last_came()?);
        let until = |on: NaiveDate| days(first, on);
        Some(match self.end {
            Some((End::Left(way), on)) => Span { from: None, until: until(on), went: Some(way as u8) },
            Some((End::Moved, on)) => Span { from: None, until: until(on), went: Some(Way::Moved as u8) },
            Some((End::Died, on)) => Span { from: None, until: until(on), went: None },
            None if silence && self.silent() => Span { from: None, until: until(last), went: Some(Way::Unknown as u8) },
            None => match group.ended {
                Some(on) => Span { from: None, until: until(on), went: Some(Way::Ended as u8) },
                None => Span { from: None, until: until(group.last_record.max(last)), went: None },
            },
        })
    }

    /// Whether they were regular so many months after they first came: at two thirds or more of the last
    /// six meetings up to then that they are marked at (adapted from the completer rule of self-management
    /// courses). Who has left by then is not. None where nobody can know: it is too early, they died or moved
    /// on, or the group has ended.
    #[must_use]
    pub fn regular(&self, months: u32, group: &Group) -> Option<bool> {
        let mark = self.first_came()?.checked_add_months(Months::new(months))?;
        match self.end {
            Some((End::Left(_), on)) if on <= mark => return Some(false),
            Some((End::Died | End::Moved, on)) if on <= mark => return None,
            _ => {}
        }
        if mark > group.last_record || group.ended.is_some_and(|ended| ended <= mark) {
            return None;
        }
        let upto: Vec<&Marked> = self.marks.iter().filter(|one| one.on <= mark).collect();
        let last = &upto[upto.len().saturating_sub(6)..];
        let came = last.iter().filter(|one| one.came).count();
        Some(!last.is_empty() && came * 3 >= last.len() * 2)
    }
}

/// Only leaving counts as going: for the curve. Moving, and a group that ended, are too early to say.
#[must_use]
pub fn only_left(span: &Span) -> Span {
    let left = |way: &u8| *way != Way::Moved as u8 && *way != Way::Ended as u8;
    Span { went: span.went.filter(left), ..*span }
}

fn days(from: NaiveDate, to: NaiveDate) -> Day {
    Day::try_from((to - from).num_days().max(0)).unwrap_or(Day::MAX)
}

/// The last day of so many months, a month being a twelfth of 365.25 days.
#[must_use]
pub fn month(months: u32) -> Day {
    Day::try_from(months * 36525 / 1200).unwrap_or(Day::MAX)
}

/// Which kind of reason weighs for a leaving.
#[must_use]
pub fn way(why: &Why) -> Way {
    match main(why) {
        MainReason::One(Reason::DayOrTime | Reason::GettingThere | Reason::WorkCaringFamily | Reason::PainOrHealth) => {
            Way::Life
        }
        MainReason::One(Reason::NoConnection | Reason::PainTalk | Reason::MoreStaffHelp) => Way::Group,
        MainReason::One(Reason::GotWhatNeeded) => Way::Done,
        _ => Way::Unknown,
    }
}

/// What is counted of a reason: the main one, or the only one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MainReason {
    /// This one.
    One(Reason),
    /// Several, none of which is said to weigh most.
    Several,
    /// Not asked, or not to be told.
    NotAsked,
}

/// The reason that counts for somebody, each person once.
#[must_use]
pub fn main(why: &Why) -> MainReason {
    match (why.main, why.reasons.as_slice()) {
        (Some(main), _) => MainReason::One(main),
        (None, []) => MainReason::NotAsked,
        (None, [only]) => MainReason::One(*only),
        (None, _) => MainReason::Several,
    }
}

/// How many kinds of main reason are counted apart: each chip, several, not asked.
pub const REASONS: usize = Reason::ALL.len() + 2;

impl MainReason {
    /// Its place among them.
    #[must_use]
    pub fn place(self) -> usize {
        match self {
            Self::One(reason) => reason as usize,
            Self::Several => Reason::ALL.len(),
            Self::NotAsked => Reason::ALL.len() + 1,
        }
    }
}

vocabulary! {
    /// Three months of the year, by the weather.
    Season {
        /// December to February.
        Winter = "winter",
        /// March to May.
        Spring = "spring",
        /// June to August.
        Summer = "summer",
        /// September to November.
        Autumn = "autumn",
    }
}

impl Season {
    /// The season of a month, 1 to 12.
    #[must_use]
    pub const fn of(month: u32) -> Self {
        match month {
            12 | 1 | 2 => Self::Winter,
            3..=5 => Self::Spring,
            6..=8 => Self::Summer,
            _ => Self::Autumn,
        }
    }
}

/// How long a group has gone on: from its first meeting to its end, or to what was last recorded. One that
/// became part of another did not end; it is too early to say how long it would have gone on by itself.
#[must_use]
pub fn group_span(first: NaiveDate, last_record: NaiveDate, ended: Option<(NaiveDate, bool)>) -> Span {
    match ended {
        Some((on, merged)) => Span { from: None, until: days(first, on), went: (!merged).then_some(0) },
        None => Span { from: None, until: days(first, last_record), went: None },
    }
}

/// The year in which somebody or something began.
#[must_use]
pub fn year(on: NaiveDate) -> i32 {
    on.year()
}
