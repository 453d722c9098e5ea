//! Values of lists.

use super::label::Label;

/// A value of one of the vocabulary's lists: its place in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term(pub u16);

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What the files say, for example `open-access`.
    pub id: String,
    /// What people read, for example `Open access`.
    pub name: Label,
    /// Other spellings that are accepted.
    pub aliases: Vec<String>,
}
