//! The state of the blossom algorithm: vertices, blossoms, alternating trees, duals and the calendar of coming events.
//!
//! All trees move by one clock. The dual of a person in an outer node falls by one per tick, in an inner node it rises by one;
//! a blossom's dual moves by two the other way. Positions are stored so that `value = base ± clock`, and a tick costs nothing.
//!
//! The people of one outermost node move together: what they share is kept once, in their group. So a blossom of a thousand people
//! enters and leaves the trees at the price of one. When nodes merge or part, the largest keeps its group and only the
//! people of the smaller ones change theirs.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

use super::goal::Goal;
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

/// What a person has alone.
#[derive(Clone, Copy, Debug)]
pub(super) struct Person<W> {
    /// The dual is `base + shift + rate * clock`, with the shift and the rate of the group.
    pub base: W,
    pub group: u32,
}

/// What all people of an outermost node share.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group<W> {
    pub shift: W,
    /// The outermost node.
    pub node: u32,
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
    /// Its vertices are the chain `first ..= last` along `next_leaf`, so many.
    pub first: u32,
    pub last: u32,
    pub size: u32,
    /// What its people share, while it is outermost.
    pub group: u32,
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

#[derive(Clone)]
pub(super) struct Forest<W> {
    pub graph: Graph<W>,
    /// No dual falls below `-floor`; a free vertex stands exactly there.
    pub floor: W,
    pub clock: W,
    pub people: Vec<Person<W>>,
    /// As many as there may be outermost nodes.
    pub groups: Vec<Group<W>>,
    pub unused_groups: Vec<u32>,
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
    /// Whose dual may have fallen since somebody last looked at all their pairs.
    pub lowered: Vec<bool>,
    pub goal: Goal,
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
                .map(|(group, &base)| Person { base, group })
                .collect(),
            groups: numbers().map(Group::at_rest).collect(),
            unused_groups: Vec::new(),
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
            lowered: vec![true; len],
            goal: Goal::Whole,
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

    /// What a vertex shares with the others of its outermost node.
    pub(super) fn group(&self, vertex: u32) -> &Group<W> {
        &self.groups[self.people[vertex as usize].group as usize]
    }

    /// The same, of a top-level node.
    pub(super) fn group_of(&mut self, node: u32) -> &mut Group<W> {
        let group = self.node(node).group;
        &mut self.groups[group as usize]
    }

    /// The outermost node that contains a vertex.
    pub(super) fn top(&self, vertex: u32) -> u32 {
        self.group(vertex).node
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
        let group = self.group(vertex);
        let still = self.people[vertex as usize].base + group.shift;
        match group.rate {
            0 => still,
            1 => still + self.clock,
            _ => still - self.clock,
        }
    }

    /// The vertex after `vertex` in the chain that ends with `last`.
    pub(super) fn after(&self, vertex: u32, last: u32) -> Option<u32> {
        (vertex != last).then(|| self.next_leaf[vertex as usize])
    }

    /// Shows every vertex of a node.
    pub(super) fn visit_leaves(&self, node: u32, mut visit: impl FnMut(u32)) {
        let Node { first, last, .. } = *self.node(node);
        let mut at = Some(first);
        while let Some(vertex) = at {
            visit(vertex);
            at = self.after(vertex, last);
        }
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
        let group = self.group_of(node);
        group.shift += clock;
        group.rate = -1;
        self.enqueue(node);
    }

    /// Puts a top-level node outside the trees into a tree as an inner node, reached by `entry`.
    pub(super) fn make_inner(&mut self, node: u32, tree: u32, entry: (u32, u32)) {
        let clock = self.clock;
        self.relabel(node, tree, Label::Inner);
        self.node_mut(node).entry = entry;
        let group = self.group_of(node);
        group.shift -= clock;
        group.rate = 1;
        if !self.is_vertex(node) {
            let until_flat = self.node(node).dual.half();
            self.move_dual(node, clock.twice());
            self.schedule(node, clock + until_flat);
        }
    }

    /// Stops the duals of a top-level node; its edges must then be offered to outer neighbours. What its vertices had arranged is
    /// void as long as they are not outer.
    pub(super) fn freeze(&mut self, node: u32) {
        let clock = self.clock;
        let (dual, shift) = match self.node(node).label {
            Label::Out => return,
            Label::Outer => (clock.twice(), -clock),
            Label::Inner => (-clock.twice(), clock),
        };
        self.move_dual(node, dual);
        let group = self.group_of(node);
        group.shift += shift;
        group.rate = 0;
        if !self.is_vertex(node) {
            self.due[node as usize] = W::NEVER;
        }
        self.node_mut(node).label = Label::Out;
    }

    /// Has every vertex of a new outer node looked at before the clock moves.
    fn enqueue(&mut self, node: u32) {
        let Node { first, last, .. } = *self.node(node);
        let mut at = Some(first);
        while let Some(vertex) = at {
            self.due[vertex as usize] = self.clock;
            self.lowered[vertex as usize] = true;
            self.ready.push_back(vertex);
            at = self.after(vertex, last);
        }
    }

    /// Joins the groups of top-level nodes that move at the same rate; gives the one that remains.
    pub(super) fn join_groups(&mut self, nodes: &[u32]) -> u32 {
        let largest = nodes.iter().max_by_key(|&&node| self.node(node).size);
        let largest = *largest.expect("a blossom has children");
        let kept = self.node(largest).group;
        let shift = self.groups[kept as usize].shift;
        for &node in nodes {
            let group = self.node(node).group;
            if group != kept {
                let change = self.groups[group as usize].shift - shift;
                self.for_leaves(node, |person| {
                    person.base += change;
                    person.group = kept;
                });
                self.unused_groups.push(group);
            }
        }
        kept
    }

    /// Gives each of these nodes a group like this one, which the largest keeps.
    pub(super) fn part_groups(&mut self, group: u32, nodes: &[u32]) {
        let largest = nodes
            .iter()
            .max_by_key(|&&node| self.node(node).size)
            .copied();
        for &node in nodes {
            let own = if Some(node) == largest {
                group
            } else {
                let own = self.unused_groups.pop();
                let own = own.expect("there are as many groups as people");
                self.for_leaves(node, |person| person.group = own);
                own
            };
            let like = self.groups[group as usize];
            self.groups[own as usize] = Group { node, ..like };
            self.node_mut(node).group = own;
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

impl<W: Number> Group<W> {
    fn at_rest(node: u32) -> Self {
        Self {
            shift: W::default(),
            node,
            rate: 0,
        }
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
            size: 1,
            group: vertex,
            entry: (NONE, NONE),
            dual: W::default(),
        }
    }
}
