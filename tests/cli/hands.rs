//! A ledger that was edited by hand: that is told, allowed, and noted when it is accepted again.

use super::bench::{Bench, check};

const LEDGER: &str = "program/data/matches/2026c.yaml";

#[test]
fn what_was_edited_in_a_ledger_is_told_until_it_is_accepted_again() {
    let bench = Bench::new();
    let run = |command: &[&str]| bench.run(&[command, &["--root", "program"]].concat());
    let accept = || run(&["match", "2026c", "--accept"]);
    assert_eq!(accept().code, Some(0));
    assert!(!run(&["check"]).err.contains("edited by hand"));
    let text = bench
        .read(LEDGER)
        .replacen("status: active }", "status: met }", 1);
    bench.write(LEDGER, &text);
    let told = run(&["check"]);
    let line = 1 + text
        .lines()
        .position(|line| line.contains("status: met }"))
        .unwrap();
    let place = format!("2026c.yaml was edited by hand: line {line};");
    assert_eq!(told.code, Some(0), "{told:?}");
    assert!(told.err.contains(&place), "{told:?}");
    let accepted = accept();
    assert_eq!(accepted.code, Some(0), "{accepted:?}");
    let now = bench.read(LEDGER);
    let own = |text: &str| text.split("written:").next().unwrap().to_owned();
    assert_eq!(own(&now), own(&text), "nothing else is changed");
    assert!(!run(&["check"]).err.contains("edited by hand"));
    let again = accept();
    assert_eq!(again.code, Some(1), "{again:?}");
    assert_eq!(bench.read(LEDGER), now);
    let edited = told
        .err
        .lines()
        .filter(|line| line.contains("edited by hand"));
    let edited: Vec<&str> = edited.collect();
    check(
        "hands.txt",
        &[&edited.join("\n"), &*accepted.err].join("\n\n"),
    );
}
