//! The ledger of a round as YAML: what `match --accept` writes and every later build reads.

use std::fmt::Write;

use crate::matching::Proposal;
use crate::model::{PersonId, Round};

/// A proposal as a ledger: sorted by people, all matches active from the round's first day.
pub fn yaml(round: &Round, proposal: &Proposal) -> String {
    let id = |number: &u32| proposal.people[*number as usize].as_str();
    let mut lines: Vec<String> = proposal
        .matches
        .iter()
        .map(|found| {
            let people: Vec<&str> = found.people.iter().map(id).collect();
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
         # status: active | met | not-answering | withdrawn | ended\n\
         format: 1\nround: {}\ndigest: \"{}\"\nmatches:\n",
        round.id, proposal.digest
    );
    if lines.is_empty() {
        yaml.truncate(yaml.len() - 1);
        yaml.push_str(" []\n");
    }
    yaml.extend(lines);
    let waiting: Vec<&PersonId> = proposal
        .unmatched
        .iter()
        .map(|unmatched| &proposal.people[unmatched.person as usize])
        .collect();
    if !waiting.is_empty() {
        let ids: Vec<&str> = waiting.iter().map(|id| id.as_str()).collect();
        let _ = writeln!(yaml, "unmatched: [{}]", ids.join(", "));
    }
    yaml
}
