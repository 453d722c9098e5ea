//! Blocking pairs: two people who could be partners, are not, and would both rather be than have the partner they have. Where people may
//! have several, each of the two has a place left, or likes the other one better than the poorest of theirs.
//!
//! The measure comes from D. Gale and L. S. Shapley, "College Admissions and the Stability of Marriage" (1962), for people of one kind
//! from R. W. Irving, "An efficient algorithm for the 'stable roommates' problem" (1985). Fortnight does not look for stable matches,
//! which may leave people out; the number tells how many pairs could do better by arranging it among themselves.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::matching::candidates::Candidates;
use crate::matching::columns::Columns;
use crate::matching::faces::Faces;
use crate::matching::{RoundMatches, best};
use crate::model::roles::Role;
use crate::model::{PersonId, Program, Round};

/// How stable matches are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stability {
    /// Pairs that could be.
    pub eligible: u64,
    /// Those of them that would rather be than what is.
    pub blocking: u64,
    /// How many people are in one of these.
    pub people: u32,
}

/// Of more people it is not counted: it takes a look at every pair.
const MOST_PEOPLE: usize = 3_000;

/// Counts them; `None` for too many people, and where some are a team, who cannot change alone.
pub(super) fn stability(
    program: &Program,
    round: &Round,
    candidates: &Candidates<'_>,
    matches: &RoundMatches,
) -> Option<Stability> {
    if !round.teams.is_empty() {
        return None;
    }
    let mut candidates = candidates.clone();
    if round.has_several() {
        // Whoever is pinned may have places left.
        candidates.pins.clear();
    }
    let columns = best::columns(&candidates, &[]).ok()?;
    if columns.people.len() > MOST_PEOPLE {
        return None;
    }
    let market = Market {
        faces: Faces::new(program, round, &candidates).ok()?,
        seats: seats(program, round, &candidates, &columns, matches),
        columns,
    };
    let count = u32::try_from(market.columns.people.len()).ok()?;
    let rows: Vec<(u64, Vec<u32>)> = (0..count)
        .into_par_iter()
        .with_min_len(16)
        .map(|u| market.row(u))
        .collect();
    let mut found = Stability {
        eligible: 0,
        blocking: 0,
        people: 0,
    };
    let mut are_in_one = vec![false; rows.len()];
    for (u, (eligible, blocking)) in rows.iter().enumerate() {
        found.eligible += eligible;
        found.blocking += blocking.len() as u64;
        are_in_one[u] |= !blocking.is_empty();
        for v in blocking {
            are_in_one[*v as usize] = true;
        }
    }
    let people = are_in_one.iter().filter(|is_in_one| **is_in_one).count();
    found.people = u32::try_from(people).ok()?;
    Some(found)
}

/// What somebody has in a role.
#[derive(Clone, Default)]
struct Seat {
    /// The partners, by place in the columns.
    partners: Vec<u32>,
    /// How they would like whom they would give up: the poorest of several partners, but of a trio the better one, since it goes as a
    /// whole. Nothing as long as there is a place left.
    regard: Option<(u32, u32)>,
}

/// Everybody, with all that they have: as a mentor and as a mentee, or once as one of peers.
struct Market {
    columns: Columns,
    faces: Faces,
    seats: Vec<[Seat; 2]>,
}

/// The place of a role.
fn place(role: Option<Role>) -> usize {
    usize::from(role == Some(Role::Mentee))
}

fn seats(
    program: &Program,
    round: &Round,
    candidates: &Candidates<'_>,
    columns: &Columns,
    matches: &RoundMatches,
) -> Vec<[Seat; 2]> {
    let at = |number: u32| {
        let id = &matches.people[number as usize];
        let at = columns.people.binary_search(&candidates.number(id)?).ok()?;
        u32::try_from(at).ok()
    };
    let mut all = vec![<[Seat; 2]>::default(); columns.people.len()];
    let mut given_up: BTreeMap<(u32, usize), Vec<(u32, u32)>> = BTreeMap::new();
    for found in &matches.matches {
        for number in &found.people {
            let Some(own) = at(*number) else { continue };
            let role = found.mentor.map(|mentor| match mentor == *number {
                true => Role::Mentor,
                false => Role::Mentee,
            });
            let others = found.people.iter().filter(|other| *other != number);
            let partners: Vec<u32> = others.filter_map(|other| at(*other)).collect();
            let regards = partners.iter().map(|other| columns.regard(own, *other));
            // Who is matched against the rules has somebody all the same.
            let regard = regards.map(Option::unwrap_or_default).max();
            let held = given_up.entry((own, place(role))).or_default();
            held.push(regard.unwrap_or_default());
            all[own as usize][place(role)].partners.extend(partners);
        }
    }
    for ((own, role), held) in given_up {
        let id = candidates.person(columns.people[own as usize]).id;
        if held.len() >= places(program, round, id, role) {
            all[own as usize][role].regard = held.into_iter().min();
        }
    }
    all
}

/// How many partners somebody may have in a role.
fn places(program: &Program, round: &Round, id: &PersonId, role: usize) -> usize {
    let person = program.participant(id);
    let parts = person.and_then(|person| Some(person.enrolments.get(&round.id)?.parts));
    let places = parts.and_then(|parts| match (round.roles, role) {
        (None, _) => parts.peer,
        (Some(_), 0) => parts.mentor,
        (Some(_), _) => parts.mentee,
    });
    places.map_or(1, |places| places as usize)
}

impl Market {
    /// How many could be somebody's partner, and who of them would rather be, as they would: of those behind them in the columns,
    /// so that each pair is looked at once.
    fn row(&self, u: u32) -> (u64, Vec<u32>) {
        let (mut eligible, mut blocking) = (0, Vec::new());
        let number = |at: u32| self.columns.people[at as usize];
        for v in (0..).take(self.seats.len()).skip(u as usize + 1) {
            let Some(score) = self.columns.score(u, v) else {
                continue;
            };
            let mut ways = self.faces.ways(number(u), number(v));
            eligible += u64::from(ways.clone().next().is_some());
            let [own, other] = [u, v].map(|at| &self.seats[at as usize]);
            if own.iter().any(|seat| seat.partners.contains(&v)) {
                continue;
            }
            let would =
                |seat: &Seat, from, to| Some((self.columns.wish(from, to), score)) > seat.regard;
            let both = |role: Option<Role>| {
                let [one, two] = [place(role), role.map_or(0, |role| 1 - place(Some(role)))];
                would(&own[one], u, v) && would(&other[two], v, u)
            };
            if ways.any(both) {
                blocking.push(v);
            }
        }
        (eligible, blocking)
    }
}
