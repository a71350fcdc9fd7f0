//! Compound files: the XLS of Excel 97-2003, and a workbook of today locked with a password.

use std::io::{Cursor, Read};

use calamine::{Reader, Xls, XlsError};

use super::cells::ranges;
use super::{Found, MAX_COLUMNS, MAX_ROWS, Progress, SheetError};

/// Reads the sheet `at`, or the first that is shown and has anything on it.
pub(super) fn read(bytes: &[u8], at: Option<usize>, progress: Progress) -> Result<Found, SheetError> {
    // `cfb` refuses sector chains that run in circles, which calamine would follow for ever.
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| SheetError::Damaged)?;
    if file.walk().any(|entry| entry.is_stream() && entry.len() > bytes.len() as u64) {
        return Err(SheetError::Damaged);
    }
    if file.is_stream("EncryptedPackage") {
        return Err(SheetError::Locked);
    }
    let Some(name) = ["Workbook", "Book"].into_iter().find(|name| file.is_stream(name)) else {
        return Err(SheetError::NotASpreadsheet);
    };
    let mut stream = Vec::new();
    let mut part = file.open_stream(name).map_err(|_| SheetError::Damaged)?;
    part.read_to_end(&mut stream).map_err(|_| SheetError::Damaged)?;
    check_records(&stream)?;

    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => SheetError::Locked,
        _ => SheetError::Damaged,
    })?;
    ranges(&mut book, at, progress)
}

/// Looks through the records before calamine does. It takes room for the size that a sheet declares
/// and for the rectangle round its cells, and begins a sheet wherever the book says; all three come
/// from the file. Source: [MS-XLS] 2.1.4 (records), 2.4.90 (Dimensions), 2.4.28 (BoundSheet8).
fn check_records(stream: &[u8]) -> Result<(), SheetError> {
    const MAX_AREA: u64 = 8_000_000;
    let u16_at = |data: &[u8], at: usize| data.get(at..at + 2).map_or(0, |b| u16::from_le_bytes([b[0], b[1]]));
    let u32_at = |data: &[u8], at: usize| u32::from(u16_at(data, at)) | (u32::from(u16_at(data, at + 2)) << 16);
    let (mut area, mut sheets, mut begins) = (0_u64, Vec::new(), Vec::new());
    // The rectangle round the cells of the sheet at hand.
    let (mut lowest, mut widest) = (0, 0);
    let mut at = 0;
    while at + 4 <= stream.len() {
        let (kind, len) = (u16_at(stream, at), usize::from(u16_at(stream, at + 2)));
        let Some(data) = stream.get(at + 4..at + 4 + len) else { break };
        match kind {
            0x0809 => {
                begins.push(at);
                area += lowest * widest;
                (lowest, widest) = (0, 0);
            }
            0x0085 => sheets.push(u32_at(data, 0) as usize),
            // FilePass: what follows is encrypted.
            0x002F => return Err(SheetError::Locked),
            0x0200 => {
                // Four-byte rows in BIFF8, two-byte ones before.
                let (from, to, columns) = if len >= 14 {
                    (u32_at(data, 0), u32_at(data, 4), u16_at(data, 10).saturating_sub(u16_at(data, 8)))
                } else {
                    let (from, to) = (u16_at(data, 0), u16_at(data, 2));
                    (from.into(), to.into(), u16_at(data, 6).saturating_sub(u16_at(data, 4)))
                };
                area += u64::from(to.saturating_sub(from)) * u64::from(columns);
            }
            // Formula, MulRk, RString, LabelSst, Number, Label, BoolErr, Rk.
            0x0006 | 0x00BD | 0x00D6 | 0x00FD | 0x0203 | 0x0204 | 0x0205 | 0x027E => {
                let (row, column) = (u16_at(data, 0), u16_at(data, 2));
                if usize::from(row) > MAX_ROWS || usize::from(column) >= MAX_COLUMNS {
                    return Err(SheetError::TooLarge);
                }
                (lowest, widest) = (lowest.max(u64::from(row) + 1), widest.max(u64::from(column) + 1));
            }
            _ => {}
        }
        at += 4 + len;
    }
    area += lowest * widest;
    let named = sheets.len();
    sheets.sort_unstable();
    sheets.dedup();
    if sheets.len() != named || sheets.iter().any(|start| begins.binary_search(start).is_err()) {
        return Err(SheetError::Damaged);
    }
    if area > MAX_AREA {
        return Err(SheetError::TooLarge);
    }
    Ok(())
}
