//! What stands in a column, counted.

use std::collections::BTreeMap;

use super::super::{hours, inert, moment, order};
use super::Moments;
use crate::address::Web;
use crate::model::form::{Split, key};
use crate::model::sheet::{Cell, Sheet};
use crate::model::{Country, Language};

/// A column with its answers.
pub(super) struct Contents {
    pub at: u32,
    /// The last of the columns, of a grid.
    pub until: u32,
    /// Rows of a grid that are no days and no hours, with how many cells say something.
    pub rows: Vec<(String, usize)>,
    pub header: String,
    /// Cells that say something.
    pub filled: usize,
    /// Different answers by their keys, each as it was first met, with how many cells say it.
    pub distinct: BTreeMap<String, (String, usize)>,
    /// In their order, as text.
    cells: Vec<String>,
    typed_moments: usize,
}

/// Longest sample in characters.
const LONGEST_SAMPLE: usize = 40;

impl Contents {
    pub fn of(sheet: &Sheet, at: u32, header: &str) -> Self {
        let mut distinct: BTreeMap<String, (String, usize)> = BTreeMap::new();
        let (mut cells, mut typed_moments) = (Vec::new(), 0);
        for row in sheet.rows.iter() {
            let cell = row.cell(at);
            let text = inert::prose(&cell.text());
            if text.is_empty() {
                continue;
            }
            typed_moments += usize::from(matches!(cell, Cell::Moment(_)));
            let met = distinct
                .entry(key(&text))
                .or_insert_with(|| (text.clone(), 0));
            met.1 += 1;
            cells.push(text);
        }
        Self {
            at,
            until: at,
            rows: Vec::new(),
            header: header.to_owned(),
            filled: cells.len(),
            distinct,
            cells,
            typed_moments,
        }
    }

    /// Takes the next column of the same grid.
    pub fn take(&mut self, next: Self) {
        self.until = next.at;
        self.rows.extend(next.rows);
        self.filled += next.filled;
        for (word, (text, count)) in next.distinct {
            self.distinct.entry(word).or_insert((text, 0)).1 += count;
        }
        self.cells.extend(next.cells);
    }

    /// Words that are no hours, each as it was met first, with how many say it.
    pub fn beside_hours(&self) -> Vec<(String, usize)> {
        let mut words = self.rows.clone();
        for (text, count) in self.distinct.values() {
            for part in hours::parts(text).filter(|part| !hours::is_known(part)) {
                let word = key(&part);
                match words.iter_mut().find(|(known, _)| key(known) == word) {
                    Some((_, known)) => *known += count,
                    None => words.push((part, *count)),
                }
            }
        }
        words
    }

    /// Its letters, or those of the first and the last.
    pub fn letters(&self) -> String {
        let [first, last] = [self.at, self.until].map(crate::diagnostic::letters);
        match first == last {
            true => first,
            false => format!("{first}-{last}"),
        }
    }

    /// Whether at least so many of a hundred cells are of a kind.
    pub fn mostly(&self, percent: usize, is: impl Fn(&str) -> bool) -> bool {
        let count = self.cells.iter().filter(|cell| is(cell)).count();
        self.filled > 0 && count * 100 >= self.filled * percent
    }

    pub fn are_addresses(&self) -> bool {
        self.mostly(80, |cell| {
            cell.contains('@') && !cell.trim().contains(char::is_whitespace)
        })
    }

    pub fn are_moments(&self) -> bool {
        self.filled > 0
            && (self.typed_moments * 10 >= self.filled * 9 || self.mostly(90, moment::is_day))
    }

    pub fn are_countries(&self) -> bool {
        self.mostly(70, |cell| Country::named(cell).is_some())
    }

    /// Lists of languages.
    pub fn are_languages(&self) -> bool {
        let is_language = |word: &str| Language::named(word.trim()).is_some();
        self.mostly(70, |cell| {
            cell.split([',', ';', '\n', '/']).any(is_language)
        })
    }

    pub fn are_links(&self) -> bool {
        self.mostly(60, |cell| Web::new(cell).is_some())
    }

    /// Sentences rather than choices.
    pub fn are_sentences(&self) -> bool {
        self.filled > 0
            && self.distinct.len() * 2 > self.filled
            && self.mostly(40, |cell| cell.chars().count() > 60)
    }

    /// What stands between several answers: the sign that most cells have; a comma if none has any.
    pub fn split(&self) -> Split {
        let with = |sign: char| self.cells.iter().filter(|cell| cell.contains(sign)).count();
        let (semicolons, lines, commas) = (with(';'), with('\n'), with(','));
        match () {
            () if semicolons > 0 && semicolons >= commas.max(lines) => Split::Semicolon,
            () if lines > 0 && lines >= commas => Split::Line,
            () => Split::Comma,
        }
    }

    /// A few answers for the screen.
    pub fn samples(&self, most: usize) -> Vec<String> {
        let mut seen = Vec::new();
        for cell in &self.cells {
            let line = inert::line(cell);
            let short: String = line.chars().take(LONGEST_SAMPLE).collect();
            let short = if short.len() < line.len() {
                short + "…"
            } else {
                short
            };
            if !seen.contains(&short) {
                seen.push(short);
            }
            if seen.len() == most {
                break;
            }
        }
        seen
    }

    /// How moments are written here.
    pub fn moments(&self) -> Moments {
        let cells: Vec<&str> = self.cells.iter().map(String::as_str).collect();
        let told = order::told(&cells);
        let clock = |cell: &String| {
            let read = moment::read(cell, told.order);
            cell.contains(':') && read.is_ok_and(|read| !read.has_zone())
        };
        Moments {
            order: told.order,
            unsure: told.order.is_none() && told.matters,
            without_zone: self.cells.iter().any(clock),
        }
    }
}
