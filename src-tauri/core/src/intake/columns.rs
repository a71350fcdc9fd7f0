//! What each column of a list seems to be, told by its heading first and its values second.
//!
//! Doubt goes two ways. Where a column might be something that we want, the person chooses. Where it
//! might be something that we should not hold, it is left out.

mod words;

use std::ops::ControlFlow;

use super::headings::{self, Headings};
use super::model::{Column, ListLayout, RowStart, Sensitive, SheetColumn};
use super::sheet::{Sheet, SheetError, is_blank};
use super::values::{self, Answer};
use super::{phones, rows};

pub(super) use words::heading_says;

/// Rows whose values help to guess.
const SAMPLE: usize = 200;
/// Rows that are offered as the headings.
const MAX_STARTS: usize = 12;
/// Characters of such a row that are shown.
const START_CHARS: usize = 80;

/// A sheet with its headings found and a guess for each column: made once, checked as often as a
/// choice changes.
#[derive(Debug, Clone)]
pub struct List {
    pub(super) sheet: Sheet,
    pub(super) headings: Headings,
    pub(super) columns: Vec<SheetColumn>,
}

impl List {
    /// Finds the headings and guesses the columns.
    #[must_use]
    pub fn new(sheet: Sheet) -> Self {
        let headings = headings::find(&sheet.rows);
        Self::of(sheet, headings)
    }

    fn of(sheet: Sheet, headings: Headings) -> Self {
        let columns = guess(&sheet, headings);
        Self { sheet, headings, columns }
    }

    /// The same sheet with its headings in other rows, as numbered in the file: one, or two that follow
    /// each other; none for a list without headings.
    #[must_use]
    pub fn with_headings(&self, rows: &[u32]) -> Self {
        let last = self.sheet.rows.len().saturating_sub(1);
        let rows: Vec<usize> = rows.iter().map(|row| (row.saturating_sub(1) as usize).min(last)).collect();
        Self::of(self.sheet.clone(), Headings::at(&rows))
    }

    /// Another sheet of the same file, from 0.
    ///
    /// # Errors
    /// `file.sheetEmpty` for one without people; otherwise as [`super::read_bytes`].
    pub fn other_sheet(&self, at: u32, progress: impl FnMut(u32, u32) -> ControlFlow<()>) -> Result<Self, SheetError> {
        self.sheet.other(at as usize, progress).map(Self::new)
    }

    /// The file's name, without folders.
    #[must_use]
    pub fn file_name(&self) -> &str {
        &self.sheet.file_name
    }

    /// The rows that may be people, with their numbers in the file.
    pub(super) fn body(&self) -> impl Iterator<Item = (u32, &[String])> {
        let rows = self.sheet.rows.iter().enumerate().skip(self.headings.body);
        let filled = rows.filter(|(_, row)| !is_blank(row));
        filled.map(|(at, row)| (u32::try_from(at + 1).unwrap_or(u32::MAX), row.as_slice()))
    }

    /// What was understood of the file, and what else it could be.
    pub(super) fn layout(&self) -> ListLayout {
        let shown = |at: usize| {
            let index = u32::try_from(at).unwrap_or(u32::MAX);
            self.columns.iter().any(|column| column.index == index && column.sensitive.is_none())
        };
        let starts = self.sheet.rows.iter().enumerate().filter(|(_, row)| !is_blank(row)).take(MAX_STARTS);
        let start = |(at, row): (usize, &Vec<String>)| {
            // Above the headings stand titles; of people, some columns stay in the file.
            let title = at < self.headings.body && !headings::has_data(row);
            let cells = row.iter().enumerate().filter(|(column, _)| title || shown(*column));
            let cells: Vec<&str> = cells.map(|(_, cell)| cell.trim()).filter(|cell| !cell.is_empty()).collect();
            let row = u32::try_from(at + 1).unwrap_or(u32::MAX);
            RowStart { row, text: cells.join(", ").chars().take(START_CHARS).collect() }
        };
        ListLayout {
            sheets: self.sheet.names.clone(),
            sheet: u32::try_from(self.sheet.at).unwrap_or(0),
            heading_rows: self.headings.numbers(),
            starts: starts.map(start).collect(),
        }
    }
}

/// What a heading alone says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heading {
    /// This, the better the higher the number; 0 is too doubtful to take without asking.
    Is(Column, u8),
    /// Somebody was offered the group: an answer only if the values are answers.
    Offered,
    /// Not ours to hold.
    Sensitive(Sensitive),
    /// Known, harmless, and of no use here.
    Plain,
    /// Could be anything; the values decide.
    Unknown,
}

fn guess(sheet: &Sheet, headings: Headings) -> Vec<SheetColumn> {
    let below = || sheet.rows.iter().skip(headings.body).filter(|row| !rows::is_total(row));
    let named = headings.top.into_iter().chain(headings.row).filter_map(|row| sheet.rows.get(row)).map(Vec::len);
    let width = below().map(Vec::len).chain(named).max().unwrap_or(0);
    let mut heard = Vec::with_capacity(width);
    let mut columns = Vec::with_capacity(width);
    for index in 0..width {
        let (over, own) = headings::title(&sheet.rows, headings, index);
        let title = format!("{over} {own}");
        let title = title.trim();
        let mut values = below().filter_map(|row| row.get(index)).map(|v| v.trim()).filter(|v| !v.is_empty());
        let first = values.next();
        if title.is_empty() && first.is_none() {
            continue;
        }
        let sample = Sample::of(first.into_iter().chain(values).take(SAMPLE));
        heard.push(settle(headings::says(&over, &own), &sample, headings.row.is_none()));
        columns.push(SheetColumn {
            index: u32::try_from(index).unwrap_or(u32::MAX),
            heading: title.to_owned(),
            first: first.unwrap_or("").to_owned(),
            guess: None,
            sensitive: None,
        });
    }
    assign(&mut columns, &heard);
    columns
}

/// Gives each meaning to the column that fits it best; what is left over has to be chosen.
fn assign(columns: &mut [SheetColumn], heard: &[Heading]) {
    let best = |meaning: Column| {
        let fits = heard.iter().enumerate().filter_map(|(at, heading)| match heading {
            Heading::Is(is, rank) if *is == meaning && *rank > 0 => Some((*rank, std::cmp::Reverse(at))),
            _ => None,
        });
        fits.max().map(|(_, at)| at.0)
    };
    let (first, last) = (best(Column::FirstName), best(Column::LastName));
    let answered = best(Column::Agreed).or(best(Column::Answer)).is_some();
    for (at, column) in columns.iter_mut().enumerate() {
        column.guess = match heard[at] {
            Heading::Sensitive(sensitive) => {
                column.first = String::new();
                column.sensitive = Some(sensitive);
                Some(Column::LeaveOut)
            }
            Heading::Plain => Some(Column::LeaveOut),
            Heading::Is(Column::FullName, _) if first.is_some() && last.is_some() => Some(Column::LeaveOut),
            // "Name" and "Surname": the first is a first name. "First name" and "Name": who can tell?
            Heading::Is(Column::FullName, _) if last.is_some() => Some(Column::FirstName),
            Heading::Is(Column::FullName, _) if first.is_some() => None,
            Heading::Is(meaning, _) if best(meaning) == Some(at) => Some(meaning),
            // Yes and no about something else; who agreed is known already.
            Heading::Is(Column::Agreed, 0) | Heading::Offered if answered => Some(Column::LeaveOut),
            Heading::Is(..) | Heading::Offered | Heading::Unknown => None,
        };
        match column.guess {
            Some(Column::Phone) => column.first = phones::read(&column.first).shown(),
            // That somebody has died is told by its row, and no date with it.
            Some(Column::Died | Column::Reason) => column.first = String::new(),
            _ => {}
        }
    }
}

/// What the values of a column look like.
#[derive(Default)]
struct Sample {
    count: usize,
    phones: usize,
    emails: usize,
    answers: usize,
    maybes: usize,
    nhs: usize,
    births: usize,
    postcodes: usize,
    names: usize,
    chars: usize,
}

impl Sample {
    fn of<'a>(values: impl Iterator<Item = &'a str>) -> Self {
        let mut sample = Self::default();
        for value in values {
            let answer = values::answer(value);
            sample.count += 1;
            sample.phones += usize::from(values::like_phone(value));
            sample.emails += usize::from(value.contains('@') && !values::email_fault(values::tidy_email(value)));
            // A one or a nought may count anything.
            sample.answers +=
                usize::from(answer != Answer::NotAsked && !value.starts_with(|c: char| c.is_ascii_digit()));
            sample.maybes += usize::from(answer == Answer::Maybe);
            sample.nhs += usize::from(values::like_nhs_number(value));
            sample.births += usize::from(values::like_birth_date(value));
            sample.postcodes += usize::from(values::like_postcode(value));
            sample.names += usize::from(values::like_whole_name(value));
            sample.chars += value.chars().take(200).count();
        }
        sample
    }

    /// Nearly all of them.
    fn mostly(&self, some: usize) -> bool {
        self.count > 0 && some * 10 >= self.count * 8
    }
}

/// Puts heading and values together. In a list without headings (`bare`) the values have to do: what
/// looks like a name or a phone number is taken for one there, in the first such column.
fn settle(heading: Heading, sample: &Sample, bare: bool) -> Heading {
    // By chance one in eleven phone numbers passes the check of an NHS number; three in a row hardly do.
    if sample.mostly(sample.nhs) && (sample.count >= 3 || heading == Heading::Unknown) {
        return Heading::Sensitive(Sensitive::NhsNumber);
    }
    match heading {
        Heading::Offered if sample.maybes > 0 => Heading::Is(Column::Answer, 1),
        Heading::Unknown if sample.count == 0 => Heading::Plain,
        Heading::Unknown if sample.mostly(sample.births) => Heading::Sensitive(Sensitive::DateOfBirth),
        Heading::Unknown if sample.mostly(sample.postcodes) => Heading::Sensitive(Sensitive::Address),
        Heading::Unknown if sample.mostly(sample.emails) => Heading::Is(Column::Email, 1),
        // Wanted things under a heading that does not say so: ask.
        Heading::Unknown if sample.mostly(sample.phones) => Heading::Is(Column::Phone, u8::from(bare)),
        Heading::Unknown if bare && sample.mostly(sample.names) => Heading::Is(Column::FullName, 1),
        Heading::Unknown if sample.mostly(sample.answers) => Heading::Is(Column::Agreed, 0),
        Heading::Unknown if sample.chars > sample.count * 40 => Heading::Sensitive(Sensitive::Notes),
        Heading::Unknown => Heading::Plain,
        known => known,
    }
}
