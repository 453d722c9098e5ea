//! Small graphs against the best of all matchings.

use fortnight::matching::certificate::{self, Objective};
use fortnight::matching::pairs::ExplicitPairs;
use fortnight::matching::solver::{Options, solve};

use super::brute_force::brute_force;
use super::instances::Random;

const OBJECTIVES: [Objective; 2] = [Objective::CardinalityFirst, Objective::MaximumWeight];

pub fn agree(people: usize, edges: &[(u32, u32, i128)]) {
    let source = ExplicitPairs::new(people, edges).unwrap();
    for objective in OBJECTIVES {
        for candidates in [1, 3, 12] {
            let solution = solve(
                &source,
                Options {
                    objective,
                    candidates,
                },
            )
            .unwrap();
            let proof = certificate::check(&source, objective, &solution.mate, &solution.duals);
            let proof = proof.unwrap_or_else(|why| {
                panic!("{why:?} {objective:?} k={candidates} {people} {edges:?}")
            });
            let expected = brute_force(people, edges, objective);
            assert_eq!(
                proof.weight, expected.1,
                "{objective:?} k={candidates} {people} {edges:?}"
            );
            if objective == Objective::CardinalityFirst {
                assert_eq!(
                    proof.matched_pairs, expected.0,
                    "k={candidates} {people} {edges:?}"
                );
            }
        }
    }
}

fn random_edges(
    random: &mut Random,
    people: u64,
    density: u64,
    weigh: impl Fn(&mut Random) -> i128,
) -> Vec<(u32, u32, i128)> {
    let mut edges = Vec::new();
    for u in 0..people as u32 {
        for v in u + 1..people as u32 {
            if random.below(100) < density {
                edges.push((u, v, weigh(random)));
            }
        }
    }
    edges
}

fn agree_on_random(rounds: u64, seed: u64, weigh: impl Fn(&mut Random) -> i128) {
    let mut random = Random::new(seed);
    for _ in 0..rounds {
        let people = random.below(11);
        let density = 15 + random.below(86);
        let edges = random_edges(&mut random, people, density, &weigh);
        agree(people as usize, &edges);
    }
}

#[test]
fn small_weights() {
    agree_on_random(1500, 1, |random| i128::from(random.below(10)));
}

#[test]
fn negative_weights() {
    agree_on_random(1500, 2, |random| i128::from(random.below(41)) - 20);
}

#[test]
fn equal_weights() {
    agree_on_random(500, 3, |_| 7);
    agree_on_random(500, 4, |_| -7);
    agree_on_random(500, 5, |_| 0);
}

#[test]
fn few_different_weights() {
    agree_on_random(1500, 6, |random| i128::from(random.below(3)));
}

#[test]
fn huge_weights() {
    let huge = (1i128 << 100) - 1;
    agree_on_random(500, 7, |random| huge - i128::from(random.below(5)));
    agree_on_random(
        500,
        8,
        |random| if random.below(2) == 0 { huge } else { -huge },
    );
    agree_on_random(1000, 9, |random| {
        (i128::from(random.below(1 << 60)) << 39) - (1 << 98)
    });
}

#[test]
fn wide_range_of_weights() {
    agree_on_random(1000, 10, |random| {
        let bits = random.below(99);
        i128::from(random.below(1000)) << bits >> 10
    });
}
