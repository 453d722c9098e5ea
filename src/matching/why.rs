//! Why two people are not matched, and what it would cost to have them matched.

use super::best;
use super::candidates::Candidates;
use super::report::{Levels, MatchError, WhyNot};
use super::round::propose;
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
    if with(a).is_some_and(|one| one.people.contains(&b)) {
        return Ok(WhyNot::Matched);
    }
    let broken = candidates.broken(a, b);
    if !broken.is_empty() {
        return Ok(WhyNot::Broken(broken));
    }
    let columns = best::columns(&candidates, &[])?;
    let place = |who: u32| columns.people.binary_search(&who).ok();
    let values = match (place(a), place(b)) {
        (Some(a), Some(b)) => columns.values(number(a), number(b)).unwrap_or_default(),
        (None, _) => return Ok(WhyNot::Held(candidates.person(a).id.clone())),
        (_, None) => return Ok(WhyNot::Held(candidates.person(b).id.clone())),
    };
    let rest = best::best(&best::columns(&candidates, &[a, b])?)?;
    let mut instead: Vec<_> = [a, b].into_iter().filter_map(with).cloned().collect();
    instead.dedup();
    let counted = columns
        .packing()
        .unpack(columns.packing().pack(values, 0), 1);
    Ok(WhyNot::Possible {
        pair: candidates.pair_score(a, b),
        instead,
        best: proposal.totals.best,
        with_them: plus(rest.result, counted),
        people: proposal.people,
    })
}

fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

fn plus(a: Levels, b: Levels) -> Levels {
    Levels {
        pairs: a.pairs + b.pairs,
        waiting: a.waiting + b.waiting,
        wishes: a.wishes + b.wishes,
        score: a.score + b.score,
    }
}
