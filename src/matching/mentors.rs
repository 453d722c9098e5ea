//! The people of a round with roles as two sides: mentors on the left, mentees on the right.
//!
//! Who has both roles stands on both sides, and is never matched with themselves. If two people have both roles, only one of them may be
//! the other's mentor, unless the round allows both ways: who is further on in their career, or else by a hash of their ids. So what is
//! possible is known before, and the sides stay two.

use std::collections::BTreeMap;

use super::candidates::Candidates;
use super::columns::Columns;
use super::digits::Digits;
use super::objectives::{Unlead, tie};
use super::pairs::{INELIGIBLE, PairSource};
use super::report::MatchError;
use super::sides::{Side, Sides, Worth};
use crate::model::roles::{Parts, Role, Roles};
use crate::model::{Program, Round};

/// The two sides of a round.
pub struct Mentors {
    /// The people of the round by number.
    pub columns: Columns,
    /// As what each of the columns takes part.
    pub parts: Vec<Parts>,
    /// Mentor and mentee of each pin, by column.
    pub pins: Vec<(u32, u32)>,
    /// The columns on each side.
    pub of: [Vec<u32>; 2],
    sides: [Vec<Side>; 2],
    /// How objectives are packed.
    pub digits: Digits,
    both_ways: bool,
    /// Who of two is further on.
    ranks: Vec<(Option<u16>, u64)>,
    unlead: Unlead,
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
        let numbered = (0..).zip(&candidates.people);
        let people = numbered.filter(|(_, person)| person.enrolled);
        let people: Vec<u32> = people.map(|(number, _)| number).collect();
        let columns = Columns::new(candidates, people)?;
        let person = |number: &u32| candidates.person(*number);
        let parts = columns.people.iter().map(|number| {
            let known = program.participant(person(number).id);
            let enrolment = known.and_then(|known| known.enrolments.get(&round.id));
            enrolment.map_or_else(Parts::default, |enrolment| enrolment.parts)
        });
        let parts: Vec<Parts> = parts.collect();
        let ranks = columns.people.iter().map(|number| {
            let person = person(number);
            let stage = person.known.and_then(|known| known.profile.career_stage);
            (stage.map(|term| term.0), person.hash)
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
            unlead: columns.packing().unlead(),
            ranks: ranks.collect(),
            digits: digits.ok_or(MatchError::TooManyPeople(parts.len()))?,
            both_ways: roles.both_ways,
            pins: Vec::new(),
            of: [Vec::new(), Vec::new()],
            sides: [Vec::new(), Vec::new()],
            columns,
            parts,
        };
        mentors.pin(candidates)?;
        mentors.seat(candidates)?;
        Ok(mentors)
    }

    /// Who is whose mentor in each pin.
    fn pin(&mut self, candidates: &Candidates) -> Result<(), MatchError> {
        let column = |number| self.columns.people.binary_search(number).ok();
        let column = |number| column(number).and_then(|at| u32::try_from(at).ok());
        for pin in &candidates.pins {
            let [Some(a), Some(b)] = pin.each_ref().map(column) else {
                continue;
            };
            let pair = [(a, b), (b, a)].into_iter().find(|(a, b)| self.may(*a, *b));
            let ids = pin.map(|number| candidates.person(number).id.clone());
            self.pins
                .push(pair.ok_or(MatchError::PinWithoutRoles(ids))?);
        }
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
            for (column, parts) in (0..).zip(&self.parts) {
                let Some(places) = parts.places(role) else {
                    continue;
                };
                let person = candidates.person(self.columns.people[column as usize]);
                let pinned = taken.get(&(role, column)).copied().unwrap_or(0);
                let places = places.checked_sub(pinned);
                let places = places.ok_or_else(|| MatchError::PinnedTwice(person.id.clone()))?;
                if places == 0 {
                    continue;
                }
                self.of[side].push(column);
                self.sides[side].push(Side {
                    places,
                    first: match pinned {
                        0 => self.digits.first(person.waited),
                        _ => Worth::default(),
                    },
                });
            }
        }
        Ok(())
    }

    /// Whether one of two columns may be the other's mentor, as far as their roles say.
    pub fn may(&self, mentor: u32, mentee: u32) -> bool {
        let [one, other] = [mentor, mentee].map(|column| self.parts[column as usize]);
        mentor != mentee
            && one.mentor.is_some()
            && other.mentee.is_some()
            && (self.both_ways || !one.are_both() || !other.are_both() || {
                let [one, other] = [mentor, mentee].map(|column| self.ranks[column as usize]);
                one > other
            })
    }

    /// The same of two numbers in the round, in either direction.
    pub fn may_either(&self, pair: [u32; 2]) -> bool {
        let column = |number| self.columns.people.binary_search(number).ok();
        let column = |number| column(number).and_then(|at| u32::try_from(at).ok());
        match pair.each_ref().map(column) {
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
        if !self.may(u, v) || self.pins.contains(&(u, v)) {
            return None;
        }
        let values = self.columns.values(u, v)?;
        let [one, other] = [u, v].map(|column| self.ranks[column as usize].1);
        Some(self.digits.pair(values.wishes, values.score) + Digits::tie(tie(one, other)))
    }

    fn row(&self, i: u32, room: &mut Vec<i32>, mut visit: impl FnMut(u32, Worth)) {
        let u = self.of[0][i as usize];
        room.resize(self.columns.len(), INELIGIBLE);
        self.columns.block(u, 0, room);
        for (j, v) in (0..).zip(&self.of[1]) {
            let lead = room[*v as usize];
            if lead == INELIGIBLE || *v == u {
                continue;
            }
            let (wishes, score) = self.unlead.of(lead);
            visit(j, self.digits.pair(wishes, score) + Digits::MOST_TIE);
        }
    }
}
