//! Two sets of matches side by side: for the organisers' terminal with names, and as Markdown with ids and figures alone.

mod figures;

use std::fmt::Write;

use crate::matching::{Comparison, Move, Partner, Turn};
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
    for [what, before, now] in figures::rows(found) {
        let _ = writeln!(out, "  {what:<24}{before:>8} -> {now}");
    }
    let _ = writeln!(out, "\n{}", summary(found));
    for one in found.moves.iter().take(MOST_TOLD) {
        let said = match found.several {
            true => changes(one, &name).join("; "),
            false => {
                let [before, now] = both(one, &name);
                format!("{before} -> {now}")
            }
        };
        let _ = writeln!(out, "  {}: {said} ({})", name(&one.id), turn(one));
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
    for [what, before, now] in figures::rows(found) {
        let _ = writeln!(out, "| {what} | {before} | {now} |");
    }
    let _ = writeln!(out, "\n{}.\n", summary(found));
    if !found.moves.is_empty() {
        out.push_str(match found.several {
            true => "| id | no longer with | new | stay | sum of scores | wishes met | |\n|---|---|---|---:|---:|---:|---|\n",
            false => "| id | before | now | score | wishes met | |\n|---|---|---|---:|---:|---|\n",
        });
    }
    for one in &found.moves {
        let partners = match found.several {
            true => {
                let [lost, gained] = [one.lost(), one.gained()];
                let [lost, gained] = [lost, gained].map(|some| match some.is_empty() {
                    true => "–".to_owned(),
                    false => listed(&some, &id),
                });
                format!("{lost} | {gained} | {}", one.kept())
            }
            false => both(one, &id).join(" | "),
        };
        let score = one
            .score
            .map(|score| score.map_or("–".to_owned(), |score| score.to_string()));
        let _ = writeln!(
            out,
            "| {} | {partners} | {} → {} | {} → {} | {} |",
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

/// `12 people change partner: 7 gain by it, 4 lose`; where they may have several, how many pairs come and go.
fn summary(found: &Comparison) -> String {
    let of = |turn: Turn| found.moves.iter().filter(|one| one.turn() == turn).count() as u64;
    let (one, many) = match found.several {
        true => ("person changes partners", "people change partners"),
        false => ("person changes partner", "people change partner"),
    };
    if found.moves.is_empty() {
        return "nobody changes partner".to_owned();
    }
    let people = format!(
        "{}: {} by it, {}",
        english::plural(found.moves.len() as u64, one, many),
        english::plural(of(Turn::Better), "gains", "gain"),
        english::plural(of(Turn::Worse), "loses", "lose"),
    );
    if !found.several {
        return people;
    }
    let [gone, new, same] = found.pairs.map(|count| count as u64);
    format!(
        "{people}; of their pairs {}, {}, {}",
        english::plural(gone, "is no more", "are no more"),
        english::plural(new, "is new", "are new"),
        english::plural(same, "stays", "stay"),
    )
}

fn turn(one: &Move) -> &'static str {
    match one.turn() {
        Turn::Better => "gains",
        Turn::Worse => "loses",
        Turn::Same => "the same",
    }
}

type Naming<'n> = &'n dyn Fn(&PersonId) -> String;

/// The partners before and now, where each has one.
fn both(one: &Move, name: Naming<'_>) -> [String; 2] {
    one.partners.each_ref().map(|partners| {
        let partners: Vec<&Partner> = partners.iter().collect();
        match partners.is_empty() {
            true => "nobody".to_owned(),
            false => listed(&partners, name),
        }
    })
}

/// Who is gone, who is new, how many stay.
fn changes(one: &Move, name: Naming<'_>) -> Vec<String> {
    let [lost, gained] = [one.lost(), one.gained()];
    let mut parts = Vec::new();
    if !lost.is_empty() {
        parts.push(format!("no longer with {}", listed(&lost, name)));
    }
    match (gained.is_empty(), one.kept()) {
        (false, _) => parts.push(format!("new: {}", listed(&gained, name))),
        (true, 0) => parts.push("with nobody".to_owned()),
        (true, _) => {}
    }
    match one.kept() as u64 {
        0 => {}
        kept => parts.push(english::plural(kept, "partner stays", "partners stay")),
    }
    parts
}

/// `Ana (mentor) and Ben`.
fn listed(partners: &[&Partner], name: Naming<'_>) -> String {
    let said = partners.iter().map(|one| match one.role {
        Some(role) => format!("{} ({})", name(&one.id), role.word()),
        None => name(&one.id),
    });
    english::list(&said.collect::<Vec<String>>())
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
