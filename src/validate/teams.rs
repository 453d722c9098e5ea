//! Teams: who takes part as one, and in which rounds that can be.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Scene;
use super::names::Names;
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::roles::{Parts, Team};
use crate::model::{Enrolment, PersonId, Round, RoundId};
use crate::parse::data::TeamRecord;
use crate::source::{Span, Spanned};

/// The teams of a round. Whoever is in two stays in the first.
pub(super) fn of_round(
    records: &[Arc<TeamRecord>],
    round: &RoundId,
    names: &Names<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Team> {
    let mut seen: BTreeMap<PersonId, Span> = BTreeMap::new();
    let own = records.iter().filter(|record| is_of(record, round));
    let mut team = |record: &Arc<TeamRecord>| {
        let mut members = Vec::new();
        for word in &record.members {
            let Some(id) = names.somebody(word, problems) else {
                continue;
            };
            match seen.insert(id.clone(), word.span) {
                Some(first) => problems.push(twice(word, first)),
                None => members.push(id),
            }
        }
        members.sort();
        Some(Team {
            id: record.id.as_ref()?.value.clone(),
            members,
        })
    };
    own.filter_map(&mut team).collect()
}

fn is_of(record: &TeamRecord, round: &RoundId) -> bool {
    let own = record.round.as_ref();
    own.is_some_and(|own| own.value == round.0.as_str())
}

fn twice(word: &Spanned<String>, first: Span) -> Diagnostic {
    let message = format!(
        "`{}` is in two teams of one round, or twice in one",
        word.value
    );
    Diagnostic::new(check::BAD_TEAM, word.span, message)
        .related(first, "first here")
        .hint("take them out of one of the two")
}

/// Checks the teams of every round.
pub(super) fn check(
    scene: &Scene<'_>,
    records: &[Arc<TeamRecord>],
    names: &Names<'_>,
    problems: &mut Vec<Diagnostic>,
) {
    for record in records {
        let Some(id) = record
            .round
            .as_ref()
            .and_then(|round| names.round(round, problems))
        else {
            continue;
        };
        if let Some(round) = scene.rounds.iter().find(|round| round.id == id) {
            check_team(scene, record, round, names, problems);
        }
    }
}

fn check_team(
    scene: &Scene<'_>,
    record: &TeamRecord,
    round: &Round,
    names: &Names<'_>,
    problems: &mut Vec<Diagnostic>,
) {
    if !round.has_several() {
        let message = format!(
            "`{}` has no teams: each of its people has one partner",
            round.id
        );
        let hint = "write `roles: {}` or `places: 1` into the round, or take the team out";
        problems.push(Diagnostic::new(check::BAD_TEAM, record.span, message).hint(hint));
        return;
    }
    let own = record.id.as_ref().map(|id| &*id.value);
    let team = round.teams.iter().find(|team| Some(&*team.id) == own);
    let Some(team) = team.filter(|_| names.people_known()) else {
        return;
    };
    let mut parts = Vec::new();
    for id in &team.members {
        match enrolment(scene, round, id) {
            Some(enrolment) if enrolment.status.takes_part() => parts.push(enrolment.parts),
            Some(_) => {}
            None => problems.push(absent(record, round, id)),
        }
    }
    let as_what = |parts: &Parts| (parts.mentor.is_some(), parts.mentee.is_some());
    if parts
        .windows(2)
        .any(|two| as_what(&two[0]) != as_what(&two[1]))
    {
        let message = format!("the members of `{}` do not take part as the same", team.id);
        let problem = Diagnostic::new(check::BAD_TEAM, record.span, message);
        problems.push(problem.hint("give all of them the same `as` in their enrolments"));
    }
    // Once matches are accepted, the others of somebody who has left just go on.
    let is_due = !scene.has_ledger(round) && !round.state(scene.today).is_over();
    if parts.len() < 2 && is_due {
        let message = match parts.len() {
            0 => format!("of the team `{}` nobody takes part", team.id),
            _ => format!("of the team `{}` one alone takes part", team.id),
        };
        let problem = Diagnostic::new(check::TEAM_OF_ONE, record.span, message);
        problems.push(problem.hint("take the team out: whoever is left is matched alone"));
    }
    for pin in &round.pins {
        if pin.people.iter().all(|id| team.members.contains(id)) {
            let message = format!("this pin is of two of the team `{}`, who are one", team.id);
            let problem = Diagnostic::new(check::BAD_TEAM, pin.span, message);
            let problem = problem.related(record.span, "the team");
            problems.push(problem.hint("take the pin out, or the team"));
        }
    }
}

fn enrolment<'s>(scene: &Scene<'s>, round: &Round, id: &PersonId) -> Option<&'s Enrolment> {
    let people = scene.people;
    let at = people.binary_search_by(|person| person.participant.id.cmp(id));
    people[at.ok()?].participant.enrolments.get(&round.id)
}

fn absent(record: &TeamRecord, round: &Round, id: &PersonId) -> Diagnostic {
    let mut words = record.members.iter();
    let word = words.find(|word| word.value == id.as_str());
    let span = word.map_or(record.span, |word| word.span);
    let message = format!(
        "`{}` is in a team, but takes no part in `{}`",
        id.as_str(),
        round.id
    );
    Diagnostic::new(check::BAD_TEAM, span, message).hint("take them out of the team, or enrol them")
}
