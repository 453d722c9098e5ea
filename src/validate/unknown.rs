//! The part of the table of checks that is about words which stand for nothing.

use super::check::{Check, error};

/// By name: `unknown-…`.
pub(super) const UNKNOWN: &[Check] = &[
    error(
        "unknown-career-stage",
        "validate/values.rs",
        "a career stage that the vocabulary lacks",
    ),
    error(
        "unknown-country",
        "validate/country.rs",
        "a country that is no code of ISO 3166-1, no name that is known and no alias",
    ),
    error(
        "unknown-format",
        "parse/data.rs",
        "a version of the format that is not known",
    ),
    error(
        "unknown-importance",
        "validate/policy.rs",
        "a rule whose importance is no known word",
    ),
    error(
        "unknown-interest",
        "validate/values.rs",
        "an interest that the vocabulary lacks",
    ),
    error(
        "unknown-key",
        "parse/fields.rs",
        "a key that means nothing in its place",
    ),
    error(
        "unknown-language",
        "validate/language.rs",
        "a language that is no tag of BCP 47 and no name that is known",
    ),
    error(
        "unknown-objective",
        "validate/policy.rs",
        "an objective that is no known word",
    ),
    error(
        "unknown-odd",
        "validate/round.rs",
        "a way to treat the odd one out that is not known",
    ),
    error(
        "unknown-person",
        "validate/names.rs",
        "a word for a person that nobody or more than one has; a warning in ledgers of rounds that have ended",
    ),
    error(
        "unknown-round",
        "validate/names.rs",
        "a round that does not exist",
    ),
    error(
        "unknown-rule",
        "validate/policy.rs",
        "a rule that does not exist",
    ),
    error(
        "unknown-sector",
        "validate/values.rs",
        "a sector that the vocabulary lacks",
    ),
    error(
        "unknown-status",
        "validate/person.rs",
        "a status that is no known word",
    ),
    error(
        "unknown-time-zone",
        "validate/zone.rs",
        "a time zone that is no name of the IANA list and no town of the country",
    ),
    error(
        "unknown-topic",
        "validate/schedule.rs",
        "a schedule that names a topic which does not exist",
    ),
    error(
        "unknown-wish-field",
        "validate/policy.rs",
        "a field about which nobody can wish",
    ),
];
