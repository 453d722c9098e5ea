//! Roles: what a round says of them, and how many places somebody has.

use crate::model::roles::MOST_PLACES;
use crate::parse::fields::Fields;
use crate::parse::tree::Value;
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

/// The places of somebody as written: a number, or one for each role.
#[derive(Debug, Default)]
pub struct PlacesRecord {
    /// Whatever the role.
    pub all: Option<Spanned<u32>>,
    /// As a mentor.
    pub mentor: Option<Spanned<u32>>,
    /// As a mentee.
    pub mentee: Option<Spanned<u32>>,
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

/// The places of an enrolment.
pub(super) fn places(fields: &mut Fields<'_>) -> PlacesRecord {
    let is_map = |fields: &mut Fields<'_>| {
        let node = fields.node("places");
        node.is_some_and(|node| matches!(node.value, Value::Map(_)))
    };
    if !is_map(fields) {
        return PlacesRecord {
            all: fields.integer("places", 1..=MOST_PLACES),
            ..PlacesRecord::default()
        };
    }
    let Some(mut fields) = fields.map("places", "`places`") else {
        return PlacesRecord::default();
    };
    let record = PlacesRecord {
        all: None,
        mentor: fields.integer("mentor", 1..=MOST_PLACES),
        mentee: fields.integer("mentee", 1..=MOST_PLACES),
    };
    fields.finish();
    record
}
