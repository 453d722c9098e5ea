//! How a round would be filled: who is left over and how many places are taken, without a reason for anybody.

use super::candidates::Candidates;
use super::mentoring;
use super::mentors::Mentors;
use super::peers::Peers;
use super::report::MatchError;
use super::role_totals::{PeerTotals, RoleTotals};
use super::several;
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
