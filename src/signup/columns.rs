//! Which column of a sheet is which of the form: by headers alone. What is new, gone or written in another way is told
//! before anything is read.

use std::collections::{BTreeMap, BTreeSet};

use crate::check;
use crate::diagnostic::{Diagnostic, Place, letters};
use crate::model::form::{Column, Form, Target, key};
use crate::model::sheet::Sheet;
use crate::parse::nearest::misspelt;

/// The columns of the sheet that the form knows, in their order: the place of each, and its column of the form.
pub(super) struct Columns<'a>(pub Vec<(u32, &'a Column)>);

/// How many of the headers of a sheet a form knows, and how many there are.
pub fn fit(form: &Form, sheet: &Sheet) -> (usize, usize) {
    let by_header = by_header(form);
    let headers = sheet.headers.iter().filter(|header| !header.is_empty());
    let known = headers
        .clone()
        .filter(|header| by_header.contains_key(&key(header)));
    (known.count(), headers.count())
}

fn by_header(form: &Form) -> BTreeMap<String, usize> {
    let columns = form.columns.iter().enumerate();
    let headers =
        columns.flat_map(|(at, column)| column.headers.iter().map(move |header| (key(header), at)));
    headers.collect()
}

impl<'a> Columns<'a> {
    /// The columns of a sheet. What `others` have, sheets that are read with the same form, is not gone.
    pub fn of(
        form: &'a Form,
        sheet: &Sheet,
        others: &[&Sheet],
        problems: &mut Vec<Diagnostic>,
    ) -> Self {
        let by_header = by_header(form);
        let mut found: Vec<(u32, &Column)> = Vec::new();
        let mut taken: BTreeMap<usize, u32> = BTreeMap::new();
        let mut unknown = Vec::new();
        for (at, header) in (0_u32..).zip(&sheet.headers) {
            match by_header.get(&key(header)) {
                _ if header.is_empty() => {}
                None => unknown.push((at, header)),
                Some(column) => {
                    if let Some(first) = taken.insert(*column, at) {
                        problems.push(twice(sheet, header, [first, at]));
                    }
                    found.push((at, &form.columns[*column]));
                }
            }
        }
        let headers = others.iter().flat_map(|sheet| &sheet.headers);
        let elsewhere: BTreeSet<usize> = headers
            .filter_map(|header| by_header.get(&key(header)).copied())
            .collect();
        let gone: Vec<&Column> = (0..form.columns.len())
            .filter(|at| !taken.contains_key(at) && !elsewhere.contains(at))
            .map(|at| &form.columns[at])
            .collect();
        let renamed = Renamed {
            form,
            sheet,
            gone,
            unknown,
        };
        renamed.tell(problems);
        // In the order of the form file: a first name stands before a last one whatever the sheet does.
        found.sort_by_key(|(_, column)| by_header.get(&key(&column.headers[0])).copied());
        Self(found)
    }
}

/// What does not stand in both.
struct Renamed<'a> {
    form: &'a Form,
    sheet: &'a Sheet,
    gone: Vec<&'a Column>,
    unknown: Vec<(u32, &'a String)>,
}

impl Renamed<'_> {
    fn tell(mut self, problems: &mut Vec<Diagnostic>) {
        let file = format!("data/forms/{}.yaml", self.form.name);
        for (at, header) in std::mem::take(&mut self.unknown) {
            let place = self.sheet.place(self.sheet.header_row, at);
            let shown = short(header);
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
