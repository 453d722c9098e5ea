//! The rules of matching in words: for the terminal, and the reference of the handbook.

use std::fmt::Write;

use crate::matching::rules::RULES;
use crate::model::policy::{Objective, PreferKind, RuleId};
use crate::view::{MatchingView, RuleView};

use super::plain::wrap::wrap;
use crate::plan::views::matching::{message, scale_message};
use crate::words::{Arg, Words, english};

/// The policy that runs, for the organisers' terminal. What they would write in a policy stands as they write it.
pub fn text(view: &MatchingView, words: &Words) -> String {
    let mut out = match &view.round {
        Some(round) => words.say_with("rules-of", &[("round", (&round.title).into())]),
        None => words.say("rules-of-program").to_owned(),
    };
    let _ = writeln!(out, "\n\n{}", words.say("rules-musts"));
    let width = width(&view.musts, 19);
    for rule in &view.musts {
        let head = format!("  {:<width$}", rule.key);
        row(&mut out, &head, &asked(rule, words));
    }
    if view.musts.is_empty() {
        let _ = writeln!(out, "  {}", words.say("rules-none"));
    }
    weighed(view, words, &mut out);
    let _ = writeln!(out, "\n{}", words.say("rules-order"));
    for (place, key) in (1..).zip(&view.objectives) {
        let says = words.say(&format!("objective-{key}")).to_owned();
        let _ = writeln!(out, "  {place} {key:<10} {says}");
    }
    let wishes = match view.wishes.is_empty() {
        true => words.say("rules-wishes-none").to_owned(),
        false => view.wishes.join(", "),
    };
    let wishes = words.say_with("rules-wishes", &[("list", wishes.into())]);
    let last = view
        .unreliable_last
        .then(|| words.say("matching-unreliable"));
    let fate = words.say(&format!("odd-{}", view.odd)).to_owned();
    let odd = words.say_with("rules-odd", &[("fate", fate.into())]);
    let _ = writeln!(out, "\n{wishes}\n{odd}");
    if let Some(last) = last {
        let _ = writeln!(out, "{last}");
    }
    if let Some(cap) = &view.cap {
        let args = [
            ("percent", cap.percent.to_string().into()),
            ("of", cap.of.into()),
            ("field", cap.field.as_str().into()),
            ("label", cap.label.as_str().into()),
        ];
        let _ = writeln!(out, "{}", words.say_with("matching-cap-says", &args));
    }
    out
}

/// What gives points, and what limits them.
fn weighed(view: &MatchingView, words: &Words, out: &mut String) {
    let most = words.number(view.full_score.into());
    let head = words.say_with("rules-weighed", &[("most", most.into())]);
    let _ = writeln!(out, "\n{head}");
    let width = width(&view.weighed, 14);
    for rule in &view.weighed {
        let head = format!(
            "  {:<width$}{:<8}{:>4}  ",
            rule.key, rule.importance, rule.most
        );
        let scale = words.say_with(&rule.scale, &arguments(rule));
        let scale = match &*rule.key {
            "luck" => scale,
            _ => words.say_with("rules-percent", &[("scale", scale.into())]),
        };
        row(out, &head, &asked(rule, words));
        row(out, &" ".repeat(head.len()), &scale);
    }
    if view.minimum_score > 0 {
        let count = [("count", view.minimum_score.into())];
        let _ = writeln!(out, "\n{}", words.say_with("rules-minimum", &count));
    }
    if !view.relaxed.is_empty() {
        let keys: Vec<&str> = view.relaxed.iter().map(|rule| &*rule.key).collect();
        let list = [("list", keys.join(", ").into())];
        let _ = writeln!(out, "\n{}", words.say_with("rules-relaxed", &list));
    }
}

/// Of the column of keys: as wide as usual, or as the longest needs.
fn width(rules: &[RuleView], usual: usize) -> usize {
    let keys = rules.iter().map(|rule| rule.key.len() + 1);
    keys.max().unwrap_or(0).max(usual)
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
fn asked(rule: &RuleView, words: &Words) -> String {
    let text = words.say_with(&rule.asks, &arguments(rule));
    if rule.values.is_empty() {
        return text;
    }
    let values = rule.values.iter();
    let names = values.map(|value| words.value(&value.list, &value.id, &value.name));
    format!("{text}: {}", names.collect::<Vec<_>>().join(", "))
}

/// What the messages about a field of the program's own name.
fn arguments(rule: &RuleView) -> [(&'static str, Arg<'_>); 3] {
    [
        ("label", (&rule.label).into()),
        ("other", (&rule.other).into()),
        ("count", u32::from(rule.count).into()),
    ]
}

/// The reference in Markdown, from the table of rules.
#[allow(dead_code, reason = "a test writes the reference with it")]
pub fn markdown() -> String {
    let words = english::words();
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
                // How former partners count is no preference, but a key of its own.
                (_, PreferKind::Same) if rule.id == RuleId::NeverAgain => "",
                (_, PreferKind::Fading) => "with `former_fades`",
                (_, PreferKind::Same) => "`same` (default)",
                (_, PreferKind::Different) => "`different`",
                (_, PreferKind::Named) => "a list of values",
            };
            let _ = writeln!(
                text,
                "| `{}` | {prefer} | {} | {} |",
                rule.id.key(),
                words.say(&message("rule", rule, way.prefer)),
                words.say(&scale_message(rule, way.prefer)),
            );
        }
    }
    text.push_str("\n## What comes first\n\n`objectives` is a list in order; nothing later makes up for anything earlier.\n\n");
    text.push_str("| objective | what it asks |\n|---|---|\n");
    for (key, _) in Objective::ALL {
        let says = words.say(&format!("objective-{key}")).to_owned();
        let _ = writeln!(text, "| `{key}` | {says} |");
    }
    text
}
