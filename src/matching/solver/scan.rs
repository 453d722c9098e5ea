//! Passes over all pairs, block by block, on all cores, with results in a fixed order.

use std::ops::Range;

use rayon::prelude::*;

use crate::matching::pairs::PairSource;

/// Columns per block: leads of one block stay in the first cache.
pub(super) const BLOCK: u32 = 2048;

/// Rows that go through a block of columns together, while it is in the cache.
pub(super) const TILE: u32 = 16;

/// Runs `work` on consecutive ranges of rows, in parallel, and returns the results in row order.
pub(super) fn in_tiles<T: Send>(people: u32, work: impl Fn(Range<u32>) -> T + Sync) -> Vec<T> {
    (0..people.div_ceil(TILE))
        .into_par_iter()
        .with_max_len(4)
        .map(|tile| work(tile * TILE..people.min((tile + 1) * TILE)))
        .collect()
}

/// Shows `visit` the leads of the given rows, in pieces (row, first column, leads). Of each row, the columns from `from(row)` on.
pub(super) fn blocks(
    source: &impl PairSource,
    people: u32,
    rows: &(impl Iterator<Item = u32> + Clone),
    from: impl Fn(u32) -> u32,
    mut visit: impl FnMut(u32, u32, &mut [i32]),
) {
    let mut lead = [0; BLOCK as usize];
    let begin = rows.clone().map(&from).min().unwrap_or(people);
    for start in (begin / BLOCK * BLOCK..people).step_by(BLOCK as usize) {
        let end = people.min(start + BLOCK);
        for row in rows.clone() {
            let first = start.max(from(row));
            if first < end {
                let lead = &mut lead[..(end - first) as usize];
                source.block(row, first, lead);
                visit(row, first, lead);
            }
        }
    }
}

/// A fixed hash (the finalizer of SplitMix64), for choices that should be scattered and always the same.
pub(super) fn scatter(u: u32, v: u32) -> u32 {
    let mut z = (u64::from(u) << 32 | u64::from(v)).wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((z ^ (z >> 31)) >> 32) as u32
}
