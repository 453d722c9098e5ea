//! The repair where people may have several partners: whoever has nobody gets somebody from among the places that are free.
//!
//! All matches that run stay and keep their places. A new pair has somebody in it who has nobody, in one of their roles; among all ways to
//! choose such pairs the best by the objectives of the round, proved like a whole round. Nobody gets somebody back with whom
//! they were in this round. Who of a team came later gets the partners that the team has.
//!
//! Only if it is asked for, accepted pairs may be moved: [`moving`] finds with how few of them as many people as possible have anybody.
//! Then those pairs are over, and what is chosen anew is a repair like any other, in which whoever lost somebody may have somebody else.

mod midst;
mod moving;

use super::again;
use super::digest;
use super::matches::{Basis, Proposal, RoundMatches};
use super::placed::Placed;
use super::repair::{self, Repair};
use super::report::{Levels, Match, MatchError, Origin};
use crate::model::{Ledger, Program, Round};
pub(super) use midst::Midst;
use moving::Moved;

/// The best repair of a round whose matches are accepted.
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
    let midst = Midst::new(program, round, ledger)?;
    let moved = match may_move {
        true => moving::moved(&midst)?,
        false => None,
    };
    let (mut repair, _) = repaired(&midst, moved.as_ref())?;
    repair.may_move = may_move;
    Ok(repair)
}

/// The repair, after what was moved, and what counts of all pairs then.
///
/// # Errors
/// See [`MatchError`].
pub(super) fn repaired(
    midst: &Midst<'_>,
    moved: Option<&Moved<'_>>,
) -> Result<(Repair, Levels), MatchError> {
    let candidates = moved.map_or(&midst.candidates, |moved| &moved.candidates);
    let (program, round) = (midst.program, midst.round);
    again::placed(program, round, candidates, &|placed, eligible| {
        (made(midst, placed, eligible(), moved), placed.mended())
    })
}

fn made(
    midst: &Midst<'_>,
    placed: &Placed<'_>,
    eligible: u64,
    moved: Option<&Moved<'_>>,
) -> Repair {
    let (program, round, ledger) = (midst.program, midst.round, midst.ledger);
    let since = program.today.max(round.starts);
    let all = placed.matches(since).into_iter();
    let new = all.filter(|one| !midst.were_together([one.people[0], one.people[1]]));
    let new = new.map(|one| Match {
        origin: Origin::Chosen,
        ..one
    });
    let matches: Vec<Match> = new.collect();
    let unmatched = placed.unmatched();
    let standings = ledger.standings(round);
    let candidates = placed.candidates;
    let is_to_wait = |number: &u32| {
        midst.free.contains_key(number) && !standings.waits(candidates.person(*number).id)
    };
    let left = unmatched.iter().map(|one| one.person);
    let waits = left.filter(is_to_wait).collect();
    let mut totals = placed.totals(&matches, &unmatched, eligible);
    if let Some(moved) = moved {
        let with = |levels: Levels, of: &Levels| Levels {
            covered: of.covered,
            kept: of.kept,
            waiting: of.waiting,
            ..levels
        };
        totals.best = with(totals.best, &moved.best);
        totals.result = with(totals.result, &moved.result);
        totals.certified &= moved.best == moved.result;
    }
    let proposal = Proposal {
        totals,
        digest: digest::digest(program, round, candidates, &matches),
        idle_pins: Vec::new(),
        roles: None,
        peers: None,
        cut: None,
    };
    let basis = Basis::Proposal(Box::new(proposal));
    Repair {
        found: RoundMatches::new(candidates.ids(), matches, unmatched, basis),
        free: midst.free.clone(),
        joined: Vec::new(),
        moved: moved.map_or_else(Vec::new, |moved| moved.lines.clone()),
        may_move: false,
        waits,
        held: midst.held.clone(),
    }
}
