//! The nest of blossoms, unrolled: how much dual any two people share, without a walk through the blossoms around them.
//!
//! The people of a blossom stand in one chain, those of each child side by side. Between neighbours of the chain lies a gap that
//! knows the sum of the duals of all blossoms around both. These sums only grow inwards, so what two people share is the least of
//! the gaps between them: a range minimum, from runs of [`RUN`] gaps and a table over the runs (Bender and Farach-Colton, "The LCA
//! problem revisited", LATIN 2000, section 3).

use super::forest::Forest;
use super::number::Number;

/// Gaps in a run; a question looks at two runs at most one by one.
const RUN: usize = 16;

/// A picture of the blossoms at one moment, while there are no trees.
pub(super) struct Nest<W> {
    /// Where a person stands in the chain of their outermost blossom.
    place: Vec<u32>,
    /// `gaps[i]` lies between the places `i` and `i + 1`.
    gaps: Vec<W>,
    /// `least[k][r]` is the least gap of the runs `r..r + 2^k`.
    least: Vec<Vec<W>>,
}

impl<W: Number> Nest<W> {
    pub(super) fn new(forest: &Forest<W>) -> Self {
        let mut nest = Self {
            place: vec![0; forest.people.len()],
            gaps: Vec::new(),
            least: Vec::new(),
        };
        let people = u32::try_from(forest.people.len()).expect("numbers of people fit u32");
        for vertex in 0..people {
            let top = forest.top(vertex);
            if top != vertex && forest.node(top).first == vertex {
                nest.unroll(forest, top);
            }
        }
        nest.tabulate();
        nest
    }

    /// Sum of the duals of the blossoms that hold both, who have the same outermost blossom.
    pub(super) fn shared(&self, u: u32, v: u32) -> W {
        let (u, v) = (self.place[u as usize], self.place[v as usize]);
        let (from, to) = (u.min(v) as usize, u.max(v) as usize);
        let (first, last) = (from.div_ceil(RUN), to / RUN);
        if first >= last {
            return least_of(&self.gaps[from..to]);
        }
        let level = (last - first).ilog2() as usize;
        let runs = &self.least[level];
        runs[first]
            .min(runs[last - (1 << level)])
            .min(least_of(&self.gaps[from..first * RUN]))
            .min(least_of(&self.gaps[last * RUN..to]))
    }

    /// Appends the chain of an outermost blossom and fills its gaps, blossom by blossom.
    fn unroll(&mut self, forest: &Forest<W>, top: u32) {
        let node = forest.node(top);
        let mut at = Some(node.first);
        while let Some(vertex) = at {
            self.place[vertex as usize] =
                u32::try_from(self.gaps.len()).expect("fewer places than people");
            self.gaps.push(W::default());
            at = forest.after(vertex, node.last);
        }
        let mut open = vec![(top, W::default())];
        while let Some((node, around)) = open.pop() {
            if forest.is_vertex(node) {
                continue;
            }
            let inside = around + forest.node(node).dual;
            let children = forest.children(node);
            for pair in children.windows(2) {
                let before_gap = forest.node(pair[0]).last;
                self.gaps[self.place[before_gap as usize] as usize] = inside;
            }
            open.extend(children.iter().map(|&child| (child, inside)));
        }
    }

    fn tabulate(&mut self) {
        let runs = self.gaps.chunks(RUN).map(least_of).collect();
        self.least.push(runs);
        let mut width = 1;
        while let Some(last) = self.least.last().filter(|last| last.len() > width) {
            let pairs = last.iter().zip(&last[width..]);
            let wider = pairs.map(|(&left, &right)| left.min(right)).collect();
            self.least.push(wider);
            width *= 2;
        }
    }
}

fn least_of<W: Number>(gaps: &[W]) -> W {
    gaps.iter().copied().min().unwrap_or(W::NEVER)
}
