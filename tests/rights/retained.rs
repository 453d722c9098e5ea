//! `check` names who is kept for longer than the settings promise.

use super::canary::program;
use crate::cli::bench::Bench;

const TOO_LONG: &str = "warning[kept-too-long]";

fn check(months: &str, date: &str) -> String {
    let bench = Bench::of(&program());
    bench.replace(
        "program/fortnight.toml",
        "[organiser]",
        &format!("{months}\n[organiser]"),
    );
    let said = bench.run(&["check", "--root", "program", "--date", date, "--all"]);
    said.err
}

#[test]
fn somebody_is_due_when_the_months_after_their_last_round_are_over() {
    // Everybody takes part in a round that ends on 3 January 2027; the ledger of that round is of no matter here.
    let name = "the last round of `ben-okoro` ended on 2027-01-03, more than 24 months ago";
    assert!(!check("retain_months = 24", "2029-01-03").contains(TOO_LONG));
    let due = check("retain_months = 24", "2029-01-04");
    assert!(due.contains(name), "{due}");
    assert!(due.contains("`fortnight erase ben-okoro` shows"), "{due}");
    assert!(
        !check("", "2049-01-04").contains(TOO_LONG),
        "nobody has promised anything"
    );
}

#[test]
fn months_that_are_none_are_told() {
    for wrong in ["0", "\"24\"", "-3", "99999"] {
        let said = check(&format!("retain_months = {wrong}"), "2026-10-01");
        assert!(
            said.contains("`retain_months` must be a whole number from 1 to 600"),
            "{said}"
        );
    }
}
