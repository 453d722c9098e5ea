//! Holds what the lint tools cannot: the layer table, sizes, doors to private data, one file per foreign crate, words
//! that must not be in the tree, and the number of dependencies.

mod circles;
mod private_side;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Which module may be imported from which: only from its own layer or a higher one.
const LAYERS: &[(&str, u8)] = &[
    ("source", 0),
    ("span", 0),
    ("bits", 0),
    ("blocks", 0),
    ("check", 0),
    ("diagnostic", 0),
    ("path", 0),
    ("address", 0),
    ("filename", 0),
    ("model", 1),
    ("words", 1),
    ("parse", 2),
    ("validate", 3),
    ("matching", 4),
    ("signup", 4),
    ("stats", 4),
    ("view", 5),
    ("output", 5),
    ("outbox", 5),
    ("plan", 5),
    ("gate", 5),
    ("render", 6),
    ("rights", 6),
    ("life", 6),
    ("rehearse", 6),
    ("pipeline", 7),
    ("preview", 7),
    ("import", 7),
    ("cli", 8),
    ("commands", 8),
    ("main", 9),
    ("lib", 9),
    ("whole", 9),
];

/// What the edge may import beside layer 0.
const EDGE_IMPORTS: &[&str] = &["edge", "output"];

/// Crates that are named in one place only.
const ONE_PLACE: &[(&str, &str)] = &[
    ("serde_yaml", "src/parse/yaml.rs"),
    ("toml::", "src/parse/toml.rs"),
    ("tera", "src/render/theme"),
    ("fluent_bundle", "src/words/"),
    ("fluent_syntax", "src/words/"),
    ("intl_memoizer", "src/words/"),
    ("unic_langid", "src/words/"),
    ("walkdir", "src/edge/"),
    ("notify", "src/edge/"),
    ("hyper", "src/edge/serve"),
    ("tokio", "src/edge/serve"),
    ("rustix", "src/edge/"),
    (
        "rust_xlsxwriter",
        "src/render/report/sheet.rs src/render/merge/sheet.rs",
    ),
    ("imagesize", "src/edge/load/picture.rs"),
    ("indicatif", "src/edge/"),
    ("annotate_snippets", "src/diagnostic/excerpt.rs"),
    ("pulldown_cmark", "src/parse/markdown"),
    ("idna", "src/address.rs"),
    ("calamine", "src/parse/sheet/xlsx.rs"),
    ("chardetng", "src/parse/sheet/charset.rs"),
    (
        "encoding_rs",
        "src/gate/files/charset.rs src/parse/sheet/charset.rs",
    ),
    ("deunicode", "src/import/id.rs"),
    ("csv::", "src/parse/sheet/text.rs"),
    ("quick_xml", "src/parse/sheet/ods.rs"),
    ("zip::", "src/parse/sheet/archive.rs"),
    ("miniz_oxide", "src/gate/files/deflate.rs"),
    ("linkify", "src/parse/markdown"),
    ("mail_builder", "src/render/mail/bytes.rs"),
    ("mail_parser", "src/parse/mail src/render/mail/tests.rs"),
    ("base64::engine", "src/render/sealed.rs src/edge/mail"),
    ("ring::", "src/outbox/code.rs src/render/sealed.rs"),
    ("rustls", "src/edge/mail"),
    ("webpki_roots", "src/edge/mail/tls.rs"),
    ("percent_encoding", "src/address.rs"),
    ("url::", "src/address/web.rs"),
];

/// Who may open a [`Private`](fortnight::model::Private) value.
const DOORS: &[&str] = &[
    "src/model/private",
    "src/model/ledger/written",
    "src/validate",
    "src/gate",
    "src/render/handover",
    "src/render/ledger",
    "src/render/letter",
    "src/render/proposal/why",
    "src/render/round_words",
    "src/stats/exact",
    "src/render/values",
    "src/rights/handover",
    "src/rights/subject",
    "src/commands",
    "src/matching/digest",
];

const MOST_LINES: usize = 400;

/// Tests hold samples, which are long and simple.
const MOST_LINES_OF_TESTS: usize = 600;
const MOST_CRATES: usize = 250;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Path from the root with `/`, and text, of every file below a folder with one of these endings.
fn files(folder: &str, endings: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() && !path.ends_with("node_modules") && !path.ends_with("target") {
                folders.push(path);
            } else if endings
                .iter()
                .any(|ending| path.to_string_lossy().ends_with(ending))
            {
                let name = path
                    .strip_prefix(root())
                    .unwrap()
                    .to_string_lossy()
                    .replace('\\', "/");
                found.push((name, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

/// The code of a file without its tests at the end and without comments.
fn code(text: &str) -> String {
    let code = text.split("#[cfg(test)]").next().unwrap();
    code.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The top-level module that a source file belongs to.
fn module(name: &str) -> &str {
    let inner = name.strip_prefix("src/").unwrap();
    inner.split(['/', '.']).next().unwrap()
}

fn layer(module: &str) -> u8 {
    LAYERS
        .iter()
        .find(|(name, _)| *name == module)
        .unwrap_or_else(|| panic!("`{module}` stands in no layer"))
        .1
}

/// The top-level modules that a text names, as `crate::x` or `use crate::{x, y::z}`.
fn imports(code: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let rest = &code[at + "crate::".len()..];
        let names = match rest.strip_prefix('{') {
            Some(list) => top_level(list),
            None => vec![word(rest)],
        };
        found.extend(
            names
                .into_iter()
                .filter(|name| name.chars().next().is_some_and(char::is_lowercase)),
        );
    }
    found
}

fn word(text: &str) -> String {
    text.chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect()
}

/// The first words of the members of a braced list.
fn top_level(list: &str) -> Vec<String> {
    let (mut depth, mut begins, mut words) = (0, true, Vec::new());
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => begins = true,
            c if begins && c.is_alphabetic() => {
                words.push(word(&list[at..]));
                begins = false;
            }
            _ => {}
        }
    }
    words
}

/// The map that a newcomer reads first is the table that is tested.
#[test]
fn the_map_shows_the_layers_as_they_are() {
    let map = std::fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let mut shown = Vec::new();
    for line in map.lines() {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let Some(layer) = cells.get(1).and_then(|cell| cell.parse::<u8>().ok()) else {
            continue;
        };
        let names = cells[2].split('`').skip(1).step_by(2);
        shown.extend(names.map(|name| (name.to_owned(), layer)));
    }
    shown.sort();
    let tested = LAYERS.iter().filter(|(_, layer)| *layer < 9);
    let mut tested: Vec<_> = tested
        .map(|(name, layer)| ((*name).to_owned(), *layer))
        .collect();
    tested.sort();
    assert_eq!(shown, tested);
}

#[test]
fn imports_go_down_only() {
    let mut wrong = Vec::new();
    for (name, text) in files("src", &[".rs"]) {
        let from = module(&name);
        for to in imports(&code(&text)) {
            let allowed = match from {
                "edge" => EDGE_IMPORTS.contains(&&*to) || (to != "edge" && layer(&to) == 0),
                _ if to == "edge" => layer(from) >= 8,
                _ => layer(&to) <= layer(from),
            };
            if !allowed {
                wrong.push(format!("{name} imports `{to}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_parts_of_the_edge_do_not_know_each_others_insides() {
    let mut wrong = Vec::new();
    for (name, text) in files("src/edge", &[".rs"]) {
        for stage in [
            "pipeline", "plan", "render", "matching", "validate", "parse",
        ] {
            if code(&text).contains(&format!("crate::{stage}")) {
                wrong.push(format!("{name} knows `{stage}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_stay_small() {
    let long = |most: usize| {
        move |(name, text): (String, String)| {
            let lines = text.lines().count();
            (lines > most).then(|| format!("{name} has {lines} lines"))
        }
    };
    let sources = files("src", &[".rs"])
        .into_iter()
        .filter_map(long(MOST_LINES));
    let tests = files("tests", &[".rs"])
        .into_iter()
        .filter_map(long(MOST_LINES_OF_TESTS));
    let wrong: Vec<String> = sources.chain(tests).collect();
    assert!(wrong.is_empty(), "split by noun:\n{}", wrong.join("\n"));
}

#[test]
fn the_file_of_a_module_stands_beside_its_folder() {
    let all = ["src", "tests"].map(|folder| files(folder, &["/mod.rs"]));
    assert_eq!(
        all.concat(),
        [],
        "`foo.rs` beside `foo/`, never `foo/mod.rs`"
    );
}

#[test]
fn every_file_of_tests_is_run() {
    let modules = |name: &str| {
        let (folder, file) = name.strip_suffix(".rs")?.rsplit_once('/')?;
        let parent = match folder {
            "tests" => "tests/main.rs".to_owned(),
            folder => format!("{folder}.rs"),
        };
        Some((parent, format!("mod {file};")))
    };
    let all = files("tests", &[".rs"]);
    let texts: std::collections::BTreeMap<&str, &str> =
        all.iter().map(|(name, text)| (&**name, &**text)).collect();
    let left_out = texts.keys().filter(|name| **name != "tests/main.rs");
    let left_out = left_out.filter(|name| {
        let (parent, line) = modules(name).unwrap();
        !texts.get(&*parent).is_some_and(|text| text.contains(&line))
    });
    let left_out: Vec<_> = left_out.collect();
    assert!(left_out.is_empty(), "no `mod` line: {left_out:?}");
}

#[test]
fn each_foreign_format_is_named_in_one_place() {
    let mut wrong = Vec::new();
    for (name, text) in files("src", &[".rs"]) {
        let code = code(&text);
        for (krate, place) in ONE_PLACE {
            let named = code.match_indices(krate).any(|(at, _)| {
                let before = code[..at].chars().next_back();
                !before.is_some_and(|c| c.is_alphanumeric() || "_:.\"`/".contains(c))
                    && code[at..]
                        .trim_start_matches(krate)
                        .starts_with([':', ' ', ';', 'a', 'D', 'd', 'f'])
            });
            let used = code.contains(&format!("use {krate}"))
                || code.contains(&format!("{krate}::")) && named;
            let here = place.split(' ').any(|place| name.starts_with(place));
            if used && !here {
                wrong.push(format!("{name} names `{krate}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Variables of letters are nodes: nobody looks for them in a text that has been read.
#[test]
fn masks_stay_inside_the_reader_of_markdown() {
    let names = |(name, text): &(String, String)| {
        let is_home = name == "src/parse/markdown/mask.rs";
        !is_home
            && ["F8FF", "E000"]
                .iter()
                .any(|mask| code(text).contains(mask))
    };
    let wrong: Vec<_> = files("src", &[".rs"]).into_iter().filter(names).collect();
    assert_eq!(wrong, []);
}

#[test]
fn private_values_are_opened_by_few() {
    let is_door = |name: &str| {
        let behind = DOORS.iter().filter_map(|door| name.strip_prefix(door));
        behind.into_iter().any(|rest| rest.starts_with(['/', '.']))
    };
    let opens = |(name, text): &(String, String)| {
        let code = code(text);
        !is_door(name) && (code.contains(".reveal()") || code.contains("Private::reveal"))
    };
    let wrong: Vec<String> = files("src", &[".rs"])
        .into_iter()
        .filter(opens)
        .map(|(name, _)| name)
        .collect();
    assert!(
        wrong.is_empty(),
        "these open private values: {}",
        wrong.join(", ")
    );
}

#[test]
fn no_forbidden_word_is_in_the_tree() {
    let words = [
        ["TO", "DO"].concat(),
        ["FIX", "ME"].concat(),
        ["unimple", "mented!"].concat(),
        ["/tm", "p/fn"].concat(),
        ["/wo", "rk/"].concat(),
        ["/tm", "p/wt"].concat(),
        ["/ro", "ot/"].concat(),
        ["crates", ".io/api"].concat(),
        ["registry.", "npmjs"].concat(),
    ];
    let mut wrong = Vec::new();
    for name in [
        "README.md",
        "CHANGELOG.md",
        "Cargo.toml",
        "clippy.toml",
        "fortnight.toml",
    ] {
        let text = std::fs::read_to_string(root().join(name)).unwrap();
        let found = words.iter().filter(|word| text.contains(*word));
        wrong.extend(found.map(|word| format!("{name}: `{word}`")));
    }
    for folder in [
        "src", "tests", "themes", "content", "data", "docs", "benches", "examples",
    ] {
        if !root().join(folder).exists() {
            continue;
        }
        for (name, text) in files(
            folder,
            &[
                ".rs", ".md", ".html", ".css", ".yaml", ".toml", ".mjs", ".json", ".sh", ".txt",
                ".xml",
            ],
        ) {
            wrong.extend(
                words
                    .iter()
                    .filter(|word| text.contains(*word))
                    .map(|word| format!("{name}: `{word}`")),
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Who looks for addresses in running text, where nobody has said that there is one.
const SEARCHERS: &[&str] = &[
    "src/parse/markdown/builder/autolink.rs",
    "src/parse/markdown/scan/slips.rs",
];

#[test]
fn what_an_address_is_is_asked_in_one_place() {
    let begins = [
        "://", "https://", "http://", "https", "http", "mailto:", "tel:",
    ];
    let mut wrong = Vec::new();
    for (name, text) in files("src", &[".rs"]) {
        let code = code(&text);
        let here = name.starts_with("src/address") || SEARCHERS.contains(&&*name);
        let found = begins
            .iter()
            .filter(|begin| code.contains(&format!("\"{begin}\"")));
        wrong.extend(
            found
                .filter(|_| !here)
                .map(|begin| format!("{name} asks for `{begin}`")),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What stands in the quotation marks of a row's field: `name: "topic"`.
fn fields<'a>(rows: &'a str, key: &str) -> Vec<&'a str> {
    let values = rows.lines().filter_map(|line| {
        let value = line.trim().strip_prefix(key)?.strip_prefix(": \"")?;
        value.strip_suffix("\",")
    });
    values.filter(|value| !value.is_empty()).collect()
}

#[test]
fn a_kind_of_page_stands_in_one_table() {
    let all = files("src", &[".rs"]);
    let (_, rows) = all
        .iter()
        .find(|(name, _)| name == "src/plan/kinds.rs")
        .unwrap();
    let (names, templates) = (fields(rows, "name"), fields(rows, "template"));
    assert!(names.len() > 15 && names.len() == templates.len());
    let mut wrong = Vec::new();
    for (name, text) in all.iter().filter(|(name, _)| name != "src/plan/kinds.rs") {
        let code = code(text);
        // A round has states, one of which is called like a kind.
        let of_site = ["plan", "view"].contains(&module(name)) && name != "src/plan/rounds.rs";
        let known = names.iter().filter(|_| of_site);
        let found = known
            .chain(&templates)
            .filter(|word| code.contains(&format!("\"{word}\"")));
        wrong.extend(found.map(|word| format!("{name} names `{word}`")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_tree_of_dependencies_stays_lean() {
    // Those of this machine: what is compiled on no other system alone.
    let count = crate::parts::packages().len();
    assert!(
        count <= MOST_CRATES,
        "{count} crates, of at most {MOST_CRATES}"
    );
}

#[test]
fn every_dependency_gives_its_reason() {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let mut in_dependencies = false;
    let mut silent = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            in_dependencies = line.contains("dependencies");
        } else if in_dependencies && line.contains('=') && !line.contains("# ") {
            silent.push(line.to_owned());
        }
    }
    assert!(
        silent.is_empty(),
        "no reason behind:\n{}",
        silent.join("\n")
    );
}

#[test]
fn the_demonstration_is_a_program_folder() {
    for name in [
        "fortnight.toml",
        "content/topics",
        "data/participants",
        "themes/default",
        "README.md",
    ] {
        assert!(Path::new(&root().join(name)).exists(), "{name} is missing");
    }
}

/// What was found is compared as a row of the table of checks and as a subject: words are for people.
#[test]
fn no_comparison_of_words_steers_the_program() {
    let words = [
        ".check == \"",
        ".check != \"",
        ".check.name",
        "problem.message ==",
    ];
    let parts = [
        "contains",
        "starts_with",
        "ends_with",
        "split_once",
        "strip_prefix",
        "find",
    ];
    let parts = parts.map(|part| format!("message.{part}("));
    let shown = ["src/diagnostic/excerpt.rs", "src/commands/explain.rs"];
    let mut wrong = Vec::new();
    for (name, text) in files("src", &[".rs"]) {
        let code: String = code(&text).split_whitespace().collect();
        let used = words.iter().map(|word| word.replace(' ', ""));
        for word in used.chain(parts.clone()) {
            if code.contains(&word) && !shown.contains(&&*name) && !name.contains("/tests/") {
                wrong.push(format!("{name}: `{word}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
