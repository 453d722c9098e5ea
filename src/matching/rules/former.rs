//! Nobody gets a former partner again.

use super::{Measure, Rule, RuleId, Way};
use crate::matching::column::Column;

pub(super) const RULE: Rule = Rule {
    id: RuleId::NeverAgain,
    ways: &[Way::PLAIN],
    measure: Measure::Pair {
        points: |pair, _| if pair.former { 0 } else { 100 },
        column: |_, _| Column::NotFormer,
    },
};
