//! Mentors and mentees: what a round says of them, and as what somebody takes part.

use std::collections::{BTreeMap, BTreeSet};

use super::one_of::one_of;
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::ledger::Hold;
use crate::model::person::EnrolmentStatus;
use crate::model::policy::Objective;
use crate::model::roles::{Parts, Role, Roles};
use crate::model::{Ledger, LedgerMatch, PersonId, Round};
use crate::parse::data::{EnrolmentRecord, LedgerMatchRecord, RolesRecord, RoundRecord};
use crate::source::{Span, Spanned};
use crate::words::english;

/// The roles of a round, or the places of its peers, and what goes with them and what does not.
pub(super) fn several(
    record: &RoundRecord,
    objectives: &[Objective],
    problems: &mut Vec<Diagnostic>,
) -> (Option<Roles>, Option<u32>) {
    let roles = record.roles.as_ref();
    let places = record.places.as_ref();
    let span = match (roles, places) {
        (None, None) => return (None, None),
        (Some(roles), None) => roles.span,
        (_, Some(places)) => places.span,
    };
    if roles.is_some() && places.is_some() {
        let message = "a round is of mentors and mentees (`roles`), or of peers with `places`";
        let hint = "take one of the two out; places of mentors and mentees stand in `roles`";
        problems.push(bad(span, message, hint));
    }
    let key = if roles.is_some() { "roles" } else { "places" };
    let mut told = |span, what: &str, hint: &str| {
        problems.push(bad(span, &format!("with `{key}` {what}"), hint));
    };
    if let Some(word) = &record.odd {
        let what = "nobody is odd: whoever has no partner waits";
        told(word.span, what, "take `odd` out");
    }
    if let Some(rule) = record.policy.relax.iter().flatten().next() {
        let what = "no rule is given up for those who are left over";
        let hint = "take `relax` out, or weigh the rule instead";
        told(rule.span, what, hint);
    }
    if objectives.contains(&Objective::WorstOff) {
        let hint = "take `worst_off` out of the objectives";
        told(span, "the lowest score is no objective", hint);
    }
    (roles.map(of), places.map(|places| places.value))
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
    let Some(roles) = round.roles else {
        return peer(round, record, problems);
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
        peer: None,
    }
}

/// The same where all are peers.
fn peer(round: &Round, record: &EnrolmentRecord, problems: &mut Vec<Diagnostic>) -> Parts {
    let places = &record.places;
    let of_role = [&places.mentor, &places.mentee].into_iter().flatten();
    let role = record.role.as_ref().map(|word| word.span);
    let role = role.into_iter().chain(of_role.map(|places| places.span));
    let (role, all) = (role.min_by_key(|span| span.start), places.all.as_ref());
    let id = &round.id;
    match (role, round.peers) {
        (Some(span), Some(_)) => {
            let message = format!("`{id}` has no roles: all are peers");
            let hint = "take `as` out, and write `places` as a number";
            problems.push(bad(span, &message, hint));
        }
        (None, Some(_)) => {}
        (role, None) => {
            if let Some(span) = role.or(all.map(|places| places.span)) {
                let message = format!("`{id}` has no roles: all are peers, with one partner each");
                let hint = "take `as` and `places` out, or write `roles: {}` into the round, or `places: 1` if its peers may have several partners";
                problems.push(bad(span, &message, hint));
            }
        }
    }
    Parts {
        peer: round
            .peers
            .map(|usual| all.map_or(usual, |places| places.value)),
        ..Parts::default()
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

/// More matches at one time than somebody has places, or two with the same people.
pub(super) fn check_places(
    round: &Round,
    ledger: &Ledger,
    parts: impl Fn(&PersonId) -> Option<Parts>,
    problems: &mut Vec<Diagnostic>,
) {
    if !round.has_several() {
        return;
    }
    let mut taken: BTreeMap<(&PersonId, Option<Role>), BTreeSet<&str>> = BTreeMap::new();
    let mut seen: BTreeMap<(&[PersonId], Option<&PersonId>), Span> = BTreeMap::new();
    let running = ledger.matches.iter();
    let running = running.filter(|line| line.status.hold() == Hold::Runs);
    for line in running {
        if let Some(first) = seen.insert((&line.people, line.mentor.as_ref()), line.span) {
            problems.push(twice(line, first));
            continue;
        }
        for id in &*line.people {
            let role = line.mentor.as_ref().map(|mentor| match mentor == id {
                true => Role::Mentor,
                false => Role::Mentee,
            });
            let Some(parts) = parts(id) else { continue };
            let places = match role {
                Some(role) => parts.places(role).unwrap_or(0),
                None if round.roles.is_some() => continue,
                None => parts.peer.unwrap_or(1),
            };
            // Of a team, all members are one.
            let others = line.people.iter().filter(|other| *other != id);
            let others = others.map(|other| match round.team(other) {
                Some(team) => &*team.id,
                None => other.as_str(),
            });
            let all = taken.entry((id, role)).or_default();
            let before = all.len();
            all.extend(others);
            if before <= places as usize && all.len() > places as usize {
                problems.push(crowded(line, id, role, places));
            }
        }
    }
}

fn twice(line: &LedgerMatch, first: Span) -> Diagnostic {
    let people: Vec<String> = line
        .people
        .iter()
        .map(|id| format!("`{}`", id.as_str()))
        .collect();
    let message = format!("{} have two matches at one time", english::list(&people));
    let problem = Diagnostic::new(check::LEDGER_PERSON_TWICE, line.span, message);
    let problem = problem.related(first, "this one runs");
    problem.hint("take one of them out, or give the match that is over its `status`")
}

fn crowded(line: &LedgerMatch, id: &PersonId, role: Option<Role>, places: u32) -> Diagnostic {
    let id = id.as_str();
    let (message, keys) = match (role, places) {
        (Some(role), 0) => (
            format!(
                "`{id}` is {} here, but does not take part as one",
                role.word()
            ),
            "`as` or `places`",
        ),
        (Some(role), _) => (
            format!(
                "`{id}` is {} in more matches at one time than the places they have: {places}",
                role.word()
            ),
            "`as` or `places`",
        ),
        (None, _) => (
            format!("`{id}` has more partners at one time than places: {places}"),
            "`places`",
        ),
    };
    let problem = Diagnostic::new(check::LEDGER_PERSON_TWICE, line.span, message);
    problem.hint(format!(
        "mend {keys} at the round of `{id}`, or give a match that is over its `status`"
    ))
}

fn bad(span: Span, message: &str, hint: &str) -> Diagnostic {
    Diagnostic::new(check::BAD_ROLES, span, message).hint(hint)
}
