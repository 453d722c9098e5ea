//! The people of a round with roles as two sides: mentors on the left, mentees on the right.
//!
//! Who has both roles stands on both sides, and is never matched with themselves. If two people have both roles, only one of them may be
//! the other's mentor, unless the round allows both ways: who is further on in their career, or else by a hash of their ids. So what is
//! possible is known before, and the sides stay two.

use std::collections::BTreeSet;

use super::candidate::Person;
use super::candidates::Candidates;
use super::digits::Digits;
use super::held::Held;
use super::objectives::tie;
use super::report::MatchError;
use super::sides::{Row, Scale, Side, Sides, Worth};
use super::units::Units;
use crate::model::roles::{Parts, Role, Roles};
use crate::model::{Program, Round};

/// The two sides of a round.
pub struct Mentors {
    /// Who is matched as one.
    pub units: Units,
    /// As what each unit takes part.
    pub parts: Vec<Parts>,
    /// Mentor and mentee of each pair that is there before.
    pub held: Held,
    /// The units on each side.
    pub of: [Vec<u32>; 2],
    sides: [Vec<Side>; 2],
    /// How objectives are packed.
    pub digits: Digits,
    /// Of each seat, whether nobody is there, or somebody was lost.
    opens: [Vec<bool>; 2],
    both_ways: bool,
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
        let parts = units.parts(program, round, candidates);
        let ranks = all.map(|unit| {
            let people = units.people(unit).map(|one| candidates.person(one));
            let rank = |person: &Person<'_>| {
                let stage = person.known.and_then(|known| known.profile.career_stage);
                (stage.map(|term| term.0), person.hash)
            };
            people.map(rank).max().unwrap_or_default()
        });
        let mut mentors = Self {
            ranks: ranks.collect(),
            digits: Digits::default(),
            both_ways: roles.both_ways,
            held: Held::default(),
            opens: [Vec::new(), Vec::new()],
            of: [Vec::new(), Vec::new()],
            sides: [Vec::new(), Vec::new()],
            units,
            parts,
        };
        mentors.hold(candidates)?;
        mentors.seat(candidates)?;
        Ok(mentors)
    }

    /// Who is whose mentor before anybody is chosen.
    fn hold(&mut self, candidates: &Candidates) -> Result<(), MatchError> {
        let may = |u, v| self.may(u, v) && self.units.values(u, v).is_some();
        if let Some(held) = Held::running(&self.units, candidates, |pair| pair, may) {
            self.held = held;
            return Ok(());
        }
        let mut pins = BTreeSet::new();
        for pin in &candidates.pins {
            let [Some(a), Some(b)] = pin.map(|number| self.units.of(number)) else {
                continue;
            };
            let pair = [(a, b), (b, a)].into_iter().find(|(a, b)| self.may(*a, *b));
            let ids = pin.map(|number| candidates.person(number).id.clone());
            pins.insert(pair.ok_or(MatchError::PinWithoutRoles(ids))?);
        }
        self.held = Held::pinned(&self.units, pins);
        Ok(())
    }

    /// Whoever has places left takes a seat on their side.
    fn seat(&mut self, candidates: &Candidates) -> Result<(), MatchError> {
        let mut all = [0; 2];
        for (side, role) in [Role::Mentor, Role::Mentee].into_iter().enumerate() {
            for (unit, parts) in (0..).zip(&self.parts) {
                let Some(places) = parts.places(role) else {
                    continue;
                };
                let held = self.held.count(side, unit);
                let left = self.held.left(held, places);
                let crowded = || MatchError::PinnedTwice(self.units.id(candidates, unit));
                let places = left.ok_or_else(crowded)?;
                if places == 0 {
                    continue;
                }
                all[side] += places as usize;
                self.of[side].push(unit);
                self.opens[side].push(held.is_none() || self.held.has_lost(side, unit));
                let first = Worth::default();
                self.sides[side].push(Side { places, first });
            }
        }
        let (people, pairs) = (self.parts.len(), all[0].min(all[1]));
        let moves = self.held.moves(candidates);
        let digits = Digits::new(candidates.policy, 2 * people, pairs, moves);
        self.digits = digits.ok_or(MatchError::TooManyPeople(people))?;
        for side in 0..2 {
            for (unit, seat) in self.of[side].iter().zip(&mut self.sides[side]) {
                let held = self.held.count(side, *unit);
                if held.pinned + held.asked == 0 {
                    seat.first = self.digits.first(self.units.rank(candidates, *unit));
                }
            }
        }
        Ok(())
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
        if !self.may(u, v) || self.held.is_pinned((u, v)) {
            return None;
        }
        let values = self.units.values(u, v)?;
        let [one, other] = [u, v].map(|unit| self.ranks[unit as usize].1);
        let value = self.digits.pair(values.wishes, values.score);
        let tie = self.digits.tie(tie(one, other));
        let opens = self.opens[0][i as usize] || self.opens[1][j as usize];
        self.held.worth((u, v), (value, tie), &self.digits, opens)
    }

    fn range(&self) -> [Worth; 2] {
        self.held.range(&self.digits)
    }

    fn row(&self, i: u32, scale: Scale, row: &mut Row) {
        let u = self.of[0][i as usize];
        self.units.look(u, &mut row.leads);
        let Row { leads, low, high } = row;
        let pairs = self.of[1].iter().map(|v| self.units.seen(u, *v, leads));
        self.digits.row(scale, pairs, (low, high));
        if self.held.movable.is_empty() {
            return;
        }
        for (j, v) in self.of[1].iter().enumerate() {
            let pair = (u, *v);
            let seen = self.units.seen(u, *v, &row.leads);
            if let Some((wishes, score)) = seen.filter(|_| self.held.may_move(pair)) {
                let value = self.digits.pair(wishes, score);
                row.lift(j, self.held.most(pair, value, &self.digits), scale);
            }
        }
    }
}
