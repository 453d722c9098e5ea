//! A table as it was exported: what its cells say, and where each stands.
//!
//! It holds what people said of themselves: no `Debug`, no `Display`; it is read, and then gone.

mod rows;

pub use rows::{Row, Rows};

use std::borrow::Cow;
use std::sync::Arc;

use jiff::civil::{DateTime, Time};

use crate::diagnostic::CellPlace;

/// One table of one file.
pub struct Sheet {
    /// The file as the user knows it, with the name of the sheet where a file has several: `signups.xlsx (Responses)`.
    pub shown: Arc<str>,
    /// The row of the headers, from 1: what stands above it is a title or empty.
    pub header_row: u32,
    /// What stands above each column, trimmed, inner white space as single spaces; empty if nothing does.
    pub headers: Vec<String>,
    /// Rows with at least one cell that is not empty, in their order.
    pub rows: Rows,
}

/// What a cell says.
#[derive(Clone, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Nothing.
    Empty,
    /// Text as it is, neither trimmed nor folded; numbers as a person would write them.
    Text(Cow<'a, str>),
    /// A day, or a moment on a clock of which nothing tells the zone.
    Moment(DateTime),
}

impl Sheet {
    /// Where a cell stands.
    pub fn place(&self, row: u32, column: u32) -> CellPlace {
        let file = Arc::clone(&self.shown);
        CellPlace { file, row, column }
    }
}

impl<'a> Cell<'a> {
    /// What it says, trimmed: a moment as ISO 8601 has it; empty if there is nothing.
    pub fn text(&self) -> Cow<'a, str> {
        match self {
            Self::Empty => "".into(),
            Self::Text(Cow::Borrowed(text)) => text.trim().into(),
            Self::Text(Cow::Owned(text)) => text.trim().to_owned().into(),
            Self::Moment(moment) if moment.time() == Time::midnight() => {
                moment.date().to_string().into()
            }
            Self::Moment(moment) => moment.to_string().into(),
        }
    }

    /// Whether nobody would see anything in it.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim().is_empty(),
            Self::Moment(_) => false,
        }
    }
}
