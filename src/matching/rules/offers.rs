//! One offers what the other seeks.

use super::{Measure, Pair, Rule, RuleId, Way};
use crate::matching::column::Column;
use crate::model::{Profile, Term};

pub(super) const RULE: Rule = Rule {
    id: RuleId::Offers,
    ways: &[Way::GRADED],
    measure: Measure::Pair {
        points: |pair, _| points(pair),
        column: |people, _| {
            let terms = |of: fn(&Profile) -> &Vec<Term>| {
                let lists = people.iter().map(|one| of(one.profile).clone());
                lists.collect()
            };
            Column::Offers {
                offers: terms(|one| &one.offers),
                seeks: terms(|one| &one.seeks),
                points: BY_DIRECTIONS,
            }
        },
    },
};

const BY_DIRECTIONS: [u32; 3] = [0, 60, 100];

fn points(pair: &Pair) -> u32 {
    let ways = [helps(pair.a, pair.b), helps(pair.b, pair.a)];
    BY_DIRECTIONS[ways.iter().filter(|helps| **helps).count()]
}

fn helps(from: &Profile, to: &Profile) -> bool {
    from.offers.iter().any(|term| to.seeks.contains(term))
}
