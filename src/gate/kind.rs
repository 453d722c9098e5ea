//! What kinds of private data there are, and where letters that are like one of them are it.

use super::place::Place;
use super::{address, between, link, name, phone};

/// A kind of datum and of its spelling. What is told goes before what it holds: an address before the name in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `ana@example.org`
    Address,
    /// The same with its signs in words.
    SpeltAddress,
    /// Digits.
    Phone,
    /// The address of a page.
    Link,
    /// `@ana`, from such an address.
    Handle,
    /// At least a first and a last name.
    Name,
    /// Two letters of a script without spaces, which are often a word.
    ShortName,
    /// A first and a last name with something between that is not in the records: `Amina Keita Diallo`.
    SpreadName,
    /// Two parts of a longer name, which are often words: both are written like a name.
    InnerName,
    /// `ana+news@example.org`, where the records say `ana@example.org`.
    TaggedAddress,
    /// Some words that somebody wrote.
    Text,
    /// How the organisers' files call somebody.
    Id,
}

/// Whether the letters found are the datum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// They are.
    Yes,
    /// They are if something else of the same person stands in the file.
    Perhaps,
    /// They only look like it.
    No,
}

impl From<bool> for Verdict {
    fn from(stands: bool) -> Self {
        if stands { Self::Yes } else { Self::No }
    }
}

impl Kind {
    /// Whether it is a name, or an id that may be made of one.
    pub fn is_name(self) -> bool {
        matches!(
            self,
            Self::Name | Self::ShortName | Self::SpreadName | Self::InnerName | Self::Id
        )
    }

    /// In words.
    pub fn what(self) -> &'static str {
        match self {
            Self::Address | Self::SpeltAddress | Self::TaggedAddress => "e-mail address",
            Self::Phone => "phone number",
            Self::Link | Self::Handle => "link",
            Self::Name | Self::ShortName | Self::SpreadName | Self::InnerName => "full name",
            Self::Text => "free text",
            Self::Id => "identifier",
        }
    }

    /// Whether the letters at a place are a datum of this kind: letters alone do not tell `ana@example.org` from
    /// `joe-ana@example.org`.
    pub fn stands(self, place: &Place) -> Verdict {
        match self {
            Self::Address => (address::stands_alone(place) && address::is_joined(place)).into(),
            Self::SpeltAddress => (address::stands_alone(place) && address::has_dot(place)).into(),
            Self::Phone => phone::stands(place).into(),
            Self::Link => link::stands(place).into(),
            Self::Handle => link::is_handle(place).into(),
            Self::Name => name::stands(place).into(),
            Self::ShortName => name::short_stands(place),
            Self::SpreadName => between::stands(place).into(),
            Self::InnerName => (name::stands(place) && between::is_written_as_one(place)).into(),
            Self::TaggedAddress => {
                (address::stands_alone(place) && address::is_tagged(place)).into()
            }
            Self::Text => Verdict::Yes,
            Self::Id => (!place.has_blank()).into(),
        }
    }
}
