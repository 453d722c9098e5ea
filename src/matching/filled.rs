//! How a round would be filled: who is left over and how many places are taken, without a reason for anybody.

use rayon::prelude::*;

use super::best;
use super::candidates::Candidates;
use super::mentoring;
use super::mentors::Mentors;
use super::peers::Peers;
use super::report::MatchError;
use super::role_totals::{PeerTotals, RoleTotals};
use super::several;
use super::units::Units;
use crate::model::{Program, Round};

/// The best matches of a round in figures, proved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// Who would have nobody, ascending.
    pub left: Vec<u32>,
    /// The figures of a round with roles.
    pub roles: Option<RoleTotals>,
    /// The figures of a round of peers with several places.
    pub peers: Option<PeerTotals>,
}

/// Solves a round for these candidates.
///
/// # Errors
/// See [`MatchError`].
pub fn filled(
    program: &Program,
    round: &Round,
    candidates: &Candidates<'_>,
) -> Result<Filled, MatchError> {
    if let Some(roles) = round.roles {
        let mentors = Mentors::new(program, round, roles, candidates)?;
        let placed = mentoring::placed(&mentors, candidates)?;
        return Ok(Filled {
            left: placed.left(),
            roles: Some(mentoring::role_totals(&mentors, &placed)),
            peers: None,
        });
    }
    if round.peers.is_some() {
        let peers = Peers::new(program, round, candidates)?;
        let placed = several::placed(&peers, candidates)?;
        return Ok(Filled {
            left: placed.left(),
            roles: None,
            peers: Some(several::totals(&peers, &placed)),
        });
    }
    Ok(Filled {
        left: candidates.left_over()?,
        roles: None,
        peers: None,
    })
}

/// Everybody who takes part and is not pinned to their only partner, with how many others are possible by rules and roles.
///
/// # Errors
/// See [`MatchError`].
pub fn possible(
    program: &Program,
    round: &Round,
    candidates: &Candidates<'_>,
) -> Result<Vec<(u32, u32)>, MatchError> {
    let Some(roles) = round.roles else {
        let columns = best::columns(candidates, &[])?;
        let degrees = best::degrees(&columns);
        return Ok(columns.people.iter().copied().zip(degrees).collect());
    };
    let mentors = Mentors::new(program, round, roles, candidates)?;
    let units: &Units = &mentors.units;
    let all = 0..u32::try_from(units.count()).unwrap_or(u32::MAX);
    let of_unit = |room: &mut Vec<i32>, u: u32| {
        units.look(u, room);
        let others = all.clone().filter(|v| {
            (mentors.may(u, *v) || mentors.may(*v, u)) && units.seen(u, *v, room).is_some()
        });
        let count = u32::try_from(others.count()).unwrap_or(u32::MAX);
        units.people(u).map(|one| (one, count)).collect::<Vec<_>>()
    };
    let rows = all.clone().into_par_iter().map_init(Vec::new, of_unit);
    let mut possible: Vec<(u32, u32)> = rows.flatten_iter().collect();
    possible.sort_unstable();
    Ok(possible)
}
