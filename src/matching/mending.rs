//! The repair where people may have several partners: whoever has nobody gets somebody from among the places that are free.
//!
//! All matches that run stay and keep their places. A new pair has somebody in it who has nobody, in one of their roles; among all ways to
//! choose such pairs the best by the objectives of the round, proved like a whole round. Nobody gets somebody back with whom
//! they were in this round. Who of a team came later gets the partners that the team has.

use std::collections::{BTreeMap, BTreeSet};

use super::candidates::Candidates;
use super::cap;
use super::digest;
use super::matches::{Basis, Proposal, RoundMatches};
use super::mentors::Mentors;
use super::peers::Peers;
use super::placed::Placed;
use super::relation::pairs_of;
use super::repair::{self, Free, Repair};
use super::report::{Match, MatchError, Origin};
use super::rules::RuleId;
use super::{mentoring, several};
use crate::model::ledger::Standing;
use crate::model::{Ledger, Program, Round};

/// The best repair of a round whose matches are accepted. Pairs may be moved where everybody has one partner.
///
/// # Errors
/// See [`MatchError`].
pub fn repair(
    program: &Program,
    round: &Round,
    ledger: &Ledger,
    may_move: bool,
) -> Result<Repair, MatchError> {
    if !round.has_several() {
        return repair::repair(program, round, ledger, may_move);
    }
    let mut candidates = Candidates::new(program, round, Some(ledger))?;
    let mut free = free(program, round, ledger, &candidates);
    let held = hold(program, round, &mut candidates, &mut free);
    let together = stay(ledger, round, &mut candidates);
    match round.roles {
        Some(roles) => {
            let mentors = Mentors::new(program, round, roles, &candidates)?;
            let placed = mentoring::placed(&mentors, &candidates)?;
            let eligible = mentoring::eligible(&mentors);
            Ok(made(
                program,
                round,
                ledger,
                (free, held),
                &together,
                &placed,
                eligible,
            ))
        }
        None => {
            let peers = Peers::new(program, round, &candidates)?;
            let placed = several::placed(&peers, &candidates)?;
            let eligible = several::eligible(&peers);
            Ok(made(
                program,
                round,
                ledger,
                (free, held),
                &together,
                &placed,
                eligible,
            ))
        }
    }
}

/// Who has nobody at all, and why.
fn free(
    program: &Program,
    round: &Round,
    ledger: &Ledger,
    candidates: &Candidates<'_>,
) -> BTreeMap<u32, Free> {
    let standings = ledger.standings(round);
    let numbered = (0..).zip(&candidates.people);
    let enrolled = numbered.filter(|(_, person)| person.enrolled);
    let free = enrolled.filter_map(|(number, person)| {
        if let Standing::Matched { .. } = standings.of(person.id) {
            return None;
        }
        let known = program.participant(person.id)?;
        Some((number, repair::free(known, round, ledger, &standings)?))
    });
    free.collect()
}

/// Who is new and over the cap is not looked at; of the others, who comes first is noted.
fn hold(
    program: &Program,
    round: &Round,
    candidates: &mut Candidates<'_>,
    free: &mut BTreeMap<u32, Free>,
) -> Vec<u32> {
    let over = cap::held(program, round);
    let is_over = |number: &u32| over.contains(candidates.person(*number).id);
    let new = free.iter().filter(|(_, free)| **free == Free::New);
    let held: Vec<u32> = new.map(|(number, _)| *number).filter(is_over).collect();
    free.retain(|number, _| !held.contains(number));
    for (number, person) in (0..).zip(&mut candidates.people) {
        person.enrolled &= !held.contains(&number);
        person.comes_first = free.get(&number).map_or(0, |free| free.rank());
    }
    held
}

/// What runs stays; whoever was together is so no second time. All pairs of the ledger.
fn stay(ledger: &Ledger, round: &Round, candidates: &mut Candidates<'_>) -> BTreeSet<[u32; 2]> {
    let standings = ledger.standings(round);
    let (mut running, mut over) = (Vec::new(), Vec::new());
    let mut together = BTreeSet::new();
    for (at, line) in ledger.matches.iter().enumerate() {
        for [a, b] in pairs_of(&line.people) {
            let (Some(one), Some(other)) = (candidates.number(a), candidates.number(b)) else {
                continue;
            };
            together.insert([one.min(other), one.max(other)]);
            match standings.stands(at) {
                true if line.mentor.as_ref() == Some(b) => running.push([other, one]),
                true => running.push([one, other]),
                false => over.push((one, other)),
            }
        }
    }
    candidates.former = candidates.former.with(&over);
    // Where the policy lets former partners meet again, it means those of earlier rounds.
    if !candidates.scale.must[RuleId::NeverAgain.place()] {
        candidates.forbidden = candidates.forbidden.with(&over);
    }
    // What hands pinned is in the ledger by now, or comes too late.
    candidates.pins.clear();
    candidates.idle_pins.clear();
    candidates.running = Some(running);
    together
}

fn made(
    program: &Program,
    round: &Round,
    ledger: &Ledger,
    (free, held): (BTreeMap<u32, Free>, Vec<u32>),
    together: &BTreeSet<[u32; 2]>,
    placed: &Placed<'_>,
    eligible: u64,
) -> Repair {
    let since = program.today.max(round.starts);
    let all = placed.matches(since).into_iter();
    let new = all.filter(|one| !together.contains(&[one.people[0], one.people[1]]));
    let new = new.map(|one| Match {
        origin: Origin::Chosen,
        ..one
    });
    let matches: Vec<Match> = new.collect();
    let unmatched = placed.unmatched();
    let standings = ledger.standings(round);
    let candidates = placed.candidates;
    let is_to_wait =
        |number: &u32| free.contains_key(number) && !standings.waits(candidates.person(*number).id);
    let left = unmatched.iter().map(|one| one.person);
    let waits = left.filter(is_to_wait).collect();
    let proposal = Proposal {
        totals: placed.totals(&matches, &unmatched, eligible),
        digest: digest::digest(program, round, candidates, &matches),
        idle_pins: Vec::new(),
        roles: None,
        peers: None,
        cut: None,
    };
    let basis = Basis::Proposal(Box::new(proposal));
    Repair {
        found: RoundMatches::new(candidates.ids(), matches, unmatched, basis),
        free,
        joined: Vec::new(),
        moved: Vec::new(),
        may_move: false,
        waits,
        held,
    }
}
