//! The rules of matching in words: for the terminal, and the reference of the handbook.

use std::fmt::Write;

use crate::matching::rules::RULES;
use crate::model::policy::{Objective, PreferKind};
use crate::view::{MatchingView, RuleView};

use super::plain::wrap::wrap;
use crate::words::english as words;

/// The policy that runs, for the organisers' terminal. What they would write in a policy stands first.
pub fn text(view: &MatchingView) -> String {
    let mut out = match &view.round {
        Some(round) => format!("The rules of {}\n", round.title),
        None => "The rules of this program\n".to_owned(),
    };
    out.push_str("\nA pair that breaks one of these does not exist:\n");
    for rule in &view.musts {
        row(&mut out, &format!("  {:<19}", rule.key), &asked(rule));
    }
    if view.musts.is_empty() {
        out.push_str("  (none)\n");
    }
    let _ = writeln!(
        out,
        "\nThese give points, {} at most:",
        words::number(view.full_score.into())
    );
    for rule in &view.weighed {
        let head = format!("  {:<14}{:<8}{:>4}  ", rule.key, rule.importance, rule.most);
        let percent = if rule.key == "luck" { "" } else { "percent: " };
        row(&mut out, &head, &asked(rule));
        row(
            &mut out,
            &" ".repeat(head.len()),
            &format!("{percent}{}", rule.scale),
        );
    }
    if view.minimum_score > 0 {
        let _ = writeln!(
            out,
            "\nA pair with fewer than {} points does not exist.",
            view.minimum_score
        );
    }
    if !view.relaxed.is_empty() {
        let keys: Vec<&str> = view.relaxed.iter().map(|rule| rule.key).collect();
        let _ = writeln!(
            out,
            "\nGiven up one after the other, for those who are left over: {}",
            keys.join(", ")
        );
    }
    out.push_str("\nWhat comes first:\n");
    for (place, key) in (1..).zip(&view.objectives) {
        let objective = Objective::ALL.iter().find(|(own, _)| own == key);
        let says = objective.map_or("", |(_, objective)| objective_words(*objective));
        let _ = writeln!(out, "  {place} {key:<10} {says}");
    }
    let wishes = if view.wishes.is_empty() {
        "nothing".to_owned()
    } else {
        view.wishes.join(", ")
    };
    let _ = writeln!(out, "\nParticipants may wish about: {wishes}");
    let _ = writeln!(out, "The odd one out: {}", odd_words(view.odd));
    out
}

/// A text behind a head, its further lines below its first.
fn row(out: &mut String, head: &str, text: &str) {
    let mut before = head.to_owned();
    for line in wrap(text, 100 - head.len()) {
        let _ = writeln!(out, "{before}{line}");
        before = " ".repeat(head.len());
    }
}

/// What a rule asks, with the values that the policy prefers.
fn asked(rule: &RuleView) -> String {
    if rule.values.is_empty() {
        return rule.text.to_owned();
    }
    format!("{}: {}", rule.text, rule.values.join(", "))
}

/// What an objective asks.
pub fn objective_words(objective: Objective) -> &'static str {
    match objective {
        Objective::Coverage => {
            "as few people as possible are left over; who waited last time comes first"
        }
        Objective::Wishes => "as many wishes as possible come true",
        Objective::WorstOff => "the lowest score is as high as possible",
        Objective::Score => "the sum of the scores is as high as possible",
    }
}

fn odd_words(odd: &str) -> &'static str {
    match odd {
        "wait" => "waits for the next round",
        "standby" => "is matched with the standby",
        _ => "joins a pair, if all three fit",
    }
}

/// The reference in Markdown, from the table of rules.
pub fn markdown() -> String {
    let mut text = String::from(
        "# The rules of matching\n\n\
         Every rule says how far a pair is as one would like it in one respect, from 0 to 100. A policy says what that is worth: \
         as a `must`, a pair with 0 does not exist; `high` counts nine times, `medium` three times as much as `low`; `off` is not \
         looked at. The points of all rules that count add up to 1000. Some rules may `prefer` something else than their default.\n\n\
         `fortnight rules` prints the rules of the round that runs, with their points.\n\n\
         | rule | prefer | what it asks | from 0 to 100 |\n|---|---|---|---|\n",
    );
    for rule in &RULES {
        for way in rule.ways {
            let prefer = match (rule.ways.len(), way.prefer) {
                (1, _) => "",
                (_, PreferKind::Same) => "`same` (default)",
                (_, PreferKind::Different) => "`different`",
                (_, PreferKind::Named) => "a list of values",
            };
            let _ = writeln!(
                text,
                "| `{}` | {prefer} | {} | {} |",
                rule.id.key(),
                way.text,
                way.scale
            );
        }
    }
    text.push_str("\n## What comes first\n\n`objectives` is a list in order; nothing later makes up for anything earlier.\n\n");
    text.push_str("| objective | what it asks |\n|---|---|\n");
    for (key, objective) in Objective::ALL {
        let _ = writeln!(text, "| `{key}` | {} |", objective_words(objective));
    }
    text
}
