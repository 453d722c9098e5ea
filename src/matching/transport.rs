//! Mentors' places against mentees' places: exact, as a transportation problem in which a pair is used at most once.
//!
//! Two sides, each of them with places; a pair is worth something, and so is the first place of each that is taken. The greatest
//! worth is a circulation of least cost: from a hub to the left side, through pairs to the right side, and back to the hub. It is
//! found by shortest augmenting paths under prices (J. Edmonds, R. Karp, *Theoretical improvements in algorithmic efficiency for
//! network flow problems*, Journal of the ACM 19, 1972; R. Ahuja, T. Magnanti, J. Orlin, *Network Flows*, 1993, chapters 9 and 10).
//!
//! 1. The best few pairs of everybody on the left make a sparse graph, and [`flow`] solves it.
//! 2. All pairs are held against its prices. Those that contradict them are used, whatever that breaks, and `flow` mends it.
//! 3. When none contradicts, the plan is the best of all. [`certificate::places`](super::certificate::places) proves it by the prices
//!    alone, without any of this code.

mod flow;
mod nodes;

use rayon::prelude::*;

use super::sides::{Sides, Worth};
use flow::Flow;

/// Pairs that take places, and the prices that prove them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Sorted pairs of left and right.
    pub pairs: Vec<(u32, u32)>,
    /// What a place of each on the left costs.
    pub left: Vec<Worth>,
    /// What a place of each on the right costs.
    pub right: Vec<Worth>,
    /// Passes over all pairs.
    pub passes: usize,
}

/// Best pairs of each on the left in the first graph.
const FIRST: usize = 24;
/// So many more join it at once for each on the left.
const MORE: usize = 12;

/// The pairs of the greatest worth.
pub fn plan(sides: &impl Sides) -> Plan {
    let mut flow = Flow::new(sides.left(), sides.right());
    flow.begin(&best(sides, FIRST, |_, _| Worth::default(), |_, _| false));
    let mut passes = 1;
    loop {
        flow.mend();
        let found = best(sides, MORE, |i, j| flow.price(i, j), |i, j| flow.has(i, j));
        passes += 1;
        if found.is_empty() {
            let (pairs, left, right) = flow.outcome();
            return Plan {
                pairs,
                left,
                right,
                passes,
            };
        }
        flow.add(&found);
    }
}

/// For each on the left the pairs that are worth most more than their price, without those that are known; sorted.
fn best(
    sides: &impl Sides,
    count: usize,
    price: impl Fn(u32, u32) -> Worth + Sync,
    knows: impl Fn(u32, u32) -> bool + Sync,
) -> Vec<(u32, u32, Worth)> {
    let people = u32::try_from(sides.left().len()).unwrap_or(u32::MAX);
    let row = |room: &mut Vec<i32>, i: u32| {
        let mut top: Vec<(Worth, u32)> = Vec::new();
        sides.row(i, room, |j, most| {
            let price = price(i, j);
            let least = top.last().filter(|_| top.len() >= count);
            if most <= price || least.is_some_and(|(gain, _)| most - price <= *gain) {
                return;
            }
            let Some(worth) = sides.worth(i, j) else {
                return;
            };
            let gain = worth - price;
            if gain > Worth::default() && !knows(i, j) {
                let at = top.partition_point(|(other, _)| *other >= gain);
                top.insert(at, (gain, j));
                top.truncate(count);
            }
        });
        let mut row: Vec<(u32, u32, Worth)> = top
            .into_iter()
            .map(|(gain, j)| (i, j, gain + price(i, j)))
            .collect();
        row.sort_unstable_by_key(|(_, j, _)| *j);
        row
    };
    let rows = (0..people).into_par_iter().map_init(Vec::new, row);
    rows.flatten_iter().collect()
}
