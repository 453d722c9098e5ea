//! What can happen to a ledger: a pure function of the ledger and an event. Old lines always stay.

use std::collections::BTreeMap;

use super::closed::{self, Closing};
use super::erased::{self, Farewell};
use super::marked::{self, Mark, Unsaid};
use super::repaired::{self, Mending};
use super::written::LineDigest;
use super::{Hold, Ledger, LedgerMatch, LineMark, Waiting};
use crate::model::{PersonId, Round};
use crate::source::Spanned;

/// What happens.
#[derive(Clone, Debug)]
pub enum Event {
    /// Matches that were computed are accepted: they run from the first day of the round.
    Accepted(Acceptance),
    /// What stands in the ledger is accepted as it is, also what was edited by hand.
    Confirmed,
    /// Somebody is erased.
    Erased(Farewell),
    /// Organisers say how it goes with somebody.
    Marked(Mark),
    /// New partners are found for those who have none. With it, what was edited by hand is accepted as well.
    Repaired(Mending),
    /// The round is closed.
    Closed(Closing),
}

/// Matches that were computed.
#[derive(Clone, Debug)]
pub struct Acceptance {
    /// What they were computed from.
    pub digest: String,
    /// Two or three people each, in any order.
    pub matches: Vec<Vec<PersonId>>,
    /// Of each match, who is the mentor, in a round with roles.
    pub mentors: Vec<Option<PersonId>>,
    /// Who waits.
    pub unmatched: Vec<PersonId>,
}

/// A change of the file of a ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// The file is made: there was none.
    Made,
    /// The list `written` is set to that of the new ledger.
    Written,
    /// Lines are changed where they stand, and some may be new.
    Lines,
}

/// Why something cannot happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The matches were accepted before, and nothing has been edited since.
    Unchanged,
    /// Nothing was accepted yet.
    NothingAccepted,
    /// It cannot be said of somebody.
    Unsaid(Unsaid),
    /// Somebody would be in more matches at one moment than they have places.
    Crowded(PersonId),
}

/// The ledger after an event, and what changes in its file. `ledger` is missing as long as nothing is accepted.
///
/// # Errors
/// Why it cannot happen; then nothing has.
pub fn apply(
    round: &Round,
    ledger: Option<&Ledger>,
    event: Event,
) -> Result<(Ledger, Vec<Edit>), Refusal> {
    let (mut next, edit) = match (event, ledger) {
        (Event::Accepted(acceptance), None) => (accepted(round, acceptance), Edit::Made),
        (Event::Accepted(_), Some(_)) => return Err(Refusal::Unchanged),
        (Event::Confirmed, None) => return Err(Refusal::NothingAccepted),
        (Event::Confirmed, Some(ledger)) if !ledger.hands().is_none() => {
            (ledger.clone(), Edit::Written)
        }
        (Event::Confirmed, Some(_)) => return Err(Refusal::Unchanged),
        (Event::Erased(_), None) => return Err(Refusal::Unchanged),
        (Event::Marked(_) | Event::Repaired(_) | Event::Closed(_), None) => {
            return Err(Refusal::NothingAccepted);
        }
        (Event::Closed(closing), Some(ledger)) => {
            return Ok((closed::closed(round, ledger, closing), vec![Edit::Lines]));
        }
        (Event::Marked(mark), Some(ledger)) => {
            let next = marked::marked(round, ledger, &mark).map_err(Refusal::Unsaid)?;
            return match crowded(round, &next) {
                Some(id) => Err(Refusal::Crowded(id)),
                None => Ok((next, vec![Edit::Lines])),
            };
        }
        (Event::Repaired(mending), Some(ledger)) => {
            let mut next = repaired::repaired(round, ledger, mending).ok_or(Refusal::Unchanged)?;
            next.written = ledger.written.as_ref().map(|_| LineDigest::all(&next));
            return match crowded(round, &next) {
                Some(id) => Err(Refusal::Crowded(id)),
                None => Ok((next, vec![Edit::Lines])),
            };
        }
        (Event::Erased(farewell), Some(ledger)) => {
            let next = erased::erased(round, ledger, &farewell).ok_or(Refusal::Unchanged)?;
            return Ok((next, vec![Edit::Lines]));
        }
    };
    if let Some(id) = crowded(round, &next) {
        return Err(Refusal::Crowded(id));
    }
    next.written = Some(LineDigest::all(&next));
    Ok((next, vec![edit]))
}

fn accepted(round: &Round, acceptance: Acceptance) -> Ledger {
    let mut mentors = acceptance.mentors.into_iter();
    let line = |people| LedgerMatch {
        mentor: mentors.next().flatten(),
        ..LedgerMatch::begun(people, round.starts, round.span)
    };
    let mut matches: Vec<LedgerMatch> = acceptance.matches.into_iter().map(line).collect();
    matches.sort_by(|a, b| a.people.cmp(&b.people));
    let mut unmatched = acceptance.unmatched;
    unmatched.sort();
    let lines = matches.iter().map(|line| &*line.people);
    let lines = lines.chain(unmatched.iter().map(std::slice::from_ref));
    Ledger {
        round: Spanned {
            value: round.id.clone(),
            span: round.span,
        },
        digest: Some(acceptance.digest),
        lines: Some(lines.map(|line| LineMark::of(&round.id, line)).collect()),
        written: None,
        matches,
        unmatched: unmatched.into_iter().map(Waiting::from).collect(),
    }
}

/// Somebody in more matches that run than they have places, or in one of them and waiting, or twice in one.
fn crowded(round: &Round, ledger: &Ledger) -> Option<PersonId> {
    let running = ledger.matches.iter();
    let running = running.filter(|line| line.status.hold() == Hold::Runs);
    let matched = running.flat_map(|line| line.people.iter());
    let mut taken: BTreeMap<&PersonId, usize> = BTreeMap::new();
    for id in matched.chain(ledger.waiting()) {
        *taken.entry(id).or_default() += 1;
    }
    let mut over = taken
        .iter()
        .filter(|(id, taken)| **taken > round.places(id));
    over.next().map(|(id, _)| (*id).clone())
}
