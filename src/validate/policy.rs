//! Matching policies: words to importances, preferences and objectives, and what contradicts itself.

use super::one_of::one_of;
use super::own::Own;
use super::values::{List, Values};
use crate::check::{self, Check};
use crate::diagnostic::Diagnostic;
use crate::model::person::WishField;
use crate::model::policy::{Importance, Objective, Prefer};
use crate::model::{Policy, RuleId, Term};
use crate::parse::data::{PolicyRecord, RuleRecord, own_rule};
use crate::source::Spanned;

/// The defaults with what a record says otherwise.
pub(super) fn apply(
    record: &PolicyRecord,
    defaults: &Policy,
    values: &Values,
    problems: &mut Vec<Diagnostic>,
) -> Policy {
    let mut policy = defaults.clone();
    for ((rule, key), written) in RuleId::ALL.iter().zip(&record.rules) {
        let Some(written) = written else { continue };
        weigh(*rule, key, written, values, &mut policy, problems);
    }
    for own in &values.own {
        let Some((key, node)) = record.others.find(own.field.key()) else {
            continue;
        };
        if own.field.verb.is_none() {
            let message = format!("matching does not look at `{}`", key.value);
            let problem = Diagnostic::new(check::BAD_POLICY, key.span, message);
            problems.push(problem.hint("say how it is compared: `match` in its declaration"));
        } else if let Some(written) = own_rule(&key.value, node, problems) {
            let rule = RuleId::Own(own.field.id);
            weigh(rule, &key.value, &written, values, &mut policy, problems);
        }
    }
    values.tell(&record.others, problems);
    if let Some(score) = &record.minimum_score {
        policy.minimum_score = score.value;
    }
    if let Some(rounds) = &record.former_fades {
        policy.former_fades = rounds.value;
    }
    if let Some(word) = &record.unreliable {
        let last = one_of(&UNRELIABLE, word, check::UNKNOWN_IMPORTANCE, problems);
        policy.unreliable_last = last.unwrap_or(policy.unreliable_last);
    }
    if let Some(words) = &record.wishes {
        let (before, table) = (problems.len(), wish_fields(values));
        let wishes = distinct(words, &table, check::UNKNOWN_WISH_FIELD, problems);
        // With a word that is not understood, nobody's wish is said not to count.
        if problems.len() == before {
            policy.wishes = wishes;
            policy.wishes.sort_unstable();
        }
    }
    if let Some(words) = &record.objectives {
        let objectives = distinct(words, &Objective::ALL, check::UNKNOWN_OBJECTIVE, problems);
        if !objectives.is_empty() {
            policy.objectives = objectives;
        }
    }
    relax(record, values, &mut policy, problems);
    contradictions(record, &policy, problems);
    policy
}

/// Whether those who did not answer come last.
const UNRELIABLE: [(&str, bool); 2] = [("low", true), ("off", false)];

/// Takes over what a policy says of one rule.
fn weigh(
    rule: RuleId,
    key: &str,
    written: &RuleRecord,
    values: &Values,
    policy: &mut Policy,
    problems: &mut Vec<Diagnostic>,
) {
    if let Some(word) = &written.importance
        && let Some(importance) =
            one_of(&Importance::ALL, word, check::UNKNOWN_IMPORTANCE, problems)
        && let Some(slot) = policy.importance_mut(rule)
    {
        *slot = importance;
    }
    if let Some(words) = &written.prefer {
        preference(rule, key, words, values, policy, problems);
    }
}

/// The values of some words, each once; another word is reported.
fn distinct<T: Copy + PartialEq>(
    words: &[Spanned<String>],
    table: &[(&str, T)],
    check: &'static Check,
    problems: &mut Vec<Diagnostic>,
) -> Vec<T> {
    let mut found = Vec::new();
    for word in words {
        let Some(value) = one_of(table, word, check, problems) else {
            continue;
        };
        match found.contains(&value) {
            true => problems.push(twice(check::BAD_POLICY, word)),
            false => found.push(value),
        }
    }
    found
}

fn twice(check: &'static Check, word: &Spanned<String>) -> Diagnostic {
    let message = format!("`{}` stands here twice", word.value);
    Diagnostic::new(check, word.span, message).hint("delete one of the two")
}

/// What one may wish about.
fn wish_fields(values: &Values) -> Vec<(&str, WishField)> {
    let mut fields = swapped(&WishField::ALL).to_vec();
    let own = values
        .own
        .iter()
        .filter(|own| own.field.kind.may_be_wished());
    fields.extend(own.map(|own| (own.field.key(), WishField::Own(own.field.id))));
    fields
}

fn swapped<T: Copy, const N: usize>(table: &[(T, &'static str); N]) -> [(&'static str, T); N] {
    table.map(|(value, key)| (key, value))
}

/// Sets what a policy prefers in the field of a rule: `same`, `different`, or values.
pub(super) fn preference(
    rule: RuleId,
    key: &str,
    words: &[Spanned<String>],
    values: &Values,
    policy: &mut Policy,
    problems: &mut Vec<Diagnostic>,
) {
    let prefer = &mut policy.prefer;
    let (slot, source) = match rule {
        RuleId::Interests => (&mut prefer.interests, Source::List(List::Interests)),
        RuleId::Sector => (&mut prefer.sector, Source::List(List::Sectors)),
        RuleId::CareerStage => (&mut prefer.career_stage, Source::List(List::CareerStages)),
        RuleId::TimeZone => {
            match plain(words) {
                Some(plain) => prefer.time_zone = plain,
                None => problems.extend(words.first().map(|word| bad_preference(word, key, false))),
            }
            return;
        }
        RuleId::Own(id) => match (values.field(id), policy.own.get_mut(id.place())) {
            (Some(own), Some(rule)) if own.field.has_preference() => {
                (&mut rule.prefer, Source::Own(own))
            }
            _ => return problems.extend(words.first().map(|word| no_preference(word, key))),
        },
        _ => return problems.extend(words.first().map(|word| no_preference(word, key))),
    };
    if let Some(plain) = plain(words) {
        *slot = plain;
        return;
    }
    let has_values = source.has_values();
    let mut terms: Vec<Term> = Vec::new();
    for word in words {
        if ["same", "different"].contains(&&*word.value) || !has_values {
            problems.push(bad_preference(word, key, has_values));
        } else {
            let term = source.term(values, word, problems);
            match term.filter(|term| terms.contains(term)) {
                Some(_) => problems.push(twice(check::BAD_PREFERENCE, word)),
                None => terms.extend(term),
            }
        }
    }
    terms.sort_unstable();
    if !terms.is_empty() {
        *slot = Prefer::Named(terms);
    }
}

/// Where the values of a preference stand.
#[derive(Clone, Copy)]
enum Source<'a> {
    List(List),
    Own(&'a Own),
}

impl Source<'_> {
    fn has_values(self) -> bool {
        match self {
            Self::List(_) => true,
            Self::Own(own) => !own.field.values.is_empty(),
        }
    }

    fn term(
        self,
        values: &Values,
        word: &Spanned<String>,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Term> {
        match self {
            Self::List(list) => values.term(list, word, problems),
            Self::Own(own) => own.list.term(own.field.key(), word, problems),
        }
    }
}

/// A preference that names no values.
fn plain<T>(words: &[Spanned<String>]) -> Option<Prefer<T>> {
    match words {
        [word] if word.value == "same" => Some(Prefer::Same),
        [word] if word.value == "different" => Some(Prefer::Different),
        _ => None,
    }
}

fn no_preference(word: &Spanned<String>, key: &str) -> Diagnostic {
    let message = format!("`{key}` has no preference to choose");
    let hint = "write the importance alone; `interests`, `sector`, `career_stage` and `time_zone` have preferences";
    Diagnostic::new(check::BAD_PREFERENCE, word.span, message).hint(hint)
}

fn bad_preference(word: &Spanned<String>, key: &str, has_values: bool) -> Diagnostic {
    let message = format!("`{key}` cannot prefer `{}` here", word.value);
    let hint = match has_values {
        true => "write `same` or `different` alone, or a list of values",
        false => "write `same` or `different`",
    };
    Diagnostic::new(check::BAD_PREFERENCE, word.span, message).hint(hint)
}

/// What is relaxed must be a must; of what a round inherits, only what still is one.
fn relax(
    record: &PolicyRecord,
    values: &Values,
    policy: &mut Policy,
    problems: &mut Vec<Diagnostic>,
) {
    let Some(words) = &record.relax else {
        let musts = policy.clone();
        policy
            .relax
            .retain(|rule| musts.importance(*rule) == Importance::Must);
        return;
    };
    policy.relax.clear();
    let mut rules = swapped(&RuleId::ALL).to_vec();
    let own = values.own.iter().filter(|own| own.field.verb.is_some());
    rules.extend(own.map(|own| (own.field.key(), RuleId::Own(own.field.id))));
    for word in words {
        let Some(rule) = one_of(&rules, word, check::UNKNOWN_RULE, problems) else {
            continue;
        };
        let message = if policy.relax.contains(&rule) {
            format!("`{}` is relaxed twice", word.value)
        } else if policy.importance(rule) != Importance::Must {
            format!("`{}` is no must, so there is nothing to relax", word.value)
        } else {
            policy.relax.push(rule);
            continue;
        };
        let problem = Diagnostic::new(check::BAD_POLICY, word.span, message);
        problems.push(
            problem.hint(
                "`relax` lists must rules, each once, in the order in which they are given up",
            ),
        );
    }
}

/// What a policy cannot mean.
fn contradictions(record: &PolicyRecord, policy: &Policy, problems: &mut Vec<Diagnostic>) {
    let mut told = |span, message: &str, hint: &str| {
        problems.push(Diagnostic::new(check::BAD_POLICY, span, message).hint(hint));
    };
    let luck = record.rules[RuleId::Luck.place()].as_ref();
    if let Some(RuleRecord {
        importance: Some(word),
        ..
    }) = luck
    {
        let others = RuleId::ALL.iter().filter(|(rule, _)| *rule != RuleId::Luck);
        let built_in = others.map(|(rule, _)| policy.importance(*rule));
        let own = policy.own.iter().map(|own| own.importance);
        let mut weighed = built_in.chain(own);
        if policy.luck == Importance::Must {
            let hint = "write `high`, `medium`, `low` or `off`; whom nobody was left for last time is first in `coverage` anyway";
            told(word.span, "luck cannot be a must", hint);
        } else if policy.luck != Importance::Off && weighed.all(|one| one == Importance::Off) {
            let hint = "luck raises the points of other rules: weigh one of them";
            told(
                word.span,
                "luck without any other rule decides nothing",
                hint,
            );
        }
    }
    let mut objectives = record.objectives.iter().flatten();
    if let Some(word) = objectives.find(|word| word.value == Objective::WorstOff.key())
        && policy.objectives.contains(&Objective::WorstOff)
        && policy.before_worst_off().is_none()
    {
        let message = "`worst_off` before `coverage` would be best served by pairing nobody";
        told(word.span, message, "write `coverage` before it");
    }
}
