//! What an edit costs a preview before anything is rendered: one file parsed, everything validated and planned.
//!
//!     cargo bench --bench moment -- FOLDER
//!
//! FOLDER is a program folder, for example one that `examples/generate` has made. The figures are ratios to reading and
//! planning the whole program, in the same run.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark stops at the first surprise, and prints"
)]

use std::path::Path;
use std::time::Instant;

use fortnight::edge::folders::{Folders, Given, Names};
use fortnight::edge::load::{Settings, load, read_config};
use fortnight::pipeline::{Memory, site};
use fortnight::source::{Input, SourceFile, Today};

const EDITS: usize = 20;

/// What an edit does to the newest topic, by its number: the file's path and its text.
type Change = fn(&SourceFile, usize) -> SourceFile;

const KINDS: [(&str, Change); 5] = [
    ("body", |file, edit| {
        with_text(file, |text| format!("{text}\nEdit {edit}.\n"))
    }),
    ("title", |file, edit| {
        replaced(file, "title = \"", &format!("title = \"Edit {edit} "))
    }),
    ("tag", |file, edit| {
        replaced(file, "tags = [", &format!("tags = [\"edit {edit}\", "))
    }),
    ("date", |file, edit| {
        replaced(file, "date = 2", &format!("date = 1{edit:03}-01-01 #"))
    }),
    ("new", |file, edit| SourceFile {
        path: format!("topics/edit-{edit}.md").into(),
        shown: format!("content/topics/edit-{edit}.md").into(),
        ..file.clone()
    }),
];

fn main() {
    let folder = std::env::args()
        .skip(1)
        .find(|word| !word.starts_with("--"));
    let Some(folder) = folder else {
        println!("usage: cargo bench --bench moment -- FOLDER");
        return;
    };
    let start = read(Path::new(&folder));
    let begun = Instant::now();
    let mut memory = Memory::default();
    let mut ready = site(&start, &mut memory, None).value.unwrap();
    let whole = begun.elapsed().as_secs_f64() * 1000.0;
    println!(
        "{} files; the whole program: {whole:.1} ms",
        start.sources.iter().count()
    );
    let file = start.sources.get(ready.program.topics[0].file).clone();
    for (what, change) in KINDS {
        let mut times = Vec::new();
        for edit in 0..EDITS {
            let mut input = start.clone();
            input.sources.put(change(&file, edit));
            let begun = Instant::now();
            let next = site(&input, &mut memory, Some(&ready)).value.unwrap();
            times.push(begun.elapsed().as_secs_f64() * 1000.0);
            ready = site(&start, &mut memory, Some(&next)).value.unwrap();
        }
        times.sort_by(f64::total_cmp);
        let median = times[EDITS / 2];
        println!("{what}: {median:.2} ms, {:.4} of the whole", median / whole);
    }
}

fn with_text(file: &SourceFile, text: impl Fn(&str) -> String) -> SourceFile {
    SourceFile {
        text: text(&file.text).into(),
        ..file.clone()
    }
}

fn replaced(file: &SourceFile, from: &str, to: &str) -> SourceFile {
    with_text(file, |text| text.replacen(from, to, 1))
}

fn read(root: &Path) -> Input {
    let names = Names {
        content: "content",
        data: "data",
        themes: "themes",
        public: "public",
        private: "private",
        outbox: "outbox",
    };
    let folders = Folders::new(root, names, Given::default());
    let settings = Settings {
        today: Today::Given(jiff::civil::date(2026, 9, 5)),
        time_zone: "UTC".into(),
        drafts: false,
        future: false,
        site_only: false,
        warn_of_git: Vec::new(),
    };
    load(&folders, read_config(root).unwrap(), &settings).unwrap()
}
