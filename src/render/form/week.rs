//! Hours of a week as boxes to tick: the days, and spans of hours that everybody understands.

use jiff::ToSpan as _;
use jiff::civil::date;

use crate::words::{DateStyle, Words};

/// From when until when: finer where people are awake.
const SPANS: [[u8; 2]; 10] = [
    [0, 6],
    [6, 8],
    [8, 10],
    [10, 12],
    [12, 14],
    [14, 16],
    [16, 18],
    [18, 20],
    [20, 22],
    [22, 24],
];

/// As answers name them.
const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// So many letters of a day stand where there is little room.
const SHORT: usize = 3;

/// The boxes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Week {
    /// Names of its days, Monday first.
    pub days: Vec<String>,
}

impl Week {
    /// With the names of days in a language.
    pub(super) fn of(words: &Words) -> Self {
        let monday = date(2024, 1, 1);
        let days = (0..7).map(|day| monday.saturating_add(day.days()));
        let names = days.map(|day| words.date(day, DateStyle::Weekday));
        Self {
            days: names.collect(),
        }
    }

    /// What spans are called: `6–8`.
    pub fn spans() -> impl Iterator<Item = String> {
        SPANS.iter().map(|[from, until]| format!("{from}–{until}"))
    }

    /// The first letters of each day.
    pub fn short(&self) -> impl Iterator<Item = String> {
        let days = self.days.iter();
        days.map(|day| day.chars().take(SHORT).collect())
    }

    /// Each box of a span: its day, and what it says in a participant's file.
    pub(super) fn boxes(&self, span: usize) -> impl Iterator<Item = (&str, String)> {
        let [from, until] = SPANS[span];
        let days = self.days.iter().zip(DAYS);
        days.map(move |(name, day)| (name.as_str(), format!("{day} {from}-{until}")))
    }
}
