//! The table of checks: every problem that is told is found by one of its rows.
//!
//! Layer 0. A row is a constant, `check::UNKNOWN_COUNTRY`, and `Diagnostic::new` takes
//! nothing else: how bad a problem is stands here, not where it is found. What is compared is a row, never its name.

mod documents;
mod fields;
mod files;
mod imported;
mod ledgers;
mod people;
mod rounds;
mod settings;
mod sheets;
mod site;
mod text;

pub use documents::*;
pub use fields::*;
pub use files::*;
pub use imported::*;
pub use ledgers::*;
pub use people::*;
pub use rounds::*;
pub use settings::*;
pub use sheets::*;
pub use site::*;
pub use text::*;

use std::cmp::Ordering;
use std::fmt;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is published.
    Error,
    /// Published, but somebody should look.
    Warning,
}

/// One check.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Check {
    /// As it stands in messages.
    pub name: &'static str,
    /// How bad it is; if there are two degrees, the worse, and `finds` says when it is a warning.
    pub severity: Severity,
    /// What it finds.
    pub finds: &'static str,
    /// Why that matters, and what to do.
    pub matters: &'static str,
}

/// What is told of an example of each check, taken from the tests: `##### name` and the message.
const EXAMPLES: &str = include_str!("check/examples.txt");

impl Check {
    /// What is told where it finds something; `None` if no text can show it.
    pub fn example(&self) -> Option<&'static str> {
        let mut examples = EXAMPLES.split("##### ").skip(1);
        let texts = examples.find_map(|one| one.strip_prefix(self.name)?.strip_prefix('\n'));
        texts.map(str::trim_end)
    }
}

impl Ord for Check {
    fn cmp(&self, other: &Self) -> Ordering {
        self.name.cmp(other.name)
    }
}

impl PartialOrd for Check {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Debug for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// Checks of one subject.
#[derive(Clone, Copy, Debug)]
pub struct Topic {
    /// Its title.
    pub title: &'static str,
    /// Its checks, by name.
    pub checks: &'static [&'static Check],
}

/// All checks.
pub const TOPICS: &[Topic] = &[
    FILES, FIELDS, PEOPLE, SHEETS, IMPORTED, ROUNDS, LEDGERS, SETTINGS, DOCUMENTS, TEXT, SITE,
];

/// All checks, topic by topic.
pub fn all() -> impl Iterator<Item = &'static Check> {
    TOPICS.iter().flat_map(|topic| topic.checks).copied()
}

/// The check of a name.
pub fn named(name: &str) -> Option<&'static Check> {
    all().find(|check| check.name == name)
}

/// Rows as constants, and the list of them.
macro_rules! rows {
    (
        $topic:ident $title:literal;
        $($severity:ident $constant:ident $name:literal finds $finds:literal matters $matters:literal;)*
    ) => {
        $(
            #[doc = $finds]
            pub const $constant: &$crate::check::Check = &$crate::check::Check {
                name: $name,
                severity: $crate::check::$severity,
                finds: $finds,
                matters: $matters,
            };
        )*

        pub(super) const $topic: $crate::check::Topic = $crate::check::Topic {
            title: $title,
            checks: &[$($constant),*],
        };
    };
}
use rows;

const ERROR: Severity = Severity::Error;
const WARNING: Severity = Severity::Warning;
