//! Ids: who and what is known, which stand twice, and whether a reference leads somewhere.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::forms::in_ascii;
use super::meant::People;
use super::namesakes;
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::{PersonId, RoundId};
use crate::parse::data::{DataRecords, ParticipantRecord};
use crate::parse::fields::limits::MOST_PROBLEMS;
use crate::parse::nearest::nearest;
use crate::path::Slug;
use crate::source::{Span, Spanned};

/// The ids of a program, by text, each with the place where it is given.
pub(super) struct Names<'a> {
    people: BTreeMap<&'a str, Span>,
    organisers: BTreeMap<&'a str, Span>,
    rounds: BTreeMap<&'a str, Span>,
    data: &'a DataRecords,
    /// What else everybody may be called; made when the first reference is no id.
    meant: OnceLock<People>,
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
            data,
            meant: OnceLock::new(),
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
        problems: &mut Vec<Diagnostic>,
    ) -> Option<PersonId> {
        if self.people.contains_key(&*id.value) || !self.people_known {
            return PersonId::new(&id.value);
        }
        self.unknown(id, false, problems);
        None
    }

    /// A participant who is referred to by hand: by id in any case, e-mail address or name, if nobody else has the like.
    pub(super) fn somebody(
        &self,
        word: &Spanned<String>,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<PersonId> {
        self.by_hand(word, false, problems)
    }

    /// A participant or organiser who is referred to by hand.
    pub(super) fn anybody(
        &self,
        word: &Spanned<String>,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<PersonId> {
        self.by_hand(word, true, problems)
    }

    fn by_hand(
        &self,
        word: &Spanned<String>,
        organisers: bool,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<PersonId> {
        let is_id = self.people.contains_key(&*word.value)
            || organisers && self.organisers.contains_key(&*word.value);
        if is_id || !self.people_known {
            return PersonId::new(&word.value);
        }
        if let [only] = &self.meant().exact(&word.value, organisers)[..] {
            return PersonId::new(only);
        }
        self.unknown(word, organisers, problems);
        None
    }

    fn meant(&self) -> &People {
        self.meant.get_or_init(|| People::new(self.data))
    }

    fn unknown(&self, id: &Spanned<String>, organisers: bool, problems: &mut Vec<Diagnostic>) {
        // A record whose own id cannot be one has been told; who names it rightly is not to blame.
        let is_misspelt = |key: &&str| {
            PersonId::new(key).is_none()
                && Slug::from_title(key).is_some_and(|slug| slug.as_str() == &*id.value)
        };
        if self.people.keys().any(is_misspelt) {
            return;
        }
        let message = format!("nobody has the id `{}`", id.value);
        let problem = Diagnostic::new(check::UNKNOWN_PERSON, id.span, message);
        problems.push(match problems.len() < MOST_PROBLEMS {
            true => problem.hint(self.meant().hint(&id.value, organisers)),
            false => problem,
        });
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
        let problem = Diagnostic::new(check::UNKNOWN_ROUND, id.span, message).about(&*id.value);
        problems.push(match nearest(&id.value, self.rounds.keys().copied()) {
            Some(near) => problem.hint(format!("did you mean `{near}`?")),
            None => problem.hint("a round is a file in `rounds`, named after its id"),
        });
        None
    }
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
            let problem = Diagnostic::new(check::DUPLICATE_ID, id.span, message);
            let problem = problem.related(first, "the first");
            problems.push(problem.hint("give one of them another `id`, or remove it"));
        }
    }
    known
}

/// Two people cannot share a mailbox: each letter is for one pair of eyes.
fn check_emails(records: &[Arc<ParticipantRecord>], problems: &mut Vec<Diagnostic>) {
    let mut known: BTreeMap<String, (Span, Span)> = BTreeMap::new();
    let of = |record: &'_ Arc<ParticipantRecord>| {
        let all = record.email.iter().chain(&record.emails);
        all.cloned()
            .map(|email| (email, record.span))
            .collect::<Vec<_>>()
    };
    for (email, person) in records.iter().flat_map(of) {
        let address = in_ascii(&email.value).to_lowercase();
        let (first, owner) = *known.entry(address).or_insert((email.span, person));
        if owner != person {
            let message = format!("two participants have the e-mail address `{}`", email.value);
            let problem = Diagnostic::new(check::DUPLICATE_EMAIL, email.span, message);
            let problem = problem.related(first, "the first");
            problems.push(problem.hint("is it the same person twice? keep one record"));
        }
    }
}
