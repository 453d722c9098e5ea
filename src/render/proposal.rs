//! A proposal for the organisers' eyes: the weakest pairs first, who is left over and why, and the proof.

use std::fmt::Write;

use crate::matching::{Basis, Match, Proposal, RoundMatches};
use crate::model::ledger::Standing;
use crate::model::{PersonId, Program, Round};

use super::round_words::RoundWords;
use crate::words::english as words;

mod found;
pub mod proof;
pub mod why;

/// The matches of a round, proposed or accepted.
pub fn text(program: &Program, round: &Round, found: &RoundMatches) -> String {
    let cast = RoundWords {
        program,
        round,
        people: &found.people,
    };
    let mut out = match &found.basis {
        Basis::Proposal(proposal) => headline(round, proposal),
        Basis::Ledger(_) => accepted_count(round, found),
    };
    write_matches(&cast, &found.matches, &mut out);
    write_unmatched(&cast, found, &mut out);
    match &found.basis {
        Basis::Proposal(proposal) => {
            for pin in &proposal.idle_pins {
                let [one, other] = pin.each_ref().map(PersonId::as_str);
                let _ = writeln!(
                    out,
                    "\nnot kept: the pin of {one} and {other}, since one of them does not take part"
                );
            }
            out.push_str(&proof::text(round, &found.matches, proposal));
        }
        Basis::Ledger(_) if found.unmatched.iter().any(|one| one.free > 0) => {
            let _ = writeln!(
                out,
                "\nA line in matches/{}.yaml brings two of them together, or lets one join a pair.",
                round.id
            );
        }
        Basis::Ledger(_) => {}
    }
    out
}

/// `44 matches, accepted; they do not move; 3 people without a partner, one of them new since`.
fn accepted_count(round: &Round, accepted: &RoundMatches) -> String {
    let count = words::plural(accepted.matches.len() as u64, "match", "matches");
    let left = accepted.unmatched.len() as u64;
    let (title, id) = (&round.title, &round.id);
    let mut line = format!("{title} ({id}): {count}, accepted; they do not move");
    if left > 0 {
        let people = words::plural(left, "person", "people");
        let _ = write!(line, "; {people} without a partner");
    }
    match accepted.newcomers() {
        0 => {}
        new => {
            let _ = write!(line, ", {new} of them new since");
        }
    }
    line.push('\n');
    line
}

fn write_matches(cast: &RoundWords<'_>, matches: &[Match], out: &mut String) {
    let mut matches: Vec<&Match> = matches.iter().collect();
    matches.sort_by_key(|found| (found.score, found.people.clone()));
    if !matches.is_empty() {
        out.push_str("\nWeakest first; the score is out of 1000.\n");
    }
    for found in matches {
        found::write(cast, found, out);
    }
}

fn write_unmatched(cast: &RoundWords<'_>, found: &RoundMatches, out: &mut String) {
    if !found.unmatched.is_empty() {
        out.push_str("\nWithout a partner\n");
    }
    for unmatched in &found.unmatched {
        let since = standing_words(found.standing(unmatched.person));
        let _ = writeln!(out, "\n       {}{since}", cast.unmatched(unmatched));
        for (others, why) in cast.blocked(unmatched) {
            let _ = writeln!(out, "       {others:>5}  {why}");
        }
    }
}

/// How somebody came to be without a partner after the matches were accepted.
pub(super) fn standing_words(standing: Standing) -> &'static str {
    match standing {
        Standing::New => " (new since the matches were accepted)",
        Standing::Alone | Standing::Parted => " (had a partner)",
        Standing::Silent => " (did not answer)",
        Standing::Matched { .. } | Standing::Waits | Standing::Lost => "",
    }
}

fn headline(round: &Round, proposal: &Proposal) -> String {
    let totals = &proposal.totals;
    let mut parts = vec![words::plural(
        u64::from(totals.enrolled),
        "participant",
        "participants",
    )];
    parts.push(words::plural(u64::from(totals.pairs), "pair", "pairs"));
    if totals.trios > 0 {
        parts.push(words::plural(u64::from(totals.trios), "trio", "trios"));
    }
    parts.push(match totals.unmatched {
        0 => "nobody left over".to_owned(),
        left => format!("{left} left over"),
    });
    let mut line = format!("{} ({}): {}\n", round.title, round.id, parts.join(", "));
    let matched = totals.enrolled - totals.unmatched;
    let _ = writeln!(
        line,
        "coverage: {matched} of {} have a partner",
        totals.enrolled
    );
    if totals.wishes_asked > 0 {
        let _ = writeln!(
            line,
            "wishes met: {} of {}",
            totals.wishes_met, totals.wishes_asked
        );
    }
    if totals.waiting > 0 {
        let _ = writeln!(
            line,
            "waited last time: {}, now with a partner: {}",
            totals.waiting, totals.waiting_matched
        );
    }
    line
}
