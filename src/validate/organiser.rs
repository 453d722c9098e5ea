//! Organisers: public by agreement.

use super::forms::{check_email, check_link};
use super::person::person_id;
use super::person_name;
use super::values::Values;
use crate::diagnostic::Diagnostic;
use crate::model::Organiser;
use crate::parse::data::{DataRecords, OrganiserRecord};
use crate::source::Spanned;

/// Checks all organisers; their order is kept.
pub(super) fn organisers(
    data: &DataRecords,
    values: &Values,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Organiser> {
    let records = data.organisers.iter();
    records
        .filter_map(|record| organiser(record, values, problems))
        .collect()
}

fn organiser(
    record: &OrganiserRecord,
    values: &Values,
    problems: &mut Vec<Diagnostic>,
) -> Option<Organiser> {
    let text = |field: &Option<Spanned<String>>| field.as_ref().map(|field| field.value.clone());
    let id = record.id.as_ref().and_then(|id| person_id(id, problems));
    let country = record
        .country
        .as_ref()
        .and_then(|word| values.country(word, problems));
    let email = record.email.as_ref();
    let email = email.and_then(|email| check_email(email, problems));
    for link in &record.links {
        check_link(link, problems);
    }
    let mut name =
        |field: &Option<Spanned<String>>, key| person_name::name(field.as_ref()?, key, problems);
    let full = name(&record.name, "name");
    let called = name(&record.called, "called");
    Some(Organiser {
        id: id?,
        name: full?,
        called,
        role: text(&record.role),
        country,
        email,
        about: text(&record.about),
        links: record.links.iter().map(|link| link.value.clone()).collect(),
    })
}
