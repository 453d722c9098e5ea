//! What hands decided, who, when and why: for organisers alone.

use super::RoundWords;
use crate::matching::{Match, Origin};
use crate::model::{Decision, PersonId, Private};

/// `forbidden by Ines Falcão on 2026-08-30: both asked for it`, with what was done as the first word, which may be empty; `None` if
/// nobody wrote any of it down.
pub(in crate::render) fn decided(what: &str, decision: &Decision) -> Option<String> {
    if *decision == Decision::default() {
        return None;
    }
    // On one line: a report is read in lines.
    let line = |text: &Private<String>| {
        let words: Vec<&str> = text.reveal().split_whitespace().collect();
        words.join(" ")
    };
    let by = decision.by.as_ref().map(|by| format!("by {}", line(by)));
    let on = decision.on.map(|day| format!("on {day}"));
    let what = (!what.is_empty()).then(|| what.to_owned());
    let head: Vec<String> = [what, by, on].into_iter().flatten().collect();
    let because = decision.because.as_ref().map(line);
    let parts = [head.join(" "), because.unwrap_or_default()];
    let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    Some(said.join(": "))
}

impl RoundWords<'_> {
    /// What stands beside the pin, or the line of the ledger, that a match comes from: `decided by Ines Falcão: both asked`.
    pub fn decision(&self, found: &Match) -> Option<String> {
        let ids: Vec<&PersonId> = found
            .people
            .iter()
            .map(|number| &self.people[*number as usize])
            .collect();
        let of_line = match found.origin {
            Origin::Accepted => self
                .of_line(found, &ids)
                .and_then(|line| decided("decided", line)),
            Origin::Chosen | Origin::Pinned | Origin::Standby => None,
        };
        let pin = match ids[..] {
            [a, b] => self.round.pin([a, b]),
            _ => None,
        };
        of_line.or_else(|| decided("decided", &pin?.decision))
    }

    fn of_line(&self, found: &Match, ids: &[&PersonId]) -> Option<&Decision> {
        let ledger = self.program.ledger(&self.round.id)?;
        let mut lines = ledger.matches.iter();
        let line = lines
            .find(|line| line.since == found.since && line.people.iter().eq(ids.iter().copied()))?;
        Some(&line.decision)
    }
}
