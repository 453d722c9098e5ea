//! The ledger of a round as YAML: what `match --accept` writes and every later build reads.

use std::fmt::Write;

use crate::matching::{Proposal, RoundMatches};
use crate::model::ledger::{LineMark, MatchStatus};
use crate::model::{PersonId, Round};

/// A proposal as a ledger: sorted by people, all matches active from the round's first day.
pub fn yaml(round: &Round, found: &RoundMatches, proposal: &Proposal) -> String {
    let id = |number: &u32| found.people[*number as usize].as_str();
    let mut lines: Vec<String> = found
        .matches
        .iter()
        .map(|one| {
            let people: Vec<&str> = one.people.iter().map(id).collect();
            format!(
                "  - {{ people: [{}], since: {}, status: active }}\n",
                people.join(", "),
                round.starts
            )
        })
        .collect();
    lines.sort();
    let mut yaml = format!(
        "# The accepted matches of the round. From now on they are input: no build changes them.\n\
         # status: {}\n\
         format: 1\nround: {}\ndigest: \"{}\"\nmatches:\n",
        MatchStatus::ALL.map(|(word, ..)| word).join(" | "),
        round.id,
        proposal.digest
    );
    if lines.is_empty() {
        yaml.truncate(yaml.len() - 1);
        yaml.push_str(" []\n");
    }
    yaml.extend(lines);
    let waiting: Vec<&PersonId> = found
        .unmatched
        .iter()
        .map(|unmatched| &found.people[unmatched.person as usize])
        .collect();
    if !waiting.is_empty() {
        let ids: Vec<&str> = waiting.iter().map(|id| id.as_str()).collect();
        let _ = writeln!(yaml, "unmatched: [{}]", ids.join(", "));
    }
    push_marks(round, found, &mut yaml);
    yaml
}

/// So many marks stand on one line.
const MARKS_A_LINE: usize = 4;

/// What was accepted, so that what is added or lost later can be told.
fn push_marks(round: &Round, found: &RoundMatches, yaml: &mut String) {
    let mark = |people: &[u32]| {
        let people = people.iter().map(|one| found.people[*one as usize].clone());
        LineMark::of(&round.id, &people.collect::<Vec<_>>())
    };
    let matched = found.matches.iter().map(|one| mark(&one.people));
    let waiting = found.unmatched.iter().map(|one| mark(&[one.person]));
    let mut marks: Vec<LineMark> = matched.chain(waiting).collect();
    marks.sort();
    yaml.push_str("# What was accepted, for Fortnight alone: it tells lines that are added by hand, and people who are lost.\nlines:");
    for row in marks.chunks(MARKS_A_LINE) {
        let row: Vec<String> = row
            .iter()
            .map(|mark| format!("\"{}\"", mark.as_str()))
            .collect();
        let open = if yaml.ends_with(':') { " [" } else { ",\n  " };
        let _ = write!(yaml, "{open}{}", row.join(", "));
    }
    yaml.push_str(if marks.is_empty() { " []\n" } else { "]\n" });
}
