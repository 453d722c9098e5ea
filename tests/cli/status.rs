//! How a round is on several days of its life.

use super::bench::{Bench, check};

#[test]
fn a_round_is_told_from_its_sign_ups_to_its_end() {
    let bench = Bench::new();
    let folders = ["--root", "program", "--out", "site", "--private", "letters"];
    let run = |arguments: &[&str]| bench.run(&[arguments, &folders].concat());
    let mut all = String::new();
    let mut say = |arguments: &[&str]| {
        let said = run(&[&["status"], arguments].concat());
        assert_eq!(said.code, Some(0), "{said:?}");
        all.push_str(&format!(
            "$ fortnight status {}\n{}\n",
            arguments.join(" "),
            said.text()
        ));
    };
    say(&["2026c", "--date", "2026-08-31"]);
    say(&["2026c"]);
    assert_eq!(run(&["match", "2026c", "--accept"]).code, Some(0));
    assert_eq!(run(&["build"]).code, Some(0));
    let before = bench.tree(".");
    say(&["2026c"]);
    let ledger = bench.read("program/data/matches/2026c.yaml");
    let people = ledger.split("people: [").nth(1).unwrap();
    let first = people.split([',', ']']).next().unwrap();
    assert_eq!(bench.tree("."), before, "nothing is written");
    let leaves = ["mark", first, "withdrawn", "--round", "2026c", "--write"];
    assert_eq!(run(&leaves).code, Some(0));
    say(&["2026c"]);
    say(&["2026b"]);
    say(&["2026b", "--date", "2031-01-01"]);
    check("status.txt", &all);
}
