//! The table of a mail merge as a spreadsheet, for word processors and add-ons of mail accounts, which read it without asking for encodings.
//! Every cell is text: nothing in it is a formula, whatever it begins with.

use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

/// The bytes of a sheet with a head and rows: the same on one day.
///
/// # Errors
/// What the format does not take, in words.
pub(super) fn xlsx(day: Date, head: &[&str], rows: &[Vec<String>]) -> Result<Vec<u8>, String> {
    made(day, head, rows).map_err(|error| format!("the sheet: {error}"))
}

fn made(day: Date, head: &[&str], rows: &[Vec<String>]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let part = |number: i8| u8::try_from(number).unwrap_or(1);
    let year = u16::try_from(day.year()).unwrap_or(1900);
    let made = ExcelDateTime::from_ymd(year, part(day.month()), part(day.day()))?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet = book.add_worksheet();
    sheet.set_name("Letters")?;
    let bold = Format::new().set_bold();
    for (column, name) in (0..).zip(head) {
        sheet.write_string_with_format(0, column, *name, &bold)?;
    }
    for (number, row) in (1..).zip(rows) {
        for (column, cell) in (0..).zip(row) {
            sheet.write_string(number, column, cell)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    book.save_to_buffer()
}
