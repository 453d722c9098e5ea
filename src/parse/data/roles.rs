//! The roles of a round.

use crate::model::roles::MOST_PLACES;
use crate::parse::fields::Fields;
use crate::source::{Span, Spanned};

/// The roles of a round as written.
#[derive(Debug)]
pub struct RolesRecord {
    /// Where they are written.
    pub span: Span,
    /// Places of a mentor.
    pub mentor: Option<Spanned<u32>>,
    /// Places of a mentee.
    pub mentee: Option<Spanned<u32>>,
    /// Whether two may each be the other's mentor.
    pub both_ways: Option<Spanned<bool>>,
}

/// The roles of a round.
pub(super) fn roles(fields: &mut Fields<'_>) -> Option<RolesRecord> {
    let span = fields.written("roles")?;
    let mut fields = fields.map("roles", "`roles`")?;
    let record = RolesRecord {
        span,
        mentor: fields.integer("mentor", 1..=MOST_PLACES),
        mentee: fields.integer("mentee", 1..=MOST_PLACES),
        both_ways: fields.boolean("both_ways"),
    };
    fields.finish();
    Some(record)
}
