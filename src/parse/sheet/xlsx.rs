//! Tables of Excel and of forms that hand out its files: `.xlsx`.
//!
//! Cells are read one by one: what a sheet says about its size is not believed.

use std::io::Cursor;

use calamine::{Data, DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use jiff::civil::{Date, DateTime, Time};

use super::limits::Budget;
use super::{File, PASSWORD, Raw, RawTable, WITHOUT};
use crate::diagnostic::Diagnostic;
use crate::model::sheet::{Cell, Rows};

/// Reads every sheet that can be seen.
pub(super) fn read(bytes: &[u8], file: File<'_>) -> Result<Raw, Diagnostic> {
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|error| fault(&error, file))?;
    let seen = workbook.sheets_metadata().iter().filter(|sheet| {
        sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible
    });
    let names: Vec<String> = seen.map(|sheet| sheet.name.clone()).collect();
    let (mut raw, mut budget) = (Raw::default(), Budget::default());
    for name in names {
        let rows = rows(&mut workbook, &name, &mut budget, file)?;
        raw.tables.push(RawTable {
            name: Some(name),
            rows,
        });
    }
    Ok(raw)
}

fn rows(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    budget: &mut Budget,
    file: File<'_>,
) -> Result<Rows, Diagnostic> {
    let broken = |error: XlsxError| fault(&error, file);
    let mut reader = workbook.worksheet_cells_reader(name).map_err(broken)?;
    let mut rows = Rows::default();
    while let Some(found) = reader.next_cell().map_err(broken)? {
        let (row, column) = found.get_position();
        let cell = cell(found.get_value());
        if cell == Cell::Empty {
            continue;
        }
        budget
            .take(row, column, length(&cell))
            .map_err(|why| file.too_large(&why))?;
        let number = row.saturating_add(1);
        if rows.last_number().is_none_or(|last| last < number) {
            rows.begin(number);
        }
        if rows.last_number() != Some(number) {
            return Err(file.broken("its rows are not in order"));
        }
        rows.put(column as usize, &cell);
    }
    Ok(rows)
}

fn length(cell: &Cell<'_>) -> usize {
    match cell {
        Cell::Text(text) => text.len(),
        _ => 0,
    }
}

fn cell<'a>(value: &'a DataRef<'_>) -> Cell<'a> {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::String(text) | DataRef::DurationIso(text) => worded(text),
        DataRef::SharedString(text) => worded(text),
        DataRef::Int(number) => Cell::Text(number.to_string().into()),
        DataRef::Float(number) => Cell::Text(super::table::number(*number).into()),
        DataRef::Bool(yes) => Cell::Text(if *yes { "yes" } else { "no" }.into()),
        DataRef::DateTime(moment) => dated(moment),
        DataRef::DateTimeIso(text) => super::table::iso(text),
        // What a formula could not compute, such as `#REF!`, stays what everybody sees.
        DataRef::Error(error) => Cell::Text(Data::Error(error.clone()).to_string().into()),
    }
}

fn worded(text: &str) -> Cell<'_> {
    match text {
        "" => Cell::Empty,
        text => Cell::Text(text.into()),
    }
}

/// A number that is shown as a day, an hour, or a span of time.
fn dated(moment: &ExcelDateTime) -> Cell<'static> {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let small = |number: u8| i8::try_from(number).ok();
    let read = || {
        let time = Time::new(small(hour)?, small(minute)?, small(second)?, 0).ok()?;
        if moment.as_f64() < 1.0 || moment.is_duration() {
            return Some(Cell::Text(time.to_string().into()));
        }
        let date = Date::new(i16::try_from(year).ok()?, small(month)?, small(day)?).ok()?;
        Some(Cell::Moment(DateTime::from_parts(date, time)))
    };
    read().unwrap_or_else(|| Cell::Text(super::table::number(moment.as_f64()).into()))
}

fn fault(error: &XlsxError, file: File<'_>) -> Diagnostic {
    match error {
        XlsxError::Password => file.unreadable(PASSWORD).hint(WITHOUT),
        error => file.broken(&error.to_string()),
    }
}
