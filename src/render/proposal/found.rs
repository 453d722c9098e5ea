//! One match in words, from the numbers that decided.

use std::fmt::Write;

use crate::matching::{Match, Origin, PairScore};

use super::super::round_words::RoundWords;

/// Adds a match: its score and people, what they have in common, where the points come from, what became of wishes.
pub(super) fn write(cast: &RoundWords<'_>, found: &Match, out: &mut String) {
    let names: Vec<String> = found
        .people
        .iter()
        .map(|number| cast.name(*number))
        .collect();
    let names = match found.mentor {
        // The mentor first.
        Some(mentor) => {
            let others = found.people.iter().filter(|number| **number != mentor);
            let others: Vec<String> = others.map(|number| cast.name(*number)).collect();
            format!("{} → {}", cast.name(mentor), others.join(" + "))
        }
        None => names.join(" + "),
    };
    let origin =
        origin(cast, found.origin).map_or_else(String::new, |origin| format!("  [{origin}]"));
    let _ = writeln!(out, "\n{:>5}  {}{origin}", found.score, names);
    if let Some(decision) = cast.decision(found) {
        let _ = writeln!(out, "       {decision}");
    }
    if !found.broken.is_empty() {
        let rules: Vec<String> = found.broken.iter().map(|rule| cast.rule(*rule)).collect();
        let list = [("list", rules.join(", ").into())];
        let _ = writeln!(out, "       {}", cast.say("report-breaks", &list));
    }
    for pair in &found.pairs {
        let mut reasons = found.reasons.iter();
        if let Some(reasons) = reasons.find(|reasons| [reasons.from, reasons.to] == pair.people) {
            let _ = writeln!(out, "       {}", cast.likeness(found, reasons));
        }
        if let Some(points) = points(cast, pair) {
            let _ = writeln!(out, "       {points}");
        }
    }
    for reasons in &found.reasons {
        if let Some(wishes) = cast.wishes(found, reasons) {
            let _ = writeln!(out, "       {wishes}");
        }
    }
    for remark in found.people.iter().flat_map(|number| cast.remarks(*number)) {
        let _ = writeln!(out, "       {remark}");
    }
}

/// What is said of a match that was not chosen.
pub(in crate::render) fn origin<'a>(cast: &RoundWords<'a>, origin: Origin) -> Option<&'a str> {
    match origin {
        Origin::Chosen | Origin::Accepted => None,
        Origin::Pinned => Some(cast.words.say("report-pinned")),
        Origin::Standby => Some(cast.words.say("report-standby")),
    }
}

/// What each rule gave.
pub(super) fn points(cast: &RoundWords<'_>, pair: &PairScore) -> Option<String> {
    let parts = pair.rules.iter().map(|rule| {
        let (points, most) = (rule.points.to_string(), rule.most.to_string());
        cast.say(
            "report-points-of",
            &[
                ("rule", rule.rule.key().into()),
                ("points", points.into()),
                ("most", most.into()),
            ],
        )
    });
    let list: Vec<String> = parts.collect();
    let list = list.join(", ");
    (!list.is_empty()).then(|| cast.say("report-points", &[("list", list.into())]))
}
