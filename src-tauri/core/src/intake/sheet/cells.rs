//! What a cell of a workbook says, as text.

use std::io::Cursor;

use calamine::{Data, ExcelDateTime, Reader, SheetType, SheetVisible};

use super::{Found, Grid, Progress, SheetError, SheetName, of_sheets, tell};

/// A sheet of a reader that gives whole ranges; `at` or the first that is shown and has anything on it.
pub(super) fn ranges<R: Reader<Cursor<V>>, V: AsRef<[u8]>>(
    book: &mut R,
    at: Option<usize>,
    progress: Progress,
) -> Result<Found, SheetError> {
    let names = names_of(book.sheets_metadata());
    of_sheets(names, at, |name| {
        let Ok(range) = book.worksheet_range(name) else { return Ok(Grid::default()) };
        let (top, left) = range.start().unwrap_or_default();
        let (rows, width) = range.get_size();
        let mut grid = Grid::default();
        for (at, cells) in range.rows().enumerate() {
            if at % 256 == 0 {
                tell(progress, at, rows)?;
            }
            for (column, cell) in cells.iter().enumerate().take(width) {
                grid.put(top as usize + at, left as usize + column, of_data(cell))?;
            }
        }
        Ok(grid)
    })
}

/// The sheets that hold cells. Charts and macros have a tab too.
pub(super) fn names_of(sheets: &[calamine::Sheet]) -> Vec<SheetName> {
    let sheets = sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    sheets.map(|sheet| SheetName { name: sheet.name.clone(), hidden: sheet.visible != SheetVisible::Visible }).collect()
}

fn of_data(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => of_number(*number),
        Data::Bool(yes) => of_bool(*yes),
        Data::DateTime(time) => of_time(time),
    }
}

pub(super) fn of_bool(yes: bool) -> String {
    if yes { "TRUE" } else { "FALSE" }.to_owned()
}

/// A number as a spreadsheet shows it: no `.0`, no exponent, at most 15 digits that mean anything.
pub(super) fn of_number(number: f64) -> String {
    #[allow(clippy::cast_possible_truncation, reason = "the range was looked at just before")]
    if number.fract() == 0.0 && number.abs() < 1e15 {
        (number as i64).to_string()
    } else {
        let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
        rounded.to_string()
    }
}

/// A date as 2026-11-24, with a time 2026-11-24T10:30, a time alone 10:30, a duration in hours.
pub(super) fn of_time(time: &ExcelDateTime) -> String {
    let days = time.as_f64();
    if time.is_duration() {
        let minutes = (days * 24.0 * 60.0).round();
        return format!("{}:{:02}", (minutes / 60.0).trunc(), (minutes % 60.0).abs());
    }
    let (year, month, day, hour, minute, ..) = time.to_ymd_hms_milli();
    if (0.0..1.0).contains(&days) {
        format!("{hour:02}:{minute:02}")
    } else if days.fract() == 0.0 {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}")
    }
}
