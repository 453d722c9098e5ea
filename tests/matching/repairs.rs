//! Repairs against all matchings there are, and of real size.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use fortnight::matching::columns::Columns;
use fortnight::matching::pairs::{INELIGIBLE, PairSource, largest_weight, lead_of};
use fortnight::matching::{Candidates, Free, MustRule, Repair, odd, repair};
use fortnight::model::ledger::Hold;
use fortnight::model::ledger::event::{Event, apply};
use fortnight::model::ledger::repaired::Mending;
use fortnight::model::person::EnrolmentStatus;
use fortnight::model::round::{Objective, Odd};
use fortnight::model::{Ledger, LedgerMatch, MatchStatus, PersonId, Policy, Program};
use jiff::civil::date;

use super::world::{Dice, World, id, ledger, propose};

pub type Pair = [u32; 2];

/// A round in the middle of its life: some have partners, some had, some are new.
pub struct Midst {
    pub program: Program,
    pub ledger: Ledger,
    /// Pairs that may be moved.
    pub running: BTreeSet<Pair>,
    /// Who must not meet again.
    pub apart: BTreeSet<Pair>,
    /// Who has nobody, and how they come first: as this test sees it.
    pub free: BTreeMap<u32, u32>,
    /// Who comes last.
    last: BTreeSet<u32>,
}

impl Midst {
    pub fn new(dice: &mut Dice, people: usize, odd: Odd) -> Self {
        let world = dice.world(people);
        Self::of(dice, world, odd, false)
    }

    /// With work of hands, with people who want nobody new, and with some who come last; `loose` with fewer rules that must hold.
    fn rich(dice: &mut Dice, people: usize, odd: Odd, loose: bool) -> Self {
        let mut world = dice.world(people);
        if loose {
            dice.loosen(&mut world);
        }
        world.policy.unreliable_last = dice.below(3) == 0;
        let silent = world.past.iter().flatten();
        world.silent = silent.filter(|_| dice.below(3) == 0).cloned().collect();
        Self::of(dice, world, odd, true)
    }

    fn of(dice: &mut Dice, mut world: World, odd: Odd, is_rich: bool) -> Self {
        (world.odd, world.pins) = (odd, Vec::new());
        world.policy.relax = Vec::new();
        let mut ids: Vec<String> = world.people.iter().map(|one| one.id.clone()).collect();
        ids.sort();
        let mut lines = ledger("now", &[], &[]);
        lines.matches.clear();
        let (mut running, mut apart, mut free) =
            (BTreeSet::new(), BTreeSet::new(), BTreeMap::new());
        let mut at = 0;
        while at + 1 < ids.len() {
            let (a, b) = (ids[at].clone(), ids[at + 1].clone());
            let pair = [at as u32, at as u32 + 1];
            let mut line = match_of([&a, &b]);
            match dice.below(6) {
                // What hands have done stays.
                0 | 1 if is_rich && dice.below(3) == 0 => match dice.below(2) {
                    0 => world.pins.push([a.clone(), b.clone()]),
                    _ => line.despite = vec![MustRule::MinimumScore],
                },
                0 | 1 => drop(running.insert(pair)),
                2 => {
                    line.status = MatchStatus::Ended;
                    for (one, number) in [(&a, pair[0]), (&b, pair[1])] {
                        if !is_rich || dice.below(3) > 0 {
                            lines.unmatched.push(id(one).into());
                            free.insert(number, 2);
                        }
                    }
                }
                3 => {
                    line.status = MatchStatus::Withdrawn;
                    line.who = vec![id(&a)];
                    let left = world.people.iter_mut().find(|one| one.id == a);
                    left.unwrap().status = EnrolmentStatus::Withdrawn;
                    lines.unmatched.push(id(&b).into());
                    free.insert(pair[1], 2);
                }
                4 => {
                    line.status = MatchStatus::NotAnswering;
                    line.who = vec![id(&b)];
                    free.insert(pair[0], 2);
                }
                // Nobody was found for the first; the other is new.
                _ => {
                    lines.unmatched.push(id(&a).into());
                    free.extend([(pair[0], 1), (pair[1], 0)]);
                    at += 2;
                    continue;
                }
            }
            if !running.contains(&pair) {
                apart.insert(pair);
            }
            lines.matches.push(line);
            at += 2;
        }
        if at < ids.len() {
            free.insert(at as u32, 0);
        }
        let is_last = |one: &String| world.policy.unreliable_last && world.silent.contains(one);
        let numbered = (0..).zip(&ids);
        let last = numbered.filter(|(_, one)| is_last(one)).map(|(at, _)| at);
        let last = last.collect();
        let mut program = world.program();
        program.ledgers.push(Arc::new(lines.clone()));
        Self {
            program,
            ledger: lines,
            running,
            apart,
            free,
            last,
        }
    }

    pub fn candidates(&self) -> Candidates<'_> {
        Candidates::new(&self.program, &self.program.rounds[1], Some(&self.ledger)).unwrap()
    }

    fn repair(&self, may_move: bool) -> Repair {
        let found = repair(
            &self.program,
            &self.program.rounds[1],
            &self.ledger,
            may_move,
        );
        found.unwrap()
    }

    fn may_be(&self, candidates: &Candidates, pair: Pair) -> bool {
        !self.apart.contains(&pair) && candidates.broken(pair[0], pair[1]).is_empty()
    }

    /// All matchings of these people.
    pub fn all(&self, candidates: &Candidates, people: &[u32]) -> Vec<Vec<Pair>> {
        let Some((first, rest)) = people.split_first() else {
            return vec![Vec::new()];
        };
        let mut all = self.all(candidates, rest);
        for other in rest {
            let pair = [*first, *other];
            if self.may_be(candidates, pair) {
                let rest: Vec<u32> = rest.iter().copied().filter(|one| one != other).collect();
                for mut pairs in self.all(candidates, &rest) {
                    pairs.push(pair);
                    all.push(pairs);
                }
            }
        }
        all
    }

    /// What is to be as large as possible, the most important first.
    pub fn value(&self, candidates: &Candidates, pairs: &[Pair], may_move: bool) -> Vec<u64> {
        let policy = &self.program.rounds[1].policy;
        let waited = |one: &u32| u64::from(candidates.person(*one).waited);
        let own = |one: &u32| 2 * u64::from(self.free.get(one).copied().unwrap_or(0)) + waited(one);
        let rank = |one: &u32| match (self.last.is_empty(), self.last.contains(one)) {
            (true, _) => own(one),
            (false, false) => own(one) + 1,
            (false, true) => 0,
        };
        let ranks: Vec<u64> = pairs.as_flattened().iter().map(rank).collect();
        let of_rank = |wanted: u64| ranks.iter().filter(|rank| **rank == wanted).count() as u64;
        let kept = pairs.iter().filter(|pair| self.running.contains(*pair));
        let kept = kept.count() as u64;
        let is_first = policy.objectives.first() == Some(&Objective::Coverage) || may_move;
        // Where coverage comes first, rank by rank; else their sum.
        let by_rank = match is_first {
            true => (1..=6).rev().map(of_rank).collect(),
            false => vec![ranks.iter().sum()],
        };
        let number = pairs.len() as u64;
        let coverage = match may_move {
            true => [vec![number, kept], by_rank].concat(),
            false => [vec![number], by_rank].concat(),
        };
        let scores = || pairs.iter().map(|[a, b]| candidates.pair_score(*a, *b));
        let mut value = if may_move {
            coverage.clone()
        } else {
            Vec::new()
        };
        for objective in &policy.objectives {
            match objective {
                Objective::Coverage if may_move => {}
                Objective::Coverage => value.extend(coverage.clone()),
                Objective::Wishes => {
                    value.push(scores().map(|one| u64::from(one.wish_points)).sum());
                }
                Objective::Score => value.push(scores().map(|one| u64::from(one.score)).sum()),
                Objective::WorstOff => {
                    value.push(
                        scores()
                            .map(|one| u64::from(one.score))
                            .min()
                            .unwrap_or(1001),
                    );
                }
            }
        }
        if !policy.objectives.contains(&Objective::Coverage) && !may_move {
            value.extend(coverage);
        }
        value
    }
}

/// Two who are together since the round began.
pub fn match_of(people: [&str; 2]) -> LedgerMatch {
    let people = vec![people.map(str::to_owned).to_vec()];
    let mut one = ledger("now", &people, &[]).matches.remove(0);
    one.since = date(2026, 9, 14);
    one.status = MatchStatus::Active;
    one
}

fn pairs_of(repair: &Repair) -> Vec<Pair> {
    let matches = repair.found.matches.iter();
    let pairs = matches.map(|one| <[u32; 2]>::try_from(&one.people[..]).unwrap());
    pairs.collect()
}

fn is_certified(repair: &Repair) -> bool {
    let totals = &repair.found.proposal().unwrap().totals;
    totals.certified && totals.result == totals.best
}

#[test]
fn no_repair_among_the_free_is_better() {
    let (mut placed, mut alone) = (0, 0);
    for seed in 0..160 {
        let mut dice = Dice(31_000 + seed);
        let people = 2 + dice.below(7);
        let midst = Midst::rich(&mut dice, people, Odd::Wait, true);
        let (candidates, found) = (midst.candidates(), midst.repair(false));
        let free: Vec<u32> = midst.free.keys().copied().collect();
        assert_eq!(
            found.free.keys().copied().collect::<Vec<_>>(),
            free,
            "seed {seed}"
        );
        let pairs = pairs_of(&found);
        let value = |pairs: &Vec<Pair>| midst.value(&candidates, pairs, false);
        let best = midst.all(&candidates, &free).iter().map(value).max();
        assert_eq!(Some(value(&pairs)), best, "seed {seed}: {pairs:?}");
        assert!(
            pairs.iter().all(|pair| midst.may_be(&candidates, *pair)),
            "seed {seed}"
        );
        assert!(is_certified(&found), "seed {seed}");
        assert_eq!((found.joined.len(), found.moved.len()), (0, 0));
        placed += pairs.len();
        alone += found.found.unmatched.len();
    }
    assert!(
        placed > 80 && alone > 40,
        "{placed} {alone}: the test tests little"
    );
}

#[test]
fn no_way_places_as_many_and_moves_fewer_pairs() {
    let mut moved = 0;
    for seed in 0..500 {
        let mut dice = Dice(52_000 + seed);
        let people = 3 + dice.below(6);
        let midst = Midst::rich(&mut dice, people, Odd::Wait, seed % 8 == 0);
        let (candidates, found) = (midst.candidates(), midst.repair(true));
        // Pairs that a rule forbids by now stay as they are.
        let movable = midst.running.iter();
        let movable = movable.filter(|pair| candidates.fit(pair[0], pair[1]));
        let movable: BTreeSet<Pair> = movable.copied().collect();
        let numbers = midst.free.keys().copied();
        let mut all: Vec<u32> = numbers.chain(movable.iter().flatten().copied()).collect();
        all.sort_unstable();
        let line = |at: &usize| {
            let number = |one: usize| candidates.number(&midst.ledger.matches[*at].people[one]);
            [number(0).unwrap(), number(1).unwrap()]
        };
        let gone: BTreeSet<Pair> = found.moved.iter().map(line).collect();
        let mut pairs = pairs_of(&found);
        for one in gone.iter().flatten() {
            assert!(
                pairs.as_flattened().contains(one),
                "seed {seed}: {one} has nobody now"
            );
        }
        pairs.extend(movable.difference(&gone));
        // Where no pair can be moved, it is a repair like any other.
        let moves = !movable.is_empty();
        let value = |pairs: &Vec<Pair>| midst.value(&candidates, pairs, moves);
        let best = midst.all(&candidates, &all).iter().map(value).max();
        assert_eq!(Some(value(&pairs)), best, "seed {seed}: {pairs:?}");
        assert!(is_certified(&found), "seed {seed}");
        moved += gone.len();
    }
    assert!(moved > 5, "only {moved} were moved: the test tests little");
}

#[test]
fn who_is_still_alone_joins_new_pairs_then_accepted_ones() {
    let (mut joined, mut trios) = (0, 0);
    for seed in 0..150 {
        let mut dice = Dice(73_000 + seed);
        let people = 3 + dice.below(6);
        let midst = Midst::rich(&mut dice, people, Odd::Trio, seed % 2 == 0);
        let (candidates, found) = (midst.candidates(), midst.repair(false));
        let alone: Vec<u32> = found.found.unmatched.iter().map(|one| one.person).collect();
        let fits = |third: u32, pair: &Pair| {
            let mut both = pair.iter();
            both.all(|one| midst.may_be(&candidates, [third.min(*one), third.max(*one)]))
        };
        let lines = found
            .joined
            .iter()
            .map(|at| &midst.ledger.matches[*at].people);
        let taken: BTreeSet<Pair> = lines
            .map(|people| [0, 1].map(|at| candidates.number(&people[at]).unwrap()))
            .collect();
        assert_eq!(taken.len(), found.joined.len(), "one each");
        let open: Vec<Pair> = midst.running.difference(&taken).copied().collect();
        for third in &alone {
            assert!(
                !open.iter().any(|pair| fits(*third, pair)),
                "seed {seed}: {third} fits"
            );
            let new = found
                .found
                .matches
                .iter()
                .filter(|one| one.people.len() == 2);
            let mut new = new.map(|one| [one.people[0], one.people[1]]);
            assert!(
                !new.any(|pair| fits(*third, &pair)),
                "seed {seed}: {third} fits"
            );
        }
        for one in found
            .found
            .matches
            .iter()
            .filter(|one| one.people.len() == 3)
        {
            trios += 1;
            let pair = taken
                .iter()
                .find(|pair| pair.iter().all(|one_| one.people.contains(one_)));
            if let Some(pair) = pair {
                joined += 1;
                let third = one.people.iter().find(|one| !pair.contains(one)).unwrap();
                assert!(fits(*third, pair), "seed {seed}");
                assert_eq!(
                    odd::thirds(&candidates, &[*pair], &[*third]).unwrap(),
                    [(0, 0)]
                );
            }
        }
        accept(&midst.program, &midst.ledger, &found);
    }
    assert!(
        joined > 8 && trios > joined,
        "{joined} of {trios}: the test tests little"
    );
}

/// The ledger once a repair is accepted: old lines stay, and nobody is twice in what runs.
fn accept(program: &Program, old: &Ledger, found: &Repair) -> Ledger {
    let mending = Mending {
        today: program.today,
        ends: Vec::new(),
        mentors: Vec::new(),
        matches: found.groups(),
        waits: found.waits.iter().map(|one| found.id(*one)).collect(),
    };
    let Ok((next, _)) = apply(&program.rounds[1], Some(old), Event::Repaired(mending)) else {
        assert!(found.is_none());
        return old.clone();
    };
    for line in &old.matches {
        let people = &line.people;
        assert!(
            next.matches
                .iter()
                .any(|one| one.people == *people && one.since == line.since)
        );
    }
    let running = next
        .matches
        .iter()
        .filter(|line| line.status.hold() == Hold::Runs);
    let mut seen: BTreeSet<&PersonId> = BTreeSet::new();
    for one in running
        .flat_map(|line| line.people.iter())
        .chain(next.waiting())
    {
        assert!(seen.insert(one), "{} twice", one.as_str());
    }
    next
}

/// A drop-out in the largest round of the model, and 58 people who come late.
#[test]
fn in_the_largest_round_few_letters_change() {
    let mut dice = Dice(1162);
    let mut world = World::new((0..1_220).map(|number| super::size::librarian(&mut dice, number)));
    world.policy = Policy::default();
    let late: BTreeSet<PersonId> = world.people[1_162..]
        .iter()
        .map(|one| id(&one.id))
        .collect();
    let mut program = world.program();
    let all = program.participants.clone();
    program.participants.retain(|one| !late.contains(&one.id));
    let first = propose(&program, &program.rounds[1]).unwrap();
    let name = |number: &u32| first.people[*number as usize].as_str().to_owned();
    let groups = first
        .matches
        .iter()
        .map(|one| one.people.iter().map(name).collect());
    let groups: Vec<Vec<String>> = groups.collect();
    let mut accepted = ledger("now", &groups, &[]);
    accepted
        .matches
        .iter_mut()
        .for_each(|line| line.since = date(2026, 9, 14));
    assert!(first.unmatched.is_empty(), "{}", first.unmatched.len());
    for gone in [0, 300, 500] {
        let (mut program, mut lines) = (program.clone(), accepted.clone());
        let [gone, left] = [0, 1].map(|at| lines.matches[gone].people[at].clone());
        let at = program
            .participants
            .binary_search_by(|one| one.id.cmp(&gone))
            .unwrap();
        Arc::make_mut(&mut program.participants[at]).enrolments = [].into_iter().collect();
        let line = lines
            .matches
            .iter_mut()
            .find(|line| line.people.contains(&gone))
            .unwrap();
        (line.status, line.who) = (MatchStatus::Withdrawn, vec![gone]);
        lines.unmatched.push(left.clone().into());
        let found = repair(&program, &program.rounds[1], &lines, false).unwrap();
        let [people] = &found.groups()[..] else {
            panic!()
        };
        assert!(people.len() == 3 && people.contains(&left));
        assert_eq!((found.joined.len(), found.moved.len()), (1, 0));
        assert!(is_certified(&found));
    }
    program.participants = all;
    let found = repair(&program, &program.rounds[1], &accepted, false).unwrap();
    assert_eq!(found.free.len(), 58);
    assert!(found.free.values().all(|free| *free == Free::New));
    let next = accept(&program, &accepted, &found);
    let still = |line: &LedgerMatch| {
        let mut lines = next
            .matches
            .iter()
            .filter(|line| line.status.hold() == Hold::Runs);
        lines.any(|one| line.people.iter().all(|id| one.people.contains(id)))
    };
    assert!(
        accepted.matches.iter().all(still),
        "no accepted pair is moved"
    );
    assert!(found.found.unmatched.is_empty() && is_certified(&found));
}

#[test]
fn a_block_says_the_same_as_single_pairs_where_pairs_are_kept() {
    let mut dropped = 0;
    for seed in 0..60 {
        let mut dice = Dice(94_000 + seed);
        let people = 40 + dice.below(20);
        let program = dice.world(people).program();
        let mut candidates = Candidates::new(&program, &program.rounds[1], None).unwrap();
        candidates.pins.clear();
        for person in &mut candidates.people {
            person.rank = dice.below(6) as u32;
        }
        if seed % 3 > 0 {
            candidates.kept = (0..10).map(|at| [2 * at, 2 * at + 1]).collect();
        }
        let columns = Columns::new(&candidates, candidates.free()).unwrap();
        assert!(largest_weight(columns.levels()).is_some(), "seed {seed}");
        let mut lead = vec![0; columns.len()];
        for u in 0..columns.len() as u32 {
            columns.block(u, 0, &mut lead);
            for (v, lead) in (0..).zip(&lead) {
                let weight = columns.weight(u, v);
                let exact = weight.map_or(INELIGIBLE, |weight| {
                    lead_of(weight, columns.levels()).expect("fits")
                });
                assert_eq!(*lead, exact, "seed {seed}: {u} and {v}");
                dropped += u32::from(weight.is_some());
            }
        }
    }
    assert!(dropped > 1_000);
}
