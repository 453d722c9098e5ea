//! The cap of a round: what is written, as a field, a share and a basis.

use super::one_of::one_of;
use super::values::Values;
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::cap::{Cap, CapField, CapOf};
use crate::model::own::Kind;
use crate::parse::data::CapRecord;
use crate::parse::fields::listed;
use crate::source::Spanned;

/// The cap; `None` if something of it is not understood, which is told.
pub(super) fn cap(
    record: &CapRecord,
    values: &Values,
    problems: &mut Vec<Diagnostic>,
) -> Option<Cap> {
    let of = record.of.as_ref();
    let of = of.and_then(|word| one_of(&CapOf::ALL, word, check::BAD_CAP, problems));
    let field = match &record.field {
        None => CapField::Country,
        Some(word) => field(word, values, problems)?,
    };
    Some(Cap {
        field,
        percent: record.percent.as_ref()?.value,
        of: of?,
        span: record.span,
    })
}

fn field(
    word: &Spanned<String>,
    values: &Values,
    problems: &mut Vec<Diagnostic>,
) -> Option<CapField> {
    let own = values.own.iter().map(|own| &own.field);
    let mut named = own.clone().filter(|field| field.key() == word.value);
    if let Some(field) = named.next().filter(|field| !has_one(field.kind)) {
        let message = format!("somebody may have several values in `{}`", field.key());
        let hint = "a cap needs a field of which everybody has one value at most";
        problems.push(Diagnostic::new(check::BAD_CAP, word.span, message).hint(hint));
        return None;
    }
    let mut table = CapField::ALL.to_vec();
    let own = own.filter(|field| has_one(field.kind));
    table.extend(own.map(|field| (field.key(), CapField::Own(field.id))));
    if let Some((_, field)) = table.iter().find(|(key, _)| *key == word.value) {
        return Some(*field);
    }
    let keys: Vec<&str> = table.iter().map(|(key, _)| *key).collect();
    let message = format!("there can be no cap by `{}`", word.value);
    let hint = format!("write one of {}", listed(&keys));
    problems.push(Diagnostic::new(check::BAD_CAP, word.span, message).hint(hint));
    None
}

/// Whether everybody has one value at most.
fn has_one(kind: Kind) -> bool {
    !matches!(kind, Kind::Many | Kind::Hours)
}
