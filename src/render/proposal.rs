//! A proposal for the organisers' eyes: the weakest pairs first, who is left over and why, and the proof.

use std::fmt::Write;

use crate::matching::{Match, Origin, Proposal, Unmatched};
use crate::model::{Program, Round};

use super::round_words::RoundWords;
use super::words;

/// The whole report.
pub fn text(program: &Program, round: &Round, proposal: &Proposal) -> String {
    let words = RoundWords {
        program,
        round,
        people: &proposal.people,
    };
    let report = Report { words, proposal };
    let mut out = report.headline();
    let mut matches: Vec<&Match> = proposal.matches.iter().collect();
    matches.sort_by_key(|found| (found.score, found.people.clone()));
    if !matches.is_empty() {
        out.push_str("\nWeakest first; the score is out of 1000.\n");
    }
    for found in matches {
        report.one_match(found, &mut out);
    }
    if !proposal.unmatched.is_empty() {
        out.push_str("\nWithout a partner\n");
    }
    for unmatched in &proposal.unmatched {
        report.one_unmatched(unmatched, &mut out);
    }
    for [one, other] in &proposal.idle_pins {
        let _ = writeln!(
            out,
            "\nnot kept: the pin of {} and {}, since one of them does not take part",
            one.as_str(),
            other.as_str()
        );
    }
    out.push_str(&report.proof());
    out
}

struct Report<'a> {
    words: RoundWords<'a>,
    proposal: &'a Proposal,
}

impl Report<'_> {
    fn headline(&self) -> String {
        let totals = &self.proposal.totals;
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
        let mut line = format!(
            "{} ({}): {}\n",
            self.words.round.title,
            self.words.round.id,
            parts.join(", ")
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

    fn one_match(&self, found: &Match, out: &mut String) {
        let names: Vec<String> = found
            .people
            .iter()
            .map(|number| self.words.name(*number))
            .collect();
        let origin = match found.origin {
            Origin::Chosen | Origin::Accepted => "",
            Origin::Pinned => "  [pinned]",
            Origin::Standby => "  [standby]",
        };
        let _ = writeln!(out, "\n{:>5}  {}{origin}", found.score, names.join(" + "));
        for reasons in &found.reasons {
            if reasons.from < reasons.to {
                let _ = writeln!(out, "       {}", self.words.likeness(reasons));
            }
        }
        for reasons in &found.reasons {
            if let Some(wishes) = self.words.wishes(reasons) {
                let _ = writeln!(out, "       {wishes}");
            }
        }
    }

    fn one_unmatched(&self, unmatched: &Unmatched, out: &mut String) {
        let _ = writeln!(out, "\n       {}", self.words.unmatched(unmatched));
        for (others, why) in self.words.blocked(unmatched) {
            let _ = writeln!(out, "       {others:>5}  {why}");
        }
    }

    fn proof(&self) -> String {
        let totals = &self.proposal.totals;
        let (best, result) = (&totals.best, &totals.result);
        let proved = if totals.certified {
            "proved against every possible pair"
        } else {
            "NOT PROVED"
        };
        let mut out = format!(
            "\n{proved} ({} possible)\n",
            words::number(totals.eligible_pairs)
        );
        for (what, best, result) in [
            ("pairs", best.pairs, result.pairs),
            ("waited last time", best.waiting, result.waiting),
            ("points of wishes", best.wishes, result.wishes),
            ("score", best.score, result.score),
        ] {
            let _ = writeln!(
                out,
                "  {what}: best possible {}, this result {}",
                words::number(best),
                words::number(result)
            );
        }
        let _ = writeln!(out, "digest {}", self.proposal.digest);
        out
    }
}
