//! Caps: how many of the people of a round may be alike in one field.

use super::own::{Answer, OwnId};
use super::{Country, Private, Profile, Term};
use crate::source::Span;

/// A cap of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cap {
    /// In which field people count as alike.
    pub field: CapField,
    /// How many of a hundred may be, 1 to 99.
    pub percent: u32,
    /// Of whom.
    pub of: CapOf,
    /// Where it is written.
    pub span: Span,
}

/// Of whom a cap takes its share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CapOf {
    /// Everybody who has signed up.
    Applicants,
    /// Those who get a place.
    Accepted,
}

impl CapOf {
    /// Each with its word.
    pub const ALL: [(&'static str, Self); 2] = [
        ("applicants", Self::Applicants),
        ("accepted", Self::Accepted),
    ];

    /// Its word.
    pub fn word(self) -> &'static str {
        Self::ALL[self as usize].0
    }
}

/// A field of which everybody has one value at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CapField {
    /// Where they are based.
    Country,
    /// Kind of workplace.
    Sector,
    /// Career stage.
    CareerStage,
    /// Where they work.
    Workplace,
    /// A field of the program's own.
    Own(OwnId),
}

impl CapField {
    /// Every built-in one with its key.
    pub const ALL: [(&'static str, Self); 4] = [
        ("country", Self::Country),
        ("sector", Self::Sector),
        ("career_stage", Self::CareerStage),
        ("workplace", Self::Workplace),
    ];

    /// Its key.
    pub fn key(&self) -> &str {
        match self {
            Self::Own(field) => field.key(),
            built_in => Self::ALL
                .iter()
                .find(|(_, own)| own == built_in)
                .map_or("", |(key, _)| key),
        }
    }

    /// What somebody has there, as it is compared; who has nothing there is like nobody.
    pub fn of<'a>(&self, profile: &'a Profile) -> Option<Likeness<'a>> {
        match self {
            Self::Country => Some(Likeness::Country(profile.country)),
            Self::Sector => profile.sector.map(Likeness::Term),
            Self::CareerStage => profile.career_stage.map(Likeness::Term),
            Self::Workplace => profile.workplace_key.as_ref().map(Likeness::Text),
            Self::Own(field) => match profile.own(*field)? {
                Answer::Terms(terms) => terms.first().copied().map(Likeness::Term),
                Answer::Number(number) => Some(Likeness::Number(*number)),
                Answer::Text { folded, .. } => Some(Likeness::Text(folded)),
                Answer::Week(_) => None,
            },
        }
    }
}

/// What makes people alike.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness<'a> {
    /// A country.
    Country(Country),
    /// A value of a list.
    Term(Term),
    /// A number.
    Number(u16),
    /// Words.
    Text(&'a Private<String>),
}
