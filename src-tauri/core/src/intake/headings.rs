//! Where the headings of a list are: below a title perhaps, in two rows perhaps, or nowhere.
//!
//! A row of headings is known by its words. Where no row is, and the first one holds what people have
//! (a phone number, an address, a name of two words), the list has none. What is found is shown and
//! can be changed, so a guess may be wrong but never hidden.

use super::columns::{Heading, heading_says};
use super::model::Column;
use super::sheet::is_blank;
use super::values;

/// Headings are looked for in this many rows with anything in them.
const LOOK: usize = 30;
/// Characters; what is longer is a sentence and no heading.
const LONGEST: usize = 60;

/// The rows of the headings and where the people begin. All count from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Headings {
    /// The upper of two rows, with words over several columns.
    pub top: Option<usize>,
    /// The row with a word for each column; none in a list without headings.
    pub row: Option<usize>,
    /// The first row that may be a person.
    pub body: usize,
}

impl Headings {
    /// Headings in these rows (from 0), as somebody chose: none, one, or two that follow each other.
    pub fn at(rows: &[usize]) -> Self {
        match *rows {
            [] => Self { top: None, row: None, body: 0 },
            [row] => Self { top: None, row: Some(row), body: row + 1 },
            [.., top, row] => Self { top: Some(top), row: Some(row), body: row.max(top) + 1 },
        }
    }

    /// The rows as numbered in the file.
    pub fn numbers(&self) -> Vec<u32> {
        self.top.into_iter().chain(self.row).filter_map(|row| u32::try_from(row + 1).ok()).collect()
    }
}

/// Finds the headings of a sheet.
pub(super) fn find(rows: &[Vec<String>]) -> Headings {
    let first: Vec<usize> = (0..rows.len()).filter(|at| !is_blank(&rows[*at])).take(LOOK).collect();
    let Some(top) = first.first().copied() else { return Headings::at(&[]) };
    let told: Vec<Told> = first.iter().map(|at| Told::of(&rows[*at])).collect();
    let best = (0..first.len()).rev().max_by_key(|at| told[*at].score());
    let best = best.filter(|at| told[*at].score() > 0);
    match best {
        Some(best) => two_rows(rows, first[best], &told[best]),
        // Nothing says so: words nobody knows, or people straight away.
        None if first.iter().take(3).any(|at| is_person(&rows[*at])) => Headings { body: top, ..Headings::at(&[]) },
        None => Headings::at(&[top]),
    }
}

/// A row of headings with another that belongs to it, above or below.
fn two_rows(rows: &[Vec<String>], row: usize, told: &Told) -> Headings {
    if let Some(below) = rows.get(row + 1)
        && parts_of(below, &rows[row])
    {
        return Headings::at(&[row, row + 1]);
    }
    if row > 0 {
        let above = Told::of(&rows[row - 1]);
        let words = rows[row - 1].iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        let mut plain = words.clone().map(|cell| !cell.ends_with(':') && !cell.bytes().any(|b| b.is_ascii_digit()));
        if above.cells >= 2 && above.cells <= told.cells && above.data == 0 && plain.all(|plain| plain) {
            return Headings::at(&[row - 1, row]);
        }
    }
    Headings::at(&[row])
}

/// Whether a row names the parts of what the row above names: nearly all of it headings, at least one
/// of them what every list has, and no word that could be somebody's name.
fn parts_of(row: &[String], above: &[String]) -> bool {
    let told = Told::of(row);
    let core = |cell: &String| {
        use Column::{Email, FirstName, FullName, LastName, Phone};
        matches!(heading_says(cell), Heading::Is(FirstName | LastName | FullName | Phone | Email, 1..))
    };
    told.data == 0
        && told.known >= 2
        && told.known * 10 >= told.cells * 7
        && row.iter().any(core)
        // Fewer words than above are its parts only where all of them are headings.
        && (told.known == told.cells || above.iter().filter(|cell| !cell.trim().is_empty()).count() <= told.cells)
        && !row.iter().any(|cell| values::like_whole_name(cell) && heading_says(cell) == Heading::Unknown)
}

/// Whether a row is somebody rather than headings: it holds what only people have.
pub(super) fn is_person(row: &[String]) -> bool {
    let told = Told::of(row);
    let first = row.iter().find(|cell| !cell.trim().is_empty());
    let named = told.known == 0 && told.cells <= 2 && first.is_some_and(|cell| values::like_whole_name(cell));
    told.score() <= 0 && ((told.data > 0 && told.cells > 1) || named)
}

/// Whether a row holds anything that only people have.
pub(super) fn has_data(row: &[String]) -> bool {
    Told::of(row).data > 0
}

/// How many of a row's cells are words that stand in headings.
pub(super) fn known(row: &[String]) -> usize {
    Told::of(row).known
}

/// What a row's cells look like.
struct Told {
    cells: usize,
    known: usize,
    data: usize,
}

impl Told {
    fn of(row: &[String]) -> Self {
        let cells = row.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        let (mut told, mut all) = (Self { cells: 0, known: 0, data: 0 }, 0);
        for cell in cells {
            all += 1;
            let short = cell.chars().nth(LONGEST).is_none();
            if like_data(cell) {
                told.data += 1;
            } else if short && heading_says(cell) != Heading::Unknown {
                told.known += 1;
            }
        }
        told.cells = all;
        told
    }

    /// Above nought for headings; the surer the higher.
    fn score(&self) -> isize {
        let (known, data) = (self.known.cast_signed(), self.data.cast_signed());
        // One known word among many says little: "Dr Osei" stands in rows of people.
        if self.known == 1 && self.cells > 3 { 0 } else { known - data * 2 }
    }
}

/// What stands in a row about somebody and in no heading.
fn like_data(cell: &str) -> bool {
    values::like_phone(cell)
        || values::like_date(cell)
        || values::like_nhs_number(cell)
        || values::like_postcode(cell)
        || (cell.contains('@') && !values::email_fault(values::tidy_email(cell)))
        || cell.parse::<f64>().is_ok()
}

/// What a column is called: the words of both rows. A word in the upper row goes on to the right until
/// the next one, as a merged cell does, but only over columns that have a word of their own.
pub(super) fn title(rows: &[Vec<String>], headings: Headings, column: usize) -> (String, String) {
    let cell = |row: usize, column: usize| rows.get(row).and_then(|row| row.get(column)).map_or("", |c| c.trim());
    let Some(row) = headings.row else { return Default::default() };
    let own = cell(row, column);
    let Some(top) = headings.top else { return (String::new(), own.to_owned()) };
    let over = match cell(top, column) {
        "" if !own.is_empty() => {
            (0..column).rev().map(|left| cell(top, left)).find(|word| !word.is_empty()).unwrap_or("")
        }
        over => over,
    };
    (over.to_owned(), own.to_owned())
}

/// What the words of both rows say. What is not ours to hold is told by either; otherwise both
/// together before the lower one alone ("Consent" over "Phone" is no phone number).
pub(super) fn says(over: &str, own: &str) -> Heading {
    if over.is_empty() {
        return heading_says(own);
    }
    if own.is_empty() {
        return heading_says(over);
    }
    if let sensitive @ Heading::Sensitive(_) = heading_says(over) {
        return sensitive;
    }
    match (heading_says(&format!("{over} {own}")), heading_says(own)) {
        (_, sensitive @ Heading::Sensitive(_)) => sensitive,
        (both @ (Heading::Is(_, 1..) | Heading::Sensitive(_)), _) => both,
        (Heading::Unknown | Heading::Plain | Heading::Is(..), alone @ Heading::Is(_, 1..)) => alone,
        (both, _) => both,
    }
}
