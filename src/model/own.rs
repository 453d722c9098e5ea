//! Fields that a program declares itself: how they are called, what may stand in them, and what matching makes of them.
//!
//! Nothing in Fortnight knows a field of a program's own by name; whatever is done with one follows from its declaration.

mod week;

use std::fmt;

pub use week::{DAY, WEEK, Week};

use super::Private;
use super::label::Label;
use super::prefer::{Importance, Prefer};
use super::term::{Entry, Term};
use super::wish::Wish;

/// The most fields that a program may declare.
pub const MOST_FIELDS: usize = 32;

/// The most of them that matching may look at: a score has room for so many broken rules.
pub const MOST_MATCHED: usize = 16;

/// The longest key.
pub const LONGEST_KEY: usize = 30;

/// The highest number of a field of numbers.
pub const HIGHEST: u16 = 1_000;

/// Names a field of the program's own: its place among them, and its key, in place so that it can be copied about like the
/// names of built-in rules.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OwnId {
    place: u8,
    key: [u8; LONGEST_KEY],
}

impl OwnId {
    /// `None` if the place or the key has no room.
    pub fn new(place: usize, key: &str) -> Option<Self> {
        let mut bytes = [0; LONGEST_KEY];
        bytes.get_mut(..key.len())?.copy_from_slice(key.as_bytes());
        let place = u8::try_from(place).ok()?;
        Some(Self { place, key: bytes })
    }

    /// Its place among the fields of the program's own.
    pub const fn place(self) -> usize {
        self.place as usize
    }

    /// Its key in files.
    pub fn key(&self) -> &str {
        let end = self.key.iter().position(|byte| *byte == 0);
        let key = &self.key[..end.unwrap_or(LONGEST_KEY)];
        str::from_utf8(key).unwrap_or_default()
    }
}

impl fmt::Debug for OwnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OwnId({}, {})", self.place, self.key())
    }
}

/// What may stand in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One value of a list.
    One,
    /// Any number of values of a list.
    Many,
    /// One value of a list that has an order.
    Ordered,
    /// A whole number.
    Number {
        /// The lowest.
        from: u16,
        /// The highest.
        to: u16,
    },
    /// Words of one's own.
    Text,
    /// Yes or no.
    YesNo,
    /// Hours of a week, by the own clock.
    Hours,
}

impl Kind {
    /// Every kind with the word for it.
    pub const ALL: [(&'static str, Self); 7] = [
        ("one", Self::One),
        ("many", Self::Many),
        ("ordered", Self::Ordered),
        (
            "number",
            Self::Number {
                from: 0,
                to: HIGHEST,
            },
        ),
        ("text", Self::Text),
        ("yes_no", Self::YesNo),
        ("hours", Self::Hours),
    ];

    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::One => "one",
            Self::Many => "many",
            Self::Ordered => "ordered",
            Self::Number { .. } => "number",
            Self::Text => "text",
            Self::YesNo => "yes_no",
            Self::Hours => "hours",
        }
    }

    /// Whether its values stand in a list.
    pub fn has_list(self) -> bool {
        matches!(self, Self::One | Self::Many | Self::Ordered)
    }

    /// Whether one may wish about it.
    pub fn may_be_wished(self) -> bool {
        !matches!(self, Self::Text | Self::Hours)
    }
}

/// Yes, as a value of a field of yes and no.
pub const YES: Term = Term(0);

/// How a field is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verb {
    /// The same, or not; of a field with many values, how many are.
    Same,
    /// Values of an order: how many steps they are apart.
    Steps,
    /// Values of a table: points by the places of two values, 0 to 100, symmetric.
    Distances(Vec<Vec<u32>>),
    /// Numbers: so far apart, or more, is not near at all.
    Apart(u16),
    /// What one has here the other has in that field, of the same list.
    Complementary(OwnId),
    /// At least so many hours a week in which both are free.
    Overlap(u16),
}

/// A field of the program's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnField {
    /// Its name.
    pub id: OwnId,
    /// What people read.
    pub label: Label,
    /// What may stand there.
    pub kind: Kind,
    /// Its list; of yes and no, these two.
    pub values: Vec<Entry>,
    /// Whether somebody may share it with the partner.
    pub may_share: bool,
    /// Whether one may wish about it.
    pub wish: bool,
    /// Whether nobody may be enrolled without it.
    pub required: bool,
    /// How it is compared; nothing if matching does not look at it.
    pub verb: Option<Verb>,
    /// What a policy prefers that does not say.
    pub prefer: Prefer<Term>,
    /// How much it counts in a policy that does not say.
    pub importance: Importance,
    /// The words of its reason in a letter, with `{name}` and `{value}`.
    pub reason: Option<Label>,
}

impl OwnField {
    /// Its key in files.
    pub fn key(&self) -> &str {
        self.id.key()
    }

    /// Whether a policy may prefer something else than its declaration.
    pub fn has_preference(&self) -> bool {
        !matches!(
            self.verb,
            None | Some(Verb::Complementary(_) | Verb::Overlap(_))
        )
    }

    /// Whether two numbers are the same as far as wishes go: at most half as far apart as what is not near at all; without
    /// such a measure, equal.
    pub fn is_close(&self, a: u16, b: u16) -> bool {
        let far = match self.verb {
            Some(Verb::Apart(far)) => far,
            _ => 0,
        };
        a.abs_diff(b) <= far / 2
    }

    /// A value of its list.
    pub fn entry(&self, term: Term) -> Option<&Entry> {
        self.values.get(usize::from(term.0))
    }
}

/// What somebody has in a field of the program's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Values of its list: one, or several, sorted and without repeats.
    Terms(Vec<Term>),
    /// A number.
    Number(u16),
    /// Free text, untrusted, and the same as it is compared.
    Text {
        /// As written.
        text: Private<String>,
        /// Without case, accents and punctuation.
        folded: Private<String>,
    },
    /// Hours of a week.
    Week(Week),
}

impl Answer {
    /// Its values, if they are of a list.
    pub fn terms(&self) -> &[Term] {
        match self {
            Self::Terms(terms) => terms,
            _ => &[],
        }
    }
}

/// A wish about a field of the program's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnWish {
    /// About which.
    pub field: OwnId,
    /// What is asked; never `Any`.
    pub wish: Wish<Term>,
}

/// What a policy says of a field of the program's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnRule {
    /// Of which.
    pub field: OwnId,
    /// How much it counts.
    pub importance: Importance,
    /// What is preferred.
    pub prefer: Prefer<Term>,
}
