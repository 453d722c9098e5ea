//! Every mistake that one file can hold, with the exact words that are told.
//!
//! The cases stand in `problems.txt`: `##### check path`, the file, `-----`, what is told. `BLESS=1` writes what is told
//! now into it; look at the difference before you commit it.

use super::told;
use crate::blessed::example;

const CASES: &str = include_str!("problems.txt");

struct Case<'a> {
    head: &'a str,
    text: &'a str,
    expected: &'a str,
}

fn cases() -> impl Iterator<Item = Case<'static>> {
    CASES.split("##### ").skip(1).map(|case| {
        let (head, rest) = case.split_once('\n').unwrap();
        let (text, expected) = rest.split_once("-----\n").unwrap();
        Case {
            head,
            text,
            expected: expected.trim_end(),
        }
    })
}

#[test]
fn each_mistake_is_told_at_its_place() {
    let mut blessed = String::new();
    let mut wrong = Vec::new();
    let bless = std::env::var_os("BLESS").is_some();
    for Case {
        head,
        text,
        expected,
    } in cases()
    {
        let (check, path) = head.split_once(' ').unwrap();
        let found = told(path, text);
        if !found.contains(&format!("[{check}]")) {
            wrong.push(format!("{head}: the check does not speak:\n{found}"));
        }
        if found != expected && !bless {
            wrong.push(format!("{head}:\n{found}"));
        }
        blessed.push_str(&format!("##### {head}\n{text}-----\n{found}\n\n"));
    }
    if bless {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/content/problems.txt");
        std::fs::write(path, blessed.trim_end().to_owned() + "\n").unwrap();
    }
    assert!(
        wrong.is_empty(),
        "{}\n\nif this is meant: BLESS=1 cargo test --test all content::",
        wrong.join("\n\n")
    );
}

#[test]
fn a_text_beyond_the_limit_is_refused() {
    let text = format!("+++\ntitle = \"A\"\n+++\n{}", "word ".repeat(220_000));
    let expected = "error[text-too-large]: the text is larger than 1024 kB\n--> content/pages/a.md\n= hint: split it into several";
    let all = told("content/pages/a.md", &text);
    example("text-too-large", "content::", &all);
    let found: Vec<String> = all.lines().map(|line| line.trim().to_owned()).collect();
    assert_eq!(found.join("\n"), expected);
}

#[test]
fn a_file_with_mistakes_is_still_a_document() {
    let (_, records) = super::read_one("content/topics/a.md", "no front matter");
    assert_eq!(records.documents.len(), 1);
    assert_eq!(records.problems.len(), 1);
}
