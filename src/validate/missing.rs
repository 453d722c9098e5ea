//! What a round cannot do without: people once its sign-ups have closed, and its ledger once it has begun.

use super::Scene;
use super::person::Person;
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::Round;
use crate::model::round::State;
use crate::parse::data::DataRecords;

/// Checks every round.
pub(super) fn check(scene: &Scene<'_>, data: &DataRecords, problems: &mut Vec<Diagnostic>) {
    for round in scene.rounds {
        let has_people = has_people(data, round);
        if round.state(scene.today).has_letters() && !has_people && !data.unread.participants {
            problems.push(nobody(scene, data, round));
        }
        if !data.unread.ledgers {
            check_ledger(scene, round, problems);
        }
    }
}

/// Whether anybody is enrolled, whatever else is wrong with their record.
fn has_people(data: &DataRecords, round: &Round) -> bool {
    let enrolments = data.participants.iter().flat_map(|person| &person.rounds);
    let mut rounds = enrolments.map(|(id, _)| &*id.value);
    rounds.any(|id| id == round.id.0.as_str())
}

/// Without people everything would go well, and nobody would get a letter.
fn nobody(scene: &Scene<'_>, data: &DataRecords, round: &Round) -> Diagnostic {
    let id = &round.id;
    let state = match round.state(scene.today) {
        State::Running => "is running",
        _ => "is to be matched",
    };
    let (lack, hint) = match data.participants.is_empty() {
        true => (
            "there are no participants",
            "they are read from the folder `participants`: is it there, and are their files in it? the site without letters is built by `--site-only`".to_owned(),
        ),
        false => (
            "nobody is enrolled in it",
            format!("add `{id}` to the `rounds` of those who take part"),
        ),
    };
    let message = format!("the round `{id}` {state}, but {lack}");
    Diagnostic::new(check::NOBODY_ENROLLED, round.span, message).hint(hint)
}

/// A round that runs has matches; without its ledger nobody could say which.
fn check_ledger(scene: &Scene<'_>, round: &Round, problems: &mut Vec<Diagnostic>) {
    let takes_part = |person: &Person<'_>| {
        let enrolment = person.participant.enrolments.get(&round.id);
        enrolment.is_some_and(|enrolment| enrolment.status.takes_part())
    };
    if scene.has_ledger(round) || !scene.people.iter().any(takes_part) {
        return;
    }
    let state = round.state(scene.today);
    if state.is_over() {
        problems.push(lost(round));
    } else if state == State::Running {
        let message = format!(
            "the round `{}` is running, but has no ledger of its matches",
            round.id
        );
        let problem = Diagnostic::new(check::LEDGER_MISSING, round.span, message);
        problems.push(problem.hint(format!(
            "accept its matches with `fortnight match --accept`, or write `matches/{}.yaml`",
            round.id
        )));
    }
}

/// A round whose partners nobody remembers.
fn lost(round: &Round) -> Diagnostic {
    let message = format!(
        "the round `{}` has ended, but has no ledger of its matches",
        round.id
    );
    Diagnostic::new(check::LEDGER_LOST, round.span, message).hint(format!(
        "put `matches/{}.yaml` back: without it, former partners may be matched again",
        round.id
    ))
}
