//! Luck is carried over: who had a poor match last time gets a better one.
//!
//! Points of a person's own would be the same with every partner and so decide nothing. Therefore what two people are owed raises
//! what the other rules give: the points are the share of a perfect score that the pair has, times how much the two are owed.

use super::{FULL_SCORE, Measure, Rule, RuleId, Way};

pub(super) const RULE: Rule = Rule {
    id: RuleId::Luck,
    ways: &[Way::GRADED],
    measure: Measure::Luck,
};

/// What somebody is owed at most: a perfect score that was missed altogether.
pub const MOST_OWED: u32 = 100;

/// What somebody is owed whose last match had such a score.
pub fn owed(score: u32) -> u32 {
    MOST_OWED - score.min(FULL_SCORE) * MOST_OWED / FULL_SCORE
}

/// Fixed point: so many bits behind it.
pub const FRACTION: u32 = 10;

/// By what part of the other rules' points the luck of one person raises them, rounded up: of `most` points for luck,
/// if the other rules give `others` at most. Two people's parts add up.
pub fn part(most: u32, others: u32, owed: u32) -> u32 {
    let whole = (most * owed) << FRACTION;
    whole.div_ceil((2 * MOST_OWED * others).max(1))
}

/// Points for luck: of a pair that has so many points from the other rules, and these parts together.
pub fn points(others: u32, parts: u32, most: u32) -> u32 {
    ((others * parts) >> FRACTION).min(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_perfect_pair_that_is_owed_everything_has_all_points() {
        for most in [52, 158, 474, 900] {
            let others = FULL_SCORE - most;
            let part = part(most, others, MOST_OWED);
            assert_eq!(points(others, 2 * part, most), most);
            assert_eq!(points(0, 2 * part, most), 0);
        }
    }

    #[test]
    fn nobody_is_owed_anything_after_a_perfect_match() {
        assert_eq!([0, 255, 999, 1000, 2000].map(owed), [100, 75, 1, 0, 0]);
        assert_eq!(part(158, 842, 0), 0);
    }
}
