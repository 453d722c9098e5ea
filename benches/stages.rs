//! `cargo bench --bench stages -- [TOPICS PEOPLE [PER_FILE]] [load]`: where the time of a build goes, stage by stage.
//!
//! A generated program is read from the disk, understood, matched and rendered several times in one process; with `load`
//! only read and understood. Each line gives the median of a stage as a share of the whole and as a multiple of reading
//! all files. Beside it stands the YAML library alone, run over the same data files with its events thrown away. Nothing is
//! written: what that costs is measured by `benches/site` against a plain copy.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark reads the clock and prints its table"
)]

#[path = "../examples/generate/program/mod.rs"]
mod program;

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use rayon::prelude::*;

use fortnight::edge::folders::{Folders, Given, Names};
use fortnight::edge::load::{self, Settings, read_asset};
use fortnight::parse;
use fortnight::pipeline::{self, Ready};
use fortnight::render::proposal;
use fortnight::source::{Input, Root, Sources, Today};
use jiff::civil::date;
use serde_yaml::granit_parser::Parser;

use program::Size;

const REPEAT: usize = 7;

const STAGES: [&str; 8] = [
    "read files",
    "YAML library alone",
    "parse data",
    "parse content",
    "parse, validate, plan",
    "match and prove",
    "proposal as text",
    "render site, leak gate; letters",
];

fn main() {
    let numbers: Vec<usize> = std::env::args()
        .skip(1)
        .filter_map(|word| word.parse().ok())
        .collect();
    let number = |at: usize, default| numbers.get(at).copied().unwrap_or(default);
    let size = Size {
        topics: number(0, 1000),
        people: number(1, 1162),
        countries: 95,
        per_file: number(2, 1),
        seed: 1,
    };
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in program::files(&size) {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let load = std::env::args().any(|word| word == "load");
    let runs: Vec<Times> = (0..REPEAT).map(|_| measure(folder.path(), load)).collect();
    report(&size, &runs);
}

/// How long each of [`STAGES`] took.
type Times = [Duration; STAGES.len()];

fn measure(root: &Path, load: bool) -> Times {
    let (folders, input, reading) = read(root);
    let ((), of_yaml) = timed(|| yaml_alone(&input.sources));
    let (data, of_data) = timed(|| parse::data::read(&input.sources));
    let (content, of_content) = timed(|| parse::content::read(&input.sources));
    drop((data, content));
    let (site, of_site) = timed(|| pipeline::site(&input, &mut pipeline::Memory::default(), None));
    let site = site.value.unwrap();
    let understood = [reading, of_yaml, of_data, of_content, of_site];
    let rest = match load {
        true => [Duration::ZERO; 3],
        false => match_and_render(&folders, &input, &site),
    };
    [&understood[..], &rest].concat().try_into().unwrap()
}

/// What any program that reads these files with this library has to pay.
fn yaml_alone(sources: &Sources) {
    let files: Vec<_> = sources.of(Root::Data).collect();
    files.into_par_iter().for_each(|(_, file)| {
        Parser::new_from_str(&file.text).for_each(|event| drop(black_box(event.unwrap())));
    });
}

fn match_and_render(folders: &Folders, input: &Input, site: &Ready) -> [Duration; 3] {
    let round = site.program.rounds.last().unwrap();
    let (proposal, matching) =
        timed(|| fortnight::matching::propose(&site.program, round).unwrap());
    let (text, telling) = timed(|| proposal::text(&site.program, round, &proposal, site.words()));
    black_box(text);
    let prepared = pipeline::prepare(input).value.unwrap();
    assert!(prepared.matches().is_ok()); // so that the time of the letters is their own
    let read = |asset: &_| read_asset(folders, asset);
    let (bytes, rendering) = timed(|| {
        prepared.outputs(&read, |public, letters| {
            letters.begin().unwrap();
            let site = (0..public.paths().len()).into_par_iter();
            let site = site.map(|at| public.bytes(at).unwrap().len());
            let letters = (0..letters.len())
                .into_par_iter()
                .map(|at| letters.letter(at).unwrap());
            site.sum::<usize>()
                + letters
                    .map(|letter| letter.into_parts().1.len())
                    .sum::<usize>()
        })
    });
    black_box(bytes);
    [matching, telling, rendering]
}

fn read(root: &Path) -> (Folders, Input, Duration) {
    let file = load::read_config(root).unwrap();
    let config = pipeline::config(&Sources::new(vec![file.clone()]));
    let config = config.value.unwrap();
    let names = Names {
        content: &config.folders.content,
        data: &config.folders.data,
        themes: &config.folders.themes,
        public: &config.folders.public,
        private: &config.folders.private,
        outbox: &config.folders.outbox,
    };
    let folders = Folders::new(root, names, Given::default());
    let settings = Settings {
        today: Today::Clock(date(2026, 9, 5)),
        time_zone: "UTC".into(),
        drafts: false,
        future: false,
        site_only: false,
        warn_of_git: Vec::new(),
    };
    let (input, time) = timed(|| load::load(&folders, file, &settings).unwrap());
    (folders, input, time)
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let begun = Instant::now();
    let result = work();
    (result, begun.elapsed())
}

fn report(size: &Size, runs: &[Times]) {
    let median = |stage: usize| {
        let mut times: Vec<Duration> = runs.iter().map(|run| run[stage]).collect();
        times.sort();
        times[REPEAT / 2].as_secs_f64()
    };
    let medians: Vec<f64> = (0..STAGES.len()).map(median).collect();
    let [_, yaml, data, content, site, ..] = medians[..] else {
        unreachable!("there are more stages");
    };
    let whole: f64 = medians.iter().sum::<f64>() - yaml - data - content;
    println!(
        "{} topics, {} people, {} in a file; {} threads, medians of {REPEAT}\n",
        size.topics,
        size.people,
        size.per_file,
        rayon::current_num_threads(),
    );
    println!(
        "{:32} {:>7} {:>9} {:>9}",
        "stage", "share", "x reading", "ms"
    );
    for (stage, time) in STAGES.iter().zip(&medians) {
        let (share, multiple) = (100.0 * time / whole, time / medians[0]);
        println!("{stage:32} {share:6.1}% {multiple:9.2} {:9.1}", time * 1e3);
    }
    println!(
        "\nbeside parsing, validation and plan take {:.1}%; parsing the data takes {:.2} times the YAML library alone",
        100.0 * (site - data.max(content)).max(0.0) / whole,
        data / yaml,
    );
}
