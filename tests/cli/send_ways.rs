//! Ways out that write files: sealed pages, and tables whatever stands in them.

use fortnight::parse::sheet::read;

use super::bench::{Bench, Said};
use crate::sheets::texts;

fn send(bench: &Bench, words: &[&str]) -> Said {
    bench.run(&[&["send"], words, &["--root", "program"]].concat())
}

#[test]
fn a_sealed_page_tells_nothing_and_its_table_everything() {
    let bench = Bench::new();
    let only = [
        "letters",
        "2026b",
        "--by",
        "sealed",
        "--only",
        "amina-diallo",
    ];
    let dry = send(&bench, &only);
    assert!(
        dry.err
            .contains("`--write` puts 1 sealed page and passphrases.csv into"),
        "{dry:?}"
    );
    assert!(!bench.path("program/outbox").exists());
    let said = send(&bench, &[&only[..], &["--write"]].concat());
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(said.out.contains("give each person their page"), "{said:?}");
    let folder = "program/outbox/2026b/2026-09-05-letters-sealed";
    let issued = bench.tree(folder);
    let pages: Vec<_> = issued
        .keys()
        .filter(|path| path.ends_with(".html"))
        .collect();
    let [page] = pages[..] else {
        panic!("{pages:?}")
    };
    assert!(
        issued
            .values()
            .all(|(mode, _)| *mode == 0o600 || *mode == 0o700)
    );
    let table = bench.read(&format!("{folder}/passphrases.csv"));
    let row = table.lines().nth(1).unwrap();
    assert!(
        row.starts_with("Amina Diallo,amina@example.org,") && row.contains(page.as_str()),
        "{row}"
    );
    assert!(row.ends_with(",amina-diallo/clara-nunes"), "{row}");
    let html = bench.read(&format!("{folder}/{page}"));
    for word in [
        "Amina",
        "Diallo",
        "Clara",
        "amina",
        "clara",
        "2026b",
        "Small &amp; Whole",
    ] {
        assert!(!html.contains(word) && !page.contains(word), "{word}");
    }
    assert!(html.contains("<html lang=\"fr\"") || html.contains("<html lang=\"en\""));
    assert!(
        !html.contains('{') || !html.contains("{title}"),
        "nothing is left open"
    );
    let again = send(&bench, &only);
    assert!(again.err.contains("nothing is left to send"), "{again:?}");
}

#[test]
fn no_cell_is_more_than_text_and_both_tables_say_the_same() {
    let bench = Bench::new();
    bench.replace(
        "program/data/participants/amina-diallo.yaml",
        "name: Amina Diallo",
        "name: '=HYPERLINK(\"https://e.example/\";\"x\")'",
    );
    bench.replace(
        "program/data/participants/amina-diallo.yaml",
        "  Runs a reading room",
        "  +cmd|' /C calc'!A0 \u{202e} runs a reading room",
    );
    let said = send(&bench, &["letters", "2026b", "--by", "table", "--write"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    let folder = bench.path("program/outbox/2026b/2026-09-05-letters-table");
    let bytes = std::fs::read(folder.join("table.xlsx")).unwrap();
    let sheet = read(&bytes, "table.xlsx").unwrap_or_else(|problem| panic!("{problem:?}"));
    let csv = std::fs::read(folder.join("table.csv")).unwrap();
    let table = read(&csv, "table.csv").unwrap_or_else(|problem| panic!("{problem:?}"));
    let (sheet, table) = (texts(&sheet.sheets[0]), texts(&table.sheets[0]));
    assert_eq!(sheet.len(), 6);
    let plain = |text: &str| {
        text.trim_start_matches('\'')
            .replace("\r\n", "\n")
            .trim()
            .to_owned()
    };
    for (row, other) in sheet.iter().zip(&table) {
        for (cell, field) in row.iter().zip(other) {
            assert_eq!(plain(cell), plain(field));
        }
    }
    assert!(sheet[1][0].starts_with("=HYPERLINK"), "{:?}", sheet[1]);
    // Not a formula in the file either.
    let packed = bench.shell(
        "unzip -p \"$1\" xl/worksheets/sheet1.xml xl/sharedStrings.xml",
        &[folder.join("table.xlsx").to_str().unwrap()],
    );
    if packed.code == Some(0) {
        assert!(
            packed.out.contains("=HYPERLINK") && !packed.out.contains("<f>"),
            "{packed:?}"
        );
    }
}

#[test]
fn the_last_reminder_is_the_certificate() {
    let bench = Bench::new();
    let open = send(&bench, &["reminder", "2026b", "--which", "end"]);
    assert!(
        open.out.contains("We certify that") || open.out.contains("Certificamos"),
        "{open:?}"
    );
    assert!(
        open.out
            .contains("the round is not closed, so certificates have no code yet"),
        "{open:?}"
    );
    let on = ["--date", "2026-07-01"];
    let closed =
        bench.run(&[&["close", "2026a", "--root", "program", "--write"], &on[..]].concat());
    assert_eq!(closed.code, Some(0), "{closed:?}");
    for what in [
        &["reminder", "2026a", "--which", "end"][..],
        &["letters", "2026a"],
    ] {
        let said = send(&bench, &[what, &on].concat());
        assert!(said.out.contains("Code:"), "{said:?}");
        assert!(!said.out.contains("have no code yet"), "{said:?}");
    }
}
