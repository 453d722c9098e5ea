//! The best choice of pairs where everybody has places, by trying all of them; and worlds of such people.
//!
//! Everybody in turn takes any set of those who come later. What those before them have chosen matters to the rest by the places alone that it
//! took; so of all choices that took the same places, only the best is kept. Nothing of it is the matching's own but the scorer of
//! explanations.

use std::collections::{BTreeMap, BTreeSet};

use fortnight::matching::{Candidates, RoundMatches};
use fortnight::model::roles::{Parts, Roles, of_all};
use fortnight::model::round::{Importance, Objective};
use fortnight::model::{Policy, Program, RuleId};

use super::world::{Dice, World, id};

/// A sum of objectives, packed: the most important is the highest number.
pub type Sum = u128;

/// Bits of one number of a [`Sum`].
const DIGIT: u32 = 20;

/// Somebody who may have several partners, in one of their roles.
#[derive(Clone, Copy)]
pub struct Seat {
    pub places: u32,
    /// What it is worth that they have anybody.
    pub first: Sum,
}

/// What the best choice of pairs is worth. Each pair once, the lower seat first.
pub fn best(seats: &[Seat], pairs: &[(usize, usize, Sum)]) -> Sum {
    let earlier = |seat: usize| pairs.iter().filter(|(_, v, _)| *v == seat).count();
    // How many states the places of each have when it is their turn.
    let ways = |seat: usize| 1 + earlier(seat).min(seats[seat].places as usize);
    let ways: Vec<usize> = (0..seats.len()).map(ways).collect();
    let mut layer = vec![None; ways.iter().product()];
    layer[0] = Some(0);
    for (at, seat) in seats.iter().enumerate() {
        let mut step = 1;
        let steps = ways[at + 1..].iter().map(|ways| {
            step *= ways;
            step / ways
        });
        let steps: Vec<usize> = steps.collect();
        let others = pairs.iter().filter(|(u, _, _)| *u == at);
        let others = others.map(|(_, v, worth)| Other {
            step: steps[v - at - 1],
            ways: ways[*v],
            places: seats[*v].places as usize,
            worth: *worth,
        });
        let others: Vec<Other> = others.collect();
        let mut next = vec![None; layer.len() / ways[at]];
        for (state, sum) in layer.iter().enumerate() {
            let Some(sum) = sum else { continue };
            let (taken, rest) = (state % ways[at], state / ways[at]);
            let sum = if taken > 0 { sum + seat.first } else { *sum };
            let room = seat.places as usize - taken;
            let first = if taken > 0 { 0 } else { seat.first };
            take(&others, room, first, (rest, sum), &mut next);
        }
        layer = next;
    }
    layer[0].unwrap()
}

/// Somebody who comes later.
struct Other {
    step: usize,
    ways: usize,
    places: usize,
    worth: Sum,
}

/// Every set of others that may still be taken, with what it comes to.
fn take(
    others: &[Other],
    room: usize,
    first: Sum,
    (state, sum): (usize, Sum),
    next: &mut [Option<Sum>],
) {
    next[state] = next[state].max(Some(sum));
    if room == 0 {
        return;
    }
    for (at, other) in others.iter().enumerate() {
        if state / other.step % other.ways < other.places {
            let with = (state + other.step, sum + first + other.worth);
            take(&others[at + 1..], room - 1, 0, with, next);
        }
    }
}

/// What pairs reach: people with anybody, once in each role; how far they come before others; pairs; points of wishes; points of scores.
pub type Reached = [u64; 5];

/// In the order of a policy. What it does not look at is left out.
pub fn packed(policy: &Policy, [firsts, ranks, rest @ ..]: Reached) -> Sum {
    in_order(&policy.objectives, &[firsts, ranks], rest)
}

/// The same where accepted pairs may be moved, of which so many are kept: coverage comes first, whatever the policy says.
pub fn packed_moving(policy: &Policy, kept: u64, [firsts, ranks, rest @ ..]: Reached) -> Sum {
    let others = policy.objectives.iter().copied();
    let others = others.filter(|one| *one != Objective::Coverage);
    let objectives: Vec<Objective> = [Objective::Coverage].into_iter().chain(others).collect();
    in_order(&objectives, &[firsts, kept, ranks], rest)
}

fn in_order(objectives: &[Objective], coverage: &[u64], [pairs, wishes, score]: [u64; 3]) -> Sum {
    let coverage = [coverage, &[pairs]].concat();
    let mut digits = Vec::new();
    for objective in objectives {
        match objective {
            Objective::Coverage => digits.extend(&coverage),
            Objective::Wishes => digits.push(wishes),
            Objective::Score => digits.push(score),
            Objective::WorstOff => panic!("refused where people have places"),
        }
    }
    if !objectives.contains(&Objective::Coverage) {
        digits.extend(&coverage);
    }
    let digits = digits.into_iter().map(Sum::from);
    digits.fold(0, |sum, digit| sum << DIGIT | digit)
}

/// A pair of units, by place. In a round with roles the mentor is the first; else the lower one is.
pub type Pair = (usize, usize);

/// A round in which people may have several partners, as a test sees it.
pub struct Round<'a> {
    pub candidates: Candidates<'a>,
    pub policy: &'a Policy,
    roles: Option<Roles>,
    /// Who is matched as one.
    pub units: Vec<Vec<u32>>,
    pub parts: Vec<Parts>,
    /// How many partners each seat has already: what runs has a place, even where there are fewer by now.
    pub taken: BTreeMap<(bool, usize), u32>,
}

impl<'a> Round<'a> {
    pub fn new(program: &'a Program, candidates: Candidates<'a>) -> Self {
        let round = &program.rounds[1];
        let people =
            (0..candidates.people.len() as u32).filter(|one| candidates.person(*one).enrolled);
        let mut units: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for one in people {
            let id = candidates.person(one).id;
            let mut teams = round.teams.iter();
            let team = teams.find(|team| team.members.contains(id));
            // No id has a space.
            let name = team.map_or(id.as_str().to_owned(), |team| format!("team {}", team.id));
            units.entry(name).or_default().push(one);
        }
        let units: Vec<Vec<u32>> = units.into_values().collect();
        let parts_of = |one: &u32| {
            let person = program.participant(candidates.person(*one).id).unwrap();
            person.enrolments.get(&round.id).unwrap().parts
        };
        let parts = units.iter().map(|unit| of_all(unit.iter().map(parts_of)));
        Self {
            policy: &round.policy,
            roles: round.roles,
            parts: parts.collect(),
            taken: BTreeMap::new(),
            units,
            candidates,
        }
    }

    /// Who is further on in their career, or else by a hash.
    fn further(&self, unit: usize) -> (Option<u16>, u64) {
        let people = self.units[unit].iter();
        let ranks = people.map(|one| {
            let person = self.candidates.person(*one);
            let stage = person.known.unwrap().profile.career_stage;
            (stage.map(|term| term.0), person.hash)
        });
        ranks.max().unwrap()
    }

    /// Whether they may be a pair as far as their roles say.
    pub fn face(&self, (a, b): Pair) -> bool {
        let [one, other] = [a, b].map(|unit| self.parts[unit]);
        let Some(roles) = self.roles else {
            return a < b;
        };
        let both = one.are_both() && other.are_both();
        a != b
            && one.mentor.is_some()
            && other.mentee.is_some()
            && (roles.both_ways || !both || self.further(a) > self.further(b))
    }

    pub fn everybody(&self, (a, b): Pair) -> impl Iterator<Item = (u32, u32)> {
        let others = &self.units[b];
        let ones = self.units[a].iter();
        ones.flat_map(move |one| others.iter().map(move |other| (*one, *other)))
    }

    /// Whether no must rule is broken between any two of them.
    pub fn fit(&self, pair: Pair) -> bool {
        let mut all = self.everybody(pair);
        all.all(|(one, other)| self.candidates.broken(one, other).is_empty())
    }

    /// What a pair reaches, without who has anybody by it.
    pub fn reached(&self, pair: Pair) -> Reached {
        let all = self.everybody(pair);
        let all: Vec<_> = all
            .map(|(one, other)| self.candidates.pair_score(one, other))
            .collect();
        let wishes: u32 = all.iter().map(|one| one.wish_points).sum();
        let score = all.iter().map(|one| one.score).min().unwrap();
        [0, 0, 1, (wishes / all.len() as u32).into(), score.into()]
    }

    /// The seats of a pair: of a role each, or of peers.
    pub fn seats(&self, (a, b): Pair) -> [(bool, usize); 2] {
        [(self.roles.is_some(), a), (false, b)]
    }

    /// The seats of all these pairs.
    pub fn all_seats(&self, pairs: &BTreeSet<Pair>) -> BTreeSet<(bool, usize)> {
        pairs.iter().flat_map(|pair| self.seats(*pair)).collect()
    }

    /// How many partners somebody may have in a seat.
    pub fn places(&self, seat: (bool, usize)) -> u32 {
        let (is_mentor, unit) = seat;
        let parts = self.parts[unit];
        let places = match (self.roles, is_mentor) {
            (None, _) => parts.peer,
            (Some(_), true) => parts.mentor,
            (Some(_), false) => parts.mentee,
        };
        let taken = self.taken.get(&seat).copied();
        places.unwrap_or(0).max(taken.unwrap_or(0))
    }

    /// The unit of somebody.
    pub fn unit(&self, number: u32) -> Option<usize> {
        self.units.iter().position(|unit| unit.contains(&number))
    }

    /// Pairs of units that come of matches, each once.
    pub fn pairs_of(&self, people: impl Iterator<Item = (u32, u32)>) -> BTreeSet<Pair> {
        let pairs = people.filter_map(|(one, other)| {
            let (a, b) = (self.unit(one)?, self.unit(other)?);
            let in_turn = self.roles.is_some() || a < b;
            (a != b).then_some(if in_turn { (a, b) } else { (b, a) })
        });
        pairs.collect()
    }

    /// The pairs of units that were found beside `held`, and that they are what a round may have. Of a unit that came later, or has
    /// changed, those get a match who were not `together`.
    pub fn check(
        &self,
        found: &RoundMatches,
        held: &BTreeSet<Pair>,
        together: &BTreeSet<[u32; 2]>,
        name: &str,
    ) -> BTreeSet<Pair> {
        let people = found.matches.iter().map(|one| {
            let [a, b] = one.people[..] else {
                panic!("{name}")
            };
            assert_eq!(one.mentor.is_some(), self.roles.is_some(), "{name}");
            if one.mentor == Some(b) {
                (b, a)
            } else {
                (a, b)
            }
        });
        let people: Vec<(u32, u32)> = people.collect();
        let mut pairs = self.pairs_of(people.iter().copied());
        pairs.extend(held);
        // Everybody of one unit with everybody of the other, once.
        let all = pairs.iter().flat_map(|pair| self.everybody(*pair));
        let all = all.filter(|(a, b)| !together.contains(&[*a.min(b), *a.max(b)]));
        let all: Vec<(u32, u32)> = all.collect();
        let sorted = |all: &[(u32, u32)]| {
            let turned = |(a, b): &(u32, u32)| match self.roles {
                Some(_) => (*a, *b),
                None => (*a.min(b), *a.max(b)),
            };
            let mut all: Vec<_> = all.iter().map(turned).collect();
            all.sort_unstable();
            all
        };
        assert_eq!(sorted(&people), sorted(&all), "{name}");
        let mut taken: BTreeMap<(bool, usize), u32> = BTreeMap::new();
        for pair in &pairs {
            assert!(self.face(*pair), "{name}: {pair:?}");
            assert!(held.contains(pair) || self.fit(*pair), "{name}: {pair:?}");
            for seat in self.seats(*pair) {
                *taken.entry(seat).or_default() += 1;
            }
        }
        for (seat, taken) in taken {
            assert!(taken <= self.places(seat), "{name}: {seat:?}");
        }
        pairs.difference(held).copied().collect()
    }

    /// What pairs come to beside those that are held, by the places that these take.
    pub fn worth(
        &self,
        new: &BTreeSet<Pair>,
        held: &BTreeSet<Pair>,
        rank: &dyn Fn(usize) -> u64,
    ) -> Reached {
        let mut sum = [0; 5];
        for (_, unit) in self.all_seats(new).difference(&self.all_seats(held)) {
            sum[0] += 1;
            sum[1] += rank(*unit);
        }
        for pair in new {
            let reached = self.reached(*pair);
            (0..5).for_each(|at| sum[at] += reached[at]);
        }
        sum
    }

    /// What the best choice of pairs reaches beside those that are held; of all that `may` be.
    pub fn best(
        &self,
        held: &BTreeSet<Pair>,
        rank: &dyn Fn(usize) -> u64,
        may: &dyn Fn(Pair) -> bool,
    ) -> Sum {
        let first = |(_, unit): (bool, usize)| packed(self.policy, [1, rank(unit), 0, 0, 0]);
        let worth = |pair: Pair| packed(self.policy, self.reached(pair));
        self.choose(held, &first, &|pair| {
            (self.fit(pair) && may(pair)).then(|| worth(pair))
        })
    }

    /// The same by what it is worth that a seat has anybody which has nobody of those that are held, and what a pair is worth; `None`: it
    /// must not be.
    pub fn choose(
        &self,
        held: &BTreeSet<Pair>,
        first: &dyn Fn((bool, usize)) -> Sum,
        worth: &dyn Fn(Pair) -> Option<Sum>,
    ) -> Sum {
        let mut seats: Vec<Seat> = Vec::new();
        let mut of: BTreeMap<(bool, usize), usize> = BTreeMap::new();
        // Mentees choose first, which leaves the fewer states.
        for is_mentor in [false, true] {
            for unit in 0..self.units.len() {
                let key = (is_mentor, unit);
                let taken = held.iter().flat_map(|pair| self.seats(*pair));
                let taken = taken.filter(|seat| *seat == key).count() as u32;
                of.insert(key, seats.len());
                seats.push(Seat {
                    places: self.places(key).saturating_sub(taken),
                    first: if taken == 0 { first(key) } else { 0 },
                });
            }
        }
        let mut pairs = Vec::new();
        for a in 0..self.units.len() {
            for b in 0..self.units.len() {
                let pair = (a, b);
                if !self.face(pair) || held.contains(&pair) {
                    continue;
                }
                if let Some(worth) = worth(pair) {
                    let [one, other] = self.seats(pair).map(|seat| of[&seat]);
                    pairs.push((one.min(other), one.max(other), worth));
                }
            }
        }
        best(&seats, &pairs)
    }
}

impl Dice {
    /// A policy and people of any kind who have places: as mentors and mentees, or as peers. Some are teams.
    pub fn placed_world(&mut self, people: usize, has_roles: bool) -> World {
        let mut world = self.world(people);
        world.policy.relax.clear();
        let waited = world.people.iter().filter(|_| self.below(3) == 0);
        world.waited.extend(waited.map(|one| one.id.clone()));
        let objectives = &mut world.policy.objectives;
        objectives.retain(|one| *one != Objective::WorstOff);
        if objectives.is_empty() {
            objectives.push(Objective::Coverage);
        }
        self.loosen(&mut world);
        let partners = world.past.iter().flatten();
        let silent = partners.filter(|_| self.below(3) == 0);
        world.silent = silent.cloned().collect();
        world.policy.unreliable_last = self.below(3) == 0;
        let both_ways = self.below(3) == 0;
        world.roles = has_roles.then_some(Roles {
            mentor: 1,
            mentee: 1,
            both_ways,
        });
        world.peers = (!has_roles).then_some(1);
        for one in &mut world.people {
            let mut places = || 1 + self.below(3) as u32;
            let [mentor, mentee] = [places(), places()];
            let role = self.below(5);
            one.parts = Parts {
                mentor: (has_roles && role > 1).then_some(mentor),
                mentee: (has_roles && (role < 2 || role == 4)).then_some(mentee),
                peer: (!has_roles).then_some(mentor),
            };
        }
        if people > 3 && self.below(3) == 0 {
            self.team_up(&mut world, 0);
        }
        keep_possible(&mut world);
        world
    }

    /// Fewer rules must hold, in most worlds: where nearly nothing fits there is little to choose.
    pub fn loosen(&mut self, world: &mut World) {
        if self.below(4) == 0 {
            return;
        }
        for (rule, _) in RuleId::ALL {
            let own = world.policy.importance_mut(rule).unwrap();
            if *own == Importance::Must && self.below(4) > 0 {
                *own = Importance::Medium;
            }
        }
        world.policy.relax.clear();
        world.policy.minimum_score = 0;
    }

    /// Two or three are one.
    pub fn team_up(&mut self, world: &mut World, first: usize) {
        let size = 2 + self.below(2);
        let parts = world.people[first].parts;
        let members = world.people.iter_mut().skip(first).take(size).map(|one| {
            // All of them are the same, each with places of their own.
            let places = one.parts.mentor.or(one.parts.mentee).or(one.parts.peer);
            one.parts = Parts {
                mentor: parts.mentor.and(places),
                mentee: parts.mentee.and(places),
                peer: parts.peer.and(places),
            };
            one.id.clone()
        });
        let members = members.collect();
        world.teams.push(members);
        keep_possible(world);
    }
}

/// Pins that roles, teams and places allow.
fn keep_possible(world: &mut World) {
    let people = world.people.iter();
    let parts: BTreeMap<&str, Parts> = people.map(|one| (&*one.id, one.parts)).collect();
    let is_in_team = |one: &String| world.teams.iter().flatten().any(|other| other == one);
    let has_roles = world.roles.is_some();
    world.pins.retain(|[a, b]| {
        let [one, other] = [a, b].map(|id| parts[&**id]);
        let face = !has_roles
            || one.mentor.is_some() && other.mentee.is_some()
            || other.mentor.is_some() && one.mentee.is_some();
        face && !is_in_team(a) && !is_in_team(b)
    });
}

/// How far each unit comes before others, as those of it do who come first. `own` is what that is without those who come last.
pub fn ranks(world: &World, round: &Round<'_>, own: impl Fn(u32) -> u64) -> Vec<u64> {
    let is_last = |one: u32| {
        let id = round.candidates.person(one).id.as_str();
        world.policy.unreliable_last && world.silent.iter().any(|silent| silent == id)
    };
    let all = 0..round.candidates.people.len() as u32;
    let some_are_last = all.clone().any(is_last);
    let rank = |one: &u32| match (some_are_last, is_last(*one)) {
        (false, _) => own(*one),
        (true, false) => own(*one) + 1,
        (true, true) => 0,
    };
    let units = round.units.iter();
    units
        .map(|unit| unit.iter().map(rank).max().unwrap())
        .collect()
}

/// The pins of a world as pairs of units.
pub fn pins(world: &World, round: &Round<'_>) -> BTreeSet<Pair> {
    let number = |one: &String| round.candidates.number(&id(one)).unwrap();
    let pins = world.pins.iter().map(|[a, b]| {
        let (a, b) = (number(a), number(b));
        let pair = (a.min(b), a.max(b));
        let [u, v] = [pair.0, pair.1].map(|one| round.unit(one).unwrap());
        if round.face((u, v)) || world.roles.is_none() {
            pair
        } else {
            (pair.1, pair.0)
        }
    });
    round.pairs_of(pins)
}
