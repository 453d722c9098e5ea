//! Somebody leaves, is silent, is back: what is shown, what is written, what is refused.

use super::bench::{Bench, check};

const ROOT: [&str; 4] = ["--root", "program", "--private", "letters"];

#[test]
fn a_mark_is_shown_then_written_and_said_once() {
    let bench = Bench::new();
    let run = |arguments: &[&str]| bench.run(&[arguments, &ROOT].concat());
    assert_eq!(run(&["match", "2026c", "--accept"]).code, Some(0));
    let before = bench.tree("program/data");
    let ledger = bench.read("program/data/matches/2026c.yaml");
    let is_pair = |line: &&str| {
        line.contains("people: [") && line.split("],").next().unwrap().matches(',').count() == 1
    };
    let line = ledger.lines().find(is_pair).unwrap();
    let people = line.split(['[', ']']).nth(1).unwrap();
    let (first, second) = people.split_once(", ").unwrap();
    let mut all = String::new();
    let mut say = |arguments: &[&str], code| {
        let said = run(arguments);
        assert_eq!(said.code, Some(code), "{said:?}");
        all.push_str(&format!(
            "$ fortnight {}\n{}\n",
            arguments.join(" "),
            said.text()
        ));
    };
    let leaves = [
        "mark",
        first,
        "withdrawn",
        "--round",
        "2026c",
        "--reason",
        "a new post",
    ];
    say(&leaves, 0);
    assert_eq!(
        bench.tree("program/data"),
        before,
        "nothing is written unasked"
    );
    say(&[&leaves[..], &["--write"]].concat(), 0);
    let written = bench.tree("program/data");
    assert_ne!(written, before);
    say(&[&leaves[..], &["--write"]].concat(), 0);
    say(&["mark", second, "not-answering", "--round", "2026c"], 1);
    say(&["mark", first, "active", "--round", "2026c"], 0);
    say(&["mark", first, "met", "--round", "2026d"], 1);
    say(
        &[
            "mark",
            first,
            "active",
            "--round",
            "2026c",
            "--since",
            "2031-01-01",
        ],
        1,
    );
    assert_eq!(bench.tree("program/data"), written);
    let said = run(&["check"]);
    assert!(!said.err.contains("edited by hand"), "{said:?}");
    check("mark.txt", &all);
}

#[test]
fn a_drop_out_that_was_entered_in_one_place_is_entered_in_the_other() {
    let bench = Bench::new();
    let run = |arguments: &[&str]| bench.run(&[arguments, &ROOT].concat());
    assert_eq!(run(&["match", "2026c", "--accept"]).code, Some(0));
    let leaves = [
        "mark",
        "amina-diallo",
        "withdrawn",
        "--round",
        "2026c",
        "--write",
    ];
    let (person, ledger) = (
        "program/data/participants/amina-diallo.yaml",
        "program/data/matches/2026c.yaml",
    );
    let before = [bench.read(person), bench.read(ledger)];
    assert_eq!(run(&leaves).code, Some(0));
    let both = [bench.read(person), bench.read(ledger)];
    for half in [person, ledger] {
        bench.write(person, &before[0]);
        bench.write(ledger, &before[1]);
        let at = usize::from(half == ledger);
        bench.write(half, &both[at]);
        assert_eq!(
            run(&["check"]).code,
            Some(1),
            "half of it stops every letter"
        );
        let said = run(&leaves);
        assert_eq!(said.code, Some(0), "{said:?}");
        assert_eq!([bench.read(person), bench.read(ledger)], both);
        assert_eq!(run(&["check"]).code, Some(0));
    }
}
