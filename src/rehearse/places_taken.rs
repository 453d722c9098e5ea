//! How many places there are in the draws of a round in which people may have several partners, and how many mentors it takes.

use rayon::prelude::*;

use super::cast::Cast;
use super::cohort::cohort;
use super::draw::{Draw, candidates, matched};
use super::parts;
use super::tries::{ENOUGH, Spread, seeds, spread};
use crate::matching::{MatchError, RoleTotal};
use crate::model::roles::Role;

/// Of a hundred mentees, so many mentors are tried, one after the other, until that is enough.
const SHARES: [usize; 16] = [4, 6, 8, 10, 12, 15, 18, 21, 25, 30, 35, 40, 50, 60, 80, 100];

/// It is tried with so many mentees at most: beyond, it is their proportion that counts.
const MOST_MENTEES: usize = 300;

/// Places in all draws.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// Of each role, or of peers.
    pub roles: Vec<PlaceFigure>,
    /// The numbers of mentors that were tried: the last is the first that is enough, or the largest. None where all are peers.
    pub mentors: Vec<MentorFigure>,
}

/// The places of a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlaceFigure {
    /// Which; none of peers.
    pub role: Option<Role>,
    /// How many people have it, in the first draw.
    pub people: usize,
    /// How many places they have.
    pub places: Spread,
    /// How many of these are taken.
    pub taken: Spread,
    /// How many people have nobody in it.
    pub without: Spread,
}

/// How a number of mentors fares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MentorFigure {
    /// So many mentors ...
    pub mentors: usize,
    /// ... among so many people.
    pub people: usize,
    /// Mentees of all draws.
    pub mentees: usize,
    /// Mentees without a mentor.
    pub without: Spread,
}

impl MentorFigure {
    /// Of a hundred mentees, how many have a mentor; rounded down.
    pub fn coverage(&self) -> usize {
        100 * (self.mentees - self.without.all) / self.mentees.max(1)
    }

    /// Whether it is enough.
    pub fn is_enough(&self) -> bool {
        self.coverage() >= ENOUGH
    }
}

/// The places of these draws; `None` where everybody has one partner.
pub(super) fn places(
    cast: &Cast<'_>,
    people: usize,
    seed: u64,
    draws: &[Draw],
) -> Result<Option<Places>, MatchError> {
    if !cast.round.has_several() {
        return Ok(None);
    }
    let roles = match cast.round.roles {
        Some(_) => vec![Some(Role::Mentor), Some(Role::Mentee)],
        None => vec![None],
    };
    Ok(Some(Places {
        roles: roles.into_iter().map(|role| figure(role, draws)).collect(),
        mentors: match cast.round.roles {
            Some(_) => mentors(cast, people, seed)?,
            None => Vec::new(),
        },
    }))
}

fn figure(role: Option<Role>, draws: &[Draw]) -> PlaceFigure {
    let totals: Vec<RoleTotal> = draws.iter().map(|draw| of(role, draw)).collect();
    let all = |of: fn(&RoleTotal) -> u32| spread(totals.iter().map(|total| of(total) as usize));
    PlaceFigure {
        role,
        people: totals.first().map_or(0, |total| total.people as usize),
        places: all(|total| total.places),
        taken: all(|total| total.taken),
        without: all(|total| total.people - total.covered),
    }
}

fn of(role: Option<Role>, draw: &Draw) -> RoleTotal {
    let (roles, peers) = (draw.filled.roles.as_ref(), draw.filled.peers);
    let total = match role {
        Some(Role::Mentor) => roles.map(|totals| totals.mentors),
        Some(Role::Mentee) => roles.map(|totals| totals.mentees),
        None => peers.map(|totals| totals.all),
    };
    total.unwrap_or_default()
}

/// How many mentors so many mentees take.
fn mentors(cast: &Cast<'_>, people: usize, seed: u64) -> Result<Vec<MentorFigure>, MatchError> {
    let mentees = people - parts::mentors(cast, people);
    let mentees = mentees.clamp(1, MOST_MENTEES);
    let mut tried: Vec<MentorFigure> = Vec::new();
    for share in SHARES {
        let mentors = (mentees * share).div_ceil(100);
        if tried.last().is_some_and(|last| last.mentors == mentors) {
            continue;
        }
        let cast = cast.clone().with_mentors(Some(mentors));
        let people = mentors + mentees;
        let totals = seeds(seed).map(|seed| {
            let cohort = cohort(&cast, people, seed);
            let filled = matched(&cohort, &candidates(&cohort)?)?;
            Ok(filled
                .roles
                .map_or_else(RoleTotal::default, |totals| totals.mentees))
        });
        let totals: Vec<RoleTotal> = totals.collect::<Result<_, MatchError>>()?;
        let without = totals.iter().map(|total| total.people - total.covered);
        let figure = MentorFigure {
            mentees: totals.iter().map(|total| total.people as usize).sum(),
            without: spread(without.map(|count| count as usize)),
            mentors,
            people,
        };
        tried.push(figure);
        if figure.is_enough() {
            break;
        }
    }
    Ok(tried)
}
