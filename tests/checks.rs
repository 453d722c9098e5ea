//! One example for each named check, with the exact message.
//!
//! `tests/checks/<name>.txt` holds the files of a program that has this problem, each after a line `--- file: path`,
//! and behind `--- expected` what fortnight says. What all examples share lies in `base.txt`; an example replaces or
//! adds files, and a file with the only line `(none)` is left out. Write the expectations anew with `BLESS=1`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fortnight::diagnostic::{self, Diagnostic, Severity};
use fortnight::pipeline;
use fortnight::source::{Input, Today};
use fortnight::validate::CHECKS;
use jiff::civil::date;

use super::program::files;

const FILE: &str = "--- file: ";
const EXPECTED: &str = "--- expected\n";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/checks")
}

/// All problems of a program in which the files of the fixture stand in the base.
fn problems(fixture: &str) -> (Input, Vec<Diagnostic>) {
    problems_on(fixture, Today::Given(date(2026, 9, 5)))
}

fn problems_on(fixture: &str, today: Today) -> (Input, Vec<Diagnostic>) {
    let mut all = files(&fs::read_to_string(folder().join("base.txt")).unwrap());
    all.extend(files(fixture));
    all.retain(|_, text| text.trim() != "(none)");
    let texts = all
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()));
    let mut input = Input::from_texts(texts, date(2026, 9, 5));
    input.today = today;
    let (program, mut problems) = pipeline::program(&input);
    let failed = problems
        .iter()
        .any(|problem| problem.severity == Severity::Error);
    assert_eq!(program.is_none(), failed);
    diagnostic::sort(&input.sources, &mut problems);
    (input, problems)
}

fn rendered(input: &Input, problems: &[Diagnostic]) -> String {
    let texts = problems
        .iter()
        .map(|problem| diagnostic::render(&input.sources, problem, false));
    texts
        .map(|text| text + "\n\n")
        .collect::<String>()
        .trim_end()
        .to_owned()
        + "\n"
}

fn fixtures() -> BTreeMap<String, PathBuf> {
    let entries = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let named = entries.map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), path));
    named.filter(|(name, _)| name != "base").collect()
}

#[test]
fn the_base_has_no_problem() {
    let (input, problems) = problems("");
    assert_eq!(rendered(&input, &problems), "\n");
}

#[test]
fn every_check_says_what_its_example_expects() {
    let bless = std::env::var_os("BLESS").is_some();
    let mut wrong = String::new();
    for (name, path) in fixtures() {
        let text = fs::read_to_string(&path).unwrap();
        let (fixture, expected) = text.split_once(EXPECTED).unwrap_or((&text, ""));
        let (input, problems) = problems(fixture);
        let said = rendered(&input, &problems);
        // `unknown-country-2` is a second example of the same check.
        let check = name
            .trim_end_matches(|c: char| c.is_ascii_digit())
            .trim_end_matches('-');
        assert!(
            problems.iter().any(|problem| problem.check == check),
            "{name}: {said}"
        );
        if bless {
            fs::write(&path, format!("{fixture}{EXPECTED}{said}")).unwrap();
        } else if said != expected {
            wrong += &format!("== {name}\n{said}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn the_table_and_the_examples_agree() {
    let mut severities = BTreeMap::new();
    for (name, path) in fixtures() {
        let (_, problems) = problems(
            fs::read_to_string(path)
                .unwrap()
                .split(EXPECTED)
                .next()
                .unwrap(),
        );
        let check = name
            .trim_end_matches(|c: char| c.is_ascii_digit())
            .trim_end_matches('-');
        let found = problems.iter().find(|problem| problem.check == check);
        severities
            .entry(check.to_owned())
            .or_insert_with(|| found.unwrap().severity);
    }
    let table = CHECKS
        .iter()
        .map(|check| (check.name.to_owned(), check.severity));
    assert_eq!(severities, table.collect::<BTreeMap<_, _>>());
    assert!(CHECKS.is_sorted_by(|a, b| a.name < b.name));
    assert!(CHECKS.len() >= 30);
}

#[test]
fn the_table_and_the_code_agree() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for check in CHECKS {
        let code = fs::read_to_string(source.join(check.raised_in)).unwrap();
        assert!(
            code.contains(&format!("\"{}\"", check.name)),
            "{}",
            check.name
        );
    }
    let known: BTreeSet<&str> = CHECKS.iter().map(|check| check.name).collect();
    let mut raised = BTreeSet::new();
    for file in ["parse", "parse/data", "validate"] {
        for entry in fs::read_dir(source.join(file)).unwrap() {
            let path = entry.unwrap().path();
            // Content has a table of its own.
            let content = path
                .file_name()
                .unwrap()
                .to_str()
                .unwrap()
                .starts_with("content");
            if path.is_file() && !content {
                raised.extend(names(&fs::read_to_string(path).unwrap()));
            }
        }
    }
    raised.remove("internal-error");
    let unknown: Vec<_> = raised
        .iter()
        .filter(|name| !known.contains(name.as_str()))
        .collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

/// The names of checks that are raised directly in a text of code.
fn names(code: &str) -> Vec<String> {
    let mut names = Vec::new();
    for call in ["Diagnostic::error(", "Diagnostic::warning("] {
        for after in code.split(call).skip(1) {
            let name = after
                .trim_start()
                .strip_prefix('"')
                .and_then(|rest| rest.split('"').next());
            names.extend(name.map(str::to_owned));
        }
    }
    names
}

#[test]
fn all_countries_survive_yaml() {
    for country in fortnight::model::Country::all() {
        let code = country.code();
        let zone = fortnight::model::zone::of(country)
            .first()
            .unwrap_or(&"UTC");
        let person = format!(
            "--- file: data/participants/x.yaml\nname: \"Null\"\nemail: x@example.org\ncountry: {code}\n\
             time_zone: {zone}\nlanguages: [no]\n"
        );
        let (input, problems) = problems(&person);
        assert_eq!(rendered(&input, &problems), "\n", "{code}");
    }
    for name in ["Null", "NULL", "True", "1e5", "NO", "007"] {
        let person = format!(
            "--- file: data/participants/x.yaml\nname: {name}\nemail: x@example.org\ncountry: NO\n\
             languages: no\n"
        );
        let (input, problems) = problems(&person);
        assert_eq!(rendered(&input, &problems), "\n", "{name}");
    }
}

#[test]
fn a_pinned_day_holds_whatever_else_is_wrong_with_the_configuration() {
    let base = files(&fs::read_to_string(folder().join("base.txt")).unwrap());
    let config = format!(
        "today = 2026-09-05\ntheme = \"a/b\"\n{}",
        base["fortnight.toml"]
    );
    let fixture = format!("{FILE}fortnight.toml\n{config}");
    let years_later = Today::Clock(date(2030, 1, 1));
    let (_, problems) = problems_on(&fixture, years_later);
    let checks: Vec<&str> = problems.iter().map(|problem| problem.check).collect();
    assert_eq!(checks, ["bad-folder"]);
}
