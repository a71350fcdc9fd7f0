//! The vocabulary of reasons, and what holds whoever is asked. Pure. Sources: docs/reasons.md.

use serde::{Deserialize, Serialize};

use crate::{platform::Value, vocabulary};

vocabulary! {
    /// The reasons on the chips.
    Reason {
        /// The day or time doesn't work.
        DayOrTime = "dayOrTime",
        /// Getting there is too hard.
        GettingThere = "gettingThere",
        /// Work, caring or family.
        WorkCaringFamily = "workCaringFamily",
        /// Pain or health is too hard right now.
        PainOrHealth = "painOrHealth",
        /// Didn't feel a connection with the group.
        NoConnection = "noConnection",
        /// Talk about pain didn't help.
        PainTalk = "painTalk",
        /// Wanted more help from staff.
        MoreStaffHelp = "moreStaffHelp",
        /// Got what they needed, or moved on.
        GotWhatNeeded = "gotWhatNeeded",
        /// Something else.
        SomethingElse = "somethingElse",
        /// We don't know.
        DontKnow = "dontKnow",
        /// Prefers not to say.
        PreferNotToSay = "preferNotToSay",
    }
}

vocabulary! {
    /// The finer codes behind the chips; always optional.
    Fine {
        /// Time does not suit.
        P1 = "P1",
        /// Travel too hard.
        P2 = "P2",
        /// The place did not meet access needs.
        P3 = "P3",
        /// No group near.
        P4 = "P4",
        /// Family or caring.
        P5 = "P5",
        /// Moved away.
        P6 = "P6",
        /// Too busy.
        P7 = "P7",
        /// Arrangements kept failing.
        P8 = "P8",
        /// Pain or a flare-up.
        H1 = "H1",
        /// Other illness, surgery, hospital.
        H2 = "H2",
        /// Too tired.
        H3 = "H3",
        /// Low mood or worry.
        H4 = "H4",
        /// Did not connect with people.
        S1 = "S1",
        /// Groups are not for them.
        S2 = "S2",
        /// Tension between members.
        S3 = "S3",
        /// The first visit felt daunting.
        S4 = "S4",
        /// Expected it to be negative.
        S5 = "S5",
        /// Asked to leave.
        S6 = "S6",
        /// Talk about pain did not help.
        S7 = "S7",
        /// Wanted more help from staff.
        S8 = "S8",
        /// Got what they needed.
        N1 = "N1",
        /// Managing well already.
        N2 = "N2",
        /// The group did not meet their needs.
        N3 = "N3",
        /// Did not want goals or structure.
        N4 = "N4",
        /// Motivation faded.
        N5 = "N5",
        /// Phone or video did not work.
        N6 = "N6",
        /// The group stopped.
        G1 = "G1",
        /// The host left.
        G2 = "G2",
        /// Could not be reached.
        U1 = "U1",
        /// Prefers not to say.
        U2 = "U2",
        /// Not asked, or no permission to ask.
        U3 = "U3",
        /// Something else.
        U4 = "U4",
    }
}

vocabulary! {
    /// How we know, so that nobody takes a guess for a fact.
    ToldBy {
        /// The person said so.
        Person = "person",
        /// Someone else said so.
        SomeoneElse = "someoneElse",
        /// Our best guess.
        OurGuess = "ourGuess",
    }
}

impl Fine {
    /// The chip that a finer code stands behind.
    #[must_use]
    pub const fn chip(self) -> Reason {
        match self {
            Self::P1 => Reason::DayOrTime,
            Self::P2 | Self::P3 | Self::P4 | Self::P6 => Reason::GettingThere,
            Self::P5 | Self::P7 => Reason::WorkCaringFamily,
            Self::H1 | Self::H2 | Self::H3 | Self::H4 => Reason::PainOrHealth,
            Self::S1 | Self::S2 | Self::S3 | Self::S4 | Self::S5 | Self::S6 => Reason::NoConnection,
            Self::S7 => Reason::PainTalk,
            Self::S8 => Reason::MoreStaffHelp,
            Self::N1 | Self::N2 => Reason::GotWhatNeeded,
            Self::U1 | Self::U3 => Reason::DontKnow,
            Self::U2 => Reason::PreferNotToSay,
            Self::P8 | Self::N3 | Self::N4 | Self::N5 | Self::N6 | Self::G1 | Self::G2 | Self::U4 => {
                Reason::SomethingElse
            }
        }
    }
}

/// Why, as far as we know. Nothing in it is a box left empty: not asked.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Why {
    /// Chips; none is fine.
    pub reasons: Vec<Reason>,
    /// The one that weighs most, if that was said; one of `reasons`.
    pub main: Option<Reason>,
    /// Finer codes, each behind one of `reasons`; none is fine.
    pub fine: Vec<Fine>,
    /// How we know.
    pub told_by: Option<ToldBy>,
}

impl Why {
    /// No reason was given, asked for or guessed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.reasons.is_empty()
    }

    /// Each word once, in the order of the vocabulary; what belongs to no ticked chip falls away, and
    /// without a chip there is nothing that anybody could have told.
    #[must_use]
    pub fn tidy(&self) -> Self {
        let reasons: Vec<Reason> = Reason::ALL.iter().copied().filter(|word| self.reasons.contains(word)).collect();
        let fine = Fine::ALL.iter().copied().filter(|word| self.fine.contains(word) && reasons.contains(&word.chip()));
        Self {
            fine: fine.collect(),
            main: self.main.filter(|main| reasons.contains(main)),
            told_by: self.told_by.filter(|_| !reasons.is_empty()),
            reasons,
        }
    }

    /// Reads a row's columns `reasons`, `main_reason`, `fine` and `told_by`: words parted by spaces. One
    /// from a newer version is not shown.
    #[must_use]
    pub fn read(reasons: &str, main: Option<&str>, fine: &str, told_by: Option<&str>) -> Self {
        Self {
            reasons: reasons.split(' ').filter_map(Reason::parse).collect(),
            main: main.and_then(Reason::parse),
            fine: fine.split(' ').filter_map(Fine::parse).collect(),
            told_by: told_by.and_then(ToldBy::parse),
        }
    }

    /// The four columns to write, tidied. `reasons_before` and `fine_before` are what the row held:
    /// words of a newer version in them stay.
    #[must_use]
    pub fn columns(&self, reasons_before: &str, fine_before: &str) -> [(&'static str, Value); 4] {
        let tidy = self.tidy();
        let newer = |before: &str, known: fn(&str) -> bool| -> Vec<String> {
            before.split(' ').filter(|word| !word.is_empty() && !known(word)).map(str::to_owned).collect()
        };
        let reasons = tidy.reasons.iter().map(|word| word.text().to_owned());
        let fine = tidy.fine.iter().map(|word| word.text().to_owned());
        let reasons: Vec<_> = reasons.chain(newer(reasons_before, |word| Reason::parse(word).is_some())).collect();
        let fine: Vec<_> = fine.chain(newer(fine_before, |word| Fine::parse(word).is_some())).collect();
        [
            ("reasons", reasons.join(" ").into()),
            ("main_reason", tidy.main.into()),
            ("fine", fine.join(" ").into()),
            ("told_by", tidy.told_by.into()),
        ]
    }
}
