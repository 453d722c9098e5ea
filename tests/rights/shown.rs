//! All that is held about somebody is shown, wherever it stands.

use std::os::unix::fs::PermissionsExt as _;

use super::canary::{DATA, ID, bench, left, run};

#[test]
fn every_place_is_shown_with_its_line() {
    let bench = bench();
    let said = run(&bench, &["person", "quillfeather"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    let shown: Vec<&str> = said.out.lines().map(str::trim).collect();
    let has = |start: &str| {
        shown
            .iter()
            .any(|line| line.starts_with(&format!("program/{start}")))
    };
    let record = bench.read(&format!("program/data/participants/{ID}.yaml"));
    for (at, line) in record
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.starts_with("rounds"))
    {
        let place = format!("data/participants/{ID}.yaml:{} ", at + 1);
        assert!(has(&place), "{place} {line}");
    }
    for place in [
        "data/rounds/2026a.yaml:7 ",
        "data/rounds/2026a.yaml:8 ",
        "data/rounds/2026b.yaml:9 ",
        "data/rounds/2026b.yaml:16 ",
        "data/matches/2026a.yaml:4 ",
        "data/participants/cleo-marsh.yaml:9 ",
        "data/participants/dara-lim.yaml:8 ",
        "data/participants/eva-lund.yaml:8 ",
        "data/imports/signup.yaml:5 ",
        "data/answers/2026b/here.yaml:3 ",
        "data/forms/signup.yaml:6 ",
        "content/posts/ferry.md:5 ",
        "private/2026b/zora-quill.html",
        "private/2026b/ana-reis.html",
        "outbox/2026b/2026-10-01-letters-drafts/drafts.mbox",
        "outbox/2026b/2026-10-01-letters-drafts/drafts/ana-reis.eml",
        "data/outbox/2026b/",
    ] {
        assert!(has(place), "{place}\n{}", said.out);
    }
    for file in left(&bench, &["public/"]) {
        let path = file.split(": ").next().unwrap();
        let is_list = path.ends_with("/.fortnight");
        assert!(is_list || has(path), "{path}\n{}", said.out);
    }
}

/// What is others' stays out: their confidence, and all of partners that no letter said (GDPR, Article 15(4)).
#[test]
fn what_is_handed_over_is_theirs_and_nobody_elses() {
    let bench = bench();
    let said = run(&bench, &["person", ID, "--write", "zora.md"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    let mode = bench
        .path("zora.md")
        .metadata()
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
    let file = bench.read("zora.md");
    for datum in DATA.iter().filter(|datum| **datum != "zora-quill") {
        assert!(file.contains(datum), "{datum}\n{file}");
    }
    let partner = "Ana Reis (Brazil, ana-reis@example.org)";
    assert_eq!(file.matches(partner).count(), 2, "{file}");
    for other in [
        "Cleo",
        "cleo-marsh",
        "Dara",
        "Eva",
        "avoid: ZORA",
        "Sao_Paulo",
        "bogdan",
        "Bogdan",
    ] {
        assert!(!file.contains(other), "{other}\n{file}");
    }
    assert!(file.contains("4 times, the organisers decided"), "{file}");
    assert!(file.contains("Article 15(4)"));
    let again = run(&bench, &["person", ID, "--write", "zora.md"]);
    assert_eq!(again.code, Some(1), "nothing is written over: {again:?}");
}

#[test]
fn what_is_handed_over_lies_where_nobody_reads_it() {
    let bench = bench();
    for folder in ["public", "content", "data", "private"] {
        let file = format!("program/{folder}/zora.md");
        let said = run(&bench, &["person", ID, "--write", &file]);
        assert_eq!(said.code, Some(1), "{said:?}");
        assert!(!bench.path(&file).exists());
    }
}
