//! The report as tables for a spreadsheet, each with what its columns mean. Only what the page may show is in
//! them: they are made from the report, not from what it was worked out from.

use std::{collections::BTreeMap, sync::LazyLock};

use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::{
    model::REGULAR_AT,
    views::{Report, StayRow},
};
use crate::platform::{Code, Error, Result};

/// A table's words by column, in the order of the file.
type Words = BTreeMap<String, BTreeMap<String, String>>;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let all: BTreeMap<String, serde_json::Value> =
        serde_json::from_str(include_str!("words/en.json")).unwrap_or_default();
    all.into_iter().filter_map(|(name, words)| Some((name, serde_json::from_value(words).ok()?))).collect()
});

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum SheetCell {
    /// Words.
    Text(String),
    /// A number.
    Number(f64),
    /// A count that is small, or that would give a small one away.
    LeftOut,
    /// Nothing to say.
    Empty,
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Its stable name.
    pub name: &'static str,
    /// Its columns, by stable names.
    pub columns: &'static [&'static str],
    /// Its rows.
    pub rows: Vec<Vec<SheetCell>>,
}

fn text(words: impl Into<String>) -> SheetCell {
    SheetCell::Text(words.into())
}

fn number(count: u32) -> SheetCell {
    SheetCell::Number(f64::from(count))
}

fn maybe(count: Option<u32>) -> SheetCell {
    count.map_or(SheetCell::LeftOut, number)
}

fn share(of_ten_thousand: u32) -> SheetCell {
    SheetCell::Number(f64::from(of_ten_thousand) / 10_000.0)
}

fn stay_row(row: &StayRow) -> Vec<SheetCell> {
    let edge = |edge: Option<u32>| edge.map_or(SheetCell::Empty, share);
    let counts = [row.month, row.there, row.left, row.too_early].map(number);
    counts.into_iter().chain([share(row.share), edge(row.low), edge(row.high)]).collect()
}

/// The tables of a report.
#[must_use]
pub fn sheets(report: &Report) -> Vec<Sheet> {
    let mut all = vec![Sheet {
        name: "about",
        columns: &["item", "value"],
        rows: vec![
            vec![text("made"), text(report.today.to_string())],
            vec![text("people"), maybe(report.people)],
            vec![text("agreed"), maybe(report.agreed)],
            vec![text("small"), number(report.small)],
        ],
    }];
    if let Some(stay) = &report.stay {
        let silent = |row: &StayRow| row.silent.map_or(SheetCell::LeftOut, share);
        all.push(Sheet {
            name: "stay",
            columns: &["month", "there", "left", "tooEarly", "share", "low", "high", "silent"],
            rows: stay.rows.iter().map(|row| stay_row(row).into_iter().chain([silent(row)]).collect()).collect(),
        });
        let row = |one: &super::WayShare| {
            vec![
                text(one.way.map_or("there", |way| way.text())),
                number(stay.outcomes_by),
                one.share.map_or(SheetCell::LeftOut, share),
            ]
        };
        all.push(Sheet {
            name: "outcomes",
            columns: &["way", "by", "share"],
            rows: stay.outcomes.iter().map(row).collect(),
        });
    }
    if let Some(groups) = &report.groups {
        all.push(Sheet {
            name: "groups",
            columns: &["month", "there", "left", "tooEarly", "share", "low", "high"],
            rows: groups.rows.iter().map(stay_row).collect(),
        });
    }
    all.extend(path(report));
    all.extend(meetings(report));
    all
}

fn path(report: &Report) -> [Sheet; 4] {
    let path = &report.path;
    let steps = [
        ("finished", path.finished, None),
        ("offered", path.offered, Some(path.finished)),
        ("yes", path.yes, Some(path.offered)),
        ("followed", path.followed, Some(path.yes)),
        ("came", path.came, Some(path.followed)),
    ];
    let step = |(name, people, of): (&str, Option<u32>, Option<Option<u32>>)| {
        vec![text(name), maybe(people), of.map_or(SheetCell::Empty, maybe)]
    };
    let regular = path.regular.iter().zip(REGULAR_AT);
    let regular = regular.map(|(one, at)| vec![text(format!("regular{at}")), maybe(one.regular), maybe(one.of)]);
    let last = report.why.rows.len().saturating_sub(1);
    let reason = |(at, row): (usize, &super::ReasonRow)| {
        let name = row.reason.map_or(if at == last { "notAsked" } else { "severalNoneMain" }, |reason| reason.text());
        vec![text(name), maybe(row.declined), maybe(row.left), maybe(row.both)]
    };
    let told = ["person", "someoneElse", "ourGuess", "notSaid"];
    let bands = ["0-24", "25-49", "50-74", "75-100"];
    let pairs = |names: [&str; 4], counts: &[Option<u32>]| {
        names.into_iter().zip(counts).map(|(name, count)| vec![text(name), maybe(*count)]).collect()
    };
    [
        Sheet {
            name: "path",
            columns: &["step", "people", "of"],
            rows: steps.into_iter().map(step).chain(regular).collect(),
        },
        Sheet {
            name: "reasons",
            columns: &["reason", "declined", "left", "both"],
            rows: report.why.rows.iter().enumerate().map(reason).collect(),
        },
        Sheet { name: "toldBy", columns: &["source", "left"], rows: pairs(told, &report.why.told_by) },
        Sheet { name: "perPerson", columns: &["band", "people"], rows: pairs(bands, &report.per_person) },
    ]
}

fn meetings(report: &Report) -> [Sheet; 3] {
    let marks = |here: u32, marked: u32| marks(here, marked, report.small).map(maybe);
    let year = |row: &super::YearRow| {
        let counts = [row.planned, row.held, row.called_off, row.informal, row.not_recorded].map(number);
        [SheetCell::Number(f64::from(row.year))].into_iter().chain(counts).chain(marks(row.here, row.marked)).collect()
    };
    let season = |row: &super::SeasonRow| {
        [text(row.season.text()), number(row.meetings)].into_iter().chain(marks(row.here, row.marked)).collect()
    };
    let test = |row: &super::Compared| {
        vec![
            text(row.by.text()),
            number(row.sets),
            SheetCell::Number(f64::from(row.chi) / 100.0),
            number(row.freedom),
            share(row.chance),
        ]
    };
    [
        Sheet {
            name: "years",
            columns: &["year", "planned", "held", "calledOff", "informal", "notRecorded", "here", "marked"],
            rows: report.years.iter().map(year).collect(),
        },
        Sheet {
            name: "seasons",
            columns: &["season", "meetings", "here", "marked"],
            rows: report.seasons.iter().map(season).collect(),
        },
        Sheet {
            name: "compared",
            columns: &["by", "sets", "chi", "freedom", "chance"],
            rows: report.compared.iter().map(test).collect(),
        },
    ]
}

/// Marks that say "came", and all marks; neither where one of them, or the rest, is small.
pub fn marks(here: u32, marked: u32, small: u32) -> [Option<u32>; 2] {
    let line = crate::small::line(&[here, marked.saturating_sub(here)], small);
    let whole = line.cells[0].zip(line.cells[1]).zip(line.total).is_some();
    [Some(here).filter(|_| whole), Some(marked).filter(|_| whole)]
}

/// One of our own words.
pub fn word(part: &str, key: &str) -> &'static str {
    WORDS.get(part).and_then(|words| words.get(key)).map_or("", String::as_str)
}

/// What a column means; the tests make sure that each is said.
#[must_use]
pub fn meaning(sheet: &str, column: &str) -> &'static str {
    word(sheet, column)
}

/// A text that no spreadsheet takes for a formula: OWASP's list of first letters that start one.
fn tame(text: &str) -> String {
    let starts = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if starts { format!("'{text}") } else { text.to_owned() }
}

/// The report as one table of text: table, row, column and value, a line each. With the mark by which
/// spreadsheets know UTF-8.
pub fn csv(report: &Report) -> Result<Vec<u8>> {
    let failed = |why: String| Error::new(Code::Internal, "internal").because(why);
    let mut out = csv::Writer::from_writer(vec![0xEF, 0xBB, 0xBF]);
    let mut write = |line: [&str; 5]| out.write_record(line.map(tame)).map_err(|e| failed(e.to_string()));
    write(["table", "row", "column", "value", "means"])?;
    for sheet in sheets(report) {
        for row in &sheet.rows {
            let Some((SheetCell::Text(_) | SheetCell::Number(_), _)) = row.split_first() else { continue };
            let name = plain(&row[0]);
            for (column, cell) in sheet.columns.iter().zip(row).skip(1) {
                write([sheet.name, &name, column, &plain(cell), meaning(sheet.name, column)])?;
            }
        }
    }
    out.into_inner().map_err(|e| failed(e.to_string()))
}

fn plain(cell: &SheetCell) -> String {
    match cell {
        SheetCell::Text(words) => words.clone(),
        SheetCell::Number(number) => number.to_string(),
        SheetCell::LeftOut => word("paper", "leftOut").to_owned(),
        SheetCell::Empty => String::new(),
    }
}

/// The report as a spreadsheet: a sheet each table, and first a dictionary of every column. Text is written as
/// text, so that nothing in it is ever a formula.
pub fn workbook(report: &Report) -> Result<Vec<u8>> {
    write_workbook(report).map_err(|e| Error::new(Code::Internal, "internal").because(e))
}

fn write_workbook(report: &Report) -> std::result::Result<Vec<u8>, XlsxError> {
    let bold = Format::new().set_bold();
    let mut book = Workbook::new();
    let sheets = sheets(report);
    let dictionary = book.add_worksheet().set_name("dictionary")?;
    dictionary.set_column_width(0, 16)?.set_column_width(1, 16)?.set_column_width(2, 110)?;
    for (column, name) in ["table", "column", "means"].iter().enumerate() {
        dictionary.write_string_with_format(0, u16::try_from(column).unwrap_or_default(), *name, &bold)?;
    }
    let mut line = 1;
    for sheet in &sheets {
        for column in std::iter::once(&"title").chain(sheet.columns) {
            dictionary.write_string(line, 0, sheet.name)?;
            dictionary.write_string(line, 1, if *column == "title" { "" } else { column })?;
            dictionary.write_string(line, 2, meaning(sheet.name, column))?;
            line += 1;
        }
    }
    for sheet in &sheets {
        let page = book.add_worksheet().set_name(sheet.name)?;
        for (column, name) in (0..).zip(sheet.columns) {
            page.write_string_with_format(0, column, *name, &bold)?;
        }
        for (at, row) in (1..).zip(&sheet.rows) {
            for (column, cell) in (0..).zip(row) {
                match cell {
                    SheetCell::Number(number) => page.write_number(at, column, *number)?,
                    SheetCell::Empty => page,
                    other => page.write_string(at, column, tame(&plain(other)))?,
                };
            }
        }
        page.set_freeze_panes(1, 0)?;
    }
    book.save_to_buffer()
}
