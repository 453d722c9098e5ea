//! A round with a team: two mentees who have the same mentor.

use super::bench::{Bench, check};

const ROOT: [&str; 6] = ["--root", "program", "--out", "site", "--private", "letters"];

fn bench() -> Bench {
    let bench = Bench::new();
    let round = "program/data/rounds/2026c.yaml";
    bench.replace(round, "topics:", "roles: { mentor: 1 }\ntopics:");
    let people = "program/data/participants";
    for (file, applied, role) in [
        ("amina-diallo", "2026-08-01", "as: mentor"),
        ("bogdan-ilic", "2026-08-02", "as: mentee"),
        ("clara-nunes", "2026-08-03", "as: mentor"),
        ("others", "2026-08-04", "as: mentee"),
        ("others", "2026-08-05", "as: mentee, places: 2"),
        ("others", "2026-08-06", "as: mentee"),
    ] {
        let file = format!("{people}/{file}.yaml");
        let applied = format!("applied: {applied}");
        bench.replace(&file, &applied, &format!("{applied}, {role}"));
    }
    bench.write(
        "program/data/teams.yaml",
        "- { id: harbour, round: 2026c, members: [dede-mensah, eun-ji-park] }\n",
    );
    bench
}

#[test]
fn a_team_has_the_same_partners_and_letters_name_all_of_it() {
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
    say(&["match", "2026c"]);
    say(&["match", "2026c", "--why", "eun-ji-park", "clara-nunes"]);
    say(&["match", "2026c", "--accept"]);
    // One place of the mentor's holds the whole team.
    say(&["check"]);
    say(&["build"]);
    let letter = |name: &str| bench.read(&format!("letters/2026c/{name}.html"));
    let (amina, dede) = (letter("amina-diallo"), letter("dede-mensah"));
    assert!(amina.contains("Dede Mensah") && amina.contains("Eun-ji Park"));
    assert!(
        dede.contains("as a team with Eun-ji Park") && dede.contains("Amina Diallo"),
        "{dede}"
    );
    say(&[
        "mark",
        "dede-mensah",
        "withdrawn",
        "--round",
        "2026c",
        "--write",
    ]);
    say(&["build"]);
    let (amina, eun_ji) = (letter("amina-diallo"), letter("eun-ji-park"));
    assert!(!amina.contains("Dede Mensah") && amina.contains("Eun-ji Park"));
    assert!(!eun_ji.contains("Dede Mensah") && eun_ji.contains("Amina Diallo"));
    check("teams.txt", &all);
}
