//! What the vocabulary requires of everybody who takes part.

use super::own::Own;
use super::values::Values;
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::own::Answer;
use crate::model::person::{Enrolment, EnrolmentStatus};
use crate::model::round::State;
use crate::model::{Profile, Round};
use crate::parse::fields::listed;
use crate::source::Span;
use jiff::civil::Date;

/// So many values are named.
const NAMED: usize = 8;

/// Tells what an enrolment at `span` lacks. Of a round that has begun nothing is asked any more: its people have partners.
pub(super) fn check(
    enrolment: &Enrolment,
    (round, span): (&Round, Span),
    values: &Values,
    today: Date,
    problems: &mut Vec<Diagnostic>,
) {
    if enrolment.status == EnrolmentStatus::Withdrawn || round.state(today) >= State::Running {
        return;
    }
    let profile = &enrolment.profile;
    let own = values.own.iter();
    let own = own.filter(|own| own.field.required && !has_own(profile, own));
    let own = own.map(|own| {
        let ids = own.field.values.iter().map(|entry| entry.id.as_str());
        (own.field.key(), ids.collect::<Vec<_>>())
    });
    let built_in = values.built_in.iter();
    let built_in = built_in.filter(|field| field.required && !has(profile, field.key));
    let built_in = built_in.map(|field| (field.key, Vec::new()));
    for (key, ids) in built_in.chain(own) {
        let message = format!(
            "an enrolment in `{}` without `{key}`, which is required",
            round.id
        );
        let of = match ids.len() {
            1..=NAMED => format!(", one of {}", listed(&ids)),
            _ => String::new(),
        };
        let hint = format!(
            "ask them, and add `{key}: …`{of}; or take `required` out of its declaration in the vocabulary"
        );
        problems.push(Diagnostic::new(check::MISSING_FIELD, span, message).hint(hint));
    }
}

fn has_own(profile: &Profile, own: &Own) -> bool {
    let answer = profile.own.get(own.field.id.place());
    match answer.and_then(Option::as_ref) {
        None => false,
        Some(Answer::Terms(terms)) => !terms.is_empty(),
        Some(Answer::Week(week)) => !week.spans().is_empty(),
        Some(Answer::Number(_) | Answer::Text { .. }) => true,
    }
}

/// Of a built-in field that may be declared.
fn has(profile: &Profile, key: &str) -> bool {
    match key {
        "sector" => profile.sector.is_some(),
        "career_stage" => profile.career_stage.is_some(),
        "interests" => !profile.interests.is_empty(),
        "offers" => !profile.offers.is_empty(),
        "seeks" => !profile.seeks.is_empty(),
        _ => profile.workplace.is_some(),
    }
}
