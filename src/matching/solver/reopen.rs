//! Continuing after pricing: duals are raised where new pairs contradict them, the matching is released where it is no longer tight,
//! and the search goes on from there instead of from nothing.

use super::forest::{Forest, NONE};
use super::graph::Graph;
use super::number::Number;
use super::slack::Found;

impl<W: Number> Forest<W> {
    /// Takes a larger graph; `found` are its new pairs. To be called between searches.
    pub(super) fn admit(&mut self, graph: Graph<W>, found: &[Found<W>]) {
        self.graph = graph;
        self.clock = W::default();
        let mut wrong: Vec<Found<W>> = found.to_vec();
        wrong.retain(|pair| pair.slack < W::default());
        wrong.sort_unstable();
        let mut often = vec![0u32; self.people.len()];
        for pair in &wrong {
            often[pair.u as usize] += 1;
            often[pair.v as usize] += 1;
        }
        for pair in wrong {
            let heavier = often[pair.u as usize] >= often[pair.v as usize];
            let vertex = if heavier { pair.u } else { pair.v };
            if self.slack(pair.u, pair.v, pair.doubled) < W::default() {
                self.isolate(vertex);
                let lacking = -self.slack(pair.u, pair.v, pair.doubled);
                self.people[vertex as usize].base += lacking.max(W::default());
            }
        }
        self.level_free_nodes();
        self.settle_free_vertices();
    }

    /// Takes a vertex out of its blossoms and from its partner.
    fn isolate(&mut self, vertex: u32) {
        while self.top(vertex) != vertex {
            self.flatten(self.top(vertex));
        }
        self.release(vertex);
    }

    /// Opens a top-level blossom and gives its dual to its vertices. Pairs inside stay tight, the pair that leaves it does not.
    fn flatten(&mut self, blossom: u32) {
        let dual = self.node(blossom).dual;
        let share = dual.half();
        self.group_of(blossom).shift += share;
        let ring = self.open(blossom);
        if dual > W::default() {
            self.release(ring.children[0]);
        }
    }

    /// Unmatches a top-level node.
    fn release(&mut self, node: u32) {
        let base = self.node(node).base;
        let partner = std::mem::replace(&mut self.mate[base as usize], NONE);
        if partner != NONE {
            self.mate[partner as usize] = NONE;
        }
    }

    /// Makes the duals of free nodes even, as the search needs it to meet at whole numbers.
    fn level_free_nodes(&mut self) {
        for vertex in (0..).take(self.people.len()) {
            let mut node = self.top(vertex);
            while self.node(node).base == vertex && self.mate[vertex as usize] == NONE {
                let dual = self.dual(vertex);
                let odd = dual.even_up() - dual;
                if odd == W::default() {
                    break;
                }
                if self.is_vertex(node) || self.node(node).dual > W::default() {
                    self.move_dual(node, -odd.twice());
                    self.group_of(node).shift += odd;
                } else {
                    self.open(node);
                    node = self.top(vertex);
                }
            }
        }
    }

    /// Slack of a pair, while there are no trees.
    fn slack(&mut self, u: u32, v: u32, doubled: W) -> W {
        self.dual(u) + self.dual(v) + self.shared(u, v) - doubled
    }

    /// Sum of the duals of the blossoms that hold both vertices, while there are no trees.
    fn shared(&mut self, u: u32, v: u32) -> W {
        let mut sum = W::default();
        if self.top(u) != self.top(v) {
            return sum;
        }
        self.stamp += 1;
        let mut node = self.node(u).parent;
        while node != NONE {
            self.stamps[node as usize] = self.stamp;
            node = self.node(node).parent;
        }
        node = self.node(v).parent;
        while node != NONE {
            if self.stamps[node as usize] == self.stamp {
                sum += self.node(node).dual;
            }
            node = self.node(node).parent;
        }
        sum
    }
}
