//! What somebody lets the partner see.

use super::terms::list_hint;
use super::values::Values;
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::field::Field;
use crate::model::own::OwnField;
use crate::model::person::Share;
use crate::parse::fields::listed;
use crate::parse::nearest::nearest;
use crate::source::Spanned;

/// The fields that some words name.
pub(super) fn share(
    words: &[Spanned<String>],
    values: &Values,
    problems: &mut Vec<Diagnostic>,
) -> Share {
    let mut share = Share::default();
    let own = || values.own.iter().map(|own| &own.field);
    for word in words {
        if let Some(field) = Field::shared().find(|field| field.key == word.value) {
            share.insert(field.id);
            continue;
        }
        if let Some(field) = own().find(|field| field.may_share && field.key() == word.value) {
            share.insert_own(field.id);
            continue;
        }
        if !values.terms_known {
            continue;
        }
        let own = own().filter(|field| field.may_share);
        let keys = Field::shared().map(|field| field.key);
        let keys: Vec<&str> = keys.chain(own.map(OwnField::key)).collect();
        problems.push(unknown(word, &keys));
    }
    share
}

fn unknown(word: &Spanned<String>, keys: &[&str]) -> Diagnostic {
    let message = format!("`{}` is not a field that one may share", word.value);
    let hint = if ["name", "email", "country"].contains(&&*word.value) {
        "partners always see name, e-mail and country: leave it out".to_owned()
    } else if word.value.contains(',') {
        list_hint(&word.value)
    } else if let Some(near) = nearest(&word.value, keys.iter().copied()) {
        format!("did you mean `{near}`?")
    } else {
        format!("known are {}", listed(keys))
    };
    Diagnostic::new(check::BAD_SHARE, word.span, message).hint(hint)
}
