//! A proposal as a file, to be compared with later: ids, scores and the digest; it is read by [`crate::parse::saved`].

use std::fmt::Write;

use crate::matching::{Proposal, RoundMatches};
use crate::model::Round;
use crate::model::roles::{Pairing, Role};

/// The whole file.
pub fn yaml(round: &Round, found: &RoundMatches, proposal: &Proposal) -> String {
    let id = |number: &u32| found.people[*number as usize].as_str();
    let mut out = format!(
        "# A proposal for {}, kept to compare with: `fortnight match {} --against` and this file. Nothing is accepted by it.\n\
         format: 1\nround: {}\ndigest: \"{}\"\n",
        round.id, round.id, round.id, proposal.digest
    );
    out.push_str(if found.matches.is_empty() {
        "matches: []\n"
    } else {
        "matches:\n"
    });
    for one in &found.matches {
        let people: Vec<&str> = one.people.iter().map(id).collect();
        let mentor = one.mentor.as_ref().map(id);
        let roles = mentor.map(|id| format!("roles: {{ {id}: {} }}, ", Role::Mentor.word()));
        let _ = writeln!(
            out,
            "  - {{ people: [{}], {}score: {} }}",
            people.join(", "),
            roles.unwrap_or_default(),
            one.score
        );
    }
    let left: Vec<&str> = found.unmatched.iter().map(|one| id(&one.person)).collect();
    let _ = writeln!(out, "unmatched: [{}]", left.join(", "));
    out
}

/// The matches as ids.
pub fn matches(found: &RoundMatches) -> Vec<Pairing> {
    let id = |number: &u32| found.people[*number as usize].clone();
    let matches = found.matches.iter().map(|one| Pairing {
        people: one.people.iter().map(id).collect(),
        mentor: one.mentor.as_ref().map(id),
    });
    matches.collect()
}
