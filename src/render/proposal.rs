//! A proposal for the organisers' eyes: the weakest pairs first, who is left over and why, and the proof.

use std::fmt::Write;

use crate::matching::{Match, Proposal};
use crate::model::{PersonId, Program, Round};

use super::round_words::RoundWords;
use super::words;

mod found;
mod proof;
pub mod why;

/// The whole report.
pub fn text(program: &Program, round: &Round, proposal: &Proposal) -> String {
    let cast = RoundWords {
        program,
        round,
        people: &proposal.people,
    };
    let mut out = headline(round, proposal);
    let mut matches: Vec<&Match> = proposal.matches.iter().collect();
    matches.sort_by_key(|found| (found.score, found.people.clone()));
    if !matches.is_empty() {
        out.push_str("\nWeakest first; the score is out of 1000.\n");
    }
    for found in matches {
        found::write(&cast, found, &mut out);
    }
    if !proposal.unmatched.is_empty() {
        out.push_str("\nWithout a partner\n");
    }
    for unmatched in &proposal.unmatched {
        let _ = writeln!(out, "\n       {}", cast.unmatched(unmatched));
        for (others, why) in cast.blocked(unmatched) {
            let _ = writeln!(out, "       {others:>5}  {why}");
        }
    }
    for pin in &proposal.idle_pins {
        let [one, other] = pin.each_ref().map(PersonId::as_str);
        let _ = writeln!(
            out,
            "\nnot kept: the pin of {one} and {other}, since one of them does not take part"
        );
    }
    out.push_str(&proof::text(round, proposal));
    out
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
