//! The program's own lists of values.

/// A value of one of the vocabulary's lists: its place in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term(pub u16);

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What the files say, for example `open-access`.
    pub id: String,
    /// What people read, for example `Open access`.
    pub name: String,
    /// Other spellings that are accepted.
    pub aliases: Vec<String>,
}

/// The lists. At most 1,000 entries each.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// Kinds of workplace.
    pub sectors: Vec<Entry>,
    /// In order, early first.
    pub career_stages: Vec<Entry>,
    /// What one would like to talk about.
    pub interests: Vec<Entry>,
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
    /// The entries of a list.
    pub fn entries(&self, list: List) -> &[Entry] {
        match list {
            List::Sectors => &self.sectors,
            List::CareerStages => &self.career_stages,
            List::Interests => &self.interests,
        }
    }
}
