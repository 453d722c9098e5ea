//! Weeks as sets of bits: whether two people are free at once for long enough, in every part of a round.

use super::bits::Bits;
use crate::matching::column::Slots;
use crate::model::own::WEEK;

/// Slots of a week, one for each quarter of an hour.
const SLOTS: usize = WEEK as usize / 15;

/// How many columns are in hand at once.
const RUN: usize = 256;

/// The weeks of everybody, part by part, and what the score gets.
#[derive(Clone, Debug)]
pub(super) struct OverlapColumns {
    parts: Vec<Bits>,
    least: i16,
    enough: i16,
    short: i16,
}

impl OverlapColumns {
    /// Of these slots. The score gets `enough` for at least so many in common in every part, else `short`.
    pub(super) fn new(parts: &[Slots], least: u32, [enough, short]: [i16; 2]) -> Self {
        Self {
            parts: parts.iter().map(|part| Bits::new(part, SLOTS)).collect(),
            least: i16::try_from(least).unwrap_or(i16::MAX),
            enough,
            short,
        }
    }

    /// What one pair gets.
    pub(super) fn of(&self, row: usize, column: usize) -> i16 {
        let least = u32::from(self.least.unsigned_abs());
        let enough = self
            .parts
            .iter()
            .all(|part| part.common(row, column) >= least);
        if enough { self.enough } else { self.short }
    }

    /// What all pairs get before [`add`](Self::add).
    pub(super) fn of_all(&self) -> i16 {
        self.short
    }

    /// Adds what else they get, for a stretch of a row that begins at column `start`.
    #[inline(always)]
    pub(super) fn add(&self, row: usize, start: usize, scores: &mut [i16]) {
        let more = self.enough - self.short;
        for (start, scores) in (start..).step_by(RUN).zip(scores.chunks_mut(RUN)) {
            let mut fewest = [i16::MAX; RUN];
            for part in &self.parts {
                let mut common = [0; RUN];
                for (word, own) in part.words_of(row, usize::MAX) {
                    for (common, theirs) in common.iter_mut().zip(&part.word(word)[start..]) {
                        *common += count(own & theirs);
                    }
                }
                let both = fewest.iter_mut().zip(&common);
                both.for_each(|(fewest, common)| *fewest = (*fewest).min(*common));
            }
            for (score, fewest) in scores.iter_mut().zip(&fewest) {
                *score += if *fewest >= self.least { more } else { 0 };
            }
        }
    }
}

#[inline(always)]
#[expect(clippy::cast_possible_truncation, reason = "at most 16")]
const fn count(word: u16) -> i16 {
    word.count_ones() as i16
}
