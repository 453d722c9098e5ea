//! What an import costs: an export of many rows to people's files on the disk, once, again, in two halves, and with a mistake
//! in every row.
//!
//!     cargo bench --bench imports -- [ROWS]
//!
//! Figures are ratios, in one run, to reading the sheet alone and copying the files that were written (`cp -r`), by the clock
//! and by processor time, and memory at the peak. Each command is a process of its own (Linux).
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark stops at the first surprise, and prints"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use clap::Parser as _;
use fortnight::cli::Cli;
use fortnight::commands::run;
use fortnight::parse::sheet;
use mimalloc::MiMalloc;

/// That of the program.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

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

/// `slip` makes a mistake in each row.
fn table(rows: usize, slip: bool) -> String {
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
        let country = match slip {
            true => format!("{country} {}", name(row)),
            false => country.to_owned(),
        };
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
    let words: Vec<String> = std::env::args().collect();
    match words.get(1).map(String::as_str) {
        Some("--sheet") => return read_sheet(&words[2]),
        Some("--command") => return command(&words[2..]),
        _ => {}
    }
    let rows = words.iter().find_map(|word| word.parse().ok());
    let rows = rows.unwrap_or(20_000);
    let place = tempfile::tempdir().unwrap();
    let whole = signups(place.path(), "whole", &table(rows, false));
    let half = signups(place.path(), "half", &table(rows / 2, false));
    let slips = signups(place.path(), "slips", &table(rows, true));

    let one = program(place.path(), "one");
    let import = cost(&mut imported(&one, &whole));
    let files = fs::read_dir(one.join("data/participants")).unwrap().count();
    assert_eq!(files, rows, "everybody has a file");
    let sheet = cost(&mut own(&["--sheet", whole.to_str().unwrap()]));
    let copy = cost(
        Command::new("cp")
            .arg("-r")
            .args([one.join("data"), place.path().join("copy")]),
    );
    let floor = sheet.and(&copy);
    println!("{rows} rows; the sheet alone and `cp -r`: {floor}");
    println!("imported:             {}", import.beside(&floor));
    println!(
        "again:                {}",
        cost(&mut imported(&one, &whole)).beside(&floor)
    );
    let two = program(place.path(), "two");
    cost(&mut imported(&two, &half));
    println!(
        "the second half:      {}",
        cost(&mut imported(&two, &whole)).beside(&floor)
    );
    let three = program(place.path(), "three");
    println!(
        "a mistake in each:    {}",
        cost(&mut imported(&three, &slips)).beside(&floor)
    );
    println!(
        "the same, all known:  {}",
        cost(&mut imported(&one, &slips)).beside(&floor)
    );
}

fn signups(place: &Path, name: &str, table: &str) -> PathBuf {
    let path = place.join(format!("{name}.csv"));
    fs::write(&path, table).unwrap();
    path
}

fn program(place: &Path, name: &str) -> PathBuf {
    let program = place.join(name);
    let root = program.to_str().unwrap();
    let new = [
        "new",
        root,
        "--for",
        "librarians",
        "--date",
        "2026-06-20",
        "-q",
    ];
    cost(own(&["--command"]).args(new));
    fs::create_dir_all(program.join("data/forms")).unwrap();
    fs::write(program.join("data/forms/signups.yaml"), FORM).unwrap();
    program
}

fn imported(program: &Path, signups: &Path) -> Command {
    let mut command = own(&["--command", "import"]);
    command.args([signups, Path::new("--root"), program]);
    command.args(["--form", "signups", "--date", "2026-07-30", "--write", "-q"]);
    command
}

/// This program again.
fn own(words: &[&str]) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(words);
    command
}

fn command(words: &[String]) {
    let _ = run(&Cli::parse_from(
        ["fortnight".to_owned()].iter().chain(words),
    ));
    println!("{}", peak());
}

fn read_sheet(path: &str) {
    let bytes = fs::read(path).unwrap();
    let read = sheet::read(&bytes, path).unwrap_or_else(|problem| panic!("{problem:?}"));
    assert!(!read.sheets.is_empty());
    println!("{}", peak());
}

/// What a process took.
struct Cost {
    clock: f64,
    processor: f64,
    /// In KiB.
    peak: u64,
}

impl Cost {
    fn and(&self, other: &Self) -> Self {
        Self {
            clock: self.clock + other.clock,
            processor: self.processor + other.processor,
            peak: self.peak.max(other.peak),
        }
    }

    fn beside(&self, floor: &Self) -> String {
        let (clock, processor) = (self.clock / floor.clock, self.processor / floor.processor);
        format!("{clock:4.1} times by the clock, {processor:4.1} by processor time; {self}")
    }
}

impl std::fmt::Display for Cost {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            clock,
            processor,
            peak,
        } = self;
        write!(
            f,
            "{clock:.2} s, {processor:.2} s of a processor, {} MB",
            peak * 1024 / 1_000_000
        )
    }
}

fn cost(command: &mut Command) -> Cost {
    let (begun, before) = (Instant::now(), processor());
    let output = command.output().unwrap();
    let clock = begun.elapsed().as_secs_f64();
    let said = String::from_utf8_lossy(&output.stdout);
    let last = said.lines().last().and_then(|line| line.parse().ok());
    Cost {
        clock,
        processor: processor() - before,
        peak: last.unwrap_or_default(),
    }
}

/// Seconds that processes have taken which were begun here and have ended.
fn processor() -> f64 {
    const TICKS: f64 = 100.0;
    let stat = fs::read_to_string("/proc/self/stat").unwrap();
    let behind_name = stat.rsplit_once(") ").unwrap().1;
    let fields: Vec<&str> = behind_name.split(' ').collect();
    let ticks = |field: &str| field.parse::<f64>().unwrap();
    (ticks(fields[13]) + ticks(fields[14])) / TICKS
}

/// The most memory that this process had, in KiB.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.and_then(|line| line.trim().split(' ').next());
    number
        .and_then(|number| number.parse().ok())
        .unwrap_or_default()
}
