//! What earlier rounds say of people: how long ago two were partners, and who did not answer.

use std::collections::BTreeMap;

use super::candidate::Person;
use super::relation::pairs_of;
use crate::model::{Ledger, MatchStatus, PersonId, Program, Round};

/// The ledgers of earlier rounds, the latest first.
fn earlier<'a>(program: &'a Program, round: &Round) -> Vec<&'a Ledger> {
    let before = |other: &&Round| (other.starts, &other.id) < (round.starts, &round.id);
    let rounds = program.rounds.iter().map(AsRef::as_ref);
    let mut rounds: Vec<&Round> = rounds.filter(before).collect();
    rounds.sort_by(|a, b| (b.starts, &b.id).cmp(&(a.starts, &a.id)));
    let ledgers = rounds.into_iter();
    let ledgers = ledgers.filter_map(|round| program.ledger(&round.id));
    ledgers.map(AsRef::as_ref).collect()
}

/// How many rounds ago two were last partners, where the policy lets that fade; those of the last round are left out.
pub(super) fn ages(
    program: &Program,
    round: &Round,
    number: &impl Fn(&PersonId) -> Option<u32>,
) -> Vec<([u32; 2], u32)> {
    if round.policy.former_fades == 0 {
        return Vec::new();
    }
    let mut ages: BTreeMap<[u32; 2], u32> = BTreeMap::new();
    for (ago, ledger) in (1..).zip(earlier(program, round)) {
        for [a, b] in ledger
            .matches
            .iter()
            .flat_map(|line| pairs_of(&line.people))
        {
            if let Some((a, b)) = number(a).zip(number(b)) {
                ages.entry([a.min(b), a.max(b)]).or_insert(ago);
            }
        }
    }
    ages.into_iter().filter(|(_, ago)| *ago > 1).collect()
}

/// Lets those come last who did not answer in the last round they took part in. Who has answered since is like anybody.
pub(super) fn put_last(program: &Program, round: &Round, people: &mut [Person<'_>]) {
    let mut silent: BTreeMap<&PersonId, bool> = BTreeMap::new();
    for ledger in earlier(program, round) {
        let mut own: BTreeMap<&PersonId, bool> = BTreeMap::new();
        for line in &ledger.matches {
            let not_answering = line.status == MatchStatus::NotAnswering;
            for id in &*line.people {
                *own.entry(id).or_default() |= not_answering && line.who.contains(id);
            }
        }
        for (id, was_silent) in own {
            silent.entry(id).or_insert(was_silent);
        }
    }
    for person in people.iter_mut() {
        person.unreliable = silent.get(person.id) == Some(&true);
    }
    if people.iter().any(|person| person.unreliable) {
        for person in people {
            person.rank = rank(person, person.waited.into(), true);
            person.comes_first = rank(person, person.comes_first, true);
        }
    }
}

/// The rank of somebody who has one among the others, where some come last.
pub(super) fn rank(person: &Person<'_>, own: u32, some_are_last: bool) -> u32 {
    match (some_are_last, person.unreliable) {
        (false, _) => own,
        (true, false) => own + 1,
        (true, true) => 0,
    }
}
