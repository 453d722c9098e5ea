//! How people and rounds are called in files.

use std::fmt;
use std::sync::Arc;

use crate::path::{Slug, is_device_name};

/// Identifier of a participant or organiser: `[a-z0-9][a-z0-9-]*`. It shows in the private folder and on the
/// organisers' terminal, never on the site.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonId(Arc<str>);

impl PersonId {
    /// Nobody can have this id: what would be their letter is the report of the round.
    pub const REPORT: &str = "report";

    /// Takes an id as it is, or `None` if it has another form.
    pub fn new(text: &str) -> Option<Self> {
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let valid = !text.is_empty()
            && text.len() <= 100
            && !text.starts_with('-')
            && text.chars().all(fits)
            && !is_device_name(text)
            && text != Self::REPORT;
        valid.then(|| Self(text.into()))
    }

    /// What stands in ledgers for somebody who was erased; nobody can have such an id.
    pub fn erased(random: u32) -> Self {
        Self(format!("{ERASED}{random:08x}").into())
    }

    /// Whether it stands for somebody who was erased.
    pub fn is_erased(&self) -> bool {
        let digits = self.0.strip_prefix(ERASED);
        digits.is_some_and(|digits| {
            let is_digit = |c: u8| c.is_ascii_digit() || (b'a'..=b'f').contains(&c);
            digits.len() == 8 && digits.bytes().all(is_digit)
        })
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What an erased id begins with; eight hexadecimal digits follow.
const ERASED: &str = "erased-";

impl fmt::Debug for PersonId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PersonId({})", self.0)
    }
}

/// Identifier of a round, for example `2026b`: a slug, since it stands in addresses.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RoundId(pub Slug);

impl fmt::Display for RoundId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
