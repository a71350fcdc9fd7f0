//! CSV and its kin, as Excel, LibreOffice and Google Sheets write them.

use std::borrow::Cow;

use encoding_rs::{Encoding, WINDOWS_1252};

use super::{Grid, Progress, SheetError, tell};

/// Reads separated text: comma, semicolon, tab or bar; UTF-8, UTF-16 with its mark, or Windows-1252.
pub(super) fn read(bytes: &[u8], progress: Progress) -> Result<Grid, SheetError> {
    let text = decode(bytes)?;
    let mut text: &str = &text;
    // Excel's own way of naming the separator; it shows no such row.
    let mut named = None;
    if text.get(..4).is_some_and(|s| s.eq_ignore_ascii_case("sep="))
        && let Some((line, rest)) = text.split_once('\n')
    {
        named = line.trim_end().as_bytes().get(4).copied().filter(|b| SEPARATORS.contains(b) || *b == b' ');
        text = rest;
    }
    let separator = named.unwrap_or_else(|| separator_of(text));

    let mut reader = reader(separator).from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut grid = Grid::default();
    let mut row = 0;
    loop {
        let before = usize::try_from(reader.position().byte()).unwrap_or(0);
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return Ok(grid),
            // The text is UTF-8 by now and rows may be ragged: only reading itself can fail.
            Err(_) => return Err(SheetError::Damaged),
        }
        row += blank_lines(text.as_bytes(), before);
        for (column, field) in record.iter().enumerate() {
            if !field.is_empty() {
                grid.put(row, column, field.to_owned())?;
            }
        }
        if row % 256 == 0 {
            tell(progress, usize::try_from(reader.position().byte()).unwrap_or(0), text.len())?;
        }
        row += 1;
    }
}

/// Lines with nothing in them from here on. The reader swallows them; to a spreadsheet they are rows.
fn blank_lines(text: &[u8], from: usize) -> usize {
    // The reader stops between the two characters of a line end.
    let within_end = from > 0 && text[from - 1] == b'\r' && text.get(from) == Some(&b'\n');
    let ends = text[from + usize::from(within_end)..].iter().take_while(|b| matches!(b, b'\r' | b'\n'));
    ends.filter(|b| **b == b'\n').count()
}

const SEPARATORS: [u8; 4] = *b",;\t|";

fn reader(separator: u8) -> csv::ReaderBuilder {
    let mut builder = csv::ReaderBuilder::new();
    builder.delimiter(separator).has_headers(false).flexible(true);
    builder
}

/// The separator that cuts the first rows into the most columns, and into equally many each.
fn separator_of(text: &str) -> u8 {
    let score = |separator: u8| {
        let records = reader(separator).from_reader(text.as_bytes()).into_records();
        let widths: Vec<usize> = records.take(20).flatten().map(|record| record.len()).collect();
        let first = widths.first().copied().unwrap_or(1);
        let alike = widths.iter().filter(|width| **width == first).count();
        if first > 1 { first * alike } else { 0 }
    };
    // The first of equals wins, so a list of one column is comma-separated.
    let mut best = (0, b',');
    for separator in SEPARATORS {
        let score = score(separator);
        if score > best.0 {
            best = (score, separator);
        }
    }
    best.1
}

/// Text by its mark, else UTF-8, else Windows-1252. Bytes that no text has mean another kind of file.
fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, SheetError> {
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => encoding.decode_without_bom_handling(&bytes[mark..]).0,
        None if bytes.contains(&0) => return Err(SheetError::NotASpreadsheet),
        None => match std::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0,
        },
    };
    let in_text = |c: char| !c.is_control() || matches!(c, '\t' | '\n' | '\r' | '\x0b' | '\x0c' | '\x1a');
    if text.chars().all(in_text) { Ok(text) } else { Err(SheetError::NotASpreadsheet) }
}
