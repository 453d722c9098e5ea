//! Before any matching: who has no possible partner, or only one, and which rule does it.

use crate::check;
use crate::diagnostic::{Diagnostic, Place};
use crate::matching::{Blocked, MustRule, Scarce, scarce};
use crate::model::{Program, Round};
use crate::source::Sources;
use crate::words::english as words;

/// So many people are named for each round; of more, only how many they are.
const NAMED: usize = 25;

/// Warnings for the rounds that are about to be matched. What stops the matching itself is told by the matching.
pub fn check(sources: &Sources, program: &Program) -> Vec<Diagnostic> {
    let due = program.rounds.iter().filter(|round| {
        let is_due = round.state(program.today).has_letters();
        // Of rounds with roles it is told how many places there are.
        is_due && round.roles.is_none() && program.ledger(&round.id).is_none()
    });
    due.flat_map(|round| check_round(sources, program, round))
        .collect()
}

fn check_round(sources: &Sources, program: &Program, round: &Round) -> Vec<Diagnostic> {
    let (few, count) = scarce(program, round, 1, NAMED).unwrap_or_default();
    let told = few.iter();
    let mut problems: Vec<Diagnostic> = told
        .map(|one| warning(sources, program, round, one))
        .collect();
    if count > few.len() {
        let message = format!(
            "{} more people in `{}` have no possible partner, or only one",
            count - few.len(),
            round.id
        );
        let problem = Diagnostic::new(check::FEW_PARTNERS, round.span, message);
        problems.push(
            problem.hint("look at the must rules of its policy: `fortnight rules` lists them"),
        );
    }
    problems
}

/// Nothing is wrong with what stands in the person's file, so none of its lines is shown.
fn warning(sources: &Sources, program: &Program, round: &Round, one: &Scarce) -> Diagnostic {
    let participant = program.participant(&one.id);
    let span = participant.map_or(round.span, |person| person.span);
    let place = Place::File(sources.get(span.file).shown.to_string(), None);
    let id = one.id.as_str();
    let (check, message) = match &one.partners[..] {
        [] => (
            check::NO_PARTNER,
            format!("`{id}` has no possible partner in `{}`", round.id),
        ),
        [partner, ..] => {
            let (partner, round) = (partner.as_str(), &round.id);
            let message = format!("`{id}` has only one possible partner in `{round}`: `{partner}`");
            (check::ONE_PARTNER, message)
        }
    };
    Diagnostic::new(check, place, message).hint(reason(&one.blocked))
}

/// The rules that did it, the most effective first, and whom they alone keep away.
fn reason(blocked: &[Blocked]) -> String {
    let parts: Vec<String> = blocked.iter().take(3).map(part).collect();
    if parts.is_empty() {
        return "nobody else takes part who is not pinned".to_owned();
    }
    let alone = blocked
        .iter()
        .max_by_key(|blocked| blocked.alone)
        .filter(|blocked| blocked.alone > 0);
    let gain = alone.map_or_else(String::new, |blocked| {
        format!(
            "; without {}, {} more would be possible",
            named(blocked.rule),
            blocked.alone
        )
    });
    format!("{}{gain}", parts.join(", "))
}

fn part(blocked: &Blocked) -> String {
    let people = words::plural(u64::from(blocked.others), "other", "others");
    format!("{} rules out {people}", named(blocked.rule))
}

fn named(rule: MustRule) -> String {
    match rule {
        MustRule::Rule(rule) => format!("`{}`", rule.key()),
        MustRule::MinimumScore => "`minimum_score`".to_owned(),
        MustRule::Forbidden => "`forbidden`".to_owned(),
        MustRule::Knows => "`knows`".to_owned(),
        MustRule::Avoid => "`avoid` (confidential)".to_owned(),
    }
}
