//! Words that stand for something: terms of the vocabulary here; countries, languages and time zones in files of their own.
//!
//! All go by one order: what a table knows is taken, a word that means something in another field is sent there, and only
//! what means nothing at all is compared with what is near.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::near::Near;
use super::own::{self, Own};
use super::terms::{self, TermList, term_hint};
use super::vocabulary;
use crate::check::{self, Check};
use crate::diagnostic::Diagnostic;
use crate::model::own::OwnId;
use crate::model::vocabulary::Declared;
pub(super) use crate::model::vocabulary::List;
use crate::model::{Country, Language, Term, Vocabulary, zone};
use crate::parse::data::DataRecords;
use crate::parse::fields::Others;
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
    pub(super) terms_known: bool,
    pub(super) country_aliases: BTreeMap<String, Country>,
    /// Fields that the program declares itself.
    pub(super) own: Vec<Own>,
    /// What words that are no country are near to.
    pub(super) near_countries: Near<Country>,
    /// What words that are no language are near to.
    pub(super) near_languages: Near<&'static Language>,
    /// What the program says of built-in fields.
    pub(super) built_in: Vec<Declared>,
}

impl Values {
    /// Reads the vocabulary.
    pub(super) fn new(data: &DataRecords, problems: &mut Vec<Diagnostic>) -> Self {
        let mut values = Self {
            terms_known: !data.unread.vocabulary,
            ..Self::without_vocabulary()
        };
        if let Some(record) = &data.vocabulary {
            let short = [&record.sectors, &record.career_stages, &record.interests];
            values.lists = List::ALL.map(|list| {
                let entries = own::entries(record, list, short[list as usize], problems);
                terms::list(entries, problems)
            });
            values.own = own::declared(record, &values.lists, problems);
            values.built_in = own::built_in(record, problems);
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
            own: Vec::new(),
            near_countries: Near::default(),
            near_languages: Near::default(),
            built_in: Vec::new(),
        }
    }

    /// The vocabulary in its final form.
    pub(super) fn into_vocabulary(self) -> Vocabulary {
        let own = self.own.into_iter().map(|own| own.field);
        vocabulary::model(self.lists, own.collect(), self.built_in)
    }

    /// Whether a list has no entry.
    pub(super) fn is_empty(&self, list: List) -> bool {
        self.lists[list as usize].entries.is_empty()
    }

    /// A field that the program declares itself.
    pub(super) fn field(&self, id: OwnId) -> Option<&Own> {
        self.own.get(id.place())
    }

    /// Reports keys that are no field of the program's own either; without a vocabulary nobody knows.
    pub(super) fn tell(&self, others: &Others, problems: &mut Vec<Diagnostic>) {
        if others.is_empty() || !self.terms_known {
            return;
        }
        let keys: Vec<&str> = self.own.iter().map(|own| own.field.key()).collect();
        others.tell(&keys, problems);
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
        let (field, _, check) = words(list);
        problems.push(self.misplaced(word, field).unwrap_or_else(|| {
            let message = match self.called(list) {
                Ok(what) => format!("`{}` is not {what} of the vocabulary", word.value),
                Err(label) => format!("`{}` is not a value of `{field}` ({label})", word.value),
            };
            Diagnostic::new(check, word.span, message).hint(term_hint(terms, &word.value))
        }));
        None
    }

    /// What a word of a list is: in our words, or under the label that the program has for the field.
    fn called(&self, list: List) -> Result<&'static str, &str> {
        let (field, what, _) = words(list);
        let mut declared = self
            .built_in
            .iter()
            .filter(|declared| declared.key == field);
        let label = declared.find_map(|declared| declared.label.as_ref());
        label.map_or(Ok(what), |label| Err(label.of("en")))
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

    /// The list of a field's values.
    pub(super) fn list_of(&self, key: &str) -> Option<&TermList> {
        let list = match key {
            "offers" | "seeks" => Some(List::Interests),
            key => List::ALL.into_iter().find(|list| words(*list).0 == key),
        };
        let own = || self.own.iter().find(|own| own.field.key() == key);
        match list {
            Some(list) => Some(&self.lists[list as usize]),
            None => own().map(|own| &own.list),
        }
    }

    /// The fields about whose values one may wish.
    pub(super) fn wished(&self) -> impl Iterator<Item = &str> {
        let own = self.own.iter().filter(|own| own.field.wish);
        let lists = List::ALL.into_iter().map(|list| words(list).0);
        lists.chain(own.map(|own| own.field.key()))
    }

    fn home(&self, word: &str, field: &str) -> Option<(Cow<'static, str>, &'static str)> {
        for list in List::ALL {
            let (home, ..) = words(list);
            if home != field && self.lists[list as usize].find(word).is_some() {
                let what = match self.called(list) {
                    Ok(what) => what.into(),
                    Err(label) => format!("a value of {label}").into(),
                };
                return Some((what, home));
            }
        }
        // Codes of two or three letters are abbreviations of time zones as well: `EST`, `PT`.
        let is_short = field == "time_zone" && word.len() <= 3;
        if field != "country" && !is_short && self.is_country(word) {
            return Some(("a country".into(), "country"));
        }
        if field != "languages" && !is_short && Language::is_word(word) {
            return Some(("a language".into(), "languages"));
        }
        if field != "time_zone" && zone::is_name(word) {
            return Some(("a time zone".into(), "time_zone"));
        }
        None
    }
}
