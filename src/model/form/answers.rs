//! What one person answered, in the program's terms.

use std::collections::BTreeMap;

use super::Target;
use crate::diagnostic::CellPlace;

/// One row of a sheet, read with its form; of several sheets, the rows of one address together.
///
/// It holds what somebody said of themselves: no `Debug`.
#[derive(Clone)]
pub struct Answers {
    /// The row that it is known by: the first cell of the (first) row that was read.
    pub place: CellPlace,
    /// What was answered: never an empty list. A single answer where the column does not split.
    pub given: BTreeMap<Target, Vec<Answer>>,
    /// What keeps this row from being read as it is; it has been told, with a hint.
    pub unread: Vec<Unread>,
}

/// One answer.
#[derive(Clone, PartialEq, Eq)]
pub struct Answer {
    /// Inert text: trimmed, without control characters; coded if the form has a code for it.
    pub text: String,
    /// Where it was given.
    pub place: CellPlace,
}

/// An answer that nobody has said the meaning of.
#[derive(Clone, PartialEq, Eq)]
pub struct Unread {
    /// Where it would have gone.
    pub to: Target,
    /// The answer as it stands there, as inert text.
    pub answer: Answer,
}

impl Answers {
    /// The only (or first) answer for a key of the participant.
    pub fn one(&self, target: &Target) -> Option<&Answer> {
        self.given.get(target)?.first()
    }
}
