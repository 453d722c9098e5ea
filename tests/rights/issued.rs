//! What was issued packed or sealed tells nothing by itself; the table beside it says whom it is about.

use super::canary::{ID, left, program, run};
use crate::cli::bench::Bench;

/// Files of a kind that are in the outbox.
fn files(bench: &Bench, ending: &str) -> Vec<String> {
    let tree = bench.tree("program/outbox/2026b");
    tree.into_keys()
        .filter(|path| path.ends_with(ending))
        .collect()
}

#[test]
fn who_is_erased_goes_from_sheets_and_sealed_pages_too() {
    let bench = Bench::of(&program());
    let accepted = [
        "match",
        "2026b",
        "--accept",
        "--root",
        "program",
        "--date",
        "2026-09-05",
    ];
    assert_eq!(bench.run(&accepted).code, Some(0));
    for way in ["table", "sealed"] {
        let said = run(
            &bench,
            &[
                "send",
                "letters",
                "2026b",
                "--by",
                way,
                "--again",
                ID,
                "--only",
                ID,
                "ana-reis",
                "ben-okoro",
                "--write",
            ],
        );
        assert_eq!(said.code, Some(0), "{said:?}");
        run(&bench, &["send", "letters", "2026b", "--unsent", "--write"]);
    }
    let (pages, sheets) = (files(&bench, ".html"), files(&bench, ".xlsx"));
    assert_eq!((pages.len(), sheets.len()), (6, 1), "{pages:?} {sheets:?}");
    let table = "program/outbox/2026b/2026-10-01-letters-sealed/passphrases.csv";
    let rows = bench.read(table);
    let hers: Vec<&str> = rows.lines().filter(|row| row.contains(ID)).collect();
    assert!(hers.len() >= 2, "her own page, and her partner's: {rows}");
    let page = |row: &str| {
        row.split(',')
            .find(|field| field.starts_with("pages/"))
            .unwrap()
            .to_owned()
    };
    let gone: Vec<String> = hers.iter().map(|row| page(row)).collect();
    let said = run(&bench, &["erase", ID, "--write"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    let rest = bench.read(table);
    assert_eq!(rest.lines().count(), rows.lines().count() - hers.len());
    for page in gone {
        assert!(
            !bench
                .path("program/outbox/2026b/2026-10-01-letters-sealed")
                .join(&page)
                .exists(),
            "{page}"
        );
    }
    for row in rest.lines().skip(1) {
        assert!(
            bench
                .path("program/outbox/2026b/2026-10-01-letters-sealed")
                .join(page(row))
                .exists(),
            "{row}"
        );
    }
    assert!(
        files(&bench, ".xlsx").is_empty(),
        "a sheet cannot be shortened, and goes"
    );
    let kept = left(
        &bench,
        &[
            "content/posts/ferry.md",
            "data/rounds/2026b.yaml: [\"Zozo\"]",
            "public/",
        ],
    );
    assert_eq!(kept, [""; 0]);
}
