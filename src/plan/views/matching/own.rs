//! What is told of fields of the program's own on the page of how it matches.

use crate::model::own::{Answer, Kind, OwnField, Verb};
use crate::model::policy::{Importance, PreferKind};
use crate::model::{Policy, Profile, Program, RuleId, Term};
use crate::view::ValueView;
use crate::view::matching::{AnswerView, AskedView};

/// How a field is compared, in a word: the end of the messages about it.
fn form(field: &OwnField, prefer: PreferKind) -> &'static str {
    let different = prefer == PreferKind::Different;
    match field.verb {
        Some(Verb::Complementary(_)) => "complementary",
        Some(Verb::Overlap(_)) => "overlap",
        _ if prefer == PreferKind::Named => "named",
        Some(Verb::Steps | Verb::Distances(_) | Verb::Apart(_)) if different => "far",
        Some(Verb::Steps | Verb::Distances(_) | Verb::Apart(_)) => "near",
        _ if field.kind == Kind::Many && different => "many-different",
        _ if field.kind == Kind::Many => "many",
        _ if different => "different",
        _ => "same",
    }
}

/// The message that says where its points come from.
pub(super) fn scale(field: &OwnField, prefer: PreferKind) -> String {
    let form = form(field, prefer);
    let measure = match field.verb {
        Some(Verb::Steps) => "-steps",
        Some(Verb::Apart(_)) => "-number",
        _ => "",
    };
    match form {
        "near" | "far" => format!("scale-own-{form}{measure}"),
        "named" => "scale-named".to_owned(),
        _ => format!("scale-own-{form}"),
    }
}

/// What its rule asks.
pub(super) fn asked(field: &OwnField, prefer: PreferKind, program: &Program) -> AskedView {
    let language = &program.config.language;
    let (other, count) = match field.verb {
        Some(Verb::Complementary(other)) => {
            let other = program.vocabulary.own(other.key());
            (other.map(|other| other.label.of(language)), 0)
        }
        Some(Verb::Overlap(hours)) => (None, hours),
        Some(Verb::Apart(far)) => (None, far),
        _ => (None, 0),
    };
    AskedView {
        asks: format!("rule-own-{}", form(field, prefer)),
        label: field.label.of(language).to_owned(),
        other: other.unwrap_or_default().to_owned(),
        count,
    }
}

/// Values of its list.
pub(super) fn values(field: &OwnField, terms: &[Term], language: &str) -> Vec<ValueView> {
    let entries = terms.iter().filter_map(|term| field.entry(*term));
    let value = |entry: &crate::model::vocabulary::Entry| ValueView {
        list: field.key().to_owned(),
        id: entry.id.clone(),
        name: entry.name.of(language).to_owned(),
    };
    entries.map(value).collect()
}

/// What somebody invented has in the fields that a policy looks at.
pub(super) fn answers(profile: &Profile, policy: &Policy, program: &Program) -> Vec<AnswerView> {
    let language = &program.config.language;
    let own = program.vocabulary.own.iter();
    let counts = |field: &&OwnField| {
        field.verb.is_some() && policy.importance(RuleId::Own(field.id)) != Importance::Off
    };
    let shown = own.filter(counts).filter_map(|field| {
        let (values, number) = match profile.own(field.id)? {
            Answer::Terms(terms) => (values(field, terms, language), None),
            Answer::Number(number) => (Vec::new(), Some(*number)),
            Answer::Text { .. } | Answer::Week(_) => return None,
        };
        Some(AnswerView {
            label: field.label.of(language).to_owned(),
            values,
            number,
        })
    });
    shown.collect()
}
