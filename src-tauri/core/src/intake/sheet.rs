//! A file becomes rows of text.
//!
//! What a file is, is told by its bytes, not by its name. Every size is checked before the part it
//! bounds is parsed, and a workbook is read cell by cell: what one file can make us hold is bounded by
//! the limits here, whatever it claims about itself.

mod cells;
mod old;
mod text;
mod zipped;

use std::fs::File;
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

use serde::Serialize;

use super::headings;
use crate::platform::{Code, Error, is_in_use};

/// The largest file, in bytes (20 MiB).
pub const MAX_FILE_BYTES: u64 = 20 * 1024 * 1024;
/// The last row that may hold anything, the heading not counted.
pub const MAX_ROWS: usize = 20_000;
/// The last column that may hold anything.
pub const MAX_COLUMNS: usize = 100;
/// Characters kept of one cell; the rest of a longer one (a note) is cut off.
pub const MAX_CELL_CHARS: usize = 2_000;

/// One sheet of a file as text: numbers as Excel shows them, dates as ISO 8601.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The file's name, without folders.
    pub file_name: String,
    /// Row 1 of the file is `rows[0]`, blank rows included. Rows may differ in length.
    pub rows: Vec<Vec<String>>,
    /// Every sheet of a workbook, by its tabs from left to right; none for text.
    pub names: Vec<SheetName>,
    /// Which of them this is.
    pub at: usize,
    /// The row (as numbered in the file) from which a quote mark is open to the end of a text file.
    pub open_quote: Option<u32>,
    /// The whole file, where another sheet may be asked for.
    book: Option<Arc<[u8]>>,
}

/// A sheet of a workbook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SheetName {
    /// As on its tab.
    pub name: String,
    /// Whoever made the file hid it: never read unless somebody chooses it.
    pub hidden: bool,
}

impl Sheet {
    /// A sheet of these rows, as a text file gives it.
    #[must_use]
    pub fn of(file_name: &str, rows: Vec<Vec<String>>) -> Self {
        Self { file_name: file_name.to_owned(), rows, ..Self::default() }
    }

    /// Another sheet of the same file.
    ///
    /// # Errors
    /// `file.sheetEmpty` for one without people; otherwise as [`read_bytes`].
    pub fn other(&self, at: usize, mut progress: impl FnMut(u32, u32) -> ControlFlow<()>) -> Result<Self, SheetError> {
        let Some(book) = self.book.as_ref().filter(|_| at < self.names.len()) else {
            return if at == self.at { Ok(self.clone()) } else { Err(SheetError::SheetEmpty) };
        };
        read(&self.file_name, book, Some(at), &mut progress).map_err(|error| match error {
            SheetError::Empty | SheetError::NoRows => SheetError::SheetEmpty,
            other => other,
        })
    }
}

/// Why a file gives no sheet.
#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    /// Something else: a document, a picture, a web page saved as `.xls`.
    #[error("file.notASpreadsheet")]
    NotASpreadsheet,
    /// Nothing in it at all.
    #[error("file.empty")]
    Empty,
    /// It asks for a password.
    #[error("file.locked")]
    Locked,
    /// Past one of the limits, or unpacks to more than a list can be.
    #[error("file.tooLarge")]
    TooLarge,
    /// Headings and nobody under them.
    #[error("file.noRows")]
    NoRows,
    /// Nothing on the sheets that are shown, but something on a hidden one.
    #[error("file.onlyHidden")]
    OnlyHidden,
    /// The sheet that was asked for has nobody on it.
    #[error("file.sheetEmpty")]
    SheetEmpty,
    /// A spreadsheet, but cut off or broken.
    #[error("file.damaged")]
    Damaged,
    /// Another program holds it, or we may not read it.
    #[error("file.inUse")]
    InUse,
    /// The progress callback asked to stop.
    #[error("file.stopped")]
    Stopped,
    /// The disk did not give it.
    #[error("disk.failed")]
    Unreadable(#[source] io::Error),
}

impl SheetError {
    /// The stable word that the interface turns into a sentence.
    #[must_use]
    pub fn what(&self) -> &'static str {
        match self {
            Self::NotASpreadsheet => "file.notASpreadsheet",
            Self::Empty => "file.empty",
            Self::Locked => "file.locked",
            Self::TooLarge => "file.tooLarge",
            Self::NoRows => "file.noRows",
            Self::OnlyHidden => "file.onlyHidden",
            Self::SheetEmpty => "file.sheetEmpty",
            Self::Damaged => "file.damaged",
            Self::InUse => "file.inUse",
            Self::Stopped => "file.stopped",
            Self::Unreadable(_) => "disk.failed",
        }
    }
}

impl From<io::Error> for SheetError {
    fn from(error: io::Error) -> Self {
        if is_in_use(&error) { Self::InUse } else { Self::Unreadable(error) }
    }
}

impl From<SheetError> for Error {
    fn from(error: SheetError) -> Self {
        let what = error.what();
        match error {
            SheetError::Unreadable(error) => error.into(),
            SheetError::InUse | SheetError::Stopped => Self::new(Code::Busy, what),
            _ => Self::new(Code::Invalid, what),
        }
    }
}

/// Told how far the reading is, in parts done of parts in all; `Break` stops it.
pub(super) type Progress<'a> = &'a mut dyn FnMut(u32, u32) -> ControlFlow<()>;

/// Reads the first sheet of a file that is shown and has anything on it. `progress` is called about every 256 rows with parts done of
/// parts in all, and stops the reading by answering `Break`.
///
/// # Errors
/// Every [`SheetError`].
pub fn read_path(path: &Path, progress: impl FnMut(u32, u32) -> ControlFlow<()>) -> Result<Sheet, SheetError> {
    let file = File::open(path)?;
    let meta = file.metadata()?;
    if meta.is_dir() {
        return Err(SheetError::NotASpreadsheet);
    }
    if meta.len() > MAX_FILE_BYTES {
        return Err(SheetError::TooLarge);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(meta.len()).unwrap_or(0));
    file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes)?;
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    read_bytes(&name, &bytes, progress)
}

/// The same for a file already in memory; `file_name` is only passed on.
///
/// # Errors
/// Every [`SheetError`] but `InUse` and `Unreadable`.
pub fn read_bytes(
    file_name: &str,
    bytes: &[u8],
    mut progress: impl FnMut(u32, u32) -> ControlFlow<()>,
) -> Result<Sheet, SheetError> {
    read(file_name, bytes, None, &mut progress)
}

/// Reads the sheet `at`, or the first that is shown and has anything on it.
fn read(file_name: &str, bytes: &[u8], at: Option<usize>, progress: Progress) -> Result<Sheet, SheetError> {
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(SheetError::TooLarge);
    }
    // The workbook parsers are other people's code at work on a stranger's bytes.
    let found = match kind(bytes)? {
        Kind::Zip => shielded(|| zipped::read(bytes, at, progress)),
        Kind::Compound => shielded(|| old::read(bytes, at, progress)),
        Kind::Text => text::read(bytes, progress),
    }?;
    let book = (found.names.len() > 1).then(|| Arc::from(bytes));
    let rows = found.grid.into_rows()?;
    let file_name = file_name.to_owned();
    Ok(Sheet { file_name, rows, names: found.names, at: found.at, open_quote: found.open_quote, book })
}

/// What was read of a file.
#[derive(Default)]
struct Found {
    grid: Grid,
    names: Vec<SheetName>,
    at: usize,
    open_quote: Option<u32>,
}

/// Reads the sheet `at` of a workbook, or the first that is shown and has anything on it.
fn of_sheets(
    names: Vec<SheetName>,
    at: Option<usize>,
    mut read: impl FnMut(&str) -> Result<Grid, SheetError>,
) -> Result<Found, SheetError> {
    if let Some(at) = at {
        let grid = read(&names.get(at).ok_or(SheetError::SheetEmpty)?.name)?;
        return Ok(Found { grid, names, at, open_quote: None });
    }
    for (at, sheet) in names.iter().enumerate().filter(|(_, sheet)| !sheet.hidden) {
        let grid = read(&sheet.name)?;
        if !grid.rows.is_empty() {
            return Ok(Found { grid, names, at, open_quote: None });
        }
    }
    // To tell an empty file from one whose list is out of sight; what is hidden is not kept.
    let mut hidden = names.iter().filter(|sheet| sheet.hidden);
    let any = hidden.any(|sheet| read(&sheet.name).is_ok_and(|grid| !grid.rows.is_empty()));
    Err(if any { SheetError::OnlyHidden } else { SheetError::Empty })
}

enum Kind {
    Zip,
    Compound,
    Text,
}

fn kind(bytes: &[u8]) -> Result<Kind, SheetError> {
    let start = &bytes[..bytes.len().min(1024)];
    if bytes.is_empty() {
        Err(SheetError::Empty)
    } else if bytes.starts_with(b"PK") {
        Ok(Kind::Zip)
    } else if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        Ok(Kind::Compound)
    } else if bytes.starts_with(b"%PDF-") || bytes.starts_with(b"{\\rtf") || like_markup(start) {
        Err(SheetError::NotASpreadsheet)
    } else {
        Ok(Kind::Text)
    }
}

/// A web page or XML: what many systems call an "Excel export".
fn like_markup(start: &[u8]) -> bool {
    let text = String::from_utf8_lossy(start).to_lowercase();
    let text = text.trim_start_matches('\u{feff}').trim_start();
    ["<!doctype", "<html", "<table", "<?xml", "<meta", "<head", "<body", "<div", "<style", "<!--", "mime-version:"]
        .iter()
        .any(|tag| text.starts_with(tag))
}

/// A parser that panics has met a broken file; that must not take a meeting down with it.
fn shielded<T>(work: impl FnOnce() -> Result<T, SheetError>) -> Result<T, SheetError> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(SheetError::Damaged))
}

/// Rows being gathered, kept within the limits.
#[derive(Default)]
struct Grid {
    rows: Vec<Vec<String>>,
}

impl Grid {
    /// Puts a value in its place; both count from 0. Blank values take no room.
    fn put(&mut self, row: usize, column: usize, value: String) -> Result<(), SheetError> {
        if value.is_empty() {
            return Ok(());
        }
        if row > MAX_ROWS || column >= MAX_COLUMNS {
            return if value.trim().is_empty() { Ok(()) } else { Err(SheetError::TooLarge) };
        }
        if self.rows.len() <= row {
            let width = self.rows.last().map_or(0, Vec::len);
            self.rows.resize_with(row, Vec::new);
            self.rows.push(Vec::with_capacity(width));
        }
        let cells = &mut self.rows[row];
        let value = cut(value);
        if cells.len() == column {
            cells.push(value);
        } else {
            if cells.len() < column {
                cells.resize_with(column + 1, String::new);
            }
            cells[column] = value;
        }
        Ok(())
    }

    fn into_rows(self) -> Result<Vec<Vec<String>>, SheetError> {
        let mut filled = self.rows.iter().filter(|row| !is_blank(row));
        match (filled.next(), filled.next()) {
            (None, _) => Err(SheetError::Empty),
            // One person without headings is a list; headings without people are none.
            (Some(row), None) if !headings::is_person(row) => Err(SheetError::NoRows),
            _ => Ok(self.rows),
        }
    }
}

/// True for a row with nothing to read in it.
pub(super) fn is_blank(row: &[String]) -> bool {
    row.iter().all(|cell| cell.trim().is_empty())
}

/// Cuts a value off at [`MAX_CELL_CHARS`].
fn cut(mut value: String) -> String {
    if value.len() > MAX_CELL_CHARS
        && let Some((at, _)) = value.char_indices().nth(MAX_CELL_CHARS)
    {
        value.truncate(at);
        value.shrink_to_fit();
    }
    value
}

/// Tells the progress every 256 rows.
fn tell(progress: &mut dyn FnMut(u32, u32) -> ControlFlow<()>, done: usize, of: usize) -> Result<(), SheetError> {
    let (done, of) = (u32::try_from(done).unwrap_or(u32::MAX), u32::try_from(of).unwrap_or(u32::MAX));
    match progress(done.min(of), of) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(SheetError::Stopped),
    }
}
