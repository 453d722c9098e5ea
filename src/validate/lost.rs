//! What was accepted and is gone from the ledger: partners who would be brought together again, and people who would be
//! forgotten. Marks tell it, and name nobody who was erased.

use std::collections::BTreeMap;

use super::ledger_check::Check;
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::PersonId;
use crate::model::ledger::{LineMark, Standing, mark};

/// Checks every accepted line, and everybody who waited.
pub(super) fn check(check: &Check<'_>, problems: &mut Vec<Diagnostic>) {
    let Some(lines) = check.ledger.lines.as_ref() else {
        return;
    };
    // In a ledger with a slip, a line may be missing because of it.
    if check.doubt.is_some() {
        return;
    }
    let (people, round) = (check.scene.people, &check.round.id);
    let ids = people.iter().map(|person| &person.participant.id);
    let by_mark: BTreeMap<String, &PersonId> = ids.map(|id| (mark(round, id), id)).collect();
    for line in lines {
        let found = line.people().filter_map(|mark| by_mark.get(mark).copied());
        let mut found: Vec<&PersonId> = found.collect();
        found.sort();
        if let Some(problem) = check.lost_line(&found, line) {
            problems.push(problem);
            continue;
        }
        let each = found.into_iter();
        problems.extend(each.filter_map(|id| check.lost_person(id, line)));
    }
}

impl Check<'_> {
    /// Partners who exist, and stand in no line together.
    fn lost_line(&self, people: &[&PersonId], line: &LineMark) -> Option<Diagnostic> {
        let is_there = people.len() < 2 || self.standings.are_in_one(people);
        if is_there || self.standings.is_exchanged(line) {
            return None;
        }
        let round = &self.round.id;
        let names: Vec<String> = people
            .iter()
            .map(|id| format!("`{}`", id.as_str()))
            .collect();
        let message = format!(
            "{} were accepted as partners in `{round}`, and their line is gone",
            match &names[..] {
                [first @ .., last] => format!("{} and {last}", first.join(", ")),
                [] => String::new(),
            }
        );
        let mut problem = Diagnostic::new(check::LEDGER_LINE_LOST, self.ledger.round.span, message);
        for one in people.iter().filter_map(|id| self.find(id)) {
            problem = problem.related(one.place, "enrolled here");
        }
        let ids: Vec<&str> = people.iter().map(|id| id.as_str()).collect();
        let status = self.likely_status(people);
        Some(problem.hint(format!(
            "put it back, `- {{ people: [{}], since: {}{status} }}`: old lines stay, with a `status` that says what became of them; else the next round may bring the same people together",
            ids.join(", "),
            self.round.starts
        )))
    }

    /// What probably became of a line that is gone.
    fn likely_status(&self, people: &[&PersonId]) -> &'static str {
        let mut enrolled = people.iter().filter_map(|id| self.find(id));
        let is_nowhere = |id: &&PersonId| self.standings.of(id) == Standing::Lost;
        if enrolled.any(|one| one.has_left()) {
            ", status: withdrawn"
        } else if people.iter().all(is_nowhere) {
            ""
        } else {
            ", status: ended"
        }
    }

    /// Somebody who waited, or whose partner was erased or is with somebody else, and who stands nowhere.
    fn lost_person(&self, id: &PersonId, line: &LineMark) -> Option<Diagnostic> {
        let one = self.find(id)?;
        if one.has_left() || self.standings.of(id) != Standing::Lost {
            return None;
        }
        let waited = line.people().count() == 1;
        let (word, round) = (id.as_str(), &self.round.id);
        let message = match waited {
            true => {
                format!("`{word}` was without a partner in `{round}`, and is gone from its ledger")
            }
            false => format!("`{word}` was among the accepted matches of `{round}`, and is gone"),
        };
        let problem = Diagnostic::new(check::LEDGER_LINE_LOST, self.ledger.round.span, message);
        let problem = problem.related(one.place, "enrolled here");
        Some(problem.hint(format!(
            "put `{word}` under `unmatched`, or write whose partner they are"
        )))
    }
}
