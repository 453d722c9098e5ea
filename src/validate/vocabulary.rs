//! The vocabulary: lists without clashes, and the look-up of their words.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::vocabulary::Entry;
use crate::model::{Country, Named, Term, Vocabulary, fold};
use crate::parse::data::{EntryRecord, VocabularyRecord};
use crate::source::{Span, Spanned};

/// Words with a meaning of their own in wishes.
const RESERVED: [&str; 3] = ["any", "same", "different"];

/// Longest list.
const MOST_ENTRIES: usize = 1_000;

/// One list with all spellings of its terms, in lower case.
#[derive(Default)]
pub(super) struct TermList {
    pub(super) entries: Vec<Entry>,
    spellings: BTreeMap<String, Term>,
}

impl TermList {
    /// The term of an id, name or alias, whatever its case.
    pub(super) fn find(&self, word: &str) -> Option<Term> {
        self.spellings.get(&spelling(word)).copied()
    }

    /// Every spelling of every term.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().flat_map(|entry| {
            let own = [entry.id.as_str(), entry.name.as_str()];
            own.into_iter()
                .chain(entry.aliases.iter().map(String::as_str))
        })
    }
}

/// Small letters, each accent joined to its letter.
fn spelling(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    word.to_lowercase().nfc().collect()
}

/// Builds one list and reports what stands in it twice.
pub(super) fn list(records: &[EntryRecord], problems: &mut Vec<Diagnostic>) -> TermList {
    let mut list = TermList::default();
    let mut places: BTreeMap<String, (Term, Span)> = BTreeMap::new();
    for record in records {
        let Some(term) = u16::try_from(list.entries.len()).ok().map(Term) else {
            break;
        };
        if list.entries.len() == MOST_ENTRIES {
            let message = format!("a list of the vocabulary has more than {MOST_ENTRIES} entries");
            problems.push(Diagnostic::new(
                check::VOCABULARY_CLASH,
                record.id.span,
                message,
            ));
            break;
        }
        check_id(&record.id, problems);
        for word in [&record.id, &record.name]
            .into_iter()
            .chain(&record.aliases)
        {
            take_word(&mut places, word, term, problems);
        }
        list.entries.push(Entry {
            id: record.id.value.clone(),
            name: record.name.value.clone(),
            aliases: record
                .aliases
                .iter()
                .map(|alias| alias.value.clone())
                .collect(),
        });
    }
    list.spellings = places
        .into_iter()
        .map(|(word, (term, _))| (word, term))
        .collect();
    list
}

/// A word may stand for one term only; twice for the same one is no harm.
fn take_word(
    places: &mut BTreeMap<String, (Term, Span)>,
    word: &Spanned<String>,
    term: Term,
    problems: &mut Vec<Diagnostic>,
) {
    let lower = spelling(&word.value);
    if RESERVED.contains(&&*lower) {
        let message = format!("`{}` has a meaning of its own in wishes", word.value);
        let problem = Diagnostic::new(check::VOCABULARY_CLASH, word.span, message);
        problems.push(problem.hint("choose another word"));
        return;
    }
    let (first, place) = *places.entry(lower).or_insert((term, word.span));
    if first != term {
        let message = format!("`{}` stands for two entries of the vocabulary", word.value);
        let problem = Diagnostic::new(check::VOCABULARY_CLASH, word.span, message);
        let problem = problem.related(place, "first used here");
        problems.push(problem.hint("a word may be the id, name or alias of one entry only"));
    }
}

fn check_id(id: &Spanned<String>, problems: &mut Vec<Diagnostic>) {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.value.chars().all(fits) && !id.value.starts_with('-') {
        return;
    }
    let message = format!("`{}` cannot be an id", id.value);
    let problem = Diagnostic::new(check::BAD_ID, id.span, message);
    problems.push(problem.hint("ids are made of lower-case letters a to z, digits and hyphens"));
}

/// The other names of countries, folded.
pub(super) fn countries(
    record: &VocabularyRecord,
    problems: &mut Vec<Diagnostic>,
) -> BTreeMap<String, Country> {
    let mut countries = BTreeMap::new();
    for (code, aliases) in &record.countries {
        let Some(Named::One(country)) = Country::named(&code.value) else {
            let message = format!("`{}` is not the code of a country", code.value);
            let problem = Diagnostic::new(check::UNKNOWN_COUNTRY, code.span, message);
            problems
                .push(problem.hint("write `CODE: [other name]`, for example `VE: [Venezuala]`"));
            continue;
        };
        for alias in aliases {
            take_alias(&mut countries, alias, country, problems);
        }
    }
    countries
}

/// A program may say for itself which country a name means that is not known, or which of several; but what is known as
/// another country means that one everywhere.
fn take_alias(
    countries: &mut BTreeMap<String, Country>,
    alias: &Spanned<String>,
    country: Country,
    problems: &mut Vec<Diagnostic>,
) {
    let known = match Country::named(&alias.value) {
        Some(Named::One(one)) => Some(one),
        Some(Named::Several(several)) if !several.contains(&country) => several.first().copied(),
        _ => None,
    };
    let first = *countries.entry(fold(&alias.value)).or_insert(country);
    let other = known
        .filter(|other| *other != country)
        .or((first != country).then_some(first));
    if let Some(other) = other {
        let message = format!(
            "`{}` stands for two countries: `{}` and `{}`",
            alias.value,
            other.code(),
            country.code()
        );
        let problem = Diagnostic::new(check::VOCABULARY_CLASH, alias.span, message);
        problems.push(problem.hint("an alias may stand for one country only"));
    }
}

/// The three lists as the model has them.
pub(super) fn model([sectors, career_stages, interests]: [TermList; 3]) -> Vocabulary {
    Vocabulary {
        sectors: sectors.entries,
        career_stages: career_stages.entries,
        interests: interests.entries,
    }
}
