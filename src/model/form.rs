//! A sign-up form as its export shows it: which column says what, and how its answers are read.
//!
//! It knows headers, kinds and coded answers, and nobody's data; what people answered is in [`Answers`].

mod answers;
mod target;

pub use answers::{Answer, Answers, Given};
pub use target::Target;

use std::collections::BTreeMap;

/// A form: `data/forms/<name>.yaml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The name of its file.
    pub name: String,
    /// Whether nobody has read it yet: it was proposed, and nothing may be read with it.
    pub proposed: bool,
    /// How days are written in texts.
    pub dates: Option<DateOrder>,
    /// On whose clock moments are written: a name of the IANA list.
    pub time_zone: Option<String>,
    /// In the order of the file.
    pub columns: Vec<Column>,
}

/// In which order a day is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// `2026-07-02`: what needs no saying.
    YearFirst,
    /// `2.7.2026`
    DayFirst,
    /// `7/2/2026`
    MonthFirst,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its header, then other ways in which it is written. Never empty.
    pub headers: Vec<String>,
    /// What it says.
    pub to: Target,
    /// Where one answer ends and the next begins; `None`: a cell is one answer.
    pub split: Option<Split>,
    /// What answers stand for, by their [`key`]: nothing, if they are no answer ("none of these").
    pub codes: BTreeMap<String, Vec<String>>,
    /// The answers that say yes, by their [`key`]: to what is asked for consent, or to [`value`](Self::value).
    pub yes: Vec<String>,
    /// What a yes stands for, in a table of questions with one column for each: `Interests [Open access]`.
    pub value: Option<String>,
    /// Whether it takes the rows of a grid, too: hours of a week, `Free [Monday]`.
    pub grid: bool,
}

/// Between two answers of one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Split {
    /// `a, b`
    Comma,
    /// `a; b` or `a;b;`
    Semicolon,
    /// One on a line.
    Line,
}

/// An answer or a header as it is compared: small letters, single spaces, straight quotes.
pub fn key(text: &str) -> String {
    let is_single = |text: &str| text.trim().len() == text.len() && !text.contains("  ");
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) && is_single(text) {
        return text.to_ascii_lowercase();
    }
    let plain = |c: char| match c {
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{201c}' | '\u{201d}' => '"',
        c => c,
    };
    let small = text.chars().map(plain).flat_map(char::to_lowercase);
    let small: String = small.collect();
    small.split_whitespace().collect::<Vec<_>>().join(" ")
}
