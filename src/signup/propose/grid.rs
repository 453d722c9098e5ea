//! A grid of hours, `Free [Monday]`, `Free [Tuesday]`: its columns are rows of one question, and one entry of the form file.

use std::collections::BTreeMap;

use super::super::columns::row_of;
use super::super::hours::Row;
use super::super::questions::{Kind, Questions};
use super::contents::Contents;
use super::guess::phrase;
use crate::model::form::key;

/// The columns of a sheet, those of one grid of hours as one.
pub(super) fn gathered(columns: Vec<Contents>, questions: &Questions) -> Vec<Contents> {
    let mut all: Vec<Contents> = Vec::new();
    for mut column in columns {
        let Some((asked, row)) = of_hours(&column.header, questions) else {
            all.push(column);
            continue;
        };
        if Row::of(&row, &BTreeMap::new()).is_none() {
            column.rows.push((row, column.filled));
        }
        column.header = asked;
        match all.last_mut() {
            Some(last) if key(&last.header) == key(&column.header) => last.take(column),
            _ => all.push(column),
        }
    }
    all
}

/// The question and the row of a header, if hours are asked.
fn of_hours(header: &str, questions: &Questions) -> Option<(String, String)> {
    let (asked, row) = row_of(header)?;
    let question = phrase(&key(asked), questions)?;
    (question.kind == Kind::Hours).then(|| (asked.to_owned(), row.to_owned()))
}
