//! Any small graph: solved for both objectives without a panic, proved, and as good as brute force where that is possible.
//!
//! Bytes: how many people, how many candidates, what kind of weights; then for each pair its two people and two bytes of weight.

#![no_main]

#[path = "../../tests/solver/brute_force.rs"]
mod brute_force;

use fortnight::matching::certificate::{self, Objective};
use fortnight::matching::pairs::{ExplicitPairs, Level, PairSource};
use fortnight::matching::solver::{Options, solve};
use libfuzzer_sys::fuzz_target;

use brute_force::brute_force;

/// With more people the fuzzer spends its time in the solver rather than in finding new ways through it.
const MOST_PEOPLE: u8 = 28;
/// With more than that, brute force takes longer than everything else.
const MOST_FOR_BRUTE_FORCE: usize = 8;

fuzz_target!(|bytes: &[u8]| {
    let [people, candidates, kind, pairs @ ..] = bytes else {
        return;
    };
    let people = people % (MOST_PEOPLE + 1);
    let candidates = usize::from(candidates % 16);
    let edges = edges(people, *kind, pairs);
    let list = ExplicitPairs::new(people.into(), &edges)
        .expect("people and weights are within their limits");
    // Of two pairs with the same ends, the heavier counts: for brute force too.
    if kind / 4 % 2 == 0 {
        hold(&list, candidates, &edges);
    } else {
        let levels = levels(*kind);
        hold(&Rules { list, levels }, candidates, &edges);
    }
});

fn edges(people: u8, kind: u8, pairs: &[u8]) -> Vec<(u32, u32, i128)> {
    let whole = pairs.chunks_exact(4).filter(|_| people > 1);
    let edges = whole.map(|pair| {
        let (u, v) = (pair[0] % people, pair[1] % people);
        (u32::from(u), u32::from(v), weight(kind, pair[2], pair[3]))
    });
    edges.filter(|(u, v, _)| u != v).collect()
}

fn weight(kind: u8, high: u8, low: u8) -> i128 {
    let both = i128::from(i16::from_be_bytes([high, low]));
    match kind % 4 {
        0 => i128::from(high.cast_signed() % 8),
        1 => both,
        2 => both << 84,
        // A digit for each of two levels, and a tie-break below.
        _ => {
            (i128::from(high.cast_signed() / 4) << 24)
                + (i128::from(low.cast_signed() / 4) << 8)
                + i128::from(low)
        }
    }
}

fn levels(kind: u8) -> Vec<Level> {
    let level = |weight_bit, lead_bit| Level {
        weight_bit,
        lead_bit,
    };
    match kind % 4 {
        0 => vec![level(0, 0)],
        1 => vec![level(3, 0)],
        2 => vec![level(72, 0)],
        _ => vec![level(8, 0), level(24, 9)],
    }
}

/// A list of pairs that does not say it is one.
struct Rules {
    list: ExplicitPairs,
    levels: Vec<Level>,
}

impl PairSource for Rules {
    fn len(&self) -> usize {
        self.list.len()
    }

    fn weight(&self, u: u32, v: u32) -> Option<i128> {
        self.list.weight(u, v)
    }

    fn levels(&self) -> &[Level] {
        &self.levels
    }
}

fn hold(source: &impl PairSource, candidates: usize, edges: &[(u32, u32, i128)]) {
    for objective in [Objective::CardinalityFirst, Objective::MaximumWeight] {
        let options = Options {
            objective,
            candidates,
        };
        let solution = solve(source, options).expect("the weights are not too heavy");
        let proof = certificate::check(source, objective, &solution.mate, &solution.duals);
        let proof = proof.unwrap_or_else(|why| panic!("{why:?}"));
        if source.len() <= MOST_FOR_BRUTE_FORCE {
            let (pairs, weight) = brute_force(source.len(), edges, objective);
            assert_eq!(proof.weight, weight);
            assert!(objective == Objective::MaximumWeight || proof.matched_pairs == pairs);
        }
    }
}
