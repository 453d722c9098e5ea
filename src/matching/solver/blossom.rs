//! Blossoms: odd cycles that act as one node. Made, rotated to a new base, opened again.

use super::forest::{Forest, Label, NONE, Node, Ring};
use super::number::Number;

/// The way from an outer node up to an ancestor: nodes passed, and the edges in walking order.
#[derive(Default)]
struct Climb {
    nodes: Vec<u32>,
    edges: Vec<(u32, u32)>,
}

impl<W: Number> Forest<W> {
    /// Makes a blossom of the cycle that the tight edge `u`-`v` closes in one tree.
    pub(super) fn shrink(&mut self, u: u32, v: u32) {
        let ancestor = self.common_ancestor(self.top(u), self.top(v));
        let ring = self.ring(u, v, ancestor);
        let tree = self.node(ancestor).tree;
        let blossom = self.new_blossom(ancestor, &ring);
        for &child in &ring.children {
            if self.node(child).label == Label::Inner {
                self.freeze(child);
                self.make_outer(child, tree);
            }
            self.move_dual(child, self.clock.twice());
            let entry = self.node_mut(child);
            entry.label = Label::Out;
            entry.parent = blossom;
        }
        let clock = self.clock;
        let group = self.join_groups(&ring.children);
        self.groups[group as usize].node = blossom;
        let entry = self.node_mut(blossom);
        entry.label = Label::Outer;
        entry.tree = tree;
        entry.dual = -clock.twice();
        entry.group = group;
        self.trees[tree as usize].push(blossom);
        let slot = blossom as usize - self.people.len();
        self.rings[slot] = ring;
    }

    /// An inner blossom's dual has reached zero: its way between entry and base stays in the tree, the rest leaves it.
    pub(super) fn expand(&mut self, blossom: u32) {
        let Node { tree, entry, .. } = *self.node(blossom);
        self.freeze(blossom);
        let mut ring = self.open(blossom);
        let mut at = self.child_of(&ring, entry.1);
        if at % 2 == 1 {
            ring.reverse();
            at = ring.children.len() - at;
        }
        self.make_inner(ring.children[at], tree, entry);
        while at > 0 {
            let outer = ring.children[at - 1];
            self.make_outer(outer, tree);
            at -= 2;
            let (there, here) = ring.edges[at];
            self.make_inner(ring.children[at], tree, (here, there));
        }
        for &child in &ring.children {
            if self.node(child).label == Label::Out {
                self.offer(child);
            }
        }
    }

    /// Removes the outermost blossom around its children, rotated and matched to suit its base. The duals are the caller's.
    /// The ring starts with the child that holds the base.
    pub(super) fn open(&mut self, blossom: u32) -> Ring {
        let ring = self.rotated(blossom);
        for &child in &ring.children {
            self.node_mut(child).parent = NONE;
        }
        self.part_groups(self.node(blossom).group, &ring.children);
        self.node_mut(blossom).label = Label::Out;
        self.due[blossom as usize] = W::NEVER;
        self.unused.push(blossom);
        ring
    }

    /// Takes the ring of a blossom, turned so that the base is in its first child and the others are matched two by two.
    fn rotated(&mut self, blossom: u32) -> Ring {
        let slot = blossom as usize - self.people.len();
        let mut ring = std::mem::take(&mut self.rings[slot]);
        let base = self.node(blossom).base;
        let at = self.child_holding(blossom, base, &ring);
        ring.children.rotate_left(at);
        ring.edges.rotate_left(at);
        self.node_mut(ring.children[0]).base = base;
        for at in (1..ring.children.len()).step_by(2) {
            let (p, q) = ring.edges[at];
            self.node_mut(ring.children[at]).base = p;
            self.node_mut(ring.children[at + 1]).base = q;
            self.mate[p as usize] = q;
            self.mate[q as usize] = p;
        }
        ring
    }

    fn child_holding(&self, blossom: u32, vertex: u32, ring: &Ring) -> usize {
        let mut node = vertex;
        while self.node(node).parent != blossom {
            node = self.node(node).parent;
        }
        let at = ring.children.iter().position(|&child| child == node);
        at.expect("a blossom's children are in its ring")
    }

    /// After opening, the child that holds a vertex.
    fn child_of(&self, ring: &Ring, vertex: u32) -> usize {
        let top = self.top(vertex);
        let at = ring.children.iter().position(|&child| child == top);
        at.expect("the entry leads into the blossom")
    }

    /// Climbs from both nodes in turn until one way meets the other.
    fn common_ancestor(&mut self, a: u32, b: u32) -> u32 {
        self.stamp += 1;
        let (mut here, mut there) = (a, b);
        loop {
            if here != NONE {
                let mark = &mut self.stamps[here as usize];
                if *mark == self.stamp {
                    return here;
                }
                *mark = self.stamp;
                here = self.grandparent(here);
            }
            std::mem::swap(&mut here, &mut there);
        }
    }

    /// The outer node above an outer node, or `NONE` at the root.
    fn grandparent(&self, outer: u32) -> u32 {
        let partner = self.partner(outer);
        if partner == NONE {
            return NONE;
        }
        let inner = self.top(partner);
        self.top(self.node(inner).entry.0)
    }

    /// The cycle through `ancestor`, `u` and `v`, from the ancestor round.
    fn ring(&self, u: u32, v: u32, ancestor: u32) -> Ring {
        let up = self.climb(self.top(u), ancestor);
        let down = self.climb(self.top(v), ancestor);
        let mut children = vec![ancestor];
        children.extend(up.nodes.iter().rev());
        children.extend(&down.nodes);
        let mut edges: Vec<_> = up.edges.iter().rev().map(|&(p, q)| (q, p)).collect();
        edges.push((u, v));
        edges.extend(&down.edges);
        Ring { children, edges }
    }

    fn climb(&self, from: u32, ancestor: u32) -> Climb {
        let mut climb = Climb::default();
        let mut outer = from;
        while outer != ancestor {
            let base = self.node(outer).base;
            let partner = self.mate[base as usize];
            let inner = self.top(partner);
            let (above, below) = self.node(inner).entry;
            climb.nodes.extend([outer, inner]);
            climb.edges.extend([(base, partner), (below, above)]);
            outer = self.top(above);
        }
        climb
    }

    /// A node for the blossom, with the chain of its vertices and the base of the ancestor.
    fn new_blossom(&mut self, ancestor: u32, ring: &Ring) -> u32 {
        for pair in ring.children.windows(2) {
            let (last, first) = (self.node(pair[0]).last, self.node(pair[1]).first);
            self.next_leaf[last as usize] = first;
        }
        let end = ring.children[ring.children.len() - 1];
        let sizes = ring.children.iter().map(|&child| self.node(child).size);
        let node = Node {
            parent: NONE,
            last: self.node(end).last,
            size: sizes.sum(),
            ..self.node(ancestor).clone()
        };
        if let Some(slot) = self.unused.pop() {
            self.nodes[slot as usize] = node;
            return slot;
        }
        self.nodes.push(node);
        self.rings.push(Ring::default());
        self.due.push(W::NEVER);
        self.stamps.push(0);
        u32::try_from(self.nodes.len() - 1).expect("fewer than twice as many nodes as people")
    }
}

impl Ring {
    /// The same cycle in the other direction, from the same child.
    fn reverse(&mut self) {
        self.children[1..].reverse();
        self.edges.reverse();
        for edge in &mut self.edges {
            *edge = (edge.1, edge.0);
        }
    }
}
