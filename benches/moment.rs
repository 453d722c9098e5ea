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
use fortnight::source::{Input, Root, SourceFile, Today};

const EDITS: usize = 20;

/// A kind of edit: its name, and the text after the edit of a number.
type Kind = (&'static str, fn(&str, usize) -> String);

fn main() {
    let folder = std::env::args()
        .skip(1)
        .find(|word| !word.starts_with("--"));
    let Some(folder) = folder else {
        println!("usage: cargo bench --bench moment -- FOLDER");
        return;
    };
    let mut input = read(Path::new(&folder));
    let begun = Instant::now();
    let mut memory = Memory::default();
    let mut ready = site(&input, &mut memory, None).value.unwrap();
    let whole = begun.elapsed().as_secs_f64() * 1000.0;
    println!(
        "{} files; the whole program: {whole:.1} ms",
        input.sources.iter().count()
    );
    let topics: Vec<SourceFile> = input
        .sources
        .of(Root::Content)
        .filter(|(_, file)| file.path.starts_with("topics/"))
        .map(|(_, file)| file.clone())
        .collect();
    let kinds: [Kind; 3] = [
        ("body", |text, edit| format!("{text}\nEdit {edit}.\n")),
        ("title", |text, edit| {
            text.replacen("title = \"", &format!("title = \"Edit {edit} "), 1)
        }),
        ("tag", |text, edit| {
            text.replacen("tags = [", &format!("tags = [\"edit {edit}\", "), 1)
        }),
    ];
    for (what, change) in kinds {
        let mut times: Vec<f64> = (0..EDITS)
            .map(|edit| {
                let file = &topics[edit * 7 % topics.len()];
                input.sources.put(SourceFile {
                    text: change(&file.text, edit).into(),
                    ..file.clone()
                });
                let begun = Instant::now();
                let next = site(&input, &mut memory, Some(&ready)).value.unwrap();
                let time = begun.elapsed().as_secs_f64() * 1000.0;
                ready = next;
                time
            })
            .collect();
        times.sort_by(f64::total_cmp);
        let median = times[EDITS / 2];
        println!("{what}: {median:.2} ms, {:.4} of the whole", median / whole);
    }
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
