//! XLSX and ODS: XML in a zip file.

use std::io::{Cursor, Read, Seek};

use calamine::{DataRef, Ods, OdsError, Reader, Xlsx, XlsxError};
use zip::ZipArchive;

use super::cells::{names_of, of_bool, of_number, of_time, ranges};
use super::{Found, Grid, MAX_COLUMNS, MAX_ROWS, Progress, SheetError, of_sheets, tell};

/// What all parts together may unpack to.
const MAX_UNPACKED: u64 = 128 * 1024 * 1024;
/// What the styles may unpack to: each takes many times its length in memory.
const MAX_STYLES: u64 = 8 * 1024 * 1024;
/// An ODS is held whole while it is read.
const MAX_ODS: u64 = 32 * 1024 * 1024;

/// Reads the sheet `at`, or the first that is shown and has anything on it.
pub(super) fn read(bytes: &[u8], at: Option<usize>, progress: Progress) -> Result<Found, SheetError> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| SheetError::Damaged)?;
    let has = |zip: &ZipArchive<_>, name: &str| zip.index_for_name(name).is_some();
    if has(&zip, "xl/workbook.xml") {
        check_parts(&mut zip, MAX_UNPACKED)?;
        xlsx(bytes, at, progress)
    } else if has(&zip, "content.xml") && has(&zip, "mimetype") {
        check_parts(&mut zip, MAX_ODS)?;
        check_ods(&mut zip)?;
        ods(bytes, at, progress)
    } else {
        Err(SheetError::NotASpreadsheet)
    }
}

/// Adds up what the zip directory says that the parts unpack to, before any is unpacked. The zip
/// reader holds each part to what the directory says of it, so a directory that lies gains nothing.
fn check_parts<R: Read + Seek>(zip: &mut ZipArchive<R>, most: u64) -> Result<(), SheetError> {
    let mut sum = 0_u64;
    for index in 0..zip.len() {
        let part = zip.by_index_raw(index).map_err(|_| SheetError::Damaged)?;
        // In whichever folder the book says that its parts are.
        let styles = part.name_raw().to_ascii_lowercase().ends_with(b"styles.xml");
        sum = sum.saturating_add(part.size());
        if sum > most || (styles && part.size() > MAX_STYLES) {
            return Err(SheetError::TooLarge);
        }
    }
    Ok(())
}

fn xlsx(bytes: &[u8], at: Option<usize>, progress: Progress) -> Result<Found, SheetError> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(of_xlsx)?;
    let names = names_of(book.sheets_metadata());
    of_sheets(names, at, |name| xlsx_sheet(&mut book, name, progress))
}

/// Cell by cell, not by calamine's ranges: two cells in far corners make a range of thousands of
/// millions, and a range cannot be stopped half-way.
fn xlsx_sheet<R: Read + Seek>(book: &mut Xlsx<R>, name: &str, progress: Progress) -> Result<Grid, SheetError> {
    let mut cells = book.worksheet_cells_reader(name).map_err(of_xlsx)?;
    let rows = (cells.dimensions().end.0 as usize + 1).min(MAX_ROWS);
    let mut grid = Grid::default();
    let mut next_word = 0;
    while let Some(cell) = cells.next_cell().map_err(of_xlsx)? {
        let (row, column) = cell.get_position();
        if row >= next_word {
            tell(progress, row as usize, rows.max(row as usize))?;
            next_word = row.saturating_add(256);
        }
        let value = match cell.get_value() {
            DataRef::Empty | DataRef::Error(_) => continue,
            DataRef::SharedString(text) => (*text).to_owned(),
            DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
            DataRef::Int(number) => number.to_string(),
            DataRef::Float(number) => of_number(*number),
            DataRef::Bool(yes) => of_bool(*yes),
            DataRef::DateTime(time) => of_time(time),
        };
        grid.put(row as usize, column as usize, value)?;
    }
    Ok(grid)
}

fn ods(bytes: &[u8], at: Option<usize>, progress: Progress) -> Result<Found, SheetError> {
    let mut book: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(|error| match error {
        OdsError::Password => SheetError::Locked,
        OdsError::CellLimitExceeded { .. } => SheetError::TooLarge,
        _ => SheetError::Damaged,
    })?;
    ranges(&mut book, at, progress)
}

fn of_xlsx(error: XlsxError) -> SheetError {
    match error {
        XlsxError::Password => SheetError::Locked,
        _ => SheetError::Damaged,
    }
}

/// An ODS says "this cell a thousand times" in a few bytes, and calamine writes them all out; in a
/// part that is cut off it waits for an end that never comes. Both are looked for beforehand.
fn check_ods<R: Read + Seek>(zip: &mut ZipArchive<R>) -> Result<(), SheetError> {
    let mut part = zip.by_name("content.xml").map_err(|_| SheetError::Damaged)?;
    let mut bytes = Vec::new();
    part.read_to_end(&mut bytes).map_err(|_| SheetError::Damaged)?;
    // An encrypted part is no text; calamine tells that by the manifest.
    let Ok(content) = String::from_utf8(bytes) else { return Ok(()) };
    let ends = |tag: &str| content.matches(tag).count();
    let opens = |tag: &str| content.matches(&format!("<{tag} ")).count() + content.matches(&format!("<{tag}>")).count();
    if !content.trim_end().ends_with("</office:document-content>")
        || opens("table:table") != ends("</table:table>")
        || opens("office:annotation") != ends("</office:annotation>")
        // No spreadsheet program writes comments here, and tags could hide in them.
        || content.contains("<!")
    {
        return Err(SheetError::Damaged);
    }
    check_repeats(&content)
}

/// Keeps what is written out of an ODS within the limits of a list.
fn check_repeats(content: &str) -> Result<(), SheetError> {
    const MAX_CELLS: u64 = 4_000_000;
    let (mut cells, mut row, mut column, mut start) = (0_u64, 0_u64, 0_u64, 0_u64);
    let (mut lowest, mut widest) = (0, 0);
    // A tag with the text after it: `<` is the one character that no attribute may hold.
    for tag in content.split('<') {
        match tag.split([' ', '/', '>', '\t', '\n', '\r']).next() {
            Some("table:table") => {
                cells = cells.saturating_add(lowest * widest);
                (row, lowest, widest) = (0, 0, 0);
            }
            Some("table:table-row") => {
                // Empty cells are written out when another cell follows them.
                cells = cells.saturating_add(start);
                row = row.saturating_add(number_in(tag, "table:number-rows-repeated"));
                (column, start) = (0, 0);
            }
            Some("table:table-cell" | "table:covered-table-cell") => {
                start = column;
                column = column.saturating_add(number_in(tag, "table:number-columns-repeated"));
                let says = tag.contains(" office:") || tag.contains("table:formula");
                if says || !tag.trim_end().ends_with("/>") {
                    if row > MAX_ROWS as u64 + 1 || column > MAX_COLUMNS as u64 {
                        return Err(SheetError::TooLarge);
                    }
                    (lowest, widest) = (row, widest.max(column));
                }
            }
            Some("text:s") => cells = cells.saturating_add(number_in(tag, "text:c")),
            _ => {}
        }
        if cells > MAX_CELLS {
            return Err(SheetError::TooLarge);
        }
    }
    Ok(())
}

/// The value of an attribute that is a number; 1 without it, the most there is if it cannot be read.
fn number_in(tag: &str, attribute: &str) -> u64 {
    let Some((_, rest)) = tag.split_once(attribute) else { return 1 };
    let rest = rest.trim_start_matches([' ', '=', '"', '\'', '\t', '\n', '\r']);
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    rest[..digits].parse().unwrap_or(u64::MAX)
}
