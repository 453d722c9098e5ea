//! One example for each named check, with the exact message.
//!
//! `tests/checks/<name>.txt` holds the files of a program that has this problem, each after a line `--- file: path`,
//! and behind `--- expected` what fortnight says. What all examples share lies in `base.txt`; an example replaces or
//! adds files, and a file with the only line `(none)` is left out. Write the expectations anew with `BLESS=1`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fortnight::check::{self, Check};
use fortnight::diagnostic::{self, Diagnostic, Severity};
use fortnight::pipeline;
use fortnight::source::{Input, Today};
use jiff::civil::date;

use super::blessed::same;
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

/// `unknown-country-2` is a second example of the same check.
fn check_of(name: &str) -> &str {
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    stem.trim_end_matches('-')
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
        let check = check_of(&name);
        assert!(
            problems.iter().any(|problem| problem.check.name == check),
            "{name}: {said}"
        );
        if bless {
            fs::write(&path, format!("{fixture}{EXPECTED}{said}")).unwrap();
        } else if said != expected {
            wrong += &format!("== {name}\n{said}\n");
        }
    }
    assert!(
        wrong.is_empty(),
        "{wrong}if this is meant: BLESS=1 cargo test --test all checks::"
    );
}

/// Where a check is tried that no example here or in `tests/content/problems.txt` can raise.
const ELSEWHERE: &[(&str, &str)] = &[
    ("bad-path", "tests/hostile_data.rs"),
    ("broken-anchor", "tests/links.rs"),
    ("broken-link", "tests/site_links.rs"),
    ("broken-menu", "tests/links.rs"),
    ("change-by-hand", "tests/import/said/by-hand.txt"),
    ("conflict-copy", "tests/cli/published.rs"),
    ("copied-folder", "src/edge/write/tests/kept.rs"),
    ("empty-body", "src/parse/content.rs"),
    ("erased-row", "tests/import/said/erased.txt"),
    ("far-off-day", "tests/cli/accidents.rs"),
    ("few-partners", "tests/review.rs"),
    ("file-ending", "tests/edge_load.rs"),
    ("file-name", "tests/edge_load.rs"),
    ("file-too-large", "tests/edge_load.rs"),
    ("idle-setting", "tests/cli/published.rs"),
    ("kept-files", "src/edge/write/tests/kept.rs"),
    ("import-memory", "tests/import/said/memory.txt"),
    ("kept-by-hand", "tests/import/said/kept.txt"),
    ("kept-too-long", "tests/rights/retained.rs"),
    ("leak", "tests/privacy/leaks.rs"),
    ("link-leaves-folder", "tests/edge_load.rs"),
    ("link-loop", "tests/cli/bad-input.txt"),
    ("link-not-today", "tests/cli/days.txt"),
    ("link-outside", "tests/links.rs"),
    ("list-too-long", "tests/hostile_data.rs"),
    ("matching", "tests/review.rs"),
    ("missing-message", "tests/words.rs"),
    ("more-problems", "tests/hostile_data.rs"),
    ("names-collide", "tests/cli/bad-input.txt"),
    ("no-participants", "tests/privacy/exceptions.rs"),
    ("no-partner", "tests/cli/summary.txt"),
    ("not-a-picture", "tests/cli/bad-input.txt"),
    ("not-published", "tests/cli/published.rs"),
    ("not-utf8", "tests/edge_load.rs"),
    ("one-partner", "tests/cli/summary.txt"),
    ("over-cap", "tests/cli/cap.txt"),
    ("own-address", "tests/links.rs"),
    ("participants-in-git", "src/edge/git.rs"),
    ("reader-failed", "tests/content/hostile.rs"),
    (
        "round-without-roles",
        "tests/import/said/peers-asked-for-roles.txt",
    ),
    ("sheet-empty", "tests/sheets/broken.rs"),
    ("sheet-encoding", "tests/sheets/dialects.rs"),
    ("sheet-shape", "tests/sheets/broken.rs"),
    ("sheet-too-large", "tests/sheets/broken.rs"),
    ("sheet-unreadable", "tests/sheets/broken.rs"),
    ("signed-up-again", "tests/import/said/latest.txt"),
    ("static-name", "tests/cli/bad-input.txt"),
    ("syntax-fluent", "tests/words.rs"),
    ("tag-clash", "src/validate/content.rs"),
    ("template", "tests/cli/bad-input.txt"),
    ("text-too-large", "tests/content/problems.rs"),
    ("theme-circle", "tests/themes/mistakes.txt"),
    ("theme-setting", "tests/themes/mistakes.txt"),
    ("too-many-problems", "tests/hostile_data.rs"),
    ("too-few-places", "tests/cli/mentors.txt"),
    ("two-sources-one-address", "tests/cli/bad-input.txt"),
    ("unknown-message", "tests/words.rs"),
    ("unknown-theme", "tests/themes/mistakes.txt"),
    ("unlinked-page", "tests/site_links.rs"),
    ("unread-file", "tests/edge_load.rs"),
    ("unreadable-file", "tests/edge_load.rs"),
    ("unused-exception", "tests/privacy/exceptions.rs"),
    ("who-is-it", "tests/import/said/namesakes.txt"),
    ("words-not-shown", "src/parse/markdown/scan/cover.rs"),
    ("answers-differ", "tests/signups/joined.txt"),
    ("bad-moment", "tests/signups/answers.txt"),
    ("column-changed", "tests/signups/drift.txt"),
    ("column-twice", "tests/signups/drift.txt"),
    ("form-column", "tests/signups/form-files.txt"),
    ("form-target", "tests/signups/form-files.txt"),
    ("form-unread", "tests/signups/form-files.txt"),
    ("form-word", "tests/signups/form-files.txt"),
    ("sheet-left-out", "tests/signups/exports.rs"),
    ("two-answers", "tests/signups/answers.txt"),
    ("unknown-answer", "tests/signups/answers.txt"),
];

/// Checks that nothing can raise but a defect of the program itself, or of a caller of the library.
const DEFECTS: &[(&str, &str)] = &[
    ("internal-error", "the reader of one file panicked"),
    ("letter-partner", "a ledger is held against people before"),
    ("letter-path", "ids are checked before"),
    ("page-panic", "the writer of one page panicked"),
];

#[test]
fn every_check_has_an_example() {
    let examples = fixtures()
        .into_keys()
        .map(|name| check_of(&name).to_owned());
    let examples: BTreeSet<String> = examples.collect();
    let texts = fs::read_to_string(folder().join("../content/problems.txt")).unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for check in check::all() {
        let tried = examples.contains(check.name) || texts.contains(&format!("##### {check} "));
        let elsewhere = ELSEWHERE.iter().find(|(other, _)| *other == check.name);
        let defect = DEFECTS.iter().any(|(other, _)| *other == check.name);
        let is_listed = elsewhere.is_some() || defect;
        assert!(
            tried || is_listed,
            "nothing shows `{check}`: add tests/checks/{check}.txt, or a case in tests/content/problems.txt; or name in ELSEWHERE where it is tried"
        );
        assert!(
            !(tried && is_listed),
            "`{check}` has an example: take it off the list in tests/checks.rs"
        );
        if let Some((_, file)) = elsewhere {
            let text = fs::read_to_string(root.join(file)).unwrap();
            let constant = format!("check::{}", constant_of(check));
            assert!(
                text.contains(check.name) || text.contains(&constant),
                "{check} in {file}"
            );
        }
    }
    let mut named = ELSEWHERE.iter().chain(DEFECTS);
    assert!(named.all(|(name, _)| check::named(name).is_some()));
}

#[test]
fn examples_are_as_bad_as_the_table_says() {
    for (name, path) in fixtures() {
        let text = fs::read_to_string(path).unwrap();
        let (_, problems) = problems(text.split(EXPECTED).next().unwrap());
        for problem in problems {
            let check = problem.check;
            let milder = check.severity < problem.severity && check.finds.contains("; a warning ");
            assert!(
                problem.severity == check.severity || milder,
                "{name}: {check}"
            );
        }
    }
}

/// What `fortnight explain` shows is what some test expects.
#[test]
fn the_examples_in_the_program_are_those_of_the_tests() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let texts = |folder: &str| {
        let entries = fs::read_dir(tests.join(folder)).unwrap();
        let paths = entries.map(|entry| entry.unwrap().path());
        let paths = paths.filter(|path| path.extension().is_some_and(|end| end == "txt"));
        let texts = paths.map(|path| (path.clone(), fs::read_to_string(path).unwrap()));
        texts.collect::<BTreeMap<_, _>>().into_values()
    };
    let own = fixtures()
        .into_iter()
        .map(|(name, path)| (name.len(), path));
    let own: BTreeMap<_, _> = own
        .map(|(length, path)| ((length, path.clone()), path))
        .collect();
    let own = own
        .into_values()
        .map(|path| fs::read_to_string(path).unwrap());
    let all: Vec<String> = own
        .chain(texts("content"))
        .chain(texts("cli"))
        .chain(texts("import/said"))
        .chain(texts("signups"))
        .chain(texts("themes"))
        .chain(texts("told"))
        .collect();
    let mut expected = String::from(
        "Made of the expectations of the tests: `BLESS=1 cargo test --test all checks::`.\n\n",
    );
    for check in check::all() {
        let starts = ["error", "warning"].map(|word| format!("{word}[{check}]: "));
        let blocks = all.iter().flat_map(|text| text.split("\n\n"));
        let lines = |block: &str, start: &str| {
            let block = block.find(start).map(|at| block[at..].to_owned())?;
            Some(
                block
                    .split("\n-----\n")
                    .next()
                    .unwrap_or_default()
                    .trim_end()
                    .to_owned(),
            )
        };
        let mut found =
            blocks.filter_map(|block| starts.iter().find_map(|start| lines(block, start)));
        if let Some(example) = found.next() {
            expected += &format!("##### {check}\n{example}\n\n");
        }
    }
    same("src/check/examples.txt", "checks::", &expected);
}

#[test]
fn the_reference_is_made_of_the_table() {
    let mut text = String::from(
        "# Checks\n\nEvery message of Fortnight begins with the name of the check that found it: `error[unknown-country]`. An error stops \
         the build, a\nwarning does not. `fortnight explain unknown-country` shows the same with an example.\n\n\
         This page is made of the table in `src/check` by a test.\n",
    );
    for topic in check::TOPICS {
        text += &format!(
            "\n## {}\n\n| check | | finds | why it matters, and what to do |\n|---|---|---|---|\n",
            topic.title
        );
        for check in topic.checks {
            let severity = match check.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            };
            let cell = |words: &str| words.replace('|', "\\|");
            let (finds, matters) = (cell(check.finds), cell(check.matters));
            text += &format!("| `{check}` | {severity} | {finds} | {matters} |\n");
        }
    }
    same("docs/reference/checks.md", "checks::", &text);
}

#[test]
fn every_row_of_the_table_is_raised() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut code = String::new();
    for file in sources(&root) {
        if !file.starts_with(root.join("check")) {
            code += &fs::read_to_string(file).unwrap();
        }
    }
    let raised: BTreeSet<&str> = code.split("check::").skip(1).map(constant).collect();
    let mut names = BTreeSet::new();
    for check in check::all() {
        assert!(
            raised.contains(&*constant_of(check)),
            "nothing raises {check}"
        );
        assert!(
            names.insert(check.name),
            "{check} stands twice in the table"
        );
    }
    for topic in check::TOPICS {
        assert!(topic.checks.is_sorted(), "{}", topic.title);
    }
}

fn constant_of(check: &Check) -> String {
    check.name.to_uppercase().replace('-', "_")
}

fn constant(code: &str) -> &str {
    let end = code.find(|c: char| !(c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_'));
    &code[..end.unwrap_or(code.len())]
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let (folders, files): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
    let below = folders.iter().flat_map(|folder| sources(folder));
    below.chain(files).collect()
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
    let checks: Vec<&str> = problems.iter().map(|problem| problem.check.name).collect();
    assert_eq!(checks, ["bad-folder"]);
}
