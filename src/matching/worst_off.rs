//! The lowest score, raised as far as what comes before it in the objectives allows.
//!
//! The lowest of many scores is no sum, so it cannot be packed into the weights. Instead a floor under the scores is searched: with a
//! higher floor fewer pairs exist, so the objectives that come before can only become worse, and the largest floor that keeps them
//! is found by halving. It is proved by two certified optima: one with the floor, and one with a floor one higher, which is worse in an
//! objective that comes before.

use super::best::{self, Best};
use super::columns::Columns;
use super::report::{Levels, MatchError, WorstOff};
use super::rules::FULL_SCORE;
use crate::model::Policy;
use crate::model::round::Objective;

/// The best pairs under a policy, with the lowest score if it is an objective. No floor above `most` is asked for.
///
/// # Errors
/// See [`best::best`].
pub fn solve(
    mut columns: Columns,
    policy: &Policy,
    most: u32,
) -> Result<(Best, Option<WorstOff>), MatchError> {
    let mut found = best::best(&columns)?;
    let Some(before) = policy.before_worst_off() else {
        return Ok((found, None));
    };
    let goal = ordered(before, found.result);
    let (mut one_higher, mut floor) = (None, lowest(&columns, &found));
    let mut too_high = most.min(FULL_SCORE) + 1;
    while floor + 1 < too_high {
        let middle = floor.midpoint(too_high);
        let mut higher = columns.clone();
        higher.raise_floor(middle);
        let with_it = best::best(&higher)?;
        if ordered(before, with_it.result) == goal {
            floor = lowest(&higher, &with_it);
            (found, columns) = (with_it, higher);
        } else {
            too_high = middle;
            one_higher = Some(with_it.result);
        }
    }
    // Nothing has a score above the full one: such a floor leaves no pair, and needs no solver to see that.
    let nobody = found.pairs.is_empty();
    let one_higher = one_higher.or_else(|| (!nobody).then(Levels::default));
    let worst_off = WorstOff {
        floor,
        reached: found.result,
        one_higher,
    };
    Ok((found, Some(worst_off)))
}

/// What the objectives are at, in their order.
pub(super) fn ordered(objectives: &[Objective], levels: Levels) -> Vec<u64> {
    let mut values = Vec::new();
    for objective in objectives {
        match objective {
            Objective::Coverage => values.extend([levels.pairs, levels.kept, levels.waiting]),
            Objective::Wishes => values.push(levels.wishes),
            Objective::Score => values.push(levels.score),
            Objective::WorstOff => {}
        }
    }
    values
}

/// The lowest score of these pairs; the full one if there are none.
fn lowest(columns: &Columns, best: &Best) -> u32 {
    let place = |who: u32| {
        let at = columns.people.binary_search(&who).ok();
        at.and_then(|at| u32::try_from(at).ok())
    };
    let score = |[a, b]: &[u32; 2]| Some(columns.values(place(*a)?, place(*b)?)?.score);
    let scores = best.pairs.iter().filter_map(score);
    scores.min().unwrap_or(FULL_SCORE)
}
