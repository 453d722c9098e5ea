//! What stands in a column, counted.

use std::collections::BTreeMap;

use super::super::{inert, moment};
use super::Moments;
use crate::address::Web;
use crate::model::form::{DateOrder, Split, key};
use crate::model::sheet::{Cell, Sheet};
use crate::model::{Country, Language};

/// A column with its answers.
pub(super) struct Contents {
    pub at: u32,
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
        for row in &sheet.rows {
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
            header: header.to_owned(),
            filled: cells.len(),
            distinct,
            cells,
            typed_moments,
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
        let orders = self.cells.iter().filter_map(|cell| moment::order(cell));
        let (mut day, mut month) = (0, 0);
        for order in orders {
            match order {
                DateOrder::DayFirst => day += 1,
                DateOrder::MonthFirst => month += 1,
                DateOrder::YearFirst => {}
            }
        }
        let needs_order = self
            .cells
            .iter()
            .any(|cell| moment::read(cell, None).is_err() && moment::is_day(cell));
        let order = match (day, month) {
            (0, 0) if needs_order => self.rising(),
            (_, 0) if day > 0 => Some(DateOrder::DayFirst),
            (0, _) if month > 0 => Some(DateOrder::MonthFirst),
            _ => None,
        };
        let clock = |cell: &String| {
            cell.contains(':') && moment::read(cell, order).is_ok_and(|read| !read.has_zone())
        };
        Moments {
            order,
            unsure: order.is_none() && (needs_order || day > 0),
            without_zone: self.cells.iter().any(clock),
        }
    }

    /// The one order in which the rows stand in the order of time, as forms write them.
    fn rising(&self) -> Option<DateOrder> {
        let rises = |order: &DateOrder| {
            let days: Option<Vec<_>> = self
                .cells
                .iter()
                .map(|cell| {
                    moment::read(cell, Some(*order))
                        .ok()
                        .map(moment::Written::day)
                })
                .collect();
            days.is_some_and(|days| days.is_sorted() && days.first() < days.last())
        };
        let both = [DateOrder::DayFirst, DateOrder::MonthFirst];
        let fit: Vec<&DateOrder> = both.iter().filter(|order| rises(order)).collect();
        match fit[..] {
            [only] => Some(*only),
            _ => None,
        }
    }
}
