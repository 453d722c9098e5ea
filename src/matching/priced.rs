//! A round in which people may have several partners, solved, with the prices of places that prove it.

use super::candidates::Candidates;
use super::capacity;
use super::certificate::{partners, places};
use super::mentoring;
use super::mentors::Mentors;
use super::peers::Peers;
use super::report::{Levels, MatchError};
use super::several;
use super::transport;
use crate::model::{Program, Round};

/// The best pairs of such a round.
pub(super) struct Priced<'a> {
    program: &'a Program,
    round: &'a Round,
    /// What all pairs reach, pinned ones too.
    pub levels: Levels,
    prices: Prices,
}

enum Prices {
    OfMentors(transport::Plan),
    OfPeers(partners::Prices),
}

impl<'a> Priced<'a> {
    /// Solves it, with proof.
    ///
    /// # Errors
    /// See [`MatchError`].
    pub fn new(
        program: &'a Program,
        round: &'a Round,
        candidates: &Candidates<'_>,
    ) -> Result<Self, MatchError> {
        let (levels, prices) = match round.roles {
            Some(roles) => {
                let mentors = Mentors::new(program, round, roles, candidates)?;
                let plan = transport::plan(&mentors);
                let placed = mentoring::placed_by(&mentors, candidates, &plan)?;
                (placed.reached(), Prices::OfMentors(plan))
            }
            None => {
                let peers = Peers::new(program, round, candidates)?;
                let plan = capacity::plan(&peers).map_err(MatchError::Unproved)?;
                let placed = several::placed_by(&peers, candidates, &plan)?;
                (placed.reached(), Prices::OfPeers(plan.prices))
            }
        };
        Ok(Self {
            program,
            round,
            levels,
            prices,
        })
    }

    /// Whether these two can make no difference, now that one thing less keeps them apart: the prices cover their pair, and so prove
    /// that the best pairs are still the best.
    ///
    /// # Errors
    /// See [`MatchError`].
    pub fn covers(&self, freed: &Candidates<'_>, pair: [u32; 2]) -> Result<bool, MatchError> {
        let (program, round) = (self.program, self.round);
        match (&self.prices, round.roles) {
            (Prices::OfMentors(plan), Some(roles)) => {
                let mentors = Mentors::new(program, round, roles, freed)?;
                let [Some(u), Some(v)] = pair.map(|number| mentors.units.of(number)) else {
                    return Ok(true);
                };
                let prices: [&[_]; 2] = [&plan.left, &plan.right];
                let covers = |mentor, mentee| {
                    let [left, right] = &mentors.of;
                    match (place(left, mentor), place(right, mentee)) {
                        (Some(i), Some(j)) => places::covers(&mentors, prices, i, j),
                        _ => true,
                    }
                };
                Ok(covers(u, v) && covers(v, u))
            }
            (Prices::OfPeers(prices), _) => {
                let peers = Peers::new(program, round, freed)?;
                let places = pair.map(|number| place(&peers.of, peers.units.of(number)?));
                let [Some(i), Some(j)] = places else {
                    return Ok(true);
                };
                Ok(partners::covers(&peers, prices, i.min(j), i.max(j)))
            }
            (Prices::OfMentors(_), None) => Ok(false),
        }
    }
}

/// Where a unit stands among those that have places left.
fn place(of: &[u32], unit: u32) -> Option<u32> {
    u32::try_from(of.binary_search(&unit).ok()?).ok()
}
