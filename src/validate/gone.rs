//! Somebody who was accepted in a round, whose id stands in its ledger, and who has no record: renamed, or erased.
//!
//! A ledger is not edited for a new name: the id is what letters, marks and earlier rounds know somebody by.

use super::ledger::{Context, Named};
use crate::model::PersonId;
use crate::model::ledger::{LineMark, mark};
use crate::model::person::EnrolmentStatus;
use crate::parse::data::{LedgerMatchRecord, LedgerRecord};
use crate::parse::nearest::nearest;
use crate::source::Spanned;

/// What to do about an id that nobody has; `None` if it was never accepted, so that it may be a slip.
pub(super) fn hint(
    id: &Spanned<String>,
    named: Named<'_>,
    context: &Context<'_>,
) -> Option<String> {
    let round = context.round?;
    let own = mark(&round.id, &PersonId::new(&id.value)?);
    let marks = |record: &LedgerRecord| {
        let lines = record.lines.iter().flatten();
        let marks = lines.map(|line| LineMark::read(&line.value));
        marks.collect::<Vec<_>>()
    };
    let marks = marks(named.record);
    let is_accepted = |mark: &str| {
        marks
            .iter()
            .any(|line| line.people().any(|one| one == mark))
    };
    if !is_accepted(&own) {
        return None;
    }
    let is_new =
        |id: &PersonId| !is_accepted(&mark(&round.id, id)) && !stands(id.as_str(), named.record);
    let people = context.people.iter().map(|person| &person.participant);
    let enrolled = people.filter(|person| person.enrolments.contains_key(&round.id));
    let new: Vec<&str> = enrolled
        .filter(|person| is_new(&person.id))
        .map(|person| person.id.as_str())
        .collect();
    let likely = match &new[..] {
        [only] => Some(*only),
        several => nearest(&id.value, several.iter().copied()),
    };
    let word = &id.value;
    let renamed = match likely {
        Some(other) => format!("if `{other}` is the same person, write `id: {word}` in their file"),
        None => format!("if their file was renamed, write `id: {word}` in it"),
    };
    let erased = erased(word, named, context);
    Some(format!("{renamed}; if they were erased, {erased}"))
}

/// What to take out of the ledger for somebody who is erased, and what becomes of the others in their line.
fn erased(word: &str, named: Named<'_>, context: &Context<'_>) -> String {
    let Some(line) = named.line else {
        return "take this out too".to_owned();
    };
    let others = line.people.iter().filter(|other| other.value != word);
    match &others.map(|other| &*other.value).collect::<Vec<_>>()[..] {
        [_, _] => format!("take `{word}` out of this line: the other two go on"),
        [other] if is_left_alone(other, line, named.record) && takes_part(other, context) => {
            format!("take this line out, and put `{other}` under `unmatched`")
        }
        _ => "take this line out".to_owned(),
    }
}

/// Whether somebody has nobody else without this line, and does not wait yet.
fn is_left_alone(id: &str, line: &LedgerMatchRecord, record: &LedgerRecord) -> bool {
    let status = line.status.as_ref().map_or("active", |word| &*word.value);
    match ["active", "met"].contains(&status) {
        true => !record.unmatched.iter().any(|other| other.value == id),
        false => count(id, record) == 1,
    }
}

/// Whether somebody takes part in a round that has not ended.
fn takes_part(id: &str, context: &Context<'_>) -> bool {
    let Some(round) = context.round.filter(|_| !context.ended) else {
        return false;
    };
    let mut people = context.people.iter().map(|person| &person.participant);
    let found = people.find(|person| person.id.as_str() == id);
    let enrolment = found.and_then(|person| person.enrolments.get(&round.id));
    enrolment.is_some_and(|one| one.status != EnrolmentStatus::Withdrawn)
}

fn stands(id: &str, record: &LedgerRecord) -> bool {
    count(id, record) > 0
}

/// How often an id stands in a ledger.
fn count(id: &str, record: &LedgerRecord) -> usize {
    let lines = record.matches.iter().flat_map(|line| &line.people);
    let all = lines.chain(&record.unmatched);
    all.filter(|other| other.value == id).count()
}
