//! `cargo bench --bench forecast -- [TOPICS PEOPLE]`: what it costs to look ahead at the days to come.
//!
//! A generated program is understood in turn as it is, with three pages to come, and with twenty of which one has a broken
//! link. Printed is how many times as long the last two take, from the same run, by the clock and by the time of all processors.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark reads the clock and prints its table"
)]

#[path = "../examples/generate/program/mod.rs"]
mod program;

use std::hint::black_box;
use std::time::{Duration, Instant};

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
    let mut times = [const { [const { Vec::new() }; 2] }; 3];
    for _ in 0..REPEAT {
        for (input, times) in inputs.iter().zip(&mut times) {
            let (clock, before) = (Instant::now(), processors());
            let outcome = pipeline::prepare(input);
            times[0].push(clock.elapsed());
            times[1].push(processors() - before);
            assert!(black_box(outcome).value.is_some());
        }
    }
    let [none, three, twenty] = times.map(|times| times.map(median));
    println!(
        "{} topics, {} people, medians of {REPEAT}: ms by the clock and of all processors",
        size.topics, size.people
    );
    for (name, [clock, processors]) in [
        ("nothing to come", none),
        ("3 pages to come", three),
        ("20, one with a broken link", twenty),
    ] {
        println!(
            "{name:28}{clock:8.1} {processors:8.1}, {:.2} and {:.2} times as long",
            clock / none[0],
            processors / none[1]
        );
    }
}

/// In milliseconds.
fn median(mut times: Vec<Duration>) -> f64 {
    times.sort();
    times[REPEAT / 2].as_secs_f64() * 1000.0
}

/// What all threads of this process have taken so far.
fn processors() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Duration::new(
        time.tv_sec.try_into().unwrap(),
        time.tv_nsec.try_into().unwrap(),
    )
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
