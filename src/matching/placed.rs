//! What comes of pairs in a round in which people may have several partners: matches, who has nobody, figures.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rayon::prelude::*;

use super::candidates::Candidates;
use super::cap::Cut;
use super::certificate::places::Proof;
use super::digest;
use super::digits::{Digits, What};
use super::held::{Count, Held};
use super::matches::{Basis, Proposal, RoundMatches};
use super::report::{Levels, Match, Origin, Totals, Unmatched, WishField};
use super::role_totals::{PeerTotals, RoleTotals};
use super::sides::Worth;
use super::units::Units;
use super::wishes;
use crate::model::{Program, Round};

/// Of more people it is not looked up which rules left each of them nobody.
const MOST_EXPLAINED: usize = 1_000;

/// Pairs that were found. In a round with roles the mentor is the first of each.
pub(super) struct Placed<'a> {
    pub candidates: &'a Candidates<'a>,
    pub units: &'a Units,
    pub digits: &'a Digits,
    /// Whether two units may be a pair, as far as their roles say.
    pub faces: Box<dyn Fn(u32, u32) -> bool + Sync + 'a>,
    /// Whether each of a pair has a place of its own kind in it.
    pub has_roles: bool,
    /// Pairs that were there before.
    pub held: &'a Held,
    pub chosen: Vec<(u32, u32)>,
    pub proof: Proof,
}

impl Placed<'_> {
    /// What is proposed: `eligible` pairs there are, and so many places are `filled`.
    pub fn proposed(
        &self,
        program: &Program,
        round: &Round,
        eligible: u64,
        (roles, peers): (Option<RoleTotals>, Option<PeerTotals>),
        cut: Option<Cut>,
    ) -> RoundMatches {
        let matches = self.matches(round.starts);
        let unmatched = self.unmatched();
        let proposal = Proposal {
            totals: self.totals(&matches, &unmatched, eligible),
            digest: digest::digest(program, round, self.candidates, &matches),
            roles,
            peers,
            cut,
            idle_pins: self.candidates.idle_pins.clone(),
        };
        let basis = Basis::Proposal(Box::new(proposal));
        RoundMatches::new(self.candidates.ids(), matches, unmatched, basis)
    }

    /// All pairs.
    pub fn pairs(&self) -> impl Iterator<Item = (u32, u32)> {
        self.held.pins.iter().chain(&self.chosen).copied()
    }

    /// How many pairs each unit has, of those that count.
    pub fn taken(&self, counts: impl Fn((u32, u32)) -> [Option<u32>; 2]) -> Vec<u32> {
        let mut taken = vec![0; self.units.count()];
        for unit in self.pairs().flat_map(counts).flatten() {
            taken[unit as usize] += 1;
        }
        taken
    }

    /// What the proof allows, and what is reached.
    pub fn of(&self, what: What) -> [u64; 2] {
        [self.proof.bound, self.proof.worth].map(|total| self.digits.of(total, what))
    }

    /// A match of everybody of one unit with everybody of the other, sorted.
    pub fn matches(&self, since: Date) -> Vec<Match> {
        let pinned = self.held.pins.iter().map(|pair| (*pair, Origin::Pinned));
        let chosen = self.chosen.iter().map(|pair| (*pair, Origin::Chosen));
        let people = pinned.chain(chosen).flat_map(|((u, v), origin)| {
            let ones = self.units.people(u);
            ones.flat_map(move |one| self.units.people(v).map(move |other| (one, other, origin)))
        });
        let people: Vec<(u32, u32, Origin)> = people.collect();
        let explained = people.into_par_iter().map(|(one, other, origin)| {
            let people = vec![one.min(other), one.max(other)];
            Match {
                mentor: self.has_roles.then_some(one),
                ..self.candidates.explain(people, origin, since)
            }
        });
        let mut matches: Vec<Match> = explained.collect();
        matches.sort_by(|a, b| (&a.people, a.mentor).cmp(&(&b.people, b.mentor)));
        matches
    }

    /// Whoever takes part and has nobody at all.
    pub fn unmatched(&self) -> Vec<Unmatched> {
        let left = self.left_units();
        let numbers: Vec<u32> = left.iter().map(|(number, _)| *number).collect();
        let explained = left.par_iter().enumerate().map(|(turn, (number, unit))| {
            if turn >= MOST_EXPLAINED {
                return self.counted(*number, *unit);
            }
            let faces = |other| {
                self.units
                    .of(other)
                    .is_some_and(|other| (self.faces)(*unit, other))
            };
            let broken = |other| self.units.broken(self.candidates, [*number, other]);
            self.candidates
                .unmatched_among(*number, &numbers, faces, broken)
        });
        explained.collect()
    }

    /// Who has nobody at all, ascending.
    pub fn left(&self) -> Vec<u32> {
        let left = self.left_units().into_iter();
        left.map(|(number, _)| number).collect()
    }

    /// The same with their units.
    fn left_units(&self) -> Vec<(u32, u32)> {
        let matched: BTreeSet<u32> = self.pairs().flat_map(|(u, v)| [u, v]).collect();
        let units = 0..u32::try_from(self.units.count()).unwrap_or(u32::MAX);
        let left = units.filter(|unit| !matched.contains(unit));
        let left = left.flat_map(|unit| self.units.people(unit).map(move |one| (one, unit)));
        let mut left: Vec<(u32, u32)> = left.collect();
        left.sort_unstable();
        left
    }

    /// How many possible partners somebody has, without the rules that took the others away.
    fn counted(&self, person: u32, unit: u32) -> Unmatched {
        let (mut all, mut possible) = (0, 0);
        let units = 0..u32::try_from(self.units.count()).unwrap_or(u32::MAX);
        for other in units.filter(|other| (self.faces)(unit, *other)) {
            let count = u32::try_from(self.units.people(other).count()).unwrap_or(u32::MAX);
            all += count;
            if self.units.values(unit, other).is_some() {
                possible += count;
            }
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

    /// The figures; `eligible` pairs there are.
    pub fn totals(&self, matches: &[Match], unmatched: &[Unmatched], eligible: u64) -> Totals {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let people = self.units.columns.people.iter();
        let people = people.map(|number| self.candidates.person(*number));
        let waiting = count(people.clone().filter(|person| person.waited).count());
        let still = count(unmatched.iter().filter(|one| one.waited_before).count());
        let asked = people.clone().filter_map(|person| person.known);
        let [best, result] = self.both();
        Totals {
            enrolled: count(people.count()),
            eligible_pairs: eligible,
            pairs: count(matches.len()),
            trios: 0,
            unmatched: count(unmatched.len()),
            waiting_matched: waiting - still,
            waiting,
            wishes_asked: asked.map(|one| wishes::asked(one.wishes)).sum(),
            wishes_met: wishes_met(matches),
            result,
            best,
            worst_off: Vec::new(),
            passes: Vec::new(),
            certified: best == result && self.proof.bound == self.proof.worth,
        }
    }

    /// What all pairs reach, pinned ones too, by the scorer of explanations.
    pub fn reached(&self) -> Levels {
        self.reached_by(|_| true)
    }

    /// The same in a repair, in which wishes and points count of accepted pairs that might be moved, and of new pairs of whoever
    /// had nobody: those that were chosen, and the one that is asked about.
    pub fn mended(&self) -> Levels {
        let is_new = |pair: &(u32, u32)| {
            let held = !self.held.is_pinned(*pair) || self.held.asked == Some(*pair);
            held && self.opens(*pair)
        };
        Levels {
            kept: self.stay().len() as u64,
            ..self.reached_by(|pair| self.held.may_move(*pair) || is_new(pair))
        }
    }

    /// Whether one of a pair had nobody before.
    pub fn opens(&self, (u, v): (u32, u32)) -> bool {
        let of: [Count; 2] = match self.has_roles {
            true => [self.held.count(0, u), self.held.count(1, v)],
            false => [self.held.both(u), self.held.both(v)],
        };
        of.into_iter().any(Count::is_none)
    }

    /// Accepted pairs that might be moved and are not.
    fn stay(&self) -> BTreeSet<(u32, u32)> {
        let chosen = self.chosen.iter().copied();
        chosen.filter(|pair| self.held.may_move(*pair)).collect()
    }

    fn reached_by(&self, counts: impl Fn(&(u32, u32)) -> bool) -> Levels {
        let mut seats: BTreeSet<(bool, u32)> = BTreeSet::new();
        let mut levels = Levels::default();
        for (u, v) in self.pairs() {
            seats.extend([(false, u), (self.has_roles, v)]);
            if !counts(&(u, v)) {
                continue;
            }
            let (wishes, score) = self.units.explained(self.candidates, u, v);
            levels.pairs += 1;
            levels.wishes += u64::from(wishes);
            levels.score += u64::from(score);
        }
        let rank = |(_, unit): &(bool, u32)| u64::from(self.units.rank(self.candidates, *unit));
        levels.waiting = seats.iter().map(rank).sum();
        levels.covered = seats.len() as u64;
        levels
    }

    /// Of these accepted pairs of people, those that are moved.
    pub fn moved(&self, pairs: &[[u32; 2]]) -> Vec<[u32; 2]> {
        let stay = self.stay();
        let moved = self.held.movable.iter().filter(|pair| !stay.contains(pair));
        let moved: BTreeSet<(u32, u32)> = moved.copied().collect();
        let is_moved = |pair: &&[u32; 2]| match pair.map(|number| self.units.of(number)) {
            [Some(u), Some(v)] => {
                moved.contains(&(u, v)) || !self.has_roles && moved.contains(&(v, u))
            }
            _ => false,
        };
        pairs.iter().filter(is_moved).copied().collect()
    }

    /// What the proof allows, and what is reached, in all objectives.
    pub fn both(&self) -> [Levels; 2] {
        [self.proof.bound, self.proof.worth].map(|total| self.levels(total))
    }

    fn levels(&self, total: Worth) -> Levels {
        let of = |what| self.digits.of(total, what);
        Levels {
            kept: of(What::Kept),
            covered: of(What::First),
            pairs: of(What::Pairs),
            waiting: of(What::Waited),
            wishes: of(What::Wishes),
            score: of(What::Score),
        }
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
