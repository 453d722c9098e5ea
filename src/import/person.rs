//! Somebody whose file is new or changes, as it is shown.

use std::sync::Arc;

use super::fresh;
use super::merge::Line;
use super::row::Row;

/// Somebody whose file is new or changes.
pub struct Person {
    /// Their file as the user knows it.
    pub shown: String,
    /// The row that counts.
    pub row: u32,
    /// Keys with what may be meant, for a human to decide.
    pub offers: Vec<(String, String)>,
    pub(super) changes: Changes,
}

/// What changes.
pub(super) enum Changes {
    /// These values.
    Known(Vec<Line>),
    /// All that the row says for a round.
    New(Box<Row>, Arc<str>),
}

impl Person {
    /// Whether the file is new.
    pub fn is_new(&self) -> bool {
        matches!(self.changes, Changes::New(..))
    }

    /// What changes, of the keys that are to be shown; all of it is new, for somebody new.
    pub fn lines(&self, is_shown: impl Fn(&str) -> bool) -> Vec<Line> {
        match &self.changes {
            Changes::Known(lines) => {
                let lines = lines.iter().filter(|line| is_shown(&line.key));
                lines.cloned().collect()
            }
            Changes::New(row, round) => fresh::lines(row, round, is_shown),
        }
    }
}
