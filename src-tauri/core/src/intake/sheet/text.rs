//! CSV and its kin, as Excel, LibreOffice and Google Sheets write them.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use super::{Found, Grid, Progress, SheetError, tell};
use crate::intake::headings;

/// Reads separated text: comma, semicolon, tab or bar; UTF-8, UTF-16, or what Windows wrote before.
pub(super) fn read(bytes: &[u8], progress: Progress) -> Result<Found, SheetError> {
    let text = decode(bytes)?;
    let mut text: &str = &text;
    // Excel's own way of naming the separator; it shows no such row.
    let mut named = None;
    if text.get(..4).is_some_and(|s| s.eq_ignore_ascii_case("sep="))
        && let Some((line, rest)) = text.split_once('\n')
    {
        named = line.trim_end_matches('\r').as_bytes().get(4).copied().filter(|b| SEPARATORS.contains(b) || *b == b' ');
        text = rest;
    }
    let separator = named.unwrap_or_else(|| separator_of(text));

    let mut reader = reader(separator).from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut grid = Grid::default();
    let mut row = 0;
    let mut open_quote = None;
    loop {
        let before = usize::try_from(reader.position().byte()).unwrap_or(0);
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return Ok(Found { grid, open_quote, ..Found::default() }),
            // The text is UTF-8 by now and rows may be ragged: only reading itself can fail.
            Err(_) => return Err(SheetError::Damaged),
        }
        row += blank_lines(text.as_bytes(), before);
        for (column, field) in record.iter().enumerate() {
            if !field.is_empty() {
                grid.put(row, column, field.to_owned())?;
            }
        }
        let after = usize::try_from(reader.position().byte()).unwrap_or(0);
        if after >= text.len() && never_closes(&text.as_bytes()[before..], separator) {
            open_quote = u32::try_from(row + 1).ok();
        }
        if row % 256 == 0 {
            tell(progress, after, text.len())?;
        }
        row += 1;
    }
}

/// Whether a quote mark is opened in this last record and never closed: a file that was cut off, or a
/// slip of the hand that makes one cell of all the rows after it. The reader takes both without a word.
fn never_closes(record: &[u8], separator: u8) -> bool {
    let record = record.trim_ascii_start();
    let (mut quoted, mut begins) = (false, true);
    for byte in record {
        match byte {
            // A quote within a quoted cell is doubled: off and on again.
            b'"' if quoted || begins => quoted = !quoted,
            _ => {}
        }
        // After the closing quote a doubled one may follow, so that counts as a beginning.
        begins = *byte == separator || (*byte == b'"' && !quoted);
    }
    quoted && record.contains(&b'\n')
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

/// The separator that makes the most headings of a row; then the one that cuts the most rows into
/// equally many columns. Titles above the headings have none of it, so the commonest width counts.
fn separator_of(text: &str) -> u8 {
    let score = |separator: u8| {
        let mut records = reader(separator).from_reader(text.as_bytes());
        let rows = records.records().take(40).flatten().filter(|record| record.len() > 1);
        let rows: Vec<Vec<String>> = rows.map(|record| record.iter().map(str::to_owned).collect()).collect();
        let headings = rows.iter().map(|row| headings::known(row)).max().filter(|known| *known > 1);
        let mut widths: Vec<usize> = rows.iter().map(Vec::len).collect();
        widths.sort_unstable();
        let alike = widths.chunk_by(|one, other| one == other).map(|alike| (alike.len(), alike[0])).max();
        (headings, alike)
    };
    // The first of equals wins, so a list of one column is comma-separated.
    let mut best = ((None, None), b',');
    for separator in SEPARATORS {
        let score = score(separator);
        if score > best.0 {
            best = (score, separator);
        }
    }
    best.1
}

/// Text by its mark; else UTF-8; else UTF-16 that lacks its mark; else the old encoding that its bytes
/// look most like. Bytes that no text has mean another kind of file.
fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, SheetError> {
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => encoding.decode_without_bom_handling(&bytes[mark..]).0,
        None if bytes.contains(&0) => {
            unmarked_utf16(bytes).ok_or(SheetError::NotASpreadsheet)?.decode_without_bom_handling(bytes).0
        }
        None => match std::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => {
                let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
                detector.feed(bytes, true);
                // A list of a UK service: where the bytes leave it open, what Windows writes here.
                detector.guess(Some(b"uk"), Utf8Detection::Deny).decode_without_bom_handling(bytes).0
            }
        },
    };
    let in_text = |c: char| !c.is_control() || matches!(c, '\t' | '\n' | '\r' | '\x0b' | '\x0c' | '\x1a');
    if text.chars().all(in_text) { Ok(text) } else { Err(SheetError::NotASpreadsheet) }
}

/// UTF-16 without its mark shows itself by the noughts beside plain letters, all on one side.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let pairs = bytes.as_chunks::<2>().0;
    let sample = &pairs[..pairs.len().min(512)];
    let plain = |c: u8| c.is_ascii_graphic() || c.is_ascii_whitespace();
    let mostly = |count: usize| count * 10 >= sample.len() * 7;
    let little = sample.iter().filter(|[low, high]| *high == 0 && plain(*low)).count();
    let big = sample.iter().filter(|[high, low]| *high == 0 && plain(*low)).count();
    match (bytes.len().is_multiple_of(2), mostly(little), mostly(big)) {
        (true, true, false) => Some(UTF_16LE),
        (true, false, true) => Some(UTF_16BE),
        _ => None,
    }
}
