//! Luck: what two people are owed raises the points of all other rules.

use super::effect::BROKEN;
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
    pub(super) fn raised(&self, row: usize, column: usize, score: i16) -> i16 {
        raise(score, self.parts[row] + self.parts[column], self.most)
    }

    /// The same for the scores of a stretch of a row that begins at column `start`.
    pub(super) fn raise(&self, row: usize, start: usize, scores: &mut [i16]) {
        let own = self.parts[row];
        for (score, part) in scores.iter_mut().zip(&self.parts[start..]) {
            *score = raise(*score, own + part, self.most);
        }
    }
}

/// Scores have 16 bits and parts are below ten thousand: no overflow. What is raised above zero stays within a full score.
#[inline(always)]
fn raise(score: i16, parts: i32, most: i32) -> i16 {
    let more = (i32::from(score) * parts) >> FRACTION;
    #[expect(clippy::cast_possible_truncation, reason = "kept to what 16 bits hold")]
    let more = more.clamp(i32::from(BROKEN), most) as i16;
    score + more
}
