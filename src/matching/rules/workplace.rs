//! Partners work in different places. Names that differ only in case, accents and punctuation are one; of other likenesses the
//! organisers are asked. Somebody who names none may work anywhere.

use super::{Measure, Rule, RuleId, Way};
use crate::matching::candidate::Candidate;
use crate::matching::column::Column;
use crate::model::Policy;

pub(super) const RULE: Rule = Rule {
    id: RuleId::DifferentWorkplace,
    ways: &[Way::PLAIN],
    measure: Measure::Pair {
        points: |pair, _| {
            let own = pair.a.workplace_key.as_ref();
            let same = own.is_some() && own == pair.b.workplace_key.as_ref();
            if same { 0 } else { 100 }
        },
        column,
    },
};

fn column(people: &[Candidate], _: &Policy) -> Column {
    let places = people.iter().map(|one| one.profile.workplace_key.as_ref());
    Column::same(places, 0, 100).or_unknown(100)
}
