//! Somebody as their data may be found: by the ways in which files name people, and by what tells who they are.

use std::sync::Arc;

use crate::gate::Gate;
use crate::model::{Documents, Participant, PersonId, Program, fold};
use crate::validate::in_ascii;

/// Somebody, and all by which they are known.
pub struct Subject {
    /// The id.
    pub id: PersonId,
    /// Their record; `None` if it is gone, and traces are left.
    pub person: Option<Arc<Participant>>,
    /// Folded, if nobody else has it.
    name: Option<String>,
    email: Option<String>,
    /// Single words of the name, folded: a word in a comment may be about them.
    words: Vec<String>,
    gate: Gate,
}

impl Subject {
    /// Somebody by id; they need not have a record any more.
    pub fn new(program: &Program, id: &PersonId) -> Self {
        let person = program.participant(id).cloned();
        let name = |person: &Arc<Participant>| fold(person.name.reveal());
        let own = person.as_ref().map(name);
        let has_it = |other: &&Arc<Participant>| other.id != *id && Some(name(other)) == own;
        let is_alone = !program.participants.iter().any(|other| has_it(&other));
        let email = person.as_ref().map(|person| person.email.reveal());
        Self {
            id: id.clone(),
            name: own.filter(|name| is_alone && !name.is_empty()),
            email: email.map(|email| in_ascii(&email.to_lowercase())),
            words: person.iter().flat_map(|person| words(person)).collect(),
            gate: Gate::new(&alone(program, person.clone())),
            person,
        }
    }

    /// Whether a word names them where files refer to people: their id in any case, their address or their full name.
    pub fn is(&self, word: &str) -> bool {
        let (small, folded) = (word.to_lowercase(), fold(word));
        small == self.id.as_str()
            || self.email.as_ref() == Some(&in_ascii(&small))
            || self.name.as_ref() == Some(&folded)
    }

    /// Where a text holds something that tells who they are, in the order of the text; and whether somebody else may have the same.
    pub fn places(&self, text: &str) -> Vec<(usize, bool)> {
        let found = self.gate.kinds(text).into_iter();
        let mut places: Vec<_> = found.map(|(kind, at)| (at, kind.may_be_shared())).collect();
        places.extend(self.id_in(text).into_iter().map(|at| (at, false)));
        places.sort_unstable();
        places.dedup_by_key(|(at, _)| *at);
        places
    }

    /// Whether the name or the bytes of a file hold something that tells who they are.
    pub fn is_in(&self, path: &str, bytes: &[u8]) -> bool {
        let named = path.split('/').any(|part| {
            let stem = part.rsplit_once('.').map_or(part, |(stem, _)| stem);
            stem == self.id.as_str()
        });
        named || !self.places(&String::from_utf8_lossy(bytes)).is_empty()
    }

    /// Whether a comment has a word of their name: it may be about them.
    pub fn may_be_in(&self, comment: &str) -> bool {
        let mut words = comment.split(|c: char| !c.is_alphanumeric()).map(fold);
        words.any(|word| self.words.contains(&word))
    }

    /// Where the id stands as a word of its own.
    fn id_in(&self, text: &str) -> Vec<usize> {
        let id = self.id.as_str();
        let is_inside =
            |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '-' || c == '_');
        let whole = |at: &usize| {
            !is_inside(text[..*at].chars().next_back())
                && !is_inside(text[at + id.len()..].chars().next())
        };
        text.match_indices(id)
            .map(|(at, _)| at)
            .filter(whole)
            .collect()
    }
}

/// The words of what somebody is called that are long enough to be a name.
fn words(person: &Participant) -> Vec<String> {
    const SHORTEST: usize = 3;
    let called = person.called.iter().map(|called| called.reveal().as_str());
    let names = called.chain([person.name.reveal().as_str()]);
    let words = names.flat_map(|name| name.split(|c: char| !c.is_alphanumeric()));
    let words = words.filter(|word| word.chars().count() >= SHORTEST);
    words.map(fold).collect()
}

/// A program in which nobody else takes part, and nothing of theirs is public.
fn alone(program: &Program, person: Option<Arc<Participant>>) -> Program {
    let mut alone = program.clone();
    alone.participants = person.into_iter().collect();
    alone.organisers.clear();
    alone.ledgers.clear();
    for round in &mut alone.rounds {
        let round = Arc::make_mut(round);
        round.pins.clear();
        round.forbidden.clear();
    }
    for documents in [
        &mut alone.topics,
        &mut alone.posts,
        &mut alone.pages,
        &mut alone.letters,
    ] {
        *documents = Documents::default();
    }
    alone.config.allowed.clear();
    alone
}
