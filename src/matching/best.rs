//! The best pairs of a round, with the proof checked.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::candidates::Candidates;
use super::certificate::{self, Certificate, Rejection};
use super::columns::Columns;
use super::pairs::{INELIGIBLE, PairSource};
use super::report::{Levels, MatchError};
use super::solver::{self, Options, Unsolvable};

/// The best pairs among some people.
#[derive(Clone, Debug)]
pub struct Best {
    /// Sorted pairs of numbers in the round.
    pub pairs: Vec<[u32; 2]>,
    /// Who is left over, ascending.
    pub left: Vec<u32>,
    /// What the pairs reach.
    pub result: Levels,
    /// What the proof allows at best.
    pub bound: Levels,
}

/// Solves the round for those of its people who are in `columns`.
///
/// # Errors
/// If the solver refuses, or its result is not proved.
pub fn best(columns: &Columns) -> Result<Best, MatchError> {
    let options = options(columns);
    let solution = found(solver::solve(columns, options))?;
    let (mate, duals) = (&solution.mate, &solution.duals);
    let checked = certificate::check(columns, options.objective, mate, duals);
    Ok(Best::new(columns, mate, proof(checked)?))
}

/// What is solved.
pub(super) fn options(columns: &Columns) -> Options {
    Options {
        objective: columns.packing().objective,
        ..Options::default()
    }
}

/// How pairs were proved, as an error if they were not.
pub(super) fn proof<T>(checked: Result<T, Rejection>) -> Result<T, MatchError> {
    checked.map_err(|reason| MatchError::Unproved(format!("{reason:?}")))
}

/// What the solver has found, as an error if it refused.
pub(super) fn found<T>(solved: Result<T, Unsolvable>) -> Result<T, MatchError> {
    solved.map_err(|reason| MatchError::Unproved(format!("{reason:?}")))
}

impl Best {
    /// Pairs that have been proved.
    pub(super) fn new(columns: &Columns, mate: &[Option<u32>], proof: Certificate) -> Self {
        let packing = columns.packing();
        let (mut pairs, mut left) = (Vec::new(), Vec::new());
        for (place, mate) in (0..).zip(mate) {
            let own = columns.people[place as usize];
            match mate.map(|mate| columns.people[mate as usize]) {
                None if columns.is_absent(place) => {}
                None => left.push(own),
                Some(other) if own < other => pairs.push([own, other]),
                Some(_) => {}
            }
        }
        Self {
            pairs,
            left,
            result: packing.unpack(proof.weight, proof.matched_pairs),
            bound: packing.unpack(proof.bound, proof.matched_pairs),
        }
    }
}

/// The columns of everybody among whom pairs are chosen, without a few.
///
/// # Errors
/// More people than the weights have bits for.
pub fn columns(candidates: &Candidates, without: &[u32]) -> Result<Columns, MatchError> {
    let without: BTreeSet<u32> = without.iter().copied().collect();
    let mut free = candidates.free();
    free.retain(|person| !without.contains(person));
    Columns::new(candidates, free)
}

/// How many possible partners each person of `columns` has.
pub fn degrees(columns: &Columns) -> Vec<u32> {
    eligible(columns, |_| 0).collect()
}

/// How many pairs of `columns` are eligible.
pub fn eligible_pairs(columns: &Columns) -> u64 {
    eligible(columns, |row| row + 1).map(u64::from).sum()
}

/// How many eligible pairs each person forms with those from a column on.
fn eligible(
    columns: &Columns,
    from: impl Fn(u32) -> u32 + Sync + Send,
) -> impl IndexedParallelIterator<Item = u32> {
    let people = u32::try_from(columns.len()).unwrap_or(u32::MAX);
    let count = move |lead: &mut Vec<i32>, row| {
        let first = from(row);
        let lead = &mut lead[first as usize..];
        columns.block(row, first, lead);
        lead.iter().map(|lead| u32::from(*lead != INELIGIBLE)).sum()
    };
    (0..people)
        .into_par_iter()
        .with_min_len(64)
        .map_init(|| vec![0; columns.len()], count)
}
