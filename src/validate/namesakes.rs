//! People of one name in one round: two persons, or one who signed up twice with two addresses.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::naming;
use crate::model::status::EnrolmentStatus;
use crate::parse::data::{EnrolmentRecord, ParticipantRecord};
use crate::source::Span;

/// Warns of each second bearer of a name among those who take part in a round.
pub(super) fn check(records: &[Arc<ParticipantRecord>], problems: &mut Vec<Diagnostic>) {
    let mut known: BTreeMap<(String, &str), Span> = BTreeMap::new();
    for record in records {
        let Some(name) = &record.name else { continue };
        let key = naming::key(&name.value);
        let mut first = None;
        for round in rounds(record) {
            let place = *known.entry((key.clone(), round)).or_insert(name.span);
            first = first.or((place != name.span).then_some((place, round)));
        }
        if let Some((place, round)) = first {
            problems.push(namesake(&name.value, name.span, place, round));
        }
    }
}

fn namesake(name: &str, span: Span, first: Span, round: &str) -> Diagnostic {
    let message = format!("two participants of `{round}` are called `{name}`");
    Diagnostic::new(check::SAME_NAME, span, message)
        .related(first, "the first")
        .hint("is it one person with two addresses? keep one record; if they are two, nothing is wrong")
}

/// The rounds that somebody has not left.
fn rounds(record: &ParticipantRecord) -> impl Iterator<Item = &str> {
    let stays =
        |enrolment: &EnrolmentRecord| enrolment.known_status() != Some(EnrolmentStatus::Withdrawn);
    let rounds = record.rounds.iter();
    rounds
        .filter(move |(_, enrolment)| stays(enrolment))
        .map(|(id, _)| &*id.value)
}
