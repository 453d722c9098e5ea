//! People with several places each, among one another: exact, as a matching in a larger graph.
//!
//! Each of the places of somebody is a node, and each pair has two more, so that it is chosen once or not at all; what such a graph
//! looks like and why its duals prove all of it is told at [`certificate::partners`]. All pairs would make it
//! far too large, so it is made of the pairs that matter:
//!
//! 1. [`transport`] solves the same people as two sides, which is the relaxation in halves. Its prices tell which pairs
//!    are near the best choice, and the search begins with them.
//! 2. The [`solver`] finds the best matching of the larger graph of these pairs.
//! 3. All other pairs are held against its duals. Those that contradict them join, until none does.

mod gadget;

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::certificate::partners::{Prices, Unproved};
use super::pairs::ExplicitPairs;
use super::sides::Sides;
use super::solver::{self, Near, Options, Solution, shared_out};
use super::{certificate, transport};
use gadget::Gadget;

/// Pairs, and what proves them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Sorted pairs, the lower one first.
    pub pairs: Vec<(u32, u32)>,
    /// For the certificate.
    pub prices: Prices,
}

/// Pairs of everybody in the first graph, beside those for which there are places.
const FIRST: usize = 8;
/// So many more join it at once for each.
const MORE: usize = 8;

/// The pairs of the greatest worth. Both sides are the same people, and what is worth something stands in the lower half of it.
///
/// # Errors
/// The words of the solver, if it refuses.
pub fn plan(sides: &impl Sides) -> Result<Plan, String> {
    let halves = transport::plan(sides);
    let prices = halves.left.iter().zip(&halves.right);
    let prices: Vec<i128> = prices
        .map(|(one, other)| 2 * (one.low + other.low))
        .collect();
    let near = |u: u32, v: u32| prices[u as usize] + prices[v as usize];
    let count = |u: u32| sides.left()[u as usize].places as usize + FIRST;
    let first = best(sides, count, |u, v, worth| Some(4 * worth - near(u, v)));
    let mut gadget = Gadget::new(sides, &prices);
    gadget.list(sides, &first);
    loop {
        let solution = solve(&gadget)?;
        let cover = gadget.cover(&solution.duals);
        let cover = cover.ok_or_else(|| format!("{:?}", Unproved::BadDual))?;
        let more = best(
            sides,
            |_| MORE,
            |u, v, worth| {
                let missing = 4 * worth - cover.of(u, v);
                (missing > 0 && !gadget.has(u, v)).then_some(missing)
            },
        );
        if more.is_empty() {
            return Ok(Plan {
                pairs: gadget.chosen(&solution.mate),
                prices: Prices::new(gadget.ample, gadget.listed, solution.duals),
            });
        }
        gadget.guess = shared_out(&solution.duals);
        gadget.list(sides, &more);
    }
}

fn solve(gadget: &Gadget) -> Result<Solution, String> {
    let edges = gadget.edges();
    let source = ExplicitPairs::new(gadget.guess.len(), &edges);
    let source = source.map_err(|reason| format!("{reason:?}"))?;
    let options = Options {
        objective: certificate::Objective::MaximumWeight,
        ..Options::default()
    };
    let near = Near {
        duals: gadget.guess.iter().map(|dual| Some(*dual)).collect(),
        floor: 0,
        pairs: edges.iter().map(|(u, v, _)| (*u, *v)).collect(),
    };
    solver::solve_near(&source, options, &near).map_err(|reason| format!("{reason:?}"))
}

/// The pairs that are among the best so many of one of their two; sorted, the lower one first.
fn best(
    sides: &impl Sides,
    count: impl Fn(u32) -> usize + Sync,
    gain: impl Fn(u32, u32, i128) -> Option<i128> + Sync,
) -> Vec<(u32, u32)> {
    let people = u32::try_from(sides.left().len()).unwrap_or(u32::MAX);
    let of_one = |u: u32| {
        let others = (0..people).filter(|v| *v != u).filter_map(|v| {
            let worth = sides.worth(u, v)?.low;
            Some((gain(u.min(v), u.max(v), worth)?, v))
        });
        let mut others: Vec<(i128, u32)> = others.collect();
        others.sort_unstable_by(|a, b| b.cmp(a));
        others.truncate(count(u));
        others
            .into_iter()
            .map(move |(_, v)| (u.min(v), u.max(v)))
            .collect::<Vec<_>>()
    };
    let rows: Vec<Vec<(u32, u32)>> = (0..people).into_par_iter().map(of_one).collect();
    let pairs: BTreeSet<(u32, u32)> = rows.into_iter().flatten().collect();
    pairs.into_iter().collect()
}
