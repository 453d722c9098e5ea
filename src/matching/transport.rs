//! Mentors' places against mentees' places: exact, as a transportation problem in which a pair is used at most once.
//!
//! Two sides, each of them with places; a pair is worth something, and so is the first place of each that is taken. Everybody has a
//! price for a place, and the plan is the best as soon as all pairs that are used are worth their two prices at least, all others at
//! most, and nobody would rather have more or fewer places taken at their price. It is found by shortest augmenting paths under
//! these prices (J. Edmonds, R. Karp, *Theoretical improvements in algorithmic efficiency for network flow problems*, Journal of the
//! ACM 19, 1972; R. Ahuja, T. Magnanti, J. Orlin, *Network Flows*, 1993, chapters 9 and 12), all of which grow at once.
//!
//! 1. [`scan`]: the best few pairs of everybody on either side make a sparse graph, a [`flow`].
//! 2. [`choice`]: the side with fewer places chooses as if nobody else did.
//! 3. [`forest`]: whoever is chosen too often or too seldom is mended, by trees that grow until they meet.
//! 4. All pairs are held against the prices. Those that contradict them join the graph, whoever they belong to chooses again, and so
//!    on. When none contradicts, the plan is the best of all. [`certificate::places`](super::certificate::places) proves it by the
//!    prices alone, without any of this code.

mod choice;
mod first;
mod flow;
mod forest;
mod number;
mod scan;
mod top;

use rayon::prelude::*;

use super::sides::{Sides, Worth};
use first::first;
use flow::Flow;
use number::Number;
use scan::{Look, Scan};

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

/// Best pairs of each in the first graph, beside those for which there are places.
const FIRST: usize = 8;
/// So many more join it at once for each.
const MORE: usize = 6;

/// The pairs of the greatest worth.
pub fn plan(sides: &impl Sides) -> Plan {
    match number::bit(sides) {
        Some(bit) => planned::<i128>(sides, bit),
        None => planned::<Worth>(sides, 0),
    }
}

fn planned<N: Number>(sides: &impl Sides, bit: u32) -> Plan {
    let mut flow = Flow::<N>::new(sides, bit);
    flow.begin(&worths(sides, &first(sides, FIRST)));
    flow.mend();
    let mut prices = flow.prices();
    let mut look = Look::all(sides.left().len());
    let mut passes = 1;
    loop {
        let scan = Scan::new(sides, &prices, look);
        let (found, more) = scan.pairs(MORE, |i, j| flow.has(i, j));
        passes += 1;
        if found.is_empty() {
            let [left, right] = prices;
            return Plan {
                pairs: flow.pairs(),
                left,
                right,
                passes,
            };
        }
        flow.add(&worths(sides, &found));
        flow.mend();
        let after = flow.prices();
        look = more.again(&prices, &after);
        prices = after;
    }
}

/// Pairs with what they are worth.
fn worths(sides: &impl Sides, pairs: &[(u32, u32)]) -> Vec<(u32, u32, Worth)> {
    let worth = |(i, j): &(u32, u32)| Some((*i, *j, sides.worth(*i, *j)?));
    pairs.par_iter().filter_map(worth).collect()
}
