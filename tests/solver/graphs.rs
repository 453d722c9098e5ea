//! Graphs built to be hard for a blossom algorithm, with optima that are known beforehand.

use fortnight::matching::certificate::{self, Objective};
use fortnight::matching::pairs::ExplicitPairs;
use fortnight::matching::solver::{Options, Solution, solve};

use super::instances::Random;
use super::oracle::agree;

use Objective::{CardinalityFirst, MaximumWeight};

type Edges = Vec<(u32, u32, i128)>;

/// Certified pairs and weight.
fn best(people: usize, edges: &[(u32, u32, i128)], objective: Objective) -> (usize, i128) {
    let source = ExplicitPairs::new(people, edges).unwrap();
    let values = [1, 12].map(|candidates| {
        let options = Options {
            objective,
            candidates,
        };
        let Solution { mate, duals, .. } = solve(&source, options).unwrap();
        let proof = certificate::check(&source, objective, &mate, &duals).unwrap();
        (proof.matched_pairs, proof.weight)
    });
    // Of equally heavy matchings any number of pairs may come out where only weight counts.
    assert_eq!(values[0].1, values[1].1);
    values[0]
}

fn check(people: usize, edges: &[(u32, u32, i128)], largest: (usize, i128), heaviest: i128) {
    assert_eq!(best(people, edges, CardinalityFirst), largest);
    assert_eq!(best(people, edges, MaximumWeight).1, heaviest);
}

fn all_pairs(people: u32, weight: impl Fn(u32, u32) -> i128) -> Edges {
    let pairs = (0..people).flat_map(|u| (u + 1..people).map(move |v| (u, v)));
    pairs.map(|(u, v)| (u, v, weight(u, v))).collect()
}

#[test]
fn nobody_and_no_pairs() {
    check(0, &[], (0, 0), 0);
    check(1, &[], (0, 0), 0);
    check(2, &[], (0, 0), 0);
    check(1001, &[], (0, 0), 0);
}

#[test]
fn one_pair() {
    check(2, &[(1, 0, 5)], (1, 5), 5);
    check(2, &[(0, 1, 0)], (1, 0), 0);
    check(2, &[(0, 1, -5)], (1, -5), 0);
    check(900, &[(13, 811, 1)], (1, 1), 1);
}

#[test]
fn a_star_has_one_pair() {
    let star = |people: u32, weight: fn(u32) -> i128| -> Edges {
        (1..people).map(|tip| (0, tip, weight(tip))).collect()
    };
    check(301, &star(301, i128::from), (1, 300), 300);
    check(301, &star(301, |tip| -i128::from(tip)), (1, -1), 0);
    check(301, &star(301, |_| 7), (1, 7), 7);
}

#[test]
fn two_sides_of_different_size() {
    let few = 20;
    let edges: Edges = all_pairs(70, |_, v| i128::from(v))
        .into_iter()
        .filter(|&(u, v, _)| (u < few) != (v < few))
        .collect();
    let heaviest = (50..70).sum();
    check(70, &edges, (20, heaviest), heaviest);
}

#[test]
fn cliques_of_odd_and_even_size() {
    for people in [3, 4, 5, 7, 12, 51, 100, 101] {
        let pairs = people as usize / 2;
        let weight = 9 * pairs as i128;
        check(
            people as usize,
            &all_pairs(people, |_, _| 9),
            (pairs, weight),
            weight,
        );
        let negative = all_pairs(people, |_, _| -9);
        check(people as usize, &negative, (pairs, -weight), 0);
    }
}

/// The least sum of products of `0..2n` in pairs: the smallest with the largest (Machol and Wien, "A hard assignment problem", 1976).
#[test]
fn products_of_the_numbers_of_people() {
    for half in [1, 2, 10, 60] {
        let people = 2 * half;
        let least: i128 = (0..half).map(|i| i * (people - 1 - i)).sum();
        let edges = all_pairs(people as u32, |u, v| -i128::from(u) * i128::from(v));
        assert_eq!(
            best(people as usize, &edges, CardinalityFirst),
            (half as usize, -least)
        );
    }
}

/// Best of a path whose edge `i` joins `i` and `i + 1`: pairs and weight, by dynamic programming.
fn path(weights: &[i128], better: fn((usize, i128), (usize, i128)) -> bool) -> (usize, i128) {
    let (mut before, mut last) = ((0, 0), (0, 0));
    for weight in weights {
        let with = (before.0 + 1, before.1 + weight);
        before = last;
        if better(with, last) {
            last = with;
        }
    }
    last
}

#[test]
fn long_paths() {
    let mut random = Random::new(11);
    let mut draw = |count: usize, bound: u64, shift: i128| -> Vec<i128> {
        let weights = (0..count).map(|_| i128::from(random.below(bound)) - shift);
        weights.collect()
    };
    let paths = [
        vec![1; 10_000],
        (0..3_000).map(|i| 3 - i % 2).collect(),
        (0..3_000).collect(),
        draw(3_000, 100, 0),
        draw(2_999, 100, 50),
        draw(2_000, 1 << 50, 1 << 49),
    ];
    for weights in paths {
        let ends = weights.iter().zip(0..);
        let edges: Edges = ends.map(|(&w, i)| (i, i + 1, w)).collect();
        let largest = path(&weights, |with, without| with > without);
        let heaviest = path(&weights, |with, without| with.1 > without.1).1;
        check(weights.len() + 1, &edges, largest, heaviest);
    }
}

/// Triangles in a row, each joined to the next by its last and first corner.
#[test]
fn chains_of_triangles() {
    for count in [1u32, 2, 3, 50, 51, 400] {
        let mut edges = Edges::new();
        for first in (0..3 * count).step_by(3) {
            edges.extend([(0, 1), (1, 2), (0, 2)].map(|(u, v)| (first + u, first + v, 10)));
            if first > 0 {
                edges.push((first - 1, first, -1));
            }
        }
        // Everybody is matched by taking every second joint; the heaviest takes none.
        let (pairs, joints) = (3 * count / 2, count / 2);
        let weight = i128::from(10 * count) - i128::from(joints);
        let heaviest = i128::from(10 * count);
        check(
            3 * count as usize,
            &edges,
            (pairs as usize, weight),
            heaviest,
        );
    }
}

/// A triangle, around which each layer closes an odd cycle with two more people, every one lighter than those inside: the inner blossoms
/// form first, each becomes a part of the next. `anchors` chooses whom a layer is tied to.
fn onion(layers: u32, step: i128, mut anchors: impl FnMut(u32) -> u32) -> Edges {
    let heavy = step * i128::from(layers) + 40;
    let mut edges = vec![(0, 1, heavy), (1, 2, heavy), (0, 2, heavy)];
    for layer in 0..layers {
        let (left, right) = (3 + 2 * layer, 4 + 2 * layer);
        let weight = heavy - step * (i128::from(layer) + 1);
        let (from, to) = (anchors(left), anchors(left));
        edges.extend([
            (from, left, weight),
            (left, right, weight),
            (to, right, weight),
        ]);
    }
    edges
}

/// Ties `count` people from outside to an onion, so that it is entered from without as a whole (a T-blossom that must open), or left
/// through any of its people (an S-blossom that is merged and later split), and its parts are labelled anew.
fn stems(edges: &mut Edges, inside: u32, count: u32, random: &mut Random) {
    for stem in inside..inside + count {
        for _ in 0..=random.below(2) {
            let weight = 15 + i128::from(random.below(40));
            edges.push((random.below(stem.into()) as u32, stem, weight));
        }
    }
}

#[test]
fn nested_blossoms_that_open_again() {
    let mut random = Random::new(12);
    for _ in 0..250 {
        let layers = 1 + random.below(3) as u32;
        let (step, inside) = (i128::from(random.below(5)), 3 + 2 * layers);
        let mut edges = onion(layers, step, |size| random.below(size.into()) as u32);
        let outside = 1 + random.below(u64::from(12 - inside)) as u32;
        stems(&mut edges, inside, outside, &mut random);
        agree((inside + outside) as usize, &edges);
    }
}

#[test]
fn deeply_nested_blossoms() {
    let mut random = Random::new(13);
    for layers in [50u32, 150, 400] {
        let inside = 3 + 2 * layers;
        for step in [0, 1, 2, 7] {
            let last_ones = onion(layers, step, |size| size - 1 - (size / 2) % 2);
            let pairs = (inside / 2) as usize;
            assert_eq!(best(inside as usize, &last_ones, CardinalityFirst).0, pairs);
            let mut edges = onion(layers, step, |size| random.below(size.into()) as u32);
            stems(&mut edges, inside, layers / 3, &mut random);
            let people = (inside + layers / 3) as usize;
            let largest = best(people, &edges, CardinalityFirst);
            let heaviest = best(people, &edges, MaximumWeight);
            assert!(largest.0 >= heaviest.0 && largest.1 <= heaviest.1);
        }
    }
}

/// Blossoms that share one person, and cycles of odd length hung on one another.
#[test]
fn flowers_and_cactuses() {
    let mut random = Random::new(14);
    for _ in 0..300 {
        let mut edges = Edges::new();
        let mut people = 1;
        while people < 9 {
            let length = 2 + 2 * random.below(2) as u32;
            let root = random.below(people.into()) as u32;
            let mut last = root;
            for next in people..people + length {
                edges.push((last, next, 8 + i128::from(random.below(6))));
                last = next;
            }
            edges.push((last, root, 8 + i128::from(random.below(6))));
            people += length;
        }
        agree(people as usize, &edges);
    }
}

#[test]
fn the_largest_weights() {
    let huge = (1i128 << 100) - 1;
    let ring: Edges = (0..101).map(|u| (u, (u + 1) % 101, huge)).collect();
    check(101, &ring, (50, 50 * huge), 50 * huge);
    let mixed = all_pairs(41, |u, v| if (u + v) % 2 == 0 { huge } else { -huge });
    // 21 even and 20 odd numbers: among themselves all but one.
    check(41, &mixed, (20, 20 * huge), 20 * huge);
}

/// As many pairs as before, so the same ones: where the optimum is unique, more weight for all changes nothing.
#[test]
fn a_constant_on_every_weight() {
    let mut random = Random::new(15);
    for constant in [1, -1, 1000, -(1 << 40), 1 << 70] {
        let mut edges = all_pairs(61, |_, _| 0);
        edges.retain(|_| random.below(100) < 30);
        for edge in &mut edges {
            edge.2 = i128::from(random.below(1 << 60));
        }
        let before = mates(61, &edges);
        for edge in &mut edges {
            edge.2 += constant;
        }
        assert_eq!(before, mates(61, &edges));
    }
}

fn mates(people: usize, edges: &[(u32, u32, i128)]) -> Vec<Option<u32>> {
    let source = ExplicitPairs::new(people, edges).unwrap();
    let solution = solve(&source, Options::default()).unwrap();
    let objective = CardinalityFirst;
    certificate::check(&source, objective, &solution.mate, &solution.duals).unwrap();
    solution.mate
}
