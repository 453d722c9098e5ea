//! A round in which people may have several partners, solved anew: with two held together, without a rule, without a decision, in its
//! midst.

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

/// What is made of the best pairs, and of how many pairs are possible, which is counted if it is asked.
pub(super) type Then<'t, T> = &'t dyn Fn(&Placed<'_>, &dyn Fn() -> u64) -> T;

/// Solves the round for these candidates, with proof.
///
/// # Errors
/// See [`MatchError`].
pub(super) fn placed<T>(
    program: &Program,
    round: &Round,
    candidates: &Candidates<'_>,
    then: Then<'_, T>,
) -> Result<T, MatchError> {
    match round.roles {
        Some(roles) => {
            let mentors = Mentors::new(program, round, roles, candidates)?;
            let placed = mentoring::placed(&mentors, candidates)?;
            Ok(then(&placed, &|| mentoring::eligible(&mentors)))
        }
        None => {
            let peers = Peers::new(program, round, candidates)?;
            let placed = several::placed(&peers, candidates)?;
            Ok(then(&placed, &|| several::eligible(&peers)))
        }
    }
}

/// The same, of which it is told what all pairs come to.
///
/// # Errors
/// See [`MatchError`].
pub(super) fn solve(
    program: &Program,
    round: &Round,
    candidates: &Candidates<'_>,
) -> Result<Again, MatchError> {
    placed(program, round, candidates, &|placed, _| Again::of(placed))
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
