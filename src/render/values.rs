//! Values of a program's vocabulary as its readers call them.

use crate::model::vocabulary::Entry;
use crate::model::{Term, Vocabulary};
use crate::words::Words;

/// A vocabulary in one language.
#[derive(Clone, Copy)]
pub struct Values<'a> {
    /// Its entries.
    pub vocabulary: &'a Vocabulary,
    /// The language.
    pub words: &'a Words,
}

impl<'a> Values<'a> {
    /// A sector.
    pub fn sector(self, term: Term) -> &'a str {
        self.name("sector", &self.vocabulary.sectors, term)
    }

    /// A career stage.
    pub fn career_stage(self, term: Term) -> &'a str {
        self.name("career_stage", &self.vocabulary.career_stages, term)
    }

    /// An interest.
    pub fn interest(self, term: Term) -> &'a str {
        self.name("interest", &self.vocabulary.interests, term)
    }

    /// Interests as in a sentence.
    pub fn list(self, terms: &[Term]) -> String {
        let names = terms
            .iter()
            .map(|term| self.words.inside(self.interest(*term)));
        self.words.list_of_values(&names.collect::<Vec<_>>())
    }

    fn name(self, list: &str, entries: &'a [Entry], term: Term) -> &'a str {
        let entry = entries.get(usize::from(term.0));
        entry.map_or("", |entry| {
            let name = entry.name.of(self.words.language());
            self.words.value(list, &entry.id, name)
        })
    }
}
