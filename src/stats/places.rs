//! Where people may have several partners: how many places there were, and how many of them were taken.

use std::collections::BTreeSet;

use super::members::{Member, matches_of};
use crate::matching::{Match, RoleTotal, RoundMatches};
use crate::model::roles::Role;
use crate::model::{PersonId, Program, Round};

/// Of each role, or of all peers; nothing where everybody has one partner.
pub(super) fn places(
    program: &Program,
    round: &Round,
    matches: &RoundMatches,
    members: &[Member<'_>],
) -> Vec<(Option<Role>, RoleTotal)> {
    let kinds: &[Option<Role>] = match (round.roles, round.peers) {
        (Some(_), _) => &[Some(Role::Mentor), Some(Role::Mentee)],
        (None, Some(_)) => &[None],
        (None, None) => &[],
    };
    let of_kind = |kind: &Option<Role>| {
        let mut total = RoleTotal::default();
        for member in members {
            let person = program.participant(member.id);
            let parts = person.and_then(|one| Some(one.enrolments.get(&round.id)?.parts));
            let places = parts.and_then(|parts| match kind {
                Some(role) => parts.places(*role),
                None => parts.peer,
            });
            let taken = taken(round, matches, member.id, *kind);
            // Who has changed sides since has a match all the same.
            let Some(places) = places.or((taken > 0).then_some(taken)) else {
                continue;
            };
            total.people += 1;
            total.places += places;
            total.taken += taken;
            total.covered += u32::from(taken > 0);
        }
        (*kind, total)
    };
    kinds.iter().map(of_kind).collect()
}

/// How many places of somebody are taken: a team takes one.
fn taken(round: &Round, matches: &RoundMatches, id: &PersonId, kind: Option<Role>) -> u32 {
    let Some(number) = matches.number(id) else {
        return 0;
    };
    let is_of_kind = |found: &&Match| {
        let is_mentor = found.mentor == Some(number);
        match kind {
            Some(Role::Mentor) => is_mentor,
            Some(Role::Mentee) => found.mentor.is_some() && !is_mentor,
            None => true,
        }
    };
    let own = matches_of(matches, number).into_iter();
    let own = own.filter(is_of_kind);
    let others = own.flat_map(|found| found.people.iter().filter(|other| **other != number));
    let units = others.map(|other| {
        let id = &matches.people[*other as usize];
        round.team(id).map_or(id.as_str(), |team| &*team.id)
    });
    let units: BTreeSet<&str> = units.collect();
    u32::try_from(units.len()).unwrap_or(u32::MAX)
}
