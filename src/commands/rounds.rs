//! `fortnight rounds`: how the rounds went, and who took part how often, who waited, who did not answer.

use std::collections::BTreeMap;

use super::held::{Known, known};
use super::{Stop, Verdict};
use crate::cli::{Cli, RoundsArgs};
use crate::diagnostic::printable;
use crate::edge::terminal::Terminal;
use crate::life::{self, History, Part};

use super::person;

/// Shows the rounds and the people.
pub fn run(cli: &Cli, arguments: &RoundsArgs, terminal: Terminal) -> Result<Verdict, Stop> {
    let Some(Known { program, .. }) = known(cli, terminal)? else {
        return Ok(Verdict::Problems);
    };
    let mut history = life::history(&program);
    if let Some(name) = &arguments.person {
        let id = person::named(&program, None, name)?;
        history.people.retain(|one, _| one == id);
        history.rounds.clear();
    }
    terminal.result(&text(&history))?;
    Ok(Verdict::Fine)
}

const HEADS: [&str; 5] = ["partner", "waited", "no answer", "left", "signed up"];

fn text(history: &History) -> String {
    let mut tables = Vec::new();
    if !history.rounds.is_empty() {
        let rows = history.rounds.iter().map(|(id, count)| {
            let all: usize = count.values().sum();
            let of = |part: &Part| count.get(part).copied().unwrap_or(0);
            row(
                id.to_string(),
                all,
                Part::ALL.each_ref().map(of),
                String::new(),
            )
        });
        tables.push(table(
            &head("round", "people", ""),
            &rows.collect::<Vec<_>>(),
        ));
    }
    let rows = history.people.iter().map(|(id, rounds)| {
        let mut count: BTreeMap<Part, usize> = BTreeMap::new();
        for (_, part) in rounds {
            *count.entry(*part).or_default() += 1;
        }
        let of = |part: &Part| count.get(part).copied().unwrap_or(0);
        let ids: Vec<String> = rounds.iter().map(|(id, _)| id.to_string()).collect();
        let counts = Part::ALL.each_ref().map(of);
        row(id.as_str().to_owned(), rounds.len(), counts, ids.join(", "))
    });
    tables.push(table(
        &head("person", "rounds", "in"),
        &rows.collect::<Vec<_>>(),
    ));
    tables.join("\n").trim_end().to_owned()
}

type Row = Vec<String>;

fn head(first: &str, all: &str, last: &str) -> Row {
    let heads = [&[first, all][..], &HEADS, &[last]].concat();
    heads.into_iter().map(str::to_owned).collect()
}

/// What is 0 stays empty, so that the eye finds what is not.
fn row(name: String, all: usize, counts: [usize; 5], last: String) -> Row {
    let count = |count: usize| match count {
        0 => String::new(),
        count => count.to_string(),
    };
    let counts = counts.map(count);
    [&[name, all.to_string()][..], &counts, &[last]].concat()
}

/// Numbers stand to the right; columns in which there is nothing are left out.
fn table(head: &Row, rows: &[Row]) -> String {
    let used = |at: &usize| *at < 2 || rows.iter().any(|row| !row[*at].is_empty());
    let columns: Vec<usize> = (0..head.len()).filter(used).collect();
    let all: Vec<&Row> = std::iter::once(head).chain(rows).collect();
    let width = |at: usize| all.iter().map(|row| row[at].chars().count()).max();
    let mut out = String::new();
    for row in &all {
        let cells = columns.iter().map(|at| {
            let (text, width) = (&row[*at], width(*at).unwrap_or(0));
            match *at {
                0 => format!("{text:<width$}"),
                7 => text.clone(),
                _ => format!("{text:>width$}"),
            }
        });
        let line = cells.collect::<Vec<_>>().join("  ");
        out.push_str(&printable(line.trim_end()));
        out.push('\n');
    }
    out
}
