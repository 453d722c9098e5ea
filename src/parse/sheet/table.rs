//! Rows of cells to a sheet: where its header stands, and which rows are answers.

use std::sync::Arc;

use jiff::civil::{Date, DateTime, Time};

use crate::check;
use crate::diagnostic::{CellPlace, Diagnostic, letters};
use crate::model::sheet::{Cell, Row, Rows, Sheet};

/// So many rows may stand above the header: titles, dates, empty ones.
const ABOVE: usize = 10;

/// The sheet of some rows; `None` if it has no header or no row below it.
pub(super) fn sheet(
    mut rows: Rows,
    shown: &Arc<str>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Sheet> {
    rows.retain(|row| filled(row) > 0);
    let at = header(&rows)?;
    let header = rows.iter().nth(at)?;
    let header_row = header.number;
    let mut headers: Vec<String> = header.cells().map(|cell| words(&cell)).collect();
    while headers.last().is_some_and(String::is_empty) {
        headers.pop();
    }
    rows.skip_past(at);
    if rows.is_empty() {
        return None;
    }
    for row in rows.iter() {
        problems.extend(too_wide(row, headers.len(), shown));
    }
    Some(Sheet {
        shown: Arc::clone(shown),
        header_row,
        headers,
        rows,
    })
}

/// The first row that is at least half as wide as the widest of those that follow; a single cell above others is a title.
fn header(rows: &Rows) -> Option<usize> {
    let widest = rows.iter().take(ABOVE + 10).map(filled).max()?;
    let is_wide = |row: Row<'_>| filled(row) * 2 >= widest && (filled(row) > 1 || widest == 1);
    let wide = rows.iter().take(ABOVE).position(is_wide);
    wide.or((!rows.is_empty()).then_some(0))
}

fn filled(row: Row<'_>) -> usize {
    row.cells().filter(|cell| !cell.is_blank()).count()
}

/// A header on one line, without a mark of the byte order that an older export has put into it, and without signs that
/// cannot be seen.
fn words(cell: &Cell<'_>) -> String {
    let text = cell.text();
    let seen = |c: &char| {
        !matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}')
            && (!c.is_control() || c.is_whitespace())
    };
    let text: String = text.chars().filter(seen).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Answers beyond the last header: most often a comma without quotation marks has shifted the row.
fn too_wide(row: Row<'_>, width: usize, shown: &Arc<str>) -> Option<Diagnostic> {
    let beyond = row.cells().skip(width).position(|cell| !cell.is_blank())?;
    let column = u32::try_from(width + beyond).unwrap_or(u32::MAX);
    let place = CellPlace {
        file: Arc::clone(shown),
        row: row.number,
        column,
    };
    let message = format!(
        "this row goes on to column {}, beyond the last header: its answers may stand under the wrong ones",
        letters(column)
    );
    Some(Diagnostic::new(check::SHEET_SHAPE, place, message).hint(
        "compare the row with what the form shows, and export the table again with quotation marks around its cells",
    ))
}

/// A number as a person would write it: whole ones without a point.
pub(super) fn number(number: f64) -> String {
    // The shortest digits that mean this number: 0.1 and not 0.1000000000000000055.
    number.to_string()
}

/// A day, or a day with its time, as ISO 8601 has it; a text if it is neither.
pub(super) fn iso(text: &str) -> Cell<'static> {
    let moment = text.parse::<DateTime>().ok();
    let day = || Some(text.parse::<Date>().ok()?.to_datetime(Time::midnight()));
    match moment.or_else(day) {
        Some(moment) => Cell::Moment(moment),
        None => Cell::Text(text.to_owned().into()),
    }
}
