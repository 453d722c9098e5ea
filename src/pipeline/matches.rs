//! The matches of the rounds that have letters.

use std::collections::BTreeMap;

use super::{Ready, keep, matching_problem};
use crate::diagnostic::Diagnostic;
use crate::matching::{self, Repair, RoundMatches};
use crate::model::{Program, RoundId};
use crate::plan::letters::LetterPlan;

/// The matches of the rounds that have letters.
#[derive(Default)]
pub struct Matches {
    /// Accepted or proposed.
    pub rounds: BTreeMap<RoundId, RoundMatches>,
}

/// Matches the rounds that have letters, and says why one cannot be matched.
pub fn matches(ready: &Ready) -> (Matches, Vec<Diagnostic>) {
    let mut matches = Matches::default();
    let mut problems = Vec::new();
    for letters in &ready.plan.letters {
        let found = round_matches(&ready.program, letters);
        if let Some(found) = keep(found, &mut problems) {
            matches.rounds.insert(letters.round.id.clone(), found);
        }
    }
    (matches, problems)
}

/// The accepted matches of a round, or else its proposal.
fn round_matches(program: &Program, letters: &LetterPlan) -> Result<RoundMatches, Vec<Diagnostic>> {
    let round = &letters.round;
    let found = match &letters.ledger {
        Some(ledger) if letters.is_last(program) => {
            matching::explain_lasting(program, round, ledger)
        }
        Some(ledger) => matching::explain_accepted(program, round, ledger),
        None => matching::propose(program, round),
    };
    found.map_err(|error| vec![matching_problem(round, &error)])
}

/// The repairs of the rounds whose matches are accepted, without moving anybody; none where one cannot be found.
pub fn repairs(ready: &Ready) -> BTreeMap<RoundId, Repair> {
    let program = &ready.program;
    let rounds = ready.plan.letters.iter().filter_map(|letters| {
        let ledger = letters.ledger.as_deref()?;
        let found = matching::repair(program, &letters.round, ledger, false).ok()?;
        Some((letters.round.id.clone(), found))
    });
    rounds.collect()
}
