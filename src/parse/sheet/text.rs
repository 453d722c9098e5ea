//! Tables as text: CSV with any sign between its cells, in any quoting.

use std::collections::BTreeMap;

use super::limits::Budget;
use super::{File, Raw, RawTable, charset};
use crate::check;
use crate::diagnostic::{CellPlace, Diagnostic};
use crate::model::sheet::{Cell, Rows};

/// What may stand between two cells.
const SIGNS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// So many records tell which of them does.
const SAMPLE: usize = 60;

/// Reads the one table of a text.
pub(super) fn read(bytes: &[u8], file: File<'_>) -> Result<Raw, Diagnostic> {
    let (text, guessed) = charset::decode(bytes);
    if text.contains('\0') {
        return Err(file
            .unreadable("this is neither a text nor a spreadsheet")
            .hint(super::EXPORT));
    }
    let mut problems = Vec::new();
    if let Some(name) = guessed {
        let message = format!("this text is not UTF-8; it was read as {name}, by its letters");
        let problem = file.problem(check::SHEET_ENCODING, message);
        problems.push(problem.hint(
            "look whether names with accents are right; exported as UTF-8, or as `.xlsx`, there is nothing to guess",
        ));
    }
    let (text, told) = named_sign(&text);
    let sign = told.unwrap_or_else(|| sign(text));
    let rows = rows(text, sign, file, &mut problems)?;
    let table = RawTable { name: None, rows };
    Ok(Raw {
        tables: vec![table],
        problems,
    })
}

/// What Excel is told by a first line `sep=;`, which it does not show.
fn named_sign(text: &str) -> (&str, Option<u8>) {
    let line = text.lines().next().unwrap_or_default();
    let sign = line
        .trim_matches('"')
        .strip_prefix("sep=")
        .map(str::as_bytes);
    match sign {
        Some([sign]) => (
            text[line.len()..]
                .trim_start_matches('\r')
                .trim_start_matches('\n'),
            Some(*sign),
        ),
        _ => (text, None),
    }
}

/// The sign by which the most records have as many cells as most have, the more cells the better.
fn sign(text: &str) -> u8 {
    let rank = |sign: u8| {
        let records = reader(text, sign).into_byte_records().map_while(Result::ok);
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for record in records.take(SAMPLE) {
            *counts.entry(record.len()).or_default() += 1;
        }
        let all: usize = counts.values().sum();
        let most = counts
            .into_iter()
            .max_by_key(|(cells, records)| (*records, *cells));
        let (cells, records) = most.unwrap_or_default();
        (cells > 1, records * 100 / all.max(1), cells)
    };
    let mut best = (SIGNS[0], rank(SIGNS[0]));
    for sign in &SIGNS[1..] {
        let rank = rank(*sign);
        if rank > best.1 {
            best = (*sign, rank);
        }
    }
    best.0
}

fn reader(text: &str, sign: u8) -> csv::Reader<&[u8]> {
    let mut builder = csv::ReaderBuilder::new();
    builder.delimiter(sign).has_headers(false).flexible(true);
    builder.from_reader(text.as_bytes())
}

fn rows(
    text: &str,
    sign: u8,
    file: File<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Result<Rows, Diagnostic> {
    let mut reader = reader(text, sign);
    let mut record = csv::StringRecord::new();
    let (mut rows, mut number, mut budget) = (Rows::default(), 0, Budget::default());
    let mut start = 0;
    while reader
        .read_record(&mut record)
        .map_err(|error| file.broken(&error.to_string()))?
    {
        start = record.position().map_or(0, csv::Position::byte);
        number += 1 + empty_lines(text, start);
        rows.begin(number);
        for (column, text) in record.iter().enumerate() {
            let column = u32::try_from(column).unwrap_or(u32::MAX);
            budget
                .take(number, column, text.len())
                .map_err(|why| file.too_large(&why))?;
            rows.push(&match text {
                "" => Cell::Empty,
                text => Cell::Text(text.into()),
            });
        }
    }
    let last = usize::try_from(start)
        .ok()
        .and_then(|start| text.get(start..));
    problems.extend(unclosed(last.unwrap_or_default(), number, file));
    Ok(rows)
}

/// Lines with nothing on them, which a spreadsheet counts and the reader passes over.
fn empty_lines(text: &str, start: u64) -> u32 {
    let start = usize::try_from(start).unwrap_or(usize::MAX).min(text.len());
    let before = text.as_bytes()[..start].last();
    let mut rest = &text.as_bytes()[start..];
    if before == Some(&b'\r') {
        rest = rest.strip_prefix(b"\n").unwrap_or(rest);
    }
    let mut lines = 0;
    loop {
        rest = match rest {
            [b'\r', b'\n', rest @ ..] | [b'\r' | b'\n', rest @ ..] => rest,
            _ => return lines,
        };
        lines += 1;
    }
}

/// A quotation mark that is opened and never closed takes all that follows into its cell.
fn unclosed(last: &str, row: u32, file: File<'_>) -> Option<Diagnostic> {
    let last = last.trim_end_matches(['\r', '\n']);
    let odd = last.matches('"').count() % 2 == 1;
    let open = odd && last.contains('\n');
    open.then(|| {
        let place = CellPlace { file: file.shown.into(), row, column: 0 };
        let message = "a quotation mark in this row is opened and never closed: all that follows is in one cell";
        Diagnostic::new(check::SHEET_SHAPE, place, message)
            .hint("export the table again; a text editor may have cut it")
    })
}
