//! Types and rules. Pure.

use std::{collections::BTreeMap, sync::LazyLock};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    platform::{Error, Result, note, one_line},
    vocabulary,
};

vocabulary! {
    /// What a topic is about. Drawn together from published programmes of pain self-management and
    /// peer support, in our own order and words.
    TopicSubject {
        /// Understanding pain.
        Understanding = "understanding",
        /// Acceptance: living with it.
        Acceptance = "acceptance",
        /// Pacing: a bit at a time.
        Pacing = "pacing",
        /// Goals, small ones.
        Goals = "goals",
        /// Staying active.
        Active = "active",
        /// Doing what you love.
        Joy = "joy",
        /// Talking with clinicians, forms and letters.
        Clinicians = "clinicians",
        /// Stress and winding down.
        Stress = "stress",
        /// Sleep and tiredness.
        Sleep = "sleep",
        /// Thoughts and mood.
        Mood = "mood",
        /// Looking after ourselves.
        SelfCare = "selfcare",
        /// Flare-ups and setbacks.
        FlareUps = "flareups",
        /// Other people, and life outside pain.
        People = "people",
        /// Moving forward.
        Forward = "forward",
        /// Anything else.
        Free = "free",
    }
}

vocabulary! {
    /// Where a topic comes from.
    TopicSource {
        /// Comes with the app.
        Starter = "starter",
        /// From the group's service.
        Service = "service",
        /// The group wrote it.
        Group = "group",
    }
}

/// Longest title, in characters.
const TITLE: usize = 80;
/// Longest opening.
const OPENING: usize = 600;
/// Longest question, or thing that was tried.
const LINE: usize = 240;
/// Most questions, and most things that were tried.
const LINES: usize = 12;

/// The words of a topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TopicText {
    /// What it is about.
    pub subject: TopicSubject,
    /// Its title.
    pub title: String,
    /// A sentence or two to begin with.
    pub opening: String,
    /// Questions to ask the group.
    pub questions: Vec<String>,
    /// Things people say they tried.
    pub tried: Vec<String>,
}

/// That a clinician read these very words and found them fit to be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct TopicChecked {
    /// Who: a name, or the service's.
    pub by: String,
    /// When.
    pub on: NaiveDate,
}

/// A topic with where it comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct TopicEntry {
    /// Its name for the machine: the same in every language and on every laptop.
    pub code: String,
    /// Where it comes from.
    pub source: TopicSource,
    /// The words.
    pub text: TopicText,
    /// Whether a clinician checked it.
    pub checked: Option<TopicChecked>,
}

impl TopicText {
    /// Tidies the words and holds them within bounds.
    ///
    /// Errors: `Invalid title.empty` on `title`; `Invalid text.tooLong` on the field at fault;
    /// `Invalid lines.tooMany` on `questions` or `tried` (12).
    pub fn checked(self) -> Result<Self> {
        let title = one_line("title", &self.title, TITLE)?;
        if title.is_empty() {
            return Err(Error::invalid("title", "title.empty"));
        }
        Ok(Self {
            title,
            opening: note("opening", &self.opening, OPENING)?,
            questions: lines("questions", &self.questions)?,
            tried: lines("tried", &self.tried)?,
            ..self
        })
    }
}

fn lines(field: &'static str, lines: &[String]) -> Result<Vec<String>> {
    let tidy: Vec<String> = lines.iter().map(|line| one_line(field, line, LINE)).collect::<Result<_>>()?;
    let full: Vec<String> = tidy.into_iter().filter(|line| !line.is_empty()).collect();
    if full.len() > LINES { Err(Error::invalid(field, "lines.tooMany")) } else { Ok(full) }
}

/// The form in which starters are written down.
#[derive(Deserialize)]
struct Starter {
    code: String,
    #[serde(flatten)]
    text: StarterText,
}

#[derive(Deserialize)]
struct StarterText {
    subject: TopicSubject,
    title: String,
    opening: String,
    questions: Vec<String>,
    tried: Vec<String>,
}

/// The topics that come with the app, in English.
pub static STARTERS: LazyLock<Vec<TopicEntry>> = LazyLock::new(|| {
    let starters: Vec<Starter> = serde_json::from_str(include_str!("starters.json")).unwrap_or_default();
    let topic = |starter: Starter| {
        let StarterText { subject, title, opening, questions, tried } = starter.text;
        let text = TopicText { subject, title, opening, questions, tried };
        TopicEntry { code: starter.code, source: TopicSource::Starter, text, checked: None }
    };
    starters.into_iter().map(topic).collect()
});

/// All topics once: what the service says of a topic takes the place of the starter of that code; the
/// group's own come last. By subject, and within it in the order in which they were written.
#[must_use]
pub fn together(starters: &[TopicEntry], service: Vec<TopicEntry>, own: Vec<TopicEntry>) -> Vec<TopicEntry> {
    let mut by_code: BTreeMap<String, TopicEntry> =
        service.into_iter().map(|topic| (topic.code.clone(), topic)).collect();
    let mut all: Vec<TopicEntry> =
        starters.iter().map(|starter| by_code.remove(&starter.code).unwrap_or_else(|| starter.clone())).collect();
    all.extend(by_code.into_values());
    all.extend(own);
    all.sort_by_key(|topic| topic.text.subject);
    all
}
