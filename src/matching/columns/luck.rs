//! Luck: what two people are owed raises the points of all other rules.

use crate::matching::rules::luck::FRACTION;

/// The parts of everybody: see [`part`](crate::matching::rules::luck::part).
#[derive(Clone, Debug)]
pub(super) struct LuckColumn {
    parts: Vec<i32>,
    most: i32,
}

impl LuckColumn {
    pub(super) fn new(parts: impl Iterator<Item = u32>, most: u32) -> Self {
        Self {
            parts: parts.map(u32::cast_signed).collect(),
            most: most.cast_signed(),
        }
    }

    /// A score with the points for luck. One below zero stays there.
    pub(super) fn raised(&self, row: usize, column: usize, score: i32) -> i32 {
        raise(score, self.parts[row] + self.parts[column], self.most)
    }

    /// The same for the scores of a stretch of a row that begins at column `start`.
    pub(super) fn raise(&self, row: usize, start: usize, scores: &mut [i32]) {
        let own = self.parts[row];
        for (score, part) in scores.iter_mut().zip(&self.parts[start..]) {
            *score = raise(*score, own + part, self.most);
        }
    }
}

/// Scores lie within some hundred thousand of zero and parts below ten thousand: no overflow.
#[inline]
fn raise(score: i32, parts: i32, most: i32) -> i32 {
    score + ((score * parts) >> FRACTION).min(most)
}
