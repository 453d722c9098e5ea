//! The program that would come out is checked as a whole: whoever would be an error of it is left out, and told at their cell.

use std::collections::BTreeSet;

use super::account::Account;
use super::draft::Outcome;
use super::files::Files;
use super::found::Found;
use super::known::People;
use super::row::{Row, Wanted};
use super::{File, Setting};
use crate::diagnostic::{Diagnostic, Place};
use crate::source::Input;

/// The files of the sound drafts. Those of the others are taken out, and their rows say why.
pub(super) fn sound(
    input: &Input,
    outcomes: &mut [Outcome],
    rows: &[Row],
    setting: &Setting<'_>,
    people: &People,
) -> Vec<File> {
    let files = Files {
        input,
        rows,
        setting,
        people,
    };
    let mut made = files.all(outcomes);
    loop {
        if made.is_empty() {
            return Vec::new();
        }
        let found = Found::new(input, &made, rows, setting.round);
        if !found.errors.is_empty() {
            let left: BTreeSet<usize> = found.errors.keys().copied().collect();
            for (row, problems) in found.errors {
                leave(
                    &mut outcomes[row],
                    &rows[row],
                    people,
                    setting.round,
                    problems,
                );
            }
            made = files.without(made, &left, outcomes);
            continue;
        }
        if !found.others.is_empty() {
            // Nobody knows whose they are, so that nobody is written.
            let mut others = Some(found.others);
            for (row, _) in made.iter().flat_map(|made| &made.rows) {
                outcomes[*row].ask(others.take().unwrap_or_default());
            }
            return Vec::new();
        }
        for (row, problems) in found.warnings {
            outcomes[row].told.extend(problems);
        }
        return made.into_iter().map(|made| made.file).collect();
    }
}

/// Where the file says something sound already, it is kept; else somebody must decide.
fn leave(
    outcome: &mut Outcome,
    row: &Row,
    people: &People,
    round: &str,
    problems: Vec<Diagnostic>,
) {
    let known = outcome.draft.as_ref().and_then(|draft| draft.known);
    let stands =
        |wanted: &&Wanted| known.is_some_and(|at| people.all[at].at(&wanted.way(round)).is_some());
    let at = |problem: &Diagnostic| {
        let mut wanted = row.wanted.iter().filter(stands);
        wanted.find(|wanted| problem.place == Place::Cell(wanted.place.clone()))
    };
    let mut told = Vec::new();
    for problem in &problems {
        let wanted = at(problem).zip(outcome.draft.as_mut());
        if !wanted.is_some_and(|(wanted, draft)| draft.merged.forget(&wanted.way(round))) {
            return outcome.ask(problems);
        }
        let hint = "what the file says is kept";
        told.push(problem.clone().as_warning().hint(hint));
    }
    if outcome
        .draft
        .as_ref()
        .is_some_and(|draft| draft.merged.lines.is_empty())
    {
        outcome.account = Account::Unchanged;
    }
    outcome.told.extend(told);
}
