//! A row as a person, by what the columns mean.

use std::borrow::Cow;
use std::collections::HashMap;

use super::super::choices::{Choices, RowFix};
use super::super::columns::List;
use super::super::model::{Column, Problem, What};
use super::super::phones::{self, LONGEST_TIME, Phone};
use super::super::rows;
use super::super::values::{self, Answer};
use crate::programmes::{Finished, OfferAnswer};
use crate::reasons::{Why, recognise};

/// Which column has which meaning, with what is wrong about that.
#[derive(Default)]
pub(super) struct Meanings {
    /// Asked eight times a row, so a place for each [`Column`] and no map.
    of: [Option<usize>; Column::LeaveOut as usize],
    pub problems: Vec<Problem>,
}

impl Meanings {
    pub fn new(list: &List, choices: &Choices) -> Self {
        let chosen: HashMap<u32, Column> = choices.columns.iter().map(|choice| (choice.index, choice.is)).collect();
        let mut meanings = Self::default();
        for column in &list.columns {
            let about = |what| Problem { column: Some(column.index), ..Problem::of(what) };
            match chosen.get(&column.index).copied().or(column.guess) {
                None => meanings.problems.push(about(What::ColumnUnknown)),
                Some(Column::LeaveOut) => {}
                Some(meaning) if meanings.has(meaning) => meanings.problems.push(about(What::ColumnTwice)),
                Some(meaning) => meanings.of[meaning as usize] = Some(column.index as usize),
            }
        }
        let parts = meanings.has(Column::FirstName) || meanings.has(Column::LastName);
        match meanings.of[Column::FullName as usize] {
            Some(at) if parts => {
                let column = u32::try_from(at).ok();
                meanings.problems.push(Problem { column, ..Problem::of(What::ColumnTwice) });
            }
            None if !parts => meanings.problems.push(Problem::of(What::NoNameColumn)),
            _ => {}
        }
        meanings
    }

    pub fn has(&self, meaning: Column) -> bool {
        self.of.get(meaning as usize).copied().flatten().is_some()
    }

    pub fn has_names(&self) -> bool {
        [Column::FirstName, Column::LastName, Column::FullName].into_iter().any(|meaning| self.has(meaning))
    }

    pub fn says_who_agreed(&self) -> bool {
        self.has(Column::Agreed) || self.has(Column::Answer)
    }

    fn cell<'a>(&self, row: &'a [String], meaning: Column) -> &'a str {
        self.of.get(meaning as usize).copied().flatten().and_then(|at| row.get(at)).map_or("", String::as_str)
    }

    /// The whole name of a row.
    fn name<'a>(&self, row: &'a [String]) -> Cow<'a, str> {
        if self.has(Column::FullName) {
            return values::full_name(self.cell(row, Column::FullName));
        }
        let first = values::first_name(self.cell(row, Column::FirstName));
        let last = values::name(self.cell(row, Column::LastName));
        match (first.is_empty(), last.is_empty()) {
            (_, true) => first,
            (true, _) => last,
            _ => Cow::Owned([&*first, " ", &*last].concat()),
        }
    }

    /// The whole name of a row, without a note that the person has died; and whether the row says so, there or
    /// elsewhere.
    pub fn name_and_death<'a>(&self, row: &'a [String]) -> (Cow<'a, str>, bool) {
        let cell = self.cell(row, Column::Died).trim();
        let alive =
            values::says_nothing(cell) || values::answer(cell) == Answer::No || cell.eq_ignore_ascii_case("alive");
        let said = !alive || row.iter().any(|cell| rows::says_died(cell));
        let name = self.name(row);
        match rows::without_note(&name) {
            Some(bare) => (Cow::Owned(bare), true),
            None => (name, said),
        }
    }
}

/// A row as a person.
#[derive(Clone)]
pub(super) struct Person {
    /// As numbered in the file.
    pub row: u32,
    pub name: String,
    pub phone: Phone,
    pub email: String,
    /// When to ring.
    pub time: String,
    /// Put right on the page: an empty one was taken away on purpose.
    pub phone_fixed: bool,
    pub email_fixed: bool,
    /// To the offer of the group.
    pub answer: Answer,
    /// To being in the group.
    pub agreed: Answer,
    /// To the host having phone and e-mail.
    pub shares: Answer,
    /// The programme.
    pub finished: Finished,
    /// Why they said no. The words of the list are not kept.
    pub why: Why,
    /// The list says why in words that are none of our reasons.
    pub reason_not_read: bool,
    /// The same person as an earlier row, decided or (until it is) taken to be.
    pub dropped: bool,
}

impl Person {
    /// Agreed, and did not say no to the offer.
    pub fn comes(&self) -> bool {
        self.agreed == Answer::Yes && self.answer != Answer::No
    }

    /// The answer as the programme keeps it.
    pub fn said(&self) -> OfferAnswer {
        match self.answer {
            Answer::Yes => OfferAnswer::Yes,
            Answer::Maybe => OfferAnswer::Maybe,
            Answer::No => OfferAnswer::No,
            Answer::NotAsked => OfferAnswer::NotAsked,
        }
    }
}

/// Makes a person of a row and their name, with what was put right on the page and answered for the whole list.
pub(super) fn person(
    number: u32,
    row: &[String],
    name: Cow<'_, str>,
    fix: Option<&RowFix>,
    meanings: &Meanings,
    choices: &Choices,
) -> Person {
    let phone = fix.and_then(|fix| fix.phone.as_deref());
    let email = fix.and_then(|fix| fix.email.as_deref());
    let said = |meaning| values::answer(meanings.cell(row, meaning));
    let everyone = if choices.everyone_agreed == Some(true) { Answer::Yes } else { Answer::NotAsked };
    let (agreed, answer) = (said(Column::Agreed), said(Column::Answer));
    let reason = meanings.cell(row, Column::Reason).trim();
    let known = recognise(reason);
    let mut read = phones::read(meanings.cell(row, Column::Phone));
    let mut time = std::mem::take(&mut read.time);
    if let Some(phone) = phone {
        read = phones::read(phone);
        // Choosing one of two numbers is no reason to forget when to ring.
        let said = std::mem::take(&mut read.time);
        time = if said.is_empty() { time } else { said };
    }
    Person {
        row: number,
        name: match fix.and_then(|fix| fix.name.as_deref()) {
            Some(name) => values::name(name).into_owned(),
            None => name.into_owned(),
        },
        time: together(&values::name(meanings.cell(row, Column::BestTime)), time),
        phone: read,
        email: values::tidy_email(email.unwrap_or_else(|| meanings.cell(row, Column::Email))).to_owned(),
        phone_fixed: phone.is_some(),
        email_fixed: email.is_some(),
        // Without an answer of their own, people are counted by what they agreed to.
        answer: match answer {
            Answer::NotAsked if meanings.says_who_agreed() => agreed,
            Answer::NotAsked => everyone,
            said => said,
        },
        // An answer stands for the agreement only where no column is about that.
        agreed: match (meanings.has(Column::Agreed), meanings.has(Column::Answer)) {
            (true, _) => agreed,
            (false, true) => answer,
            (false, false) => everyone,
        },
        shares: match choices.host_may_have_contacts {
            _ if meanings.has(Column::SharePhone) => said(Column::SharePhone),
            Some(true) => Answer::Yes,
            // "Names only" says nothing about what somebody told the host before.
            Some(false) | None => Answer::NotAsked,
        },
        finished: values::finished(meanings.cell(row, Column::Finished)),
        reason_not_read: known.is_none() && !values::says_nothing(reason),
        why: known.map_or_else(Why::default, |(reason, fine)| Why {
            reasons: vec![reason],
            fine: fine.into_iter().collect(),
            ..Why::default()
        }),
        dropped: false,
    }
}

/// When to ring, from the column about it and from the cell with the number.
fn together(column: &str, cell: String) -> String {
    let both = match (values::says_nothing(column), cell.is_empty()) {
        (true, _) => return cell,
        (false, true) => column.to_owned(),
        (false, false) => format!("{column}; {cell}"),
    };
    both.chars().take(LONGEST_TIME).collect()
}
