//! The reports of rounds: which there are, and what they are made from.

use std::sync::{Arc, OnceLock};

use super::{Matches, Ready, matching_problem};
use crate::diagnostic::Diagnostic;
use crate::matching::{self, RoundMatches};
use crate::model::round::State;
use crate::model::{Program, Round};
use crate::output::Letter;
use crate::render::report::{FILES, Report};
use crate::stats::Figures;

/// The reports of a program: of every round that runs or has ended, and whose matches are accepted.
pub struct Reports<'a> {
    program: &'a Program,
    rounds: Vec<(&'a Arc<Round>, Once)>,
}

/// What is known of a round, once the first of its files was asked for.
type Once = OnceLock<Result<Known, Vec<Diagnostic>>>;

/// What is known of a round.
struct Known {
    /// `None` where the letters have the same.
    own: Option<RoundMatches>,
    figures: Figures,
}

impl<'a> Reports<'a> {
    pub(super) fn new(ready: &'a Ready) -> Self {
        let program = &*ready.program;
        let has_report = |round: &&Arc<Round>| {
            let state = round.state(program.today);
            state >= State::Running && program.ledger(&round.id).is_some()
        };
        let rounds = program.rounds.iter().filter(has_report);
        let rounds = rounds.filter(|_| !ready.input.site_only);
        Self {
            program,
            rounds: rounds.map(|round| (round, OnceLock::new())).collect(),
        }
    }

    /// How many files they are.
    pub(super) fn len(&self) -> usize {
        self.rounds.len() * FILES.len()
    }

    /// One of the files.
    pub(super) fn file(&self, index: usize, matches: &Matches) -> Result<Letter, Vec<Diagnostic>> {
        let (round, known) = &self.rounds[index / FILES.len()];
        let known = known.get_or_init(|| self.known(round, matches));
        let known = known.as_ref().map_err(Clone::clone)?;
        let letters = || matches.rounds.get(&round.id);
        let Some(found) = known.own.as_ref().or_else(letters) else {
            return Err(Vec::new());
        };
        let report = Report {
            program: self.program,
            round,
            matches: found,
            figures: known.figures.exact(),
        };
        report.file(FILES[index % FILES.len()])
    }

    fn known(&self, round: &Round, matches: &Matches) -> Result<Known, Vec<Diagnostic>> {
        let program = self.program;
        if let Some(found) = matches.rounds.get(&round.id) {
            let figures = Figures::of(program, round, found);
            return Ok(Known { own: None, figures });
        }
        let found = outcome(program, round)?;
        let figures = found
            .as_ref()
            .map(|found| Figures::of(program, round, found));
        let figures = figures.ok_or_else(Vec::new)?;
        Ok(Known {
            own: found,
            figures,
        })
    }
}

/// The report of a round, as a build would write it; `None` if it has none.
pub fn report(
    ready: &Ready,
    round: &str,
    matches: &Matches,
) -> Option<Result<Letter, Vec<Diagnostic>>> {
    let reports = Reports::new(ready);
    let mut rounds = reports.rounds.iter();
    let at = rounds.position(|(one, _)| one.id.0.as_str() == round)?;
    Some(reports.file(at * FILES.len(), matches))
}

/// The rounds of a program that have a report, the latest first.
pub fn reported(ready: &Ready) -> Vec<&Arc<Round>> {
    let reports = Reports::new(ready);
    let rounds = reports.rounds.iter().rev();
    rounds.map(|(round, _)| *round).collect()
}

/// The accepted matches of a round: those that stand, or once it is over, those that lasted. `None` as long as nothing is
/// accepted.
///
/// # Errors
/// What keeps them from being explained.
pub fn outcome(program: &Program, round: &Round) -> Result<Option<RoundMatches>, Vec<Diagnostic>> {
    let Some(ledger) = program.ledger(&round.id) else {
        return Ok(None);
    };
    let found = match round.state(program.today) {
        State::Ended => matching::explain_lasting(program, round, ledger),
        _ => matching::explain_accepted(program, round, ledger),
    };
    let found = found.map_err(|error| vec![matching_problem(round, &error)])?;
    Ok(Some(found))
}
