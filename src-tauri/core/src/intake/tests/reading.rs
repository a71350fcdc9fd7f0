use std::io::{Cursor, Write};
use std::ops::ControlFlow;

use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use zip::write::{SimpleFileOptions, ZipWriter};

use super::super::{MAX_CELL_CHARS, MAX_COLUMNS, MAX_FILE_BYTES, MAX_ROWS, SheetError, check, read_bytes};
use super::{Choices, List, go, read};

/// Rows joined by `|` and line by line, or the word of the error.
fn said(bytes: &[u8]) -> String {
    match read(bytes) {
        Ok(sheet) => sheet.rows.iter().map(|row| row.join("|")).collect::<Vec<_>>().join("\n"),
        Err(error) => error.what().to_owned(),
    }
}

fn check_text(text: &str, expected: &str) {
    assert_eq!(said(text.as_bytes()), expected, "{text:?}");
}

#[test]
fn separated_text() {
    check_text("Name,Tel\nAnn,1", "Name|Tel\nAnn|1");
    check_text("\u{feff}Name,Tel\r\nAnn,1\r\n", "Name|Tel\nAnn|1");
    check_text("Name;Tel\nTate, Ann;1", "Name|Tel\nTate, Ann|1");
    check_text("Name\tTel\nTate, Ann\t1", "Name|Tel\nTate, Ann|1");
    check_text("sep=;\r\nName;Tel\r\nAnn;1", "Name|Tel\nAnn|1");
    check_text("Name\nAnn\nBo", "Name\nAnn\nBo");
    check_text("\"Na\"\"me\",Tel\n\"Ann\nTate\",1\nBo,2", "Na\"me|Tel\nAnn\nTate|1\nBo|2");
    check_text("Name,Tel\nAnn\nBo,2,more", "Name|Tel\nAnn\nBo|2|more");
    check_text("=1+1,Name\n=cmd|' /C calc'!A0,Ann", "=1+1|Name\n=cmd|' /C calc'!A0|Ann");
    // Blank rows keep the numbers of the others right.
    check_text("\n\nName,Tel\n\n\"A\nB\",1\n\n\nBo,2", "\n\nName|Tel\n\nA\nB|1\n\n\nBo|2");
    check_text("Name,Tel\r\n\r\nBo,2\r\n", "Name|Tel\n\nBo|2");
}

#[test]
fn encodings() {
    let utf16: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain("Name\nSiân".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(said(&utf16), "Name\nSiân");
    assert_eq!(said(b"Name\nSi\xE2n O\x92Neil"), "Name\nSiân O’Neil");
    assert_eq!(said("Name\nSiân".as_bytes()), "Name\nSiân");
}

#[test]
fn what_is_no_list() {
    let cases: &[(&[u8], &str)] = &[
        (b"", "file.empty"),
        (b"\n\n  \n", "file.empty"),
        (b",,,\n,,", "file.empty"),
        (b"\xEF\xBB\xBF", "file.empty"),
        (b"Name,Tel\n", "file.noRows"),
        (b"Name,Tel\n,\n \n", "file.noRows"),
        (b"%PDF-1.7 x", "file.notASpreadsheet"),
        (b"{\\rtf1 x}", "file.notASpreadsheet"),
        (b"Name\nAnn\x00\x01", "file.notASpreadsheet"),
        (b"\x89PNG\r\n\x1a\n\x02\x03", "file.notASpreadsheet"),
        (b"<html><table><tr><td>Name</td></tr></table></html>", "file.notASpreadsheet"),
        (b"  \n<?xml version=\"1.0\"?><Workbook/>", "file.notASpreadsheet"),
        (b"PK\x03\x04 cut off", "file.damaged"),
        (b"PK\x05\x06", "file.damaged"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 cut off", "file.damaged"),
    ];
    for (bytes, expected) in cases {
        assert_eq!(said(bytes), *expected, "{:?}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn limits() {
    assert_eq!(said(&vec![b'a'; usize::try_from(MAX_FILE_BYTES).unwrap() + 1]), "file.tooLarge");
    let most = "Name\n".to_owned() + &"Ann\n".repeat(MAX_ROWS);
    assert!(read(most.as_bytes()).is_ok());
    assert_eq!(said((most.clone() + "Bo\n").as_bytes()), "file.tooLarge");
    assert!(read((most + &"\n".repeat(1000) + ",,,\n").as_bytes()).is_ok());
    let wide = |columns: usize| "a,".repeat(columns - 1) + "a\n" + &"b,".repeat(columns - 1) + "b\n";
    assert!(read(wide(MAX_COLUMNS).as_bytes()).is_ok());
    assert_eq!(said(wide(MAX_COLUMNS + 1).as_bytes()), "file.tooLarge");
    // A long note is no reason to refuse a list.
    let sheet = read(format!("Name,Notes\nAnn,{}", "é".repeat(5000)).as_bytes()).unwrap();
    assert_eq!(sheet.rows[1][1].chars().count(), MAX_CELL_CHARS);
}

#[test]
fn it_can_be_stopped() {
    let text = "Name\n".to_owned() + &"Ann\n".repeat(5000);
    let mut calls = Vec::new();
    let sheet = read_bytes("list", text.as_bytes(), |done, of| {
        calls.push((done, of));
        ControlFlow::Continue(())
    });
    assert!(sheet.is_ok() && calls.len() > 10 && calls.iter().all(|(done, of)| done <= of));
    for bytes in [text.into_bytes(), rows(5000)] {
        let mut left = 3;
        let stopped = read_bytes("list", &bytes, |_, _| {
            left -= 1;
            if left == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert!(matches!(stopped, Err(SheetError::Stopped)) && left == 0);
    }
}

/// A workbook with a name and a phone number in each row.
fn rows(count: u32) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "Name").unwrap().write(0, 1, "Mobile").unwrap();
    for row in 1..=count {
        sheet.write(row, 0, format!("Person {row}")).unwrap().write(row, 1, 7_700_900_000.0 + f64::from(row)).unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn a_workbook() {
    let mut book = Workbook::new();
    book.add_worksheet().set_hidden(true).write(0, 0, "hidden").unwrap();
    let first = book.add_worksheet().set_active(true);
    let (date, time) = (Format::new().set_num_format("dd/mm/yyyy"), Format::new().set_num_format("dd/mm/yyyy hh:mm"));
    let day = ExcelDateTime::from_ymd(1971, 3, 14).unwrap();
    first.write(1, 1, "Name").unwrap().write(1, 2, "Any").unwrap();
    first.write(3, 1, "Ann").unwrap().write(3, 2, 7_700_900_112.0).unwrap();
    first.write(4, 1, "Bo").unwrap().write_with_format(4, 2, &day, &date).unwrap();
    first.write(5, 1, "Cy").unwrap().write_with_format(5, 2, day.and_hms(10, 30, 0).unwrap(), &time).unwrap();
    first.write(6, 1, "Di").unwrap().write(6, 2, 0.1 + 0.2).unwrap();
    first.write(7, 1, "Ed").unwrap().write(7, 2, true).unwrap();
    first.write(8, 1, "Fi").unwrap().write(8, 2, "=1+1").unwrap();
    first.write(9, 1, "Gi & <b>").unwrap().write(9, 2, 12.5).unwrap();
    book.add_worksheet().write(0, 0, "second").unwrap();
    let bytes = book.save_to_buffer().unwrap();
    assert_eq!(
        said(&bytes),
        "\n|Name|Any\n\n|Ann|7700900112\n|Bo|1971-03-14\n|Cy|1971-03-14T10:30\n|Di|0.3\n|Ed|TRUE\n|Fi|=1+1\n|Gi & <b>|12.5"
    );
    for cut in [bytes.len() / 4, bytes.len() / 2, bytes.len() - 30, bytes.len() - 1] {
        assert_eq!(said(&bytes[..cut]), "file.damaged", "{cut} of {}", bytes.len());
    }
}

#[test]
fn a_workbook_without_people() {
    let mut book = Workbook::new();
    book.add_worksheet();
    assert_eq!(said(&book.save_to_buffer().unwrap()), "file.empty");
    let mut book = Workbook::new();
    book.add_worksheet().write(0, 0, "Name").unwrap();
    assert_eq!(said(&book.save_to_buffer().unwrap()), "file.noRows");
}

#[test]
fn a_workbook_too_large() {
    assert_eq!(read(&rows(u32::try_from(MAX_ROWS).unwrap())).unwrap().rows.len(), MAX_ROWS + 1);
    assert_eq!(said(&rows(u32::try_from(MAX_ROWS).unwrap() + 1)), "file.tooLarge");
    // One cell in the far corner: a range round it would be of 17 thousand million cells.
    let mut book = Workbook::new();
    book.add_worksheet().write(0, 0, "Name").unwrap().write(1_048_575, 16_383, "Ann").unwrap();
    assert_eq!(said(&book.save_to_buffer().unwrap()), "file.tooLarge");
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The parts of a small workbook with another sheet in it.
fn with_sheet(sheet: &[u8]) -> Vec<u8> {
    zipped(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", br#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#),
        ("xl/_rels/workbook.xml.rels", br#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#),
        ("xl/workbook.xml", br#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>"#),
        ("xl/worksheets/sheet1.xml", sheet),
    ])
}

/// The same with one style for days, and what the workbook says about them.
pub(super) fn with_days(system: &str, sheet: &str) -> Vec<u8> {
    let book = format!(
        r#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">{system}<sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>"#
    );
    zipped(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", br#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#),
        ("xl/_rels/workbook.xml.rels", br#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#),
        ("xl/styles.xml", br#"<styleSheet><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

#[test]
fn a_bomb_is_not_unpacked() {
    let good = br#"<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>Name</v></c></row><row r="2"><c r="A2" t="str"><v>Ann</v></c></row></sheetData></worksheet>"#;
    assert_eq!(said(&with_sheet(good)), "Name\nAnn");
    let bomb = with_sheet(&vec![b' '; 200 * 1024 * 1024]);
    assert!(bomb.len() < 1024 * 1024);
    assert_eq!(said(&bomb), "file.tooLarge");

    // The same with a directory that says the part is small: reading stops where it said.
    let real = 200_u32 * 1024 * 1024;
    let mut lying = bomb;
    let at: Vec<usize> =
        lying.windows(4).enumerate().filter(|(_, four)| *four == real.to_le_bytes()).map(|(at, _)| at).collect();
    for at in &at {
        lying[*at..at + 4].copy_from_slice(&1000_u32.to_le_bytes());
    }
    assert!(!at.is_empty());
    assert_eq!(said(&lying), "file.damaged");
}

#[test]
fn other_zip_files() {
    assert_eq!(said(&zipped(&[("word/document.xml", b"<x/>")])), "file.notASpreadsheet");
    assert_eq!(said(&zipped(&[("xl/workbook.xml", b"<workbook><sheets>")])), "file.damaged");
    assert_eq!(said(&with_sheet(b"<worksheet><sheetData><row><c")), "file.damaged");
}

pub(super) fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"A\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", b"<manifest:manifest></manifest:manifest>"),
        ("content.xml", content.as_bytes()),
    ])
}

#[test]
fn opendocument() {
    let cell = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let row = |cells: &str| format!("<table:table-row>{cells}</table:table-row>");
    let phone = "<table:table-cell office:value-type=\"float\" office:value=\"7700900112\"><text:p>7700900112</text:p></table:table-cell>";
    let rest = "<table:table-cell table:number-columns-repeated=\"16382\"/>";
    let below = "<table:table-row table:number-rows-repeated=\"1048573\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
    let head = row(&(cell("Name") + &cell("Tel") + rest));
    let good = head.clone() + &row(&(cell("Siân") + phone + rest)) + below;
    assert_eq!(said(&ods(&good)), "Name|Tel\nSiân|7700900112");

    let many =
        "<table:table-cell office:value-type=\"float\" office:value=\"1\" table:number-columns-repeated=\"16384\"/>";
    assert_eq!(said(&ods(&(head.clone() + &row(many)))), "file.tooLarge");
    let far = head.clone() + below + &row(&cell("Ann"));
    assert_eq!(said(&ods(&far)), "file.tooLarge");
    let gaps = row("<table:table-cell table:number-columns-repeated=\"16384\"/><table:table-cell/>").repeat(300);
    assert_eq!(said(&ods(&(head.clone() + &gaps))), "file.tooLarge");
    let spaces = cell("<text:s text:c=\"4000000000\"/>");
    assert_eq!(said(&ods(&(head.clone() + &row(&spaces)))), "file.tooLarge");
    // Cut off inside, in a zip that is whole: calamine would wait for ever.
    assert_eq!(said(&ods("<table:table table:name=\"B\">")), "file.damaged");
    let locked = zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", b"<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"),
        ("content.xml", b"\xff\xfe\x80"),
    ]);
    assert_eq!(said(&locked), "file.locked");
}

/// A compound file with these streams.
fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for (name, bytes) in streams {
        file.create_stream(name).unwrap().write_all(bytes).unwrap();
    }
    file.flush().unwrap();
    file.into_inner().into_inner()
}

/// The first record of a book and of each sheet, BIFF8.
const BOF: &[u8] = &[0, 6, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

/// A cell of text, and one of a number.
pub(super) fn label(row: u8, column: u8, text: &str) -> (u16, Vec<u8>) {
    let len = u8::try_from(text.len()).unwrap();
    (0x0204, [&[row, 0, column, 0, 0, 0, len, 0, 0][..], text.as_bytes()].concat())
}

pub(super) fn number(row: u8, column: u8, value: f64) -> (u16, Vec<u8>) {
    (0x0203, [&[row, 0, column, 0, 0, 0][..], &value.to_le_bytes()].concat())
}

/// A record of Excel 97: what kind, and its bytes.
type OldRecord = (u16, Vec<u8>);

/// A workbook of Excel 97 with these sheets: name, hidden or not, cells.
pub(super) fn old_book(sheets: &[(&str, bool, &[OldRecord])]) -> Vec<u8> {
    let named: usize = sheets.iter().map(|(name, ..)| 4 + 8 + name.len()).sum();
    let mut begin = 20 + named + 4;
    let (mut globals, mut bodies) = (records(&[(0x0809, BOF)]), Vec::new());
    for (name, hidden, cells) in sheets {
        let start = u32::try_from(begin).unwrap().to_le_bytes();
        let len = u8::try_from(name.len()).unwrap();
        let says = [&start[..], &[u8::from(*hidden), 0, len, 0], name.as_bytes()].concat();
        globals.extend(records(&[(0x0085, &says)]));
        let cells = cells.iter().map(|(kind, data)| (*kind, data.as_slice()));
        let body: Vec<(u16, &[u8])> = [(0x0809, BOF)].into_iter().chain(cells).chain([(0x000A, &[][..])]).collect();
        let body = records(&body);
        begin += body.len();
        bodies.extend(body);
    }
    globals.extend(records(&[(0x000A, &[])]));
    compound(&[("Workbook", &[globals, bodies].concat())])
}

/// BIFF8 records.
fn records(records: &[(u16, &[u8])]) -> Vec<u8> {
    let record = |(kind, data): &(u16, &[u8])| {
        let len = u16::try_from(data.len()).unwrap();
        [&kind.to_le_bytes()[..], &len.to_le_bytes(), data].concat()
    };
    records.iter().flat_map(record).collect()
}

#[test]
fn old_workbooks() {
    let label = |row: u8, text: &str| {
        let len = u8::try_from(text.len()).unwrap();
        [&[row, 0, 0, 0, 0, 0, len, 0, 0][..], text.as_bytes()].concat()
    };
    let book = |sheet: &[(u16, &[u8])]| {
        let begin = 20 + 14 + 4;
        let named: Vec<u8> = [&u32::to_le_bytes(begin)[..], &[0, 0, 1, 0, b'A', 0]].concat();
        let globals = records(&[(0x0809, BOF), (0x0085, &named[..10]), (0x000A, &[])]);
        assert_eq!(globals.len(), begin as usize);
        compound(&[("Workbook", &[globals, records(sheet)].concat())])
    };
    let (head, ann) = (label(0, "Name"), label(1, "Ann"));
    let good = book(&[(0x0809, BOF), (0x0204, &head), (0x0204, &ann), (0x000A, &[])]);
    assert_eq!(said(&good), "Name\nAnn");

    assert_eq!(said(&compound(&[("EncryptedPackage", b"x"), ("EncryptionInfo", b"x")])), "file.locked");
    assert_eq!(said(&compound(&[("WordDocument", b"x")])), "file.notASpreadsheet");
    let locked = records(&[(0x0809, BOF), (0x002F, &[1, 0, 1, 0, 1, 0]), (0x000A, &[])]);
    assert_eq!(said(&compound(&[("Workbook", &locked)])), "file.locked");
    // A sheet that says it is as large as can be, with nothing in it.
    let huge = [0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0, 0, 0xff, 0xff, 0, 0];
    assert_eq!(said(&book(&[(0x0809, BOF), (0x0200, &huge), (0x0204, &head), (0x000A, &[])])), "file.tooLarge");
    let far = [&[0xff, 0xff, 0xff, 0, 0, 0, 3, 0, 0][..], b"Ann"].concat();
    assert_eq!(said(&book(&[(0x0809, BOF), (0x0204, &head), (0x0204, &far), (0x000A, &[])])), "file.tooLarge");
}

/// Whatever comes out of a file can be looked at.
fn survives(bytes: &[u8]) {
    if let Ok(sheet) = read_bytes("list", bytes, go) {
        assert!(sheet.rows.len() <= MAX_ROWS + 1);
        let _ = check(&List::new(sheet), &Choices::default());
    }
}

proptest! {
    #[test]
    fn no_bytes_bring_it_down(bytes in prop::collection::vec(any::<u8>(), 0..2000), start in 0..6_usize) {
        let magic: [&[u8]; 6] = [b"", b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"\xFF\xFE", b"sep=", b"\xEF\xBB\xBFName,Tel\n"];
        survives(&[magic[start], &bytes].concat());
    }

    #[test]
    fn no_text_brings_it_down(text in "[a-z0-9,;\"\t\r\n =@é]{0,200}") {
        survives(text.as_bytes());
    }

    #[test]
    fn no_broken_workbook_brings_it_down(flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8), kind in 0..3_usize) {
        let mut bytes = match kind {
            0 => rows(3),
            1 => with_sheet(br#"<worksheet><dimension ref="A1:B2"/><sheetData><row r="1"><c r="A1" t="str"><v>Name</v></c></row><row r="2"><c r="A2"><v>1</v></c></row></sheetData></worksheet>"#),
            _ => compound(&[("Workbook", &[9, 8, 16, 0].repeat(60))]),
        };
        for (at, byte) in flips {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        survives(&bytes);
    }

    #[test]
    fn what_is_written_is_read(cells in prop::collection::vec(prop::collection::vec("[a-zé,;\"\n ]{0,6}", 2..4), 2..12)) {
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        writer.write_record(["Name", "Mobile", "Notes"]).unwrap();
        for row in &cells {
            writer.write_record(row).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        let Ok(sheet) = read(&bytes) else { return Ok(()) };
        for (at, row) in cells.iter().enumerate() {
            let got = sheet.rows.get(at + 1).cloned().unwrap_or_default();
            for (column, cell) in row.iter().enumerate() {
                prop_assert_eq!(got.get(column).map_or("", String::as_str), cell.as_str());
            }
        }
    }
}
