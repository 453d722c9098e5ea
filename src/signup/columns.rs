//! Which column of a sheet is which of the form: by headers alone. What is new, gone or written in another way is told
//! before anything is read.

use std::collections::{BTreeMap, BTreeSet};

use super::hours::Row;
use crate::check;
use crate::diagnostic::{CellPlace, Diagnostic, Place, letters};
use crate::model::form::{Column, Form, Target, key};
use crate::model::sheet::Sheet;
use crate::parse::nearest::misspelt;

/// The columns of the sheet that the form knows, in the order of the form.
pub(super) struct Columns<'a>(pub Vec<Found<'a>>);

/// A column of the sheet.
pub(super) struct Found<'a> {
    /// Its place in the sheet, from 0.
    pub at: u32,
    /// Its column of the form.
    pub column: &'a Column,
    /// Which row of the question it is, if that is a grid of hours.
    pub row: Option<Row>,
}

/// How many of the headers of a sheet a form knows, and how many there are.
pub fn fit(form: &Form, sheet: &Sheet) -> (usize, usize) {
    let known = Headers::of(form);
    let headers = sheet.headers.iter().filter(|header| !header.is_empty());
    let found = headers.clone().filter(|header| known.get(header).is_some());
    (found.count(), headers.count())
}

/// The headers of a form.
struct Headers<'a> {
    form: &'a Form,
    places: BTreeMap<String, usize>,
}

impl<'a> Headers<'a> {
    fn of(form: &'a Form) -> Self {
        let columns = form.columns.iter().enumerate();
        let headers = columns
            .flat_map(|(at, column)| column.headers.iter().map(move |header| (key(header), at)));
        let places = headers.collect();
        Self { form, places }
    }

    /// The column of a header, and its row if that is a grid.
    fn get(&self, header: &str) -> Option<(usize, Option<Row>)> {
        if let Some(at) = self.places.get(&key(header)) {
            return Some((*at, None));
        }
        let (at, row) = self.grid(header)?;
        Some((at, Some(Row::of(row, &self.form.columns[at].codes)?)))
    }

    /// `Free [Monday]`, of a question of hours.
    fn grid<'h>(&self, header: &'h str) -> Option<(usize, &'h str)> {
        let (asked, row) = row_of(header)?;
        let at = *self.places.get(&key(asked))?;
        self.form.columns[at].grid.then_some((at, row))
    }
}

/// `Question [Row]`, as form services write the columns of a grid.
pub(super) fn row_of(header: &str) -> Option<(&str, &str)> {
    let (asked, row) = header.trim().strip_suffix(']')?.rsplit_once('[')?;
    Some((asked.trim(), row.trim()))
}

impl<'a> Columns<'a> {
    /// The columns of a sheet. What `others` have, sheets that are read with the same form, is not gone.
    pub fn of(
        form: &'a Form,
        sheet: &Sheet,
        others: &[&Sheet],
        problems: &mut Vec<Diagnostic>,
    ) -> Self {
        let known = Headers::of(form);
        let mut found: Vec<(usize, Found<'_>)> = Vec::new();
        let mut taken: BTreeMap<(usize, Option<String>), u32> = BTreeMap::new();
        let mut unknown = Vec::new();
        for (at, header) in (0_u32..).zip(&sheet.headers) {
            match known.get(header) {
                _ if header.is_empty() => {}
                None => unknown.push((at, header)),
                Some((place, row)) => {
                    let own = (place, row.is_some().then(|| key(header)));
                    if let Some(first) = taken.insert(own, at) {
                        problems.push(twice(sheet, header, [first, at]));
                    }
                    let column = &form.columns[place];
                    found.push((place, Found { at, column, row }));
                }
            }
        }
        let headers = others.iter().flat_map(|sheet| &sheet.headers);
        let elsewhere = headers.filter_map(|header| Some(known.get(header)?.0));
        let here = taken.keys().map(|(place, _)| *place);
        let there: BTreeSet<usize> = here.chain(elsewhere).collect();
        let gone: Vec<&Column> = (0..form.columns.len())
            .filter(|at| !there.contains(at))
            .map(|at| &form.columns[at])
            .collect();
        let renamed = Renamed {
            known: &known,
            sheet,
            gone,
            unknown,
        };
        renamed.tell(problems);
        // In the order of the form file: a first name stands before a last one whatever the sheet does.
        found.sort_by_key(|(place, found)| (*place, found.at));
        Self(found.into_iter().map(|(_, found)| found).collect())
    }
}

/// What does not stand in both.
struct Renamed<'a> {
    known: &'a Headers<'a>,
    sheet: &'a Sheet,
    gone: Vec<&'a Column>,
    unknown: Vec<(u32, &'a String)>,
}

impl Renamed<'_> {
    fn tell(mut self, problems: &mut Vec<Diagnostic>) {
        let file = format!("data/forms/{}.yaml", self.known.form.name);
        for (at, header) in std::mem::take(&mut self.unknown) {
            let place = self.sheet.place(self.sheet.header_row, at);
            let shown = short(header);
            if let Some((column, row)) = self.known.grid(header) {
                problems.push(strange_row(
                    &self.known.form.columns[column],
                    row,
                    place,
                    &file,
                ));
                continue;
            }
            let near = self.gone.iter().position(|column| is_near(header, column));
            let problem = match near.map(|near| self.gone.remove(near)) {
                Some(column) => {
                    let old = short(&column.headers[0]);
                    let message = format!(
                        "the column `{old}` is gone, and `{shown}` is new: perhaps it has another name now"
                    );
                    Diagnostic::new(check::COLUMN_CHANGED, place, message).hint(format!(
                        "if it is the same question, add `also: {}` to it in {file}",
                        quoted(header)
                    ))
                }
                None => {
                    let message =
                        format!("the column `{shown}` is new: {file} does not say what it is");
                    Diagnostic::new(check::COLUMN_CHANGED, place, message)
                        .hint(format!("add `- {{ column: {}, to: nothing }}` to its `columns`, or where its answers go instead of `nothing`", quoted(header)))
                }
            };
            problems.push(problem);
        }
        for column in self.gone {
            let place = Place::File(self.sheet.shown.to_string(), None);
            let header = short(&column.headers[0]);
            let message = format!(
                "the column `{header}` is gone: {file} says that it is `{}`",
                column.to.word()
            );
            let problem = Diagnostic::new(check::COLUMN_CHANGED, place, message).hint(format!(
                "if the form does not ask that any more, take the column out of {file}"
            ));
            problems.push(match column.to {
                Target::Nothing => problem.as_warning(),
                _ => problem,
            });
        }
    }
}

/// A row of a grid that is no day and no hours.
fn strange_row(column: &Column, row: &str, place: CellPlace, file: &str) -> Diagnostic {
    let asked = short(&column.headers[0]);
    let message = format!(
        "`{}`, a row of `{asked}`, is neither a day nor hours",
        short(row)
    );
    let hint = format!(
        "say below `answers` of `{asked}` in {file} what it stands for, `{}: 18-21`, or `nothing`",
        quoted(row)
    );
    Diagnostic::new(check::COLUMN_CHANGED, place, message).hint(hint)
}

fn quoted(header: &str) -> String {
    crate::parse::edit::Datum::Text(header.to_owned()).yaml()
}

/// A header that is not longer than a message should be.
pub(super) fn short(header: &str) -> String {
    const LONGEST: usize = 60;
    match header.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &header[..at]),
        None => header.to_owned(),
    }
}

/// A slip of the finger, or half of the words in common.
fn is_near(header: &str, column: &Column) -> bool {
    let words = |text: &str| -> Vec<String> {
        let text = key(text);
        let words = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.len() > 2);
        words.map(str::to_owned).collect()
    };
    let own = words(header);
    column.headers.iter().any(|other| {
        let theirs = words(other);
        let common = own.iter().filter(|word| theirs.contains(word)).count();
        let half = common * 2 >= own.len().max(theirs.len()) && common > 0;
        half || misspelt(&key(header), [&*key(other)]).is_some()
    })
}

fn twice(sheet: &Sheet, header: &str, [first, second]: [u32; 2]) -> Diagnostic {
    let place = sheet.place(sheet.header_row, second);
    let message = format!(
        "two columns have the header `{}`: {} and {}",
        short(header),
        letters(first),
        letters(second)
    );
    Diagnostic::new(check::COLUMN_TWICE, place, message)
        .hint("give each question of the form a text of its own, or rename one of the headers in a copy of the table")
}
