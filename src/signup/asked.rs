//! A column of a sheet with all that is known of its answers, and what one of them stands for.

use super::columns::Found;
use super::hours::{self, Row};
use super::questions::{Kind, NO, Question, YES};
use super::split::{signs, split};
use super::{inert, order};
use crate::model::Language;
use crate::model::form::{Column, DateOrder, Form, key};
use crate::model::sheet::Sheet;

/// A column with what is known of its answers.
pub(super) struct Asked<'a> {
    /// Its place in the sheet, from 0.
    pub at: u32,
    pub column: &'a Column,
    pub question: &'a Question,
    /// How days are written: as the form file says, or as the column tells.
    pub order: Option<DateOrder>,
    /// Separators in the longest known answer.
    longest: usize,
    /// Which row of a grid of hours.
    row: Option<Row>,
}

/// An answer as it stands in a cell, and what it stands for; `None` if nobody has said it.
pub(super) type Part = (String, Option<Vec<String>>);

impl<'a> Asked<'a> {
    pub fn new(found: Found<'a>, question: &'a Question, form: &Form, sheet: &Sheet) -> Self {
        let Found { at, column, row } = found;
        let own = || Row::of(column.value.as_deref()?, &column.codes);
        let row = row.or_else(|| own().filter(|_| question.kind == Kind::Hours));
        let known = column.codes.keys().chain(question.known.keys());
        let longest = column
            .split
            .and_then(|by| known.map(|word| signs(word, by)).max());
        let is_moment = question.kind == Kind::Moment;
        Self {
            at,
            column,
            question,
            order: form
                .dates
                .or_else(|| is_moment.then(|| order_of(sheet, at))?),
            longest: longest.unwrap_or(0),
            row,
        }
    }

    /// Whether many say the same.
    pub fn is_choice(&self) -> bool {
        let kind = self.question.kind;
        let is_closed = !self.question.known.is_empty();
        is_closed || matches!(kind, Kind::Consent | Kind::Languages | Kind::Hours)
    }

    /// The answers of a cell as they stand there, and what each stands for; `None` if nobody has said it.
    pub fn answers(&self, text: &str) -> Vec<Part> {
        if self.question.kind == Kind::Hours {
            return hours::read(text, self.row.as_ref(), &self.column.codes);
        }
        let parts = self.parts(text).into_iter();
        parts
            .map(|part| {
                let values = self.values(&part);
                (part, values)
            })
            .collect()
    }

    fn parts(&self, text: &str) -> Vec<String> {
        let whole = match self.question.kind {
            Kind::Prose => text.to_owned(),
            _ if self.column.split.is_some() => text.to_owned(),
            _ => inert::line(text),
        };
        match self.column.split {
            Some(by) => {
                let parts = split(&whole, by, self.longest, |word| self.is_known(word));
                let parts = parts.iter().map(|part| inert::line(part));
                match self.question.kind {
                    Kind::Languages => parts.flat_map(languages).collect(),
                    _ => parts.collect(),
                }
            }
            None => vec![whole],
        }
    }

    fn values(&self, answer: &str) -> Option<Vec<String>> {
        if let Some(value) = &self.column.value {
            let yes = self.agrees(answer)?;
            return Some(yes.then(|| value.clone()).into_iter().collect());
        }
        if self.question.kind == Kind::Consent {
            let yes = self.agrees(answer)?;
            return Some(vec![if yes { "yes" } else { "no" }.to_owned()]);
        }
        self.meaning(answer)
    }

    /// What an answer stands for in its field; `None` if nobody has said it.
    fn meaning(&self, answer: &str) -> Option<Vec<String>> {
        let codes = &self.column.codes;
        let coded = || codes.get(&key(answer));
        if let Some(values) = (!codes.is_empty()).then(coded).flatten() {
            return Some(values.clone());
        }
        self.question.value(answer).map(|value| vec![value])
    }

    fn is_known(&self, word: &str) -> bool {
        self.column.codes.contains_key(word) || self.question.known.contains_key(word)
    }

    /// Yes or no; `None` if nobody has said which.
    fn agrees(&self, answer: &str) -> Option<bool> {
        let word = key(answer);
        let own = !self.column.yes.is_empty();
        match () {
            () if self.column.yes.contains(&word) => Some(true),
            () if !own && YES.contains(&&*word) => Some(true),
            () if NO.contains(&&*word) => Some(false),
            () if self.column.codes.get(&word).is_some_and(Vec::is_empty) => Some(false),
            () => None,
        }
    }
}

/// How the days of a column are written.
fn order_of(sheet: &Sheet, column: u32) -> Option<DateOrder> {
    let texts = sheet.rows.iter().map(|row| row.cell(column).text());
    let texts: Vec<_> = texts.filter(|text| !text.is_empty()).collect();
    let filled: Vec<&str> = texts.iter().map(|text| &**text).collect();
    order::told(&filled).order
}

/// Languages that stand between other signs than those of the form: `French / Wolof`, `French and Wolof`. What is not all
/// languages stays as it is.
fn languages(part: String) -> Vec<String> {
    if Language::named(&part).is_some() {
        return vec![part];
    }
    let signs = part.replace(" and ", ",").replace(" & ", ",");
    let words: Vec<&str> = signs.split([',', ';', '/', '\n']).map(str::trim).collect();
    match words.iter().all(|word| Language::named(word).is_some()) {
        true => words.into_iter().map(str::to_owned).collect(),
        false => vec![part],
    }
}
