//! A search from pricing to pricing, until no pair contradicts the duals; and going on from there when a few pairs have changed.

use super::Solution;
use super::forest::Forest;
use super::goal::Goal;
use super::graph::{Edge, Graph};
use super::number::Number;
use super::outcome;
use super::pricing::{self, Priced, Rows};
use super::slack::Found;
use super::trim;
use crate::matching::pairs::PairSource;

/// With more contradicting pairs than one for so many people, the relaxation is solved again: it has nearly the same duals as the
/// matching, at a fraction of the cost (Derigs and Metz, "On the use of optimal fractional matchings for solving the (integer)
/// matching problem", Computing 36, 1986).
const HALVES: usize = 100;
/// With more than one for so many, edges that no longer matter are dropped: a long search is shorter on few edges; for a short one
/// it is not worth the choosing.
const TRIM: usize = 8;

/// The state of a search between two passes over the pairs.
#[derive(Clone)]
pub(super) struct Course<W> {
    forest: Forest<W>,
    /// Of the sparse graph, ascending.
    edges: Vec<Edge<W>>,
    goal: Goal,
    passes: usize,
}

impl<W: Number> Course<W> {
    /// Before the first search.
    pub(super) fn new(forest: Forest<W>, edges: Vec<Edge<W>>) -> Self {
        Self {
            forest,
            edges,
            goal: Goal::Halves,
            passes: 1,
        }
    }

    /// Column generation: solve, price, admit, until no pair contradicts the duals.
    pub(super) fn run(&mut self, aim: Goal, source: &impl PairSource) {
        loop {
            self.forest.search(self.goal);
            if self.price(aim, source) {
                return;
            }
        }
    }

    /// Holds the pairs against the duals whose slack may have fallen. Whether that was the end; else more edges have joined.
    fn price(&mut self, aim: Goal, source: &impl PairSource) -> bool {
        let people = self.forest.people.len();
        let lowered = std::mem::replace(&mut self.forest.lowered, vec![false; people]);
        let Priced { found, unfinished } = pricing::price(source, &Rows::of(lowered), &self.forest);
        self.passes += 1;
        let wrong = found.iter().filter(|pair| pair.slack < W::default());
        let wrong = wrong.count();
        let few = wrong * HALVES <= people;
        let done = match aim {
            Goal::Halves => few,
            Goal::Whole => wrong == 0 && self.forest.is_whole(),
        };
        if done {
            return true;
        }
        if few {
            self.goal = Goal::Whole;
        }
        if wrong * TRIM > people {
            trim::trim(&self.forest, &mut self.edges);
        }
        self.edges.extend(found.iter().map(Found::edge));
        // Stable: the two ascending parts are only merged.
        self.edges.sort_by_key(|edge| (edge.u, edge.v));
        self.edges.dedup_by_key(|edge| (edge.u, edge.v));
        for row in unfinished {
            self.forest.lowered[row as usize] = true;
        }
        self.forest.admit(Graph::new(people, &self.edges), &found);
        false
    }

    /// Goes on for a source in which pairs of these people have come; all others are as they were.
    fn go_on(mut self, source: &impl PairSource, changed: &[u32]) -> Self {
        self.goal = Goal::Whole;
        for row in changed {
            self.forest.lowered[*row as usize] = true;
        }
        if !self.price(Goal::Whole, source) {
            self.run(Goal::Whole, source);
        }
        self
    }

    fn into_solution(self) -> Solution {
        let edges = self.edges.iter().map(|edge| (edge.u, edge.v)).collect();
        let (mate, duals) = outcome::outcome(self.forest);
        Solution {
            mate,
            duals,
            passes: self.passes,
            edges,
        }
    }
}

/// A search that has found the optimum of a source.
#[derive(Clone)]
pub struct Ended(State);

#[derive(Clone)]
enum State {
    Narrow(Course<i64>),
    Wide(Course<i128>),
}

impl From<Course<i64>> for Ended {
    fn from(course: Course<i64>) -> Self {
        Self(State::Narrow(course))
    }
}

impl From<Course<i128>> for Ended {
    fn from(course: Course<i128>) -> Self {
        Self(State::Wide(course))
    }
}

impl Ended {
    /// What has been found.
    pub fn into_solution(self) -> Solution {
        match self.0 {
            State::Narrow(course) => course.into_solution(),
            State::Wide(course) => course.into_solution(),
        }
    }

    /// The optimum of a source that has more pairs, each of them with one of these people. The weights of all others are what they were,
    /// and so are the levels and how many people there are.
    #[must_use]
    pub fn go_on(&self, source: &impl PairSource, changed: &[u32]) -> Self {
        match &self.0 {
            State::Narrow(course) => course.clone().go_on(source, changed).into(),
            State::Wide(course) => course.clone().go_on(source, changed).into(),
        }
    }
}
