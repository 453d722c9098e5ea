//! A form file as written, to the form that it describes.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use super::hours::{self, Row};
use super::questions::{Kind, Question, Questions};
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::form::{Column, DateOrder, Form, Split, Target, key};
use crate::parse::fields::listed;
use crate::parse::form::{ColumnRecord, FormRecord, NOTHING, UNDECIDED};
use crate::parse::nearest::nearest;
use crate::source::{Span, Spanned};

const DATES: [(&str, DateOrder); 3] = [
    ("day-first", DateOrder::DayFirst),
    ("month-first", DateOrder::MonthFirst),
    ("year-first", DateOrder::YearFirst),
];

const SPLITS: [(&str, Split); 3] = [
    ("comma", Split::Comma),
    ("line", Split::Line),
    ("semicolon", Split::Semicolon),
];

/// The word of an order of days in form files.
pub(super) fn word_of(order: DateOrder) -> &'static str {
    let found = DATES.iter().find(|(_, known)| *known == order);
    found.map_or("", |(word, _)| word)
}

/// The word of a separator in form files.
pub(super) fn word_of_split(split: Split) -> &'static str {
    let found = SPLITS.iter().find(|(_, known)| *known == split);
    found.map_or("", |(word, _)| word)
}

/// The form of a record; what is wrong with it goes to `problems`, and a column that has no sense is left out.
pub fn form(record: &FormRecord, questions: &Questions, problems: &mut Vec<Diagnostic>) -> Form {
    let mut seen: BTreeMap<String, Span> = BTreeMap::new();
    let mut columns = Vec::new();
    for written in &record.columns {
        for header in [&written.column].into_iter().chain(&written.also) {
            if let Some(first) = seen.insert(key(&header.value), header.span) {
                let message = format!("the column `{}` is named twice", header.value);
                let problem = Diagnostic::new(check::FORM_COLUMN, header.span, message);
                problems.push(
                    problem
                        .related(first, "first named here")
                        .hint("delete one of the two"),
                );
            }
        }
        columns.extend(column(written, questions, problems));
    }
    Form {
        name: record.name.clone(),
        proposed: record.proposed.is_some(),
        dates: record
            .dates
            .as_ref()
            .and_then(|word| one_of(word, "dates", &DATES, problems)),
        time_zone: record
            .time_zone
            .as_ref()
            .and_then(|zone| time_zone(zone, problems)),
        columns,
    }
}

fn column(
    written: &ColumnRecord,
    questions: &Questions,
    problems: &mut Vec<Diagnostic>,
) -> Option<Column> {
    let to = written.to.as_ref();
    let target = to.map_or(Target::Nothing, |to| Target::of(&to.value));
    let found = questions.get(&target).or_else(|| {
        problems.extend(to.map(|to| unknown_target(to, questions)));
        questions.get(&Target::Nothing)
    });
    let question = found?;
    let headers = [&written.column].into_iter().chain(&written.also);
    let split = written.split.as_ref();
    let value = written.value.as_ref().and_then(|word| match question.kind {
        Kind::Hours => row(word, problems),
        _ => known(word, question, problems),
    });
    if let (Some(split), Some(_)) = (split, &written.value) {
        let message = "a column whose yes stands for one value cannot hold several answers";
        let problem = Diagnostic::new(check::FORM_COLUMN, split.span, message);
        problems.push(problem.hint("take out `split` or `value`"));
    }
    Some(Column {
        headers: headers.map(|header| header.value.clone()).collect(),
        split: split.and_then(|word| one_of(word, "split", &SPLITS, problems)),
        codes: codes(written, question, problems),
        yes: written
            .yes
            .iter()
            .map(|answer| key(&answer.value))
            .collect(),
        grid: question.kind == Kind::Hours && written.value.is_none(),
        value,
        to: question.target.clone(),
    })
}

fn codes(
    written: &ColumnRecord,
    question: &Question,
    problems: &mut Vec<Diagnostic>,
) -> BTreeMap<String, Vec<String>> {
    let mut codes = BTreeMap::new();
    for (answer, values) in &written.answers {
        let is = |word: &str| matches!(&values[..], [only] if only.value == word);
        if is(UNDECIDED) {
            continue;
        }
        let values = match is(NOTHING) {
            true => Vec::new(),
            false => values
                .iter()
                .filter_map(|word| known(word, question, problems))
                .collect(),
        };
        codes.insert(key(&answer.value), values);
    }
    codes
}

/// The word of a participant's file.
fn known(
    word: &Spanned<String>,
    question: &Question,
    problems: &mut Vec<Diagnostic>,
) -> Option<String> {
    if question.kind == Kind::Hours {
        let span = hours::code(&word.value);
        if span.is_none() {
            let message = format!("`{}` does not say from when until when", word.value);
            let problem = Diagnostic::new(check::FORM_WORD, word.span, message);
            problems.push(problem.hint("write `18-21`, or with its day `sat 9-12`"));
        }
        return span;
    }
    if question.known.is_empty() || question.kind == Kind::Consent {
        return Some(word.value.clone());
    }
    if let Some(known) = question.known.get(&key(&word.value)) {
        return Some(known.clone());
    }
    let to = question.target.word();
    let message = format!("`{}` is no value of `{to}`", word.value);
    let problem = Diagnostic::new(check::FORM_WORD, word.span, message);
    let mut values: Vec<&str> = question.known.values().map(String::as_str).collect();
    values.sort_unstable();
    values.dedup();
    problems.push(
        match nearest(&word.value, question.known.keys().map(String::as_str)) {
            Some(meant) => problem.hint(format!("did you mean `{}`?", question.known[meant])),
            None => problem.hint(format!("known here: {}", listed(&values))),
        },
    );
    None
}

/// Which row of a grid of hours a column is.
fn row(word: &Spanned<String>, problems: &mut Vec<Diagnostic>) -> Option<String> {
    let found = Row::of(&word.value, &BTreeMap::new());
    if found.is_none() {
        let message = format!("`{}` is neither a day nor hours", word.value);
        let problem = Diagnostic::new(check::FORM_WORD, word.span, message);
        problems.push(problem.hint("write `mon`, `tue`, …, `sun`, `mon-fri`, or `18-21`"));
    }
    found.map(|_| word.value.clone())
}

fn unknown_target(to: &Spanned<String>, questions: &Questions) -> Diagnostic {
    let message = format!("no participant has a key `{}`", to.value);
    let words: Vec<String> = questions
        .iter()
        .map(|question| question.target.word().into_owned())
        .collect();
    let problem = Diagnostic::new(check::FORM_TARGET, to.span, message);
    problem.hint(match nearest(&to.value, words.iter().map(String::as_str)) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("known here: {}", listed(&words)),
    })
}

fn one_of<T: Copy>(
    word: &Spanned<String>,
    what: &str,
    words: &[(&str, T)],
    problems: &mut Vec<Diagnostic>,
) -> Option<T> {
    let found = words.iter().find(|(known, _)| *known == word.value);
    if found.is_none() {
        let known: Vec<&str> = words.iter().map(|(known, _)| *known).collect();
        let message = format!("`{what}` cannot be `{}`", word.value);
        let problem = Diagnostic::new(check::FORM_WORD, word.span, message);
        problems.push(problem.hint(format!("known here: {}", listed(&known))));
    }
    found.map(|(_, value)| *value)
}

fn time_zone(zone: &Spanned<String>, problems: &mut Vec<Diagnostic>) -> Option<String> {
    if TimeZone::get(&zone.value).is_ok() {
        return Some(zone.value.clone());
    }
    let message = format!("`{}` is no time zone", zone.value);
    let problem = Diagnostic::new(check::FORM_WORD, zone.span, message);
    problems
        .push(problem.hint("write the name of a zone, such as `Europe/Oslo` or `America/Chicago`"));
    None
}
