//! What the last round owes people: the luck that a policy may carry over.
//!
//! A ledger keeps who was matched, not how well, so the scores of the last round are computed anew: from the profiles as they stand
//! for that round, under the policy that it had, without any luck of its own (or one would have to go back round by round). Somebody
//! who was left over is owed everything. Somebody who did not take part, or whose partner has been erased, is owed nothing.
//! A partner who did not answer counts for nothing either: the ledger does not say which of the two it was.

use std::collections::BTreeMap;

use super::candidate::{Candidate, Person};
use super::clocks::Clocks;
use super::relation::pairs_of;
use super::rules::Pair;
use super::rules::luck::{MOST_OWED, owed};
use super::scale::Scale;
use crate::model::clock::ahead;
use crate::model::round::Importance;
use crate::model::{Ledger, PersonId, Policy, Program, Round};

/// Notes for each person what they are owed.
pub(super) fn owe(program: &Program, round: &Round, people: &mut [Person<'_>]) {
    let Some((last, ledger)) = program.last_matched(round) else {
        return;
    };
    let best = scores(program, last, ledger);
    for person in people {
        person.owed = match best.get(person.id) {
            _ if person.waited => MOST_OWED,
            Some(score) => owed(*score),
            None => 0,
        };
    }
}

/// The score of everybody's best match in a round, whatever became of it.
pub fn scores<'a>(
    program: &'a Program,
    round: &Round,
    ledger: &'a Ledger,
) -> BTreeMap<&'a PersonId, u32> {
    let lines = ledger.matches.iter();
    best_scores(program, round, lines.map(|one| &*one.people))
}

/// The score of everybody's match; in a trio, that of the better of the two pairs one is in.
fn best_scores<'a>(
    program: &'a Program,
    round: &Round,
    matches: impl Iterator<Item = &'a [PersonId]>,
) -> BTreeMap<&'a PersonId, u32> {
    let policy = Policy {
        luck: Importance::Off,
        ..round.policy.clone()
    };
    let own = &program.vocabulary.own;
    let scale = Scale::new(&policy, own);
    let mut clocks = Clocks::of(round);
    let mut best = BTreeMap::new();
    for [a, b] in matches.flat_map(pairs_of) {
        let mut known = |id| {
            let participant = program.participant(id)?;
            Some(Candidate::new(participant, round, &mut clocks))
        };
        let (Some(one), Some(other)) = (known(a), known(b)) else {
            continue;
        };
        let pair = Pair {
            a: one.profile,
            b: other.profile,
            minutes_apart: ahead(one.minutes, other.minutes).unsigned_abs(),
            clocks: [one.clock, other.clock].map(|place| clocks.get(place)),
            former: None,
        };
        let shares = scale.shares(&pair, &policy, own);
        let score: u32 = shares.map(|(_, points)| points).sum();
        for id in [a, b] {
            let own = best.entry(id).or_insert(score);
            *own = score.max(*own);
        }
    }
    best
}
