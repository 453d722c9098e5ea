//! What is said of pairs that break a must rule although they stand in a ledger, or among the pins.

use crate::check;
use crate::diagnostic::Diagnostic;
use crate::matching::misfits::{Made, Misfit, misfits};
use crate::model::{MustRule, Participant, PersonId, Program, Round, RuleId};

/// The problems of all rounds that have not ended.
pub(super) fn check(program: &Program) -> Vec<Diagnostic> {
    let rounds = program.rounds.iter();
    let rounds = rounds.filter(|round| !round.state(program.today).is_over());
    rounds
        .flat_map(|round| {
            let found = misfits(program, round);
            found.into_iter().map(|one| problem(program, round, &one))
        })
        .collect()
}

fn problem(program: &Program, round: &Round, misfit: &Misfit) -> Diagnostic {
    let pair = misfit.pair.each_ref().map(|id| program.participant(id));
    let pair = pair.map(|person| person.map(AsRef::as_ref));
    let [a, b] = misfit.pair.each_ref().map(PersonId::as_str);
    let why: Vec<String> = misfit
        .broken
        .iter()
        .map(|rule| words(*rule, round, pair, program))
        .collect();
    let why = why.join(", and ");
    let problem = match misfit.made {
        Made::Pinned => {
            let message = format!("this pin breaks a rule that must hold: {why}");
            Diagnostic::new(check::PIN_BREAKS_MUST_RULE, misfit.span, message)
        }
        Made::ByHand => {
            let message = format!(
                "`{a}` and `{b}`, brought together by hand, break a rule that must hold: {why}"
            );
            Diagnostic::new(check::LEDGER_BREAKS_MUST_RULE, misfit.span, message)
        }
        Made::Accepted => {
            let message = format!("`{a}` and `{b}` were accepted, but do not fit any more: {why}");
            Diagnostic::new(check::LEDGER_NO_LONGER_FITS, misfit.span, message)
        }
    };
    let problem = problem.hint(hint(misfit));
    related(problem, misfit, round, pair)
}

/// What to do. Nobody is told whom somebody else does not want to meet.
fn hint(misfit: &Misfit) -> String {
    let keys: Vec<&str> = misfit.broken.iter().map(MustRule::key).collect();
    let despite = format!("`despite: [{}]`", keys.join(", "));
    let avoids = misfit.broken.contains(&MustRule::Avoid);
    match misfit.made {
        Made::Pinned => unpin(&misfit.broken),
        Made::ByHand if avoids => {
            "find each of them somebody else; the wish stands under `avoid` and is confidential".to_owned()
        }
        Made::ByHand => format!(
            "find each of them somebody else; if you know and mean it, add {despite} to the line"
        ),
        Made::Accepted if avoids => "the wish stands under `avoid` and is confidential: ask only the one whose wish it is; to part the two, write `status: ended` and put both under `unmatched`".to_owned(),
        Made::Accepted => format!(
            "accepted matches do not move: ask the two; if they stay together, add {despite} to the line"
        ),
    }
}

/// A pin can stay only if everything that it breaks can be given up.
fn unpin(broken: &[MustRule]) -> String {
    if broken.contains(&MustRule::Avoid) {
        return "remove the pin: the wish stands under `avoid`, is confidential, and only the one who made it can take it back".to_owned();
    }
    let ways = broken.iter().map(|rule| match rule {
        MustRule::Forbidden => "take the pair out of `forbidden`".to_owned(),
        MustRule::Knows => "take the one out of the other's `knows`".to_owned(),
        MustRule::MinimumScore => "lower `minimum_score` in the round's `policy`".to_owned(),
        rule => format!("relax `{}` in the round's `policy`", rule.key()),
    });
    let ways: Vec<String> = ways.collect();
    format!("remove the pin, or {}", ways.join(" and "))
}

/// The places that may have changed.
fn related(
    mut problem: Diagnostic,
    misfit: &Misfit,
    round: &Round,
    pair: [Option<&Participant>; 2],
) -> Diagnostic {
    let countries = [RuleId::DifferentCountry, RuleId::DifferentRegion].map(MustRule::Rule);
    if misfit.broken.iter().any(|rule| countries.contains(rule)) {
        for person in pair.into_iter().flatten() {
            if let Some(enrolment) = person.enrolments.get(&round.id) {
                problem = problem.related(enrolment.country_span, "based here");
            }
        }
    }
    if misfit.broken.contains(&MustRule::Forbidden) {
        let mut forbidden = round.forbidden.iter();
        if let Some(found) = forbidden.find(|one| one.people == misfit.pair) {
            problem = problem.related(found.span, "forbidden here");
        }
    }
    problem
}

/// What is in the way.
fn words(
    rule: MustRule,
    round: &Round,
    pair: [Option<&Participant>; 2],
    program: &Program,
) -> String {
    let profiles = pair.map(|person| {
        person.map(|person| {
            let enrolment = person.enrolments.get(&round.id);
            enrolment.map_or(&person.profile, |enrolment| &enrolment.profile)
        })
    });
    match rule {
        MustRule::Rule(RuleId::DifferentCountry) => {
            let country = profiles[0].map_or("one country", |profile| profile.country.name());
            format!("both are based in {country}")
        }
        MustRule::Rule(RuleId::DifferentRegion) => {
            "both are based in one region of the world".to_owned()
        }
        MustRule::Rule(RuleId::SharedLanguage) => "they share no language".to_owned(),
        MustRule::Rule(RuleId::NeverAgain) => match former_round(program, round, pair) {
            Some(former) => format!("they were partners in `{former}`"),
            None => "they were partners before".to_owned(),
        },
        MustRule::Rule(rule) => format!("they do not meet the rule `{}`", rule.key()),
        MustRule::Forbidden => "the pair is forbidden".to_owned(),
        MustRule::Knows => "they know each other already".to_owned(),
        MustRule::Avoid => "one of them is not to meet the other".to_owned(),
        MustRule::MinimumScore => {
            let minimum = round.policy.minimum_score;
            format!("their score is below the `minimum_score` of {minimum}")
        }
    }
}

/// An earlier round in which both were in one match.
fn former_round(
    program: &Program,
    round: &Round,
    pair: [Option<&Participant>; 2],
) -> Option<String> {
    let [a, b] = [pair[0]?, pair[1]?];
    let mut earlier = program.ledgers.iter().filter(|ledger| {
        let mut matches = ledger.matches.iter();
        ledger.round.value != round.id
            && matches.any(|one| one.people.contains(&a.id) && one.people.contains(&b.id))
    });
    earlier.next().map(|ledger| ledger.round.value.to_string())
}
