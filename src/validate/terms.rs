//! Lists of values: without clashes, and the look-up of their words.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::label;
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::vocabulary::Entry;
use crate::model::{Label, Term};
use crate::parse::data::EntryRecord;
use crate::parse::fields::listed;
use crate::parse::nearest::nearest;
use crate::source::{Span, Spanned};

/// Words with a meaning of their own in wishes.
const RESERVED: [&str; 3] = ["any", "same", "different"];

/// Longest list.
const MOST_ENTRIES: usize = 1_000;

/// One list with all spellings of its terms, in lower case.
#[derive(Clone, Default)]
pub(super) struct TermList {
    pub(super) entries: Vec<Entry>,
    spellings: BTreeMap<String, Term>,
}

impl TermList {
    /// The term of an id, name or alias, whatever its case.
    pub(super) fn find(&self, word: &str) -> Option<Term> {
        self.spellings.get(&spelling(word)).copied()
    }

    /// The term of a word in a field of the program's own; an unknown one is reported with the nearest.
    pub(super) fn term(
        &self,
        field: &str,
        word: &Spanned<String>,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Term> {
        let found = self.find(&word.value);
        if found.is_none() {
            let message = format!("`{}` is not a value of `{field}`", word.value);
            let problem = Diagnostic::new(check::UNKNOWN_VALUE, word.span, message);
            problems.push(problem.hint(term_hint(self, &word.value)));
        }
        found
    }

    /// Every spelling of every term.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().flat_map(|entry| {
            let aliases = entry.aliases.iter().chain([&entry.id]);
            aliases.map(String::as_str).chain(entry.name.texts())
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
        for word in [&record.id]
            .into_iter()
            .chain(record.name.texts())
            .chain(&record.aliases)
        {
            take_word(&mut places, word, term, problems);
        }
        list.entries.push(Entry {
            id: record.id.value.clone(),
            name: label::text(&record.name, problems),
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

/// The list of a field of yes and no.
pub(super) fn yes_and_no() -> TermList {
    let words: [&[&str]; 2] = [&["yes", "true", "y"], &["no", "false", "n"]];
    let entry = |words: &[&str]| Entry {
        id: words[0].to_owned(),
        name: Label::plain(words[0]),
        aliases: words[1..].iter().map(|word| (*word).to_owned()).collect(),
    };
    let spellings = (0..)
        .zip(words)
        .flat_map(|(at, words)| words.iter().map(move |word| ((*word).to_owned(), Term(at))));
    TermList {
        entries: words.map(entry).to_vec(),
        spellings: spellings.collect(),
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

pub(super) fn term_hint(terms: &TermList, word: &str) -> String {
    if word.contains(',') {
        return list_hint(word);
    }
    let near = nearest(word, terms.words()).and_then(|near| terms.find(near));
    let near = near.and_then(|term| terms.entries.get(usize::from(term.0)));
    if let Some(entry) = near {
        return format!("did you mean `{}`, {}?", entry.id, entry.name.of("en"));
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
