//! A search that goes on when pairs have come, against one that begins anew; its proof against the whole proof.

use std::collections::BTreeSet;

use fortnight::matching::certificate::{Basis, Objective, check};
use fortnight::matching::pairs::{Level, PairSource};
use fortnight::matching::solver::{Options, ended, solve};

use super::instances::{Instance, Random, Variant};

use Objective::{CardinalityFirst, MaximumWeight};

/// A round in which some must not be partners, and some take no part.
struct Fewer {
    source: Instance,
    apart: BTreeSet<(u32, u32)>,
    absent: BTreeSet<u32>,
}

impl PairSource for Fewer {
    fn len(&self) -> usize {
        self.source.len()
    }

    fn weight(&self, u: u32, v: u32) -> Option<i128> {
        let absent = self.absent.contains(&u) || self.absent.contains(&v);
        let apart = self.apart.contains(&(u.min(v), u.max(v)));
        self.source.weight(u, v).filter(|_| !absent && !apart)
    }

    fn levels(&self) -> &[Level] {
        self.source.levels()
    }
}

/// Lets what is left out come back one by one, in any order, each time from where the search before has ended. Gives how often
/// the optimum was another one.
fn come_back(mut source: Fewer, objective: Objective, random: &mut Random) -> usize {
    let options = Options {
        objective,
        ..Options::default()
    };
    let mut last = ended(&source, options).unwrap();
    let mut solution = last.clone().into_solution();
    let mut better = 0;
    while !source.apart.is_empty() || !source.absent.is_empty() {
        let checked = Basis::new(&source, objective, &solution.mate, solution.duals);
        let (before, basis) = checked.unwrap();
        let pairs = source.apart.len();
        let turn = random.below((pairs + source.absent.len()) as u64) as usize;
        let changed = if turn < pairs {
            let pair = *source.apart.iter().nth(turn).unwrap();
            source.apart.remove(&pair);
            vec![pair.0]
        } else {
            let person = *source.absent.iter().nth(turn - pairs).unwrap();
            source.absent.remove(&person);
            vec![person]
        };
        last = last.go_on(&source, &changed);
        solution = last.clone().into_solution();
        let (mate, duals) = (&solution.mate, &solution.duals);
        let proof = basis.check(&source, objective, mate, duals, &changed);
        assert_eq!(proof, check(&source, objective, mate, duals));
        let anew = solve(&source, options).unwrap();
        let anew = check(&source, objective, &anew.mate, &anew.duals).unwrap();
        let proof = proof.unwrap();
        assert_eq!(proof.weight, anew.weight);
        if objective == CardinalityFirst {
            assert_eq!(proof.matched_pairs, anew.matched_pairs);
        }
        let value = |one: &fortnight::matching::certificate::Certificate| match objective {
            CardinalityFirst => (one.matched_pairs, one.weight),
            MaximumWeight => (0, one.weight),
        };
        assert!(value(&proof) >= value(&before));
        better += usize::from(value(&proof) > value(&before));
    }
    better
}

#[test]
fn a_search_that_goes_on_ends_where_one_begun_anew_does() {
    let mut better = 0;
    for variant in [
        Variant::Plain,
        Variant::Noise,
        Variant::Dup,
        Variant::Skew,
        Variant::Packed,
    ] {
        for (seed, people) in [(1, 17), (2, 24), (3, 50)] {
            for objective in [CardinalityFirst, MaximumWeight] {
                let mut random = Random::new(seed);
                let source = Instance::new(people, seed, variant);
                let options = Options {
                    objective,
                    ..Options::default()
                };
                let best = solve(&source, options).unwrap().mate;
                let pairs = (0..).zip(&best);
                let pairs = pairs.filter_map(|(u, v)| Some((u, (*v)?)));
                let apart = pairs.filter(|(u, v)| u < v && random.below(3) == 0);
                let mut apart: BTreeSet<(u32, u32)> = apart.collect();
                let people = people as u64;
                for _ in 0..8 {
                    let [u, v] = [0, 1].map(|_| random.below(people) as u32);
                    apart.extend((u != v).then_some((u.min(v), u.max(v))));
                }
                let absent = (0..people / 8).map(|_| random.below(people) as u32);
                let fewer = Fewer {
                    absent: absent.collect(),
                    source,
                    apart,
                };
                better += come_back(fewer, objective, &mut random);
            }
        }
    }
    assert!(better > 60, "{better}");
}

/// Where the proof looks at those who have changed alone, nobody else's change may pass: duals that are lowered somewhere are refused
/// whenever the whole proof refuses them.
#[test]
fn a_proof_of_what_has_changed_believes_no_more_than_the_whole_proof() {
    let (mut refused, mut passed) = (0, 0);
    for seed in 0..12 {
        let mut random = Random::new(100 + seed);
        let source = Instance::new(45, seed, Variant::Dup);
        let solution = solve(&source, Options::default()).unwrap();
        let (mate, mut duals) = (solution.mate, solution.duals);
        let checked = Basis::new(&source, CardinalityFirst, &mate, duals.clone());
        let basis = checked.unwrap().1;
        let known = duals.clone();
        for _ in 0..200 {
            duals.clone_from(&known);
            // What one loses, the partner gets: the bound stays.
            for _ in 0..=random.below(3) {
                let one = random.below(45) as usize;
                let by = i128::from(random.below(7)) - 3;
                if let Some(other) = mate[one] {
                    duals.person[one] -= by;
                    duals.person[other as usize] += by;
                }
            }
            if let Some(group) = duals.groups.first_mut().filter(|_| random.below(4) == 0) {
                // Given to its members, but for one who is not in a pair inside.
                let half = group.dual / 2;
                group.dual -= 2 * half;
                let members = group.members.clone();
                if group.dual == 0 {
                    duals.groups.remove(0);
                }
                let inside = |one: &&u32| {
                    let mate = mate[**one as usize];
                    mate.is_some_and(|mate| members.contains(&mate))
                };
                members
                    .iter()
                    .filter(inside)
                    .for_each(|one| duals.person[*one as usize] += half);
            }
            let whole = check(&source, CardinalityFirst, &mate, &duals);
            let part = basis.check(&source, CardinalityFirst, &mate, &duals, &[]);
            assert_eq!(whole.is_ok(), part.is_ok(), "{whole:?} {part:?}");
            refused += usize::from(whole.is_err());
            passed += usize::from(whole.is_ok());
        }
    }
    assert!(refused > 500 && passed > 50, "{refused} {passed}");
}
