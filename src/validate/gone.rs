//! Somebody who was accepted in a round, whose id stands in its ledger, and who has no record: renamed, or erased.
//!
//! A ledger is not edited for a new name: the id is what letters, marks and earlier rounds know somebody by.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::person::Person;
use crate::model::ledger::mark;
use crate::model::{PersonId, Round};
use crate::parse::data::{LedgerMatchRecord, LedgerRecord};
use crate::parse::nearest::nearest;
use crate::source::Spanned;

/// What to write for somebody whose file is gone: the other one of their line keeps a past.
pub(super) const IN_PLACE: &str =
    "write `erased-` and any eight digits in place of their id, as `fortnight erase` does";

/// Whom a ledger knows from the day on which its matches were accepted.
pub(super) struct Roll<'a> {
    record: &'a LedgerRecord,
    people: &'a [Person<'a>],
    /// If it exists.
    round: Option<&'a Round>,
    ended: bool,
    /// The marks of everybody who was accepted.
    accepted: BTreeSet<&'a str>,
    /// Who is enrolled, and neither was accepted nor stands in the ledger; made when the first id is not known.
    new: OnceCell<Vec<PersonId>>,
}

impl<'a> Roll<'a> {
    pub(super) fn new(
        record: &'a LedgerRecord,
        people: &'a [Person<'a>],
        round: Option<&'a Round>,
        ended: bool,
    ) -> Self {
        let lines = record.lines.iter().flatten();
        Self {
            record,
            people,
            round,
            ended,
            accepted: lines.flat_map(|line| line.value.split('+')).collect(),
            new: OnceCell::new(),
        }
    }

    /// What to do about an id that nobody has; `None` if it was never accepted, so that it may be a slip.
    pub(super) fn hint(
        &self,
        id: &Spanned<String>,
        line: Option<&LedgerMatchRecord>,
    ) -> Option<String> {
        let round = self.round?;
        let own = mark(&round.id, &PersonId::new(&id.value)?);
        if !self.accepted.contains(&*own) {
            return None;
        }
        let likely = match &self.new.get_or_init(|| self.new_in(round))[..] {
            [only] => Some(only.as_str()),
            several => nearest(&id.value, several.iter().map(PersonId::as_str)),
        };
        let word = &id.value;
        let renamed = match likely {
            Some(other) => {
                format!("if `{other}` is the same person, write `id: {word}` in their file")
            }
            None => format!("if their file was renamed, write `id: {word}` in it"),
        };
        let erased = self.erased(word, line);
        Some(format!("{renamed}; if they were erased, {erased}"))
    }

    fn new_in(&self, round: &Round) -> Vec<PersonId> {
        let lines = self.record.matches.iter().flat_map(|line| &line.people);
        let named = lines.chain(self.record.unmatched.iter().map(|one| &one.id));
        let named: BTreeSet<&str> = named.map(|id| &*id.value).collect();
        let people = self.people.iter().map(|person| &person.participant);
        let enrolled = people.filter(|person| person.enrolments.contains_key(&round.id));
        let new = enrolled.filter(|person| {
            !named.contains(person.id.as_str())
                && !self.accepted.contains(&*mark(&round.id, &person.id))
        });
        new.map(|person| person.id.clone()).collect()
    }

    /// What to take out of the ledger for somebody who is erased, and what becomes of the others in their line.
    fn erased(&self, word: &str, line: Option<&LedgerMatchRecord>) -> String {
        let Some(line) = line else {
            return "take this out too".to_owned();
        };
        let others = line.people.iter().filter(|other| other.value != word);
        match &others.map(|other| &*other.value).collect::<Vec<_>>()[..] {
            [_, _] => format!("take `{word}` out of this line: the other two go on"),
            [other] if self.is_left_alone(other, line) && self.takes_part(other) => format!(
                "{IN_PLACE}, give the line `status: withdrawn`, and put `{other}` under `unmatched`"
            ),
            _ => IN_PLACE.to_owned(),
        }
    }

    /// Whether somebody has nobody else without this line, and does not wait yet.
    fn is_left_alone(&self, id: &str, line: &LedgerMatchRecord) -> bool {
        let mut others = self.record.matches.iter();
        let waits = self
            .record
            .unmatched
            .iter()
            .any(|other| other.id.value == id);
        let is_in = |other: &LedgerMatchRecord| other.people.iter().any(|one| one.value == id);
        !waits && (line.runs() || !others.any(|other| other.span != line.span && is_in(other)))
    }

    /// Whether somebody takes part in a round that has not ended.
    fn takes_part(&self, id: &str) -> bool {
        let Some(round) = self.round.filter(|_| !self.ended) else {
            return false;
        };
        let mut people = self.people.iter().map(|person| &person.participant);
        let found = people.find(|person| person.id.as_str() == id);
        let enrolment = found.and_then(|person| person.enrolments.get(&round.id));
        enrolment.is_some_and(|one| one.status.has_letter())
    }
}
