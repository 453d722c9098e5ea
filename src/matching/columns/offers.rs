//! What people offer and seek, as sets of bits.

use super::bits::{Bits, sets};
use crate::matching::column::Class;
use crate::model::Term;

/// Both sets of everybody, and what the score gets by in how many directions they meet.
#[derive(Clone, Debug)]
pub(super) struct OfferColumns {
    offers: Bits,
    seeks: Bits,
    by_directions: [i16; 3],
}

/// How many columns are in hand at once.
const RUN: usize = 256;

impl OfferColumns {
    /// Of people who offer and seek these, each as a list of terms.
    pub(super) fn new(offers: &[Vec<Term>], seeks: &[Vec<Term>], by_directions: [i16; 3]) -> Self {
        // One list for both, so that a term has the same place in both sets.
        let both: Vec<Vec<Term>> = offers.iter().chain(seeks).cloned().collect();
        let (_, distinct) = sets(&both);
        let places = |lists: &[Vec<Term>]| {
            let place = |term: &Term| distinct.binary_search(term).ok();
            let row = |list: &Vec<Term>| {
                let places = list.iter().filter_map(place);
                places.filter_map(|at| Class::try_from(at).ok()).collect()
            };
            let rows: Vec<Vec<Class>> = lists.iter().map(row).collect();
            Bits::new(&rows, distinct.len())
        };
        Self {
            offers: places(offers),
            seeks: places(seeks),
            by_directions,
        }
    }

    /// What one pair gets.
    pub(super) fn of(&self, row: usize, column: usize) -> i16 {
        let there = self.offers.meets(row, &self.seeks, column);
        let back = self.offers.meets(column, &self.seeks, row);
        self.by_directions[usize::from(there) + usize::from(back)]
    }

    /// What all pairs get before [`add`](Self::add).
    pub(super) fn of_all(&self) -> i16 {
        self.by_directions[0]
    }

    /// Adds what else they get, for a stretch of a row that begins at column `start`.
    #[inline(always)]
    pub(super) fn add(&self, row: usize, start: usize, scores: &mut [i16]) {
        let [none, one, both] = self.by_directions;
        let (one, both) = (one - none, both - one);
        for (start, scores) in (start..).step_by(RUN).zip(scores.chunks_mut(RUN)) {
            let (mut there, mut back) = ([0; RUN], [0; RUN]);
            for (word, offers) in self.offers.words_of(row, usize::MAX) {
                let seeks = there.iter_mut().zip(&self.seeks.word(word)[start..]);
                seeks.for_each(|(there, seeks)| *there |= offers & seeks);
            }
            for (word, seeks) in self.seeks.words_of(row, usize::MAX) {
                let offers = back.iter_mut().zip(&self.offers.word(word)[start..]);
                offers.for_each(|(back, offers)| *back |= seeks & offers);
            }
            for (score, (there, back)) in scores.iter_mut().zip(there.iter().zip(&back)) {
                *score += if there | back == 0 { 0 } else { one };
                *score += if *there == 0 || *back == 0 { 0 } else { both };
            }
        }
    }
}
