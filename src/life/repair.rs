//! What accepting a repair does: to the ledger, to the enrolments of those who were silent, and to letters.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::files::{self, Change};
use super::mark::Refused;
use super::wait::waits;
use crate::matching::Repair;
use crate::model::ledger::event::{Event, Refusal, apply};
use crate::model::ledger::repaired::Mending;
use crate::model::ledger::{Bond, MatchStatus, Standing, Standings};
use crate::model::person::{Because, EnrolmentStatus};
use crate::model::{Ledger, Participant, PersonId, Program, Round};
use crate::source::Input;

/// All that a repair does.
#[derive(Clone, Debug)]
pub struct Repairing {
    /// Files of the data folder: those of people, then the ledger.
    pub changes: Vec<Change>,
    /// Who is new and over the cap of the round: they are on the waiting list then.
    pub held: Vec<PersonId>,
    /// Who did not answer, and whose partner has somebody new: they are on the waiting list then.
    pub silent: Vec<PersonId>,
    /// Whose letter says something else then, sorted.
    pub letters: Vec<PersonId>,
}

/// What accepting a repair does; `None` if it brings nothing.
///
/// # Errors
/// A file cannot be changed safely.
pub fn repair(
    input: &Input,
    program: &Program,
    round: &Round,
    ledger: &Ledger,
    repair: &Repair,
) -> Result<Option<Repairing>, Refused> {
    let mending = Mending {
        today: program.today,
        matches: repair.groups(),
        mentors: repair.mentors(),
        ends: repair.moved.clone(),
        waits: repair.waits.iter().map(|one| repair.id(*one)).collect(),
    };
    let next = match apply(round, Some(ledger), Event::Repaired(mending)) {
        Ok((next, _)) => next,
        Err(Refusal::Crowded(id)) => return Err(Refused::Crowded(id)),
        Err(_) if repair.held.is_empty() => return Ok(None),
        Err(_) => ledger.clone(),
    };
    let held: Vec<PersonId> = repair.held.iter().map(|one| repair.id(*one)).collect();
    let [before, now] = [ledger.standings(round), next.standings(round)];
    let (mut silent, mut letters) = (Vec::new(), Vec::new());
    for person in &program.participants {
        let Some(enrolment) = person.enrolments.get(&round.id) else {
            continue;
        };
        let id = &person.id;
        if before.of(id) != now.of(id) && now.of(id) == Standing::Silent && !now.waits(id) {
            silent.push(id.clone());
        }
        let differs = said(&before, ledger, id) != said(&now, &next, id) || held.contains(id);
        if enrolment.status.has_letter() && differs {
            letters.push(id.clone());
        }
    }
    let wait = silent.iter().map(|id| (id, None));
    let wait = wait.chain(held.iter().map(|id| (id, Some(Because::Cap))));
    let mut changes = waits(input, program, round, wait)?;
    if !repair.found.matches.is_empty() || !repair.waits.is_empty() {
        changes.push(files::ledger(input, ledger, &next)?);
    }
    Ok(Some(Repairing {
        changes,
        held,
        silent,
        letters,
    }))
}

/// What a letter is about: partners, each since a day, or nobody.
#[derive(PartialEq, Eq)]
enum About<'a> {
    Partners(Vec<(&'a [PersonId], Date)>, Bond),
    Nobody(Standing),
}

fn said<'a>(standings: &Standings<'_>, ledger: &'a Ledger, id: &PersonId) -> About<'a> {
    match standings.of(id) {
        Standing::Matched { bond, .. } => {
            let lines = standings.all_of(id).into_iter().map(|line| {
                let line = &ledger.matches[line];
                (&*line.people, line.since)
            });
            About::Partners(lines.collect(), bond)
        }
        other => About::Nobody(other),
    }
}

/// Who is on the waiting list of a round, and takes part once organisers say so.
pub fn listed<'a>(program: &'a Program, round: &Round) -> Vec<&'a Participant> {
    let is_listed = |person: &&Participant| {
        let enrolment = person.enrolments.get(&round.id);
        let status = enrolment.map(|one| one.status);
        person.consent.is_some() && status == Some(EnrolmentStatus::Waiting)
    };
    let people = program.participants.iter().map(AsRef::as_ref);
    people.filter(is_listed).collect()
}

/// Matches in which somebody does not answer, and nothing says who: by those who are in them.
pub fn unsaid(ledger: &Ledger, round: &Round) -> Vec<Vec<PersonId>> {
    let standings = ledger.standings(round);
    let lines = standings.standing();
    let silent = lines.filter(|(_, line)| line.status == MatchStatus::NotAnswering);
    let unsaid = silent.filter(|(_, line)| line.who.is_empty());
    let people: BTreeSet<Vec<PersonId>> = unsaid.map(|(_, line)| line.people.to_vec()).collect();
    people.into_iter().collect()
}
