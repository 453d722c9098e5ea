//! The best pairs of a round, with the proof checked.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::candidates::Candidates;
use super::certificate::{self, Duals, Group};
use super::columns::Columns;
use super::pairs::{INELIGIBLE, PairSource};
use super::report::{Levels, MatchError};
use super::solver::{self, Near, Options, Solution};

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

/// What is remembered of an optimum: a nearly equal round is solved from there.
#[derive(Clone, Debug)]
pub struct Known {
    /// The numbers of its people in the round, ascending.
    people: Vec<u32>,
    duals: Duals,
    shared: Vec<i128>,
    pairs: Vec<(u32, u32)>,
}

/// Solves the round for those of its people who are in `columns`.
///
/// # Errors
/// If the solver refuses, or its result is not proved.
pub fn best(columns: &Columns) -> Result<Best, MatchError> {
    proved(columns, &found(columns, None)?)
}

/// The same, and what to begin from when a nearly equal round is solved.
///
/// # Errors
/// See [`best`].
pub fn remembered(columns: &Columns) -> Result<(Best, Known), MatchError> {
    let solution = found(columns, None)?;
    let best = proved(columns, &solution)?;
    let known = Known {
        people: columns.people.clone(),
        shared: solver::shared_out(&solution.duals),
        duals: solution.duals,
        pairs: solution.edges,
    };
    Ok((best, known))
}

/// The same as [`best`], sooner, if the round is nearly that of `known`.
///
/// # Errors
/// See [`best`].
pub fn best_near(columns: &Columns, known: &Known) -> Result<Best, MatchError> {
    proved(columns, &found(columns, Some(known))?)
}

impl Known {
    /// Whether the optimum is still one, and the only one that it would be, if this pair of it were possible too: its duals
    /// cover the pair.
    pub fn covers(&self, columns: &Columns, [a, b]: [u32; 2]) -> bool {
        let place = |who: u32| {
            let at = self.people.binary_search(&who).ok()?;
            u32::try_from(at).ok()
        };
        let (Some(u), Some(v)) = (place(a), place(b)) else {
            return false;
        };
        if columns.people != self.people {
            return false;
        }
        let Some(weight) = columns.weight(u, v) else {
            return true;
        };
        let holds = |group: &&Group| {
            let members = &group.members;
            members.binary_search(&u).is_ok() && members.binary_search(&v).is_ok()
        };
        let groups = self.duals.groups.iter().filter(holds);
        let shared: i128 = groups.map(|group| group.dual).sum();
        self.duals.person[u as usize] + self.duals.person[v as usize] + shared >= 2 * weight
    }

    /// The same in the numbers of other columns.
    fn near(&self, columns: &Columns) -> Near {
        let place = |who: u32| {
            let at = columns.people.binary_search(&who).ok()?;
            u32::try_from(at).ok()
        };
        let places: Vec<Option<u32>> = self.people.iter().map(|who| place(*who)).collect();
        let pair = |(u, v): &(u32, u32)| Some((places[*u as usize]?, places[*v as usize]?));
        let dual = |who: &u32| {
            let at = self.people.binary_search(who).ok()?;
            Some(self.shared[at])
        };
        Near {
            duals: columns.people.iter().map(dual).collect(),
            floor: self.duals.floor,
            pairs: self.pairs.iter().filter_map(pair).collect(),
        }
    }
}

fn found(columns: &Columns, known: Option<&Known>) -> Result<Solution, MatchError> {
    let options = Options {
        objective: columns.packing().objective,
        ..Options::default()
    };
    let solution = match known {
        Some(known) => solver::solve_near(columns, options, &known.near(columns)),
        None => solver::solve(columns, options),
    };
    solution.map_err(|reason| MatchError::Unproved(format!("{reason:?}")))
}

fn proved(columns: &Columns, solution: &Solution) -> Result<Best, MatchError> {
    let packing = columns.packing();
    let proof = certificate::check(columns, packing.objective, &solution.mate, &solution.duals)
        .map_err(|reason| MatchError::Unproved(format!("{reason:?}")))?;
    let (mut pairs, mut left) = (Vec::new(), Vec::new());
    for (own, mate) in columns.people.iter().zip(&solution.mate) {
        match mate.map(|mate| columns.people[mate as usize]) {
            None => left.push(*own),
            Some(other) if *own < other => pairs.push([*own, other]),
            Some(_) => {}
        }
    }
    Ok(Best {
        pairs,
        left,
        result: packing.unpack(proof.weight, proof.matched_pairs),
        bound: packing.unpack(proof.bound, proof.matched_pairs),
    })
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
