//! The search: trees grow from all free nodes at once until each has found a partner or may stay free.
//!
//! Primal-dual weighted matching after Edmonds (1965), in the multiple-tree form of Galil, "Efficient algorithms for finding maximum
//! matching in graphs" (ACM Computing Surveys 18, 1986, section 4). Trees that did not take part in an augmentation are kept, as in
//! Kolmogorov, "Blossom V" (Math. Prog. Comp. 1, 2009, section 2). Each outer vertex has one entry in the calendar: the earliest
//! moment at which one of its edges may become tight or its dual reaches the floor.
//!
//! The same search solves the relaxation without blossoms, in which a pair may also be half a pair (Balinski, "Integer programming:
//! methods, uses, computation", Management Science 12, 1965: an optimum has nothing but whole pairs and odd cycles of halves).
//! An odd cycle that closes in a tree then ends it; it waits as a node without dual, and the next tree that reaches one
//! of its people takes that person and leaves the others matched two by two. One that began a later search as the root of a tree has
//! got a dual there, and stays a blossom: its pairs would contradict the duals without it.

use std::cmp::Reverse;

use super::forest::{Forest, Label, NONE, Node};
use super::goal::Goal;
use super::number::Number;

impl<W: Number> Forest<W> {
    /// Runs until every node is matched or at the floor: then matching and duals are optimal on the graph.
    pub(super) fn search(&mut self, goal: Goal) {
        self.goal = goal;
        self.plant();
        while self.alive > 0 {
            let node = self.next_event();
            if self.is_vertex(node) {
                self.examine(node);
            } else {
                self.expand(node);
            }
        }
        self.calendar.clear();
        self.ready.clear();
    }

    /// Whether no cycle of halves is left: what has been found is a matching.
    pub(super) fn is_whole(&self) -> bool {
        let blossoms = self.nodes.len() - self.people.len();
        self.goal == Goal::Whole || blossoms == self.unused.len()
    }

    /// Makes every free node above the floor the root of a tree, with the clock at zero.
    fn plant(&mut self) {
        self.clock = W::default();
        self.trees.clear();
        for vertex in (0..).take(self.people.len()) {
            let node = self.top(vertex);
            let base = self.node(node).base;
            let free = base == vertex && self.mate[vertex as usize] == NONE;
            if free && self.dual(base) > -self.floor {
                let tree = u32::try_from(self.trees.len()).expect("fewer trees than people");
                self.trees.push(Vec::new());
                self.make_outer(node, tree);
            }
        }
        self.alive = self.trees.len();
    }

    /// The next node whose arranged time has come; moves the clock.
    fn next_event(&mut self) -> u32 {
        loop {
            if let Some(vertex) = self.ready.pop_front() {
                if self.due[vertex as usize] == self.clock && self.is_outer(vertex) {
                    self.due[vertex as usize] = W::NEVER;
                    return vertex;
                }
                continue;
            }
            let Reverse((time, node)) = self
                .calendar
                .pop()
                .expect("every tree has arranged to stop at the floor");
            let valid = !self.is_vertex(node) || self.is_outer(node);
            if valid && self.due[node as usize] == time {
                self.due[node as usize] = W::NEVER;
                self.clock = time;
                return node;
            }
        }
    }

    /// Uses the tight edges of an outer vertex and arranges when to look at it again.
    fn examine(&mut self, u: u32) {
        debug_assert!(self.is_outer(u), "only outer vertices arrange events");
        let own = self.dual(u);
        if own == -self.floor {
            return self.retire(u);
        }
        let clock = self.clock;
        let mut next = own + clock + self.floor;
        for position in self.graph.row(u) {
            let (v, doubled) = self.graph.edge(position);
            let other = self.people[v as usize];
            let group = self.groups[other.group as usize];
            if group.rate == 1 || other.group == self.people[u as usize].group {
                continue;
            }
            let sum = own + other.base + group.shift;
            if group.rate == 0 {
                let slack = sum - doubled;
                if slack > W::default() {
                    next = next.min(clock + slack);
                } else if self.reach(u, v) {
                    return;
                }
            } else {
                let slack = sum - clock - doubled;
                if slack > W::default() {
                    next = next.min(clock + slack.half());
                } else if self.meet(u, v) {
                    return;
                }
            }
        }
        self.schedule(u, next);
    }

    /// A tight edge from an outer vertex out of the trees. Returns whether that ended the tree.
    fn reach(&mut self, u: u32, v: u32) -> bool {
        let node = self.top(v);
        let partner = self.partner(node);
        let tree = self.node(self.top(u)).tree;
        if partner == NONE {
            self.flip(u, v);
            self.node_mut(node).base = v;
            self.mate[v as usize] = u;
            let is_cycle = !self.is_vertex(node) && self.node(node).dual == W::default();
            if self.goal == Goal::Halves && is_cycle {
                self.open(node);
            }
            self.dissolve(tree);
            return true;
        }
        self.make_inner(node, tree, (u, v));
        self.make_outer(self.top(partner), tree);
        false
    }

    /// A tight edge between outer vertices. Returns whether that ended their trees.
    fn meet(&mut self, u: u32, v: u32) -> bool {
        let tree = self.node(self.top(u)).tree;
        let other = self.node(self.top(v)).tree;
        if tree == other {
            self.shrink(u, v);
            if self.goal == Goal::Halves {
                self.retire(u);
            }
            return self.goal == Goal::Halves;
        }
        self.flip(u, v);
        self.flip(v, u);
        self.dissolve(tree);
        self.dissolve(other);
        true
    }

    /// An outer vertex may be the free one of its tree: it has fallen to the floor, or stands in a cycle of halves.
    fn retire(&mut self, u: u32) {
        let tree = self.node(self.top(u)).tree;
        self.flip(u, NONE);
        self.dissolve(tree);
    }

    /// Matches `u` to `partner` and exchanges matched and free edges from there up to the root.
    fn flip(&mut self, u: u32, partner: u32) {
        let (mut vertex, mut partner) = (u, partner);
        loop {
            let outer = self.top(vertex);
            let before = self.partner(outer);
            self.node_mut(outer).base = vertex;
            self.mate[vertex as usize] = partner;
            if before == NONE {
                return;
            }
            let inner = self.top(before);
            let (from, to) = self.node(inner).entry;
            self.node_mut(inner).base = to;
            self.mate[to as usize] = from;
            (vertex, partner) = (from, to);
        }
    }

    /// Releases the nodes of a tree and offers their edges to the trees that remain.
    fn dissolve(&mut self, tree: u32) {
        let mut nodes = std::mem::take(&mut self.trees[tree as usize]);
        nodes.retain(|&node| {
            let entry = self.node(node);
            let released = entry.label != Label::Out && entry.tree == tree && self.is_top(node);
            if released {
                self.freeze(node);
            }
            released
        });
        self.alive -= 1;
        if self.alive > 0 {
            for node in nodes {
                self.offer(node);
            }
        }
    }

    /// Tells the outer neighbours of a node that has just left the trees when their edges to it will be tight.
    pub(super) fn offer(&mut self, node: u32) {
        let Node { first, last, .. } = *self.node(node);
        let mut at = Some(first);
        while let Some(vertex) = at {
            self.offer_vertex(vertex);
            at = self.after(vertex, last);
        }
    }

    fn offer_vertex(&mut self, v: u32) {
        let own = self.dual(v);
        for position in self.graph.row(v) {
            let (u, doubled) = self.graph.edge(position);
            let outer = self.people[u as usize];
            let group = self.groups[outer.group as usize];
            if group.rate == -1 {
                let tight = outer.base + group.shift + own - doubled;
                if tight < self.due[u as usize] {
                    self.schedule(u, tight);
                }
            }
        }
    }

    fn is_outer(&self, vertex: u32) -> bool {
        self.group(vertex).rate == -1
    }
}
