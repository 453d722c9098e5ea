//! A program with fields of its own, from its declarations to letters that say the reasons.

use super::bench::{Bench, check};
use crate::program::{Program, files};

const FILES: &str = include_str!("own_fields_program.txt");

fn program() -> Program {
    let files = files(FILES).into_iter();
    files.fold(Program::empty(), |program, (path, text)| {
        program.file(&path, text)
    })
}

/// The words of HTML, a paragraph or row on a line.
fn words(html: &str) -> String {
    let body = html.split("<main").nth(1).or(html.split("<body").nth(1));
    let mut text = String::new();
    for part in body.unwrap_or(html).split('<').skip(1) {
        let (tag, words) = part.split_once('>').unwrap_or(("", part));
        if ["/p", "/div", "/li", "/h1", "/h2", "/tr"].contains(&tag) {
            text.push('\n');
        } else if tag == "/dt" {
            text.push_str(": ");
        }
        text.push_str(words);
    }
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| line.to_owned() + "\n").collect()
}

/// The part of a letter that tells of the partner, and why.
fn told(letter: &str) -> String {
    let words = words(letter);
    let begin = words.find("@example.org").unwrap_or(0);
    let begin = words[..begin].rfind('\n').map_or(0, |at| at + 1);
    let end = words.find("How to begin").unwrap_or(words.len());
    words[begin..end.max(begin)].to_owned()
}

#[test]
fn a_program_with_fields_of_its_own_is_matched_and_its_letters_say_why() {
    let bench = Bench::of(&program());
    let mut text = String::new();
    for command in ["check", "rules", "match"] {
        let said = bench.run(&[command, "--root", "program"]);
        assert_eq!(said.code, Some(0), "{command}: {said:?}");
        let told = if command == "check" {
            said.text()
        } else {
            said.out
        };
        text += &format!("$ fortnight {command}\n{told}\n");
    }
    let why = [
        "match",
        "--why",
        "ana-silva",
        "dia-sow",
        "--root",
        "program",
    ];
    text += &format!(
        "$ fortnight match --why ana-silva dia-sow\n{}\n",
        bench.run(&why).text()
    );
    let built = bench.build(&[]);
    assert_eq!(built.code, Some(0), "{built:?}");
    for id in ["ana-silva", "ben-okoro", "cem-aydin", "dia-sow"] {
        let letter = bench.read(&format!("letters/2026b/{id}.html"));
        for secret in ["keeps forgetting", "somebody who laughs"] {
            assert!(!letter.contains(secret), "{id}: {secret}");
        }
        text += &format!("--- {id}\n{}\n", told(&letter));
    }
    let page = bench.read("site/how-we-match/index.html");
    text += &format!("--- how we match\n{}", words(&page));
    check("own_fields.txt", &text);
}

#[test]
fn what_is_noted_of_somebody_is_kept_off_the_site() {
    for (path, words) in [
        (
            "ana-silva",
            "keeps forgetting the second meeting of every round since the first one",
        ),
        (
            "ben-okoro",
            "somebody who laughs about the same old jokes as my late aunt",
        ),
        (
            "cem-aydin",
            "I mend clocks and sing in the choir of the old harbour church",
        ),
    ] {
        assert!(FILES.contains(words), "{path}");
        let page =
            format!("+++\ntitle = \"News\"\ndate = 2026-09-01\n+++\nWe read that {words}.\n");
        let bench = Bench::of(&program().file("content/posts/news.md", page));
        let said = bench.build(&[]);
        assert_eq!(said.code, Some(1), "{said:?}");
        assert!(said.err.contains("leak"), "{said:?}");
    }
}
