//! Words that stand for something: terms of the vocabulary here; countries, languages and time zones in files of their own.
//!
//! All go by one order: what a table knows is taken, a word that means something in another field is sent there, and only
//! what means nothing at all is compared with what is near.

use std::collections::BTreeMap;

use super::vocabulary::{self, TermList};
use crate::check::{self, Check};
use crate::diagnostic::Diagnostic;
pub(super) use crate::model::vocabulary::List;
use crate::model::{Country, Language, Term, Vocabulary, zone};
use crate::parse::data::DataRecords;
use crate::parse::fields::listed;
use crate::parse::nearest::nearest;
use crate::source::Spanned;

/// The field, what it holds in words, the check that finds an unknown value.
fn words(list: List) -> (&'static str, &'static str, &'static Check) {
    match list {
        List::Sectors => ("sector", "a sector", check::UNKNOWN_SECTOR),
        List::CareerStages => (
            "career_stage",
            "a career stage",
            check::UNKNOWN_CAREER_STAGE,
        ),
        List::Interests => ("interests", "an interest", check::UNKNOWN_INTEREST),
    }
}

/// Everything that a word can stand for.
pub(super) struct Values {
    lists: [TermList; 3],
    /// False if the vocabulary could not be read: then no term can be checked.
    terms_known: bool,
    pub(super) country_aliases: BTreeMap<String, Country>,
}

impl Values {
    /// Reads the vocabulary.
    pub(super) fn new(data: &DataRecords, problems: &mut Vec<Diagnostic>) -> Self {
        let mut values = Self {
            terms_known: !data.unread.vocabulary,
            ..Self::without_vocabulary()
        };
        if let Some(record) = &data.vocabulary {
            let lists = [&record.sectors, &record.career_stages, &record.interests];
            values.lists = lists.map(|list| vocabulary::list(list, problems));
            values.country_aliases = vocabulary::countries(record, problems);
        }
        values
    }

    /// What words stand for before a vocabulary is read.
    pub(super) fn without_vocabulary() -> Self {
        Self {
            lists: Default::default(),
            terms_known: true,
            country_aliases: BTreeMap::new(),
        }
    }

    /// The vocabulary in its final form.
    pub(super) fn into_vocabulary(self) -> Vocabulary {
        vocabulary::model(self.lists)
    }

    /// A term of a list, by id, name or alias.
    pub(super) fn term(
        &self,
        list: List,
        word: &Spanned<String>,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Term> {
        let terms = &self.lists[list as usize];
        if let Some(term) = terms.find(&word.value) {
            return Some(term);
        }
        if !self.terms_known {
            return None;
        }
        let (field, what, check) = words(list);
        problems.push(self.misplaced(word, field).unwrap_or_else(|| {
            let message = format!("`{}` is not {what} of the vocabulary", word.value);
            Diagnostic::new(check, word.span, message).hint(term_hint(terms, &word.value))
        }));
        None
    }

    /// Says where a word belongs that means nothing in its field but something in another.
    pub(super) fn misplaced(&self, word: &Spanned<String>, field: &str) -> Option<Diagnostic> {
        let (what, home) = self.home(&word.value, field)?;
        let message = format!(
            "`{}` is {what}, it does not belong in `{field}`",
            word.value
        );
        let problem = Diagnostic::new(check::VALUE_IN_WRONG_FIELD, word.span, message);
        Some(problem.hint(format!("move it to `{home}`")))
    }

    fn home(&self, word: &str, field: &str) -> Option<(&'static str, &'static str)> {
        for list in List::ALL {
            let (home, what, _) = words(list);
            if home != field && self.lists[list as usize].find(word).is_some() {
                return Some((what, home));
            }
        }
        // Codes of two or three letters are abbreviations of time zones as well: `EST`, `PT`.
        let is_short = field == "time_zone" && word.len() <= 3;
        if field != "country" && !is_short && self.is_country(word) {
            return Some(("a country", "country"));
        }
        if field != "languages" && !is_short && Language::is_word(word) {
            return Some(("a language", "languages"));
        }
        if field != "time_zone" && zone::is_name(word) {
            return Some(("a time zone", "time_zone"));
        }
        None
    }
}

/// Several words in one text were meant as a list.
pub(super) fn list_hint(words: &str) -> String {
    let words: Vec<&str> = words.split(',').map(str::trim).collect();
    format!(
        "several are a list in brackets: write `[{}]`",
        words.join(", ")
    )
}

fn term_hint(terms: &TermList, word: &str) -> String {
    if word.contains(',') {
        return list_hint(word);
    }
    let near = nearest(word, terms.words()).and_then(|near| terms.find(near));
    let near = near.and_then(|term| terms.entries.get(usize::from(term.0)));
    if let Some(entry) = near {
        return format!("did you mean `{}`, {}?", entry.id, entry.name);
    }
    if terms.entries.is_empty() {
        return "add it to `vocabulary.yaml` in the data folder, where there is none yet".into();
    }
    if terms.entries.len() > 12 {
        return "`vocabulary.yaml` in the data folder lists them; add it there if it is missing"
            .into();
    }
    let ids = terms.entries.iter().map(|entry| &entry.id);
    format!(
        "known are {}; others can be added to `vocabulary.yaml` in the data folder",
        listed(ids)
    )
}
