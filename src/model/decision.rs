//! What hands have decided, with who, when and why.

use jiff::civil::Date;

use super::{PersonId, Private};
use crate::source::Span;

/// What stands beside something that hands decided, for the organisers alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decision {
    /// Who decided.
    pub by: Option<Private<String>>,
    /// On which day.
    pub on: Option<Date>,
    /// Why.
    pub because: Option<Private<String>>,
}

/// Two people of whom hands have decided that they are to be a pair, or never.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecidedPair {
    /// Sorted.
    pub people: [PersonId; 2],
    /// Who, when and why.
    pub decision: Decision,
    /// Where it is written.
    pub span: Span,
}
