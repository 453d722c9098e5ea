//! Shared interests. Each further one adds less than the one before.

use super::{Pair, Rule, RuleId};
use crate::matching::columns::{Column, SetField};

pub(super) const RULE: Rule = Rule {
    id: RuleId::Interests,
    key: "interests",
    text: "partners share interests",
    scale: "40 for one in common, 65 for two, 85 for three, 100 for four or more",
    graded: true,
    importance: |policy| policy.interests,
    points,
    column: |_| Column::Common(SetField::Interests, BY_COUNT),
};

const BY_COUNT: &[u32] = &[0, 40, 65, 85, 100];

fn points(pair: &Pair) -> u32 {
    let mine = &pair.a.interests;
    let common = mine
        .iter()
        .filter(|term| pair.b.interests.contains(term))
        .count();
    BY_COUNT[common.min(BY_COUNT.len() - 1)]
}
