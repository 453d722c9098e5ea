//! Words that stand for something: countries, languages, time zones, terms of the vocabulary. A word that stands for
//! nothing gets the nearest one that does, or the field where it belongs.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use jiff::tz::TimeZoneDatabase;

use super::vocabulary::{self, TermList};
use crate::diagnostic::Diagnostic;
use crate::model::{Country, Language, Term, Vocabulary};
use crate::parse::data::DataRecords;
use crate::parse::fields::listed;
use crate::parse::nearest::nearest;
use crate::source::Spanned;

/// A list of the vocabulary.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    Sectors,
    CareerStages,
    Interests,
}

impl List {
    const ALL: [Self; 3] = [Self::Sectors, Self::CareerStages, Self::Interests];

    /// The field, what it holds in words, the check that finds an unknown value.
    fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Sectors => ("sector", "a sector", "unknown-sector"),
            Self::CareerStages => ("career_stage", "a career stage", "unknown-career-stage"),
            Self::Interests => ("interests", "an interest", "unknown-interest"),
        }
    }
}

/// Names of the IANA list that stand for an hour all the year round, which is not what people mean who write them.
const SHORT_ZONES: [(&str, &str); 2] = [("EST", "America/New_York"), ("MST", "America/Denver")];

/// Everything that a word can stand for.
pub(super) struct Values {
    lists: [TermList; 3],
    /// False if the vocabulary could not be read: then no term can be checked.
    terms_known: bool,
    country_aliases: BTreeMap<String, Country>,
}

/// All time zones, by their names in small letters.
static ZONES: LazyLock<BTreeMap<String, Arc<str>>> = LazyLock::new(|| {
    let database = TimeZoneDatabase::bundled();
    let names = database.available().map(|name| Arc::from(name.as_str()));
    let by_name = names.map(|name: Arc<str>| (name.to_lowercase(), name));
    by_name.collect()
});

/// Gathers the names of the time zones, which the first check of a program would wait for.
pub fn gather_zones() {
    LazyLock::force(&ZONES);
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
        let (field, what, check) = list.words();
        problems.push(self.misplaced(word, field).unwrap_or_else(|| {
            let message = format!("`{}` is not {what} of the vocabulary", word.value);
            Diagnostic::error(check, word.span, message).hint(term_hint(terms, &word.value))
        }));
        None
    }

    /// A country by code or alias.
    pub(super) fn country(
        &self,
        word: &Spanned<String>,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Country> {
        let alias = || {
            self.country_aliases
                .get(&word.value.to_lowercase())
                .copied()
        };
        if let Some(country) = Country::from_code(&word.value).or_else(alias) {
            return Some(country);
        }
        let by_name = Country::from_code(&word.value.to_uppercase());
        let by_name = by_name.or_else(|| Country::by_name(&word.value));
        let problem = if let Some(country) = by_name {
            let message = format!("a country is written as its code, not `{}`", word.value);
            Diagnostic::error("unknown-country", word.span, message)
                .hint(format!("write `{}`", country.code()))
        } else if let Some(problem) = self.misplaced(word, "country") {
            problem
        } else {
            let message = format!("`{}` is not the code of a country", word.value);
            Diagnostic::error("unknown-country", word.span, message)
                .hint(self.country_hint(&word.value))
        };
        problems.push(problem);
        None
    }

    fn country_hint(&self, word: &str) -> String {
        let names = Country::all().map(Country::name);
        let near = nearest(word, names).and_then(Country::by_name);
        let near = near.or_else(|| {
            let aliases = self.country_aliases.keys().map(String::as_str);
            nearest(word, aliases).and_then(|alias| self.country_aliases.get(alias).copied())
        });
        match near {
            Some(country) => format!("did you mean `{}`, {}?", country.code(), country.name()),
            None => "two letters of ISO 3166-1 are expected, for example `SN` for Senegal".into(),
        }
    }

    /// A language by its tag.
    pub(super) fn language(
        &self,
        word: &Spanned<String>,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Language> {
        let primary = word.value.split('-').next().unwrap_or("");
        let language = Language::new(&word.value);
        let shouted = primary.contains(|c: char| c.is_ascii_uppercase());
        let problem = match language {
            Some(language) if !shouted => return Some(language),
            Some(language) => {
                let message = format!("`{}` is a country's spelling, not a language's", word.value);
                let hint = format!(
                    "write `{}` if you mean {}",
                    language.as_str(),
                    language.name()
                );
                Diagnostic::error("unknown-language", word.span, message).hint(hint)
            }
            None => self.unknown_language(word),
        };
        problems.push(problem);
        None
    }

    fn unknown_language(&self, word: &Spanned<String>) -> Diagnostic {
        let problem = |message| Diagnostic::error("unknown-language", word.span, message);
        if let Some(language) = Language::by_name(&word.value) {
            let message = format!("a language is written as its tag, not `{}`", word.value);
            return problem(message).hint(format!("write `{}`", language.as_str()));
        }
        if let Some(misplaced) = self.misplaced(word, "languages") {
            return misplaced;
        }
        let near = nearest(&word.value, Language::names()).and_then(Language::by_name);
        let hint = match near {
            _ if word.value.contains(',') => list_hint(&word.value),
            Some(language) => {
                format!("did you mean `{}`, {}?", language.as_str(), language.name())
            }
            None => "a tag of BCP 47 is expected, for example `fr` or `pt-BR`".into(),
        };
        problem(format!("`{}` is not the tag of a language", word.value)).hint(hint)
    }

    /// A time zone by its IANA name.
    pub(super) fn time_zone(
        &self,
        word: &Spanned<String>,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Arc<str>> {
        let found = ZONES.get(&word.value.to_lowercase());
        let town = SHORT_ZONES.iter().find(|(short, _)| *short == word.value);
        if let Some((_, town)) = town {
            let message = format!(
                "`{}` is an hour without summer time, which few places keep",
                word.value
            );
            let problem = Diagnostic::error("unknown-time-zone", word.span, message);
            problems.push(problem.hint(format!("write the town: `{town}`, for example")));
            return None;
        }
        if let Some(zone) = found.filter(|zone| ***zone == *word.value) {
            return Some(zone.clone());
        }
        let problem = self.misplaced(word, "time_zone").unwrap_or_else(|| {
            let message = format!("`{}` is not a time zone", word.value);
            let hint = match found.cloned().or_else(|| self.nearest_zone(&word.value)) {
                Some(zone) => format!("did you mean `{zone}`?"),
                None => "a name of the IANA list is expected, for example `Africa/Dakar`".into(),
            };
            Diagnostic::error("unknown-time-zone", word.span, message).hint(hint)
        });
        problems.push(problem);
        None
    }

    /// By the whole name, or by its last part: people write the town.
    fn nearest_zone(&self, word: &str) -> Option<Arc<str>> {
        let zones = ZONES.values();
        let towns = zones.map(|zone| zone.rsplit_once('/').map_or(&**zone, |(_, town)| town));
        let by_town = nearest(word, towns).and_then(|near| {
            ZONES
                .values()
                .find(|zone| zone.contains('/') && zone.ends_with(near))
        });
        let by_name = || {
            let near = nearest(word, ZONES.values().map(|zone| &**zone))?;
            ZONES.get(&near.to_lowercase())
        };
        let found = if word.contains('/') {
            by_name()
        } else {
            by_town.or_else(by_name)
        };
        found.cloned()
    }

    /// Says where a word belongs that means nothing in its field but something in another.
    fn misplaced(&self, word: &Spanned<String>, field: &str) -> Option<Diagnostic> {
        let (what, home) = self.home(&word.value, field)?;
        let message = format!(
            "`{}` is {what}, it does not belong in `{field}`",
            word.value
        );
        let problem = Diagnostic::error("value-in-wrong-field", word.span, message);
        Some(problem.hint(format!("move it to `{home}`")))
    }

    fn home(&self, word: &str, field: &str) -> Option<(&'static str, &'static str)> {
        for list in List::ALL {
            let (home, what, _) = list.words();
            if home != field && self.lists[list as usize].find(word).is_some() {
                return Some((what, home));
            }
        }
        let is_country = Country::from_code(word).is_some()
            || Country::by_name(word).is_some()
            || self.country_aliases.contains_key(&word.to_lowercase());
        let is_language =
            Language::by_name(word).is_some() || (word.len() == 2 && Language::new(word).is_some());
        if field != "country" && is_country {
            return Some(("a country", "country"));
        }
        if field != "languages" && is_language {
            return Some(("a language", "languages"));
        }
        let is_zone = word.contains('/') && ZONES.contains_key(&word.to_lowercase());
        (field != "time_zone" && is_zone).then_some(("a time zone", "time_zone"))
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
