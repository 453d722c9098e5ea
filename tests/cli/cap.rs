//! A round with a cap: foretold while sign-ups are open, shown, accepted, written to files and letters.

use super::bench::{Bench, check};

const ROOT: [&str; 6] = ["--root", "program", "--out", "site", "--private", "letters"];

#[test]
fn who_is_over_the_cap_is_told_waits_and_may_come_back() {
    let bench = Bench::new();
    let round = "program/data/rounds/2026c.yaml";
    let cap = "cap: { field: sector, percent: 20, of: applicants }\ntopics:";
    bench.replace(round, "topics:", cap);
    let mut all = String::new();
    let mut say = |arguments: &[&str], code| {
        let said = bench.run(&[arguments, &ROOT].concat());
        assert_eq!(said.code, Some(code), "{said:?}");
        all.push_str(&format!(
            "$ fortnight {}\n{}\n",
            arguments.join(" "),
            said.text()
        ));
    };
    say(&["check", "--date", "2026-08-20"], 0);
    let before = bench.tree("program/data");
    say(&["match", "2026c"], 0);
    assert_eq!(
        bench.tree("program/data"),
        before,
        "nothing is written unasked"
    );
    say(
        &["match", "2026c", "--why", "dede-mensah", "amina-diallo"],
        0,
    );
    say(&["match", "2026c", "--accept"], 0);
    let files = bench.tree("program/data");
    let waiting: Vec<&String> = files
        .iter()
        .filter(|(_, (_, bytes))| String::from_utf8_lossy(bytes).contains("because: cap"))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(waiting, ["participants/others.yaml"]);
    say(&["build"], 0);
    say(&["status", "2026c"], 0);
    let letters = bench.tree("letters");
    let capped = letters.iter().filter(|(_, (_, bytes))| {
        String::from_utf8_lossy(bytes).contains("You are number 1 on the waiting list")
    });
    assert_eq!(capped.count(), waiting.len());
    say(
        &[
            "mark",
            "dede-mensah",
            "active",
            "--round",
            "2026c",
            "--write",
        ],
        0,
    );
    let others = bench.read("program/data/participants/others.yaml");
    assert!(!others.contains("because"), "{others}");
    // The share of a place is no place.
    std::fs::remove_file(bench.path("program/data/matches/2026c.yaml")).unwrap();
    bench.replace(round, "field: sector, percent: 20", "percent: 3");
    say(&["match", "2026c"], 1);
    check("cap.txt", &all);
}
