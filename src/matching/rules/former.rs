//! Nobody gets a former partner again; or not so soon, if the policy lets that fade.

use super::{Measure, Rule, RuleId, Way};
use crate::matching::column::Column;

pub(super) const RULE: Rule = Rule {
    id: RuleId::NeverAgain,
    ways: &[Way::PLAIN, Way::FADING],
    measure: Measure::Pair {
        points: |pair, policy| points(pair.former, policy.former_fades),
        column: |_, _| Column::NotFormer,
    },
};

/// Points of two who were partners so many rounds ago, where that fades within so many rounds.
pub fn points(ago: Option<u32>, fades: u32) -> u32 {
    match ago {
        None => 100,
        Some(ago) => {
            let since = ago.saturating_sub(1).min(fades);
            (100 * since).checked_div(fades).unwrap_or(0)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn partners_of_the_last_round_have_nothing_and_older_ones_more() {
        let after = |fades| [1, 2, 3, 4, 5, 9].map(|ago| points(Some(ago), fades));
        assert_eq!(after(0), [0; 6]);
        assert_eq!(after(1), [0, 100, 100, 100, 100, 100]);
        assert_eq!(after(4), [0, 25, 50, 75, 100, 100]);
        assert_eq!(points(None, 4), 100);
    }
}
