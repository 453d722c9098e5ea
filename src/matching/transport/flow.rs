//! The sparse graph with prices, and which of its pairs are used.

use super::number::Number;
use crate::matching::sides::{Sides, Worth};

/// A pair as one of its ends has it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link<N> {
    /// The other end.
    pub other: u32,
    /// The number of the pair.
    pub pair: u32,
    pub worth: N,
}

/// The graph. Nodes are the left side and then the right side.
pub(super) struct Flow<N> {
    pub left: usize,
    /// What a place of each node costs.
    pub prices: Vec<N>,
    /// What their first place is worth.
    pub firsts: Vec<N>,
    pub places: Vec<u32>,
    /// How many places are to be taken at that price.
    pub taken: Vec<u32>,
    /// So many pairs more are needed for that; fewer, if it is negative.
    pub need: Vec<i32>,
    /// The two ends of each pair, sorted.
    pub ends: Vec<[u32; 2]>,
    pub used: Vec<bool>,
    worths: Vec<N>,
    /// Where the pairs of each node begin, and the end.
    starts: Vec<u32>,
    links: Vec<Link<N>>,
    /// Where the upper half of a worth begins.
    bit: u32,
}

impl<N: Number> Flow<N> {
    /// Nobody has anybody.
    pub fn new(sides: &impl Sides, bit: u32) -> Self {
        let all = || sides.left().iter().chain(sides.right());
        let count = all().count();
        Self {
            left: sides.left().len(),
            prices: vec![N::default(); count],
            firsts: all().map(|side| N::of(side.first, bit)).collect(),
            places: all().map(|side| side.places).collect(),
            taken: vec![0; count],
            need: vec![0; count],
            ends: Vec::new(),
            used: Vec::new(),
            worths: Vec::new(),
            starts: vec![0; count + 1],
            links: Vec::new(),
            bit,
        }
    }

    /// What it costs somebody to take one place less, the price included; `None` if none is taken.
    #[inline]
    pub fn less(&self, node: usize) -> Option<N> {
        match self.taken[node] {
            0 => None,
            1 => Some(self.prices[node] + self.firsts[node]),
            _ => Some(self.prices[node]),
        }
    }

    /// What it costs to take one place more; `None` if all are taken.
    #[inline]
    pub fn more(&self, node: usize) -> Option<N> {
        match self.taken[node] {
            0 => Some(-self.prices[node] - self.firsts[node]),
            taken => (taken < self.places[node]).then_some(-self.prices[node]),
        }
    }

    /// Adds pairs, sorted, none of which is known.
    pub fn join(&mut self, found: &[(u32, u32, Worth)]) {
        let known = std::mem::take(&mut self.ends);
        let worths = std::mem::take(&mut self.worths);
        let used = std::mem::take(&mut self.used);
        let known = known.into_iter().zip(worths).zip(used);
        let (left, bit) = (self.left as u32, self.bit);
        let new = found.iter();
        let new = new.map(|(i, j, worth)| (([*i, left + *j], N::of(*worth, bit)), false));
        let mut all: Vec<(([u32; 2], N), bool)> = known.chain(new).collect();
        // Two ascending parts, which are merged.
        all.sort_by_key(|((ends, _), _)| *ends);
        for ((ends, worth), used) in all {
            self.ends.push(ends);
            self.worths.push(worth);
            self.used.push(used);
        }
        self.link();
    }

    fn link(&mut self) {
        self.starts.fill(0);
        for node in self.ends.iter().flatten() {
            self.starts[*node as usize + 1] += 1;
        }
        for node in 0..self.prices.len() {
            self.starts[node + 1] += self.starts[node];
        }
        let mut next = self.starts.clone();
        let none = Link {
            other: 0,
            pair: 0,
            worth: N::default(),
        };
        self.links = vec![none; 2 * self.ends.len()];
        for (pair, ([left, right], worth)) in (0..).zip(self.ends.iter().zip(&self.worths)) {
            for (one, other) in [(*left, *right), (*right, *left)] {
                let place = &mut next[one as usize];
                self.links[*place as usize] = Link {
                    other,
                    pair,
                    worth: *worth,
                };
                *place += 1;
            }
        }
    }

    /// The pairs of a node, by the other end.
    #[inline]
    pub fn of(&self, node: usize) -> &[Link<N>] {
        &self.links[self.starts[node] as usize..self.starts[node + 1] as usize]
    }

    /// The other end of a pair.
    #[inline]
    pub fn other(&self, pair: u32, one: u32) -> u32 {
        let [left, right] = self.ends[pair as usize];
        left ^ right ^ one
    }

    /// Whether a pair is in the graph.
    #[inline]
    pub fn has(&self, i: u32, j: u32) -> bool {
        let right = self.left as u32 + j;
        let links = self.of(i as usize);
        links
            .binary_search_by_key(&right, |link| link.other)
            .is_ok()
    }

    /// The prices of both sides.
    pub fn prices(&self) -> [Vec<Worth>; 2] {
        let (left, right) = self.prices.split_at(self.left);
        [left, right].map(|prices| prices.iter().map(|price| price.worth(self.bit)).collect())
    }

    /// Pairs that are used, sorted.
    pub fn pairs(&self) -> Vec<(u32, u32)> {
        let left = self.left as u32;
        let used = self.ends.iter().zip(&self.used).filter(|(_, used)| **used);
        used.map(|([i, j], _)| (*i, *j - left)).collect()
    }
}
