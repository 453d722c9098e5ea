//! The best few of many.

use std::cmp::Reverse;

/// The pairs of somebody that gain most, the best first; of equal ones the lower numbers.
#[derive(Clone, Debug)]
pub(super) struct Top<G> {
    best: Vec<(G, Reverse<u32>)>,
    most: usize,
    /// What a pair must gain more than, if there is room.
    least: G,
}

impl<G: Copy + Ord> Top<G> {
    /// None yet of at most so many.
    pub fn new(most: usize, least: G) -> Self {
        Self {
            best: Vec::new(),
            most,
            least,
        }
    }

    #[inline]
    pub fn is_full(&self) -> bool {
        self.best.len() >= self.most
    }

    /// What a pair must gain more than to be one of them. One that gains as much may yet be, by its number, but it comes later.
    #[inline]
    pub fn bar(&self) -> G {
        let last = self.best.last().filter(|_| self.is_full());
        last.map_or(self.least, |(gain, _)| *gain)
    }

    /// Takes a pair, if it is among the best. Whether the bar has changed.
    #[inline]
    pub fn take(&mut self, gain: G, other: u32) -> bool {
        let one = (gain, Reverse(other));
        let beaten = self.best.last().is_some_and(|last| *last >= one);
        if gain <= self.least || self.is_full() && beaten {
            return false;
        }
        let at = self.best.partition_point(|other| *other > one);
        self.best.insert(at, one);
        self.best.truncate(self.most);
        self.is_full()
    }

    /// Takes all of another.
    pub fn merge(&mut self, other: &Self) {
        for (gain, Reverse(number)) in &other.best {
            self.take(*gain, *number);
        }
    }

    /// The other ends of all of them.
    pub fn others(&self) -> impl Iterator<Item = u32> {
        self.best.iter().map(|(_, Reverse(other))| *other)
    }
}

/// All pairs of rows and of columns, sorted, each once.
pub(super) fn pairs<G: Copy + Ord>(rows: &[Top<G>], columns: &[Top<G>]) -> Vec<(u32, u32)> {
    let rows = (0..).zip(rows);
    let rows = rows.flat_map(|(i, top)| top.others().map(move |j| (i, j)));
    let columns = (0..).zip(columns);
    let columns = columns.flat_map(|(j, top)| top.others().map(move |i| (i, j)));
    let mut pairs: Vec<(u32, u32)> = rows.chain(columns).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Looks at all rows in parts, and puts together what each part brings to the columns.
pub(super) fn looked<G: Copy + Ord + Send + Sync>(
    rows: &mut [Top<G>],
    columns: &mut [Top<G>],
    part: impl Fn(usize, &mut [Top<G>], Vec<Top<G>>) -> Vec<Top<G>> + Sync,
) {
    use rayon::prelude::*;
    let parts = match rayon::current_num_threads() {
        1 => 1,
        threads => 2 * threads,
    };
    let length = rows.len().div_ceil(parts).max(1);
    let all = rows.par_chunks_mut(length).enumerate();
    let all = all.map(|(number, rows)| part(number * length, rows, columns.to_vec()));
    let parts: Vec<Vec<Top<G>>> = all.collect();
    for part in parts {
        for (column, other) in columns.iter_mut().zip(&part) {
            column.merge(other);
        }
    }
}
