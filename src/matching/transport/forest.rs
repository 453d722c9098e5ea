//! Whoever has too few or too many pairs is mended by trees that grow all at once, each until it reaches somebody whom that suits.
//!
//! A tree begins at somebody who needs a pair more. It goes on to those who could be had, at what that would cost; they would have one too
//! many and give one up, whose other end then needs one, and so on: nodes of one side *lack*, those of the other have *too many*. It ends
//! at somebody who has one too many already, or who would as soon take one place less, or one more. All trees grow by one clock. When
//! one ends, what it reached gets prices by which its path costs nothing, and leaves the tree; so the others may take it.
//! The same the other way round begins at somebody who has one too many.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::flow::Flow;
use super::number::Number;

/// No tree, no pair.
const NONE: u32 = u32::MAX;

/// Where the trees stand with a node.
#[derive(Clone, Copy, Debug)]
struct Mark<N> {
    /// The root of its tree.
    root: u32,
    /// The pair by which it was reached.
    by: u32,
    /// When it is or was reached.
    time: N,
    /// Whether it has been.
    done: bool,
    /// Whether another tree would have reached it later.
    wanted: bool,
}

impl<N: Number> Mark<N> {
    fn out() -> Self {
        Self {
            root: NONE,
            by: NONE,
            time: N::default(),
            done: false,
            wanted: false,
        }
    }

    fn reached(root: u32, by: u32, time: N) -> Self {
        Self {
            root,
            by,
            time,
            ..Self::out()
        }
    }
}

/// The trees of one direction.
struct Forest<'a, N> {
    flow: &'a mut Flow<N>,
    /// Whether the left side lacks.
    left_lacks: bool,
    marks: Vec<Mark<N>>,
    /// The nodes of each tree, by its root.
    members: Vec<Vec<u32>>,
    /// What comes next: a node that is reached, or, beyond their number, one that takes one place less or more.
    events: BinaryHeap<Reverse<(N, u32)>>,
}

impl<N: Number> Flow<N> {
    /// Until everybody has as many pairs as places are taken.
    pub fn mend(&mut self) {
        for left_lacks in [true, false] {
            let mut forest = Forest {
                left_lacks,
                marks: vec![Mark::out(); self.prices.len()],
                members: vec![Vec::new(); self.prices.len()],
                events: BinaryHeap::new(),
                flow: self,
            };
            forest.grow();
        }
    }
}

impl<N: Number> Forest<'_, N> {
    fn lacks(&self, node: u32) -> bool {
        ((node as usize) < self.flow.left) == self.left_lacks
    }

    /// What somebody needs in the direction in which they are reached.
    fn need(&self, node: u32) -> i32 {
        let need = self.flow.need[node as usize];
        if self.lacks(node) { need } else { -need }
    }

    fn nodes(&self) -> u32 {
        self.marks.len() as u32
    }

    fn grow(&mut self) {
        for node in 0..self.nodes() {
            if self.need(node) > 0 {
                self.reach(node, Mark::reached(node, NONE, N::default()));
            }
        }
        while let Some(Reverse((time, event))) = self.events.pop() {
            match event.checked_sub(self.nodes()) {
                Some(node) => self.at_end(node, time),
                None => self.at_node(event, time),
            }
        }
    }

    /// Somebody may be content with a place less or more now, if nothing has come between.
    fn at_end(&mut self, node: u32, time: N) {
        let mark = self.marks[node as usize];
        let cost = self.end(node).filter(|_| mark.root != NONE && mark.done);
        if cost.is_some_and(|cost| mark.time + cost == time) {
            match self.lacks(node) {
                true => self.flow.taken[node as usize] -= 1,
                false => self.flow.taken[node as usize] += 1,
            }
            self.augment(node, time);
        }
    }

    /// Somebody is reached, if nobody has reached them before.
    fn at_node(&mut self, node: u32, time: N) {
        let mark = &mut self.marks[node as usize];
        if mark.root == NONE || mark.done || mark.time != time {
            return;
        }
        mark.done = true;
        match self.need(node) < 0 {
            true => {
                self.change(node, 1);
                self.augment(node, time);
            }
            false => self.expand(node, time),
        }
    }

    /// What it costs to end at a node, by one place less or more.
    fn end(&self, node: u32) -> Option<N> {
        match self.lacks(node) {
            true => self.flow.less(node as usize),
            false => self.flow.more(node as usize),
        }
    }

    fn change(&mut self, node: u32, by: i32) {
        let by = if self.lacks(node) { by } else { -by };
        self.flow.need[node as usize] += by;
    }

    fn reach(&mut self, node: u32, mut mark: Mark<N>) {
        let old = &mut self.marks[node as usize];
        if old.root != NONE {
            let other = old.root != mark.root;
            if old.done || old.time <= mark.time {
                old.wanted |= other;
                return;
            }
            mark.wanted = old.wanted || other;
        }
        if old.root != mark.root {
            self.members[mark.root as usize].push(node);
        }
        *old = mark;
        self.events.push(Reverse((mark.time, node)));
    }

    fn expand(&mut self, node: u32, time: N) {
        if let Some(cost) = self.end(node) {
            self.events
                .push(Reverse((time + cost, node + self.nodes())));
        }
        let root = self.marks[node as usize].root;
        let lacks = self.lacks(node);
        let price = self.flow.prices[node as usize];
        for at in 0..self.flow.of(node as usize).len() {
            let link = self.flow.of(node as usize)[at];
            if self.flow.used[link.pair as usize] == lacks {
                continue;
            }
            let gain = link.worth - price - self.flow.prices[link.other as usize];
            let time = time + if lacks { -gain } else { gain };
            self.reach(link.other, Mark::reached(root, link.pair, time));
        }
    }

    /// The path to a node is gone, and its tree falls apart.
    fn augment(&mut self, end: u32, time: N) {
        let root = self.marks[end as usize].root;
        let mut at = end;
        while at != root {
            let by = self.marks[at as usize].by;
            self.flow.used[by as usize] ^= true;
            at = self.flow.other(by, at);
        }
        self.change(root, -1);
        let mut members = std::mem::take(&mut self.members[root as usize]);
        // Whoever another tree has reached sooner is not in this one, or is so twice.
        members.retain(|node| self.leave(*node, root, time));
        if self.need(root) > 0 {
            self.reach(root, Mark::reached(root, NONE, time));
        }
        members.into_iter().for_each(|node| self.offer(node));
    }

    /// Somebody leaves a tree. Whether another one may want them.
    fn leave(&mut self, node: u32, root: u32, time: N) -> bool {
        let mark = &mut self.marks[node as usize];
        if mark.root != root {
            return false;
        }
        let mark = std::mem::replace(mark, Mark::out());
        if mark.done {
            let moved = time - mark.time;
            let lacks = self.lacks(node);
            self.flow.prices[node as usize] += if lacks { -moved } else { moved };
        }
        mark.wanted
    }

    /// Whoever has left a tree may be reached by another one.
    fn offer(&mut self, node: u32) {
        let lacks = self.lacks(node);
        let price = self.flow.prices[node as usize];
        for at in 0..self.flow.of(node as usize).len() {
            let link = self.flow.of(node as usize)[at];
            let mark = self.marks[link.other as usize];
            // Who is on the other side has too many if this one lacks: it gives up pairs that are used.
            if !mark.done || self.flow.used[link.pair as usize] != lacks {
                continue;
            }
            let gain = link.worth - price - self.flow.prices[link.other as usize];
            let time = mark.time + if lacks { gain } else { -gain };
            self.reach(node, Mark::reached(mark.root, link.pair, time));
        }
    }
}
