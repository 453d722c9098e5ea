//! One side of a match.

use crate::matching::Reasons;
use crate::model::person::{SharedField, Wishes};
use crate::model::{Language, Participant, Profile};
use crate::words::{Arg, Words};

use crate::render::values::Values;

/// Who is written to, and who is spoken of.
pub struct Side<'a> {
    /// What the reader asked for.
    pub wishes: &'a Wishes,
    /// Reasons as the reader sees them.
    pub mine: &'a Reasons,
    /// Reasons as the partner sees them.
    pub theirs: &'a Reasons,
    /// The partner.
    pub partner: &'a Participant,
    /// The partner's profile in this round.
    pub profile: &'a Profile,
    /// How the partner is called.
    pub called: &'a str,
    /// What is told of the languages of all three of a trio.
    pub common: &'a [Language],
    /// Names of values.
    pub values: Values<'a>,
    /// In which the reasons are told.
    pub words: &'a Words,
}

impl Side<'_> {
    /// A message about the partner.
    pub(super) fn say(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let name = [("name", Arg::from(self.called))];
        self.words.say_with(key, &[&name, args].concat())
    }

    /// Whether the partner shares a field.
    pub(super) fn shares(&self, field: SharedField) -> bool {
        self.partner.share.has(field)
    }
}
