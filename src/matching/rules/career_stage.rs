//! The career stage: a near one, a distant one, or a named one. Stages are in order in the vocabulary.

use super::{Measure, Pair, Rule, RuleId, Way, named};
use crate::matching::candidate::Candidate;
use crate::matching::column::Column;
use crate::model::policy::Prefer;
use crate::model::{Policy, Profile, Term};

pub(super) const RULE: Rule = Rule {
    id: RuleId::CareerStage,
    ways: &[Way::GRADED, Way::different(true), Way::NAMED],
    measure: Measure::Pair { points, column },
};

const NEAR: &[u32] = &[100, 60, 30, 0];
const FAR: &[u32] = &[0, 40, 70, 100];

fn points(pair: &Pair, policy: &Policy) -> u32 {
    let stages = pair.a.career_stage.zip(pair.b.career_stage);
    let by = |points| stages.map_or(0, |(a, b)| by_steps(a, b, points));
    match &policy.prefer.career_stage {
        Prefer::Same => by(NEAR),
        Prefer::Different => by(FAR),
        Prefer::Named(terms) => named::points(is(pair.a, terms), is(pair.b, terms)),
    }
}

fn by_steps(a: Term, b: Term, points: &[u32]) -> u32 {
    let steps = usize::from(a.0.abs_diff(b.0));
    points[steps.min(points.len() - 1)]
}

fn is(profile: &Profile, terms: &[Term]) -> bool {
    profile.career_stage.is_some_and(|own| terms.contains(&own))
}

fn column(people: &[Candidate], policy: &Policy) -> Column {
    let stages = people.iter().map(|person| person.profile.career_stage);
    match &policy.prefer.career_stage {
        Prefer::Same => Column::table(stages, |a, b| by_steps(*a, *b, NEAR)),
        Prefer::Different => Column::table(stages, |a, b| by_steps(*a, *b, FAR)),
        Prefer::Named(terms) => named::column(people.iter().map(|one| is(one.profile, terms))),
    }
}
