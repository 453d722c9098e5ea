//! `cargo bench --bench hostile -- [BYTES [WORD]]`: what files that nobody should write cost.
//!
//! Each file of the list that the tests use is made a megabyte long, read, checked, and written as HTML and as plain
//! text. A line gives the time, and the ratio to a bare look at the same bytes (counting its lines and characters),
//! once for all of that and once for the Markdown library alone with its events thrown away. WORD picks files by name.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark reads the clock and prints its table"
)]

#[path = "../tests/content/hostile/files.rs"]
mod files;

use std::hint::black_box;
use std::time::{Duration, Instant};

use fortnight::diagnostic;
use fortnight::model::Section;
use fortnight::parse::markdown::scan::Body;
use fortnight::parse::{content, markdown};
use fortnight::render::body;
use fortnight::source::{FileId, Input};
use fortnight::validate;
use fortnight::words::english;
use jiff::civil::date;

fn main() {
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with("--"))
        .collect();
    let bytes = words.first().and_then(|word| word.parse().ok());
    let bytes = bytes.unwrap_or(1_000_000);
    let only = words.get(1).map_or("", String::as_str);
    println!(
        "{:>9} {:>8} {:>8}  file of {bytes} bytes",
        "ms", "ratio", "library"
    );
    for (name, make) in files::FILES.iter().filter(|(name, _)| name.contains(only)) {
        let text = make(bytes);
        let bare = least(20, || {
            black_box(bare_read(&text));
        });
        let library = least(1, || library(&text));
        let all = least(1, || all(files::path(name), &text));
        let ratio = |time: Duration| time.as_secs_f64() / bare.as_secs_f64();
        let ms = all.as_secs_f64() * 1000.0;
        println!(
            "{ms:>9.1} {:>8.0} {:>8.0}  {name}",
            ratio(all),
            ratio(library)
        );
    }
}

fn bare_read(text: &str) -> (usize, usize) {
    let text = black_box(text.to_owned());
    (
        text.lines().count(),
        text.chars().filter(|c| c.is_alphabetic()).count(),
    )
}

fn library(text: &str) {
    let body = Body {
        file: FileId(0),
        text,
        start: 0,
        section: Section::Page,
    };
    black_box(markdown::read(body, &[]).headings);
}

fn all(path: &str, text: &str) {
    let input = Input::from_texts([(path, text)], date(2026, 9, 5));
    let mut records = content::read(&input.sources);
    let problems = validate::content::tag_clashes(&records, None);
    records.problems.extend(problems);
    diagnostic::sort(&input.sources, &mut records.problems);
    for document in &records.documents {
        let mut html = String::new();
        body::html(
            document,
            &|target, _| Some(target.to_owned()),
            english::words(),
            &mut html,
        );
        black_box((html, body::plain_text(document)));
    }
}

/// The least time of several runs.
fn least(runs: usize, mut work: impl FnMut()) -> Duration {
    let timed = |_| {
        let begun = Instant::now();
        work();
        begun.elapsed()
    };
    (0..runs).map(timed).min().unwrap_or_default()
}
