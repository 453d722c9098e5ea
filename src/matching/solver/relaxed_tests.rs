//! What the relaxation and partial pricing promise, on small graphs.

use super::pricing::Rows;
use super::slack::Found;
use super::*;
use crate::matching::pairs::{ExplicitPairs, INELIGIBLE, lead_of};

fn forest(people: usize, edges: &[(u32, u32, i64)]) -> forest::Forest<i64> {
    let edge = |&(u, v, weight): &(u32, u32, i64)| Edge {
        u,
        v,
        doubled: weight * 2,
    };
    let edges: Vec<Edge<i64>> = edges.iter().map(edge).collect();
    start::start(Graph::new(people, &edges), 100_000, None)
}

fn matched(forest: &forest::Forest<i64>) -> Vec<(u32, u32)> {
    let mates = (0..).zip(&forest.mate);
    mates
        .filter(|(own, mate)| own < *mate && **mate != forest::NONE)
        .map(|(own, mate)| (own, *mate))
        .collect()
}

/// Two triangles and one light edge between them.
const TRIANGLES: [(u32, u32, i64); 7] = [
    (0, 1, 10),
    (0, 2, 10),
    (1, 2, 10),
    (2, 3, 1),
    (3, 4, 10),
    (3, 5, 10),
    (4, 5, 10),
];

#[test]
fn odd_cycles_wait_as_halves_and_are_joined_by_the_search_for_a_matching() {
    let mut forest = forest(6, &TRIANGLES);
    forest.search(Goal::Halves);
    assert!(!forest.is_whole());
    let sum: i64 = (0..6).map(|person| forest.dual(person)).sum();
    assert_eq!(sum, 60, "three halves of 10 in each triangle, doubled");

    let edges: Vec<Edge<i64>> = TRIANGLES
        .iter()
        .map(|&(u, v, weight)| Edge {
            u,
            v,
            doubled: weight * 2,
        })
        .collect();
    forest.admit(Graph::new(6, &edges), &[]);
    forest.search(Goal::Whole);
    assert!(forest.is_whole());
    let (mate, _) = outcome::outcome(forest);
    assert_eq!(mate[2], Some(3));
    assert!(mate.iter().all(Option::is_some));
}

#[test]
fn a_tree_takes_one_person_of_a_waiting_cycle() {
    // The light edge leads from the fourth person into the triangle.
    let mut forest = forest(4, &TRIANGLES[..4]);
    forest.search(Goal::Halves);
    assert!(forest.is_whole());
    assert_eq!(matched(&forest), [(0, 1), (2, 3)]);
}

/// Everybody with everybody: weights of three levels, many of them equal on the upper ones.
struct Rounds {
    people: usize,
    seed: u64,
    levels: [Level; 3],
}

impl PairSource for Rounds {
    fn len(&self) -> usize {
        self.people
    }

    fn weight(&self, u: u32, v: u32) -> Option<i128> {
        let both = u64::from(u.min(v)) << 32 | u64::from(u.max(v));
        let mut hash = (both ^ self.seed).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        hash = (hash ^ (hash >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        hash ^= hash >> 32;
        let digits = [hash % 97, (hash >> 8) % 50, (hash >> 16) % 3];
        let weight = digits.iter().zip(&self.levels);
        let weight = weight.map(|(digit, level)| i128::from(*digit) << level.weight_bit);
        (u != v && hash >> 20 & 7 != 0).then(|| weight.sum())
    }

    fn block(&self, u: u32, first: u32, lead: &mut [i32]) {
        for (v, slot) in (first..).zip(lead) {
            let weight = self.weight(u, v);
            *slot = weight.map_or(INELIGIBLE, |weight| {
                lead_of(weight, &self.levels).expect("digits have room")
            });
        }
    }

    fn levels(&self) -> &[Level] {
        &self.levels
    }
}

#[test]
fn no_pair_contradicts_the_duals_whose_rows_are_not_looked_at_again() {
    let level = |weight_bit, lead_bit| Level {
        weight_bit,
        lead_bit,
    };
    let (mut partial, mut rounds) = (0, 0);
    for seed in 0..12 {
        let source = Rounds {
            people: 160,
            seed: seed * 7919,
            levels: [level(2, 0), level(24, 11), level(44, 21)],
        };
        let weigh = |&(u, v): &(u32, u32)| Edge {
            u,
            v,
            doubled: source.weight(u, v).expect("a candidate is eligible") * 2,
        };
        let prices = Prices::none(160);
        let pairs = candidates::candidates(&source, 160, 3, -LEAD_LIMIT, &prices);
        let mut edges: Vec<Edge<i128>> = pairs.expect("leads fit").iter().map(weigh).collect();
        let graph = Graph::new(160, &edges);
        let mut forest = start::start(graph, 1 << 70, None);
        for round in 0..20 {
            let goal = if round < 3 { Goal::Halves } else { Goal::Whole };
            forest.search(goal);
            let lowered = std::mem::replace(&mut forest.lowered, vec![false; 160]);
            let everything = pricing::price(&source, &Rows::of(vec![true; 160]), &forest);
            let wrong = everything.found.iter().filter(|pair| pair.slack < 0);
            for pair in wrong.clone() {
                assert!(
                    lowered[pair.u as usize] || lowered[pair.v as usize],
                    "seed {seed}, round {round}: {pair:?}"
                );
            }
            rounds += 1;
            partial += usize::from(lowered.iter().any(|lowered| !lowered));
            if wrong.count() == 0 && goal == Goal::Whole {
                break;
            }
            for row in everything.unfinished {
                forest.lowered[row as usize] = true;
            }
            edges.extend(everything.found.iter().map(Found::edge));
            edges.sort_by_key(|edge| (edge.u, edge.v));
            edges.dedup_by_key(|edge| (edge.u, edge.v));
            forest.admit(Graph::new(160, &edges), &everything.found);
        }
    }
    assert!(partial > 20 && partial < rounds, "{partial} of {rounds}");
}

#[test]
fn a_list_of_pairs_is_solved_through_the_relaxation_too() {
    let edges: Vec<(u32, u32, i128)> = TRIANGLES
        .iter()
        .map(|&(u, v, weight)| (u, v, weight.into()))
        .collect();
    let source = ExplicitPairs::new(6, &edges).expect("a list");
    let solution = solve(&source, Options::default()).expect("small");
    assert_eq!(solution.mate[2], Some(3));
}
