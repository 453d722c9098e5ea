//! A circulation of least cost on a sparse graph, by shortest paths from where too much arrives to where something is missing.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::nodes::Node;
use crate::matching::sides::{Side, Worth};

/// A pair of the sparse graph.
#[derive(Clone, Copy, Debug)]
struct Pair {
    left: u32,
    right: u32,
    worth: Worth,
    used: bool,
}

/// The step by which a path reaches a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Begin,
    /// Through a pair, forwards to the right or backwards to the left.
    Pair(u32),
    /// From the hub.
    FromHub,
    /// From this node to the hub.
    ToHub(u32),
}

/// Where the search stands with a node.
#[derive(Clone, Copy, Debug)]
struct Mark {
    /// The search that has seen it last.
    search: u32,
    done: bool,
    distance: Worth,
    step: Step,
}

/// The circulation. Nodes are the left side, the right side, and the hub.
pub(super) struct Flow {
    nodes: Vec<Node>,
    left: usize,
    pairs: Vec<Pair>,
    /// The pairs of each node.
    of: Vec<Vec<u32>>,
    /// What comes to the hub and does not leave it.
    hub_excess: i64,
    marks: Vec<Mark>,
    search: u32,
}

impl Flow {
    pub fn new(left: &[Side], right: &[Side]) -> Self {
        let nodes: Vec<Node> = left
            .iter()
            .chain(right)
            .map(|side| Node::new(*side))
            .collect();
        let mark = Mark {
            search: 0,
            done: false,
            distance: Worth::default(),
            step: Step::Begin,
        };
        Self {
            left: left.len(),
            of: vec![Vec::new(); nodes.len()],
            marks: vec![mark; nodes.len() + 1],
            nodes,
            pairs: Vec::new(),
            hub_excess: 0,
            search: 0,
        }
    }

    /// Prices under which no pair is used yet, everybody on the right is free, and all places of the left are to be filled.
    pub fn begin(&mut self, found: &[(u32, u32, Worth)]) {
        for node in &mut self.nodes[self.left..] {
            node.potential = node.first();
        }
        for (i, j, worth) in found {
            let reached = *worth + self.nodes[self.left + *j as usize].potential;
            let node = &mut self.nodes[*i as usize];
            node.potential = node.potential.max(reached);
        }
        for node in &mut self.nodes[..self.left] {
            node.flow = node.places();
            node.excess = i64::from(node.flow);
            self.hub_excess -= node.excess;
        }
        self.join(found, false);
    }

    /// Pairs that contradict the prices: they are used, and whoever has too many or too few for that is mended later.
    pub fn add(&mut self, found: &[(u32, u32, Worth)]) {
        self.join(found, true);
    }

    fn join(&mut self, found: &[(u32, u32, Worth)], used: bool) {
        for (i, j, worth) in found {
            let number = self.pairs.len() as u32;
            let right = self.left + *j as usize;
            self.pairs.push(Pair {
                left: *i,
                right: right as u32,
                worth: *worth,
                used,
            });
            self.of[*i as usize].push(number);
            self.of[right].push(number);
            self.nodes[*i as usize].excess -= i64::from(used);
            self.nodes[right].excess += i64::from(used);
        }
    }

    /// Whether a pair is in the graph.
    pub fn has(&self, i: u32, j: u32) -> bool {
        let right = (self.left + j as usize) as u32;
        let mut pairs = self.of[i as usize].iter();
        pairs.any(|pair| self.pairs[*pair as usize].right == right)
    }

    /// What a pair must be worth at least to be used.
    pub fn price(&self, i: u32, j: u32) -> Worth {
        self.nodes[i as usize].potential - self.nodes[self.left + j as usize].potential
    }

    /// Pairs that are used, sorted, and the prices of both sides.
    pub fn outcome(self) -> (Vec<(u32, u32)>, Vec<Worth>, Vec<Worth>) {
        let left = self.left as u32;
        let used = self.pairs.iter().filter(|pair| pair.used);
        let mut pairs: Vec<(u32, u32)> = used.map(|pair| (pair.left, pair.right - left)).collect();
        pairs.sort_unstable();
        let (lefts, rights) = self.nodes.split_at(self.left);
        let lefts = lefts.iter().map(|node| node.potential).collect();
        let rights = rights.iter().map(|node| -node.potential).collect();
        (pairs, lefts, rights)
    }

    /// Brings whatever is too much somewhere to where something is missing.
    pub fn mend(&mut self) {
        for at in 0..self.nodes.len() {
            while self.nodes[at].excess > 0 && self.bring(at) {}
        }
        while self.hub_excess > 0 && self.bring(self.hub()) {}
    }

    fn hub(&self) -> usize {
        self.nodes.len()
    }

    fn excess(&self, node: usize) -> i64 {
        self.nodes
            .get(node)
            .map_or(self.hub_excess, |one| one.excess)
    }

    fn change_excess(&mut self, node: usize, by: i64) {
        match self.nodes.get_mut(node) {
            Some(one) => one.excess += by,
            None => self.hub_excess += by,
        }
    }

    /// One unit from a node to the nearest that misses one: Dijkstra under the potentials. There is always one, since what is too
    /// much and what is missing are equal, and pairs can be given up.
    fn bring(&mut self, from: usize) -> bool {
        self.search += 1;
        let mut heap = BinaryHeap::new();
        let mut done: Vec<usize> = Vec::new();
        self.reach(&mut heap, from, Worth::default(), Step::Begin);
        let mut end = from;
        while let Some(Reverse((distance, node))) = heap.pop() {
            let node = node as usize;
            if self.marks[node].done || self.marks[node].distance < distance {
                continue;
            }
            self.marks[node].done = true;
            if self.excess(node) < 0 {
                end = node;
                break;
            }
            done.push(node);
            self.expand(&mut heap, node, distance);
        }
        let length = self.marks[end].distance;
        self.shift(&done, length);
        self.push(from, end);
        end != from
    }

    fn reach(
        &mut self,
        heap: &mut BinaryHeap<Reverse<(Worth, u32)>>,
        node: usize,
        distance: Worth,
        step: Step,
    ) {
        let mark = &mut self.marks[node];
        if mark.search == self.search && mark.distance <= distance {
            return;
        }
        *mark = Mark {
            search: self.search,
            done: false,
            distance,
            step,
        };
        heap.push(Reverse((distance, node as u32)));
    }

    fn expand(
        &mut self,
        heap: &mut BinaryHeap<Reverse<(Worth, u32)>>,
        node: usize,
        distance: Worth,
    ) {
        if node == self.hub() {
            for other in 0..self.nodes.len() {
                let one = &self.nodes[other];
                let cost = if other < self.left {
                    one.more()
                } else {
                    one.less()
                };
                let Some(cost) = cost else { continue };
                let reduced = cost - one.potential;
                self.reach(heap, other, distance + reduced, Step::FromHub);
            }
            return;
        }
        let one = self.nodes[node];
        let cost = if node < self.left {
            one.less()
        } else {
            one.more()
        };
        if let Some(cost) = cost {
            let reduced = cost + one.potential;
            self.reach(
                heap,
                self.hub(),
                distance + reduced,
                Step::ToHub(node as u32),
            );
        }
        for at in 0..self.of[node].len() {
            let number = self.of[node][at];
            let pair = self.pairs[number as usize];
            let (open, other, cost) = match node < self.left {
                true => (!pair.used, pair.right as usize, -pair.worth),
                false => (pair.used, pair.left as usize, pair.worth),
            };
            if open {
                let reduced = cost + one.potential - self.nodes[other].potential;
                self.reach(heap, other, distance + reduced, Step::Pair(number));
            }
        }
    }

    /// Potentials under which the path costs nothing. That of the hub stays zero.
    fn shift(&mut self, done: &[usize], length: Worth) {
        let hub = self.hub();
        let by = |flow: &Self, node: usize| flow.marks[node].distance - length;
        let is_done = self.marks[hub].search == self.search && self.marks[hub].done;
        let of_hub = match is_done {
            true => by(self, hub),
            false => Worth::default(),
        };
        for node in done.iter().filter(|node| **node != hub) {
            let by = by(self, *node);
            self.nodes[*node].potential += by;
        }
        if of_hub != Worth::default() {
            for node in &mut self.nodes {
                node.potential -= of_hub;
            }
        }
    }

    /// One unit along the path.
    fn push(&mut self, from: usize, end: usize) {
        self.change_excess(from, -1);
        self.change_excess(end, 1);
        let mut at = end;
        while at != from {
            at = match self.marks[at].step {
                Step::Begin => return,
                Step::Pair(number) => {
                    let pair = &mut self.pairs[number as usize];
                    pair.used = !pair.used;
                    match at < self.left {
                        true => pair.right as usize,
                        false => pair.left as usize,
                    }
                }
                Step::FromHub => {
                    self.nodes[at].flow = match at < self.left {
                        true => self.nodes[at].flow + 1,
                        false => self.nodes[at].flow - 1,
                    };
                    self.hub()
                }
                Step::ToHub(node) => {
                    let node = node as usize;
                    self.nodes[node].flow = match node < self.left {
                        true => self.nodes[node].flow - 1,
                        false => self.nodes[node].flow + 1,
                    };
                    node
                }
            };
        }
    }
}
