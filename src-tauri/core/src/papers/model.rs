//! What can be printed, and what stands on each sheet. Pure.

use std::{collections::BTreeMap, sync::LazyLock};

use serde::{Deserialize, Serialize};

use crate::{
    attendance::PaperLine,
    meetings::ItemKind,
    platform::{GroupId, MeetingId},
    service::CrisisContacts,
    telling::{Chosen, Letter},
    vocabulary,
};

vocabulary! {
    /// What can be printed.
    Paper {
        /// Who came, to be ticked by hand and typed up later.
        Register = "register",
        /// The plan of a meeting.
        Agenda = "agenda",
        /// What to do and whom to ring when somebody is worried about.
        CrisisCard = "crisisCard",
        /// For the wall of the hall: names nobody.
        Poster = "poster",
        /// The next dates, to take home.
        Dates = "dates",
        /// How the group's members treat each other.
        Agreement = "agreement",
        /// How they look after each other between meetings.
        SupportPlan = "supportPlan",
        /// Blank: what somebody agrees to.
        Permission = "permission",
        /// Blank: somebody would like to come.
        SignUp = "signUp",
        /// A message to each of those chosen.
        Letters = "letters",
        /// A message for everyone, on the wall.
        Notice = "notice",
    }
}

/// How it is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PaperOptions {
    /// 18 points and more.
    pub large: bool,
    /// Only black ink.
    pub black_and_white: bool,
    /// A register with names; without, its lines are left to write on.
    pub names: bool,
}

/// What is to be printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PaperRequest {
    /// For which group.
    pub group: GroupId,
    /// For which meeting; none: the next one.
    pub meeting: Option<MeetingId>,
    /// Which papers, each once, in the order of the vocabulary.
    pub papers: Vec<Paper>,
    /// How.
    pub options: PaperOptions,
    /// What letters and the notice say, and to whom.
    pub message: Option<Chosen>,
}

/// Papers as data: what is typeset, and nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Sheets {
    /// The document's title: what it is, naming nobody.
    pub title: String,
    /// How.
    pub look: PaperOptions,
    /// One after the other.
    pub sheets: Vec<Sheet>,
}

/// One paper as data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Sheet {
    /// The register.
    Register {
        /// The group's name.
        group: String,
        /// Day and time.
        day: String,
        /// Where.
        place: String,
        /// Its lines.
        rows: Vec<RegisterLine>,
        /// Guests have lines of their own; without names they write where everyone does.
        guests: bool,
    },
    /// The agenda.
    Agenda {
        /// The group's name.
        group: String,
        /// Day and time.
        day: String,
        /// Where.
        place: String,
        /// What, in order.
        items: Vec<AgendaLine>,
        /// When it ends, in words.
        until: String,
    },
    /// The crisis card.
    CrisisCard {
        /// Whom to ring, most urgent first.
        lines: Vec<CrisisLine>,
        /// Since when the numbers stand.
        checked: String,
    },
    /// The poster.
    Poster {
        /// For whom.
        #[serde(rename = "for")]
        whom: String,
        /// The group's name.
        group: String,
        /// The day.
        day: String,
        /// From and to.
        time: String,
        /// Where.
        place: String,
    },
    /// The next dates.
    Dates {
        /// The group's name.
        group: String,
        /// Soonest first.
        dates: Vec<DateLine>,
    },
    /// A letter to one person.
    Letter {
        /// The day it is written.
        day: String,
        /// What it says.
        #[serde(flatten)]
        letter: Letter,
    },
    /// A message for the wall.
    Notice {
        /// What it says.
        #[serde(flatten)]
        letter: Letter,
    },
    /// The agreement or the support plan.
    Agreed {
        /// What it is.
        heading: String,
        /// The group's name.
        group: String,
        /// Its parts with their lines.
        parts: Vec<AgreedPart>,
        /// Since when, or that it is being written.
        since: String,
    },
    /// The blank form about permissions.
    Permission {
        /// The group's name.
        group: String,
        /// What is asked, in the wording of today.
        questions: Vec<AskedLine>,
        /// Which wording that is.
        wording: String,
    },
    /// The blank slip of somebody who would like to come.
    SignUp {
        /// The group's name.
        group: String,
    },
    /// A service's report: put together by whoever counts, since papers count nothing.
    Report {
        /// What it is.
        heading: String,
        /// What holds of all of it.
        lead: Vec<String>,
        /// Its parts.
        parts: Vec<ReportPart>,
    },
    /// One picture of a report by itself, on a page of its own size.
    Chart {
        /// The picture.
        chart: ReportChart,
    },
}

/// A part of a report: the finding, the picture, the table, and how it was worked out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ReportPart {
    /// Its heading.
    pub heading: String,
    /// The finding; may be empty.
    pub sentence: String,
    /// The picture, if it has one.
    pub chart: Option<ReportChart>,
    /// The headings of the table.
    pub columns: Vec<String>,
    /// Its rows, as many cells as there are headings.
    pub rows: Vec<Vec<String>>,
    /// How it was worked out.
    pub method: String,
}

/// A curve in steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportChart {
    /// What it shows, for those who do not see it.
    pub sentence: String,
    /// What stands below its axis.
    pub axis: String,
    /// The last month on the axis.
    pub last: u32,
    /// Its points.
    pub points: Vec<ReportPoint>,
}

/// A point of a curve; shares are out of 10,000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ReportPoint {
    /// The month.
    pub month: u32,
    /// The share.
    pub share: u32,
    /// The lower edge of the band.
    pub low: u32,
    /// The upper edge.
    pub high: u32,
}

/// A question of the form about permissions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AskedLine {
    /// The question.
    pub ask: &'static str,
    /// What follows from a yes.
    pub why: &'static str,
}

/// A line of the register. The number is how a line is found again when the sheet is typed up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RegisterLine {
    /// From 1.
    pub number: usize,
    /// The name; empty on a register without names.
    pub name: String,
    /// "taking a break", or nothing.
    pub note: String,
}

/// A line of the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AgendaLine {
    /// When it starts.
    pub starts: String,
    /// What it is.
    pub title: String,
    /// "Grace leads", or nothing.
    pub lead: String,
}

/// Whom to ring, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct CrisisLine {
    /// What has happened.
    pub when: String,
    /// What to do.
    pub what: String,
}

/// A part of an agreement or plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AgreedPart {
    /// Its heading.
    pub heading: String,
    /// Its lines.
    pub lines: Vec<String>,
}

/// A date to come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DateLine {
    /// The day.
    pub day: String,
    /// From and to.
    pub time: String,
    /// Where.
    pub place: String,
}

/// The words on paper, one file a language; the sheets read the same file.
pub const WORDS_FILE: &str = include_str!("words/en.json");

/// The words that are put together here; all others are read by the sheets alone.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Words {
    pub register: RegisterWords,
    pub agenda: AgendaWords,
    pub kind: BTreeMap<String, String>,
    pub crisis: CrisisWords,
    pub poster: PosterWords,
    pub permission: PermissionWords,
    pub agreed: AgreedWords,
    pub titles: BTreeMap<String, String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RegisterWords {
    pub on_break: String,
}

#[derive(Debug, Default, Deserialize)]
pub struct AgendaWords {
    pub leads: String,
    pub until: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CrisisWords {
    pub danger: CrisisLine,
    pub urgent: CrisisLine,
    pub urgent_elsewhere: CrisisLine,
    pub talk: CrisisLine,
    pub safe: CrisisLine,
    pub line: CrisisLine,
    pub checked: String,
    pub checked_service: String,
    pub checked_own: String,
}

#[derive(Debug, Default, Deserialize)]
pub struct PosterWords {
    pub r#for: String,
    pub to: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AgreedWords {
    pub since: String,
    pub draft: String,
    pub none: String,
    pub part: BTreeMap<String, String>,
}

#[derive(Debug, Default, Deserialize)]
pub struct PermissionWords {
    pub wording: String,
}

/// English; a test makes sure that none is missing.
pub static WORDS: LazyLock<Words> = LazyLock::new(|| serde_json::from_str(WORDS_FILE).unwrap_or_default());

impl Words {
    /// What an item of an agenda is called when it has no title of its own.
    #[must_use]
    pub fn item(&self, kind: ItemKind) -> &str {
        self.kind.get(kind.text()).map_or("", String::as_str)
    }

    /// What a paper is called; names nobody.
    #[must_use]
    pub fn title(&self, paper: Paper) -> &str {
        self.titles.get(paper.text()).map_or("", String::as_str)
    }
}

/// Fills one gap of our own words: `{name}`.
#[must_use]
pub fn gap(words: &str, name: &str, value: &str) -> String {
    words.replace(&format!("{{{name}}}"), value)
}

/// The lines of a register: with names, numbered as they are typed up, or as many numbered lines to write
/// on. A few more are left empty without names, since whoever is new writes there too.
#[must_use]
pub fn register_lines(people: &[PaperLine], names: bool) -> Vec<RegisterLine> {
    if names {
        let note = |person: &PaperLine| if person.on_break { WORDS.register.on_break.clone() } else { String::new() };
        let line = |person: &PaperLine| RegisterLine {
            number: usize::try_from(person.number).unwrap_or(usize::MAX),
            name: person.name.clone(),
            note: note(person),
        };
        return people.iter().map(line).collect();
    }
    let lines = (people.len() + 4).max(16);
    (1..=lines).map(|number| RegisterLine { number, name: String::new(), note: String::new() }).collect()
}

/// Whom to ring, most urgent first: the nation's general numbers, then whom the service or the hosts named.
/// 111 does not answer in Northern Ireland.
#[must_use]
pub fn crisis_lines(has_111: bool, said: Option<&CrisisContacts>) -> Vec<CrisisLine> {
    let words = &WORDS.crisis;
    let urgent = if has_111 { &words.urgent } else { &words.urgent_elsewhere };
    let mut lines: Vec<CrisisLine> = [&words.danger, urgent, &words.talk].into_iter().cloned().collect();
    let Some(said) = said else { return lines };
    for (words, name, phone) in [
        (&words.safe, &said.safeguarding_name, &said.safeguarding_phone),
        (&words.line, &said.line_name, &said.line_phone),
    ] {
        let who = [name.as_str(), phone.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
        if !who.is_empty() {
            lines.push(CrisisLine { when: words.when.clone(), what: gap(&words.what, "who", &who.join(", ")) });
        }
    }
    lines
}
