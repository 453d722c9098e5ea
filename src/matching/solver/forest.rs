//! The state of the blossom algorithm: vertices, blossoms, alternating trees, duals and the calendar of coming events.
//!
//! All trees move by one clock. The dual of a person in an outer node falls by one per tick, in an inner node it rises by one;
//! a blossom's dual moves by two the other way. Positions are stored so that `value = base ± clock`, and a tick costs nothing.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

use super::graph::Graph;
use super::number::Number;

/// No vertex, node or tree.
pub(super) const NONE: u32 = u32::MAX;

/// Where a top-level node stands in the alternating trees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// In no tree.
    Out,
    /// At even distance from its root (S in the literature).
    Outer,
    /// At odd distance from its root (T in the literature).
    Inner,
}

/// What every scan of an edge needs of its other end, kept together.
#[derive(Clone, Copy, Debug)]
pub(super) struct Person<W> {
    /// The dual is `base + rate * clock`.
    pub base: W,
    /// The outermost node that contains this vertex.
    pub top: u32,
    /// -1 in an outer node, 1 in an inner one, 0 outside the trees.
    pub rate: i8,
}

/// A vertex (number below the number of people) or a blossom.
#[derive(Clone, Debug)]
pub(super) struct Node<W> {
    pub label: Label,
    /// The root number of its tree.
    pub tree: u32,
    /// The vertex whose partner lies outside the node (or that is free).
    pub base: u32,
    /// The blossom directly around it.
    pub parent: u32,
    /// Its vertices are the chain `first ..= last` along `next_leaf`.
    pub first: u32,
    pub last: u32,
    /// Of an inner node, the tree edge that reached it: (vertex of the outer node, vertex of this one).
    pub entry: (u32, u32),
    /// Dual of a blossom; outer: `dual + 2 clock`, inner: `dual - 2 clock`.
    pub dual: W,
}

/// The odd cycle of a blossom. `edges[i]` joins `children[i]` to the next child, as (vertex here, vertex there).
#[derive(Clone, Debug, Default)]
pub(super) struct Ring {
    pub children: Vec<u32>,
    pub edges: Vec<(u32, u32)>,
}

pub(super) struct Forest<W> {
    pub graph: Graph<W>,
    /// No dual falls below `-floor`; a free vertex stands exactly there.
    pub floor: W,
    pub clock: W,
    pub people: Vec<Person<W>>,
    pub nodes: Vec<Node<W>>,
    /// Rings of the blossoms, at node number minus number of people.
    pub rings: Vec<Ring>,
    pub unused: Vec<u32>,
    pub next_leaf: Vec<u32>,
    /// Partner of a vertex; up to date for the bases of top-level nodes, for the others once their blossom is rotated.
    pub mate: Vec<u32>,
    /// When a node asks for attention next.
    pub due: Vec<W>,
    pub calendar: BinaryHeap<Reverse<(W, u32)>>,
    /// Outer vertices to look at before the clock moves on.
    pub ready: VecDeque<u32>,
    /// Nodes that were put into each tree; entries that have left it are skipped.
    pub trees: Vec<Vec<u32>>,
    pub alive: usize,
    /// Marks of the walk that finds the common ancestor, per node.
    pub stamps: Vec<u32>,
    pub stamp: u32,
}

impl<W: Number> Forest<W> {
    /// All vertices free and alone, all duals as given.
    pub(super) fn new(graph: Graph<W>, floor: W, duals: &[W]) -> Self {
        let len = graph.len();
        let numbers = || 0..u32::try_from(len).expect("numbers of people fit u32");
        Self {
            graph,
            floor,
            clock: W::default(),
            people: numbers()
                .zip(duals)
                .map(|(v, &base)| Person {
                    base,
                    top: v,
                    rate: 0,
                })
                .collect(),
            nodes: numbers().map(Node::alone).collect(),
            rings: Vec::new(),
            unused: Vec::new(),
            next_leaf: vec![NONE; len],
            mate: vec![NONE; len],
            due: vec![W::NEVER; len],
            calendar: BinaryHeap::new(),
            ready: VecDeque::new(),
            trees: Vec::new(),
            alive: 0,
            stamps: vec![0; len],
            stamp: 0,
        }
    }

    pub(super) fn is_vertex(&self, node: u32) -> bool {
        (node as usize) < self.people.len()
    }

    pub(super) fn node(&self, node: u32) -> &Node<W> {
        &self.nodes[node as usize]
    }

    pub(super) fn node_mut(&mut self, node: u32) -> &mut Node<W> {
        &mut self.nodes[node as usize]
    }

    /// The children of a blossom in the order of its chain.
    pub(super) fn children(&self, blossom: u32) -> &[u32] {
        &self.rings[blossom as usize - self.people.len()].children
    }

    pub(super) fn top(&self, vertex: u32) -> u32 {
        self.people[vertex as usize].top
    }

    /// Partner of the base of a top-level node, or `NONE`.
    pub(super) fn partner(&self, node: u32) -> u32 {
        self.mate[self.node(node).base as usize]
    }

    pub(super) fn is_top(&self, node: u32) -> bool {
        self.node(node).parent == NONE
    }

    /// The dual of a vertex now.
    pub(super) fn dual(&self, vertex: u32) -> W {
        let person = &self.people[vertex as usize];
        match person.rate {
            0 => person.base,
            1 => person.base + self.clock,
            _ => person.base - self.clock,
        }
    }

    /// The vertex after `vertex` in the chain that ends with `last`.
    pub(super) fn after(&self, vertex: u32, last: u32) -> Option<u32> {
        (vertex != last).then(|| self.next_leaf[vertex as usize])
    }

    /// Changes every person of a node.
    pub(super) fn for_leaves(&mut self, node: u32, mut change: impl FnMut(&mut Person<W>)) {
        let Node { first, last, .. } = *self.node(node);
        let mut at = Some(first);
        while let Some(vertex) = at {
            change(&mut self.people[vertex as usize]);
            at = self.after(vertex, last);
        }
    }

    /// Asks for attention to `node` at `time`, instead of any earlier arrangement.
    pub(super) fn schedule(&mut self, node: u32, time: W) {
        self.due[node as usize] = time;
        if time != W::NEVER {
            self.calendar.push(Reverse((time, node)));
        }
    }

    /// Puts a top-level node outside the trees into a tree as an outer node.
    pub(super) fn make_outer(&mut self, node: u32, tree: u32) {
        let clock = self.clock;
        self.relabel(node, tree, Label::Outer);
        self.move_dual(node, -clock.twice());
        self.for_leaves(node, |person| {
            person.base += clock;
            person.rate = -1;
        });
        self.enqueue(node);
    }

    /// Puts a top-level node outside the trees into a tree as an inner node, reached by `entry`.
    pub(super) fn make_inner(&mut self, node: u32, tree: u32, entry: (u32, u32)) {
        let clock = self.clock;
        self.relabel(node, tree, Label::Inner);
        self.node_mut(node).entry = entry;
        self.for_leaves(node, |person| {
            person.base -= clock;
            person.rate = 1;
        });
        if !self.is_vertex(node) {
            let until_flat = self.node(node).dual.half();
            self.move_dual(node, clock.twice());
            self.schedule(node, clock + until_flat);
        }
    }

    /// Stops the duals of a top-level node; its edges must then be offered to outer neighbours.
    pub(super) fn freeze(&mut self, node: u32) {
        let clock = self.clock;
        match self.node(node).label {
            Label::Out => return,
            Label::Outer => {
                self.move_dual(node, clock.twice());
                self.for_leaves(node, |person| person.base -= clock);
            }
            Label::Inner => {
                self.move_dual(node, -clock.twice());
                self.for_leaves(node, |person| person.base += clock);
            }
        }
        self.for_leaves(node, |person| person.rate = 0);
        self.set_due(node, W::NEVER);
        self.due[node as usize] = W::NEVER;
        self.node_mut(node).label = Label::Out;
    }

    /// Has every vertex of a new outer node looked at before the clock moves.
    fn enqueue(&mut self, node: u32) {
        self.set_due(node, self.clock);
        let Node { first, last, .. } = *self.node(node);
        let mut at = Some(first);
        while let Some(vertex) = at {
            self.ready.push_back(vertex);
            at = self.after(vertex, last);
        }
    }

    /// Overrides what the vertices of a node had arranged.
    fn set_due(&mut self, node: u32, time: W) {
        let Node { first, last, .. } = *self.node(node);
        let mut at = Some(first);
        while let Some(vertex) = at {
            self.due[vertex as usize] = time;
            at = self.after(vertex, last);
        }
    }

    /// Vertices have no dual of this kind; theirs is with the person.
    pub(super) fn move_dual(&mut self, node: u32, by: W) {
        if !self.is_vertex(node) {
            self.node_mut(node).dual += by;
        }
    }

    fn relabel(&mut self, node: u32, tree: u32, label: Label) {
        let entry = self.node_mut(node);
        entry.tree = tree;
        entry.label = label;
        self.trees[tree as usize].push(node);
    }
}

impl<W: Number> Node<W> {
    fn alone(vertex: u32) -> Self {
        Self {
            label: Label::Out,
            tree: NONE,
            base: vertex,
            parent: NONE,
            first: vertex,
            last: vertex,
            entry: (NONE, NONE),
            dual: W::default(),
        }
    }
}
