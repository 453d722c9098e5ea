//! Partners are based in different countries.

use super::{Pair, Rule, RuleId};
use crate::matching::candidates::Candidate;
use crate::matching::columns::Column;

pub(super) const RULE: Rule = Rule {
    id: RuleId::DifferentCountry,
    key: "different_country",
    text: "partners are based in different countries",
    scale: "100 if they are, else 0",
    graded: false,
    importance: |policy| policy.different_country,
    points,
    column,
};

fn points(pair: &Pair) -> u32 {
    if pair.a.country == pair.b.country {
        0
    } else {
        100
    }
}

fn column(people: &[Candidate]) -> Column {
    Column::same(
        people.iter().map(|person| Some(person.profile.country)),
        0,
        100,
    )
}
