//! Who took part in which rounds, and how it went: from ledgers and enrolments alone.

use std::collections::BTreeMap;

use crate::model::ledger::MatchStatus;
use crate::model::person::EnrolmentStatus;
use crate::model::{Ledger, PersonId, Program, Round, RoundId};

/// How a round went for somebody. What comes first is said of whoever is in several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// They did not answer a partner.
    Silent,
    /// They left.
    Left,
    /// They had a partner.
    Partner,
    /// Nobody was found for them, or they were on the waiting list.
    Waited,
    /// They have signed up, and nothing is accepted yet.
    SignedUp,
}

impl Part {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Partner,
        Self::Waited,
        Self::Silent,
        Self::Left,
        Self::SignedUp,
    ];
}

/// All rounds of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    /// The rounds with how it went for how many, by first day.
    pub rounds: Vec<(RoundId, BTreeMap<Part, usize>)>,
    /// People with their rounds, by first day. Who was erased is counted above, and not named here.
    pub people: BTreeMap<PersonId, Vec<(RoundId, Part)>>,
}

/// How all rounds went for everybody.
pub fn history(program: &Program) -> History {
    let mut rounds: Vec<&Round> = program.rounds.iter().map(AsRef::as_ref).collect();
    rounds.sort_by_key(|round| (round.starts, &round.id));
    let mut history = History {
        rounds: Vec::new(),
        people: BTreeMap::new(),
    };
    for round in rounds {
        let parts = parts(program, round);
        let mut count: BTreeMap<Part, usize> = BTreeMap::new();
        for (id, part) in parts {
            *count.entry(part).or_default() += 1;
            if !id.is_erased() {
                let own = history.people.entry(id.clone()).or_default();
                own.push((round.id.clone(), part));
            }
        }
        history.rounds.push((round.id.clone(), count));
    }
    history
}

/// How a round went for everybody who signed up for it, or stands in its ledger.
fn parts<'a>(program: &'a Program, round: &Round) -> BTreeMap<&'a PersonId, Part> {
    let ledger = program.ledger(&round.id).map(|ledger| &**ledger);
    let mut parts = ledger.map_or_else(BTreeMap::new, of_ledger);
    for person in &program.participants {
        let Some(enrolment) = person.enrolments.get(&round.id) else {
            continue;
        };
        let part = match enrolment.status {
            EnrolmentStatus::Withdrawn => Part::Left,
            EnrolmentStatus::Waiting => Part::Waited,
            EnrolmentStatus::Active if ledger.is_none() => Part::SignedUp,
            // Came late, and nobody has looked for a partner.
            EnrolmentStatus::Active => Part::Waited,
        };
        let own = parts.entry(&person.id).or_insert(part);
        // Whoever did not answer may have been put on the waiting list for it, or have left.
        *own = part.min(*own);
    }
    parts
}

fn of_ledger(ledger: &Ledger) -> BTreeMap<&PersonId, Part> {
    let mut parts: BTreeMap<&PersonId, Part> = BTreeMap::new();
    for line in &ledger.matches {
        for id in &*line.people {
            let part = match (line.who.contains(id), line.status) {
                (true, MatchStatus::NotAnswering) => Part::Silent,
                (true, MatchStatus::Withdrawn) => Part::Left,
                _ => Part::Partner,
            };
            let own = parts.entry(id).or_insert(part);
            *own = part.min(*own);
        }
    }
    for one in &ledger.unmatched {
        parts.entry(&one.id).or_insert(Part::Waited);
    }
    parts
}
