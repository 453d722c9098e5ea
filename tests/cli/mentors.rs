//! A round of mentors and mentees: who waits is told while sign-ups are open, then matched, accepted, written to, and left.

use super::bench::{Bench, check};

const ROOT: [&str; 6] = ["--root", "program", "--out", "site", "--private", "letters"];

/// A mentor who comes when somebody has left.
const LATE: &str = "\
name: Gita Rao
email: gita@example.org
country: IN
time_zone: Asia/Kolkata
languages: [en]
consent: 2026-08-05
rounds: { 2026c: { applied: 2026-08-05, as: mentor, places: 3 } }
";

/// The program with roles: who has time for how many.
fn bench() -> Bench {
    let bench = Bench::new();
    let round = "program/data/rounds/2026c.yaml";
    bench.replace(round, "topics:", "roles: { mentor: 2 }\ntopics:");
    let people = "program/data/participants";
    for (file, applied, role) in [
        ("amina-diallo", "2026-08-01", "as: mentor, places: 3"),
        ("bogdan-ilic", "2026-08-02", "as: mentee"),
        ("clara-nunes", "2026-08-03", "as: mentor"),
        ("others", "2026-08-04", "as: mentee, places: 2"),
        (
            "others",
            "2026-08-05",
            "as: both, places: { mentor: 1, mentee: 2 }",
        ),
        ("others", "2026-08-06", "as: mentee"),
    ] {
        let file = format!("{people}/{file}.yaml");
        let applied = format!("applied: {applied}");
        bench.replace(&file, &applied, &format!("{applied}, {role}"));
    }
    bench
}

#[test]
fn a_round_of_mentors_is_told_matched_accepted_and_left() {
    let bench = bench();
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
    say(&["match", "2026c"], 0);
    say(
        &["match", "2026c", "--why", "amina-diallo", "clara-nunes"],
        0,
    );
    say(&["match", "2026c", "--accept"], 0);
    let ledger = bench.read("program/data/matches/2026c.yaml");
    let lines = ledger.lines().filter(|line| line.contains("people: ["));
    all_lines(lines);
    say(&["build"], 0);
    let letter = |name: &str| bench.read(&format!("letters/2026c/{name}.html"));
    let amina = letter("amina-diallo");
    assert!(
        amina.contains("Dede Mensah") && amina.contains("Eun-ji Park"),
        "{amina}"
    );
    assert!(amina.contains("Your mentee") && !amina.contains("Your mentor"));
    let eun_ji = letter("eun-ji-park");
    assert!(eun_ji.contains("Your mentor"), "{eun_ji}");
    say(
        &[
            "mark",
            "amina-diallo",
            "withdrawn",
            "--round",
            "2026c",
            "--write",
        ],
        0,
    );
    say(&["build"], 0);
    let eun_ji = bench.read("letters/2026c/eun-ji-park.html");
    assert!(!eun_ji.contains("Amina"), "{eun_ji}");
    say(&["status", "2026c"], 0);
    say(&["match", "2026c"], 0);
    bench.write("program/data/participants/gita-rao.yaml", LATE);
    say(&["match", "2026c", "--accept"], 0);
    say(&["check"], 0);
    say(&["build"], 0);
    let eun_ji = bench.read("letters/2026c/eun-ji-park.html");
    assert!(eun_ji.contains("Gita Rao"), "{eun_ji}");
    say(&["match", "2026c", "--may-move"], 0);
    check("mentors.txt", &all);
}

/// Every line says who the mentor is.
fn all_lines<'a>(lines: impl Iterator<Item = &'a str>) {
    let lines: Vec<&str> = lines.collect();
    assert!(!lines.is_empty());
    assert!(
        lines.iter().all(|line| line.contains(": mentor }")),
        "{lines:?}"
    );
}
