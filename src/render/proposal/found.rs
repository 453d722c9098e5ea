//! One match in words, from the numbers that decided.

use std::fmt::Write;

use crate::matching::{Match, Origin, PairScore};

use super::super::round_words::{RoundWords, rule_words};

/// Adds a match: its score and people, what they have in common, where the points come from, what became of wishes.
pub(super) fn write(words: &RoundWords<'_>, found: &Match, out: &mut String) {
    let names: Vec<String> = found
        .people
        .iter()
        .map(|number| words.name(*number))
        .collect();
    let origin = match found.origin {
        Origin::Chosen | Origin::Accepted => "",
        Origin::Pinned => "  [pinned]",
        Origin::Standby => "  [standby]",
    };
    let _ = writeln!(out, "\n{:>5}  {}{origin}", found.score, names.join(" + "));
    if !found.broken.is_empty() {
        let rules: Vec<&str> = found.broken.iter().map(|rule| rule_words(*rule)).collect();
        let _ = writeln!(out, "       breaks {}", rules.join(", "));
    }
    for pair in &found.pairs {
        let mut reasons = found.reasons.iter();
        if let Some(reasons) = reasons.find(|reasons| [reasons.from, reasons.to] == pair.people) {
            let _ = writeln!(out, "       {}", words.likeness(found, reasons));
        }
        if let Some(points) = points(pair) {
            let _ = writeln!(out, "       {points}");
        }
    }
    for reasons in &found.reasons {
        if let Some(wishes) = words.wishes(found, reasons) {
            let _ = writeln!(out, "       {wishes}");
        }
    }
}

/// What each rule gave.
pub(super) fn points(pair: &PairScore) -> Option<String> {
    let rules = pair.rules.iter();
    let parts: Vec<String> = rules
        .map(|rule| format!("{} {} of {}", rule.rule.key(), rule.points, rule.most))
        .collect();
    (!parts.is_empty()).then(|| format!("points: {}", parts.join(", ")))
}
