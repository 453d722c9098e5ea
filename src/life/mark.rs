//! What saying how it goes with somebody does: to their enrolment, to the ledger, and to their partners.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::files::{self, Change, Stuck};
use crate::model::ledger::event::{Event, Refusal, apply};
use crate::model::ledger::marked::{Mark, Unsaid};
use crate::model::ledger::{MatchStatus, Standing};
use crate::model::person::EnrolmentStatus;
use crate::model::round::State;
use crate::model::{Ledger, PersonId, Private, Program, Round};
use crate::source::Input;

/// All that a mark does.
#[derive(Clone, Debug)]
pub struct Marking {
    /// Files of the data folder: those of people, then the ledger.
    pub changes: Vec<Change>,
    /// What becomes of those whose standing changes, as it was and as it is then.
    pub people: BTreeMap<PersonId, [Standing; 2]>,
    /// The ledger afterwards, if there is one.
    pub ledger: Option<Ledger>,
}

/// Why nothing can be marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// A day that is still to come.
    ToCome(Date),
    /// They are not in this round.
    NotEnrolled,
    /// The round is over, and who takes part changes no more.
    Over,
    /// Nothing is accepted, so there is no match.
    NothingAccepted,
    /// They have no match that goes on.
    NoMatch,
    /// Their match began on this day.
    Before(Date),
    /// A reason is kept at a match, and theirs does not change.
    NowhereForReason,
    /// Somebody would have two matches.
    Crowded(PersonId),
    /// A file cannot be changed safely.
    Stuck(Stuck),
}

impl From<Stuck> for Refused {
    fn from(stuck: Stuck) -> Self {
        Self::Stuck(stuck)
    }
}

/// What organisers say of somebody.
#[derive(Clone, Debug)]
pub struct Said<'a> {
    /// Of whom.
    pub id: &'a PersonId,
    /// How it goes.
    pub status: MatchStatus,
    /// Since when; today if it is not said.
    pub since: Option<Date>,
    /// Why.
    pub reason: Option<&'a str>,
}

/// What it does in a round; nothing changes if all of it is said already.
///
/// # Errors
/// Why it cannot be said.
pub fn mark(
    input: &Input,
    program: &Program,
    round: &Round,
    said: &Said<'_>,
) -> Result<Marking, Refused> {
    let today = program.today;
    let since = said.since.unwrap_or(today);
    if since > today {
        return Err(Refused::ToCome(since));
    }
    let enrolment = program
        .participant(said.id)
        .and_then(|person| person.enrolments.get(&round.id));
    let status = match said.status {
        MatchStatus::Withdrawn => Some(EnrolmentStatus::Withdrawn),
        MatchStatus::Active => Some(EnrolmentStatus::Active),
        MatchStatus::Met | MatchStatus::NotAnswering | MatchStatus::Ended => None,
    };
    if status.is_some() && round.state(today) == State::Ended {
        return Err(Refused::Over);
    }
    let ledger = program.ledger(&round.id).map(|ledger| &**ledger);
    let stands = |ledger: &Ledger| {
        ledger
            .matches
            .iter()
            .any(|line| line.people.contains(said.id))
    };
    if enrolment.is_none() && !ledger.is_some_and(stands) {
        return Err(Refused::NotEnrolled);
    }
    let mut marking = Marking {
        changes: Vec::new(),
        people: BTreeMap::new(),
        ledger: None,
    };
    if let Some((enrolment, status)) = enrolment.zip(status) {
        let change = files::enrolment(input, enrolment, status)?;
        marking.changes.extend(change);
    }
    let event = Mark {
        id: said.id.clone(),
        status: said.status,
        since,
        today,
        reason: said.reason.map(|reason| Private::new(reason.to_owned())),
        takes_part: takes_part(program, round),
    };
    match (ledger, apply(round, ledger, Event::Marked(event))) {
        (Some(old), Ok((new, _))) => marking.follow(input, round, old, new, said)?,
        // Before anything is accepted, people come and go by their enrolment alone; so do those whom the ledger does not hold.
        (None, _) if status.is_some() => {}
        (None, _) => return Err(Refused::NothingAccepted),
        (_, Err(Refusal::Unsaid(Unsaid::NoMatch))) => return Err(Refused::NoMatch),
        (_, Err(Refusal::Unsaid(Unsaid::Before(day)))) => return Err(Refused::Before(day)),
        (_, Err(Refusal::Crowded(id))) => return Err(Refused::Crowded(id)),
        (_, Err(_)) => {}
    }
    let after = marking.ledger.as_ref().or(ledger);
    if said.reason.is_some() && !after.is_some_and(|after| gives_reason(after, said.id)) {
        return Err(Refused::NowhereForReason);
    }
    Ok(marking)
}

/// Whether a match of somebody says why it is as it is.
fn gives_reason(ledger: &Ledger, id: &PersonId) -> bool {
    let mut lines = ledger.matches.iter();
    lines.any(|line| line.people.contains(id) && line.decision.because.is_some())
}

impl Marking {
    /// Whether all of it was said already.
    pub fn is_none(&self) -> bool {
        self.changes.is_empty()
    }

    fn follow(
        &mut self,
        input: &Input,
        round: &Round,
        old: &Ledger,
        new: Ledger,
        said: &Said<'_>,
    ) -> Result<(), Stuck> {
        self.changes.push(files::ledger(input, old, &new)?);
        let lines = new.matches.iter();
        let lines = lines.filter(|line| line.people.contains(said.id));
        let [before, now] = [old.standings(round), new.standings(round)];
        for id in lines.flat_map(|line| line.people.iter()) {
            let [before, now] = [before.of(id), now.of(id)];
            let [other, same] = [before != now, id == said.id];
            if other && !same {
                self.people.insert(id.clone(), [before, now]);
            }
        }
        self.ledger = Some(new);
        Ok(())
    }
}

/// Who takes part, by what is written of them.
fn takes_part(program: &Program, round: &Round) -> BTreeSet<PersonId> {
    let people = program.participants.iter().filter(|person| {
        let enrolment = person.enrolments.get(&round.id);
        enrolment.is_some_and(|one| one.status.takes_part())
    });
    people.map(|person| person.id.clone()).collect()
}
