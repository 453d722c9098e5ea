//! Interests: in common, of which each further one adds less than the one before; or not in common; or named ones.

use super::{Measure, Pair, Rule, RuleId, Way, named};
use crate::matching::candidate::Candidate;
use crate::matching::column::{Column, SetField};
use crate::model::policy::Prefer;
use crate::model::{Policy, Profile, Term};

pub(super) const RULE: Rule = Rule {
    id: RuleId::Interests,
    ways: &[Way::GRADED, Way::different(true), Way::NAMED],
    measure: Measure::Pair { points, column },
};

const BY_COMMON: &[u32] = &[0, 40, 65, 85, 100];
const BY_DIFFERENCE: &[u32] = &[100, 60, 30, 0];

fn points(pair: &Pair, policy: &Policy) -> u32 {
    match &policy.prefer.interests {
        Prefer::Same => by_count(pair, BY_COMMON),
        Prefer::Different => by_count(pair, BY_DIFFERENCE),
        Prefer::Named(terms) => named::points(has(pair.a, terms), has(pair.b, terms)),
    }
}

fn by_count(pair: &Pair, points: &[u32]) -> u32 {
    let mine = &pair.a.interests;
    let common = mine
        .iter()
        .filter(|term| pair.b.interests.contains(term))
        .count();
    points[common.min(points.len() - 1)]
}

fn has(profile: &Profile, terms: &[Term]) -> bool {
    profile.interests.iter().any(|own| terms.contains(own))
}

fn column(people: &[Candidate], policy: &Policy) -> Column {
    match &policy.prefer.interests {
        Prefer::Same => Column::Common(SetField::Interests, BY_COMMON),
        Prefer::Different => Column::Common(SetField::Interests, BY_DIFFERENCE),
        Prefer::Named(terms) => named::column(people.iter().map(|one| has(one.profile, terms))),
    }
}
