//! What is issued: only accepted letters, only when asked, into a folder that no build touches.

use super::bench::{Bench, check};

const ISSUED: &str = "program/outbox/2026b/2026-09-05-table";

#[test]
fn accepted_letters_are_issued_for_a_mail_merge_when_that_is_asked_for() {
    let bench = Bench::built();
    let mail = |more: &[&str]| bench.run(&[&["mail", "--root", "program"], more].concat());
    let proposed = mail(&["2026c", "--write"]);
    assert_eq!(proposed.code, Some(1), "{proposed:?}");
    let dry = mail(&["2026b"]);
    assert_eq!(dry.code, Some(0), "{dry:?}");
    assert!(!bench.path("program/outbox").exists());
    let wrote = mail(&["2026b", "--write"]);
    assert_eq!(wrote.code, Some(0), "{wrote:?}");
    let issued = bench.tree("program/outbox");
    let letters = bench.tree("letters");
    for (path, (mode, bytes)) in &issued {
        let is_dir = bench.path("program/outbox").join(path).is_dir();
        assert_eq!(*mode, if is_dir { 0o700 } else { 0o600 }, "{path}");
        if let Some((_, id)) = path.split_once("/letters/") {
            assert_eq!(*bytes, letters[&format!("2026b/{id}")].1, "{path}");
        }
    }
    let table = bench.read(&format!("{ISSUED}/table.csv"));
    let own = letters.keys().filter(|path| path.starts_with("2026b/"));
    let own: Vec<&String> = own.collect();
    assert!(table.starts_with("name,email,subject,letter,text\r\n"));
    for path in &own {
        let id = path.trim_start_matches("2026b/");
        assert_eq!(table.matches(&format!(",letters/{id},")).count(), 1, "{id}");
        assert!(bench.path(&format!("{ISSUED}/letters/{id}")).exists());
    }
    assert!(
        !table.contains('<') || !table.contains("</"),
        "no HTML in the text"
    );
    assert_eq!(bench.build(&[]).code, Some(0));
    assert!(
        bench.tree("program/outbox") == issued,
        "a build touches nothing"
    );
    let again = mail(&["2026b", "--write"]);
    assert!(again.out.contains("2026-09-05-table-2"), "{again:?}");
    let said = [proposed, dry, wrote].map(|said| said.text());
    check("mail.txt", &said.join("\n"));
}

#[test]
fn the_outbox_lies_apart_from_what_is_public_and_from_what_is_replaced() {
    let bench = Bench::new();
    let own = ["--root", "program", "--private", "letters"];
    for (out, cause) in [
        (
            "program/outbox/site",
            "lies in it, which everybody can read",
        ),
        ("program/outbox", "the site goes to the same folder"),
    ] {
        let said = bench.run(&[&own[..], &["--out", out]].concat());
        assert_eq!(said.code, Some(1), "{said:?}");
        assert!(said.err.contains(cause), "{said:?}");
    }
    let inside = [
        "--root",
        "program",
        "--out",
        "site",
        "--private",
        "program/outbox/x",
    ];
    let said = bench.run(&inside);
    assert!(said.err.contains("which each build replaces"), "{said:?}");
    bench.replace(
        "program/fortnight.toml",
        "[organiser]",
        "[folders]\noutbox = \"public/x\"\n\n[organiser]",
    );
    let said = bench.build(&[]);
    assert!(said.err.contains("lie one inside the other"), "{said:?}");
}
