//! One of two sets of matches, in numbers of today.

use std::collections::{BTreeMap, BTreeSet};

use super::{Partner, Tally};
use crate::matching::candidates::Candidates;
use crate::matching::relation::pairs_of;
use crate::matching::report::{Match, MatchError, Origin, Reasons};
use crate::matching::role_totals::RoleTotal;
use crate::matching::units::Units;
use crate::model::roles::{Pairing, Parts, Role};
use crate::model::{Program, Round};

/// The places of those who take part today, in a round in which people may have several partners.
pub(super) struct Places {
    units: Units,
    parts: Vec<Parts>,
    has_roles: bool,
}

impl Places {
    /// `None` where everybody has one partner.
    ///
    /// # Errors
    /// See [`MatchError`].
    pub fn new(
        program: &Program,
        round: &Round,
        candidates: &Candidates<'_>,
    ) -> Result<Option<Self>, MatchError> {
        if !round.has_several() {
            return Ok(None);
        }
        let units = Units::new(candidates, round)?;
        Ok(Some(Self {
            parts: units.parts(program, round, candidates),
            has_roles: round.roles.is_some(),
            units,
        }))
    }

    /// The pairs of units of these matches, each once, the mentor first if there is one.
    fn pairs(&self, matches: &[Match]) -> BTreeSet<(u32, u32)> {
        let pairs = matches.iter().flat_map(|one| {
            let is_mentor_last = one.mentor == one.people.last().copied();
            pairs_of(&one.people).map(move |[a, b]| match is_mentor_last {
                true => [*b, *a],
                false => [*a, *b],
            })
        });
        let pairs: Vec<[u32; 2]> = pairs.collect();
        let pairs = self.units.pairs(&pairs).into_iter();
        match self.has_roles {
            true => pairs.collect(),
            false => pairs.map(|(a, b)| (a.min(b), a.max(b))).collect(),
        }
    }

    /// How many places are taken by role; nothing where matches do not say who has which.
    fn taken(&self, matches: &[Match]) -> Vec<(Option<Role>, RoleTotal)> {
        if self.has_roles && matches.iter().any(|one| one.mentor.is_none()) {
            return Vec::new();
        }
        let pairs = self.pairs(matches);
        let of = |role: Option<Role>| {
            let mut taken = vec![0; self.parts.len()];
            for (one, other) in &pairs {
                let [one, other] = [*one, *other].map(|unit| unit as usize);
                taken[one] += u32::from(role != Some(Role::Mentee));
                taken[other] += u32::from(role != Some(Role::Mentor));
            }
            let mut total = RoleTotal::default();
            for ((unit, parts), taken) in (0..).zip(&self.parts).zip(taken) {
                let places = match role {
                    Some(role) => parts.places(role),
                    None => Some(parts.peer.unwrap_or(1)),
                };
                if let Some(places) = places {
                    total.add(self.units.people(unit).count(), places, taken);
                }
            }
            (role, total)
        };
        match self.has_roles {
            true => [Role::Mentor, Role::Mentee].map(Some).map(of).to_vec(),
            false => vec![of(None)],
        }
    }
}

/// One of the two, in numbers of today.
pub(super) struct Side {
    matches: Vec<Match>,
    of: BTreeMap<u32, Vec<usize>>,
}

impl Side {
    pub fn new(candidates: &Candidates<'_>, round: &Round, matches: &[Pairing]) -> Self {
        let there = matches.iter().filter_map(|one| {
            let people = one.people.iter().filter_map(|id| candidates.number(id));
            let people: BTreeSet<u32> = people.collect();
            let people: Vec<u32> = people.into_iter().collect();
            (people.len() > 1).then(|| Match {
                mentor: one.mentor.as_ref().and_then(|id| candidates.number(id)),
                ..candidates.explain(people, Origin::Accepted, round.starts)
            })
        });
        let matches: Vec<Match> = there.collect();
        let mut of: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (at, one) in matches.iter().enumerate() {
            for who in &one.people {
                of.entry(*who).or_default().push(at);
            }
        }
        Self { matches, of }
    }

    /// Whether anybody has more than one match.
    pub fn has_several(&self) -> bool {
        self.of.values().any(|own| own.len() > 1)
    }

    /// The matches of somebody.
    pub fn of(&self, person: u32) -> impl Iterator<Item = &Match> {
        let own = self.of.get(&person).map_or(&[][..], Vec::as_slice);
        own.iter().map(|at| &self.matches[*at])
    }

    /// Whether all matches say who is the mentor.
    pub fn has_roles(&self) -> bool {
        self.matches.iter().all(|one| one.mentor.is_some())
    }

    /// Every pair of people, each once, with who is the mentor if `roles` count; a trio is three.
    pub fn pairs(&self, roles: bool) -> BTreeSet<(u32, u32, Option<u32>)> {
        let pairs = self.matches.iter().flat_map(|one| {
            let pairs = pairs_of(&one.people);
            pairs.map(move |[a, b]| (*a, *b, one.mentor.filter(|_| roles)))
        });
        pairs.collect()
    }

    /// With whom somebody is, by id, and as what if `roles` count.
    pub fn partners(&self, candidates: &Candidates<'_>, person: u32, roles: bool) -> Vec<Partner> {
        let partners = self.of(person).flat_map(|one| {
            let others = one.people.iter().filter(|who| **who != person);
            others.map(|who| Partner {
                id: candidates.person(*who).id.clone(),
                role: one
                    .mentor
                    .filter(|_| roles)
                    .map(|mentor| match mentor == *who {
                        true => Role::Mentor,
                        false => Role::Mentee,
                    }),
            })
        });
        let partners: BTreeSet<Partner> = partners.collect();
        partners.into_iter().collect()
    }

    /// The score of somebody's match; of several the sum.
    pub fn score(&self, person: u32) -> Option<u32> {
        self.of(person).map(|one| one.score).reduce(|a, b| a + b)
    }

    /// The wishes of somebody that come true with any of their partners.
    pub fn wishes(&self, person: u32) -> usize {
        let reasons = self.of(person).flat_map(|one| &one.reasons);
        let own = reasons.filter(|reasons| reasons.from == person);
        let met: BTreeSet<_> = own.flat_map(Reasons::wishes_met).collect();
        met.len()
    }

    pub fn tally(&self, candidates: &Candidates<'_>, places: Option<&Places>) -> Tally {
        let enrolled = (0..)
            .zip(&candidates.people)
            .filter(|(_, one)| one.enrolled);
        let (matched, left): (Vec<u32>, Vec<u32>) = enrolled
            .map(|(number, _)| number)
            .partition(|number| self.of.contains_key(number));
        let of_size = |size| {
            let matches = self.matches.iter();
            matches.filter(|one| one.people.len() == size).count()
        };
        let waited = matched.iter().filter(|one| candidates.person(**one).waited);
        let mut tally = Tally {
            waited: waited.count(),
            matched: matched.len(),
            left: left.len(),
            places: places.map_or_else(Vec::new, |places| places.taken(&self.matches)),
            pairs: of_size(2),
            trios: of_size(3),
            wishes: self.of.keys().map(|who| self.wishes(*who)).sum(),
            wish_points: 0,
            score: self.matches.iter().map(|one| u64::from(one.score)).sum(),
            lowest: self.matches.iter().map(|one| one.score).min(),
        };
        match places.filter(|places| !places.units.are_people()) {
            Some(places) => tally.of_units(candidates, places, &self.matches),
            None => {
                let pairs = self.matches.iter().flat_map(|one| &one.pairs);
                tally.wish_points = pairs.map(|one| u64::from(one.wish_points)).sum();
            }
        }
        tally
    }
}

impl Tally {
    /// Where there are teams, what they have with others is one match.
    fn of_units(&mut self, candidates: &Candidates<'_>, places: &Places, matches: &[Match]) {
        let pairs = places.pairs(matches);
        self.pairs = pairs.len();
        self.score = 0;
        for (u, v) in pairs {
            let (wishes, score) = places.units.explained(candidates, u, v);
            self.wish_points += u64::from(wishes);
            self.score += u64::from(score);
        }
    }
}
