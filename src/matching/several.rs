//! The matching of a round whose peers may have several partners: pins first, then the best pairs, proved.

use rayon::prelude::*;

use super::candidates::Candidates;
use super::cap::Cut;
use super::capacity::{self, Plan};
use super::certificate::partners;
use super::digits::What;
use super::matches::RoundMatches;
use super::peers::Peers;
use super::placed::Placed;
use super::report::MatchError;
use super::role_totals::{PeerTotals, RoleTotal};
use crate::model::{Program, Round};

/// Computes the matches of a round whose peers may have several partners.
///
/// # Errors
/// See [`MatchError`].
pub fn propose(
    program: &Program,
    round: &Round,
    cut: Option<Cut>,
) -> Result<RoundMatches, MatchError> {
    let candidates = Candidates::new(program, round, None)?;
    let peers = Peers::new(program, round, &candidates)?;
    let placed = placed(&peers, &candidates)?;
    let filled = (None, Some(totals(&peers, &placed)));
    Ok(placed.proposed(program, round, eligible(&peers), filled, cut))
}

/// The best pairs, proved.
///
/// # Errors
/// They are not found, or not proved.
pub(super) fn placed<'a>(
    peers: &'a Peers,
    candidates: &'a Candidates<'a>,
) -> Result<Placed<'a>, MatchError> {
    let plan = capacity::plan(peers).map_err(MatchError::Unproved)?;
    placed_by(peers, candidates, &plan)
}

/// The pairs of this plan, proved.
///
/// # Errors
/// They are not proved.
pub(super) fn placed_by<'a>(
    peers: &'a Peers,
    candidates: &'a Candidates<'a>,
    plan: &Plan,
) -> Result<Placed<'a>, MatchError> {
    let proof = partners::check(peers, &plan.pairs, &plan.prices)
        .map_err(|reason| MatchError::Unproved(format!("{reason:?}")))?;
    let unit = |(i, j): &(u32, u32)| (peers.of[*i as usize], peers.of[*j as usize]);
    Ok(Placed {
        candidates,
        units: &peers.units,
        digits: &peers.digits,
        faces: Box::new(|one, other| one != other),
        has_roles: false,
        held: &peers.held,
        chosen: plan.pairs.iter().map(unit).collect(),
        proof,
    })
}

/// The figures of places.
pub(super) fn totals(peers: &Peers, placed: &Placed<'_>) -> PeerTotals {
    let taken = placed.taken(|(one, other)| [Some(one), Some(other)]);
    let mut all = RoleTotal::default();
    for ((unit, places), taken) in (0..).zip(&peers.places).zip(taken) {
        all.add(peers.units.people(unit).count(), *places, taken);
    }
    PeerTotals {
        all,
        covered: placed.of(What::First),
    }
}

/// How many pairs there are that break no must rule, of those who are not pinned in full.
pub(super) fn eligible(peers: &Peers) -> u64 {
    let of_one = |(at, u): (usize, &u32)| {
        let others = peers.of[at + 1..].iter();
        let eligible = others.filter(|v| peers.units.values(*u, **v).is_some());
        eligible.count() as u64
    };
    peers.of.par_iter().enumerate().map(of_one).sum()
}
