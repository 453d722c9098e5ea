//! How many places somebody has in a round with roles.

use crate::model::roles::{MOST_PLACES, Role};
use crate::parse::fields::Fields;
use crate::parse::tree::Value;
use crate::source::Spanned;

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
    let [mentor, mentee] = Role::ALL.map(|(role, _)| fields.integer(role, 1..=MOST_PLACES));
    fields.finish();
    PlacesRecord {
        all: None,
        mentor,
        mentee,
    }
}
