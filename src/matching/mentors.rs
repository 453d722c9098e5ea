//! The people of a round with roles as two sides: mentors on the left, mentees on the right.
//!
//! Who has both roles stands on both sides, and is never matched with themselves. If two people have both roles, only one of them may be
//! the other's mentor, unless the round allows both ways: who is further on in their career, or else by a hash of their ids. So what is
//! possible is known before, and the sides stay two.

use std::collections::BTreeMap;

use super::candidate::Person;
use super::candidates::Candidates;
use super::digits::Digits;
use super::objectives::tie;
use super::report::MatchError;
use super::sides::{Side, Sides, Worth};
use super::units::Units;
use crate::model::roles::{Parts, Role, Roles, of_all};
use crate::model::{Program, Round};

/// The two sides of a round.
pub struct Mentors {
    /// Who is matched as one.
    pub units: Units,
    /// As what each unit takes part.
    pub parts: Vec<Parts>,
    /// Mentor and mentee of each pin.
    pub pins: Vec<(u32, u32)>,
    /// The units on each side.
    pub of: [Vec<u32>; 2],
    sides: [Vec<Side>; 2],
    /// How objectives are packed.
    pub digits: Digits,
    both_ways: bool,
    /// Whether it is a repair: one of a pair has nobody then.
    mends: bool,
    /// Who of two is further on.
    ranks: Vec<(Option<u16>, u64)>,
}

impl Mentors {
    /// The sides of a round.
    ///
    /// # Errors
    /// More people than the weights have bits for; pins that take more places than there are.
    pub fn new(
        program: &Program,
        round: &Round,
        roles: Roles,
        candidates: &Candidates,
    ) -> Result<Self, MatchError> {
        let units = Units::new(candidates, round)?;
        let all = 0..u32::try_from(units.count()).unwrap_or(u32::MAX);
        let parts = all.clone().map(|unit| {
            let known = units.people(unit).filter_map(|one| {
                let known = program.participant(candidates.person(one).id)?;
                Some(known.enrolments.get(&round.id)?.parts)
            });
            of_all(known)
        });
        let parts: Vec<Parts> = parts.collect();
        let ranks = all.map(|unit| {
            let people = units.people(unit).map(|one| candidates.person(one));
            let rank = |person: &Person<'_>| {
                let stage = person.known.and_then(|known| known.profile.career_stage);
                (stage.map(|term| term.0), person.hash)
            };
            people.map(rank).max().unwrap_or_default()
        });
        let all = |places: fn(&Parts) -> Option<u32>| -> usize {
            parts
                .iter()
                .filter_map(places)
                .map(|places| places as usize)
                .sum()
        };
        let pairs = all(|parts| parts.mentor).min(all(|parts| parts.mentee));
        let nodes = 2 * parts.len();
        let digits = Digits::new(candidates.policy, nodes, pairs);
        let mut mentors = Self {
            ranks: ranks.collect(),
            digits: digits.ok_or(MatchError::TooManyPeople(parts.len()))?,
            both_ways: roles.both_ways,
            mends: false,
            pins: Vec::new(),
            of: [Vec::new(), Vec::new()],
            sides: [Vec::new(), Vec::new()],
            units,
            parts,
        };
        mentors.pin(candidates)?;
        mentors.seat(candidates)?;
        Ok(mentors)
    }

    /// Who is whose mentor in each pin.
    fn pin(&mut self, candidates: &Candidates) -> Result<(), MatchError> {
        if let Some(running) = &candidates.running {
            self.pins = self.units.pairs(running);
            self.mends = true;
            return Ok(());
        }
        for pin in &candidates.pins {
            let [Some(a), Some(b)] = pin.map(|number| self.units.of(number)) else {
                continue;
            };
            let pair = [(a, b), (b, a)].into_iter().find(|(a, b)| self.may(*a, *b));
            let ids = pin.map(|number| candidates.person(number).id.clone());
            self.pins
                .push(pair.ok_or(MatchError::PinWithoutRoles(ids))?);
        }
        self.pins.sort_unstable();
        self.pins.dedup();
        Ok(())
    }

    /// Whoever has places left takes a seat on their side.
    fn seat(&mut self, candidates: &Candidates) -> Result<(), MatchError> {
        let mut taken: BTreeMap<(Role, u32), u32> = BTreeMap::new();
        for (mentor, mentee) in &self.pins {
            *taken.entry((Role::Mentor, *mentor)).or_default() += 1;
            *taken.entry((Role::Mentee, *mentee)).or_default() += 1;
        }
        for (side, role) in [Role::Mentor, Role::Mentee].into_iter().enumerate() {
            for (unit, parts) in (0..).zip(&self.parts) {
                let Some(places) = parts.places(role) else {
                    continue;
                };
                let pinned = taken.get(&(role, unit)).copied().unwrap_or(0);
                let places = self.units.left(candidates, unit, places, pinned)?;
                if places == 0 {
                    continue;
                }
                self.of[side].push(unit);
                self.sides[side].push(Side {
                    places,
                    first: match pinned {
                        0 => self.digits.first(self.units.rank(candidates, unit)),
                        _ => Worth::default(),
                    },
                });
            }
        }
        Ok(())
    }

    /// Whether a pair helps somebody, if that is what it is for.
    fn mends(&self, i: u32, j: u32) -> bool {
        let has_nobody = |side: &Side| side.first > Worth::default();
        !self.mends
            || has_nobody(&self.sides[0][i as usize])
            || has_nobody(&self.sides[1][j as usize])
    }

    /// Whether one of two units may be the other's mentor, as far as their roles say.
    pub fn may(&self, mentor: u32, mentee: u32) -> bool {
        let [one, other] = [mentor, mentee].map(|unit| self.parts[unit as usize]);
        mentor != mentee
            && one.mentor.is_some()
            && other.mentee.is_some()
            && (self.both_ways || !one.are_both() || !other.are_both() || {
                let [one, other] = [mentor, mentee].map(|unit| self.ranks[unit as usize]);
                one > other
            })
    }

    /// The same of two numbers in the round, in either direction.
    pub fn may_either(&self, pair: [u32; 2]) -> bool {
        match pair.map(|number| self.units.of(number)) {
            [Some(a), Some(b)] => self.may(a, b) || self.may(b, a),
            _ => false,
        }
    }
}

impl Sides for Mentors {
    fn left(&self) -> &[Side] {
        &self.sides[0]
    }

    fn right(&self) -> &[Side] {
        &self.sides[1]
    }

    fn worth(&self, i: u32, j: u32) -> Option<Worth> {
        let (u, v) = (self.of[0][i as usize], self.of[1][j as usize]);
        if !self.may(u, v) || self.pins.binary_search(&(u, v)).is_ok() || !self.mends(i, j) {
            return None;
        }
        let values = self.units.values(u, v)?;
        let [one, other] = [u, v].map(|unit| self.ranks[unit as usize].1);
        Some(self.digits.pair(values.wishes, values.score) + self.digits.tie(tie(one, other)))
    }

    fn row(&self, i: u32, room: &mut Vec<i32>, mut visit: impl FnMut(u32, Worth)) {
        let u = self.of[0][i as usize];
        self.units.look(u, room);
        for (j, v) in (0..).zip(&self.of[1]) {
            if let Some((wishes, score)) = self.units.seen(u, *v, room) {
                visit(j, self.digits.pair(wishes, score) + self.digits.most_tie());
            }
        }
    }
}
