//! What people offer and seek, as sets of bits.

use super::compile::{Bits, sets};
use crate::model::Term;

/// Both sets of everybody, and what the score gets by in how many directions they meet.
#[derive(Clone, Debug)]
pub(super) struct OfferColumns {
    offers: Bits,
    seeks: Bits,
    by_directions: [i32; 3],
}

impl OfferColumns {
    /// Of people who offer and seek these, each as a list of terms.
    pub(super) fn new(offers: &[Vec<Term>], seeks: &[Vec<Term>], by_directions: [i32; 3]) -> Self {
        // One list for both, so that a term has the same place in both sets.
        let both: Vec<Vec<Term>> = offers.iter().chain(seeks).cloned().collect();
        let (_, distinct) = sets(&both);
        let places = |lists: &[Vec<Term>]| {
            let place = |term: &Term| distinct.binary_search(term).ok();
            let row = |list: &Vec<Term>| {
                let places = list.iter().filter_map(place);
                places.filter_map(|at| u32::try_from(at).ok()).collect()
            };
            let rows: Vec<Vec<u32>> = lists.iter().map(row).collect();
            Bits::new(&rows, distinct.len())
        };
        Self {
            offers: places(offers),
            seeks: places(seeks),
            by_directions,
        }
    }

    /// What one pair gets.
    pub(super) fn of(&self, row: usize, column: usize) -> i32 {
        let there = self.offers.meets(row, &self.seeks, column);
        let back = self.offers.meets(column, &self.seeks, row);
        self.by_directions[usize::from(there) + usize::from(back)]
    }

    /// Adds it for a stretch of a row that begins at column `start`.
    pub(super) fn add(&self, row: usize, start: usize, scores: &mut [i32]) {
        let words: Vec<[u32; 2]> = (0..self.offers.words)
            .map(|word| [self.offers.word(word)[row], self.seeks.word(word)[row]])
            .collect();
        let [none, one, both] = self.by_directions;
        for (at, score) in scores.iter_mut().enumerate() {
            let (mut there, mut back) = (0, 0);
            for (word, [offers, seeks]) in words.iter().enumerate() {
                there |= offers & self.seeks.word(word)[start + at];
                back |= seeks & self.offers.word(word)[start + at];
            }
            let directions = u32::from(there != 0) + u32::from(back != 0);
            *score += match directions {
                0 => none,
                1 => one,
                _ => both,
            };
        }
    }
}
