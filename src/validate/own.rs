//! Fields that the program declares itself: from records to declarations without contradictions.

mod answer;
mod built_in;
mod verb;

use super::label;
use super::one_of::one_of;
use super::terms::{self, TermList};
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::own::{HIGHEST, Kind, LONGEST_KEY, MOST_FIELDS, MOST_MATCHED, OwnId};
use crate::model::policy::{Importance, Prefer};
use crate::model::vocabulary::{List, OwnField};
use crate::model::{Label, reserved};
use crate::parse::data::{FieldRecord, LabelRecord, ValuesRecord, VocabularyRecord};
use crate::source::{Span, Spanned};

pub(super) use answer::answer;
pub(super) use built_in::{BuiltIn, built_in, entries, find};

/// A declaration with its list.
pub(super) struct Own {
    pub(super) field: OwnField,
    pub(super) list: TermList,
}

/// All declarations of a vocabulary whose built-in lists are these.
pub(super) fn declared(
    record: &VocabularyRecord,
    lists: &[TermList; 3],
    problems: &mut Vec<Diagnostic>,
) -> Vec<Own> {
    let records = own(record);
    let records: Vec<&FieldRecord> = records.collect();
    let mut known: Vec<(&FieldRecord, Own)> = Vec::new();
    for record in records {
        let before = known.iter().map(|(record, _)| &record.key);
        if !check_key(&record.key, before, problems) {
            continue;
        }
        if known.len() == MOST_FIELDS {
            let message = format!("more than {MOST_FIELDS} fields are declared");
            problems.push(bad(record.key.span, &message, "leave out what nobody asks"));
            break;
        }
        known.extend(begin(record, known.len(), problems).map(|own| (record, own)));
    }
    for at in 0..known.len() {
        refer(at, &mut known, lists, problems);
    }
    let ids: Vec<(OwnId, Kind, Vec<String>)> = known.iter().map(|(_, own)| summary(own)).collect();
    for (record, own) in &mut known {
        verb::verb(record, own, &ids, problems);
    }
    let mut matched = known.iter().filter(|(_, own)| own.field.verb.is_some());
    if let Some((record, _)) = matched.nth(MOST_MATCHED) {
        let message = format!("more than {MOST_MATCHED} fields are matched");
        let hint = "take `match` out of those that count least";
        problems.push(bad(record.key.span, &message, hint));
    }
    known.into_iter().map(|(_, own)| own).collect()
}

/// The declarations that are not of a built-in field.
fn own(record: &VocabularyRecord) -> impl Iterator<Item = &FieldRecord> {
    let fields = record.fields.iter();
    fields.filter(|field| find(&field.key.value).is_none())
}

fn summary(own: &Own) -> (OwnId, Kind, Vec<String>) {
    let ids = own.field.values.iter().map(|entry| entry.id.clone());
    (own.field.id, own.field.kind, ids.collect())
}

pub(super) fn bad(span: Span, message: &str, hint: &str) -> Diagnostic {
    Diagnostic::new(check::BAD_FIELD, span, message).hint(hint)
}

fn check_key<'a>(
    key: &Spanned<String>,
    mut before: impl Iterator<Item = &'a Spanned<String>>,
    problems: &mut Vec<Diagnostic>,
) -> bool {
    let text = &key.value;
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let begins = text.starts_with(|c: char| c.is_ascii_lowercase());
    if !begins || !text.chars().all(fits) || text.len() > LONGEST_KEY {
        let message = format!("`{text}` cannot be the key of a field");
        let hint = "keys are made of small letters a to z, digits and `_`, begin with a letter and have at most 30 signs";
        problems.push(Diagnostic::new(check::BAD_ID, key.span, message).hint(hint));
        return false;
    }
    if let Some(meaning) = reserved::meaning(text) {
        let message = format!("`{text}` is {meaning} already");
        let problem = Diagnostic::new(check::RESERVED_KEY, key.span, message);
        problems.push(problem.hint("choose another key; what people read is the `label`"));
        return false;
    }
    if let Some(first) = before.find(|other| other.value == *text) {
        let message = format!("`{text}` is declared twice");
        let problem = bad(key.span, &message, "give one of them another key");
        problems.push(problem.related(first.span, "first declared here"));
        return false;
    }
    true
}

/// Everything of a field but how it is compared, and values that it takes from elsewhere.
fn begin(record: &FieldRecord, place: usize, problems: &mut Vec<Diagnostic>) -> Option<Own> {
    let key = &record.key.value;
    let id = OwnId::new(place, key)?;
    let kind = kind(record, problems)?;
    let list = match &record.values {
        ValuesRecord::Own(entries) if kind.has_list() => terms::list(entries, problems),
        _ if kind == Kind::YesNo => terms::yes_and_no(),
        _ => TermList::default(),
    };
    if record.label.is_none() {
        let message = format!("`{key}` has no `label`");
        let problem = Diagnostic::new(check::MISSING_FIELD, record.span, message);
        problems.push(problem.hint("add what people read, `label: Level`"));
    }
    for text in record.reason.iter().flat_map(LabelRecord::texts) {
        check_reason(text, problems);
    }
    let may_share = record.share.as_ref().is_none_or(|share| share.value);
    let wish = record.wish.as_ref().is_some_and(|wish| wish.value);
    if let Some(span) = record.wish.as_ref().map(|wish| wish.span)
        && wish
        && !kind.may_be_wished()
    {
        let message = format!("nobody can wish about a field of kind `{}`", kind.key());
        problems.push(bad(span, &message, "take `wish` out"));
    }
    Some(Own {
        field: OwnField {
            id,
            label: label(record.label.as_ref(), key, problems),
            kind,
            values: list.entries.clone(),
            may_share,
            wish: wish && kind.may_be_wished(),
            required: record.required.as_ref().is_some_and(|one| one.value),
            verb: None,
            prefer: Prefer::Same,
            importance: Importance::Off,
            reason: record
                .reason
                .as_ref()
                .map(|reason| label(Some(reason), key, problems)),
        },
        list,
    })
}

/// What stands in braces in a reason is filled in, and must be known.
fn check_reason(text: &Spanned<String>, problems: &mut Vec<Diagnostic>) {
    let mut braces = text.value.split('{').skip(1);
    let unknown = braces.find(|rest| !["name}", "value}"].iter().any(|own| rest.starts_with(own)));
    if let Some(rest) = unknown {
        let word = rest.split('}').next().unwrap_or(rest);
        let message = format!("`{{{word}}}` is not filled in here");
        let hint = "write `{name}` for the partner, `{value}` for what they have";
        problems.push(bad(text.span, &message, hint));
    }
}

fn kind(record: &FieldRecord, problems: &mut Vec<Diagnostic>) -> Option<Kind> {
    let key = &record.key.value;
    let Some(word) = &record.kind else {
        let message = format!("`{key}` has no `kind`");
        let words = crate::parse::fields::listed(Kind::ALL.map(|(word, _)| word).iter());
        let problem = Diagnostic::new(check::MISSING_FIELD, record.span, message);
        problems.push(problem.hint(format!("add `kind: …`, one of {words}")));
        return None;
    };
    let kind = one_of(&Kind::ALL, word, check::BAD_FIELD, problems)?;
    let [from, to] = record.range.each_ref().map(|number| {
        let number = number.as_ref()?;
        u16::try_from(number.value).ok()
    });
    let has_range = record.range.iter().flatten().next();
    match kind {
        Kind::Number { .. } => {
            let (from, to) = (from.unwrap_or(0), to.unwrap_or(HIGHEST));
            if let Some(span) = has_range.filter(|_| from >= to).map(|number| number.span) {
                let message = format!("`{key}` goes from {from} to {to}: no number lies between");
                problems.push(bad(span, &message, "write the lowest as `from`"));
                return None;
            }
            return Some(Kind::Number { from, to });
        }
        _ => problems.extend(has_range.map(|number| {
            bad(
                number.span,
                "only numbers have `from` and `to`",
                "take it out, or write `kind: number`",
            )
        })),
    }
    check_values(record, kind, word.span, problems);
    Some(kind)
}

/// Kinds that choose from a list have one, and others have none.
fn check_values(record: &FieldRecord, kind: Kind, span: Span, problems: &mut Vec<Diagnostic>) {
    let is_empty = match &record.values {
        ValuesRecord::None => true,
        ValuesRecord::Own(entries) => entries.is_empty(),
        ValuesRecord::Of(_) => false,
    };
    let (key, word) = (&record.key.value, kind.key());
    if kind.has_list() && is_empty {
        let message = format!("`{key}` has no values to choose from");
        let hint = "add `values: [{ id: beginner, name: Beginner }, …]`, or the key of another field that has them";
        problems.push(bad(span, &message, hint));
    } else if !kind.has_list() && !is_empty {
        let message = format!("a field of kind `{word}` has no `values`");
        let hint = "take them out, or write `one`, `many` or `ordered` as its kind";
        problems.push(bad(span, &message, hint));
    }
}

/// Texts for readers; a tag that is none is told.
fn label(record: Option<&LabelRecord>, key: &str, problems: &mut Vec<Diagnostic>) -> Label {
    record.map_or_else(|| Label::plain(key), |record| label::text(record, problems))
}

/// Values that stand in another field or a list of the vocabulary.
fn refer(
    at: usize,
    known: &mut [(&FieldRecord, Own)],
    lists: &[TermList; 3],
    problems: &mut Vec<Diagnostic>,
) {
    let (record, own) = &known[at];
    let ValuesRecord::Of(word) = &record.values else {
        return;
    };
    if !own.field.kind.has_list() {
        return;
    }
    let other = known
        .iter()
        .find(|(other, _)| other.key.value == word.value);
    let list = match (&*word.value, other) {
        ("sectors" | "sector", _) => Some(&lists[List::Sectors as usize]),
        ("career_stages" | "career_stage", _) => Some(&lists[List::CareerStages as usize]),
        ("interests", _) => Some(&lists[List::Interests as usize]),
        (_, Some((other, own))) if matches!(other.values, ValuesRecord::Own(_)) => Some(&own.list),
        _ => None,
    };
    let Some(list) = list.cloned() else {
        let message = format!(
            "no field has the key `{}` and values of its own",
            word.value
        );
        let hint = "write the key of a field with a list of `values`, or `interests`, `sectors`, `career_stages`";
        problems.push(bad(word.span, &message, hint));
        return;
    };
    let own = &mut known[at].1;
    own.field.values.clone_from(&list.entries);
    own.list = list;
}
