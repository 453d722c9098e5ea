//! The fields of a person, as one table: who sees each, what matching makes of it, and what the leak gate.
//!
//! A row is read by the gate, the digest of a matching, the check of `share` and the reference. A new field is a row here, its
//! value in [`Profile`](super::Profile), and how its file is read.

use super::rule::RuleId;
use super::vocabulary::List;
use super::{Country, Language, Private, Term};

/// Names a field: its place in [`FIELDS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldId {
    /// `name`
    Name,
    /// `called`
    Called,
    /// `pronouns`
    Pronouns,
    /// `email`
    Email,
    /// `country`
    Country,
    /// `city`
    City,
    /// `time_zone`
    TimeZone,
    /// `languages`
    Languages,
    /// `sector`
    Sector,
    /// `workplace`
    Workplace,
    /// `role`
    Role,
    /// `career_stage`
    CareerStage,
    /// `interests`
    Interests,
    /// `offers`
    Offers,
    /// `seeks`
    Seeks,
    /// `about`
    About,
    /// `links`
    Links,
    /// `notes`
    Notes,
}

/// Who beside the organisers sees a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// Every partner.
    Always,
    /// A partner, if `share` lists it.
    IfShared,
    /// Nobody.
    Never,
}

/// What the leak gate looks for on the public site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gate {
    /// A full name in all its forms.
    Name,
    /// An address of mail.
    Address,
    /// Some words in a row, and numbers of telephones: the name of a place or a post.
    Label,
    /// The same, of somebody's own sentences.
    Prose,
    /// Addresses of pages.
    Link,
    /// Nothing; why.
    Open(&'static str),
}

/// A row of the table.
#[allow(dead_code, reason = "a test writes the reference from it")]
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name in code.
    pub id: FieldId,
    /// Its key in a participant's file.
    pub key: &'static str,
    /// What it says.
    pub says: &'static str,
    /// What may stand there.
    pub values: &'static str,
    /// Whether a participant must have it.
    pub mandatory: bool,
    /// Whether a round may override it.
    pub by_round: bool,
    /// Who sees it.
    pub seen: Seen,
    /// The rules that look at it.
    pub rules: &'static [RuleId],
    /// Whether one may wish about it.
    pub wish: bool,
    /// What the leak gate makes of it.
    pub gate: Gate,
}

/// What a profile holds in a field.
pub enum Value<'a> {
    /// A country.
    Country(Country),
    /// A time zone: what counts of it is what its clock shows.
    Zone,
    /// Languages.
    Languages(&'a [Language]),
    /// Values of the vocabulary.
    Terms(List, &'a [Term]),
    /// Words of one's own.
    Text(Option<&'a Private<String>>),
    /// Addresses of pages.
    Links(&'a [Private<String>]),
    /// Nothing: it is one for all rounds, and stands beside the profile.
    Beside,
}

const WORD: &str = "a word of a list, which says of nobody who it is";

/// A field that may be left out, differs from round to round and is seen if shared; of which neither matching nor gate asks.
const fn field(
    id: FieldId,
    key: &'static str,
    values: &'static str,
    says: &'static str,
    gate: Gate,
) -> Field {
    Field {
        id,
        key,
        says,
        values,
        mandatory: false,
        by_round: true,
        seen: Seen::IfShared,
        rules: &[],
        wish: false,
        gate,
    }
}

const fn matched(field: Field, rules: &'static [RuleId], wish: bool) -> Field {
    Field {
        rules,
        wish,
        ..field
    }
}

const fn of_person(field: Field, mandatory: bool, seen: Seen) -> Field {
    Field {
        mandatory,
        by_round: false,
        seen,
        ..field
    }
}

/// All fields, in the order of [`FieldId`].
#[rustfmt::skip]
pub static FIELDS: [Field; 18] = [
    of_person(field(FieldId::Name, "name", "a line", "Full name, as it is said.", Gate::Name), true, Seen::Always),
    of_person(field(FieldId::Called, "called", "a line", "What letters call them.",
        Gate::Open("a first name alone says of nobody who it is")), false, Seen::Always),
    of_person(field(FieldId::Pronouns, "pronouns", "a line", "For example `she/her`.", Gate::Open("a word that many share")), false, Seen::IfShared),
    of_person(field(FieldId::Email, "email", "an address", "Where letters go.", Gate::Address), true, Seen::Always),
    Field { mandatory: true, seen: Seen::Always, ..matched(
        field(FieldId::Country, "country", "code or name", "Where they are based.", Gate::Open(WORD)),
        &[RuleId::DifferentCountry, RuleId::DifferentRegion], true) },
    field(FieldId::City, "city", "a line", "Town.", Gate::Open("a town says of nobody who it is")),
    matched(field(FieldId::TimeZone, "time_zone", "IANA name or town", "Whose midnight; may be left out where country or city decide it.",
        Gate::Open(WORD)), &[RuleId::TimeZone], true),
    Field { mandatory: true, ..matched(
        field(FieldId::Languages, "languages", "list of tags or names", "In which they would write a letter, the best first.", Gate::Open(WORD)),
        &[RuleId::SharedLanguage, RuleId::Languages], true) },
    matched(field(FieldId::Sector, "sector", "word of `sectors`", "Kind of workplace.", Gate::Open(WORD)), &[RuleId::Sector], true),
    matched(field(FieldId::Workplace, "workplace", "a line", "Where they work.", Gate::Label), &[RuleId::DifferentWorkplace], false),
    field(FieldId::Role, "role", "a line", "As what.", Gate::Label),
    matched(field(FieldId::CareerStage, "career_stage", "word of `career_stages`", "How far on.", Gate::Open(WORD)),
        &[RuleId::CareerStage], true),
    matched(field(FieldId::Interests, "interests", "list of `interests`", "What they would like to talk about.", Gate::Open(WORD)),
        &[RuleId::Interests], true),
    matched(field(FieldId::Offers, "offers", "list of `interests`", "What they can help with.", Gate::Open(WORD)), &[RuleId::Offers], false),
    matched(field(FieldId::Seeks, "seeks", "list of `interests`", "What they would like help with.", Gate::Open(WORD)),
        &[RuleId::Offers], false),
    field(FieldId::About, "about", "text", "A few sentences for the partner.", Gate::Prose),
    field(FieldId::Links, "links", "list of addresses", "Pages of their own.", Gate::Link),
    of_person(field(FieldId::Notes, "notes", "text", "What the organisers keep in mind; seen at the desk and in reports.", Gate::Prose), false, Seen::Never),
];

impl Field {
    /// The fields that `share` may list.
    pub fn shared() -> impl Iterator<Item = &'static Self> {
        FIELDS.iter().filter(|field| field.seen == Seen::IfShared)
    }

    /// Whether the matching of a round may depend on it.
    pub fn is_matched(&self) -> bool {
        self.wish || !self.rules.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_its_names() {
        for (place, field) in FIELDS.iter().enumerate() {
            assert_eq!(field.id as usize, place, "{}", field.key);
        }
    }
}
