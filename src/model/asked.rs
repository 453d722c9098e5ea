//! Everything that a program asks of people, in one list: built-in fields and those of its own. Forms, imports and
//! references walk it, so that none of them knows which is which.

use super::field::{FIELDS, Field, FieldId, Seen};
use super::label::Label;
use super::own::{Kind, OwnField};
use super::term::Entry;
use super::vocabulary::{List, Vocabulary};

/// One field of a person.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// Its key in a participant's file.
    pub key: &'a str,
    /// What may stand there.
    pub holds: Holds,
    /// What people read, if the program declares it; what a built-in field is called is a matter of words.
    pub label: Option<&'a Label>,
    /// The list to choose from, with names and aliases; empty if there is none.
    pub values: &'a [Entry],
    /// Whether a participant must have it, to take part at least.
    pub mandatory: bool,
    /// Whether `share` may list it.
    pub may_share: bool,
    /// Whether one may wish about it.
    pub wish: bool,
    /// Whether a round may override it.
    pub by_round: bool,
    /// Its declaration, if it is of the program's own.
    pub own: Option<&'a OwnField>,
}

/// What may stand in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// One line.
    Line,
    /// An address of mail.
    Email,
    /// A country.
    Country,
    /// A time zone.
    Zone,
    /// Languages, the best first.
    Languages,
    /// Sentences.
    Prose,
    /// Addresses of pages.
    Links,
    /// What a declaration says; of built-in lists too.
    Declared(Kind),
}

/// Every field of a program, built-in ones first.
pub fn fields(vocabulary: &Vocabulary) -> impl Iterator<Item = Asked<'_>> {
    // What is nobody's but the organisers' is asked of nobody.
    let asked = FIELDS.iter().filter(|field| field.seen != Seen::Never);
    let built_in = asked.map(|field| built_in(field, vocabulary));
    built_in.chain(vocabulary.own.iter().map(own))
}

fn built_in<'a>(field: &Field, vocabulary: &'a Vocabulary) -> Asked<'a> {
    let (holds, list) = holds(field.id);
    let declared = vocabulary.declared(field.key);
    Asked {
        key: field.key,
        holds,
        label: declared.and_then(|field| field.label.as_ref()),
        values: list.map_or(&[], |list| vocabulary.entries(list)),
        mandatory: field.mandatory || declared.is_some_and(|field| field.required),
        may_share: field.seen == Seen::IfShared,
        wish: field.wish,
        by_round: field.by_round,
        own: None,
    }
}

fn holds(field: FieldId) -> (Holds, Option<List>) {
    let list = |kind, list| (Holds::Declared(kind), Some(list));
    match field {
        FieldId::Name
        | FieldId::Called
        | FieldId::Pronouns
        | FieldId::City
        | FieldId::Workplace
        | FieldId::Role => (Holds::Line, None),
        FieldId::Email => (Holds::Email, None),
        FieldId::Country => (Holds::Country, None),
        FieldId::TimeZone => (Holds::Zone, None),
        FieldId::Languages => (Holds::Languages, None),
        FieldId::Sector => list(Kind::One, List::Sectors),
        FieldId::CareerStage => list(Kind::Ordered, List::CareerStages),
        FieldId::Interests | FieldId::Offers | FieldId::Seeks => list(Kind::Many, List::Interests),
        FieldId::About | FieldId::Notes => (Holds::Prose, None),
        FieldId::Links => (Holds::Links, None),
    }
}

fn own(field: &OwnField) -> Asked<'_> {
    Asked {
        key: field.key(),
        holds: Holds::Declared(field.kind),
        label: Some(&field.label),
        values: &field.values,
        mandatory: field.required,
        may_share: field.may_share,
        wish: field.wish,
        by_round: true,
        own: Some(field),
    }
}
