//! A near career stage: stages are in order in the vocabulary.

use super::{Rule, RuleId};
use crate::matching::candidates::Candidate;
use crate::matching::columns::Column;
use crate::model::Term;

pub(super) const RULE: Rule = Rule {
    id: RuleId::CareerStage,
    key: "career_stage",
    text: "partners are at a near career stage",
    scale: "100 for the same stage, 60 for the next, 30 for the next but one, else 0",
    graded: true,
    importance: |policy| policy.career_stage,
    points: |pair| by_steps(pair.a.career_stage, pair.b.career_stage),
    column,
};

const BY_STEPS: &[u32] = &[100, 60, 30];

fn by_steps(a: Option<Term>, b: Option<Term>) -> u32 {
    let (Some(a), Some(b)) = (a, b) else { return 0 };
    let steps = usize::from(a.0.abs_diff(b.0));
    BY_STEPS.get(steps).copied().unwrap_or(0)
}

fn column(people: &[Candidate]) -> Column {
    Column::table(
        people.iter().map(|person| person.profile.career_stage),
        |a, b| by_steps(Some(*a), Some(*b)),
    )
}
