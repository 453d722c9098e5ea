//! The answers of each row of a sheet.

use std::collections::HashMap;

use jiff::tz::TimeZone;

use super::asked::{Asked, Part};
use super::columns::{Columns, short};
use super::inert;
use super::moment::{self, Fault, Written};
use super::questions::{Kind, Questions};
use super::unknown::Unknown;
use crate::check;
use crate::diagnostic::{CellPlace, Diagnostic, any_error};
use crate::model::form::{Answer, Answers, Form, Given, Target};
use crate::model::sheet::{Cell, Row, Sheet};
use crate::parse::fields::MAX_TEXT;

/// What a sheet says with its form.
pub struct Read {
    /// One for each row, in their order; none if the columns are not those of the form.
    pub rows: Vec<Answers>,
    /// Columns of which nothing is kept, each with how many cells say something.
    pub nowhere: Vec<(String, usize)>,
    /// What somebody should see.
    pub problems: Vec<Diagnostic>,
}

/// Reads a sheet. `others` are read with the same form, `questions` are those of the program.
pub fn read(form: &Form, sheet: &Sheet, others: &[&Sheet], questions: &Questions) -> Read {
    let mut problems = Vec::new();
    let columns = Columns::of(form, sheet, others, &mut problems);
    if any_error(&problems) {
        return Read {
            rows: Vec::new(),
            nowhere: Vec::new(),
            problems,
        };
    }
    let columns = columns.0.into_iter();
    let asked = columns.filter_map(|found| {
        let question = questions.get(&found.column.to)?;
        Some(Asked::new(found, question, form, sheet))
    });
    let asked: Vec<Asked<'_>> = asked.collect();
    let zone = form
        .time_zone
        .as_deref()
        .and_then(|name| TimeZone::get(name).ok());
    let mut reading = Reading {
        form,
        sheet,
        zone,
        unknown: Unknown::default(),
        said: vec![HashMap::new(); asked.len()],
        problems,
    };
    let rows = sheet
        .rows
        .iter()
        .map(|row| reading.row(row, &asked))
        .collect();
    let Reading {
        unknown,
        mut problems,
        ..
    } = reading;
    unknown.tell(form, |target| questions.get(target), &mut problems);
    Read {
        rows,
        nowhere: nowhere(sheet, &asked),
        problems,
    }
}

struct Reading<'a> {
    form: &'a Form,
    sheet: &'a Sheet,
    zone: Option<TimeZone>,
    unknown: Unknown,
    /// What the cells of each column say that many have: choices, not texts.
    said: Vec<HashMap<String, Vec<Part>>>,
    problems: Vec<Diagnostic>,
}

/// So many cells of a column are remembered.
const REMEMBERED: usize = 500;

impl Reading<'_> {
    fn row(&mut self, row: Row<'_>, asked: &[Asked<'_>]) -> Answers {
        let first = row.cells().position(|cell| cell != Cell::Empty);
        let first = u32::try_from(first.unwrap_or(0)).unwrap_or(0);
        let mut answers = Answers {
            place: self.sheet.place(row.number, first),
            given: Given::default(),
            silent: None,
            unread: Vec::new(),
        };
        for (column, asked) in asked.iter().enumerate() {
            self.cell(row, column, asked, &mut answers);
        }
        agree_to_all(&mut answers, asked);
        let width = self.sheet.headers.len();
        let beyond = row.cells().skip(width).any(|cell| !cell.text().is_empty());
        if beyond {
            // Told where the sheet was read: its answers may stand under the wrong headers.
            let place = self
                .sheet
                .place(row.number, u32::try_from(width).unwrap_or(u32::MAX));
            answers.unread.push(Answer {
                to: Target::Nothing,
                text: String::new(),
                place,
            });
        }
        answers.given.shrink();
        answers
    }

    /// The answers of a cell; whole tables of choices are read once for each choice.
    fn parts(&mut self, column: usize, asked: &Asked<'_>, text: &str) -> Vec<Part> {
        let said = &mut self.said[column];
        if let Some(parts) = said.get(text) {
            return parts.clone();
        }
        let parts = asked.answers(text);
        if asked.is_choice() && said.len() < REMEMBERED {
            said.insert(text.to_owned(), parts.clone());
        }
        parts
    }

    fn cell(&mut self, row: Row<'_>, column: usize, asked: &Asked<'_>, answers: &mut Answers) {
        if asked.question.kind == Kind::Nothing {
            return;
        }
        let cell = row.cell(asked.at);
        let text = inert::prose(&cell.text());
        let (kind, to) = (asked.question.kind, &asked.column.to);
        if text.is_empty() {
            if kind == Kind::Consent && answers.silent.is_none() {
                answers.silent = Some(Box::new(self.sheet.place(row.number, asked.at)));
            }
            return;
        }
        let place = self.sheet.place(row.number, asked.at);
        if text.chars().count() > MAX_TEXT {
            self.too_long(&place, asked);
            let text = text.chars().take(MAX_TEXT).collect();
            answers.unread.push(Answer {
                to: to.clone(),
                text,
                place,
            });
            return;
        }
        let answer = |text: String| Answer {
            to: to.clone(),
            text,
            place: place.clone(),
        };
        if kind == Kind::Moment {
            let written = self.moment(&cell, &text, &place, asked);
            match written {
                Some(text) => {
                    give(answers, kind, answer(text));
                }
                None => answers.unread.push(answer(text)),
            }
            return;
        }
        for (one, values) in self.parts(column, asked, &text) {
            match values {
                Some(values) => {
                    for value in values {
                        let other = give(answers, kind, answer(value));
                        if other {
                            self.two(&place, asked);
                            answers.unread.push(answer(one.clone()));
                        }
                    }
                }
                None => {
                    self.unknown.meet(&one, asked, &place);
                    answers.unread.push(answer(one));
                }
            }
        }
    }

    fn moment(
        &mut self,
        cell: &Cell<'_>,
        text: &str,
        place: &CellPlace,
        asked: &Asked<'_>,
    ) -> Option<String> {
        let read = match cell {
            Cell::Moment(moment) => Ok(Written::from(*moment)),
            _ => moment::read(text, asked.order),
        };
        let fault = match read {
            Ok(written) => return Some(written.text(self.zone.as_ref())),
            Err(fault) => fault,
        };
        let (message, hint) = match fault {
            Fault::Order => (
                format!(
                    "`{}` may be two days: which number is the month?",
                    short(text)
                ),
                format!(
                    "write `dates: day-first` or `dates: month-first` in data/forms/{}.yaml",
                    self.form.name
                ),
            ),
            Fault::Unknown => (
                format!("`{}` is no day and no moment", short(text)),
                "write it as in 2026-07-02 in a copy of the table".to_owned(),
            ),
        };
        self.problems
            .push(Diagnostic::new(check::BAD_MOMENT, place.clone(), message).hint(hint));
        None
    }

    fn two(&mut self, place: &CellPlace, asked: &Asked<'_>) {
        let to = asked.column.to.word();
        let message = format!("this is a second answer for `{to}`, which takes one");
        let problem = Diagnostic::new(check::TWO_ANSWERS, place.clone(), message);
        self.problems.push(problem.hint(
            "delete the one that does not count in a copy of the table, or let one of the columns go to `nothing`",
        ));
    }

    fn too_long(&mut self, place: &CellPlace, asked: &Asked<'_>) {
        let header = short(&asked.column.headers[0]);
        let message = format!("the answer to `{header}` is longer than {MAX_TEXT} characters");
        let problem = Diagnostic::new(check::TEXT_TOO_LONG, place.clone(), message);
        self.problems
            .push(problem.hint("shorten it in a copy of the table, and import that"));
    }
}

/// Whoever is asked for consent in several columns agrees if all say yes: what is empty is no yes. What is told is the first no.
fn agree_to_all(answers: &mut Answers, asked: &[Asked<'_>]) {
    let columns = asked
        .iter()
        .filter(|asked| asked.question.kind == Kind::Consent)
        .count();
    let given = answers.given.take(&Target::Consent);
    let is_no = |answer: &Answer| answer.text != "yes";
    let no = given.iter().position(is_no);
    let all = given.len() == columns && no.is_none();
    if let Some(mut answer) = given.into_iter().nth(no.unwrap_or(0)) {
        if !all {
            "no".clone_into(&mut answer.text);
        }
        if let (None, Some(silent)) = (no, &answers.silent) {
            answer.place = (**silent).clone();
        }
        answers.given.push(answer);
    }
}

/// Puts an answer beside those that are there: names and texts become one, and lists grow. Says whether there was another
/// answer where only one can be.
fn give(answers: &mut Answers, kind: Kind, answer: Answer) -> bool {
    let between = match kind {
        Kind::Name => " ",
        Kind::Prose => "\n\n",
        _ => "",
    };
    if kind == Kind::Consent {
        answers.given.push(answer);
        return false;
    }
    let given = answers.given.get_mut(&answer.to);
    if given.iter().any(|known| known.text == answer.text) {
        return false;
    }
    match given.first_mut() {
        Some(first) if !between.is_empty() => {
            first.text.push_str(between);
            first.text.push_str(&answer.text);
        }
        Some(_) if !kind.is_many() => return true,
        _ => answers.given.push(answer),
    }
    false
}

/// Columns of which nothing is kept.
fn nowhere(sheet: &Sheet, asked: &[Asked<'_>]) -> Vec<(String, usize)> {
    let kept = |at: u32| {
        let mut asked = asked.iter();
        asked.any(|asked| asked.at == at && asked.question.kind != Kind::Nothing)
    };
    let columns = (0_u32..).zip(&sheet.headers).filter(|(at, _)| !kept(*at));
    let counted = columns.map(|(at, header)| {
        let cells = sheet
            .rows
            .iter()
            .filter(|row| !row.cell(at).text().is_empty())
            .count();
        let name = match header.is_empty() {
            true => format!("column {}", crate::diagnostic::letters(at)),
            false => header.clone(),
        };
        (name, cells)
    });
    counted.filter(|(_, cells)| *cells > 0).collect()
}
