//! Teams: held against every choice of pairs of units in small rounds, by the scorer of explanations.

use std::collections::BTreeSet;

use fortnight::matching::{Basis, Candidates, RoundMatches, propose};
use fortnight::model::Program;
use fortnight::model::roles::{Parts, Roles};

use super::world::{Someone, World, id, someone};

struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: u64) -> u64 {
        let next = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = next.wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }

    fn someone(&mut self, number: usize, has_roles: bool) -> Someone {
        let country = ["IN", "BR", "IT", "SN"][self.roll(4) as usize];
        let languages = ["en", "en fr", "en pt", "en"][self.roll(4) as usize];
        let mut one = someone(&format!("p{number}"), country, languages);
        let interests = (0..4).filter(|_| self.roll(2) == 0);
        one = one.interests(&interests.collect::<Vec<_>>());
        let places = Some(1 + self.roll(2) as u32);
        let is_mentor = has_roles && number.is_multiple_of(2);
        one.parts = Parts {
            mentor: places.filter(|_| is_mentor),
            mentee: places.filter(|_| has_roles && !is_mentor),
            peer: places.filter(|_| !has_roles),
        };
        one
    }
}

/// Units with anybody, pairs, points of wishes, points of scores.
type Sums = [u64; 4];

/// A pair of units, with what it is worth.
type Worth = (usize, usize, u64, u64);

struct Oracle {
    places: Vec<u32>,
    pairs: Vec<Worth>,
}

impl Oracle {
    fn new(program: &Program, world: &World, units: &[Vec<u32>]) -> Self {
        let candidates = Candidates::new(program, &program.rounds[1], None).unwrap();
        let parts = |who: &u32| {
            let id = candidates.people[*who as usize].id.as_str();
            world.people.iter().find(|one| one.id == id).unwrap().parts
        };
        let all = |parts: Parts| parts.mentor.or(parts.mentee).or(parts.peer).unwrap();
        let places = units
            .iter()
            .map(|unit| unit.iter().map(|who| all(parts(who))).min().unwrap());
        let mut pairs = Vec::new();
        for (u, ones) in units.iter().enumerate() {
            for (v, others) in units.iter().enumerate().take(u) {
                let face = |a: &u32, b: &u32| {
                    let (a, b) = (parts(a), parts(b));
                    a.peer.is_some() || a.mentor.is_some() != b.mentor.is_some()
                };
                let both = ones.iter().flat_map(|a| others.iter().map(move |b| (a, b)));
                let both: Vec<(&u32, &u32)> = both.collect();
                let fit =
                    |(a, b): &(&u32, &u32)| face(a, b) && candidates.broken(**a, **b).is_empty();
                if both.iter().all(fit) {
                    let scores = both.iter().map(|(a, b)| candidates.pair_score(**a, **b));
                    let scores: Vec<_> = scores.collect();
                    let wishes: u32 = scores.iter().map(|one| one.wish_points).sum();
                    let wishes = wishes / scores.len() as u32;
                    let score = scores.iter().map(|one| one.score).min().unwrap();
                    pairs.push((u, v, wishes.into(), score.into()));
                }
            }
        }
        Self {
            places: places.collect(),
            pairs,
        }
    }

    fn best(&self, pairs: &[Worth], taken: &mut Vec<u32>, sums: [u64; 3]) -> Sums {
        let [(a, b, wishes, score), rest @ ..] = pairs else {
            let has = taken.iter().filter(|taken| **taken > 0).count() as u64;
            return [has, sums[0], sums[1], sums[2]];
        };
        let without = self.best(rest, taken, sums);
        if taken[*a] >= self.places[*a] || taken[*b] >= self.places[*b] {
            return without;
        }
        (taken[*a], taken[*b]) = (taken[*a] + 1, taken[*b] + 1);
        let with = [sums[0] + 1, sums[1] + wishes, sums[2] + score];
        let with = self.best(rest, taken, with);
        (taken[*a], taken[*b]) = (taken[*a] - 1, taken[*b] - 1);
        with.max(without)
    }
}

fn units(world: &World, found: &RoundMatches) -> Vec<Vec<u32>> {
    let number = |name: &String| found.number(&id(name)).unwrap();
    let mut units: Vec<Vec<u32>> = world
        .teams
        .iter()
        .map(|team| team.iter().map(number).collect())
        .collect();
    let taken: BTreeSet<u32> = units.iter().flatten().copied().collect();
    let people = 0..found.people.len() as u32;
    units.extend(
        people
            .filter(|who| !taken.contains(who))
            .map(|who| vec![who]),
    );
    units
}

/// Everybody of a team has the same partners.
fn are_one(units: &[Vec<u32>], found: &RoundMatches) {
    for unit in units {
        let partners = |who: &u32| -> BTreeSet<u32> {
            let own = found.matches.iter().filter(|one| one.people.contains(who));
            own.flat_map(|one| one.people.clone())
                .filter(|other| other != who)
                .collect()
        };
        let all: BTreeSet<BTreeSet<u32>> = unit.iter().map(partners).collect();
        assert_eq!(all.len(), 1, "{unit:?}");
        let own = all.iter().flatten().any(|other| unit.contains(other));
        assert!(!own, "{unit:?}");
    }
}

#[test]
fn no_choice_of_pairs_of_units_is_better() {
    let mut dice = Dice(17);
    for round in 0..200 {
        let has_roles = round % 2 == 0;
        let count = 4 + dice.roll(5) as usize;
        let people: Vec<Someone> = (0..count).map(|at| dice.someone(at, has_roles)).collect();
        let mut world = World::new(people);
        world.roles = has_roles.then_some(Roles {
            mentor: 1,
            mentee: 1,
            both_ways: false,
        });
        world.peers = (!has_roles).then_some(1);
        // Every other one has the same role.
        world.teams = vec![vec!["p0".into(), "p2".into()]];
        if count > 5 {
            world
                .teams
                .push(vec!["p1".into(), "p3".into(), "p5".into()]);
        }
        let program = world.program();
        let found = propose(&program, &program.rounds[1]).unwrap();
        let Basis::Proposal(proposal) = &found.basis else {
            panic!()
        };
        assert!(proposal.totals.certified);
        let reached = &proposal.totals.result;
        let sums = [
            reached.covered,
            reached.pairs,
            reached.wishes,
            reached.score,
        ];
        let units = units(&world, &found);
        let oracle = Oracle::new(&program, &world, &units);
        let mut taken = vec![0; units.len()];
        assert_eq!(
            sums,
            oracle.best(&oracle.pairs, &mut taken, [0; 3]),
            "{round}"
        );
        are_one(&units, &found);
    }
}
