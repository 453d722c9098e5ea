//! Who is left over joins a pair, or is taken by the standby. The pairs are the best and stay as they are.

use rayon::prelude::*;

use super::candidates::Candidates;
use super::certificate::{self, Objective};
use super::layout::Layout;
use super::objectives::tie;
use super::pairs::ExplicitPairs;
use super::report::MatchError;
use super::rules::FULL_SCORE;
use super::solver::{self, Options};
use super::wishes::WISH_POINTS;

/// Weights must stay below 2^100, and the highest number, a rank, has four bits at most.
const ROOM: u32 = 95;

/// Who joins which pair, by place in `left` and `pairs`: as many as possible, at most one for each pair, all three fitting each
/// other. Among all ways to do so the best by these sums: who comes first (people who were left over last time too), wishes of and about those who join, the
/// lowest scores of the trios, all scores of the trios, tie.
///
/// It is an assignment, so a matching between those who are left and the pairs: the solver finds it and the certificate proves it.
///
/// # Errors
/// If the solver refuses, or its result is not proved.
pub fn thirds(
    candidates: &Candidates,
    pairs: &[[u32; 2]],
    left: &[u32],
) -> Result<Vec<(usize, usize)>, MatchError> {
    if left.is_empty() || pairs.is_empty() {
        return Ok(Vec::new());
    }
    let rank = left.iter().map(|third| candidates.person(*third).rank);
    let most = [
        rank.max().unwrap_or(0),
        4 * WISH_POINTS,
        FULL_SCORE,
        3 * FULL_SCORE,
    ];
    let people = left.len() + pairs.len();
    let layout =
        Layout::new(&most, &[0; 4], left.len(), ROOM).ok_or(MatchError::TooManyPeople(people))?;
    let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let edge = |at: usize, place: usize| {
        let (third, pair) = (left[at], pairs[place]);
        let fit = pair.iter().all(|one| candidates.fit(third, *one));
        fit.then(|| {
            (
                number(at),
                number(left.len() + place),
                worth(candidates, &layout, third, pair),
            )
        })
    };
    let edges: Vec<(u32, u32, i128)> = (0..left.len())
        .into_par_iter()
        .flat_map_iter(|at| (0..pairs.len()).filter_map(move |place| edge(at, place)))
        .collect();
    let unproved = |reason: &dyn std::fmt::Debug| MatchError::Unproved(format!("{reason:?}"));
    let source = ExplicitPairs::new(people, &edges).map_err(|reason| unproved(&reason))?;
    let objective = Objective::CardinalityFirst;
    let solution = solver::solve(
        &source,
        Options {
            objective,
            ..Options::default()
        },
    )
    .map_err(|reason| unproved(&reason))?;
    certificate::check(&source, objective, &solution.mate, &solution.duals)
        .map_err(|reason| unproved(&reason))?;
    let joined = solution.mate[..left.len()].iter().enumerate();
    let joined = joined.filter_map(|(at, mate)| Some((at, (*mate)? as usize - left.len())));
    Ok(joined.collect())
}

fn worth(candidates: &Candidates, layout: &Layout, third: u32, pair: [u32; 2]) -> i128 {
    let [a, b] = pair;
    let new = [
        candidates.pair_score(third, a),
        candidates.pair_score(third, b),
    ];
    let scores = [
        candidates.pair_score(a, b).score,
        new[0].score,
        new[1].score,
    ];
    let hash = |number| candidates.person(number).hash;
    let values = [
        candidates.person(third).rank,
        new[0].wish_points + new[1].wish_points,
        scores.into_iter().min().unwrap_or(0),
        scores.into_iter().sum(),
    ];
    layout.pack(&values, tie(hash(third), tie(hash(a), hash(b))))
}

/// Whom of those left over the standby takes: somebody who may be matched with the standby; the best by the same order.
pub fn for_standby(candidates: &Candidates, standby: u32, left: &[u32]) -> Option<u32> {
    let fitting = left.iter().filter(|other| candidates.fit(standby, **other));
    let key = |other: &u32| {
        let pair = candidates.pair_score(standby, *other);
        let person = candidates.person(*other);
        let tie = tie(candidates.person(standby).hash, person.hash);
        (person.rank, pair.wish_points, pair.score, tie)
    };
    fitting.copied().max_by_key(key)
}
