//! What would come in, and what has to be put right first.
//!
//! One pass over the rows makes a person of each, one looks for the same person twice, one beside the
//! list that the group has, one counts. All are linear; nothing of a row that is left out is kept.

mod person;
mod twice;

use std::collections::{HashMap, HashSet};

use self::person::{Meanings, Person, person};
use super::against::{Beside, Matched, OnTheList};
use super::choices::{Choices, RowFix};
use super::columns::List;
use super::model::{Column, Counted, DiedRow, Incoming, LeftOut, ListPreview, NotAPerson, Problem, What};
use super::rows;
use super::values::{self, Answer};
use crate::programmes::ProgrammeCounts;

/// The page shows no more problems than this at a time; others follow as these are put right.
const MAX_PROBLEMS: usize = 200;
/// Rows of a kind (not agreed, no person, died) that are named.
const MAX_NAMED: usize = 50;
/// Characters shown of a row that is no person.
const SHOWN: usize = 60;

/// What the page shows for these choices, for a new group. Problems block: see [`people`].
#[must_use]
pub fn check(list: &List, choices: &Choices) -> ListPreview {
    compare(list, choices, None)
}

/// What the page shows for these choices, beside the list that the group has.
#[must_use]
pub fn compare(list: &List, choices: &Choices, group: Option<&OnTheList>) -> ListPreview {
    Checked::new(list, choices, group).preview(list, choices)
}

/// What is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Everybody who comes in and is not in the group yet.
    pub new: Vec<Incoming>,
    /// Those who are, with what changes.
    pub known: Vec<(Incoming, Matched)>,
    /// Everybody else who is not in the group: counted on the programme, and not named.
    pub counted: Vec<Counted>,
    /// The preview that was settled.
    pub preview: ListPreview,
}

/// Everybody who comes in, once nothing is left to answer.
///
/// # Errors
/// The preview, while any problem stands in it.
#[allow(clippy::result_large_err, reason = "asked once for a list; the preview is what the page needs then")]
pub fn people(list: &List, choices: &Choices, group: Option<&OnTheList>) -> Result<Plan, ListPreview> {
    let checked = Checked::new(list, choices, group);
    let preview = checked.preview(list, choices);
    if !preview.problems.is_empty() {
        return Err(preview);
    }
    let (mut new, mut known, mut counted) = (Vec::new(), Vec::new(), Vec::new());
    let mut beside = checked.beside;
    for (at, person) in checked.people.into_iter().enumerate() {
        if person.dropped {
            continue;
        }
        if !person.comes() {
            if !beside.as_ref().is_some_and(|beside| beside.is_there(at)) {
                counted.push(Counted { answer: person.said(), finished: person.finished, why: person.why });
            }
            continue;
        }
        let incoming = incoming(person);
        match beside.as_mut().and_then(|beside| beside.matched.remove(&at)) {
            Some(matched) => known.push((incoming, matched)),
            None => new.push(incoming),
        }
    }
    Ok(Plan { new, known, counted, preview })
}

fn incoming(person: Person) -> Incoming {
    Incoming {
        row: person.row,
        answer: person.said(),
        finished: person.finished,
        why: person.why,
        name: person.name,
        phone: person.phone.number,
        email: person.email,
        best_time: person.time,
        share_contacts: person.shares == Answer::Yes,
        keeps_contacts: person.shares == Answer::No,
    }
}

struct Checked {
    people: Vec<Person>,
    problems: Vec<Problem>,
    /// Rows with anybody in them, left-out ones included.
    rows: u32,
    not_people: Vec<NotAPerson>,
    died: Vec<DiedRow>,
    contacts_need_answer: bool,
    beside: Option<Beside>,
}

impl Checked {
    fn new(list: &List, choices: &Choices, group: Option<&OnTheList>) -> Self {
        let mut meanings = Meanings::new(list, choices);
        let fixes: HashMap<u32, &RowFix> = choices.fixes.iter().map(|fix| (fix.row, fix)).collect();
        let alive: HashSet<u32> = choices.people.iter().copied().collect();
        let heading = list.headings.row.and_then(|row| list.sheet.rows.get(row));
        let mut rows = 0;
        let mut people = Vec::with_capacity(list.sheet.rows.len());
        let (mut not_people, mut died) = (Vec::new(), Vec::new());
        for (number, row) in list.body() {
            let is_heading = |row| heading.is_some_and(|heading| rows::repeats(row, heading));
            if !alive.contains(&number) && (rows::is_total(row) || is_heading(row)) {
                not_people.push(NotAPerson { row: number, text: shown(list, row) });
                continue;
            }
            let (name, dead) = meanings.name_and_death(row);
            if dead && !alive.contains(&number) {
                died.push(DiedRow { row: number, name: name.into_owned() });
                continue;
            }
            rows += 1;
            let fix = fixes.get(&number).copied();
            if !fix.is_some_and(|fix| fix.skip) {
                people.push(person(number, row, name, fix, &meanings, choices));
            }
        }

        let has_names = meanings.has_names();
        let unanswered = !meanings.says_who_agreed() && choices.everyone_agreed.is_none();
        let mut problems = std::mem::take(&mut meanings.problems);
        if let Some(row) = list.sheet.open_quote {
            problems.insert(0, Problem { row: Some(row), ..Problem::of(What::OpenQuote) });
        }
        if unanswered {
            problems.push(Problem::of(What::NoAgreedColumn));
        }
        let contacts = |p: &Person| (p.comes() || unanswered) && !(p.phone.is_empty() && p.email.is_empty());
        let contacts_need_answer = !meanings.has(Column::SharePhone) && people.iter().any(contacts);
        if contacts_need_answer && choices.host_may_have_contacts.is_none() {
            problems.push(Problem::of(What::NoSharePhone));
        }
        // Without a name column every row would lack its name.
        let mut of_rows = if has_names { twice::same_people(&mut people, choices) } else { Vec::new() };
        for person in &people {
            faults(person, has_names, &mut of_rows);
        }
        let beside = group.filter(|_| has_names).map(|group| {
            let whole = |(at, person): (usize, &Person)| {
                let is_there = !person.dropped && values::is_name(&person.name);
                is_there.then(|| (at, person.comes(), said_no(person), incoming(person.clone())))
            };
            Beside::new(people.iter().enumerate().filter_map(whole), group, choices, &mut of_rows)
        });
        of_rows.sort_by_key(|problem| problem.row);
        problems.append(&mut of_rows);
        Self { people, problems, rows, not_people, died, contacts_need_answer, beside }
    }

    fn preview(&self, list: &List, choices: &Choices) -> ListPreview {
        let mut counts = ProgrammeCounts::default();
        let mut will_bring_in = 0;
        let mut not_agreed_rows = Vec::new();
        let mut reasons_not_read = 0;
        let there = |at: usize| self.beside.as_ref().is_some_and(|beside| beside.is_there(at));
        let people = self.people.iter().enumerate().filter(|(at, person)| !person.dropped && !there(*at));
        for (_, person) in people {
            counts.add(person.said(), false, 1);
            reasons_not_read += u32::from(person.reason_not_read);
            if !person.comes() {
                if not_agreed_rows.len() < MAX_NAMED {
                    not_agreed_rows.push(person.row);
                }
            } else if values::is_name(&person.name) {
                will_bring_in += 1;
            }
        }
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
            reasons_not_read,
            layout: list.layout(),
            not_people: self.not_people.iter().take(MAX_NAMED).cloned().collect(),
            died: self.died.iter().take(MAX_NAMED).cloned().collect(),
            against: self.beside.as_ref().map(|beside| beside.against.clone()),
        }
    }
}

/// The first cell of a row that may be shown.
fn shown(list: &List, row: &[String]) -> String {
    let may = |at: usize| {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        list.columns.iter().any(|column| column.index == at && column.sensitive.is_none())
    };
    let mut cells = row.iter().enumerate().filter(|(at, cell)| !cell.trim().is_empty() && may(*at));
    cells.next().map(|(_, cell)| cell.trim().chars().take(SHOWN).collect()).unwrap_or_default()
}

fn said_no(person: &Person) -> bool {
    person.agreed == Answer::No || person.answer == Answer::No
}

/// Names and contacts that cannot come in as they are. Who does not come in is not looked at.
fn faults(person: &Person, has_names: bool, problems: &mut Vec<Problem>) {
    if person.dropped || !person.comes() {
        return;
    }
    let about = |what, value: Option<&str>| Problem {
        row: Some(person.row),
        name: Some(person.name.clone()).filter(|name| !name.is_empty()),
        value: value.map(str::to_owned),
        ..Problem::of(what)
    };
    if has_names && !values::is_name(&person.name) {
        problems.push(about(What::NameMissing, None));
    }
    if let Some(what) = person.phone.fault {
        let options = person.phone.several.clone();
        problems.push(Problem { options, ..about(what, Some(&person.phone.number)) });
    }
    if values::email_fault(&person.email) {
        problems.push(about(What::EmailMalformed, Some(&person.email)));
    }
}
