//! The kind of workplace: the same, another one, or a named one.

use super::{Measure, Pair, Rule, RuleId, Way, named};
use crate::matching::candidate::Candidate;
use crate::matching::column::Column;
use crate::model::policy::Prefer;
use crate::model::{Policy, Profile, Term};

pub(super) const RULE: Rule = Rule {
    id: RuleId::Sector,
    ways: &[Way::PLAIN, Way::different(false), Way::NAMED],
    measure: Measure::Pair { points, column },
};

fn points(pair: &Pair, policy: &Policy) -> u32 {
    let same = pair.a.sector.zip(pair.b.sector).map(|(a, b)| a == b);
    match &policy.prefer.sector {
        Prefer::Same => 100 * u32::from(same == Some(true)),
        Prefer::Different => 100 * u32::from(same == Some(false)),
        Prefer::Named(terms) => named::points(is(pair.a, terms), is(pair.b, terms)),
    }
}

fn is(profile: &Profile, terms: &[Term]) -> bool {
    profile.sector.is_some_and(|own| terms.contains(&own))
}

fn column(people: &[Candidate], policy: &Policy) -> Column {
    let sectors = people.iter().map(|person| person.profile.sector);
    match &policy.prefer.sector {
        Prefer::Same => Column::same(sectors, 100, 0),
        Prefer::Different => Column::same(sectors, 0, 100),
        Prefer::Named(terms) => named::column(people.iter().map(|one| is(one.profile, terms))),
    }
}
