//! What a message is given.

use std::borrow::Cow;

/// In bytes. A text that is more than numbers, such as a name, is never remembered.
const SHORT: usize = 8;

/// The value of an argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg<'a> {
    /// A number: messages may have a form for each plural of the language.
    Number(u64),
    /// Anything else, inserted as it is.
    Text(Cow<'a, str>),
}

impl Arg<'_> {
    /// Whether it is a number, and short.
    pub(super) fn is_small(&self) -> bool {
        match self {
            Self::Number(_) => true,
            Self::Text(text) => text.len() <= SHORT && text.bytes().all(is_of_number),
        }
    }

    /// The same for longer.
    pub(super) fn owned(&self) -> Arg<'static> {
        match self {
            Self::Number(count) => Arg::Number(*count),
            Self::Text(text) => Arg::Text(Cow::Owned(text.clone().into_owned())),
        }
    }
}

fn is_of_number(byte: u8) -> bool {
    byte.is_ascii_digit() || byte == b'-'
}

impl From<u64> for Arg<'_> {
    fn from(count: u64) -> Self {
        Self::Number(count)
    }
}

impl From<u32> for Arg<'_> {
    fn from(count: u32) -> Self {
        Self::Number(count.into())
    }
}

impl From<usize> for Arg<'_> {
    fn from(count: usize) -> Self {
        Self::Number(count as u64)
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text.as_str().into())
    }
}
