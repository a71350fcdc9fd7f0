//! Files as services really send them, each with all that is understood of it.
//!
//! The golden form of a list, a line each: `Cohort: headings 3` (sheet and heading rows), `4 Ann Tate,
//! 07700 900112, after 6` (who comes in), `? 5 phone.lost 7.7E+09` (what is asked), `- 9 Total` (no
//! person), `+ 7 Jean Mackintosh` (has died).

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use super::super::{List, read_bytes};
use super::{answered, come, go, problems, reading};

/// What is understood of a file by somebody who says that all agreed and may be rung.
fn understood(list: &List) -> String {
    let choices = answered();
    let (people, preview) = match come(list, &choices) {
        Ok((people, preview)) => (people, preview),
        Err(preview) => (Vec::new(), preview),
    };
    let layout = &preview.layout;
    let rows: Vec<String> = layout.heading_rows.iter().map(u32::to_string).collect();
    let sheet = layout.sheets.get(layout.sheet as usize).map(|sheet| format!("{}: ", sheet.name)).unwrap_or_default();
    let headings = if rows.is_empty() { "no headings".to_owned() } else { format!("headings {}", rows.join("+")) };
    let mut lines = vec![sheet + &headings];
    for person in people {
        let said = [person.name, person.phone, person.email, person.best_time];
        let said: Vec<String> = said.into_iter().filter(|said| !said.is_empty()).collect();
        lines.push(format!("{} {}", person.row, said.join(", ")));
    }
    lines.extend(problems(&preview).into_iter().map(|problem| format!("? {problem}")));
    lines.extend(preview.not_people.iter().map(|row| format!("- {} {}", row.row, row.text)));
    lines.extend(preview.died.iter().map(|row| format!("+ {} {}", row.row, row.name)));
    lines.join("\n")
}

#[track_caller]
fn check(bytes: &[u8], expected: &str) {
    let said = match read_bytes("list", bytes, go) {
        Ok(sheet) => understood(&List::new(sheet)),
        Err(error) => error.what().to_owned(),
    };
    let expected: Vec<&str> = expected.trim().lines().map(str::trim).collect();
    assert_eq!(said, expected.join("\n"), "{}", String::from_utf8_lossy(&bytes[..bytes.len().min(400)]));
}

#[track_caller]
fn text(text: &str, expected: &str) {
    check(text.as_bytes(), expected);
}

const TWO: &str = "headings 1\n2 Siân Pugh, 07700 900112\n3 Zoë O’Hara, 07700 900113";

#[test]
fn separators() {
    for separator in [",", ";", "\t", "|"] {
        let list = "Name,Mobile\nSiân Pugh,07700 900112\nZoë O’Hara,07700 900113\n".replace(',', separator);
        text(&list, TWO);
        text(&list.replace('\n', "\r\n"), TWO);
        text(&format!("sep={separator}\r\n{list}"), TWO);
    }
    // The commas of the names are more than the semicolons between the columns.
    text("Name;Mobile\nPugh, Siân;07700 900112\nO’Hara, Zoë;07700 900113", TWO);
    text("PMP list, autumn, 2026\n\nName;Mobile\nPugh, Siân;07700 900112", "headings 3\n4 Siân Pugh, 07700 900112");
    text("Name,Mobile,Notes\nAnn Tate,07700 900112,\"a;b;c\nd;e;f\"", "headings 1\n2 Ann Tate, 07700 900112");
}

#[test]
fn encodings() {
    let list = "Name,Mobile\r\nSiân Pugh,07700 900112\r\nZoë O’Hara,07700 900113\r\n";
    text(list, TWO);
    text(&format!("\u{feff}{list}"), TWO);
    let little: Vec<u8> = list.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = list.encode_utf16().flat_map(u16::to_be_bytes).collect();
    check(&[&[0xff, 0xfe][..], &little].concat(), TWO);
    check(&[&[0xfe, 0xff][..], &big].concat(), TWO);
    // Without the mark, as some systems write it.
    check(&little, TWO);
    check(&big, TWO);
    let (windows, _, lost) = encoding_rs::WINDOWS_1252.encode(list);
    assert!(!lost);
    check(&windows, TWO);
    // Names of Central Europe in the Windows of that part of the world.
    let polish = "Imię i nazwisko;Name;Mobile\nx;Łucja Wiśniewska;07700 900112\nx;Grażyna Źdźbło;07700 900113\nx;Agnieszka Święćkowska;07700 900114\n";
    let (bytes, _, lost) = encoding_rs::WINDOWS_1250.encode(polish);
    assert!(!lost);
    let list = List::new(read_bytes("list", &bytes, go).unwrap());
    assert!(understood(&list).contains("Łucja Wiśniewska"), "{}", understood(&list));
}

#[test]
fn where_the_headings_are() {
    text(
        "Pain Management Programme\nCohort list,Autumn 2026\n\nName,Mobile\nAnn Tate,07700 900112",
        "headings 4\n5 Ann Tate, 07700 900112",
    );
    text(
        "Patient,,Contact,\nForename,Surname,Mobile,Email\nAnn,Tate,07700 900112,ann@example.org",
        "headings 1+2\n3 Ann Tate, 07700 900112, ann@example.org",
    );
    // Merged down: the word stands in the upper row alone.
    text(
        "Name,Contact,,Consent\n,Mobile,Email,\nAnn Tate,07700 900112,ann@example.org,Y\nBo Lee,07700 900113,,N",
        "headings 1+2\n3 Ann Tate, 07700 900112, ann@example.org",
    );
    // A row of people is no second row of headings, whatever words are in it.
    text("Name,GP,Answer\nAnn Tate,Dr Osei,Interested\nBo Lee,Dr Osei,Yes", "headings 1\n3 Bo Lee");
    text("Ann Tate,07700 900112\nBo Lee,07700 900113", "no headings\n1 Ann Tate, 07700 900112\n2 Bo Lee, 07700 900113");
    text("Ann Tate,07700 900112", "no headings\n1 Ann Tate, 07700 900112");
    text("Ann Tate\nBo Lee", "no headings\n1 Ann Tate\n2 Bo Lee");
    text("Name\nAnn Tate\nBo Lee", "headings 1\n2 Ann Tate\n3 Bo Lee");
    text("Wibble,Wobble\nann,tate", "headings 1\n? noNameColumn");
    // What belongs to the doctor is the doctor's, over both of the words below.
    text("Patient,,GP,\nForename,Surname,Name,Telephone\nAnn,Tate,Dr Osei,01632 960033", "headings 1+2\n3 Ann Tate");
}

#[test]
fn rows_that_are_no_person() {
    text(
        "Name,Mobile\nAnn Tate,07700 900112\n\nName,Mobile\nBo Lee,07700 900113\nTotal,2\nPrinted on 12/11/2026\n,,\n",
        "headings 1\n2 Ann Tate, 07700 900112\n5 Bo Lee, 07700 900113\n- 4 Name\n- 6 Total\n- 7 Printed on 12/11/2026",
    );
    text(
        "Name,Mobile\nAnn Tate,07700 900112\nTotal: 14 people,",
        "headings 1\n2 Ann Tate, 07700 900112\n- 3 Total: 14 people",
    );
    // A name is a name.
    text(
        "Name,Mobile\nCount Basie,07700 900112\nTotal Recall,07700 900113",
        "headings 1\n2 Count Basie, 07700 900112\n3 Total Recall, 07700 900113",
    );
    // Ragged: a cell too few, a cell too many.
    text(
        "Name,Mobile,Town\nAnn Tate\nBo Lee,07700 900113,Westerby,x,z",
        "headings 1\n2 Ann Tate\n3 Bo Lee, 07700 900113",
    );
}

#[test]
fn names() {
    text(
        "Name\nMrs Ann Tate\n\"TATE, Bo (Mr)\"\n\"O'Neill-Davies, Dr Siân\"\nCher\n王小明\nعائشة محمد\n=Ann Lee\n<b>Di</b> Low",
        "headings 1\n2 Ann Tate\n3 Bo TATE\n4 Siân O'Neill-Davies\n5 Cher\n6 王小明\n7 عائشة محمد\n8 =Ann Lee\n9 <b>Di</b> Low",
    );
    text("Title,First name,Last name\nMrs,Mrs Ann,Tate\nDr,Bo,", "headings 1\n2 Ann Tate\n3 Bo");
}

#[test]
fn phones() {
    let phone = |cell: &str, expected: &str| {
        text(&format!("Name,Mobile\nAnn Tate,\"{}\"", cell.replace('"', "\"\"")), &format!("headings 1\n{expected}"))
    };
    let good = |cell: &str, expected: &str| phone(cell, &format!("2 Ann Tate, {expected}"));
    good("7700900112", "07700900112");
    good("=\"07700900112\"", "07700900112");
    good("'07700900112", "07700900112");
    good("7700900112.0", "07700900112");
    good("7.700900112E+09", "07700900112");
    good("447700900112", "+447700900112");
    good("1632960033", "01632960033");
    good("01632 960033 ext 4", "01632 960033 ext 4");
    good("01632 960033 Extn. 412", "01632 960033 ext 412");
    good("01632 960033 x4", "01632 960033 ext 4");
    good("(01632) 960-033 #12", "(01632) 960-033 ext 12");
    good("07700 900112 ring after 6", "07700 900112, ring after 6");
    good("Mob: 07700 900112 (evenings only)", "07700 900112, evenings only");
    good("after 6pm 07700 900112", "07700 900112, after 6pm");
    good("07700 900112 text only", "07700 900112, text only");
    good("07700 900112 not Mondays, 6-8", "07700 900112, not Mondays, 6-8");
    good("ring after 6", "ring after 6");
    good("+353 1 234 5678", "+353 1 234 5678");
    good("00353 86 123 4567", "00353 86 123 4567");
    good("+33 (0)6 12 34 56 78", "+33 (0)6 12 34 56 78");
    good("+44 1632 960 033", "+44 1632 960 033");
    good("020 7946 0958", "020 7946 0958");
    good("01632/960033", "01632/960033");
    phone("7.7E+09", "? 2 phone.lost 7.7E+09");
    phone("4.47701E+11", "? 2 phone.lost 4.47701E+11");
    phone("07700 900112 / 01632 960033", "? 2 phone.several 07700 900112 / 01632 960033");
    phone("07700 900112 01632 960033", "? 2 phone.several 07700 900112 01632 960033");
    phone("h 01632 960033, m 07700 900112 after 6", "? 2 phone.several h 01632 960033, m 07700 900112 after 6");
    phone("07700 900112 or\n01632 960033", "? 2 phone.several 07700 900112 or 01632 960033");
    phone("07700 900112 (her sister has it)", "? 2 phone.letters 07700 900112 (her sister has it)");
    phone("+999 123 456 789", "? 2 phone.letters +999 123 456 789");
    phone("0770090011", "2 Ann Tate, 0770090011");
    phone("077009001123", "? 2 phone.letters 077009001123");
    phone("07700 9001", "? 2 phone.tooShort 07700 9001");
    text(
        "Name,Mobile,Best time to ring\nAnn Tate,07700 900112 text only,after 6\nBo Lee,07700 900113,",
        "headings 1\n2 Ann Tate, 07700 900112, after 6; text only\n3 Bo Lee, 07700 900113",
    );
}

#[test]
fn somebody_has_died() {
    text(
        "Name,Mobile,Status\nAnn Tate,07700 900112,Completed\nBo Lee,07700 900113,Deceased\nCy Low,,Completed",
        "headings 1\n2 Ann Tate, 07700 900112\n4 Cy Low\n+ 3 Bo Lee",
    );
    text(
        "Name,Date of death\nAnn Tate,\nBo Lee,12/10/2026\nCy Low,n/a",
        "headings 1\n2 Ann Tate\n4 Cy Low\n+ 3 Bo Lee",
    );
    text(
        "Name,Consent\nAnn Tate (deceased),Y\nRIP Bo Lee,Y\nCy Low,died 12 Oct\nDi Ray,Y",
        "headings 1\n5 Di Ray\n+ 2 Ann Tate\n+ 3 Bo Lee\n+ 4 Cy Low",
    );
    // Of somebody else's death a note may speak; that is nobody's business here.
    text(
        "Name,Notes\nAnn Tate,Her husband died in 2019\nBo Lee,Died down a bit since",
        "headings 1\n2 Ann Tate\n3 Bo Lee",
    );
}

#[test]
fn a_cell_that_never_ends() {
    text(
        "Name,Mobile\nAnn Tate,07700 900112\n\"Bo Lee,07700 900113\nCy Low,07700 900114",
        "headings 1\n? 3 file.openQuote",
    );
    // An inch is no open quote.
    text("Name,Town\nAnn Tate,5\" pipe\nBo Lee,\"a \"\"b\"\"\"", "headings 1\n2 Ann Tate\n3 Bo Lee");
}

#[test]
fn sheets() {
    let mut book = Workbook::new();
    let old = book.add_worksheet().set_name("Old").unwrap().set_hidden(true);
    old.write(0, 0, "Name").unwrap().write(1, 0, "Old Ann").unwrap();
    book.add_worksheet().set_name("Empty").unwrap().set_active(true);
    let sheet = book.add_worksheet().set_name("Cohort").unwrap();
    sheet.merge_range(0, 0, 0, 1, "Pain programme, autumn", &Format::new()).unwrap();
    sheet.write(2, 0, "Name").unwrap().write(2, 1, "Mobile").unwrap();
    sheet.write(3, 0, "Ann Tate").unwrap().write(3, 1, 7_700_900_112.0).unwrap();
    let next = book.add_worksheet().set_name("Next").unwrap();
    next.write(0, 0, "Name").unwrap().write(1, 0, "Bo Lee").unwrap();
    let bytes = book.save_to_buffer().unwrap();
    check(&bytes, "Cohort: headings 3\n4 Ann Tate, 07700900112");

    let list = List::new(read_bytes("list", &bytes, go).unwrap());
    let names: Vec<String> = list
        .layout()
        .sheets
        .iter()
        .map(|sheet| format!("{}{}", sheet.name, if sheet.hidden { "*" } else { "" }))
        .collect();
    assert_eq!(names, ["Old*", "Empty", "Cohort", "Next"]);
    assert_eq!(understood(&list.other_sheet(3, go).unwrap()), "Next: headings 1\n2 Bo Lee");
    assert_eq!(understood(&list.other_sheet(0, go).unwrap()), "Old: headings 1\n2 Old Ann");
    assert_eq!(list.other_sheet(1, go).unwrap_err().what(), "file.sheetEmpty");
    assert_eq!(list.other_sheet(9, go).unwrap_err().what(), "file.sheetEmpty");

    let mut book = Workbook::new();
    book.add_worksheet();
    book.add_worksheet().set_hidden(true).write(0, 0, "Name").unwrap();
    check(&book.save_to_buffer().unwrap(), "file.onlyHidden");
}

/// The files of Excel 97 to 2003, hidden sheets and lost zeros and all; cut off, they are refused.
#[test]
fn old_workbooks() {
    let old = [reading::label(0, 0, "Name"), reading::label(1, 0, "Old Ann")];
    let cohort = [
        reading::label(0, 0, "Pain programme"),
        reading::label(2, 0, "Patient"),
        reading::label(2, 1, "Contact"),
        reading::label(3, 0, "Name"),
        reading::label(3, 1, "Mobile"),
        reading::label(4, 0, "Tate, Ann"),
        reading::number(4, 1, 7_700_900_112.0),
        reading::label(5, 0, "Bo Lee"),
        reading::label(5, 1, "01632 960033 ext 4, ring after 6"),
        reading::label(6, 0, "Total"),
        reading::number(6, 1, 2.0),
    ];
    let book = reading::old_book(&[("Old", true, &old), ("Cohort", false, &cohort)]);
    check(
        &book,
        "Cohort: headings 3+4\n5 Ann Tate, 07700900112\n6 Bo Lee, 01632 960033 ext 4, ring after 6\n- 7 Total",
    );
    // Its end is filled up to a whole sector; what comes before that is missed.
    for cut in [600, book.len() / 2] {
        let said = read_bytes("list", &book[..cut], go).map(|sheet| understood(&List::new(sheet)));
        assert_eq!(said.unwrap_err().what(), "file.damaged", "{cut} of {}", book.len());
    }
}

/// The files of LibreOffice: what is said of a cell may stand for a thousand of them.
#[test]
fn open_document() {
    let cell = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let float = |value: &str| {
        format!(
            "<table:table-cell office:value-type=\"float\" office:value=\"{value}\"><text:p>{value}</text:p></table:table-cell>"
        )
    };
    let date = "<table:table-cell office:value-type=\"date\" office:date-value=\"1971-03-14\"><text:p>14/03/71</text:p></table:table-cell>";
    let row = |cells: &[&str]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let blank = "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"3\"/></table:table-row>";
    let (ann, bo) = (cell("Tate, Ann (Mrs)"), cell("Siân O’Hara"));
    let rows = [
        row(&[&cell("Autumn programme")]),
        blank.to_owned(),
        row(&[&cell("Name"), &cell("Mobile"), &cell("Born")]),
        row(&[&ann, &float("7700900112"), date]),
        row(&[&bo, &cell("7.7E+09"), date]),
        row(&[&cell("Ann Tate"), &float("7700900112"), "<table:table-cell/>"]),
    ];
    check(&reading::ods(&rows.concat()), "A: headings 4\n? 6 phone.lost 7.7E+09\n? 7 sameAs 5 07700900112");
    // One row a million times over is no list.
    let many = format!("<table:table-row table:number-rows-repeated=\"1000000\">{}</table:table-row>", cell("Ann"));
    check(&reading::ods(&(row(&[&cell("Name")]) + &many)), "file.tooLarge");
}

#[test]
fn headings_chosen() {
    let list = super::list("Name,Phone\nReal name,Mobile\nAnn Tate,07700 900112");
    let other = list.with_headings(&[2]);
    assert_eq!(understood(&other), "headings 2\n3 Ann Tate, 07700 900112");
    assert_eq!(list.with_headings(&[1, 2]).columns[0].heading, "Name Real name");
    assert_eq!(list.with_headings(&[]).layout().heading_rows, Vec::<u32>::new());
    // Rows that are not there do no harm.
    let _ = list.with_headings(&[0, 99, 7]).layout();
}

/// The same day in a workbook that counts from 1900 and in one that counts from 1904.
#[test]
fn days_as_numbers() {
    let sheet = r#"<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>Name</v></c><c r="B1" t="str"><v>Day</v></c></row><row r="2"><c r="A2" t="str"><v>Ann Tate</v></c><c r="B2" s="1"><v>DAY</v></c></row></sheetData></worksheet>"#;
    for (system, day) in [("", "26006"), (r#"<workbookPr date1904="1"/>"#, "24544")] {
        let bytes = reading::with_days(system, &sheet.replace("DAY", day));
        let sheet = read_bytes("list", &bytes, go).unwrap();
        assert_eq!(sheet.rows[1][1], "1971-03-14", "{system}");
        assert_eq!(List::new(sheet).columns[1].sensitive, Some(super::super::Sensitive::DateOfBirth));
    }
    // In a text file they are bare numbers; of a column of them nothing comes in.
    let list = super::list("Name,B\nAnn Tate,26006\nBo Lee,24544");
    assert_eq!(list.columns[1].sensitive, Some(super::super::Sensitive::DateOfBirth));
}

#[test]
fn dates_in_a_workbook_stay_in_it() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let date = Format::new().set_num_format("dd/mm/yyyy");
    sheet.write(0, 0, "Name").unwrap().write(0, 1, "Born").unwrap();
    let born = ExcelDateTime::from_ymd(1971, 3, 14).unwrap();
    sheet.write(1, 0, "Ann Tate").unwrap().write_with_format(1, 1, &born, &date).unwrap();
    let list = List::new(read_bytes("list", &book.save_to_buffer().unwrap(), go).unwrap());
    assert_eq!(understood(&list), "Sheet1: headings 1\n2 Ann Tate");
    assert!(!serde_json::to_string(&super::check(&list, &answered())).unwrap().contains("1971"));
}

/// Ten thousand rows: all are read, each counts, and the page still gets no endless list.
#[test]
fn ten_thousand_rows() {
    use std::fmt::Write;
    let mut text = String::from("Name,Mobile\n");
    for row in 0..10_000 {
        let _ = writeln!(text, "Person Number{row},07700 9{row:05}");
    }
    let list = List::new(read_bytes("list", text.as_bytes(), go).unwrap());
    let (people, preview) = come(&list, &answered()).unwrap();
    assert_eq!((people.len(), preview.rows, preview.layout.starts.len()), (10_000, 10_000, 12));
}
