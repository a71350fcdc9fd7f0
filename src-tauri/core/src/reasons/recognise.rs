//! Reasons as people write them in a spreadsheet. Pure. The text itself is never kept: it may say far
//! more about somebody than a count of reasons needs.

use super::model::{Fine, Reason};

/// Words that all have to stand in a cell (a star: words that begin so), and what they mean. The first line
/// that fits counts, so what says more stands above what says less. Our own reading, without a source: a
/// service's list uses its own words, and what fits no line is left to the person.
const SAID: &[(&[&str], Reason, Option<Fine>)] = &[
    (&["prefer*", "not"], Reason::PreferNotToSay, Some(Fine::U2)),
    (&["rather", "not"], Reason::PreferNotToSay, Some(Fine::U2)),
    (&["no", "reply"], Reason::DontKnow, Some(Fine::U1)),
    (&["no", "answer"], Reason::DontKnow, Some(Fine::U1)),
    (&["no", "response"], Reason::DontKnow, Some(Fine::U1)),
    (&["not", "reach*"], Reason::DontKnow, Some(Fine::U1)),
    (&["unable", "contact"], Reason::DontKnow, Some(Fine::U1)),
    (&["not", "asked"], Reason::DontKnow, Some(Fine::U3)),
    (&["unknown"], Reason::DontKnow, None),
    (&["not", "known"], Reason::DontKnow, None),
    (&["don", "know"], Reason::DontKnow, None),
    (&["moved"], Reason::GettingThere, Some(Fine::P6)),
    (&["moving", "away"], Reason::GettingThere, Some(Fine::P6)),
    (&["moving", "house"], Reason::GettingThere, Some(Fine::P6)),
    (&["relocat*"], Reason::GettingThere, Some(Fine::P6)),
    (&["too", "far"], Reason::GettingThere, Some(Fine::P2)),
    (&["travel*"], Reason::GettingThere, Some(Fine::P2)),
    (&["transport"], Reason::GettingThere, Some(Fine::P2)),
    (&["distance"], Reason::GettingThere, Some(Fine::P2)),
    (&["journey"], Reason::GettingThere, Some(Fine::P2)),
    (&["park*"], Reason::GettingThere, Some(Fine::P2)),
    (&["bus"], Reason::GettingThere, Some(Fine::P2)),
    (&["stairs"], Reason::GettingThere, Some(Fine::P3)),
    (&["getting", "there"], Reason::GettingThere, None),
    (&["child*"], Reason::WorkCaringFamily, Some(Fine::P5)),
    (&["caring"], Reason::WorkCaringFamily, Some(Fine::P5)),
    (&["carer*"], Reason::WorkCaringFamily, Some(Fine::P5)),
    (&["family"], Reason::WorkCaringFamily, Some(Fine::P5)),
    (&["busy"], Reason::WorkCaringFamily, Some(Fine::P7)),
    (&["work*", "pain"], Reason::PainOrHealth, None),
    (&["work*"], Reason::WorkCaringFamily, None),
    (&["job"], Reason::WorkCaringFamily, None),
    (&["flare*"], Reason::PainOrHealth, Some(Fine::H1)),
    (&["hospital*"], Reason::PainOrHealth, Some(Fine::H2)),
    (&["surg*"], Reason::PainOrHealth, Some(Fine::H2)),
    (&["operation*"], Reason::PainOrHealth, Some(Fine::H2)),
    (&["tired*"], Reason::PainOrHealth, Some(Fine::H3)),
    (&["fatigue*"], Reason::PainOrHealth, Some(Fine::H3)),
    (&["low", "mood"], Reason::PainOrHealth, Some(Fine::H4)),
    (&["anxi*"], Reason::PainOrHealth, Some(Fine::H4)),
    (&["talk*", "pain"], Reason::PainTalk, None),
    (&["health"], Reason::PainOrHealth, None),
    (&["illness"], Reason::PainOrHealth, Some(Fine::H2)),
    (&["pain"], Reason::PainOrHealth, Some(Fine::H1)),
    (&["wrong", "day"], Reason::DayOrTime, Some(Fine::P1)),
    (&["wrong", "time"], Reason::DayOrTime, Some(Fine::P1)),
    (&["time", "suit*"], Reason::DayOrTime, Some(Fine::P1)),
    (&["day", "suit*"], Reason::DayOrTime, Some(Fine::P1)),
    (&["times"], Reason::DayOrTime, Some(Fine::P1)),
    (&["day", "time"], Reason::DayOrTime, None),
    (&["manag*", "well"], Reason::GotWhatNeeded, Some(Fine::N2)),
    (&["got", "need*"], Reason::GotWhatNeeded, Some(Fine::N1)),
    (&["not", "group", "person"], Reason::NoConnection, Some(Fine::S2)),
    (&["groups", "not"], Reason::NoConnection, Some(Fine::S2)),
    (&["doesn", "like*", "group"], Reason::NoConnection, Some(Fine::S2)),
    (&["connect*"], Reason::NoConnection, None),
    (&["staff"], Reason::MoreStaffHelp, None),
    (&["other"], Reason::SomethingElse, None),
    (&["something", "else"], Reason::SomethingElse, None),
];

/// Longer texts are stories, not answers: they are left to the person who brings the list in.
const LONGEST: usize = 60;

/// What a cell of a list says about why, where it says so plainly: one of our codes, or words that
/// hardly anybody uses for something else.
#[must_use]
pub fn recognise(cell: &str) -> Option<(Reason, Option<Fine>)> {
    let cell = cell.trim();
    if cell.is_empty() || cell.chars().nth(LONGEST).is_some() {
        return None;
    }
    if let Some(fine) = Fine::parse(&cell.to_uppercase()) {
        return Some((fine.chip(), Some(fine)));
    }
    let lower = cell.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let said = |wanted: &&str| match wanted.strip_suffix('*') {
        Some(stem) => words.iter().any(|word| word.starts_with(stem)),
        None => words.contains(wanted),
    };
    SAID.iter().find(|(all, _, _)| all.iter().all(said)).map(|(_, reason, fine)| (*reason, *fine))
}
