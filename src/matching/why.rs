//! Why two people are not matched, and what it would cost to have them matched.

use super::candidates::Candidates;
use super::passes;
use super::report::{Levels, MatchError, PairScore, WhyNot};
use super::round::propose;
use crate::model::round::Objective;
use crate::model::{PersonId, Program, Round};

/// Why these two are not matched in the round: the rules that they break, or how much worse the best matching with them would
/// be. It solves the round once more with the two held together.
///
/// # Errors
/// See [`MatchError`].
pub fn why_not(
    program: &Program,
    round: &Round,
    a: &PersonId,
    b: &PersonId,
) -> Result<WhyNot, MatchError> {
    let candidates = Candidates::new(program, round, None)?;
    let both = [a, b].map(|id| candidates.number(id).ok_or(id));
    let [a, b] = match both {
        [Ok(a), Ok(b)] if a != b => [a.min(b), a.max(b)],
        [Ok(_), Ok(_)] => return Ok(WhyNot::SamePerson),
        [Err(id), _] | [_, Err(id)] => return Ok(WhyNot::NotTakingPart(id.clone())),
    };
    let proposal = propose(program, round)?;
    let with = |who: u32| {
        proposal
            .matches
            .iter()
            .find(move |one| one.people.contains(&who))
    };
    if let Some(one) = with(a).filter(|one| one.people.contains(&b)) {
        let (people, found) = (proposal.people.clone(), Box::new(one.clone()));
        return Ok(WhyNot::Matched { people, found });
    }
    let broken = candidates.most_relaxed().broken(a, b);
    if !broken.is_empty() {
        return Ok(WhyNot::Broken(broken));
    }
    let free = candidates.free();
    for who in [a, b] {
        if free.binary_search(&who).is_err() {
            return Ok(WhyNot::Held(candidates.person(who).id.clone()));
        }
    }
    let mut instead: Vec<_> = [a, b].into_iter().filter_map(with).cloned().collect();
    instead.dedup();
    let pair = candidates.pair_score(a, b);
    let rest = passes::solve(&candidates, &[a, b], pair.score)?;
    let lowest = passes::lowest(&proposal.totals.worst_off).map(|best| {
        let others = passes::lowest(&rest.worst_off).unwrap_or(pair.score);
        [best, others.min(pair.score)]
    });
    let own = own(&candidates, a, b, &pair);
    Ok(WhyNot::Possible {
        instead,
        best: proposal.totals.best,
        with_them: rest.best.result.plus(own),
        lowest,
        pair,
        people: proposal.people,
    })
}

/// What the two add to the objectives, as far as the policy looks at them.
fn own(candidates: &Candidates, a: u32, b: u32, pair: &PairScore) -> Levels {
    let waited = |who: u32| u64::from(candidates.person(who).waited);
    let counts = |objective| candidates.policy.objectives.contains(&objective);
    let if_counted = |objective, value: u32| u64::from(if counts(objective) { value } else { 0 });
    Levels {
        pairs: 1,
        waiting: waited(a) + waited(b),
        wishes: if_counted(Objective::Wishes, pair.wish_points),
        score: if_counted(Objective::Score, pair.score),
    }
}
