//! Who is matched as one, where people may have several partners: a person, or a team. What must hold for one of a team must hold for it.

use std::collections::{BTreeMap, BTreeSet};

use super::candidates::Candidates;
use super::columns::Columns;
use super::objectives::{Unlead, Values};
use super::pairs::{INELIGIBLE, PairSource};
use super::report::{MatchError, MustRule};
use crate::model::roles::{Parts, of_all};
use crate::model::{PersonId, Program, Round};

/// Everybody who takes part, as units.
pub struct Units {
    /// The people by number.
    pub columns: Columns,
    /// The columns of each unit, ascending.
    members: Vec<Vec<u32>>,
    /// The unit of each column.
    of: Vec<u32>,
    unlead: Option<Unlead>,
}

impl Units {
    /// Those of a round.
    ///
    /// # Errors
    /// More people than the weights have bits for.
    pub fn new(candidates: &Candidates, round: &Round) -> Result<Self, MatchError> {
        let numbered = (0..).zip(&candidates.people);
        let people = numbered.filter(|(_, person)| person.enrolled);
        let people: Vec<u32> = people.map(|(number, _)| number).collect();
        let columns = Columns::new(candidates, people)?;
        let mut members: BTreeMap<(u32, &str), Vec<u32>> = BTreeMap::new();
        let mut of_team: BTreeMap<&str, u32> = BTreeMap::new();
        for (column, number) in (0..).zip(&columns.people) {
            let team = round.team(candidates.person(*number).id);
            let team = team.map_or("", |team| &*team.id);
            let first = match team {
                "" => column,
                team => *of_team.entry(team).or_insert(column),
            };
            members.entry((first, team)).or_default().push(column);
        }
        let members: Vec<Vec<u32>> = members.into_values().collect();
        let mut of = vec![0; columns.len()];
        for (unit, columns) in (0..).zip(&members) {
            columns
                .iter()
                .for_each(|column| of[*column as usize] = unit);
        }
        Ok(Self {
            unlead: columns.packing().unlead(),
            members,
            of,
            columns,
        })
    }

    /// How many they are.
    pub fn count(&self) -> usize {
        self.members.len()
    }

    /// Whether each is one person: there are no teams.
    pub fn are_people(&self) -> bool {
        self.members.iter().all(|members| members.len() == 1)
    }

    /// The numbers in the round of those who are one.
    pub fn people(&self, unit: u32) -> impl Iterator<Item = u32> {
        let members = self.members[unit as usize].iter();
        members.map(|column| self.columns.people[*column as usize])
    }

    /// As what each takes part: of a team, the places that all of it have.
    pub fn parts(&self, program: &Program, round: &Round, candidates: &Candidates) -> Vec<Parts> {
        let all = 0..u32::try_from(self.count()).unwrap_or(u32::MAX);
        let parts = all.map(|unit| {
            let known = self.people(unit).filter_map(|one| {
                let known = program.participant(candidates.person(one).id)?;
                Some(known.enrolments.get(&round.id)?.parts)
            });
            of_all(known)
        });
        parts.collect()
    }

    /// The unit of somebody by number.
    pub fn of(&self, number: u32) -> Option<u32> {
        let column = self.columns.people.binary_search(&number).ok()?;
        Some(self.of[column])
    }

    /// How far they come before others: as far as any of them.
    pub fn rank(&self, candidates: &Candidates, unit: u32) -> u32 {
        let ranks = self.people(unit);
        let ranks = ranks.map(|one| candidates.person(one).comes_first);
        ranks.max().unwrap_or(0)
    }

    /// Pairs of people as pairs of units, sorted, each once.
    pub fn pairs(&self, pairs: &[[u32; 2]]) -> Vec<(u32, u32)> {
        let both = |pair: &[u32; 2]| match pair.map(|number| self.of(number)) {
            [Some(a), Some(b)] if a != b => Some((a, b)),
            _ => None,
        };
        let all: BTreeSet<(u32, u32)> = pairs.iter().filter_map(both).collect();
        all.into_iter().collect()
    }

    /// The id by which a unit is called: of a team, its first.
    pub fn id(&self, candidates: &Candidates, unit: u32) -> PersonId {
        let first = self.columns.people[self.members[unit as usize][0] as usize];
        candidates.person(first).id.clone()
    }

    /// What a pair adds to the objectives; `None` if it must not exist.
    pub fn values(&self, u: u32, v: u32) -> Option<Values> {
        let [one, other] = [u, v].map(|unit| &*self.members[unit as usize]);
        match (one, other) {
            ([one], [other]) => self.columns.values(*one, *other),
            _ => self.of_all(one, other),
        }
    }

    /// Of everybody with everybody: the lowest score, and of the points of wishes what there is on average.
    fn of_all(&self, ones: &[u32], others: &[u32]) -> Option<Values> {
        let mut all = Values {
            score: u32::MAX,
            ..Values::default()
        };
        for one in ones {
            for other in others {
                let values = self.columns.values(*one, *other)?;
                all.wishes += values.wishes;
                all.score = all.score.min(values.score);
            }
        }
        let pairs = u32::try_from(ones.len() * others.len()).unwrap_or(u32::MAX);
        all.wishes /= pairs.max(1);
        Some(all)
    }

    /// The must rules that keep somebody's unit from that of another one: those that any two of them break.
    pub fn broken(&self, candidates: &Candidates, pair: [u32; 2]) -> Vec<MustRule> {
        let [Some(u), Some(v)] = pair.map(|number| self.of(number)) else {
            return candidates.broken(pair[0], pair[1]);
        };
        let ones = self.people(u);
        let both = ones.flat_map(|one| self.people(v).map(move |other| (one, other)));
        let broken = both.flat_map(|(one, other)| candidates.broken(one, other));
        let broken: BTreeSet<MustRule> = broken.collect();
        broken.into_iter().collect()
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
    #[inline]
    pub fn seen(&self, u: u32, v: u32, room: &[i32]) -> Option<(u32, u32)> {
        if u == v {
            return None;
        }
        let [one, other] = [u, v].map(|unit| &*self.members[unit as usize]);
        if let ([_], [column], Some(unlead)) = (one, other, self.unlead) {
            let lead = room[*column as usize];
            return (lead != INELIGIBLE).then(|| unlead.of(lead));
        }
        let values = self.values(u, v)?;
        Some((values.wishes, values.score))
    }
}
