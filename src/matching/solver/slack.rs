//! Slack: by how much the duals of two people exceed what their pair is worth. A negative one contradicts the duals.

use crate::matching::pairs::PairSource;

use super::forest::Forest;
use super::graph::Edge;
use super::nest::Nest;
use super::number::Number;

/// A pair that contradicts the duals or is near it. Slack and weight are in doubled units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Found<W> {
    pub slack: W,
    pub u: u32,
    pub v: u32,
    pub doubled: W,
}

impl<W: Number> Found<W> {
    pub(super) fn edge(&self) -> Edge<W> {
        Edge {
            u: self.u,
            v: self.v,
            doubled: self.doubled,
        }
    }
}

/// The slacks of all pairs at one moment, while there are no trees.
pub(super) struct Slacks<'a, W> {
    forest: &'a Forest<W>,
    nest: Nest<W>,
}

impl<'a, W: Number> Slacks<'a, W> {
    pub(super) fn new(forest: &'a Forest<W>) -> Self {
        Self {
            forest,
            nest: Nest::new(forest),
        }
    }

    /// The slack of a pair of this doubled weight.
    pub(super) fn of(&self, u: u32, v: u32, doubled: W) -> W {
        let slack = self.forest.dual(u) + self.forest.dual(v) - doubled;
        if self.forest.top(u) == self.forest.top(v) {
            slack + self.nest.shared(u, v)
        } else {
            slack
        }
    }

    /// A pair of the source, if it exists.
    pub(super) fn find(&self, source: &impl PairSource, u: u32, v: u32) -> Option<Found<W>> {
        let doubled = W::narrow(source.weight(u, v)?).twice();
        let slack = self.of(u, v, doubled);
        Some(Found {
            slack,
            u,
            v,
            doubled,
        })
    }
}
