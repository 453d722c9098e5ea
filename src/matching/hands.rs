//! What each decision of hands and each must rule costs: the best matching without it, against the best with it.
//!
//! Both are proved. Most pairs that must not be would change nothing: where the duals of the optimum cover such a pair, they
//! prove the optimum with it too, and nothing is solved. Else the search goes on where it ended for the round as it is, and only what
//! has changed since is proved anew: see [`known`](super::known).

mod base;
mod first;

use rayon::prelude::*;

use super::again;
use super::candidates::Candidates;
use super::priced::Priced;
use super::report::{Levels, MatchError, MustRule};
use crate::model::{PersonId, Program, Round};
use base::Base;

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
    Ok(Prices::of(&candidates, base.now, &hands, &priced))
}

/// The same where people may have several partners: each is solved anew, but for pairs that the prices of places cover.
fn of_several(
    program: &Program,
    round: &Round,
    candidates: &Candidates<'_>,
) -> Result<Prices, MatchError> {
    let priced = Priced::new(program, round, candidates)?;
    let without = |hand: &Hand| {
        let freed = candidates.without_hand(*hand);
        if let Hand::Forbidden(pair) | Hand::Knows(pair) | Hand::Avoid(pair) = *hand
            && priced.covers(&freed, pair)?
        {
            return Ok(None);
        }
        let again = again::solve(program, round, &freed)?;
        Ok(Some(again.levels))
    };
    let hands = hands(candidates);
    let all = hands.par_iter().map(without);
    let all = all.collect::<Result<Vec<Option<Levels>>, MatchError>>()?;
    Ok(Prices::of(candidates, priced.levels, &hands, &all))
}

impl Prices {
    /// Of these hands; without a hand that makes no difference all is as it is now.
    fn of(
        candidates: &Candidates<'_>,
        now: Levels,
        hands: &[Hand],
        without: &[Option<Levels>],
    ) -> Self {
        let price = |(hand, without): (&Hand, &Option<Levels>)| Price {
            hand: *hand,
            without: without.unwrap_or(now),
        };
        Self {
            people: candidates.ids(),
            now,
            hands: hands.iter().zip(without).map(price).collect(),
            solved: without.iter().flatten().count(),
        }
    }
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
