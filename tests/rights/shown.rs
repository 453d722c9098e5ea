//! All that is held about somebody is shown, wherever it stands.

use super::canary::{ID, bench, left, run};

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
        "data/rounds/2026b.yaml:12 ",
        "data/matches/2026a.yaml:4 ",
        "data/participants/cleo-marsh.yaml:9 ",
        "data/participants/dara-lim.yaml:8 ",
        "data/participants/eva-lund.yaml:8 ",
        "data/imports/signup.yaml:5 ",
        "data/forms/signup.yaml:5 ",
        "content/posts/ferry.md:5 ",
        "private/2026b/zora-quill.html",
        "private/2026b/ana-reis.html",
        "outbox/2026b/2026-10-01-table/table.csv",
    ] {
        assert!(has(place), "{place}\n{}", said.out);
    }
    for file in left(&bench, &["public/"]) {
        let path = file.split(": ").next().unwrap();
        let is_list = path.ends_with("/.fortnight");
        assert!(is_list || has(path), "{path}\n{}", said.out);
    }
}
