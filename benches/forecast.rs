//! `cargo bench --bench forecast -- [TOPICS PEOPLE]`: what it costs to look ahead at the days to come.
//!
//! A generated program is understood in turn as it is, with three pages to come, and with twenty of which one has a broken
//! link. Printed is how many times as long the last two take, from the same run.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark reads the clock and prints its table"
)]

#[path = "../examples/generate/program/mod.rs"]
mod program;

use std::hint::black_box;
use std::time::Instant;

use fortnight::pipeline;
use fortnight::source::{Asset, Input, Root, SourceFile};
use jiff::civil::date;

use program::Size;

const REPEAT: usize = 9;

fn main() {
    let numbers = std::env::args().skip(1);
    let numbers: Vec<usize> = numbers.filter_map(|word| word.parse().ok()).collect();
    let number = |at: usize, default| numbers.get(at).copied().unwrap_or(default);
    let size = Size {
        topics: number(0, 10_000),
        people: number(1, 1162),
        countries: 95,
        per_file: 1,
        seed: 1,
    };
    let files = program::files(&size);
    let texts = files.iter().map(|(path, text)| (&**path, &**text));
    let (pictures, texts): (Vec<_>, Vec<_>) = texts.partition(|(path, _)| path.ends_with(".svg"));
    let mut today = Input::from_texts(texts, date(2026, 9, 5));
    today.assets = pictures
        .into_iter()
        .map(|(path, _)| picture(path))
        .collect();
    let inputs = [with(&today, 0), with(&today, 3), with(&today, 20)];
    let mut times = [const { Vec::new() }; 3];
    for _ in 0..REPEAT {
        for (input, times) in inputs.iter().zip(&mut times) {
            let begun = Instant::now();
            let outcome = pipeline::prepare(input);
            times.push(begun.elapsed().as_secs_f64() * 1000.0);
            assert!(black_box(outcome).value.is_some());
        }
    }
    let [none, three, twenty] = times.map(|mut times| {
        times.sort_by(f64::total_cmp);
        times[REPEAT / 2]
    });
    println!(
        "{} topics, {} people, medians of {REPEAT}",
        size.topics, size.people
    );
    println!("nothing to come                {none:8.1} ms");
    println!(
        "3 pages to come                {three:8.1} ms, {:.2} times as long",
        three / none
    );
    println!(
        "20, one with a broken link     {twenty:8.1} ms, {:.2} times as long",
        twenty / none
    );
}

fn picture(path: &str) -> Asset {
    Asset {
        root: Root::Content,
        path: path.strip_prefix("content/").unwrap().into(),
        shown: path.into(),
        digest: [0; 32],
        size: None,
    }
}

/// The program with pages to come, each on a day of its own; from twenty on the last has a broken link.
fn with(today: &Input, count: i8) -> Input {
    let mut input = today.clone();
    for number in 1..=count {
        let link = if number == 20 {
            "[words](nowhere.md)"
        } else {
            "Words."
        };
        let text = format!(
            "---\ntitle: Page {number}\ntags: [later]\npublish: 2026-10-{number:02}\n---\n{link}\n"
        );
        input.sources.put(SourceFile {
            root: Root::Content,
            path: format!("pages/later-{number}.md").into(),
            shown: format!("content/pages/later-{number}.md").into(),
            text: text.into(),
        });
    }
    input
}
