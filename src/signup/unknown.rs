//! Answers that nobody has said the meaning of: each is told once, with its count and the nearest known one.

use std::collections::BTreeMap;

use super::asked::Asked;
use super::columns::short;
use super::questions::{Kind, Question};
use crate::check;
use crate::diagnostic::{CellPlace, Diagnostic};
use crate::model::form::{Form, Target, key};
use crate::parse::edit::Datum;
use crate::parse::nearest::nearest;

/// Those of a sheet.
#[derive(Default)]
pub(super) struct Unknown {
    /// By column of the form and key.
    met: BTreeMap<(String, String), Met>,
}

struct Met {
    answer: String,
    header: String,
    to: Target,
    kind: Kind,
    /// Whether it looks like several answers, and the form file does not say what stands between them.
    is_list: bool,
    /// Whether it is yes or no that is asked.
    of_yes: bool,
    place: CellPlace,
    rows: Vec<u32>,
}

/// So many are compared with what is known: more are sentences in the wrong field.
const MOST_NEAR: usize = 200;

/// So many rows are named.
const MOST_ROWS: usize = 5;

impl Unknown {
    /// Notes one.
    pub fn meet(&mut self, answer: &str, asked: &Asked<'_>, place: &CellPlace) {
        let column = asked.column;
        let met = self
            .met
            .entry((column.headers[0].clone(), key(answer)))
            .or_insert_with(|| Met {
                answer: answer.to_owned(),
                header: column.headers[0].clone(),
                to: column.to.clone(),
                kind: asked.question.kind,
                is_list: asked.question.kind.is_many()
                    && column.split.is_none()
                    && answer.contains([',', ';', '\n']),
                of_yes: column.value.is_some() || column.to == Target::Consent,
                place: place.clone(),
                rows: Vec::new(),
            });
        // Rows of a grid stand beside one another.
        if met.rows.last() != Some(&place.row) {
            met.rows.push(place.row);
        }
    }

    /// Tells all of them.
    pub fn tell<'a>(
        self,
        form: &Form,
        question: impl Fn(&Target) -> Option<&'a Question>,
        problems: &mut Vec<Diagnostic>,
    ) {
        for (at, met) in self.met.into_values().enumerate() {
            let rows = match &met.rows[..] {
                [row] => format!("row {row}"),
                rows => {
                    let named: Vec<String> =
                        rows.iter().take(MOST_ROWS).map(u32::to_string).collect();
                    let more = if rows.len() > MOST_ROWS { " …" } else { "" };
                    format!("{} rows: {}{more}", rows.len(), named.join(", "))
                }
            };
            let answer = short(&met.answer);
            let message = format!(
                "`{answer}` is no known answer for `{}` ({rows})",
                met.to.word()
            );
            let question = question(&met.to).filter(|_| at < MOST_NEAR);
            let near = question.and_then(|question| near(&met.answer, question));
            let code = Datum::Text(answer.clone()).yaml();
            let (asks, value) = match &near {
                Some((word, value)) => (
                    format!("did you mean `{word}`? "),
                    format!("`{code}: {value}`"),
                ),
                None if met.kind == Kind::Hours => (
                    String::new(),
                    format!("`{code}: 18-21`, hours by their own clock"),
                ),
                None => (String::new(), format!("`{code}:` and a value")),
            };
            let hint = format!(
                "{asks}say it once, below `answers` of the column `{}` in data/forms/{}.yaml: {value}, or `nothing`",
                short(&met.header),
                form.name,
            );
            let hint = match met.is_list {
                false => hint,
                true => format!(
                    "if it holds several answers, write `split: comma`, `semicolon` or `line` there; if not, {hint}"
                ),
            };
            let hint = match met.of_yes && met.kind != Kind::Hours {
                false => hint,
                true => format!(
                    "if it says yes, write it behind `yes` of the column `{}` in data/forms/{}.yaml; if no, `{code}: nothing` below its `answers`",
                    short(&met.header),
                    form.name,
                ),
            };
            problems.push(Diagnostic::new(check::UNKNOWN_ANSWER, met.place, message).hint(hint));
        }
    }
}

/// The nearest known answer, and what it stands for. What stands behind `Other:` is looked at by itself.
pub(super) fn near(answer: &str, question: &Question) -> Option<(String, String)> {
    if let Kind::Number { .. } = question.kind {
        let numbers = answer.split(|c: char| !c.is_ascii_digit());
        let mut numbers = numbers.filter_map(|digits| question.value(digits));
        let only = numbers.next().filter(|_| numbers.next().is_none())?;
        return Some((only.clone(), only));
    }
    let whole = key(answer);
    let words = || question.known.keys().map(String::as_str);
    let rest = whole.split_once(':').map(|(_, rest)| rest.trim());
    let rest = rest.filter(|rest| !rest.is_empty());
    let exact = rest.filter(|rest| question.known.contains_key(*rest));
    let found = exact
        .or_else(|| nearest(&whole, words()))
        .or_else(|| nearest(rest?, words()))?;
    Some((found.to_owned(), question.known.get(found)?.clone()))
}
