//! Matching policies: words to importances and objectives.

use crate::diagnostic::Diagnostic;
use crate::model::Policy;
use crate::model::round::{Importance, Objective};
use crate::parse::data::PolicyRecord;
use crate::parse::fields::listed;
use crate::parse::nearest::nearest;
use crate::source::Spanned;

const IMPORTANCES: [(&str, Importance); 5] = [
    ("must", Importance::Must),
    ("high", Importance::High),
    ("medium", Importance::Medium),
    ("low", Importance::Low),
    ("off", Importance::Off),
];

const OBJECTIVES: [(&str, Objective); 3] = [
    ("coverage", Objective::Coverage),
    ("wishes", Objective::Wishes),
    ("score", Objective::Score),
];

/// The defaults with what a record says otherwise.
pub(super) fn apply(
    record: &PolicyRecord,
    defaults: &Policy,
    problems: &mut Vec<Diagnostic>,
) -> Policy {
    let mut policy = defaults.clone();
    // In the order of `parse::data::RULES`.
    let rules = [
        &mut policy.different_country,
        &mut policy.shared_language,
        &mut policy.never_again,
        &mut policy.interests,
        &mut policy.sector,
        &mut policy.career_stage,
        &mut policy.time_zone,
        &mut policy.languages,
    ];
    for (rule, word) in rules.into_iter().zip(&record.rules) {
        let Some(word) = word else { continue };
        if let Some(importance) = one_of(&IMPORTANCES, word, "unknown-importance", problems) {
            *rule = importance;
        }
    }
    if let Some(score) = &record.minimum_score {
        policy.minimum_score = score.value;
    }
    if let Some(words) = &record.objectives {
        let mut objectives: Vec<Objective> = Vec::new();
        for word in words {
            let objective = one_of(&OBJECTIVES, word, "unknown-objective", problems);
            objectives.extend(objective.filter(|objective| !objectives.contains(objective)));
        }
        if !objectives.is_empty() {
            policy.objectives = objectives;
        }
    }
    policy
}

/// The value that a word stands for; another word is reported with the nearest one.
pub(super) fn one_of<T: Copy>(
    table: &[(&'static str, T)],
    word: &Spanned<String>,
    check: &'static str,
    problems: &mut Vec<Diagnostic>,
) -> Option<T> {
    let found = table.iter().find(|(own, _)| *own == word.value);
    if let Some((_, value)) = found {
        return Some(*value);
    }
    let words = || table.iter().map(|(own, _)| *own);
    let message = format!("`{}` is not known here", word.value);
    let hint = match nearest(&word.value, words()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("write one of {}", listed(&words().collect::<Vec<_>>())),
    };
    problems.push(Diagnostic::error(check, word.span, message).hint(hint));
    None
}
