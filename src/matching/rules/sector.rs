//! The same kind of workplace.

use super::{Pair, Rule, RuleId};
use crate::matching::candidates::Candidate;
use crate::matching::columns::Column;

pub(super) const RULE: Rule = Rule {
    id: RuleId::Sector,
    key: "sector",
    text: "partners work in the same sector",
    scale: "100 if they do, 0 if they do not or if one of them named none",
    graded: false,
    importance: |policy| policy.sector,
    points,
    column,
};

fn points(pair: &Pair) -> u32 {
    match (pair.a.sector, pair.b.sector) {
        (Some(a), Some(b)) if a == b => 100,
        _ => 0,
    }
}

fn column(people: &[Candidate]) -> Column {
    Column::same(people.iter().map(|person| person.profile.sector), 100, 0)
}
