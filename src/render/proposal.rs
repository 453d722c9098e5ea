//! A proposal for the organisers' eyes: the weakest pairs first, who is left over and why, and the proof.

use std::fmt::Write;

use crate::matching::{Basis, Match, Proposal, RoundMatches};
use crate::model::{PersonId, Program, Round};
use crate::words::Words;

use super::capped::CutWords;
use super::roles::RoleWords;
use super::round_words::RoundWords;
use proof::Scope;

pub mod compared;
pub(super) mod found;
pub mod prices;
pub mod proof;
pub mod repair;
pub mod saved;
pub mod seat;
pub mod why;

/// The matches of a round, proposed or accepted.
pub fn text(program: &Program, round: &Round, found: &RoundMatches, words: &Words) -> String {
    let cast = RoundWords {
        program,
        round,
        people: &found.people,
        words,
    };
    let mut out = match &found.basis {
        Basis::Proposal(proposal) => {
            let told = RoleWords::new(program, round, found, words);
            let lines = told.of(proposal, found).into_iter();
            lines.fold(headline(&cast, proposal), |text, line| text + &line + "\n")
        }
        Basis::Ledger(_) => accepted_count(&cast, found),
    };
    write_matches(&cast, &found.matches, &mut out);
    write_unmatched(&cast, found, &mut out);
    match &found.basis {
        Basis::Proposal(proposal) => {
            write_cut(program, round, proposal, words, &mut out);
            for pin in &proposal.idle_pins {
                let [one, other] = pin.each_ref().map(|id| PersonId::as_str(id).into());
                let told = cast.say("report-idle-pin", &[("one", one), ("other", other)]);
                let _ = writeln!(out, "\n{told}");
            }
            out.push_str(&proof::text(
                round,
                &found.matches,
                proposal,
                Scope::Whole,
                words,
            ));
        }
        Basis::Ledger(_) => {}
    }
    out
}

/// What the cap does: nothing is said of a round without one.
fn write_cut(program: &Program, round: &Round, of: &Proposal, words: &Words, out: &mut String) {
    let cut = of.cut.as_ref();
    let Some(told) = cut.and_then(|cut| CutWords::new(program, round, cut, words)) else {
        return;
    };
    let _ = writeln!(out, "\n{}", told.share());
    let over = told.over();
    if over.is_empty() {
        let _ = writeln!(out, "       {}", words.say("cap-none"));
        return;
    }
    for line in over {
        let _ = writeln!(out, "       {line}");
    }
    let _ = writeln!(out, "\n{}", words.say("cap-list"));
    for line in told.list() {
        let _ = writeln!(out, "       {line}");
    }
}

/// `44 matches, accepted; they do not move; 3 people without a partner, one of them new since`.
fn accepted_count(cast: &RoundWords<'_>, accepted: &RoundMatches) -> String {
    let say = |key, count: usize| cast.say(key, &[("count", count.into())]);
    let (title, id) = (&cast.round.title, &cast.round.id);
    let mut line = format!("{title} ({id}): ");
    line.push_str(&say("report-accepted", accepted.matches.len()));
    let left = accepted.unmatched.len();
    if left > 0 {
        line.push_str(&say("report-accepted-left", left));
    }
    match accepted.newcomers() {
        0 => {}
        new => line.push_str(&say("report-accepted-new", new)),
    }
    line.push('\n');
    line
}

fn write_matches(cast: &RoundWords<'_>, matches: &[Match], out: &mut String) {
    let mut matches: Vec<&Match> = matches.iter().collect();
    matches.sort_by_key(|found| (found.score, found.people.clone()));
    if !matches.is_empty() {
        let _ = writeln!(out, "\n{}", cast.words.say("report-weakest"));
    }
    for found in matches {
        found::write(cast, found, out);
    }
}

fn write_unmatched(cast: &RoundWords<'_>, found: &RoundMatches, out: &mut String) {
    if !found.unmatched.is_empty() {
        let _ = writeln!(out, "\n{}", cast.words.say("report-without"));
    }
    for unmatched in cast.in_turn(&found.unmatched) {
        let since = cast.since(found.standing(unmatched.person));
        let _ = writeln!(out, "\n       {}{since}", cast.unmatched(unmatched));
        for (others, why) in cast.blocked(unmatched) {
            let _ = writeln!(out, "       {others:>5}  {why}");
        }
        for remark in cast.remarks(unmatched.person) {
            let _ = writeln!(out, "       {remark}");
        }
    }
}

fn headline(cast: &RoundWords<'_>, proposal: &Proposal) -> String {
    let (round, totals) = (cast.round, &proposal.totals);
    let say = |key, count: u32| cast.say(key, &[("count", count.into())]);
    let mut parts = vec![
        say("report-participants", totals.enrolled),
        say("report-pairs", totals.pairs),
    ];
    if totals.trios > 0 {
        parts.push(say("report-trios", totals.trios));
    }
    parts.push(say("report-left-over", totals.unmatched));
    let mut line = format!("{} ({}): {}\n", round.title, round.id, parts.join(", "));
    let mut add = |key, matched: u32, count: u32| {
        let matched = ("matched", matched.to_string().into());
        let count = ("count", count.to_string().into());
        line.push_str(&cast.say(key, &[matched, count]));
        line.push('\n');
    };
    let matched = totals.enrolled - totals.unmatched;
    add("report-coverage", matched, totals.enrolled);
    if totals.wishes_asked > 0 {
        add("report-wishes-met", totals.wishes_met, totals.wishes_asked);
    }
    if totals.waiting > 0 {
        add("report-waited", totals.waiting_matched, totals.waiting);
    }
    line
}
