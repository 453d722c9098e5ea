//! Exports of sign-up forms: bytes → cells, and what is said of bytes that are none.

mod broken;
mod dialects;
mod spreadsheets;
pub mod write;

use fortnight::diagnostic::{self, Diagnostic};
use fortnight::model::sheet::{Cell, Sheet};
use fortnight::parse::sheet::{Tables, read};
use fortnight::source::Sources;

/// The tables of some bytes.
fn tables(bytes: &[u8]) -> Tables {
    read(bytes, "signups.csv").unwrap_or_else(|problem| panic!("{problem:?}"))
}

/// Headers and rows as texts, moments as ISO 8601 has them.
pub fn texts(sheet: &Sheet) -> Vec<Vec<String>> {
    let text = |cell: Cell<'_>| match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.into_owned(),
        Cell::Moment(moment) => moment.to_string(),
    };
    let width = sheet.headers.len();
    let rows = sheet.rows.iter().map(|row| {
        let cells = (0..width).map(|at| text(row.cell(u32::try_from(at).unwrap())));
        cells.collect()
    });
    std::iter::once(sheet.headers.clone()).chain(rows).collect()
}

fn said(problems: &[Diagnostic]) -> String {
    let sources = Sources::default();
    let all = problems
        .iter()
        .map(|problem| diagnostic::render(&sources, problem, false) + "\n");
    all.collect()
}
