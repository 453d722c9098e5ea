//! Built-in fields as declarations: a program may say their values and how much they count in the long form too.

use super::{bad, label};
use crate::diagnostic::Diagnostic;
use crate::model::RuleId;
use crate::model::own::Kind;
use crate::model::vocabulary::{Declared, List};
use crate::parse::data::{EntryRecord, FieldRecord, ValuesRecord, VocabularyRecord};

/// What a built-in field is.
pub(in crate::validate) struct BuiltIn {
    pub(in crate::validate) key: &'static str,
    pub(in crate::validate) kind: Kind,
    /// The list that it brings; `offers` and `seeks` take that of `interests`.
    pub(in crate::validate) list: Option<List>,
    /// The rule that looks at it.
    pub(in crate::validate) rule: Option<RuleId>,
}

const fn row(key: &'static str, kind: Kind, list: Option<List>, rule: Option<RuleId>) -> BuiltIn {
    BuiltIn {
        key,
        kind,
        list,
        rule,
    }
}

/// Every built-in field that a declaration may speak of.
#[rustfmt::skip]
static BUILT_IN: [BuiltIn; 6] = [
    row("sector", Kind::One, Some(List::Sectors), Some(RuleId::Sector)),
    row("career_stage", Kind::Ordered, Some(List::CareerStages), Some(RuleId::CareerStage)),
    row("interests", Kind::Many, Some(List::Interests), Some(RuleId::Interests)),
    row("offers", Kind::Many, None, Some(RuleId::Offers)),
    row("seeks", Kind::Many, None, None),
    row("workplace", Kind::Text, None, None),
];

/// The built-in field of a key.
pub(in crate::validate) fn find(key: &str) -> Option<&'static BuiltIn> {
    BUILT_IN.iter().find(|one| one.key == key)
}

/// What declarations of built-in fields say, beside their lists and rules.
pub(in crate::validate) fn built_in(
    record: &VocabularyRecord,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Declared> {
    let declared = record.fields.iter().filter_map(|field| {
        let key = find(&field.key.value)?.key;
        let words = field.label.as_ref();
        Some(Declared {
            key,
            label: words.map(|words| label(Some(words), key, problems)),
            required: field.required.as_ref().is_some_and(|one| one.value),
        })
    });
    declared.collect()
}

/// The entries of a list: those of its short form, or of the declaration of its field.
pub(in crate::validate) fn entries<'a>(
    record: &'a VocabularyRecord,
    list: List,
    short: &'a [EntryRecord],
    problems: &mut Vec<Diagnostic>,
) -> &'a [EntryRecord] {
    let is_of = |field: &&FieldRecord| {
        find(&field.key.value).is_some_and(|built_in| built_in.list == Some(list))
    };
    let declared = record.fields.iter().find(is_of);
    let Some(field) = declared else { return short };
    match &field.values {
        ValuesRecord::Own(entries) if short.is_empty() => entries,
        ValuesRecord::Own(_) => {
            let key = &field.key.value;
            let message = format!("the values of `{key}` stand in this vocabulary twice");
            problems.push(bad(field.key.span, &message, "keep one of the two lists"));
            short
        }
        _ => short,
    }
}
