//! The figures of a report as a spreadsheet. Every cell is text: nothing is a formula, and no program guesses what it means.

use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use super::Report;
use super::names::region;

/// The bytes of the file: the same whenever it is made.
///
/// # Errors
/// What the format does not take, in words.
pub(super) fn xlsx(report: &Report<'_>) -> Result<Vec<u8>, String> {
    workbook(report).map_err(|error| format!("the sheet of {}: {error}", report.round.id))
}

fn workbook(report: &Report<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let title = format!("{}: {}", report.program.config.title, report.round.title);
    let last = report.round.last_day();
    let made = moment(report.program.today.min(last))?;
    book.set_properties(
        &DocProperties::new()
            .set_title(title)
            .set_creation_datetime(&made),
    );
    let facts = report.facts().into_iter();
    let facts = facts.map(|(name, value)| vec![name.to_owned(), value]);
    fill(book.add_worksheet(), "Figures", &["Figure", "Value"], facts)?;
    fill(
        book.add_worksheet(),
        "Groups",
        &[
            "Field",
            "Value",
            "People",
            "With a partner",
            "Mean score",
            "Wishes",
            "Wishes met",
        ],
        groups(report).into_iter(),
    )?;
    let scores = report.figures.scores.by_hundred.iter().enumerate();
    let scores = scores.map(|(at, count)| vec![(at * 100).to_string(), count.to_string()]);
    fill(
        book.add_worksheet(),
        "Scores",
        &["From score", "Matches"],
        scores,
    )?;
    let flows = report.figures.flows.iter().map(|flow| {
        let [one, other] = flow.between.map(|part| region(part).to_owned());
        vec![one, other, flow.pairs.to_string()]
    });
    fill(
        book.add_worksheet(),
        "Flows",
        &["Between", "And", "Pairs"],
        flows,
    )?;
    book.save_to_buffer()
}

fn moment(day: Date) -> Result<ExcelDateTime, XlsxError> {
    let part = |number: i8| u8::try_from(number).unwrap_or(1);
    let year = u16::try_from(day.year()).unwrap_or(1900);
    ExcelDateTime::from_ymd(year, part(day.month()), part(day.day()))
}

fn groups(report: &Report<'_>) -> Vec<Vec<String>> {
    let names = report.names();
    let mut rows = Vec::new();
    for group in &report.figures.groups {
        for row in &group.rows {
            rows.push(vec![
                names.what(group.what),
                names.value(group.what, &row.value),
                row.people.to_string(),
                row.matched.to_string(),
                row.mean().map_or_else(String::new, |mean| mean.to_string()),
                row.wishes.asked.to_string(),
                row.wishes.met.to_string(),
            ]);
        }
    }
    rows
}

fn fill(
    sheet: &mut Worksheet,
    name: &str,
    heads: &[&str],
    rows: impl Iterator<Item = Vec<String>>,
) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    for (column, head) in (0u16..).zip(heads) {
        sheet.write_string(0, column, *head)?;
    }
    for (at, row) in (1u32..).zip(rows) {
        for (column, cell) in (0u16..).zip(row) {
            sheet.write_string(at, column, cell)?;
        }
    }
    Ok(())
}
