//! Mentors and mentees: what a round says of them, and as what somebody takes part.

use std::collections::BTreeMap;

use super::one_of::one_of;
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::ledger::Hold;
use crate::model::person::EnrolmentStatus;
use crate::model::policy::Objective;
use crate::model::roles::{Parts, Role, Roles};
use crate::model::{Ledger, PersonId, Round};
use crate::parse::data::{EnrolmentRecord, LedgerMatchRecord, RolesRecord, RoundRecord};
use crate::source::{Span, Spanned};

/// The roles of a round, and what goes with them and what does not.
pub(super) fn roles(
    record: &RoundRecord,
    objectives: &[Objective],
    problems: &mut Vec<Diagnostic>,
) -> Option<Roles> {
    let written = record.roles.as_ref()?;
    let mut told = |span, what: &str, hint: &str| problems.push(bad(span, what, hint));
    if let Some(word) = &record.odd {
        let message = "with `roles` nobody is odd: whoever has no partner waits";
        told(word.span, message, "take `odd` out");
    }
    if let Some(rule) = record.policy.relax.iter().flatten().next() {
        let message = "with `roles` no rule is given up for those who are left over";
        told(
            rule.span,
            message,
            "take `relax` out, or weigh the rule instead",
        );
    }
    if objectives.contains(&Objective::WorstOff) {
        let message = "with `roles` the lowest score is no objective";
        told(
            written.span,
            message,
            "take `worst_off` out of the objectives",
        );
    }
    Some(of(written))
}

fn of(written: &RolesRecord) -> Roles {
    let or_one = |places: &Option<Spanned<u32>>| places.as_ref().map_or(1, |places| places.value);
    Roles {
        mentor: or_one(&written.mentor),
        mentee: or_one(&written.mentee),
        both_ways: written.both_ways.as_ref().is_some_and(|both| both.value),
    }
}

/// As what somebody takes part in a round.
pub(super) fn parts(
    round: &Round,
    record: &EnrolmentRecord,
    problems: &mut Vec<Diagnostic>,
) -> Parts {
    let places = &record.places;
    let given = [&places.all, &places.mentor, &places.mentee];
    let Some(roles) = round.roles else {
        let place = given.into_iter().flatten().map(|places| places.span);
        let word = record.role.as_ref().map(|word| word.span);
        if let Some(span) = word.into_iter().chain(place).next() {
            let message = format!(
                "`{}` has no roles: all are peers, with one partner each",
                round.id
            );
            let hint = "take `as` and `places` out, or write `roles: {}` into the round";
            problems.push(bad(span, &message, hint));
        }
        return Parts::default();
    };
    if record.role.is_none() && record.known_status() == Some(EnrolmentStatus::Withdrawn) {
        return Parts::default();
    }
    let Some(word) = &record.role else {
        let message = format!("nothing says as what they take part in `{}`", round.id);
        let hint = "add `as: mentor`, `as: mentee` or `as: both`";
        problems.push(bad(record.span, &message, hint));
        return Parts::default();
    };
    let table = [
        ("mentor", [true, false]),
        ("mentee", [false, true]),
        ("both", [true, true]),
    ];
    let Some(held) = one_of(&table, word, check::BAD_ROLES, problems) else {
        return Parts::default();
    };
    let mut of = |held: bool, role: Role, own: &Option<Spanned<u32>>, usual: u32| {
        if let Some(places) = own.as_ref().filter(|_| !held) {
            let message = format!("places as a {}, which they are not", role.word());
            problems.push(bad(
                places.span,
                &message,
                "take them out, or write `as: both`",
            ));
        }
        let own = own.as_ref().or(places.all.as_ref());
        held.then(|| own.map_or(usual, |places| places.value))
    };
    Parts {
        mentor: of(held[0], Role::Mentor, &places.mentor, roles.mentor),
        mentee: of(held[1], Role::Mentee, &places.mentee, roles.mentee),
    }
}

/// Who of the two of a match is the mentor.
pub(super) fn mentor(
    round: Option<&Round>,
    entry: &LedgerMatchRecord,
    people: &[PersonId],
    problems: &mut Vec<Diagnostic>,
) -> Option<PersonId> {
    let round = round?;
    let has_roles = round.roles.is_some();
    if let Some((id, _)) = entry.roles.first().filter(|_| !has_roles) {
        let message = format!("`{}` has no roles: all are peers", round.id);
        problems.push(bad(id.span, &message, "take `roles` out of this line"));
        return None;
    }
    let (mut mentors, before) = (Vec::new(), problems.len());
    for (id, word) in &entry.roles {
        let Some(person) = people.iter().find(|person| person.as_str() == id.value) else {
            let message = format!("`{}` is not one of the people of this match", id.value);
            problems.push(bad(id.span, &message, "name one of its people"));
            continue;
        };
        match one_of(&Role::ALL, word, check::BAD_ROLES, problems) {
            Some(Role::Mentor) => mentors.push(person),
            // Of two, the other one.
            Some(Role::Mentee) => mentors.extend(people.iter().find(|other| *other != person)),
            None => {}
        }
    }
    mentors.dedup();
    if let [mentor] = mentors[..] {
        return Some(mentor.clone());
    }
    if has_roles && problems.len() == before {
        let message = "this match does not say who of the two is the mentor";
        let hint = "write `roles: { ID: mentor }`, with the id of the mentor";
        problems.push(bad(entry.span, message, hint));
    }
    None
}

/// More matches at one time than somebody has places in a role.
pub(super) fn check_places(
    round: &Round,
    ledger: &Ledger,
    parts: impl Fn(&PersonId) -> Option<Parts>,
    problems: &mut Vec<Diagnostic>,
) {
    if round.roles.is_none() {
        return;
    }
    let mut taken: BTreeMap<(&PersonId, Role), u32> = BTreeMap::new();
    let running = ledger.matches.iter();
    let running = running.filter(|line| line.status.hold() == Hold::Runs);
    for line in running.filter(|line| line.mentor.is_some()) {
        for id in &*line.people {
            let role = match line.mentor.as_ref() == Some(id) {
                true => Role::Mentor,
                false => Role::Mentee,
            };
            let Some(parts) = parts(id) else { continue };
            let count = taken.entry((id, role)).or_default();
            *count += 1;
            let places = parts.places(role).unwrap_or(0);
            if *count == places + 1 {
                let (id, role) = (id.as_str(), role.word());
                let message = match places {
                    0 => format!("`{id}` is {role} here, but does not take part as one"),
                    _ => format!(
                        "`{id}` is {role} in more matches at one time than the places they have: {places}"
                    ),
                };
                let problem = Diagnostic::new(check::LEDGER_PERSON_TWICE, line.span, message);
                problems.push(problem.hint(format!(
                    "mend `as` or `places` at the round of `{id}`, or give a match that is over its `status`"
                )));
            }
        }
    }
}

fn bad(span: Span, message: &str, hint: &str) -> Diagnostic {
    Diagnostic::new(check::BAD_ROLES, span, message).hint(hint)
}
