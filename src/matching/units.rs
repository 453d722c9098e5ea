//! Who is matched as one, where people may have several partners: a person.

use super::candidates::Candidates;
use super::columns::Columns;
use super::objectives::{Unlead, Values};
use super::pairs::{INELIGIBLE, PairSource};
use super::report::MatchError;

/// Everybody who takes part, as units.
pub struct Units {
    /// The people by number.
    pub columns: Columns,
    /// The columns of each unit, ascending.
    members: Vec<Vec<u32>>,
    /// The unit of each column.
    of: Vec<u32>,
    unlead: Unlead,
}

impl Units {
    /// Those of a round.
    ///
    /// # Errors
    /// More people than the weights have bits for.
    pub fn new(candidates: &Candidates) -> Result<Self, MatchError> {
        let numbered = (0..).zip(&candidates.people);
        let people = numbered.filter(|(_, person)| person.enrolled);
        let people: Vec<u32> = people.map(|(number, _)| number).collect();
        let columns = Columns::new(candidates, people)?;
        let all = 0..u32::try_from(columns.len()).unwrap_or(u32::MAX);
        Ok(Self {
            unlead: columns.packing().unlead(),
            members: all.clone().map(|column| vec![column]).collect(),
            of: all.collect(),
            columns,
        })
    }

    /// How many they are.
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// The numbers in the round of those who are one.
    pub fn people(&self, unit: u32) -> impl Iterator<Item = u32> {
        let members = self.members[unit as usize].iter();
        members.map(|column| self.columns.people[*column as usize])
    }

    /// The unit of somebody by number.
    pub fn of(&self, number: u32) -> Option<u32> {
        let column = self.columns.people.binary_search(&number).ok()?;
        Some(self.of[column])
    }

    /// Whether somebody of them was left over last time.
    pub fn waited(&self, candidates: &Candidates, unit: u32) -> bool {
        let mut people = self.people(unit);
        people.any(|one| candidates.person(one).waited)
    }

    /// The places that pins leave.
    ///
    /// # Errors
    /// There are more pins than places.
    pub fn left(
        &self,
        candidates: &Candidates,
        unit: u32,
        places: u32,
        pinned: u32,
    ) -> Result<u32, MatchError> {
        let person = self.columns.people[self.members[unit as usize][0] as usize];
        let places = places.checked_sub(pinned);
        places.ok_or_else(|| MatchError::PinnedTwice(candidates.person(person).id.clone()))
    }

    /// What a pair adds to the objectives; `None` if it must not exist.
    pub fn values(&self, u: u32, v: u32) -> Option<Values> {
        let [one, other] = [u, v].map(|unit| &*self.members[unit as usize]);
        match (one, other) {
            ([one], [other]) => self.columns.values(*one, *other),
            _ => None,
        }
    }

    /// The same by the scorer of explanations: points of wishes, and score.
    pub fn explained(&self, candidates: &Candidates, u: u32, v: u32) -> (u32, u32) {
        let (mut wishes, mut score, mut count) = (0, u32::MAX, 0);
        for one in self.people(u) {
            for other in self.people(v) {
                let pair = candidates.pair_score(one, other);
                wishes += pair.wish_points;
                score = score.min(pair.score);
                count += 1;
            }
        }
        (wishes / count.max(1), score)
    }

    /// Looks at all others of a unit at once. `room` is for [`seen`](Self::seen).
    pub fn look(&self, u: u32, room: &mut Vec<i32>) {
        room.resize(self.columns.len(), INELIGIBLE);
        if let [column] = *self.members[u as usize] {
            self.columns.block(column, 0, room);
        }
    }

    /// Points of wishes and score of a pair that was looked at; `None` if it must not exist.
    pub fn seen(&self, u: u32, v: u32, room: &[i32]) -> Option<(u32, u32)> {
        if u == v {
            return None;
        }
        let [one, other] = [u, v].map(|unit| &*self.members[unit as usize]);
        if let ([_], [column]) = (one, other) {
            let lead = room[*column as usize];
            return (lead != INELIGIBLE).then(|| self.unlead.of(lead));
        }
        let values = self.values(u, v)?;
        Some((values.wishes, values.score))
    }
}
