//! Repairs where people may have several partners: held against every choice of pairs.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use fortnight::matching::{Candidates, Repair, propose, repair};
use fortnight::model::person::EnrolmentStatus;
use fortnight::model::roles::{Parts, Roles};
use fortnight::model::{Ledger, LedgerMatch, MatchStatus, Program};
use jiff::civil::date;

use super::world::{Dice, Someone, World, id, ledger, someone};

fn peer(dice: &mut Dice, number: usize, has_roles: bool) -> Someone {
    let country = ["IN", "BR", "IT", "SN"][dice.below(4)];
    let languages = ["en", "en fr", "en pt", "fr"][dice.below(4)];
    let mut one = someone(&format!("p{number}"), country, languages);
    let interests = (0..4).filter(|_| dice.below(2) == 0);
    one = one.interests(&interests.collect::<Vec<_>>());
    let places = Some(1 + dice.below(2) as u32);
    let is_mentor = has_roles && dice.below(2) == 0;
    one.parts = Parts {
        mentor: places.filter(|_| is_mentor),
        mentee: places.filter(|_| has_roles && !is_mentor),
        peer: places.filter(|_| !has_roles),
    };
    one
}

fn line(people: Vec<String>, mentor: Option<&String>) -> LedgerMatch {
    let mut one = ledger("now", &[people], &[]).matches.remove(0);
    one.mentor = mentor.map(|one| id(one));
    one.since = date(2026, 9, 14);
    one.status = MatchStatus::Active;
    one
}

/// A round in the middle of its life: somebody has left, somebody is new.
pub struct Midst {
    world: World,
    pub program: Program,
    pub ledger: Ledger,
    pub late: BTreeSet<String>,
}

impl Midst {
    pub fn new(dice: &mut Dice, count: usize, has_roles: bool) -> Self {
        let people: Vec<Someone> = (0..count).map(|at| peer(dice, at, has_roles)).collect();
        let mut world = World::new(people);
        world.roles = has_roles.then_some(Roles {
            mentor: 1,
            mentee: 1,
            both_ways: false,
        });
        world.peers = (!has_roles).then_some(1);
        let late = world.people.iter().filter(|_| dice.below(4) == 0);
        let late: BTreeSet<String> = late.map(|one| one.id.clone()).collect();
        let mut first = world.clone();
        first.people.retain(|one| !late.contains(&one.id));
        let program = first.program();
        let found = propose(&program, &program.rounds[1]).unwrap();
        let name = |number: &u32| found.people[*number as usize].as_str().to_owned();
        let mut lines = ledger("now", &[], &[]);
        lines.matches.clear();
        for one in &found.matches {
            let people: Vec<String> = one.people.iter().map(name).collect();
            let mentor = one.mentor.map(|mentor| name(&mentor));
            lines.matches.push(line(people, mentor.as_ref()));
        }
        for left in &found.unmatched {
            lines.unmatched.push(id(&name(&left.person)).into());
        }
        let gone = world.people.iter().filter(|one| !late.contains(&one.id));
        let gone = gone
            .filter(|_| dice.below(3) == 0)
            .map(|one| one.id.clone());
        for gone in gone.collect::<Vec<_>>() {
            for line in &mut lines.matches {
                if line.people.contains(&id(&gone)) && line.status == MatchStatus::Active {
                    line.status = MatchStatus::Withdrawn;
                    line.who = vec![id(&gone)];
                }
            }
            lines.unmatched.retain(|one| one.id != id(&gone));
            let person = world.people.iter_mut().find(|one| one.id == gone);
            person.unwrap().status = EnrolmentStatus::Withdrawn;
        }
        let mut program = world.program();
        program.ledgers.push(Arc::new(lines.clone()));
        Self {
            world,
            program,
            ledger: lines,
            late,
        }
    }

    fn repair(&self) -> Repair {
        repair(&self.program, &self.program.rounds[1], &self.ledger, false).unwrap()
    }

    pub fn parts(&self, id: &str) -> Parts {
        let mut people = self.world.people.iter();
        people.find(|one| one.id == id).unwrap().parts
    }

    /// What the best choice of new pairs reaches: people who get anybody, how much they come first, pairs, wishes, scores.
    fn oracle(&self) -> [u64; 5] {
        let round = &self.program.rounds[1];
        let candidates = Candidates::new(&self.program, round, Some(&self.ledger)).unwrap();
        let name = |number: u32| candidates.people[number as usize].id.as_str();
        let mut taken: BTreeMap<&str, u32> = BTreeMap::new();
        let mut together = BTreeSet::new();
        let mut left_behind = BTreeSet::new();
        for line in &self.ledger.matches {
            let [a, b] = [line.people[0].as_str(), line.people[1].as_str()];
            together.insert([a, b]);
            for one in [a, b] {
                match line.status {
                    MatchStatus::Active => *taken.entry(one).or_default() += 1,
                    _ => drop(left_behind.insert(one)),
                }
            }
        }
        let rank = |one: &str| match one {
            one if left_behind.contains(one) => 2,
            one if self.late.contains(one) => 0,
            _ => 1,
        };
        let has_nobody = |one: &str| !taken.contains_key(one);
        let mut pairs = Vec::new();
        let people = 0..candidates.people.len() as u32;
        let people: Vec<u32> = people
            .filter(|at| candidates.people[*at as usize].enrolled)
            .collect();
        for a in &people {
            for b in people.iter().filter(|b| *b > a) {
                let [one, other] = [name(*a), name(*b)];
                let (parts, others) = (self.parts(one), self.parts(other));
                let face =
                    parts.peer.is_some() || parts.mentor.is_some() != others.mentor.is_some();
                let new = !together.contains(&[one, other]);
                let helps = has_nobody(one) || has_nobody(other);
                if face && new && helps && candidates.broken(*a, *b).is_empty() {
                    let pair = candidates.pair_score(*a, *b);
                    pairs.push((one, other, pair.wish_points.into(), pair.score.into()));
                }
            }
        }
        let free = people.iter().map(|at| {
            let parts = self.parts(name(*at));
            let places = parts.mentor.or(parts.mentee).or(parts.peer).unwrap();
            let taken = taken.get(name(*at)).copied().unwrap_or(0);
            (name(*at), places.saturating_sub(taken))
        });
        let mut free: BTreeMap<&str, u32> = free.collect();
        let before = free.clone();
        let firsts = |free: &BTreeMap<&str, u32>| {
            let new = before
                .iter()
                .filter(|(one, places)| has_nobody(one) && free[*one] < **places);
            let ranks = new.clone().map(|(one, _)| rank(one)).sum::<u64>();
            [new.count() as u64, ranks]
        };
        best(&pairs, &mut free, [0; 3], &firsts)
    }
}

type Pair<'a> = (&'a str, &'a str, u64, u64);

fn best<'a>(
    pairs: &[Pair<'a>],
    free: &mut BTreeMap<&'a str, u32>,
    sums: [u64; 3],
    firsts: &dyn Fn(&BTreeMap<&str, u32>) -> [u64; 2],
) -> [u64; 5] {
    let [(a, b, wishes, score), rest @ ..] = pairs else {
        let [count, ranks] = firsts(free);
        return [count, ranks, sums[0], sums[1], sums[2]];
    };
    let without = best(rest, free, sums, firsts);
    if free[a] == 0 || free[b] == 0 {
        return without;
    }
    *free.get_mut(a).unwrap() -= 1;
    *free.get_mut(b).unwrap() -= 1;
    let with = [sums[0] + 1, sums[1] + wishes, sums[2] + score];
    let with = best(rest, free, with, firsts);
    *free.get_mut(a).unwrap() += 1;
    *free.get_mut(b).unwrap() += 1;
    with.max(without)
}

#[test]
fn no_repair_among_free_places_is_better_and_what_runs_stays() {
    let mut dice = Dice(23);
    let mut some = 0;
    for round in 0..300 {
        let count = 4 + dice.below(5);
        let midst = Midst::new(&mut dice, count, round % 2 == 0);
        let found = midst.repair();
        let proposal = found.found.proposal().unwrap();
        assert!(proposal.totals.certified);
        let reached = &proposal.totals.result;
        let sums = [
            reached.covered,
            reached.waiting,
            reached.pairs,
            reached.wishes,
            reached.score,
        ];
        assert_eq!(sums, midst.oracle(), "{round}");
        assert_eq!(reached.pairs as usize, found.found.matches.len());
        some += found.found.matches.len();
        assert!(found.joined.is_empty() && found.moved.is_empty());
        // Who has somebody is not free, and who is still alone waits.
        for left in &found.found.unmatched {
            assert!(found.free.contains_key(&left.person), "{round}");
        }
    }
    assert!(some > 100, "{some}");
}
