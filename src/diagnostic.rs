//! A user's mistake as a value: what is wrong, where, and what to do about it.
//!
//! Layer 0. Messages are lower case, have no full stop, and put the user's words in backticks.

mod cell;
mod consequence;
mod excerpt;
mod group;
mod subject;

pub use crate::check::Severity;
pub use cell::{CellPlace, letters};
pub use consequence::drop_consequences;
pub use excerpt::{printable, render};
pub use group::{Group, Report, Telling, groups, report};
pub use subject::{Exposure, Subject};

use std::borrow::Cow;

use crate::check::Check;
use crate::span::{Sources, Span};

/// Where it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In a text that was read.
    Span(Span),
    /// In a file of this (shown) path, at a line and column if they are known.
    File(String, Option<(usize, usize)>),
    /// In a table that was exported.
    Cell(CellPlace),
    /// Nowhere in particular.
    Program,
}

/// One problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Error or warning.
    pub severity: Severity,
    /// What has found it.
    pub check: &'static Check,
    /// Where.
    pub place: Place,
    /// What it is about, if it may be told together with others, or be no fault after all.
    pub subject: Option<Subject>,
    /// What is wrong: one line.
    pub message: String,
    /// What to do: one line.
    pub hint: Option<String>,
    /// Other places that belong to it, each with a word: "first used here".
    pub related: Vec<(Span, String)>,
}

impl Diagnostic {
    /// What a check has found, as bad as its row says.
    pub fn new(check: &'static Check, place: impl Into<Place>, message: impl Into<String>) -> Self {
        Self {
            severity: check.severity,
            check,
            place: place.into(),
            subject: None,
            message: message.into(),
            hint: None,
            related: Vec::new(),
        }
    }

    /// The same as a warning: where the row says that there are two degrees, or for what is wrong on a later day only.
    #[must_use]
    pub fn as_warning(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }

    /// The same, about this.
    #[must_use]
    pub fn about(mut self, subject: impl Into<Subject>) -> Self {
        self.subject = Some(subject.into());
        self
    }

    /// The same with a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same with a second place.
    #[must_use]
    pub fn related(mut self, span: Span, word: impl Into<String>) -> Self {
        self.related.push((span, word.into()));
        self
    }
}

impl From<CellPlace> for Place {
    fn from(cell: CellPlace) -> Self {
        Self::Cell(cell)
    }
}

impl From<Span> for Place {
    fn from(span: Span) -> Self {
        Self::Span(span)
    }
}

impl Place {
    /// The file as the user knows it; `None` if it is in none.
    fn shown<'a>(&'a self, sources: &'a Sources) -> Option<&'a str> {
        match self {
            Self::Span(span) => Some(&sources.get(span.file).shown),
            Self::File(path, _) => Some(path),
            Self::Cell(cell) => Some(&cell.file),
            Self::Program => None,
        }
    }

    /// `data/rounds/2026b.yaml:3:10`, printable.
    fn words<'a>(&'a self, sources: &'a Sources) -> Option<Cow<'a, str>> {
        let shown = printable(self.shown(sources)?);
        let at = match self {
            Self::Span(span) => Some(sources.line_column(span.file, span.start)),
            Self::File(_, at) => *at,
            Self::Cell(cell) => return Some(printable(&cell.to_string()).into_owned().into()),
            Self::Program => None,
        };
        Some(match at {
            Some((line, column)) => format!("{shown}:{line}:{column}").into(),
            None => shown,
        })
    }
}

/// Sorts errors before warnings, then by place, check and message, and drops what was said twice and what is too much of one file.
pub fn sort(sources: &Sources, problems: &mut Vec<Diagnostic>) {
    fn key<'a>(
        sources: &'a Sources,
        problem: &'a Diagnostic,
    ) -> (Severity, Option<&'a str>, &'a Place, &'a Check, &'a str) {
        let shown = problem.place.shown(sources);
        let (check, message) = (problem.check, &*problem.message);
        (problem.severity, shown, &problem.place, check, message)
    }
    problems.sort_by(|a, b| key(sources, a).cmp(&key(sources, b)));
    problems.dedup();
    if problems.len() > FEW {
        group::limit(sources, problems);
    }
}

/// So few problems are too many of no file.
const FEW: usize = 500;

/// Whether one of them stops the work.
pub fn any_error(problems: &[Diagnostic]) -> bool {
    let mut severities = problems.iter().map(|problem| problem.severity);
    severities.any(|severity| severity == Severity::Error)
}
