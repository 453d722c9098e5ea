//! What an import costs: an export of many rows to people's files on the disk.
//!
//!     cargo bench --bench imports -- [ROWS]
//!
//! The figure is a ratio, in one run, to reading the sheet alone and copying the files that were written (`cp -r`).
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark stops at the first surprise, and prints"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use clap::Parser as _;
use fortnight::cli::Cli;
use fortnight::commands::run;
use fortnight::parse::sheet;

const FORM: &str = "\
columns:
  - { column: Timestamp, to: applied }
  - { column: Name, to: name }
  - { column: E-mail, to: email }
  - { column: Country, to: country }
  - { column: City, to: city }
  - { column: Languages, to: languages, split: comma }
  - { column: Workplace, to: workplace }
  - { column: Role, to: role }
  - { column: About, to: about }
  - { column: Share, to: share, split: comma }
  - { column: Partner, to: wish_words }
  - { column: I agree, to: consent }
  - { column: Score, to: nothing }
";

fn table(rows: usize) -> String {
    const PLACES: [(&str, &str, &str); 4] = [
        ("Portugal", "Lisbon", "Portuguese, English"),
        ("Norge", "Oslo", "Norwegian, English"),
        ("Sénégal", "Dakar", "French, Wolof"),
        ("Japan", "Tokyo", "Japanese, English"),
    ];
    let mut text = "Timestamp,Name,E-mail,Country,City,Languages,Workplace,Role,About,Share,Partner,I agree,Score\n".to_owned();
    for row in 0..rows {
        let (country, city, languages) = PLACES[row % PLACES.len()];
        let (day, hour) = (2 + row % 25, row % 24);
        let first = ["Ana", "Bo", "Chi", "Dédé", "Eun-ji", "Femi", "Gül", "Hana"][row % 8];
        writeln!(
            text,
            "7/{day}/2026 {hour}:05:{:02},{first} {} Silva,p{row}@example.org,{country},{city},\"{languages}\",\
             University of the Coast,Librarian,\"I look after room {row} by the sea, and write \"\"notes\"\" about it.\nIn winter \
             nobody comes.\",\"City, Languages, About\",\"Somebody who likes rooms, number {row}\",Yes,0",
            row % 60,
            name(row),
        )
        .unwrap();
    }
    text
}

/// A name for each number: `Baba`, `Bace` …
fn name(number: usize) -> String {
    const PARTS: [&str; 16] = [
        "ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu",
        "va",
    ];
    let parts = [number / 4096, number / 256, number / 16, number].map(|rest| PARTS[rest % 16]);
    let name = parts.concat();
    name[..1].to_uppercase() + &name[1..]
}

fn main() {
    let rows = std::env::args()
        .find_map(|word| word.parse().ok())
        .unwrap_or(20_000);
    let place = tempfile::tempdir().unwrap();
    let path = |inside: &str| place.path().join(inside);
    let command = |line: &[&str]| run(&Cli::parse_from([&["fortnight"], line].concat()));
    let program = path("program");
    let root = program.to_str().unwrap();
    let _ = command(&[
        "new",
        root,
        "--for",
        "librarians",
        "--date",
        "2026-06-20",
        "-q",
    ]);
    fs::create_dir_all(program.join("data/forms")).unwrap();
    fs::write(program.join("data/forms/signups.yaml"), FORM).unwrap();
    let signups = path("signups.csv");
    fs::write(&signups, table(rows)).unwrap();

    let begun = Instant::now();
    let _ = command(&[
        "import",
        signups.to_str().unwrap(),
        "--root",
        root,
        "--date",
        "2026-07-30",
        "--write",
        "-q",
    ]);
    let import = begun.elapsed().as_secs_f64();
    let memory = peak();
    let people = program.join("data/participants");
    let files = fs::read_dir(&people).map_or(0, Iterator::count);

    let begun = Instant::now();
    let bytes = fs::read(&signups).unwrap();
    let read = sheet::read(&bytes, "signups.csv").unwrap_or_else(|problem| panic!("{problem:?}"));
    let sheet = begun.elapsed().as_secs_f64();
    drop(read);
    let copied = copy(&program.join("data"), &path("copy"));
    println!(
        "{rows} rows: {import:.2} s for {files} files; the sheet alone {sheet:.2} s, cp -r {copied:.2} s: {:.1} times; {memory}",
        import / (sheet + copied)
    );
}

fn copy(from: &Path, to: &Path) -> f64 {
    let begun = Instant::now();
    let done = Command::new("cp")
        .arg("-r")
        .args([from, to])
        .status()
        .unwrap();
    assert!(done.success());
    begun.elapsed().as_secs_f64()
}

/// The most memory that the process had, where the system tells it.
fn peak() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(String::new, |peak| {
        format!("at most {} of memory", peak.trim())
    })
}
