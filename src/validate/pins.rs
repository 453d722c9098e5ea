//! Pins: pairs that the organisers have decided, and what speaks against them.

use std::collections::BTreeMap;

use super::Scene;
use super::names::Names;
use crate::diagnostic::Diagnostic;
use crate::model::person::{Enrolment, EnrolmentStatus};
use crate::model::round::Importance;
use crate::model::{Participant, PersonId, Profile, Round};
use crate::source::{Span, Spanned};

/// Checks the pins of every round that is still to be matched.
pub(super) fn check(scene: &Scene<'_>, names: &Names<'_>, problems: &mut Vec<Diagnostic>) {
    if !names.people_known() {
        return;
    }
    for round in scene.rounds {
        let mut pinned: BTreeMap<&PersonId, Span> = BTreeMap::new();
        for pin in &round.pins {
            for id in &pin.value {
                let first = *pinned.entry(id).or_insert(pin.span);
                if first != pin.span {
                    problems.push(twice(id, pin.span, first));
                }
            }
            if !scene.has_ledger(round) {
                check_pin(scene, round, pin, problems);
            }
        }
    }
}

fn twice(id: &PersonId, span: Span, first: Span) -> Diagnostic {
    let message = format!("`{}` is pinned twice", id.as_str());
    Diagnostic::error("pin-twice", span, message)
        .related(first, "first here")
        .hint("a person can have one pin in a round")
}

fn check_pin(
    scene: &Scene<'_>,
    round: &Round,
    pin: &Spanned<[PersonId; 2]>,
    problems: &mut Vec<Diagnostic>,
) {
    let mut both = Vec::new();
    for id in &pin.value {
        let Some(person) = participant(scene, id) else {
            continue;
        };
        match active(person, round) {
            Some(enrolment) => both.push((person, &*enrolment.profile)),
            None => {
                let message = format!(
                    "`{}` is pinned, but takes no part in `{}`",
                    id.as_str(),
                    round.id
                );
                let problem = Diagnostic::error("pin-not-enrolled", pin.span, message);
                problems.push(problem.hint("remove the pin, or enrol them"));
            }
        }
    }
    let [a, b] = both.as_slice() else { return };
    if let Some(broken) = broken_rule(scene, round, *a, *b) {
        let message = format!("this pin breaks a rule that must hold: {broken}");
        let problem = Diagnostic::error("pin-breaks-must-rule", pin.span, message);
        problems.push(problem.hint("remove the pin, or relax the rule in the round's `policy`"));
    }
}

fn participant<'a>(scene: &Scene<'a>, id: &PersonId) -> Option<&'a Participant> {
    let found = scene
        .people
        .binary_search_by(|person| person.participant.id.cmp(id));
    found.ok().map(|at| &*scene.people[at].participant)
}

fn active<'a>(person: &'a Participant, round: &Round) -> Option<&'a Enrolment> {
    let enrolment = person.enrolments.get(&round.id)?;
    (enrolment.status == EnrolmentStatus::Active).then_some(enrolment)
}

/// What forbids the pair, in words.
fn broken_rule(
    scene: &Scene<'_>,
    round: &Round,
    (a, a_profile): (&Participant, &Profile),
    (b, b_profile): (&Participant, &Profile),
) -> Option<String> {
    let must = |importance| importance == Importance::Must;
    let policy = &round.policy;
    if must(policy.different_country) && a_profile.country == b_profile.country {
        return Some(format!("both are based in {}", a_profile.country.name()));
    }
    let region = a_profile.country.region();
    if must(policy.different_region) && region == b_profile.country.region() {
        return Some("both are based in one region of the world".into());
    }
    let spoken = |language: &crate::model::Language| {
        let other = &mut b_profile.languages.iter();
        other.any(|own| own.primary() == language.primary())
    };
    if must(policy.shared_language) && !a_profile.languages.iter().any(spoken) {
        return Some("they share no language".into());
    }
    let pair = [a.id.clone(), b.id.clone()];
    if round
        .forbidden
        .iter()
        .any(|forbidden| forbidden.value == pair)
    {
        return Some("the pair is forbidden".into());
    }
    if a.avoid.contains(&b.id) || b.avoid.contains(&a.id) {
        return Some("one of them is not to meet the other".into());
    }
    if must(policy.never_again) {
        return former_round(scene, round, &pair)
            .map(|former| format!("they were partners in `{former}`"));
    }
    None
}

/// An earlier round in which both were in one match.
fn former_round(scene: &Scene<'_>, round: &Round, pair: &[PersonId; 2]) -> Option<String> {
    let earlier = scene
        .ledgers
        .iter()
        .filter(|ledger| ledger.round.value != round.id);
    let mut together = earlier.filter(|ledger| {
        let mut matches = ledger.matches.iter();
        matches.any(|found| pair.iter().all(|id| found.people.contains(id)))
    });
    together.next().map(|ledger| ledger.round.value.to_string())
}
