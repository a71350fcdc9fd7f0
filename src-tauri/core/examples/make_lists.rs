//! Makes `tests/fixtures/lists/autumn_programme.xlsx` from the CSV beside it, with dates and numbers
//! as a spreadsheet holds them.

use std::path::Path;

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/lists");
    let text = std::fs::read_to_string(folder.join("autumn_programme.csv"))?;
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let date = Format::new().set_num_format("dd/mm/yyyy");
    let bold = Format::new().set_bold();
    let mut book = Workbook::new();
    // Made on a fixed day, so that making it again changes nothing.
    let made = ExcelDateTime::from_ymd(2026, 11, 2)?;
    book.set_properties(&rust_xlsxwriter::DocProperties::new().set_creation_datetime(&made));
    let sheet = book.add_worksheet().set_name("Autumn 2026")?;
    for (row, record) in (0_u32..).zip(reader.records()) {
        let record = record?;
        for (column, value) in (0_u16..).zip(record.iter()) {
            let parts: Vec<u16> = value.split('/').filter_map(|part| part.parse().ok()).collect();
            let phone: String = value.chars().filter(char::is_ascii_digit).collect();
            match (row, column) {
                (0, _) => sheet.write_with_format(row, column, value, &bold)?,
                (_, 3) => match parts[..] {
                    [day, month, year] => {
                        let at = ExcelDateTime::from_ymd(year, u8::try_from(month)?, u8::try_from(day)?)?;
                        sheet.write_with_format(row, column, &at, &date)?
                    }
                    _ => sheet.write(row, column, value)?,
                },
                (_, 7) => sheet.write(row, column, value.parse::<f64>()?)?,
                // Typed without spaces, so Excel took it for a number and dropped the zero.
                (7, 4) => sheet.write(row, column, phone.parse::<f64>()?)?,
                _ if value.is_empty() => sheet,
                _ => sheet.write(row, column, value)?,
            };
        }
    }
    sheet.autofit();
    book.save(folder.join("autumn_programme.xlsx"))?;
    Ok(())
}
