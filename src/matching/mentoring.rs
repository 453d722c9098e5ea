//! The matching of a round with roles: pins first, then the best pairs of mentors and mentees, proved.

use rayon::prelude::*;

use super::candidates::Candidates;
use super::cap::Cut;
use super::certificate::places;
use super::digits::What;
use super::matches::RoundMatches;
use super::mentors::Mentors;
use super::placed::Placed;
use super::report::MatchError;
use super::role_totals::{RoleTotal, RoleTotals};
use super::sides::Sides;
use super::transport::{self, Plan};
use crate::model::roles::{Role, Roles};
use crate::model::{Program, Round};

/// Computes the matches of a round with roles.
///
/// # Errors
/// See [`MatchError`].
pub fn propose(
    program: &Program,
    round: &Round,
    roles: Roles,
    cut: Option<Cut>,
) -> Result<RoundMatches, MatchError> {
    let candidates = Candidates::new(program, round, None)?;
    let mentors = Mentors::new(program, round, roles, &candidates)?;
    let placed = placed(&mentors, &candidates)?;
    let filled = (Some(role_totals(&mentors, &placed)), None);
    Ok(placed.proposed(program, round, eligible(&mentors), filled, cut))
}

/// The best pairs, proved.
///
/// # Errors
/// They are not proved.
pub(super) fn placed<'a>(
    mentors: &'a Mentors,
    candidates: &'a Candidates<'a>,
) -> Result<Placed<'a>, MatchError> {
    placed_by(mentors, candidates, &transport::plan(mentors))
}

/// The pairs of this plan, proved.
///
/// # Errors
/// They are not proved.
pub(super) fn placed_by<'a>(
    mentors: &'a Mentors,
    candidates: &'a Candidates<'a>,
    plan: &Plan,
) -> Result<Placed<'a>, MatchError> {
    let proof = places::check(mentors, &plan.pairs, [&plan.left, &plan.right])
        .map_err(|reason| MatchError::Unproved(format!("{reason:?}")))?;
    let unit = |(i, j): &(u32, u32)| (mentors.of[0][*i as usize], mentors.of[1][*j as usize]);
    Ok(Placed {
        candidates,
        units: &mentors.units,
        digits: &mentors.digits,
        faces: Box::new(|one, other| mentors.may(one, other) || mentors.may(other, one)),
        has_roles: true,
        held: &mentors.held,
        chosen: plan.pairs.iter().map(unit).collect(),
        proof,
    })
}

/// The figures of both roles.
pub(super) fn role_totals(mentors: &Mentors, placed: &Placed<'_>) -> RoleTotals {
    let mut lacking = Vec::new();
    let mut total = |role: Role| {
        let taken = placed.taken(|(mentor, mentee)| match role {
            Role::Mentor => [Some(mentor), None],
            Role::Mentee => [None, Some(mentee)],
        });
        let mut total = RoleTotal::default();
        for ((unit, parts), taken) in (0..).zip(&mentors.parts).zip(taken) {
            let Some(places) = parts.places(role) else {
                continue;
            };
            total.add(mentors.units.people(unit).count(), places, taken);
            let nobody = mentors.units.people(unit).filter(|_| taken == 0);
            lacking.extend(nobody.map(|number| (role, number)));
        }
        total
    };
    let [as_mentors, as_mentees] = [Role::Mentor, Role::Mentee].map(&mut total);
    lacking.sort_unstable();
    RoleTotals {
        mentors: as_mentors,
        mentees: as_mentees,
        covered: placed.of(What::First),
        lacking,
    }
}

/// How many pairs there are that break no must rule.
pub(super) fn eligible(mentors: &Mentors) -> u64 {
    let people = u32::try_from(mentors.left().len()).unwrap_or(u32::MAX);
    let of_row = |room: &mut Vec<i32>, i: u32| {
        let u = mentors.of[0][i as usize];
        mentors.units.look(u, room);
        let others = mentors.of[1].iter();
        let pairs = others.filter(|v| mentors.units.seen(u, **v, room).is_some());
        pairs.filter(|v| mentors.may(u, **v)).count() as u64
    };
    let rows = (0..people).into_par_iter().map_init(Vec::new, of_row);
    rows.sum()
}
