//! Sign-ups: a program, the table of a form, and what is read of it, told or proposed.
//!
//! A case is files (`--- file:`), tables (`--- sheet:`), and what comes of them behind `--- expected`: problems, then the
//! answers of each row, or the proposed form file. `##### name` begins one. `BLESS=1` writes what is expected anew.

mod exports;
mod shapes;

use std::fs;
use std::path::{Path, PathBuf};

use fortnight::diagnostic::{self, letters};
use fortnight::model::form::{Answers, Target};
use fortnight::pipeline::signups::{SignUps, signups};
use fortnight::source::Input;
use jiff::civil::date;

const VOCABULARY: &str = include_str!("signups/vocabulary.yaml");

/// What comes of tables in a program of some files.
pub fn read(files: &[(String, String)], sheets: &[(String, Vec<u8>)]) -> (Input, SignUps) {
    let all = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()));
    let all = all.chain([("data/vocabulary.yaml", VOCABULARY)]);
    let input = Input::from_texts(all, date(2026, 8, 1));
    let mut found = signups(&input, sheets, None, "Europe/Lisbon");
    diagnostic::sort(&input.sources, &mut found.problems);
    (input, found)
}

/// All of it as text.
pub fn told(input: &Input, found: &SignUps) -> String {
    let mut text = String::new();
    for problem in &found.problems {
        text += &diagnostic::render(&input.sources, problem, false);
        text += "\n\n";
    }
    for one in &found.proposed {
        text += &format!("{} for {}\n{}", one.path, one.sheet, one.proposal.text);
    }
    if let Some(rows) = &found.read {
        for (column, cells) in &rows.nowhere {
            text += &format!("nowhere: {column} ({cells})\n");
        }
        for answers in &rows.answers {
            text += &row(answers);
        }
    }
    text
}

/// The answers of a row on a line, as a file would nearly say them.
pub fn row(answers: &Answers) -> String {
    let given = answers.given.iter().map(|(target, given)| {
        let texts: Vec<&str> = given.iter().map(|answer| answer.text.as_str()).collect();
        format!("{}: {:?}", target.word(), texts)
    });
    let unread = answers.unread.iter().map(|unread| {
        let to = if unread.to == Target::Nothing {
            "?".to_owned()
        } else {
            unread.to.word().into_owned()
        };
        format!("UNREAD {to}: {:?}", unread.text)
    });
    let silent = answers.silent.iter();
    let silent = silent.map(|cell| format!("SILENT consent: column {}", letters(cell.column)));
    let all: Vec<String> = given.chain(silent).chain(unread).collect();
    format!("row {}: {}\n", answers.place.row, all.join("; "))
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/signups")
}

/// The parts of a case: kind, name, text.
fn parts(case: &str) -> Vec<(&str, &str, String)> {
    let parts = case.split("\n--- ").skip(1);
    let parts = parts.map(|part| {
        let (head, text) = part.split_once('\n').unwrap_or((part, ""));
        let (kind, name) = head.split_once(": ").unwrap_or((head, ""));
        (kind, name, format!("{text}\n"))
    });
    parts.collect()
}

fn came_of(case: &str) -> String {
    let (mut files, mut sheets) = (Vec::new(), Vec::new());
    for (kind, name, text) in parts(case) {
        match kind {
            "file" => files.push((name.to_owned(), text)),
            "sheet" => sheets.push((name.to_owned(), text.into_bytes())),
            _ => {}
        }
    }
    let (input, found) = read(&files, &sheets);
    told(&input, &found)
}

fn check(name: &str) {
    let path = folder().join(name);
    let text = fs::read_to_string(&path).unwrap();
    let mut expected = String::new();
    for (at, case) in text.split("##### ").enumerate() {
        if at == 0 {
            expected += case;
            continue;
        }
        let asked = case.split("\n--- expected").next().unwrap().trim_end();
        expected += &format!(
            "##### {asked}\n--- expected\n{}\n",
            came_of(&format!("{asked}\n")).trim_end()
        );
        expected.push('\n');
    }
    let expected = format!("{}\n", expected.trim_end());
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, &expected).unwrap();
    }
    let text = fs::read_to_string(&path).unwrap();
    assert!(
        text == expected,
        "{name} differs; if this is meant: BLESS=1 cargo test --test all signups\n{expected}"
    );
}

#[test]
fn mistakes_in_form_files_are_told_with_their_place() {
    check("form-files.txt");
}

#[test]
fn columns_that_changed_are_told_before_anything_is_read() {
    check("drift.txt");
}

#[test]
fn answers_are_split_coded_and_never_lost() {
    check("answers.txt");
}

#[test]
fn several_sheets_are_joined_by_the_address() {
    check("joined.txt");
}

/// A block of a document: behind its first line, up to its last.
fn block<'a>(document: &'a str, kind: &str) -> &'a str {
    let begin = document.find(&format!("```{kind}\n")).unwrap() + kind.len() + 4;
    let length = document[begin..].find("```").unwrap();
    &document[begin..begin + length]
}

fn docs(path: &str) -> PathBuf {
    folder().join("../../docs").join(path)
}

/// `BLESS=1` writes what comes of it anew.
#[test]
fn the_reference_shows_what_comes_of_its_example() {
    let path = docs("reference/forms.md");
    let document = fs::read_to_string(&path).unwrap();
    let files = [(
        "data/forms/sign-up.yaml".to_owned(),
        block(&document, "yaml").to_owned(),
    )];
    let sheets = [(
        "signups.csv".to_owned(),
        block(&document, "csv").as_bytes().to_vec(),
    )];
    let (input, found) = read(&files, &sheets);
    let told = told(&input, &found);
    if std::env::var_os("BLESS").is_some() {
        let old = format!("```text\n{}```", block(&document, "text"));
        fs::write(
            &path,
            document.replace(&old, &format!("```text\n{told}```")),
        )
        .unwrap();
    }
    let document = fs::read_to_string(&path).unwrap();
    assert_eq!(block(&document, "text"), told);
}

#[test]
fn the_commented_example_reads_a_table_of_its_columns() {
    let form = fs::read_to_string(docs("examples/form.yaml")).unwrap();
    let headers = form
        .lines()
        .filter_map(|line| line.strip_prefix("  - column: "));
    let headers: Vec<String> = headers
        .map(|header| header.trim_matches('"').to_owned())
        .collect();
    let answers = [
        "7/2/2026 14:05:00",
        "Ana Silva",
        "ana@example.org",
        "Portugal",
        "Portuguese, English",
        "Other: medical library",
        "OA, Teaching",
        "Yes",
        "I read.",
        "Somebody kind",
        "Brazil, Japan",
        "I agree",
        "M",
    ];
    let rows = [headers, answers.map(str::to_owned).to_vec()];
    let sheets = [(
        "signups.csv".to_owned(),
        crate::sheets::write::csv(&rows, crate::sheets::write::PLAIN),
    )];
    let (input, found) = read(
        &[("data/forms/sign-up.yaml".to_owned(), form.clone())],
        &sheets,
    );
    let told = told(&input, &found);
    let rows = found.read.as_ref().unwrap_or_else(|| panic!("{told}"));
    assert_eq!(found.problems, [], "{told}");
    assert_eq!(rows.answers[0].given.iter().count(), 12, "{told}");
    let keys = [
        "dates",
        "time_zone",
        "also",
        "split",
        "answers",
        "yes",
        "value",
    ];
    assert!(
        keys.iter()
            .all(|key| form.contains(&format!("{key}: ")) || form.contains(&format!("{key}:  ")))
    );
}
