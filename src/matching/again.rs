//! A round in which people may have several partners, solved anew: with two held together, without a rule, without a decision.

use super::candidates::Candidates;
use super::mentoring;
use super::mentors::Mentors;
use super::peers::Peers;
use super::placed::Placed;
use super::report::{Levels, MatchError};
use super::several;
use crate::model::{Program, Round};

/// What the best pairs come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Again {
    /// What all pairs reach, pinned ones too.
    pub levels: Levels,
    /// Who has nobody at all, ascending.
    pub left: Vec<u32>,
}

impl Again {
    fn of(placed: &Placed<'_>) -> Self {
        Self {
            levels: placed.reached(),
            left: placed.left(),
        }
    }
}

/// Solves the round for these candidates, with proof.
///
/// # Errors
/// See [`MatchError`].
pub(super) fn solve(
    program: &Program,
    round: &Round,
    candidates: &Candidates<'_>,
) -> Result<Again, MatchError> {
    match round.roles {
        Some(roles) => {
            let mentors = Mentors::new(program, round, roles, candidates)?;
            mentoring::placed(&mentors, candidates).map(|placed| Again::of(&placed))
        }
        None => {
            let peers = Peers::new(program, round, candidates)?;
            several::placed(&peers, candidates).map(|placed| Again::of(&placed))
        }
    }
}

/// Who may be whose mentor; `None` where all are peers.
///
/// # Errors
/// See [`MatchError`].
pub(super) fn mentors(
    program: &Program,
    round: &Round,
    candidates: &Candidates<'_>,
) -> Result<Option<Mentors>, MatchError> {
    let roles = round.roles;
    let mentors = roles.map(|roles| Mentors::new(program, round, roles, candidates));
    mentors.transpose()
}

/// The same with two held together; `None` if their places are pinned to others.
///
/// # Errors
/// See [`MatchError`].
pub(super) fn together(
    program: &Program,
    round: &Round,
    candidates: &Candidates<'_>,
    pair: [u32; 2],
) -> Result<Option<Levels>, MatchError> {
    let mut held = candidates.clone();
    held.pins.push(pair);
    match solve(program, round, &held) {
        Ok(again) => Ok(Some(again.levels)),
        Err(MatchError::PinnedTwice(_)) => Ok(None),
        Err(error) => Err(error),
    }
}
