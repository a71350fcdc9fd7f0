//! What would come in, and what has to be put right first.
//!
//! One pass over the rows makes a person of each, one looks for the same person twice, one counts.
//! All three are linear; nothing of a row that is left out is kept.

use std::collections::{HashMap, HashSet};

use super::columns::List;
use super::model::{Choices, Column, Incoming, Keep, LeftOut, ListPreview, Problem, RowFix, What};
use super::sheet::is_blank;
use super::values::{self, Answer};
use crate::groups::ProgrammeCounts;

/// The page shows no more problems than this at a time; others follow as these are put right.
const MAX_PROBLEMS: usize = 200;
/// Rows of those who have not agreed that are named.
const MAX_NOT_AGREED: usize = 50;

const NAMES: [Column; 3] = [Column::FirstName, Column::LastName, Column::FullName];

/// What the page shows for these choices. Problems block: see [`people`].
#[must_use]
pub fn check(list: &List, choices: &Choices) -> ListPreview {
    Checked::new(list, choices).preview(list, choices)
}

/// Everybody who comes in, and the preview whose counts belong to the programme.
///
/// # Errors
/// The preview, while any problem stands in it.
#[allow(clippy::result_large_err, reason = "asked once for a list; the preview is what the page needs then")]
pub fn people(list: &List, choices: &Choices) -> Result<(Vec<Incoming>, ListPreview), ListPreview> {
    let checked = Checked::new(list, choices);
    let preview = checked.preview(list, choices);
    if preview.problems.is_empty() { Ok((checked.incoming(), preview)) } else { Err(preview) }
}

/// Which column has which meaning, with what is wrong about that.
#[derive(Default)]
struct Meanings {
    /// Asked eight times a row, so a place for each [`Column`] and no map.
    of: [Option<usize>; Column::LeaveOut as usize],
    problems: Vec<Problem>,
}

impl Meanings {
    fn new(list: &List, choices: &Choices) -> Self {
        let chosen: HashMap<u32, Column> = choices.columns.iter().map(|choice| (choice.index, choice.is)).collect();
        let mut meanings = Self::default();
        for column in &list.columns {
            let about = |what| Problem { column: Some(column.index), ..nothing(what) };
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
                meanings.problems.push(Problem { column, ..nothing(What::ColumnTwice) });
            }
            None if !parts => meanings.problems.push(nothing(What::NoNameColumn)),
            _ => {}
        }
        meanings
    }

    fn has(&self, meaning: Column) -> bool {
        self.of.get(meaning as usize).copied().flatten().is_some()
    }

    fn says_who_agreed(&self) -> bool {
        self.has(Column::Agreed) || self.has(Column::Answer)
    }

    fn cell<'a>(&self, row: &'a [String], meaning: Column) -> &'a str {
        self.of.get(meaning as usize).copied().flatten().and_then(|at| row.get(at)).map_or("", String::as_str)
    }

    /// The whole name of a row.
    fn name(&self, row: &[String]) -> String {
        if self.has(Column::FullName) {
            return values::full_name(self.cell(row, Column::FullName)).into_owned();
        }
        let first = values::name(self.cell(row, Column::FirstName));
        let last = values::name(self.cell(row, Column::LastName));
        match (first.is_empty(), last.is_empty()) {
            (_, true) => first.into_owned(),
            (true, _) => last.into_owned(),
            _ => format!("{first} {last}"),
        }
    }
}

/// A row as a person.
struct Person {
    /// As numbered in the file.
    row: u32,
    name: String,
    phone: String,
    email: String,
    /// Put right on the page: an empty one was taken away on purpose.
    phone_fixed: bool,
    email_fixed: bool,
    /// To the offer of the group.
    answer: Answer,
    /// To being in the group.
    agreed: Answer,
    /// To the host having phone and e-mail.
    shares: Answer,
    /// The same person as an earlier row, decided or (until it is) taken to be.
    dropped: bool,
}

impl Person {
    /// Agreed, and did not say no to the offer.
    fn comes(&self) -> bool {
        self.agreed == Answer::Yes && self.answer != Answer::No
    }
}

/// Makes a person of a row, with what was put right on the page and answered for the whole list.
fn person(number: u32, row: &[String], fix: Option<&RowFix>, meanings: &Meanings, choices: &Choices) -> Person {
    let phone = fix.and_then(|fix| fix.phone.as_deref());
    let email = fix.and_then(|fix| fix.email.as_deref());
    let said = |meaning| values::answer(meanings.cell(row, meaning));
    let everyone = if choices.everyone_agreed == Some(true) { Answer::Yes } else { Answer::NotAsked };
    let (agreed, answer) = (said(Column::Agreed), said(Column::Answer));
    Person {
        row: number,
        name: match fix.and_then(|fix| fix.name.as_deref()) {
            Some(name) => values::name(name).into_owned(),
            None => meanings.name(row),
        },
        phone: values::tidy_phone(phone.unwrap_or_else(|| meanings.cell(row, Column::Phone))),
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
            Some(false) => Answer::No,
            None => Answer::NotAsked,
        },
        dropped: false,
    }
}

struct Checked {
    people: Vec<Person>,
    problems: Vec<Problem>,
    /// Rows with anything in them, left-out ones included.
    rows: u32,
    contacts_need_answer: bool,
}

impl Checked {
    fn new(list: &List, choices: &Choices) -> Self {
        let mut meanings = Meanings::new(list, choices);
        let fixes: HashMap<u32, &RowFix> = choices.fixes.iter().map(|fix| (fix.row, fix)).collect();
        let mut rows = 0;
        let mut people = Vec::with_capacity(list.sheet.rows.len());
        for (at, row) in list.sheet.rows.iter().enumerate().skip(list.heading + 1) {
            if is_blank(row) {
                continue;
            }
            rows += 1;
            let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
            let fix = fixes.get(&number).copied();
            if !fix.is_some_and(|fix| fix.skip) {
                people.push(person(number, row, fix, &meanings, choices));
            }
        }

        let has_names = NAMES.into_iter().any(|meaning| meanings.has(meaning));
        let unanswered = !meanings.says_who_agreed() && choices.everyone_agreed.is_none();
        let mut problems = std::mem::take(&mut meanings.problems);
        if unanswered {
            problems.push(nothing(What::NoAgreedColumn));
        }
        let contacts = |p: &Person| (p.comes() || unanswered) && !(p.phone.is_empty() && p.email.is_empty());
        let contacts_need_answer = !meanings.has(Column::SharePhone) && people.iter().any(contacts);
        if contacts_need_answer && choices.host_may_have_contacts.is_none() {
            problems.push(nothing(What::NoSharePhone));
        }
        // Without a name column every row would lack its name.
        let mut of_rows = if has_names { same_people(&mut people, choices) } else { Vec::new() };
        for person in &people {
            faults(person, has_names, &mut of_rows);
        }
        of_rows.sort_by_key(|problem| problem.row);
        problems.append(&mut of_rows);
        Self { people, problems, rows, contacts_need_answer }
    }

    fn preview(&self, list: &List, choices: &Choices) -> ListPreview {
        let mut counts = ProgrammeCounts::default();
        let mut will_bring_in = 0;
        let mut not_agreed_rows = Vec::new();
        for person in self.people.iter().filter(|person| !person.dropped) {
            match person.answer {
                Answer::Yes => counts.yes += 1,
                Answer::Maybe => counts.maybe += 1,
                Answer::No => counts.no += 1,
                Answer::NotAsked => counts.not_asked += 1,
            }
            if !person.comes() {
                if not_agreed_rows.len() < MAX_NOT_AGREED {
                    not_agreed_rows.push(person.row);
                }
            } else if values::is_name(&person.name) {
                will_bring_in += 1;
            }
        }
        counts.offered = counts.yes + counts.maybe + counts.no + counts.not_asked;
        let kept: HashSet<u32> = choices.columns.iter().filter(|c| c.is != Column::LeaveOut).map(|c| c.index).collect();
        let left_out = list.columns.iter().filter(|column| !kept.contains(&column.index));
        ListPreview {
            file_name: list.sheet.file_name.clone(),
            rows: self.rows,
            columns: list.columns.clone(),
            left_out: left_out
                .filter_map(|c| Some(LeftOut { heading: c.heading.clone(), sensitive: c.sensitive? }))
                .collect(),
            problems: self.problems.iter().take(MAX_PROBLEMS).cloned().collect(),
            will_bring_in,
            counts,
            not_agreed_rows,
            contacts_need_answer: self.contacts_need_answer,
        }
    }

    fn incoming(self) -> Vec<Incoming> {
        let comes = self.people.into_iter().filter(|person| !person.dropped && person.comes());
        comes
            .map(|person| Incoming {
                row: person.row,
                name: person.name,
                phone: person.phone,
                email: person.email,
                share_contacts: person.shares == Answer::Yes,
            })
            .collect()
    }
}

/// Names and contacts that cannot come in as they are. Who does not come in is not looked at.
fn faults(person: &Person, has_names: bool, problems: &mut Vec<Problem>) {
    if person.dropped || !person.comes() {
        return;
    }
    let name = (!person.name.is_empty()).then(|| person.name.clone());
    let about = |what, value: Option<&str>| Problem {
        row: Some(person.row),
        name: name.clone(),
        value: value.map(str::to_owned),
        ..nothing(what)
    };
    if has_names && !values::is_name(&person.name) {
        problems.push(about(What::NameMissing, None));
    }
    if let Some(what) = values::phone_fault(&person.phone) {
        problems.push(about(what, Some(&person.phone)));
    }
    if values::email_fault(&person.email) {
        problems.push(about(What::EmailMalformed, Some(&person.email)));
    }
}

/// Finds rows that look like one person: the same name, before all where phone or e-mail are the same
/// too. Decided pairs are acted on; the others are returned, and until they are decided the later row
/// counts as dropped. Pairs of which nobody comes in are not asked about.
fn same_people(people: &mut [Person], choices: &Choices) -> Vec<Problem> {
    let decided: HashMap<(u32, u32), Keep> =
        choices.same.iter().map(|pair| (ordered(pair.row, pair.other_row), pair.keep)).collect();
    let mut problems = Vec::new();
    // Where a name, and a name with a contact, was seen first.
    let mut by_name: HashMap<u64, usize> = HashMap::with_capacity(people.len());
    let mut by_contact: HashMap<(u64, u64), usize> = HashMap::with_capacity(people.len());
    for at in 0..people.len() {
        if !values::is_name(&people[at].name) {
            continue;
        }
        let name = values::name_key(&people[at].name);
        let phone = contact(&people[at].phone, values::phone_key);
        let email = contact(&people[at].email, values::email_key);
        let same_phone = phone.and_then(|phone| by_contact.get(&(name, phone)).copied());
        let same_email = email.and_then(|email| by_contact.get(&(name, email)).copied());
        let earlier = same_phone.or(same_email).or_else(|| by_name.get(&name).copied());

        let mut stands_for = at;
        if let Some(earlier) = earlier
            && (people[at].comes() || people[earlier].comes())
        {
            let keep = decided.get(&ordered(people[earlier].row, people[at].row)).copied();
            if keep != Some(Keep::Both) {
                let value =
                    same_phone.map(|_| people[at].phone.clone()).or(same_email.map(|_| people[at].email.clone()));
                if keep.is_none() {
                    problems.push(Problem {
                        row: Some(people[at].row),
                        name: Some(people[at].name.clone()),
                        value,
                        other_row: Some(people[earlier].row),
                        ..nothing(What::SameAs)
                    });
                }
                let (before, after) = people.split_at_mut(at);
                fold(&mut before[earlier], &mut after[0]);
                stands_for = earlier;
            }
        }
        by_name.entry(name).or_insert(stands_for);
        for key in [phone, email].into_iter().flatten() {
            by_contact.entry((name, key)).or_insert(stands_for);
        }
    }
    problems
}

/// Two rows of one person: the earlier takes what it lacks from the later. What they said is taken with
/// care: a no or a maybe in either stands.
fn fold(kept: &mut Person, dropped: &mut Person) {
    let careful = |one: Answer, other: Answer| {
        let said = [Answer::No, Answer::Maybe, Answer::Yes];
        said.into_iter().find(|answer| *answer == one || *answer == other).unwrap_or_default()
    };
    kept.answer = careful(kept.answer, dropped.answer);
    kept.agreed = careful(kept.agreed, dropped.agreed);
    kept.shares = careful(kept.shares, dropped.shares);
    if kept.phone.is_empty() && !kept.phone_fixed {
        kept.phone = std::mem::take(&mut dropped.phone);
    }
    if kept.email.is_empty() && !kept.email_fixed {
        kept.email = std::mem::take(&mut dropped.email);
    }
    dropped.dropped = true;
}

fn contact(value: &str, key: impl Fn(&str) -> u64) -> Option<u64> {
    (!value.is_empty()).then(|| key(value))
}

fn ordered(one: u32, other: u32) -> (u32, u32) {
    (one.min(other), one.max(other))
}

/// A problem about the list as a whole.
fn nothing(what: What) -> Problem {
    Problem { what, row: None, column: None, name: None, value: None, other_row: None }
}
