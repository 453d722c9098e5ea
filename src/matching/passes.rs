//! Passes: those who are left over are matched again, with one must rule fewer.
//!
//! Pairs of an earlier pass stay. So every pass is exact and proved given the ones before it, and a rule is broken only among people
//! whom the stricter rules left without a partner. That may leave more people over than giving the rule up for everybody would:
//! who wants that makes it a weighed rule.

use super::best::{self, Best};
use super::candidates::Candidates;
use super::report::{MatchError, Pass, WorstOff};
use super::rules::{FULL_SCORE, RuleId};
use super::worst_off;

/// What all passes come to.
#[derive(Clone, Debug)]
pub struct Passes {
    /// The pairs of all passes, sorted; who is left over; what they reach together.
    pub best: Best,
    /// How many each pass added.
    pub passes: Vec<Pass>,
    /// The lowest scores of the passes that had anybody to pair.
    pub worst_off: Vec<WorstOff>,
}

impl Passes {
    /// The first pass, in which no lowest score was asked for.
    pub(super) fn first(best: Best) -> Self {
        let pairs = best.result.pairs;
        Self {
            best,
            passes: vec![Pass {
                relaxed: None,
                pairs,
            }],
            worst_off: Vec::new(),
        }
    }
}

/// Solves the round for all who are not pinned, without a few. No lowest score above `most` is asked for.
///
/// # Errors
/// See [`best::best`].
pub fn solve(candidates: &Candidates, without: &[u32], most: u32) -> Result<Passes, MatchError> {
    let first = pass(candidates, without, None, most)?;
    after(candidates, first, without, most)
}

/// The passes that come after the first one.
///
/// # Errors
/// See [`best::best`].
pub(super) fn after(
    candidates: &Candidates,
    first: Passes,
    without: &[u32],
    most: u32,
) -> Result<Passes, MatchError> {
    let policy = candidates.policy;
    let mut all = first;
    for (at, rule) in policy.relax.iter().enumerate() {
        let mut done = without.to_vec();
        done.extend(all.best.pairs.as_flattened());
        let next = pass(&candidates.relaxed(at + 1), &done, Some(*rule), most)?;
        all.best.pairs.extend(next.best.pairs);
        all.best.left = next.best.left;
        all.best.result = all.best.result.plus(next.best.result);
        all.best.bound = all.best.bound.plus(next.best.bound);
        all.passes.extend(next.passes);
        all.worst_off.extend(next.worst_off);
    }
    all.best.pairs.sort_unstable();
    Ok(all)
}

fn pass(
    candidates: &Candidates,
    without: &[u32],
    relaxed: Option<RuleId>,
    most: u32,
) -> Result<Passes, MatchError> {
    let columns = best::columns(candidates, without)?;
    let (best, worst_off) = worst_off::solve(columns, candidates.policy, most)?;
    let pairs = best.result.pairs;
    Ok(Passes {
        passes: vec![Pass { relaxed, pairs }],
        worst_off: worst_off.filter(|_| pairs > 0).into_iter().collect(),
        best,
    })
}

/// The lowest score of all passes, if it is an objective and anybody is paired.
pub fn lowest(worst_off: &[WorstOff]) -> Option<u32> {
    worst_off.iter().map(|pass| pass.floor).min()
}

/// No limit to the lowest score.
pub const ANY: u32 = FULL_SCORE;
