//! What anybody may know of a round: counts that tell of no small group, neither by themselves nor by what is left of a total.
//!
//! The types hold it: a [`Counts`] or a [`Share`] is made by leaving out what is too small, or is read from a file and refused if
//! something in it is too small. The site has no other figures.

use std::collections::BTreeMap;

use super::{Country, Language, RoundId};
use crate::source::Spanned;

/// The public figures of a round, as `data/figures` has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundFigures {
    /// Which.
    pub round: Spanned<RoundId>,
    /// How many took part.
    pub people: u32,
    /// In how many countries.
    pub countries: Option<u32>,
    /// How many had a partner.
    pub matched: Option<Share>,
    /// How many wishes came true.
    pub wishes: Option<Share>,
    /// People by country.
    pub by_country: Counts<Country>,
    /// People by the languages that they speak: one may speak several.
    pub by_language: Counts<Language>,
}

/// How many of some have something. Those who have not are nobody, or enough not to point at anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    of: u32,
    have: u32,
}

/// People by some value, the largest group first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts<K> {
    shown: Vec<(K, u32)>,
    /// People of groups that are left out; of values that overlap, none.
    rest: u32,
}

impl Share {
    /// `None` if those who have it, or those who have not, are too few.
    pub fn new(of: u32, have: u32, smallest: u32) -> Option<Self> {
        let lack = of.checked_sub(have)?;
        (is_enough(have, smallest) && is_enough(lack, smallest) && of > 0)
            .then_some(Self { of, have })
    }

    /// Of how many.
    pub fn of(self) -> u32 {
        self.of
    }

    /// How many have it.
    pub fn have(self) -> u32 {
        self.have
    }
}

/// Nobody, or not few.
fn is_enough(count: u32, smallest: u32) -> bool {
    count == 0 || count >= smallest
}

impl<K: Ord + Clone> Counts<K> {
    /// People who are in one group each. Groups that are too small are left out; and if these together are too few, or one
    /// alone, whose number would follow from the total, so are the smallest of the others, until they are not.
    pub fn apart(all: &BTreeMap<K, u32>, smallest: u32) -> Self {
        let mut shown: Vec<(K, u32)> = ordered(all);
        let small = shown.partition_point(|(_, count)| *count >= smallest);
        let (mut rest, mut left_out) = (0, 0);
        let mut keep = small;
        for (_, count) in &shown[small..] {
            rest += count;
            left_out += 1;
        }
        while left_out > 0 && (rest < smallest || left_out < 2) && keep > 0 {
            keep -= 1;
            rest += shown[keep].1;
            left_out += 1;
        }
        shown.truncate(keep);
        Self { shown, rest }
    }

    /// Of so many people, those who have each of several values. Where only few lack one, it is left out as well.
    pub fn overlapping(all: &BTreeMap<K, u32>, people: u32, smallest: u32) -> Self {
        let mut shown = ordered(all);
        shown.retain(|(_, count)| {
            *count >= smallest && is_enough(people.saturating_sub(*count), smallest)
        });
        Self { shown, rest: 0 }
    }

    /// What a file says.
    ///
    /// # Errors
    /// The first group that is too small to be told; `None` is the rest.
    pub fn read(shown: Vec<(K, u32)>, rest: u32, smallest: u32) -> Result<Self, Option<K>> {
        if let Some((key, _)) = shown.iter().find(|(_, count)| *count < smallest) {
            return Err(Some(key.clone()));
        }
        if !is_enough(rest, smallest) {
            return Err(None);
        }
        let all = shown.into_iter().collect();
        let shown = ordered(&all);
        Ok(Self { shown, rest })
    }

    /// The groups that may be told.
    pub fn shown(&self) -> &[(K, u32)] {
        &self.shown
    }

    /// How many are in others.
    pub fn rest(&self) -> u32 {
        self.rest
    }
}

/// The largest first, equal ones by their value.
fn ordered<K: Ord + Clone>(all: &BTreeMap<K, u32>) -> Vec<(K, u32)> {
    let mut all: Vec<(K, u32)> = all
        .iter()
        .filter(|(_, count)| **count > 0)
        .map(|(key, count)| (key.clone(), *count))
        .collect();
    all.sort_by(|(a, many), (b, more)| (more, a).cmp(&(many, b)));
    all
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may stop")]

    use proptest::prelude::*;

    use super::*;

    fn counts(all: &[u32]) -> BTreeMap<usize, u32> {
        all.iter().copied().enumerate().collect()
    }

    #[test]
    fn one_small_group_takes_another_with_it() {
        let told = Counts::apart(&counts(&[20, 9, 6, 2]), 5);
        assert_eq!(told.shown(), [(0, 20), (1, 9)]);
        assert_eq!(told.rest(), 8);
        let told = Counts::apart(&counts(&[20, 2, 1]), 5);
        assert_eq!((told.shown(), told.rest()), (&[][..], 23));
    }

    proptest! {
        /// What is shown is never of few people, and nobody can subtract their way to a group that is.
        #[test]
        fn no_small_group_is_told_nor_follows(all in prop::collection::vec(0u32..30, 0..12), smallest in 1u32..9) {
            let all = counts(&all);
            let told = Counts::apart(&all, smallest);
            let total: u32 = all.values().sum();
            let shown: u32 = told.shown().iter().map(|(_, count)| count).sum();
            prop_assert_eq!(shown + told.rest(), total);
            let there = all.values().filter(|count| **count > 0).count();
            let left_out = there - told.shown().len();
            prop_assert!(told.shown().iter().all(|(_, count)| *count >= smallest));
            prop_assert!(left_out != 1 || there == 1);
            // Only a round that is too small as a whole has a rest that is.
            prop_assert!(told.rest() == 0 || told.rest() >= smallest || total < smallest);
        }

        #[test]
        fn few_who_lack_something_are_not_told_either(of in 0u32..60, have in 0u32..60, smallest in 1u32..9) {
            let told = Share::new(of, have, smallest);
            if let Some(told) = told {
                let lack = told.of() - told.have();
                prop_assert!(told.have() == 0 || told.have() >= smallest);
                prop_assert!(lack == 0 || lack >= smallest);
            }
            let overlapping = Counts::overlapping(&BTreeMap::from([(0, have.min(of))]), of, smallest);
            prop_assert_eq!(overlapping.shown().is_empty(), have.min(of) == 0 || told_none(of, have.min(of), smallest));
        }

        #[test]
        fn what_is_written_may_be_read(all in prop::collection::vec(0u32..30, 0..12), smallest in 1u32..9) {
            let told = Counts::apart(&counts(&all), smallest);
            let again = Counts::read(told.shown().to_vec(), told.rest(), smallest);
            if all.iter().sum::<u32>() >= smallest {
                prop_assert_eq!(again, Ok(told));
            }
        }
    }

    fn told_none(of: u32, have: u32, smallest: u32) -> bool {
        Share::new(of, have, smallest).is_none()
    }
}
