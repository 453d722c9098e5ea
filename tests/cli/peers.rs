//! A round whose peers may have several partners: matched, asked about, accepted, written to, and left.

use super::bench::{Bench, check};

const ROOT: [&str; 6] = ["--root", "program", "--out", "site", "--private", "letters"];

/// The program with places: who has time for two.
fn bench() -> Bench {
    let bench = Bench::new();
    let round = "program/data/rounds/2026c.yaml";
    bench.replace(round, "topics:", "places: 1\ntopics:");
    let people = "program/data/participants";
    for (file, applied, places) in [
        ("amina-diallo", "2026-08-01", 3),
        ("bogdan-ilic", "2026-08-02", 2),
        ("others", "2026-08-04", 2),
        ("others", "2026-08-05", 2),
    ] {
        let file = format!("{people}/{file}.yaml");
        let applied = format!("applied: {applied}");
        bench.replace(&file, &applied, &format!("{applied}, places: {places}"));
    }
    bench
}

#[test]
fn a_round_of_peers_with_places_is_matched_accepted_and_left() {
    let bench = bench();
    let mut all = String::new();
    let mut say = |arguments: &[&str]| {
        let said = bench.run(&[arguments, &ROOT].concat());
        assert_eq!(said.code, Some(0), "{said:?}");
        all.push_str(&format!(
            "$ fortnight {}\n{}\n",
            arguments.join(" "),
            said.text()
        ));
    };
    say(&["check", "--date", "2026-08-20"]);
    say(&["match", "2026c"]);
    say(&["match", "2026c", "--why", "amina-diallo"]);
    say(&["match", "2026c", "--why", "amina-diallo", "clara-nunes"]);
    say(&["match", "2026c", "--why", "dede-mensah", "bogdan-ilic"]);
    say(&["match", "2026c", "--prices"]);
    say(&["match", "2026c", "--accept"]);
    say(&["build"]);
    let letter = |name: &str| bench.read(&format!("letters/2026c/{name}.html"));
    let amina = letter("amina-diallo");
    assert!(
        amina.contains("Dede Mensah") && amina.contains("Eun-ji Park"),
        "{amina}"
    );
    assert!(amina.contains("You are no group"), "{amina}");
    say(&[
        "mark",
        "amina-diallo",
        "withdrawn",
        "--round",
        "2026c",
        "--write",
    ]);
    say(&["build"]);
    let eun_ji = letter("eun-ji-park");
    assert!(!eun_ji.contains("Amina"), "{eun_ji}");
    say(&["status", "2026c"]);
    check("peers.txt", &all);
}
