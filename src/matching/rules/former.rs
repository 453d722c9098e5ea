//! Nobody gets a former partner again.

use super::{Pair, Rule, RuleId};
use crate::matching::columns::Column;

pub(super) const RULE: Rule = Rule {
    id: RuleId::NeverAgain,
    key: "never_again",
    text: "nobody gets a former partner again",
    scale: "100 if they were not matched in an earlier round, else 0",
    graded: false,
    importance: |policy| policy.never_again,
    points,
    column: |_| Column::NotFormer,
};

fn points(pair: &Pair) -> u32 {
    if pair.former { 0 } else { 100 }
}
