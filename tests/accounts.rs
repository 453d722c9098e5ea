//! Nothing that was read is lost in silence: every file is part of the program, waits for its day, or is named.

use std::collections::BTreeMap;
use std::path::Path;

use fortnight::diagnostic::Place;
use fortnight::edge::folders::{Folders, Given, Names};
use fortnight::edge::load::{Settings, load, read_config};
use fortnight::pipeline;
use fortnight::source::{Input, Today};
use jiff::civil::date;
use proptest::prelude::*;

use super::program::{Program, person};

const NAMES: Names<'_> = Names {
    content: "content",
    data: "data",
    themes: "themes",
    public: "public",
    private: "private",
    outbox: "outbox",
};

const FOLDERS: [&str; 20] = [
    "content",
    "content/topics",
    "content/topics/below",
    "content/posts",
    "content/pages",
    "content/pages/retreat",
    "content/letters",
    "content/static",
    "content/images",
    "content/odd",
    "data",
    "data/participants",
    "data/rounds",
    "data/matches",
    "data/odd",
    "themes/default",
    "themes/default/templates",
    "themes/default/static",
    "themes/default/odd",
    "themes/other/templates",
];

const STEMS: [&str; 8] = [
    "a",
    "page",
    "2026b",
    "vocabulary",
    "organisers",
    "notes",
    "pair",
    "zoe-lind",
];

const ENDINGS: [&str; 16] = [
    "",
    ".md",
    ".markdown",
    ".yaml",
    ".yml",
    ".toml",
    ".txt",
    ".html",
    ".svg",
    ".png",
    ".docx",
    ".bak",
    ".md.orig",
    ".csv",
    ".css",
    ".MD",
];

const TEXTS: [&str; 9] = [
    "",
    "words",
    "[]",
    "{}",
    "a: [",
    "---\ntitle: A page\nsummary: Words.\ndate: 2026-02-03\n---\nWords.\n",
    "---\ntitle: A draft\nsummary: Words.\ndraft: true\n---\n![x](a.svg)\n",
    "---\ntitle: Later\nsummary: Words.\ndate: 2027-02-03\n---\nWords.\n",
    "PERSON",
];

/// A file somewhere, with something in it.
fn extra() -> impl Strategy<Value = (String, String)> {
    let pick = |list: &'static [&'static str]| proptest::sample::select(list);
    let parts = (pick(&FOLDERS), pick(&STEMS), pick(&ENDINGS), pick(&TEXTS));
    parts.prop_map(|(folder, stem, ending, text)| {
        let text = match text {
            "PERSON" => person("zoe-lind", ""),
            text => text.to_owned(),
        };
        (format!("{folder}/{stem}{ending}"), text)
    })
}

fn read(root: &Path) -> Input {
    let folders = Folders::new(root, NAMES, Given::default());
    let settings = Settings {
        today: Today::Given(date(2026, 9, 5)),
        time_zone: "UTC".into(),
        drafts: false,
        future: false,
        site_only: true,
        warn_of_git: Vec::new(),
    };
    load(&folders, read_config(root).unwrap(), &settings).unwrap()
}

/// Paths of all files below a folder as messages show them.
fn on_disk(root: &Path) -> Vec<String> {
    let entries = walkdir::WalkDir::new(root).into_iter().flatten();
    let files = entries.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| entry.path().to_str().unwrap().to_owned())
        .collect()
}

/// How often each path is accounted for: what became of it if the program is sound, else that it was read or told.
fn accounted(input: &Input) -> BTreeMap<String, usize> {
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    let mut count = |path: &str| *found.entry(path.to_owned()).or_default() += 1;
    let outcome = pipeline::prepare(input);
    match outcome.value {
        Some(prepared) => {
            let accounts = prepared.ready.accounts();
            let lists = [
                accounts.used,
                accounts.left_out,
                accounts.told,
                accounts.unpublished,
                accounts.unused,
            ];
            lists.into_iter().flatten().for_each(&mut count);
        }
        None => {
            input
                .sources
                .iter()
                .for_each(|(_, file)| count(&file.shown));
            input.assets.iter().for_each(|asset| count(&asset.shown));
        }
    }
    for problem in &input.problems {
        if let Place::File(path, _) = &problem.place {
            count(path);
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_file_is_used_or_told(extras in proptest::collection::vec(extra(), 0..6)) {
        let folder = tempfile::tempdir().unwrap();
        let add = |program: Program, (path, text): &(String, String)| program.file(path, text);
        extras.iter().fold(Program::new(), add).write_to(folder.path());
        let accounted = accounted(&read(folder.path()));
        for path in on_disk(folder.path()) {
            prop_assert_eq!(accounted.get(&path), Some(&1), "{}", path);
        }
    }
}

#[test]
fn what_nobody_uses_is_named() {
    let folder = tempfile::tempdir().unwrap();
    Program::new()
        .file("content/table.yaml", "a: 1\n")
        .file("data/notes.md", "Call Ana.\n")
        .file("data/vocabulary.yml", "sectors: []\n")
        .file("themes/other/templates/base.html", "<p>\n")
        .file("themes/default/templates/tpoic.html", "<p>\n")
        .file("content/pages/a.bak", "old\n")
        .write_to(folder.path());
    let input = read(folder.path());
    let prepared = pipeline::prepare(&input).value.unwrap();
    let accounts = prepared.ready.accounts();
    let inside = |path: &&str| path.rsplit_once('/').unwrap().1.to_owned();
    let unused: Vec<String> = accounts.unused.iter().map(inside).collect();
    let expected = ["notes.md", "vocabulary.yml", "tpoic.html", "base.html"];
    assert_eq!(unused, expected);
    let unpublished: Vec<String> = accounts.unpublished.iter().map(inside).collect();
    assert_eq!(unpublished, ["a.bak", "table.yaml"]);
}
