//! The exact solver: maximum cardinality first, then maximum weight, on a graph of which only the rules are known.
//!
//! It knows people as numbers and pairs as weights; it must not learn anything else. The way of a solve:
//!
//! 1. [`sample`], [`mod@prices`]: an eighth of a large round is solved first; its duals tell what partners are worth.
//! 2. [`candidates`]: the few best pairs of everybody, after prices, make a sparse graph.
//! 3. [`start`], [`search`], [`blossom`]: an exact primal-dual matching on it, by the blossom algorithm; at first of its relaxation.
//! 4. [`pricing`]: all pairs are held against its duals. Those that contradict them, and those that nearly do, join the graph,
//!    and [`trim`] drops what no longer matters; [`reopen`] repairs the state and the search goes on. When none contradicts,
//!    the matching is optimal for all pairs.
//! 5. [`course`]: where little has changed since an optimum was found, the search goes on from its state.
//! 6. [`outcome`]: the matching and the duals, in the form that `certificate` proves without any of this code.
//!
//! Cardinality comes first not by large weights but by a deep floor under the duals: a person may stay free only where the dual has
//! fallen to it, and the floor is deeper than any exchange of pairs can reach.

mod basket;
mod blossom;
mod candidates;
mod course;
mod forest;
mod goal;
mod graph;
mod near;
mod nest;
mod number;
mod outcome;
mod prices;
mod pricing;
#[cfg(test)]
mod relaxed_tests;
mod reopen;
mod rough;
mod sample;
mod scan;
mod search;
mod shells;
mod slack;
mod start;
mod thresholds;
mod trim;
mod wide;

use course::Course;
pub use course::Ended;
use goal::Goal;
use graph::{Edge, Graph};
pub use near::{Near, shared_out};
use number::Number;
use prices::Prices;
use rayon::prelude::*;
use sample::Sample;

use super::certificate::{Duals, Objective};
use super::pairs::{LEAD_LIMIT, Level, MOST_PEOPLE, PairSource, largest_weight};

/// How to solve.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// What is optimal.
    pub objective: Objective,
    /// Best pairs of each person in the first sparse graph.
    pub candidates: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            objective: Objective::CardinalityFirst,
            candidates: 12,
        }
    }
}

/// An optimal matching with the duals that prove it, and what it took.
#[derive(Clone, Debug)]
pub struct Solution {
    /// Partner of each person.
    pub mate: Vec<Option<u32>>,
    /// For `certificate::check`.
    pub duals: Duals,
    /// Passes over all pairs, the choice of candidates included.
    #[allow(dead_code, reason = "figures of a benchmark")]
    pub passes: usize,
    /// Pairs in the last sparse graph.
    pub edges: Vec<(u32, u32)>,
}

/// Why a source cannot be solved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsolvable {
    /// More than [`MOST_PEOPLE`] people.
    TooManyPeople,
    /// A weight exceeds what the source's shift or the integers allow.
    TooHeavy,
}

/// Solves `source`. The result does not depend on the number of threads; where several matchings are optimal, which of them it is
/// depends on the numbering of people.
///
/// # Errors
/// If there are too many people or too large weights to compute without overflow.
pub fn solve(source: &impl PairSource, options: Options) -> Result<Solution, Unsolvable> {
    ended(source, options).map(Ended::into_solution)
}

/// The same, as a search that can go on where it has ended.
///
/// # Errors
/// See [`solve`].
pub fn ended(source: &impl PairSource, options: Options) -> Result<Ended, Unsolvable> {
    solve_for(Goal::Whole, source, options)
}

/// The same from where the search for another optimum has ended.
///
/// # Errors
/// See [`solve`].
pub fn solve_near(
    source: &impl PairSource,
    options: Options,
    near: &Near,
) -> Result<Solution, Unsolvable> {
    let people = source.len();
    let scale =
        Scale::new(people, source.levels(), options.objective).ok_or(Unsolvable::TooHeavy)?;
    let people = u32::try_from(people).map_err(|_| Unsolvable::TooManyPeople)?;
    let edges = near.edges(source);
    let guess = Some(near.guess(scale.floor));
    let generate = scale.generate();
    let ended = generate(Goal::Whole, source, people, &edges, guess, scale.floor);
    Ok(ended.into_solution())
}

/// Until an optimum is found; for halves, only until few pairs contradict the duals.
fn solve_for(goal: Goal, source: &impl PairSource, options: Options) -> Result<Ended, Unsolvable> {
    let people = source.len();
    if people > MOST_PEOPLE {
        return Err(Unsolvable::TooManyPeople);
    }
    let scale =
        Scale::new(people, source.levels(), options.objective).ok_or(Unsolvable::TooHeavy)?;
    let least = match options.objective {
        Objective::CardinalityFirst => -LEAD_LIMIT,
        Objective::MaximumWeight => 0,
    };
    let people = u32::try_from(people).expect("checked against the most people");
    let count = options.candidates.max(1);
    let prices = prices(source, people, options)?;
    let mut edges = candidates::candidates(source, people, count, least, &prices)
        .ok_or(Unsolvable::TooHeavy)?;
    if options.objective == Objective::CardinalityFirst {
        edges.extend(candidates::spread(source, people));
        candidates::sort(&mut edges);
        edges.dedup();
    }
    let guess = prices.duals(scale.floor, source.levels());
    let generate = scale.generate();
    Ok(generate(goal, source, people, &edges, guess, scale.floor))
}

/// What partners are worth, from an optimum of a part of the round, if it is worth while.
fn prices(source: &impl PairSource, people: u32, options: Options) -> Result<Prices, Unsolvable> {
    let Some(sample) = Sample::new(source, people) else {
        return Ok(Prices::none(people));
    };
    let duals = solve_for(Goal::Halves, &sample, options)?
        .into_solution()
        .duals;
    Ok(Prices::from_sample(
        source,
        people,
        &sample,
        &duals.person,
        duals.floor,
    ))
}

/// From a first sparse graph to the optimum of all pairs.
fn generate<W: Number, S: PairSource>(
    aim: Goal,
    source: &S,
    people: u32,
    candidates: &[(u32, u32)],
    guess: Option<Vec<i128>>,
    floor: i128,
) -> Ended
where
    Ended: From<Course<W>>,
{
    let weighed = candidates.par_iter().map(|&(u, v)| {
        let weight = source.weight(u, v).expect("a candidate is eligible");
        let doubled = W::narrow(weight).twice();
        Edge { u, v, doubled }
    });
    let edges: Vec<Edge<W>> = weighed.collect();
    let graph = Graph::new(people as usize, &edges);
    let guess: Option<Vec<W>> = guess.map(|guess| guess.into_iter().map(W::narrow).collect());
    let forest = start::start(graph, W::narrow(floor), guess.as_deref());
    let mut course = Course::new(forest, edges);
    course.run(aim, source);
    course.into()
}

/// The range of numbers a solve needs.
struct Scale {
    /// Depth of the floor under the duals, in doubled units; even.
    floor: i128,
    /// Whether 64 bits are enough.
    narrow: bool,
}

/// A search in numbers that are wide enough.
type Generate<S> = fn(Goal, &S, u32, &[(u32, u32)], Option<Vec<i128>>, i128) -> Ended;

impl Scale {
    /// The search for numbers of this range.
    fn generate<S: PairSource>(&self) -> Generate<S> {
        if self.narrow {
            generate::<i64, S>
        } else {
            generate::<i128, S>
        }
    }

    /// With `L` the largest admissible weight: a floor of `(n + 1) L` makes one pair more worth more than any weights, since
    /// `(k + 1) (floor - L) > k (floor + L)` for `k <= n / 2`. No dual, event time or blossom dual exceeds sixteen times
    /// `floor + 2 L`. `None` if that overflows 128 bits.
    fn new(people: usize, levels: &[Level], objective: Objective) -> Option<Self> {
        let largest = largest_weight(levels)?;
        let floor = match objective {
            Objective::CardinalityFirst => {
                largest.checked_mul(i128::try_from(people).ok()? + 16)?
            }
            Objective::MaximumWeight => 0,
        };
        let floor = floor + (floor & 1);
        let span = floor
            .checked_add(largest.checked_mul(2)?)?
            .checked_mul(16)?;
        Some(Self {
            floor,
            narrow: i64::try_from(span).is_ok(),
        })
    }
}
