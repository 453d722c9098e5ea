//! The program's own lists of values, and its own fields.

use super::Label;
pub use super::own::{OwnField, OwnId};
pub use super::term::{Entry, Term};

/// The lists. At most 1,000 entries each.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// Kinds of workplace.
    pub sectors: Vec<Entry>,
    /// In order, early first.
    pub career_stages: Vec<Entry>,
    /// What one would like to talk about.
    pub interests: Vec<Entry>,
    /// What else the program asks of people, in the order of its file.
    pub own: Vec<OwnField>,
    /// What the program says of built-in fields.
    pub built_in: Vec<Declared>,
}

/// What a program says of a built-in field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declared {
    /// Of which.
    pub key: &'static str,
    /// What people read, in the place of our words.
    pub label: Option<Label>,
    /// Whether nobody may be enrolled without it.
    pub required: bool,
}

/// Names a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// Kinds of workplace.
    Sectors,
    /// In order.
    CareerStages,
    /// Of `interests`, `offers` and `seeks`.
    Interests,
}

impl List {
    /// Every list.
    pub const ALL: [Self; 3] = [Self::Sectors, Self::CareerStages, Self::Interests];
}

impl Vocabulary {
    /// A field of the program's own, by its key.
    pub fn own(&self, key: &str) -> Option<&OwnField> {
        self.own.iter().find(|field| field.key() == key)
    }

    /// What the program says of a built-in field.
    pub fn declared(&self, key: &str) -> Option<&Declared> {
        self.built_in.iter().find(|field| field.key == key)
    }

    /// What people read of a field in the place of our words: of the program's own, or of a built-in one that it calls otherwise.
    pub fn label(&self, key: &str, language: &str) -> Option<&str> {
        let own = self.own(key).map(|field| &field.label);
        let label = own.or_else(|| self.declared(key)?.label.as_ref());
        label.map(|label| label.of(language))
    }

    /// The entries of a list.
    pub fn entries(&self, list: List) -> &[Entry] {
        match list {
            List::Sectors => &self.sectors,
            List::CareerStages => &self.career_stages,
            List::Interests => &self.interests,
        }
    }
}
