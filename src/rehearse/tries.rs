//! Many draws of one cast, and how a number differs from one to the other.

use rayon::prelude::*;

/// So many cohorts are drawn, with seeds that follow one another.
pub const TRIES: u64 = 20;

/// So many people of a hundred must have a partner in a round that is large enough.
pub const ENOUGH: usize = 95;

/// How a number differs from draw to draw.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    /// The least.
    pub least: usize,
    /// As many draws have less as have more.
    pub median: usize,
    /// The most.
    pub most: usize,
    /// All draws together.
    pub all: usize,
}

/// The same number.
pub(super) fn tries() -> usize {
    usize::try_from(TRIES).unwrap_or(usize::MAX)
}

/// The seeds of all draws.
pub(super) fn seeds(first: u64) -> impl ParallelIterator<Item = u64> {
    (0..TRIES)
        .into_par_iter()
        .map(move |more| first.wrapping_add(more))
}

/// How these numbers differ.
pub(super) fn spread(counts: impl Iterator<Item = usize>) -> Spread {
    let mut counts: Vec<usize> = counts.collect();
    counts.sort_unstable();
    let at = |at: usize| counts.get(at).copied().unwrap_or(0);
    Spread {
        least: at(0),
        median: at(counts.len() / 2),
        most: at(counts.len().saturating_sub(1)),
        all: counts.iter().sum(),
    }
}
