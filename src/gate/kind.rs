//! What kinds of private data there are.

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

    /// Whether it may be another one's as well, who works at the same desk or has written the same.
    pub fn may_be_shared(self) -> bool {
        matches!(self, Self::Phone | Self::Link | Self::Handle | Self::Text)
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
}
