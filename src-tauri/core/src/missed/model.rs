//! What came of getting in touch, and what to do next. Pure.

use chrono::NaiveDate;

use crate::{attendance::Status, vocabulary};

vocabulary! {
    /// What came of trying to reach somebody. After the contact sheets of peer support programmes, where
    /// a refusal is a normal answer.
    Outcome {
        /// We spoke.
        Spoke = "spoke",
        /// Left a message.
        LeftMessage = "leftMessage",
        /// Nobody answered.
        NoAnswer = "noAnswer",
        /// It was somebody else's number.
        WrongNumber = "wrongNumber",
        /// Would rather not be contacted.
        NotAgain = "notAgain",
        /// Means to come again.
        ComingBack = "comingBack",
        /// Means to leave, or to take a break.
        Leaving = "leaving",
    }
}

vocabulary! {
    /// What to do about somebody who was missed.
    NextStep {
        /// Nothing: it is too early, or an answer was given.
        Nothing = "nothing",
        /// One friendly hello.
        Hello = "hello",
        /// Nobody answered: once more, another day.
        HelloAgain = "helloAgain",
        /// They know that they are welcome and stayed silent: a break, leaving, or no more contact?
        Ask = "ask",
        /// All was done that could be: leave them in peace.
        Enough = "enough",
    }
}

/// One meeting that was held, as far as one member goes. Meetings that were called off, or where people
/// met informally, are none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    /// The day.
    pub on: NaiveDate,
    /// What is known; none: not marked, which says nothing.
    pub seen: Option<Status>,
}

/// One try at reaching somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attempt {
    /// The day.
    pub on: NaiveDate,
    /// What came of it.
    pub outcome: Outcome,
}

/// The days of the meetings missed without a word since somebody last came or sent word, oldest first.
#[must_use]
pub fn silences(newest_first: &[Turn]) -> Vec<NaiveDate> {
    let mut days = Vec::new();
    for turn in newest_first {
        match turn.seen {
            Some(Status::NoWord) => days.push(turn.on),
            // Apologies are a word: the silence is broken.
            Some(Status::Here | Status::Apologies) => break,
            None => {}
        }
    }
    days.reverse();
    days
}

/// What to do next. `rule` is after how many silences somebody gets a hello.
///
/// At most two tries belong to one silence. The second is either the hello again, because nobody answered
/// the first, or the question what they would like. A new silence, after somebody came, begins afresh.
#[must_use]
pub fn next_step(today: NaiveDate, newest_first: &[Turn], attempts: &[Attempt], rule: u32) -> NextStep {
    let silences = silences(newest_first);
    let enough = usize::try_from(rule.max(1)).unwrap_or(usize::MAX);
    let Some(first) = silences.first() else { return NextStep::Nothing };
    // A hello before the silence began belongs to an earlier one.
    let tries: Vec<Attempt> = attempts.iter().copied().filter(|attempt| attempt.on >= *first).collect();
    let Some(last) = tries.iter().max_by_key(|attempt| attempt.on) else {
        return if silences.len() >= enough { NextStep::Hello } else { NextStep::Nothing };
    };
    if tries.iter().any(|attempt| matches!(attempt.outcome, Outcome::NotAgain | Outcome::Leaving)) {
        return NextStep::Nothing;
    }
    if tries.len() > 1 {
        return NextStep::Enough;
    }
    let since = silences.iter().filter(|day| **day > last.on).count();
    match last.outcome {
        Outcome::NoAnswer if last.on < today => NextStep::HelloAgain,
        Outcome::Spoke | Outcome::LeftMessage if since > 0 => NextStep::Ask,
        // Somebody who means to come gets as long as at first.
        Outcome::ComingBack if since >= enough => NextStep::Ask,
        // There is no number to try: it is asked for when they come.
        _ => NextStep::Nothing,
    }
}
