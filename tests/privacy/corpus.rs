//! How much the leak gate finds: spellings that somebody might leak in, by class, and harmless texts that are like them.
//!
//! `corpus/planted.txt` holds the spellings: a class behind `#`, whose datum behind `@`, then one spelling a line.
//! The figures stand in `docs/trust.md`; `BLESS=1` writes them.

mod encodings;
mod files;
mod harmless;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use fortnight::gate::{Gate, Leak, Quotations};
use fortnight::model::Program;
use fortnight::pipeline;
use fortnight::source::Input;
use jiff::civil::date;

use super::FRAME;

const PEOPLE: &str = include_str!("corpus/people.yaml");
const PLANTED: &str = include_str!("corpus/planted.txt");

/// Whose datum stands in a class that names nobody.
const SOMEBODY: &str = "jose-nunez-ibarra";

/// The table between these lines of `docs/trust.md` is written by the test.
const TABLE: [&str; 2] = ["<!-- figures -->\n", "<!-- end -->"];

fn program() -> Program {
    let people = ("data/participants/all.yaml", PEOPLE);
    let texts = FRAME.iter().copied().chain([people]);
    let mut input = Input::from_texts(texts, date(2026, 9, 5));
    input.site_only = true;
    let (program, problems) = pipeline::program(&input);
    program.unwrap_or_else(|| panic!("{problems:#?}"))
}

/// The leak gate of the program of all these people.
struct Scanner {
    gate: Gate,
    quotations: Quotations,
}

impl Scanner {
    fn new() -> Self {
        let program = program();
        let gate = Gate::new(&program);
        let quotations = gate.quotations(&program, &[]);
        Self { gate, quotations }
    }

    fn leaks(&self, path: &str, bytes: &[u8]) -> Vec<Leak> {
        self.gate.scan(path, bytes, || &self.quotations).leaks
    }

    fn finds(&self, path: &str, bytes: &[u8], owner: &str) -> bool {
        let leaks = self.leaks(path, bytes);
        leaks.iter().any(|leak| leak.owner.as_str() == owner)
    }
}

/// Something planted: its class, whose it is, how it is shown if it is missed, the file's name and bytes.
struct Plant {
    class: String,
    owner: String,
    shown: String,
    path: &'static str,
    bytes: Vec<u8>,
}

/// `\u00ad`, `\n` and `\t` for what could not be seen in a line; `\\` for a backslash.
fn unescaped(line: &str) -> String {
    let (mut text, mut rest) = (String::new(), line);
    while let Some((before, escape)) = rest.split_once('\\') {
        text.push_str(before);
        let length = if escape.starts_with('u') { 5 } else { 1 };
        text.push(match &escape[..1] {
            "n" => '\n',
            "t" => '\t',
            "u" => char::from_u32(u32::from_str_radix(&escape[1..5], 16).unwrap()).unwrap(),
            _ => '\\',
        });
        rest = &escape[length..];
    }
    text + rest
}

fn planted() -> Vec<Plant> {
    let (mut class, mut owner) = ("", SOMEBODY);
    let mut plants = Vec::new();
    for line in PLANTED.lines() {
        if let Some(next) = line.strip_prefix("# ") {
            (class, owner) = (next, SOMEBODY);
        } else if let Some(next) = line
            .strip_prefix('@')
            .filter(|id| PEOPLE.contains(&format!("id: {id},")))
        {
            owner = next;
        } else {
            plants.push(Plant {
                class: class.to_owned(),
                owner: owner.to_owned(),
                shown: line.to_owned(),
                path: "page.html",
                bytes: unescaped(line).into_bytes(),
            });
        }
    }
    plants.extend(files::planted());
    plants
}

#[test]
fn the_figures_of_the_trust_document_are_those_of_the_corpus() {
    let scanner = Scanner::new();
    let mut classes: Vec<String> = Vec::new();
    let mut counts: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    let mut missed: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for plant in planted() {
        let found = scanner.finds(plant.path, &plant.bytes, &plant.owner);
        if !classes.contains(&plant.class) {
            classes.push(plant.class.clone());
        }
        let count = counts.entry(plant.class.clone()).or_default();
        count[0] += 1;
        count[1] += usize::from(found);
        if !found {
            missed
                .entry(plant.class)
                .or_default()
                .push(format!("`{}`", plant.shown.replace('|', "\\|")));
        }
    }
    let mut table = String::from("| class | planted | caught | not caught |\n|---|---|---|---|\n");
    for class in &classes {
        let [planted, caught] = counts[class];
        let rest = missed
            .get(class)
            .map_or(String::new(), |missed| missed.join(", "));
        table += &format!("| {class} | {planted} | {caught} | {rest} |\n");
    }
    let [planted, caught] = [0, 1].map(|at| counts.values().map(|count| count[at]).sum::<usize>());
    let harmless = harmless::texts();
    table += &format!(
        "| all | {planted} | {caught} | |\n| harmless texts | {} | 0 | |\n",
        harmless.len()
    );
    assert!(
        planted >= 400 && classes.len() >= 20 && harmless.len() >= 500,
        "{table}"
    );
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/trust.md");
    let text = fs::read_to_string(&path).unwrap();
    let (before, rest) = text.split_once(TABLE[0]).unwrap();
    let (old, after) = rest.split_once(TABLE[1]).unwrap();
    if std::env::var_os("BLESS").is_some() {
        let [begin, end] = TABLE;
        fs::write(&path, format!("{before}{begin}{table}{end}{after}")).unwrap();
    } else {
        assert_eq!(old, table);
    }
}

#[test]
fn harmless_texts_raise_no_alarm() {
    let scanner = Scanner::new();
    let alarms: Vec<String> = harmless::texts()
        .into_iter()
        .filter_map(|text| {
            let leaks = scanner.leaks("page.html", text.as_bytes());
            (!leaks.is_empty()).then(|| format!("{text}\n    {leaks:?}"))
        })
        .collect();
    assert!(alarms.is_empty(), "{}", alarms.join("\n"));
}

#[test]
fn what_cannot_be_read_to_its_end_is_said() {
    let scanner = Scanner::new();
    let unread = |path: &str, bytes: &[u8]| {
        let scanned = scanner.gate.scan(path, bytes, || &scanner.quotations);
        scanned.unread.into_iter().collect::<Vec<_>>()
    };
    for (path, bytes, why) in files::unread() {
        assert_eq!(unread(path, &bytes), [why], "{path}");
    }
    let told = ["zip, cut short", "zip, 70 MB of zeros first"];
    for plant in files::planted() {
        let unread = unread(plant.path, &plant.bytes);
        let is_told = told.contains(&&*plant.shown);
        assert_eq!(!unread.is_empty(), is_told, "{}: {unread:?}", plant.shown);
    }
}
