//! Tables of Excel and of forms that hand out its files: `.xlsx`.
//!
//! Cells are read one by one: what a sheet says about its size is not believed.

use std::io::Cursor;

use calamine::{Data, DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use jiff::civil::{Date, DateTime, Time};

use super::limits::Budget;
use super::{File, PASSWORD, Raw, RawTable, WITHOUT};
use crate::diagnostic::Diagnostic;
use crate::model::sheet::{Cell, Row};

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
) -> Result<Vec<Row>, Diagnostic> {
    let broken = |error: XlsxError| fault(&error, file);
    let mut reader = workbook.worksheet_cells_reader(name).map_err(broken)?;
    let mut rows: Vec<Row> = Vec::new();
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
        if rows.last().is_none_or(|last| last.number < number) {
            rows.push(Row {
                number,
                cells: Vec::new(),
            });
        }
        let Some(last) = rows.last_mut().filter(|last| last.number == number) else {
            return Err(file.broken("its rows are not in order"));
        };
        let column = column as usize;
        if last.cells.len() <= column {
            last.cells.resize(column + 1, Cell::Empty);
        }
        last.cells[column] = cell;
    }
    Ok(rows)
}

fn length(cell: &Cell) -> usize {
    match cell {
        Cell::Text(text) => text.len(),
        _ => 0,
    }
}

fn cell(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::String(text) | DataRef::DurationIso(text) => worded(text),
        DataRef::SharedString(text) => worded(text),
        DataRef::Int(number) => Cell::Text(number.to_string()),
        DataRef::Float(number) => Cell::Text(super::table::number(*number)),
        DataRef::Bool(yes) => Cell::Text(if *yes { "yes" } else { "no" }.to_owned()),
        DataRef::DateTime(moment) => dated(moment),
        DataRef::DateTimeIso(text) => super::table::iso(text),
        // What a formula could not compute, such as `#REF!`, stays what everybody sees.
        DataRef::Error(error) => Cell::Text(Data::Error(error.clone()).to_string()),
    }
}

fn worded(text: &str) -> Cell {
    match text {
        "" => Cell::Empty,
        text => Cell::Text(text.to_owned()),
    }
}

/// A number that is shown as a day, an hour, or a span of time.
fn dated(moment: &ExcelDateTime) -> Cell {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let small = |number: u8| i8::try_from(number).ok();
    let read = || {
        let time = Time::new(small(hour)?, small(minute)?, small(second)?, 0).ok()?;
        if moment.as_f64() < 1.0 || moment.is_duration() {
            return Some(Cell::Text(time.to_string()));
        }
        let date = Date::new(i16::try_from(year).ok()?, small(month)?, small(day)?).ok()?;
        Some(Cell::Moment(DateTime::from_parts(date, time)))
    };
    read().unwrap_or_else(|| Cell::Text(super::table::number(moment.as_f64())))
}

fn fault(error: &XlsxError, file: File<'_>) -> Diagnostic {
    match error {
        XlsxError::Password => file.unreadable(PASSWORD).hint(WITHOUT),
        error => file.broken(&error.to_string()),
    }
}
