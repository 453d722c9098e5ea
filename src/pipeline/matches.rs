//! The matches of the rounds that have letters.

use std::collections::BTreeMap;

use super::{Ready, keep, matching_problem};
use crate::diagnostic::Diagnostic;
use crate::matching::{self, Proposal};
use crate::model::{Program, RoundId};
use crate::plan::letters::LetterPlan;
use crate::render::letter::RoundMatches;

/// The matches of the rounds that have letters.
#[derive(Default)]
pub struct Matches {
    /// Accepted or proposed.
    pub rounds: BTreeMap<RoundId, RoundMatches>,
    /// The proposals among them, with their figures.
    pub proposals: BTreeMap<RoundId, Proposal>,
}

/// Matches the rounds that have letters, and says why one cannot be matched.
pub fn matches(ready: &Ready) -> (Matches, Vec<Diagnostic>) {
    let mut matches = Matches::default();
    let mut problems = Vec::new();
    for letters in &ready.plan.letters {
        let found = round_matches(&ready.program, letters, &mut matches.proposals);
        if let Some(found) = keep(found, &mut problems) {
            matches.rounds.insert(letters.round.id.clone(), found);
        }
    }
    (matches, problems)
}

/// The accepted matches of a round, or else its proposal.
fn round_matches(
    program: &Program,
    letters: &LetterPlan,
    proposals: &mut BTreeMap<RoundId, Proposal>,
) -> Result<RoundMatches, Vec<Diagnostic>> {
    let round = &letters.round;
    let told = |error| vec![matching_problem(round, &error)];
    if let Some(ledger) = &letters.ledger {
        let accepted = matching::explain_accepted(program, round, ledger).map_err(told)?;
        return Ok(RoundMatches::accepted(accepted));
    }
    let proposal = matching::propose(program, round).map_err(told)?;
    let found = RoundMatches::proposed(&proposal);
    proposals.insert(round.id.clone(), proposal);
    Ok(found)
}
