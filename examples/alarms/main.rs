//! How often the leak gate is wrong on texts that nobody wrote for it.
//!
//! ```text
//! cargo run --release --example alarms -- DIR            DIR holds texts (.html, .txt), a folder for each language
//! ```
//!
//! The texts are cut into pages. Into each goes one harmless thing: a single name of a participant, a word that is spelt
//! like a name, a date, an ISBN, a number like that of a phone, a word of the vocabulary or the organisers' address. The
//! site is built as `fortnight build` does it, and every word of the leak gate is a false alarm. Then each page gets one
//! private datum instead, and what is found is counted. The same folder and seed give the same figures.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "it reads its own arguments and texts; it is no part of the program"
)]

mod people;
mod texts;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::PathBuf;

use clap::Parser;
use fortnight::diagnostic::Diagnostic;
use fortnight::pipeline;
use fortnight::source::Input;
use jiff::civil::date;

use people::{HARMLESS, PRIVATE};
use texts::{Page, Random};

/// Count false alarms of the leak gate.
#[derive(Parser)]
struct Arguments {
    /// The folder with texts
    folder: PathBuf,
    /// How many pages
    #[arg(long, default_value_t = 1000)]
    pages: usize,
    /// Another number gives other pages
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

fn main() -> io::Result<()> {
    let arguments = Arguments::parse();
    let mut random = Random(arguments.seed);
    let pages = texts::pages(&arguments.folder, arguments.pages, &mut random)?;
    let harmless = told(&pages, &mut random, |page, at, random| {
        people::harmless(page, at, random)
    });
    println!("{} pages, each with one harmless thing", pages.len());
    print(&harmless, HARMLESS.len(), |at| HARMLESS[at], "alarms");
    println!("\nthe same pages, each with one private datum");
    let private = told(&pages, &mut random, people::private);
    print(&private, PRIVATE.len(), |at| PRIVATE[at], "caught");
    Ok(())
}

/// A page: its script, what was put in, which kind of thing that is, and what the gate says.
struct Told {
    script: &'static str,
    inserted: String,
    kind: usize,
    leaks: Vec<String>,
}

/// Builds the site of all pages with something in each.
fn told(
    pages: &[Page],
    random: &mut Random,
    insert: impl Fn(&Page, usize, &mut Random) -> (usize, String),
) -> Vec<Told> {
    let mut files = people::frame();
    let mut told = Vec::new();
    for (at, page) in pages.iter().enumerate() {
        let (kind, inserted) = insert(page, at, random);
        let text = page.with(&inserted, random);
        files.push((
            format!("content/pages/p{at}.md"),
            format!("+++\ntitle = \"{at}\"\n+++\n{text}\n"),
        ));
        told.push(Told {
            script: page.script,
            inserted,
            kind,
            leaks: Vec::new(),
        });
    }
    let texts = files.iter().map(|(path, text)| (&**path, &**text));
    let mut input = Input::from_texts(texts, date(2026, 9, 5));
    input.site_only = true;
    let outcome = pipeline::prepare(&input);
    let Some(prepared) = outcome.value else {
        let first: Vec<&Diagnostic> = outcome.problems.iter().take(3).collect();
        println!("the pages form no site: {first:#?}");
        return told;
    };
    let read = |_: &_| Ok(Vec::new());
    let problems = prepared.outputs(&read, |public, _| {
        let all = 0..public.paths().len();
        all.filter_map(|index| public.bytes(index).err())
            .flatten()
            .collect::<Vec<_>>()
    });
    for problem in problems {
        let page = problem
            .message
            .split("in `p")
            .nth(1)
            .and_then(|rest| rest.split('/').next());
        let Some(told) = page
            .and_then(|page| page.parse::<usize>().ok())
            .and_then(|at| told.get_mut(at))
        else {
            println!("elsewhere: {}", problem.message);
            continue;
        };
        told.leaks.push(problem.message);
    }
    told
}

/// A table: a line for each script, a column for each kind of thing.
fn print(told: &[Told], kinds: usize, name: impl Fn(usize) -> &'static str, what: &str) {
    let mut table: BTreeMap<&str, Vec<[usize; 2]>> = BTreeMap::new();
    for one in told {
        let row = table
            .entry(one.script)
            .or_insert_with(|| vec![[0; 2]; kinds]);
        row[one.kind][0] += 1;
        row[one.kind][1] += usize::from(!one.leaks.is_empty());
    }
    let names: Vec<&str> = (0..kinds).map(name).collect();
    println!("| script | {} | all |", names.join(" | "));
    println!("|---|{}---|", "---|".repeat(kinds));
    for (script, row) in &table {
        let cells: Vec<String> = row
            .iter()
            .map(|[all, some]| format!("{some} of {all}"))
            .collect();
        let [all, some] = [0, 1].map(|at| row.iter().map(|cell| cell[at]).sum::<usize>());
        println!("| {script} | {} | {some} of {all} |", cells.join(" | "));
    }
    let count = told.iter().filter(|one| !one.leaks.is_empty()).count();
    println!("{what}: {count} of {}", told.len());
    let odd = told
        .iter()
        .filter(|one| one.leaks.is_empty() == (what == "caught"));
    let shown: BTreeSet<String> = odd
        .map(|one| {
            format!(
                "  {}: `{}` {}",
                one.script,
                one.inserted,
                one.leaks.join("; ")
            )
        })
        .collect();
    shown.iter().take(40).for_each(|line| println!("{line}"));
}
