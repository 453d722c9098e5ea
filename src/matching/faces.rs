//! Who may be partners at all before any rule is asked: by their roles, and of a team never two.

use rayon::prelude::*;

use super::best;
use super::candidates::Candidates;
use super::mentors::Mentors;
use super::report::{MatchError, MustRule};
use super::sides::Sides;
use super::units::Units;
use crate::model::roles::Role;
use crate::model::{Program, Round};

/// Of the people of a round.
pub enum Faces {
    /// Everybody with everybody.
    All,
    /// Peers who may have several partners.
    Peers(Box<Units>),
    /// Mentors and mentees.
    Roles(Box<Mentors>),
}

impl Faces {
    /// Those of a round. Pins are not looked at: whoever is pinned may have places left.
    ///
    /// # Errors
    /// More people than the weights have bits for.
    pub fn new(
        program: &Program,
        round: &Round,
        candidates: &Candidates,
    ) -> Result<Self, MatchError> {
        let mut candidates = candidates.clone();
        candidates.pins.clear();
        Ok(match (round.roles, round.peers) {
            (Some(roles), _) => {
                let mentors = Mentors::new(program, round, roles, &candidates)?;
                Self::Roles(Box::new(mentors))
            }
            (None, Some(_)) => Self::Peers(Box::new(Units::new(&candidates, round)?)),
            (None, None) => Self::All,
        })
    }

    /// As what the first of two numbers may be the partner of the second: in each way the role of the first, if there are roles.
    pub fn ways(&self, a: u32, b: u32) -> impl Iterator<Item = Option<Role>> + Clone {
        let ways = match self {
            Self::All => [Some(None), None],
            Self::Peers(units) => [(units.of(a) != units.of(b)).then_some(None), None],
            Self::Roles(mentors) => match [a, b].map(|number| mentors.units.of(number)) {
                [Some(a), Some(b)] => [
                    mentors.may(a, b).then_some(Some(Role::Mentor)),
                    mentors.may(b, a).then_some(Some(Role::Mentee)),
                ],
                _ => [None, None],
            },
        };
        ways.into_iter().flatten()
    }

    /// The must rules that keep two apart: those that any two of their teams break.
    pub fn broken(&self, candidates: &Candidates, pair: [u32; 2]) -> Vec<MustRule> {
        match self {
            Self::All => candidates.broken(pair[0], pair[1]),
            Self::Peers(units) => units.broken(candidates, pair),
            Self::Roles(mentors) => mentors.units.broken(candidates, pair),
        }
    }

    /// See [`possible`].
    pub(super) fn degrees(&self, candidates: &Candidates) -> Result<Vec<(u32, u32)>, MatchError> {
        Ok(match self {
            Self::All => {
                let columns = best::columns(candidates, &[])?;
                let degrees = best::degrees(&columns);
                columns.people.iter().copied().zip(degrees).collect()
            }
            Self::Peers(units) => {
                let rows = u32::try_from(units.count()).unwrap_or(u32::MAX);
                counted(units, rows, |u, room| {
                    units.look(u, room);
                    let later = u + 1..rows;
                    let fit = later.filter(|v| units.seen(u, *v, room).is_some());
                    fit.map(|v| (u, v)).collect()
                })
            }
            Self::Roles(mentors) => {
                let rows = u32::try_from(mentors.left().len()).unwrap_or(u32::MAX);
                counted(&mentors.units, rows, |i, room| {
                    let u = mentors.of[0][i as usize];
                    mentors.units.look(u, room);
                    let others = mentors.of[1].iter().copied();
                    let fit = others.filter(|v| mentors.units.seen(u, *v, room).is_some());
                    // Where each may be the other's mentor they are a pair once.
                    let once = |v: u32| mentors.may(u, v) && !(v < u && mentors.may(v, u));
                    fit.filter(|v| once(*v)).map(|v| (u, v)).collect()
                })
            }
        })
    }
}

/// Everybody who takes part and is not pinned to their only partner, ascending, with how many others are possible by rules and roles.
///
/// # Errors
/// See [`MatchError`].
pub fn possible(
    program: &Program,
    round: &Round,
    candidates: &Candidates,
) -> Result<Vec<(u32, u32)>, MatchError> {
    Faces::new(program, round, candidates)?.degrees(candidates)
}

/// Adds up the pairs of units that rows tell, each pair once.
fn counted(
    units: &Units,
    rows: u32,
    row: impl Fn(u32, &mut Vec<i32>) -> Vec<(u32, u32)> + Sync,
) -> Vec<(u32, u32)> {
    let size = |unit| u32::try_from(units.people(unit).count()).unwrap_or(u32::MAX);
    let sizes = 0..u32::try_from(units.count()).unwrap_or(u32::MAX);
    let sizes: Vec<u32> = sizes.map(size).collect();
    let none = || (Vec::new(), vec![0; sizes.len()]);
    let add = |(mut room, mut found): (Vec<i32>, Vec<u32>), at: u32| {
        for (u, v) in row(at, &mut room) {
            found[u as usize] += sizes[v as usize];
            found[v as usize] += sizes[u as usize];
        }
        (room, found)
    };
    let rows = (0..rows)
        .into_par_iter()
        .fold(none, add)
        .map(|(_, found)| found);
    let sum = |one: Vec<u32>, other: Vec<u32>| one.iter().zip(other).map(|(a, b)| a + b).collect();
    let of_units = rows.reduce(|| vec![0; sizes.len()], sum);
    let people = units.columns.people.iter();
    let of_unit = |number: &u32| units.of(*number).map_or(0, |unit| of_units[unit as usize]);
    people.map(|number| (*number, of_unit(number))).collect()
}
