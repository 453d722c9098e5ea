//! Why two people are not matched, and what it would cost to have them matched.

use super::again;
use super::candidates::Candidates;
use super::matches::{Basis, Proposal, RoundMatches};
use super::passes;
use super::report::{Levels, Match, MatchError, PairScore, WhyNot, Within};
use super::round::{explain_accepted, propose};
use super::units::Units;
use crate::model::round::Objective;
use crate::model::{PersonId, Program, Round};

/// Why these two are not matched in the round: the rules that they break, or how much worse the best matching with them would
/// be. It solves the round once more with the two held together. Of a round with a ledger it tells what is accepted.
///
/// # Errors
/// See [`MatchError`].
pub fn why_not(
    program: &Program,
    round: &Round,
    a: &PersonId,
    b: &PersonId,
) -> Result<WhyNot, MatchError> {
    let ledger = program.ledger(&round.id).map(AsRef::as_ref);
    let candidates = Candidates::new(program, round, ledger)?;
    let both = [a, b].map(|id| candidates.number(id).ok_or(id));
    let pair = match both {
        [Ok(a), Ok(b)] if a != b => [a.min(b), a.max(b)],
        [Ok(_), Ok(_)] => return Ok(WhyNot::SamePerson),
        [Err(id), _] | [_, Err(id)] => return Ok(WhyNot::NotTakingPart(id.clone())),
    };
    let found = match ledger {
        Some(ledger) => explain_accepted(program, round, ledger)?,
        None => propose(program, round)?,
    };
    let cut = found.proposal().and_then(|proposal| proposal.cut.as_ref());
    if let Some(id) = [a, b]
        .into_iter()
        .find(|id| cut.is_some_and(|cut| cut.place(id).is_some()))
    {
        return Ok(WhyNot::OverCap(id.clone()));
    }
    if round.has_several() && ledger.is_none() {
        let several = Several::new(program, round, &candidates)?;
        return several.why_not(&found, pair);
    }
    why_not_in(&candidates, &found, pair)
}

/// The same of two sorted numbers, in matches that are there.
///
/// # Errors
/// See [`MatchError`].
pub(super) fn why_not_in(
    candidates: &Candidates,
    found: &RoundMatches,
    pair: [u32; 2],
) -> Result<WhyNot, MatchError> {
    if let Some(early) = together_or_broken(candidates, found, pair) {
        return Ok(early);
    }
    match &found.basis {
        Basis::Ledger(_) => Ok(WhyNot::Settled {
            instead: instead(&found.matches, pair),
            pair: candidates.pair_score(pair[0], pair[1]),
            people: found.people.clone(),
        }),
        Basis::Proposal(proposal) => price(candidates, found, &Best::of(proposal), pair),
    }
}

/// What is reached without two together.
#[derive(Clone, Copy, Debug)]
pub(super) struct Best {
    /// By all pairs.
    pub levels: Levels,
    /// The lowest score, if it is an objective.
    pub lowest: Option<u32>,
    /// Of which pairs.
    pub within: Within,
}

impl Best {
    /// By what is proposed for a round.
    pub fn of(proposal: &Proposal) -> Self {
        Self {
            levels: proposal.totals.best,
            lowest: passes::lowest(&proposal.totals.worst_off),
            within: Within::Round,
        }
    }
}

/// A round in which people may have several partners, with what its pairs reach at best.
pub(super) struct Several<'a> {
    program: &'a Program,
    round: &'a Round,
    candidates: &'a Candidates<'a>,
    best: Levels,
}

impl<'a> Several<'a> {
    /// Solves it.
    ///
    /// # Errors
    /// See [`MatchError`].
    pub(super) fn new(
        program: &'a Program,
        round: &'a Round,
        candidates: &'a Candidates<'a>,
    ) -> Result<Self, MatchError> {
        Ok(Self {
            best: again::solve(program, round, candidates)?.levels,
            program,
            round,
            candidates,
        })
    }

    /// Why two are not matched in what is proposed: what it would cost to hold them together.
    pub(super) fn why_not(
        &self,
        found: &RoundMatches,
        pair: [u32; 2],
    ) -> Result<WhyNot, MatchError> {
        let (program, round, candidates) = (self.program, self.round, self.candidates);
        if let Some(early) = together_or_broken(candidates, found, pair) {
            return Ok(early);
        }
        let broken = Units::new(candidates, round)?.broken(candidates, pair);
        if !broken.is_empty() {
            return Ok(WhyNot::Broken(broken));
        }
        let mentors = again::mentors(program, round, candidates)?;
        if mentors.is_some_and(|mentors| !mentors.may_either(pair)) {
            return Ok(WhyNot::ByRoles);
        }
        let with_them = again::together(program, round, candidates, pair)?;
        let Some(with_them) = with_them else {
            let is_pinned = |who: &&u32| candidates.pins.as_flattened().contains(*who);
            let pinned = pair.iter().find(is_pinned).unwrap_or(&pair[0]);
            return Ok(WhyNot::Held(candidates.person(*pinned).id.clone()));
        };
        Ok(WhyNot::Possible {
            instead: instead(&found.matches, pair),
            pair: candidates.pair_score(pair[0], pair[1]),
            people: found.people.clone(),
            best: self.best,
            with_them,
            lowest: None,
            within: Within::Round,
        })
    }
}

/// What it would cost to have two together.
///
/// # Errors
/// See [`MatchError`].
pub(super) fn price(
    candidates: &Candidates,
    found: &RoundMatches,
    best: &Best,
    [a, b]: [u32; 2],
) -> Result<WhyNot, MatchError> {
    let free = candidates.free();
    for who in [a, b] {
        if free.binary_search(&who).is_err() {
            return Ok(WhyNot::Held(candidates.person(who).id.clone()));
        }
    }
    let pair = candidates.pair_score(a, b);
    let rest = passes::solve(candidates, &[a, b], pair.score)?;
    let lowest = best.lowest.map(|best| {
        let others = passes::lowest(&rest.worst_off).unwrap_or(pair.score);
        [best, others.min(pair.score)]
    });
    let own = own(candidates, a, b, &pair);
    Ok(WhyNot::Possible {
        instead: instead(&found.matches, [a, b]),
        best: best.levels,
        with_them: rest.best.result.plus(own),
        lowest,
        within: best.within,
        pair,
        people: found.people.clone(),
    })
}

/// The answer where no price has to be found.
pub(super) fn together_or_broken(
    candidates: &Candidates,
    found: &RoundMatches,
    [a, b]: [u32; 2],
) -> Option<WhyNot> {
    let together = |one: &&Match| one.people.contains(&a) && one.people.contains(&b);
    if let Some(one) = found.matches.iter().find(together) {
        let (people, found) = (found.people.clone(), Box::new(one.clone()));
        return Some(WhyNot::Matched { people, found });
    }
    let broken = candidates.most_relaxed().broken(a, b);
    (!broken.is_empty()).then_some(WhyNot::Broken(broken))
}

/// The matches that the two have.
pub(super) fn instead(matches: &[Match], pair: [u32; 2]) -> Vec<Match> {
    let has = |one: &&Match| one.people.iter().any(|who| pair.contains(who));
    matches.iter().filter(has).cloned().collect()
}

/// What the two add to the objectives, as far as the policy looks at them.
pub(super) fn own(candidates: &Candidates, a: u32, b: u32, pair: &PairScore) -> Levels {
    let waited = |who: u32| u64::from(candidates.person(who).rank);
    let counts = |objective| candidates.policy.objectives.contains(&objective);
    let if_counted = |objective, value: u32| u64::from(if counts(objective) { value } else { 0 });
    Levels {
        covered: 0,
        pairs: 1,
        kept: 0,
        waiting: waited(a) + waited(b),
        wishes: if_counted(Objective::Wishes, pair.wish_points),
        score: if_counted(Objective::Score, pair.score),
    }
}
