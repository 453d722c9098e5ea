//! The round as it is, and what it would be without one hand.

use super::Hand;
use super::first::{Change, First, Found};
use crate::matching::best::Best;
use crate::matching::candidates::Candidates;
use crate::matching::passes::{self, Passes};
use crate::matching::report::{Levels, MatchError};
use crate::matching::why::own;

/// The round as it is.
pub(super) struct Base<'c> {
    candidates: &'c Candidates<'c>,
    /// What all pairs reach, pinned ones too.
    pub now: Levels,
    first: First,
}

impl<'c> Base<'c> {
    pub(super) fn new(candidates: &'c Candidates<'c>) -> Result<Self, MatchError> {
        let first = First::new(candidates)?;
        let now = reached(candidates, &first.best)?;
        Ok(Self {
            candidates,
            now,
            first,
        })
    }

    /// What is reached without a hand; `None` if it makes no difference.
    pub(super) fn without(&self, hand: Hand) -> Result<Option<Levels>, MatchError> {
        let freed = self.candidates.without_hand(hand);
        let change = match hand {
            Hand::Pin(pair) => Change::People(pair),
            Hand::Must(_) => Change::Rules(&freed),
            Hand::Forbidden(pair) | Hand::Knows(pair) | Hand::Avoid(pair) => Change::Pair(pair),
        };
        match self.first.after(change)? {
            Found::Other(best) => reached(&freed, &best).map(Some),
            Found::Unknown => {
                let all = passes::solve(&freed, &[], passes::ANY)?;
                Ok(Some(with_pins(&freed, all.best.result)))
            }
            Found::Same if self.has_more(&freed, hand) => {
                reached(&freed, &self.first.best).map(Some)
            }
            Found::Same => Ok(None),
        }
    }

    /// Whether passes after the first may find more: of a pair, if neither of the two has got anybody before.
    fn has_more(&self, freed: &Candidates, hand: Hand) -> bool {
        let is_left = |who: &u32| self.first.best.left.binary_search(who).is_ok();
        !freed.policy.relax.is_empty()
            && match hand {
                Hand::Forbidden(pair) | Hand::Knows(pair) | Hand::Avoid(pair) => {
                    pair.iter().all(is_left) && freed.most_relaxed().fit(pair[0], pair[1])
                }
                Hand::Pin(_) | Hand::Must(_) => true,
            }
    }
}

/// What all pairs come to if the first pass has found these.
fn reached(candidates: &Candidates, first: &Best) -> Result<Levels, MatchError> {
    let first = Passes::first(first.clone());
    let all = passes::after(candidates, first, &[], passes::ANY)?;
    Ok(with_pins(candidates, all.best.result))
}

/// With what the pinned pairs add.
fn with_pins(candidates: &Candidates, result: Levels) -> Levels {
    let pins = candidates.pins.iter().map(|[a, b]| {
        let pair = candidates.pair_score(*a, *b);
        own(candidates, *a, *b, &pair)
    });
    pins.fold(result, Levels::plus)
}
