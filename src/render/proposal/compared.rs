//! Two sets of matches side by side: for the organisers' terminal with names, and as Markdown with ids and figures alone.

use std::fmt::Write;

use crate::matching::{Comparison, Move, Tally, Turn};
use crate::model::{PersonId, Program, Round};
use crate::words::english;

use super::why;

/// What is compared with what.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// What stands for the past, in the organisers' words.
    pub before: &'a str,
    /// Of which round.
    pub round: &'a Round,
}

/// So many who move are told at the terminal; all of them in Markdown.
const MOST_TOLD: usize = 100;

/// With names.
pub fn text(program: &Program, asked: Asked<'_>, found: &Comparison) -> String {
    let name = |id: &PersonId| why::name(program, id);
    let mut out = format!(
        "{} ({}), before: {}; now: as it is here\n",
        asked.round.title, asked.round.id, asked.before
    );
    for [what, before, now] in rows(found) {
        let _ = writeln!(out, "  {what:<24}{before:>8} -> {now}");
    }
    let _ = writeln!(out, "\n{}", summary(found));
    for one in found.moves.iter().take(MOST_TOLD) {
        let [before, now] = one.partners.each_ref().map(|ids| partners(ids, &name));
        let _ = writeln!(
            out,
            "  {}: {before} -> {now} ({})",
            name(&one.id),
            turn(one)
        );
    }
    let more = found.moves.len().saturating_sub(MOST_TOLD);
    if more > 0 {
        let _ = writeln!(
            out,
            "  and {} more; `--markdown` tells them all",
            english::number(more as u64)
        );
    }
    strangers(found, &mut out);
    out
}

/// For a pull request: nothing of people but their ids.
pub fn markdown(asked: Asked<'_>, found: &Comparison) -> String {
    let id = |id: &PersonId| format!("`{}`", id.as_str());
    let mut out = format!(
        "> Ids may be names of people. Look at who can read this before it is posted.\n\n\
         ## Matches of {}\n\nBefore: {}. Now: as it is here. Both are counted by the rules of now.\n\n\
         | | before | now |\n|---|---:|---:|\n",
        asked.round.id, asked.before
    );
    for [what, before, now] in rows(found) {
        let _ = writeln!(out, "| {what} | {before} | {now} |");
    }
    let _ = writeln!(out, "\n{}.\n", summary(found));
    if !found.moves.is_empty() {
        out.push_str("| id | before | now | score | wishes met | |\n|---|---|---|---:|---:|---|\n");
    }
    for one in &found.moves {
        let [before, now] = one.partners.each_ref().map(|ids| partners(ids, &id));
        let score = one
            .score
            .map(|score| score.map_or("–".to_owned(), |score| score.to_string()));
        let _ = writeln!(
            out,
            "| {} | {before} | {now} | {} → {} | {} → {} | {} |",
            id(&one.id),
            score[0],
            score[1],
            one.wishes[0],
            one.wishes[1],
            turn(one),
        );
    }
    strangers(found, &mut out);
    out
}

/// Each figure before and now.
fn rows(found: &Comparison) -> Vec<[String; 3]> {
    type Figure = (&'static str, fn(&Tally) -> Option<u64>);
    let figures: [Figure; 7] = [
        ("people with a partner", |tally| Some(tally.matched as u64)),
        ("without a partner", |tally| Some(tally.left as u64)),
        ("pairs", |tally| Some(tally.pairs as u64)),
        ("trios", |tally| Some(tally.trios as u64)),
        ("wishes met", |tally| Some(tally.wishes as u64)),
        ("sum of scores", |tally| Some(tally.score)),
        ("lowest score", |tally| tally.lowest.map(u64::from)),
    ];
    let said = |value: Option<u64>| value.map_or("–".to_owned(), english::number);
    let rows = figures.into_iter().map(|(what, of)| {
        let [before, now] = found.tallies.each_ref().map(|tally| said(of(tally)));
        [what.to_owned(), before, now]
    });
    rows.collect()
}

/// `12 people change partner: 7 gain, 4 lose`.
fn summary(found: &Comparison) -> String {
    let of = |turn: Turn| found.moves.iter().filter(|one| one.turn() == turn).count() as u64;
    match found.moves.len() {
        0 => "nobody changes partner".to_owned(),
        many => format!(
            "{}: {} by it, {}",
            english::plural(
                many as u64,
                "person changes partner",
                "people change partner"
            ),
            english::plural(of(Turn::Better), "gains", "gain"),
            english::plural(of(Turn::Worse), "loses", "lose"),
        ),
    }
}

fn turn(one: &Move) -> &'static str {
    match one.turn() {
        Turn::Better => "gains",
        Turn::Worse => "loses",
        Turn::Same => "the same",
    }
}

fn partners(ids: &[PersonId], name: &dyn Fn(&PersonId) -> String) -> String {
    match ids {
        [] => "nobody".to_owned(),
        ids => ids.iter().map(name).collect::<Vec<_>>().join(" and "),
    }
}

fn strangers(found: &Comparison, out: &mut String) {
    if found.strangers.is_empty() {
        return;
    }
    let ids = found
        .strangers
        .iter()
        .map(|id| format!("`{}`", id.as_str()));
    let ids: Vec<String> = ids.collect();
    let _ = writeln!(
        out,
        "\nnot counted, since they take no part now: {}",
        ids.join(", ")
    );
}
