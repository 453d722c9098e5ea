//! A round is tried before anybody has signed up, and a program is made of it.

use super::bench::{Bench, check};
use super::several;

#[test]
fn a_rehearsal_counts_and_writes_nothing() {
    let bench = Bench::new();
    let before = bench.tree(".");
    let mut all = String::new();
    for more in [
        &["--people", "14"][..],
        &[
            "2026b",
            "--like",
            "2026c",
            "--people",
            "12",
            "--countries",
            "3",
            "--seed",
            "9",
        ],
        &["--people", "1"],
        &["2031a"],
        &["--like", "2026a"],
    ] {
        let said = bench.run(&[&["rehearse", "--root", "program"], more].concat());
        let words = more.join(" ");
        all.push_str(&format!("$ fortnight rehearse {words}\n{}\n", said.text()));
    }
    assert_eq!(bench.tree("."), before);
    check("rehearse.txt", &all);
}

#[test]
fn a_rehearsal_may_be_a_program_that_is_without_fault() {
    let bench = Bench::new();
    let write = [
        "rehearse", "--root", "program", "--people", "20", "--write", "tried",
    ];
    let said = bench.run(&write);
    assert_eq!(said.code, Some(0), "{said:?}");
    let checked = bench.run(&["check", "--root", "tried"]);
    assert_eq!(checked.code, Some(0), "{checked:?}");
    let matched = bench.run(&["match", "--root", "tried"]);
    assert!(matched.out.contains("20 participants"), "{matched:?}");
    let real = bench.tree("program/data/participants");
    let tried = bench.tree("tried/data/participants");
    assert_eq!(
        tried.keys().filter(|path| path.ends_with(".yaml")).count(),
        20
    );
    assert!(
        tried
            .keys()
            .all(|path| path.is_empty() || !real.contains_key(path))
    );
    let again = bench.run(&write);
    assert_eq!(again.code, Some(1), "{again:?}");
    assert!(again.err.contains("it is not empty"), "{again:?}");
}

#[test]
fn a_round_of_mentors_is_rehearsed_with_their_places() {
    let bench = several::bench();
    let mut all = String::new();
    for more in [
        &["2026b", "--people", "30"][..],
        &["2026b", "--people", "30", "--mentors", "12"],
        &["2026b", "--like", "2026b", "--people", "20"],
        &["2026b", "--people", "30", "--mentors", "30"],
        &["2026a", "--people", "30", "--mentors", "3"],
    ] {
        let said = bench.run(
            &[
                &["rehearse", "--root", "program", "--date", "2026-08-01"],
                more,
            ]
            .concat(),
        );
        let words = more.join(" ");
        all.push_str(&format!("$ fortnight rehearse {words}\n{}\n", said.text()));
    }
    bench.replace(
        "program/data/rounds/2026b.yaml",
        "roles: { mentor: 2 }",
        "places: 1",
    );
    for name in [
        "amina-diallo",
        "bogdan-ilic",
        "clara-nunes",
        "dede-mensah",
        "eli-conti",
    ] {
        let path = format!("program/data/participants/{name}.yaml");
        let text = bench.read(&path);
        let (before, after) = text.split_once(", as: ").unwrap();
        let (_, after) = after.split_once('}').unwrap();
        bench.write(&path, format!("{before} }}{after}"));
    }
    let peers = [
        "rehearse",
        "2026b",
        "--people",
        "12",
        "--root",
        "program",
        "--date",
        "2026-08-01",
    ];
    let said = bench.run(&peers);
    all.push_str(&format!(
        "$ fortnight {}\n{}\n",
        peers.join(" "),
        said.text()
    ));
    check("rehearse-mentors.txt", &all);
}

#[test]
fn a_rehearsal_of_mentors_may_be_a_program_that_is_without_fault() {
    let bench = several::bench();
    let write = [
        "rehearse",
        "2026b",
        "--root",
        "program",
        "--people",
        "20",
        "--mentors",
        "6",
        "--write",
        "tried",
        "--date",
        "2026-08-01",
    ];
    let said = bench.run(&write);
    assert_eq!(said.code, Some(0), "{said:?}");
    let checked = bench.run(&["check", "--root", "tried"]);
    assert_eq!(checked.code, Some(0), "{checked:?}");
    let matched = bench.run(&["match", "--root", "tried"]);
    assert!(matched.out.contains("mentors: "), "{matched:?}");
    assert!(matched.out.contains(" of 6 have a mentee"), "{matched:?}");
}
