//! Pins: pairs that the organisers have decided. Whether they break a must rule is asked once the program is whole.

use std::collections::BTreeMap;

use super::Scene;
use super::names::Names;
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::{DecidedPair, Ledger, PersonId, Round};
use crate::source::Span;

/// Checks the pins of every round that is still to be matched.
pub(super) fn check(scene: &Scene<'_>, names: &Names<'_>, problems: &mut Vec<Diagnostic>) {
    if !names.people_known() {
        return;
    }
    for round in scene.rounds {
        let mut pinned: BTreeMap<&PersonId, Span> = BTreeMap::new();
        for pin in &round.pins {
            for id in &pin.people {
                let first = *pinned.entry(id).or_insert(pin.span);
                // A mentor may have several.
                if first != pin.span && !round.has_several() {
                    problems.push(twice(id, pin.span, first));
                }
            }
            match scene.ledger(round) {
                Some(ledger) => check_kept(scene, round, ledger, pin, problems),
                None => check_pin(scene, round, pin, problems),
            }
        }
    }
}

fn twice(id: &PersonId, span: Span, first: Span) -> Diagnostic {
    let message = format!("`{}` is pinned twice", id.as_str());
    Diagnostic::new(check::PIN_TWICE, span, message)
        .related(first, "first here")
        .hint("a person can have one pin in a round")
}

/// A pin that comes after the matches were accepted does nothing.
fn check_kept(
    scene: &Scene<'_>,
    round: &Round,
    ledger: &Ledger,
    pin: &DecidedPair,
    problems: &mut Vec<Diagnostic>,
) {
    let mut lines = ledger.matches.iter();
    let is_kept = lines.any(|line| pin.people.iter().all(|id| line.people.contains(id)));
    if is_kept || round.state(scene.today).is_over() || scene.doubts.contains_key(&round.id) {
        return;
    }
    let [a, b] = pin.people.each_ref().map(PersonId::as_str);
    let message = format!(
        "this pin comes too late: the matches of `{}` are accepted, and `{a}` and `{b}` are in none together",
        round.id
    );
    let problem = Diagnostic::new(check::PIN_TOO_LATE, pin.span, message);
    let problem = problem.related(ledger.round.span, "accepted here");
    problems.push(problem.hint(format!(
        "take the pin out; as long as no letter is sent, you may delete `matches/{}.yaml` and accept anew",
        round.id
    )));
}

fn check_pin(scene: &Scene<'_>, round: &Round, pin: &DecidedPair, problems: &mut Vec<Diagnostic>) {
    for id in &pin.people {
        let found = scene
            .people
            .binary_search_by(|person| person.participant.id.cmp(id));
        let Ok(at) = found else { continue };
        let enrolment = scene.people[at].participant.enrolments.get(&round.id);
        if enrolment.is_some_and(|one| one.status.takes_part()) {
            continue;
        }
        let message = format!(
            "`{}` is pinned, but takes no part in `{}`",
            id.as_str(),
            round.id
        );
        let problem = Diagnostic::new(check::PIN_NOT_ENROLLED, pin.span, message);
        problems.push(problem.hint("remove the pin, or enrol them"));
    }
}
