//! What a problem is about, as a value: what is compared, where messages are only read by people.

/// The subject of a problem.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A name that somebody wrote: of a round, a topic, a file or a folder, or the target of a link.
    Name(Box<str>),
    /// A private datum that would be published.
    Leak(Box<Exposure>),
}

/// Whose datum is where.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Exposure {
    /// What kind of datum, in words: `full name`.
    pub datum: &'static str,
    /// The id of its owner.
    pub owner: String,
    /// The public file that it is in.
    pub file: String,
}

impl From<&str> for Subject {
    fn from(name: &str) -> Self {
        Self::Name(name.into())
    }
}

impl From<Exposure> for Subject {
    fn from(exposure: Exposure) -> Self {
        Self::Leak(Box::new(exposure))
    }
}

impl Subject {
    /// The name that it is about.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Name(name) => Some(name),
            Self::Leak(_) => None,
        }
    }

    /// The datum that it is about.
    pub fn exposure(&self) -> Option<&Exposure> {
        match self {
            Self::Leak(exposure) => Some(exposure),
            Self::Name(_) => None,
        }
    }
}
