//! One side of a match.

use crate::matching::Reasons;
use crate::model::person::Wishes;
use crate::model::{Language, Participant, Profile, Vocabulary};

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
    pub vocabulary: &'a Vocabulary,
}
