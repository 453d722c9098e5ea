//! The sparse graph of candidate pairs the blossom algorithm runs on, in compressed rows.

use std::ops::Range;

use super::number::Number;

/// An edge with `u < v`, and twice its weight, so that optimal duals are integers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge<W> {
    pub u: u32,
    pub v: u32,
    pub doubled: W,
}

/// Undirected edges, each stored in the rows of both ends.
#[derive(Clone)]
pub(super) struct Graph<W> {
    starts: Vec<u32>,
    ends: Vec<u32>,
    doubled: Vec<W>,
}

impl<W: Number> Graph<W> {
    /// From edges that are there once each.
    pub(super) fn new(len: usize, edges: &[Edge<W>]) -> Self {
        let mut starts = vec![0u32; len + 2];
        for edge in edges {
            starts[edge.u as usize + 2] += 1;
            starts[edge.v as usize + 2] += 1;
        }
        for row in 0..=len {
            starts[row + 1] += starts[row];
        }
        let mut ends = vec![0; edges.len() * 2];
        let mut doubled = vec![W::default(); edges.len() * 2];
        for edge in edges {
            for (row, end) in [(edge.u, edge.v), (edge.v, edge.u)] {
                let slot = &mut starts[row as usize + 1];
                ends[*slot as usize] = end;
                doubled[*slot as usize] = edge.doubled;
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
