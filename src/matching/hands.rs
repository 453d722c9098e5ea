//! What each decision of hands and each must rule costs: the best matching without it, against the best with it.
//!
//! Both are proved. Most pairs that must not be would change nothing: where the duals of the optimum cover such a pair, they
//! prove the optimum with it too, and nothing is solved. All else is solved anew, from where the search for the optimum ended.

use rayon::prelude::*;

use super::again;
use super::best::{self, Known};
use super::candidates::Candidates;
use super::passes;
use super::report::{Levels, MatchError, MustRule};
use super::why::own;
use crate::model::{PersonId, Program, Round};

/// Something that hands have decided. Pairs are of numbers, sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hand {
    /// These two, whatever the scores say.
    Pin([u32; 2]),
    /// Never these two.
    Forbidden([u32; 2]),
    /// One of the two knows the other.
    Knows([u32; 2]),
    /// One of the two asked never to meet the other. Confidential.
    Avoid([u32; 2]),
    /// A must rule of the policy.
    Must(MustRule),
}

/// What a round would be without one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Price {
    /// Without which.
    pub hand: Hand,
    /// What all pairs, pinned ones too, would reach at best.
    pub without: Levels,
}

/// What all of them cost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prices {
    /// Everybody the numbers speak of.
    pub people: Vec<PersonId>,
    /// What all pairs, pinned ones too, reach at best.
    pub now: Levels,
    /// In the order of hands.
    pub hands: Vec<Price>,
    /// How many of them had to be solved for.
    #[allow(dead_code, reason = "tests read it")]
    pub solved: usize,
}

/// The prices of a round that is to be matched.
///
/// # Errors
/// See [`MatchError`].
pub fn prices(program: &Program, round: &Round) -> Result<Prices, MatchError> {
    let candidates = Candidates::new(program, round, None)?;
    if round.has_several() {
        return of_several(program, round, &candidates);
    }
    let base = Base::new(&candidates)?;
    let hands = hands(&candidates);
    let priced = hands.par_iter().map(|hand| base.without(*hand));
    let priced: Vec<Option<Levels>> = priced.collect::<Result<_, MatchError>>()?;
    let people = candidates.people.iter();
    let solved = priced.iter().flatten().count();
    let price = |(hand, without): (&Hand, Option<Levels>)| Price {
        hand: *hand,
        without: without.unwrap_or(base.now),
    };
    Ok(Prices {
        people: people.map(|person| person.id.clone()).collect(),
        now: base.now,
        hands: hands.iter().zip(priced).map(price).collect(),
        solved,
    })
}

/// The same where people may have several partners: each is solved anew, but for pairs that must not be in any case.
fn of_several(
    program: &Program,
    round: &Round,
    candidates: &Candidates<'_>,
) -> Result<Prices, MatchError> {
    let now = again::solve(program, round, candidates)?.levels;
    let hands = hands(candidates);
    let without = |hand: &Hand| {
        let freed = candidates.without_hand(*hand);
        if let Hand::Forbidden([a, b]) | Hand::Knows([a, b]) | Hand::Avoid([a, b]) = *hand
            && !freed.fit(a, b)
        {
            return Ok(None);
        }
        let again = again::solve(program, round, &freed)?;
        Ok(Some(again.levels))
    };
    let priced: Vec<Option<Levels>> = hands
        .par_iter()
        .map(without)
        .collect::<Result<_, MatchError>>()?;
    let price = |(hand, without): (&Hand, &Option<Levels>)| Price {
        hand: *hand,
        without: without.unwrap_or(now),
    };
    Ok(Prices {
        people: candidates.ids(),
        now,
        hands: hands.iter().zip(&priced).map(price).collect(),
        solved: priced.iter().flatten().count(),
    })
}

/// All of them, sorted.
fn hands(candidates: &Candidates) -> Vec<Hand> {
    let takes_part = |pair: &[u32; 2]| {
        let is_there = |who: &u32| candidates.person(*who).enrolled;
        pair.iter().all(is_there)
    };
    let pairs = |pairs: Vec<[u32; 2]>, hand: fn([u32; 2]) -> Hand| {
        pairs
            .into_iter()
            .filter(takes_part)
            .map(hand)
            .collect::<Vec<_>>()
    };
    let rules = candidates.scale.musts(candidates.own);
    let rules = rules.map(|rule| MustRule::Rule(rule.id()));
    let minimum = (candidates.scale.minimum_score > 0).then_some(MustRule::MinimumScore);
    let mut all = pairs(candidates.pins.clone(), Hand::Pin);
    all.extend(pairs(
        candidates.forbidden.pairs().collect(),
        Hand::Forbidden,
    ));
    all.extend(pairs(candidates.knows.pairs().collect(), Hand::Knows));
    all.extend(pairs(candidates.avoid.pairs().collect(), Hand::Avoid));
    all.extend(rules.chain(minimum).map(Hand::Must));
    all
}

/// The round as it is.
struct Base<'c> {
    candidates: &'c Candidates<'c>,
    now: Levels,
    /// Of a policy with one pass and without a lowest score.
    known: Option<Known>,
}

impl<'c> Base<'c> {
    fn new(candidates: &'c Candidates<'c>) -> Result<Self, MatchError> {
        let policy = candidates.policy;
        let is_plain = policy.relax.is_empty() && policy.before_worst_off().is_none();
        let (result, known) = if is_plain {
            let (best, known) = best::remembered(&best::columns(candidates, &[])?)?;
            (best.result, Some(known))
        } else {
            (
                passes::solve(candidates, &[], passes::ANY)?.best.result,
                None,
            )
        };
        Ok(Self {
            candidates,
            now: with_pins(candidates, result),
            known,
        })
    }

    /// What is reached without a hand; `None` if it makes no difference.
    fn without(&self, hand: Hand) -> Result<Option<Levels>, MatchError> {
        let freed = self.candidates.without_hand(hand);
        if let Hand::Forbidden(pair) | Hand::Knows(pair) | Hand::Avoid(pair) = hand
            && !self.matters(&freed, pair)?
        {
            return Ok(None);
        }
        let result = match &self.known {
            Some(known) => best::best_near(&best::columns(&freed, &[])?, known)?.result,
            None => passes::solve(&freed, &[], passes::ANY)?.best.result,
        };
        Ok(Some(with_pins(&freed, result)))
    }

    /// Whether it could make a difference that a pair is not kept apart.
    fn matters(&self, freed: &Candidates, [a, b]: [u32; 2]) -> Result<bool, MatchError> {
        let is_pinned = |who: u32| freed.pins.as_flattened().contains(&who);
        if is_pinned(a) || is_pinned(b) || !freed.most_relaxed().fit(a, b) {
            return Ok(false);
        }
        Ok(match &self.known {
            Some(known) => !known.covers(&best::columns(freed, &[])?, [a, b]),
            None => true,
        })
    }
}

/// With what the pinned pairs add.
fn with_pins(candidates: &Candidates, result: Levels) -> Levels {
    let pins = candidates.pins.iter().map(|[a, b]| {
        let pair = candidates.pair_score(*a, *b);
        own(candidates, *a, *b, &pair)
    });
    pins.fold(result, Levels::plus)
}
