//! Keys that have a meaning already, so that no field of a program's own may take one.

use super::field::FIELDS;
use super::rule::RuleId;
use super::variable::VARIABLES;

/// Keys of a participant's file beside its fields, and of an enrolment.
pub const OF_PERSON: [&str; 19] = [
    "format",
    "id",
    "emails",
    "mails",
    "share",
    "avoid",
    "knows",
    "notes",
    "consent",
    "rounds",
    "applied",
    "status",
    "because",
    "as",
    "places",
    "wishes",
    "wish_words",
    "overrides",
    "region",
];

/// Keys of a policy beside its rules, and words of `despite`.
pub const OF_POLICY: [&str; 8] = [
    "relax",
    "minimum_score",
    "objectives",
    "importance",
    "prefer",
    "forbidden",
    "luck",
    "odd",
];

/// Words with a meaning of their own in wishes, and names of lists.
const OF_WISHES: [&str; 6] = [
    "any",
    "same",
    "different",
    "sectors",
    "career_stages",
    "people",
];

/// Every such key, with what has it.
pub fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    let fields = FIELDS
        .iter()
        .map(|field| (field.key, "a field of every program"));
    let person = OF_PERSON.map(|key| (key, "a key of a participant's file"));
    let rules = RuleId::ALL.map(|(_, key)| (key, "a rule of matching"));
    let policy = OF_POLICY.map(|key| (key, "a key of a policy"));
    let wishes = OF_WISHES.map(|key| (key, "a word with a meaning of its own"));
    let letters = VARIABLES
        .iter()
        .map(|variable| (variable.name, "a variable of letters"));
    fields
        .chain(person)
        .chain(rules)
        .chain(policy)
        .chain(wishes)
        .chain(letters)
}

/// What a key means already.
pub fn meaning(key: &str) -> Option<&'static str> {
    all().find(|(own, _)| *own == key).map(|(_, what)| what)
}
