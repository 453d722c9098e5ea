//! The policy of a program that says nothing else: what its declarations of fields say, over the defaults.

use super::one_of::one_of;
use super::own::{self, BuiltIn, Own, bad};
use super::policy::preference;
use super::values::Values;
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::own::OwnRule;
use crate::model::person::WishField;
use crate::model::policy::Importance;
use crate::model::vocabulary::List;
use crate::model::{Policy, RuleId};
use crate::parse::data::{FieldRecord, ValuesRecord, VocabularyRecord};

/// That policy, for a vocabulary if there is one.
pub(super) fn policy(
    record: Option<&VocabularyRecord>,
    values: &Values,
    problems: &mut Vec<Diagnostic>,
) -> Policy {
    let mut policy =
        record.map_or_else(Policy::default, |record| built_in(record, values, problems));
    if !values.own.is_empty() {
        leave_out(values, record, &mut policy);
    }
    rules(&values.own, &mut policy);
    policy
}

/// The policy of a program that says nothing else, with what declarations of built-in fields say.
fn built_in(record: &VocabularyRecord, values: &Values, problems: &mut Vec<Diagnostic>) -> Policy {
    let mut policy = Policy::default();
    for field in &record.fields {
        if let Some(built_in) = own::find(&field.key.value) {
            apply(field, built_in, values, &mut policy, problems);
        }
    }
    policy
}

fn apply(
    field: &FieldRecord,
    built_in: &BuiltIn,
    values: &Values,
    policy: &mut Policy,
    problems: &mut Vec<Diagnostic>,
) {
    let key = built_in.key;
    if let Some(word) = field
        .kind
        .as_ref()
        .filter(|word| word.value != built_in.kind.key())
    {
        let message = format!("`{key}` is built in, of kind `{}`", built_in.kind.key());
        let hint = "take `kind` out, or declare a field with a key of its own";
        problems.push(bad(word.span, &message, hint));
    }
    let rest = [
        field
            .reason
            .as_ref()
            .and_then(|label| Some(label.texts().next()?.span)),
        field.share.as_ref().map(|one| one.span),
        field.wish.as_ref().map(|one| one.span),
        field.far.as_ref().map(|one| one.span),
        field.with.as_ref().map(|one| one.span),
        field.hours.as_ref().map(|one| one.span),
        field.distances.first().map(|one| one.span),
        field.range.iter().flatten().next().map(|one| one.span),
    ];
    for span in rest.into_iter().flatten() {
        let message = format!(
            "`{key}` is built in: only its `label`, `required`, `values`, `importance` and `match` can be said"
        );
        let hint = "take this out; who may wish about it stands in `wishes` of a policy";
        problems.push(bad(span, &message, hint));
    }
    if let (ValuesRecord::Own(_) | ValuesRecord::Of(_), None) = (&field.values, built_in.list) {
        let message = format!("`{key}` has no list of its own");
        problems.push(bad(field.key.span, &message, "take `values` out"));
    }
    let Some(rule) = built_in.rule else { return };
    if let Some(word) = &field.importance
        && let Some(importance) =
            one_of(&Importance::ALL, word, check::UNKNOWN_IMPORTANCE, problems)
        && let Some(slot) = policy.importance_mut(rule)
    {
        *slot = importance;
    }
    if let Some(words) = &field.verb {
        preference(rule, key, words, values, policy, problems);
    }
}

/// In a program that asks things of its own, a built-in list without an entry is one that it does not ask for.
fn leave_out(values: &Values, record: Option<&VocabularyRecord>, policy: &mut Policy) {
    let declared = |key: &str| {
        let mut fields = record.into_iter().flat_map(|record| &record.fields);
        fields.any(|field| field.key.value == key)
    };
    let lists = [
        (List::Sectors, RuleId::Sector, WishField::Sector),
        (
            List::CareerStages,
            RuleId::CareerStage,
            WishField::CareerStage,
        ),
        (List::Interests, RuleId::Interests, WishField::Interests),
    ];
    for (list, rule, wish) in lists {
        if !values.is_empty(list) || declared(rule.key()) {
            continue;
        }
        if let Some(importance) = policy.importance_mut(rule) {
            *importance = Importance::Off;
        }
        policy.wishes.retain(|field| *field != wish);
    }
}

/// What a policy says of fields that it does not name.
fn rules(own: &[Own], policy: &mut Policy) {
    let rule = |own: &Own| OwnRule {
        field: own.field.id,
        importance: own.field.importance,
        prefer: own.field.prefer.clone(),
    };
    policy.own = own.iter().map(rule).collect();
    let wished = own.iter().filter(|own| own.field.wish);
    let fields = wished.map(|own| WishField::Own(own.field.id));
    policy.wishes.extend(fields);
}
