//! The sparse graph of candidate pairs the blossom algorithm runs on, in compressed rows.

use std::ops::Range;

use super::number::Number;

/// Undirected edges, each stored in both rows with twice its weight (so that optimal duals are integers).
pub(super) struct Graph<W> {
    starts: Vec<u32>,
    ends: Vec<u32>,
    doubled: Vec<W>,
}

impl<W: Number> Graph<W> {
    /// From edges `(u, v)` with `u < v`, each once; `weigh` gives the weight.
    pub(super) fn new(
        len: usize,
        edges: &[(u32, u32)],
        mut weigh: impl FnMut(u32, u32) -> W,
    ) -> Self {
        let mut starts = vec![0u32; len + 2];
        for &(u, v) in edges {
            starts[u as usize + 2] += 1;
            starts[v as usize + 2] += 1;
        }
        for row in 0..=len {
            starts[row + 1] += starts[row];
        }
        let mut ends = vec![0; edges.len() * 2];
        let mut doubled = vec![W::default(); edges.len() * 2];
        for &(u, v) in edges {
            let twice = weigh(u, v).twice();
            for (row, end) in [(u, v), (v, u)] {
                let slot = &mut starts[row as usize + 1];
                ends[*slot as usize] = end;
                doubled[*slot as usize] = twice;
                *slot += 1;
            }
        }
        starts.pop();
        Self {
            starts,
            ends,
            doubled,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Positions of the edges of `u`, for [`Graph::edge`].
    pub(super) fn row(&self, u: u32) -> Range<usize> {
        self.starts[u as usize] as usize..self.starts[u as usize + 1] as usize
    }

    /// The other end and twice the weight.
    pub(super) fn edge(&self, position: usize) -> (u32, W) {
        (self.ends[position], self.doubled[position])
    }
}
