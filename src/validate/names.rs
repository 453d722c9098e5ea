//! Ids: who and what is known, which stand twice, and whether a reference leads somewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use super::forms::in_ascii;
use super::namesakes;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::model::{PersonId, RoundId, fold};
use crate::parse::data::{DataRecords, ParticipantRecord};
use crate::parse::fields::limits::MOST_PROBLEMS;
use crate::parse::fields::listed;
use crate::parse::nearest::nearest;
use crate::path::Slug;
use crate::source::{Span, Spanned};

/// The ids of a program, by text, each with the place where it is given.
pub(super) struct Names<'a> {
    people: BTreeMap<&'a str, Span>,
    organisers: BTreeMap<&'a str, Span>,
    rounds: BTreeMap<&'a str, Span>,
    records: &'a [Arc<ParticipantRecord>],
    /// Ids by what else a person may be called; made when the first reference is no id.
    by_word: OnceLock<BTreeMap<String, BTreeSet<String>>>,
    /// False if nobody is known at all or a file of participants could not be read.
    people_known: bool,
    rounds_known: bool,
}

impl<'a> Names<'a> {
    /// Gathers the ids and reports those that are given twice, and e-mail addresses likewise.
    pub(super) fn new(data: &'a DataRecords, problems: &mut Vec<Diagnostic>) -> Self {
        let people = data
            .participants
            .iter()
            .filter_map(|person| person.id.as_ref());
        let organisers = data
            .organisers
            .iter()
            .filter_map(|person| person.id.as_ref());
        let rounds = data.rounds.iter().filter_map(|round| round.id.as_ref());
        let names = Self {
            people: gather(people, "participants", problems),
            organisers: gather(organisers, "organisers", problems),
            rounds: gather(rounds, "rounds", problems),
            records: &data.participants,
            by_word: OnceLock::new(),
            people_known: !data.participants.is_empty() && !data.unread.participants,
            rounds_known: !data.unread.rounds,
        };
        check_emails(&data.participants, problems);
        namesakes::check(&data.participants, problems);
        names
    }

    /// Whether references to people can be checked.
    pub(super) fn people_known(&self) -> bool {
        self.people_known
    }

    /// A participant who is referred to; an unknown one is reported if that can be known.
    pub(super) fn person(
        &self,
        id: &Spanned<String>,
        severity: Severity,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<PersonId> {
        if self.people.contains_key(&*id.value) || !self.people_known {
            return PersonId::new(&id.value);
        }
        // A record whose own id cannot be one has been told; who names it rightly is not to blame.
        let is_misspelt = |key: &&str| {
            PersonId::new(key).is_none()
                && Slug::from_title(key).is_some_and(|slug| slug.as_str() == &*id.value)
        };
        if !self.people.keys().any(is_misspelt) {
            problems.push(match problems.len() < MOST_PROBLEMS {
                true => self.unknown_person(id, severity),
                false => unknown_person(id, severity),
            });
        }
        None
    }

    /// A participant who is referred to by hand: by id in any case, e-mail address or name, if nobody else has the like.
    pub(super) fn somebody(
        &self,
        word: &Spanned<String>,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<PersonId> {
        if self.people.contains_key(&*word.value) || !self.people_known {
            return self.person(word, Severity::Error, problems);
        }
        match &self.meant(&word.value)[..] {
            [only] => PersonId::new(only),
            _ => self.person(word, Severity::Error, problems),
        }
    }

    /// The ids of those whom a word may mean, sorted.
    fn meant(&self, word: &str) -> Vec<&str> {
        let by_word = self.by_word.get_or_init(|| by_word(self.records));
        let keys = [
            word.to_lowercase(),
            in_ascii(word).to_lowercase(),
            fold(word),
        ];
        let found = keys.iter().filter_map(|key| by_word.get(key)).flatten();
        let ids: BTreeSet<&str> = found.map(String::as_str).collect();
        ids.into_iter().collect()
    }

    /// A participant or organiser who is referred to.
    pub(super) fn anybody(
        &self,
        id: &Spanned<String>,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<PersonId> {
        if self.organisers.contains_key(&*id.value) {
            return PersonId::new(&id.value);
        }
        self.somebody(id, problems)
    }

    fn unknown_person(&self, id: &Spanned<String>, severity: Severity) -> Diagnostic {
        let problem = unknown_person(id, severity);
        match &self.meant(&id.value)[..] {
            [] => {}
            [only] => {
                let hint = format!("people are named by their id here: write `{only}`");
                return problem.hint(hint);
            }
            several => return problem.hint(format!("who is meant? there are {}", listed(several))),
        }
        let lower = id.value.to_lowercase();
        let begins = format!("{}-", lower.replace(' ', "-"));
        let several: Vec<&str> = self
            .people
            .keys()
            .copied()
            .filter(|id| id.starts_with(&begins))
            .take(4)
            .collect();
        if several.len() > 1 {
            return problem.hint(format!("who is meant? there are {}", listed(&several)));
        }
        match nearest(&id.value, self.people.keys().copied()) {
            Some(near) => problem.hint(format!("did you mean `{near}`?")),
            None => problem.hint("the id is the name of the participant's file, or its `id`; if they were erased, take this out too"),
        }
    }

    /// A round that is referred to; an unknown one is reported if that can be known.
    pub(super) fn round(
        &self,
        id: &Spanned<String>,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<RoundId> {
        if !self.rounds_known || self.rounds.contains_key(&*id.value) {
            return Slug::new(&id.value).ok().map(RoundId);
        }
        let message = format!("there is no round `{}`", id.value);
        let problem = Diagnostic::error("unknown-round", id.span, message);
        problems.push(match nearest(&id.value, self.rounds.keys().copied()) {
            Some(near) => problem.hint(format!("did you mean `{near}`?")),
            None => problem.hint("a round is a file in `rounds`, named after its id"),
        });
        None
    }
}

fn unknown_person(id: &Spanned<String>, severity: Severity) -> Diagnostic {
    let message = format!("nobody has the id `{}`", id.value);
    Diagnostic::new(severity, "unknown-person", Place::Span(id.span), message)
}

/// Ids, e-mail addresses and folded names, with the ids of those who have them.
fn by_word(records: &[Arc<ParticipantRecord>]) -> BTreeMap<String, BTreeSet<String>> {
    let mut ids: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for record in records {
        let Some(id) = &record.id else { continue };
        let email = record.email.as_ref();
        let words = [
            Some(id.value.to_lowercase()),
            email.map(|email| in_ascii(&email.value).to_lowercase()),
            record.name.as_ref().map(|name| fold(&name.value)),
        ];
        for word in words.into_iter().flatten() {
            ids.entry(word).or_default().insert(id.value.clone());
        }
    }
    ids
}

fn gather<'a>(
    ids: impl Iterator<Item = &'a Spanned<String>>,
    what: &str,
    problems: &mut Vec<Diagnostic>,
) -> BTreeMap<&'a str, Span> {
    let mut known = BTreeMap::new();
    for id in ids {
        let first = *known.entry(&*id.value).or_insert(id.span);
        if first != id.span {
            let message = format!("two {what} have the id `{}`", id.value);
            let problem = Diagnostic::error("duplicate-id", id.span, message);
            let problem = problem.related(first, "the first");
            problems.push(problem.hint("give one of them another `id`, or remove it"));
        }
    }
    known
}

/// Two people cannot share a mailbox: each letter is for one pair of eyes.
fn check_emails(records: &[Arc<ParticipantRecord>], problems: &mut Vec<Diagnostic>) {
    let mut known: BTreeMap<String, Span> = BTreeMap::new();
    for email in records.iter().filter_map(|record| record.email.as_ref()) {
        let first = *known
            .entry(in_ascii(&email.value).to_lowercase())
            .or_insert(email.span);
        if first != email.span {
            let message = format!("two participants have the e-mail address `{}`", email.value);
            let problem = Diagnostic::error("duplicate-email", email.span, message);
            let problem = problem.related(first, "the first");
            problems.push(problem.hint("is it the same person twice? keep one record"));
        }
    }
}
