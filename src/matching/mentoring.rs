//! The matching of a round with roles: pins first, then the best pairs of mentors and mentees, proved.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::candidates::Candidates;
use super::cap::Cut;
use super::certificate::places;
use super::digest;
use super::digits::What;
use super::matches::{Basis, Proposal, RoundMatches};
use super::mentors::Mentors;
use super::report::{Levels, Match, MatchError, Origin, Totals, Unmatched, WishField};
use super::role_totals::{RoleTotal, RoleTotals};
use super::sides::{Sides, Worth};
use super::transport;
use super::wishes;
use crate::model::roles::{Role, Roles};
use crate::model::{Program, Round};

/// Of more people it is not looked up which rules left each of them nobody.
const MOST_EXPLAINED: usize = 1_000;

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
    let plan = transport::plan(&mentors);
    let proof = places::check(&mentors, &plan.pairs, [&plan.left, &plan.right])
        .map_err(|reason| MatchError::Unproved(format!("{reason:?}")))?;
    let column = |(i, j): &(u32, u32)| (mentors.of[0][*i as usize], mentors.of[1][*j as usize]);
    let chosen = plan.pairs.iter().map(column);
    let chosen = chosen.map(|pair| (pair, Origin::Chosen));
    let pinned = mentors.pins.iter().map(|pair| (*pair, Origin::Pinned));
    let pairs: Vec<((u32, u32), Origin)> = pinned.chain(chosen).collect();
    let mut matches: Vec<Match> = pairs
        .par_iter()
        .map(|((mentor, mentee), origin)| {
            let [mentor, mentee] =
                [mentor, mentee].map(|column| mentors.columns.people[*column as usize]);
            let people = vec![mentor.min(mentee), mentor.max(mentee)];
            Match {
                mentor: Some(mentor),
                ..candidates.explain(people, *origin, round.starts)
            }
        })
        .collect();
    matches.sort_by(|a, b| (&a.people, a.mentor).cmp(&(&b.people, b.mentor)));
    let result = Outcome {
        candidates: &candidates,
        mentors: &mentors,
        pairs: pairs.into_iter().map(|(pair, _)| pair).collect(),
    };
    let unmatched = result.unmatched();
    let [best, reached] = [proof.bound, proof.worth].map(|total| levels(&mentors, total));
    let covered = [proof.bound, proof.worth].map(|total| mentors.digits.of(total, What::First));
    let roles = result.roles(covered);
    let totals = Totals {
        pairs: u32::try_from(matches.len()).unwrap_or(u32::MAX),
        wishes_met: wishes_met(&matches),
        result: reached,
        best,
        certified: proof.bound == proof.worth,
        ..result.totals(&unmatched)
    };
    let digest = digest::digest(program, round, &candidates, &matches);
    let people = candidates.people.iter();
    let people = people.map(|person| person.id.clone()).collect();
    let proposal = Proposal {
        totals,
        digest,
        roles: Some(roles),
        cut,
        idle_pins: candidates.idle_pins,
    };
    let basis = Basis::Proposal(Box::new(proposal));
    Ok(RoundMatches::new(people, matches, unmatched, basis))
}

fn levels(mentors: &Mentors, total: Worth) -> Levels {
    let of = |what| mentors.digits.of(total, what);
    Levels {
        kept: 0,
        pairs: of(What::Pairs),
        waiting: of(What::Waited),
        wishes: of(What::Wishes),
        score: of(What::Score),
    }
}

/// Wishes that come true with at least one partner.
fn wishes_met(matches: &[Match]) -> u32 {
    let reasons = matches.iter().flat_map(|one| &one.reasons);
    let met = reasons.flat_map(|reasons| {
        let met = reasons.wishes_met();
        met.map(|field| (reasons.from, field))
    });
    let met: BTreeSet<(u32, WishField)> = met.collect();
    u32::try_from(met.len()).unwrap_or(u32::MAX)
}

/// What was found.
struct Outcome<'a> {
    candidates: &'a Candidates<'a>,
    mentors: &'a Mentors,
    /// Mentor and mentee by column.
    pairs: Vec<(u32, u32)>,
}

impl Outcome<'_> {
    /// How many partners each column has in a role.
    fn taken(&self, role: Role) -> Vec<u32> {
        let mut taken = vec![0; self.mentors.parts.len()];
        for (mentor, mentee) in &self.pairs {
            let column = match role {
                Role::Mentor => mentor,
                Role::Mentee => mentee,
            };
            taken[*column as usize] += 1;
        }
        taken
    }

    fn roles(&self, covered: [u64; 2]) -> RoleTotals {
        let mut lacking = Vec::new();
        let mut total = |role: Role| {
            let mut total = RoleTotal::default();
            let columns = self.mentors.parts.iter().zip(self.taken(role));
            for ((parts, taken), number) in columns.zip(&self.mentors.columns.people) {
                let Some(places) = parts.places(role) else {
                    continue;
                };
                total.people += 1;
                total.places += places;
                total.taken += taken;
                total.covered += u32::from(taken > 0);
                lacking.extend((taken == 0).then_some((role, *number)));
            }
            total
        };
        RoleTotals {
            mentors: total(Role::Mentor),
            mentees: total(Role::Mentee),
            covered,
            lacking,
        }
    }

    /// Whoever takes part and has nobody in any role.
    fn unmatched(&self) -> Vec<Unmatched> {
        let parts = &self.mentors.parts;
        let people = &self.mentors.columns.people;
        let [as_mentor, as_mentee] = [Role::Mentor, Role::Mentee].map(|role| self.taken(role));
        let left = (0..parts.len()).filter(|at| as_mentor[*at] + as_mentee[*at] == 0);
        let left: Vec<usize> = left.collect();
        let numbers: Vec<u32> = left.iter().map(|at| people[*at]).collect();
        let explained = left.par_iter().enumerate().map(|(turn, at)| {
            let column = u32::try_from(*at).unwrap_or(u32::MAX);
            let faces =
                |other: u32| self.mentors.may(column, other) || self.mentors.may(other, column);
            if turn >= MOST_EXPLAINED {
                return self.counted(column, faces);
            }
            self.candidates
                .unmatched_among(people[*at], &numbers, |other| {
                    let other = people.binary_search(&other).ok();
                    other.is_some_and(|other| faces(u32::try_from(other).unwrap_or(u32::MAX)))
                })
        });
        explained.collect()
    }

    /// How many possible partners somebody has, without the rules that took the others away.
    fn counted(&self, column: u32, faces: impl Fn(u32) -> bool) -> Unmatched {
        let columns = &self.mentors.columns;
        let person = columns.people[column as usize];
        let others = (0..)
            .take(columns.people.len())
            .filter(|other| faces(*other));
        let (mut all, mut possible) = (0, 0);
        for other in others {
            all += 1;
            possible += u32::from(columns.values(column, other).is_some());
        }
        Unmatched {
            person,
            others: all,
            possible,
            free: 0,
            blocked: Vec::new(),
            waited_before: self.candidates.person(person).waited,
        }
    }

    /// All figures but those of the proof.
    fn totals(&self, unmatched: &[Unmatched]) -> Totals {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let people = &self.mentors.columns.people;
        let people = people.iter().map(|number| self.candidates.person(*number));
        let waiting = count(people.clone().filter(|person| person.waited).count());
        let still = count(unmatched.iter().filter(|one| one.waited_before).count());
        let asked = people.clone().filter_map(|person| person.known);
        Totals {
            enrolled: count(people.count()),
            eligible_pairs: eligible(self.mentors),
            pairs: 0,
            trios: 0,
            unmatched: count(unmatched.len()),
            waiting_matched: waiting - still,
            waiting,
            wishes_asked: asked.map(|one| wishes::asked(one.wishes)).sum(),
            wishes_met: 0,
            result: Levels::default(),
            best: Levels::default(),
            worst_off: Vec::new(),
            passes: Vec::new(),
            certified: false,
        }
    }
}

/// How many pairs there are that break no must rule.
fn eligible(mentors: &Mentors) -> u64 {
    let people = u32::try_from(mentors.left().len()).unwrap_or(u32::MAX);
    let of_row = |room: &mut Vec<i32>, i: u32| {
        let mut count = 0;
        let u = mentors.of[0][i as usize];
        mentors.row(i, room, |j, _| {
            count += u64::from(mentors.may(u, mentors.of[1][j as usize]));
        });
        count
    };
    let rows = (0..people).into_par_iter().map_init(Vec::new, of_row);
    rows.sum()
}
