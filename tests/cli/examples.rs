//! What is told of slips that no program alone shows: of files beside it, of its words, of an export. `fortnight explain` has its examples
//! from here.

use std::fs;

use super::bench::{Bench, check};

/// A program with something wrong, and what is typed.
type Slip = (&'static str, fn(&Bench), &'static [&'static str]);

const CHECK: &[&str] = &["check", "--root", "program", "--all"];

const SLIPS: &[Slip] = &[
    (
        "what changes nothing, leads nowhere, or lies there by mistake",
        |bench| {
            let config = bench.read("program/fortnight.toml");
            let entries = "\n[publish]\nfiles = [\"content/images/dot.svg\"]\n\
                           [leaks]\npublic = [{ text = \"The Grove Library\", because = \"it is a place\" }]\n";
            bench.write("program/fortnight.toml", config + entries);
            bench.write("program/content/topics/notes of the meeting.docx", "x");
            bench.write(
                "program/content/topics/first.sync-conflict-20261002-101112-ABCDEFG.md",
                "x",
            );
            bench.write(
                "program/content/pages/lonely.md",
                "+++\ntitle = \"Lonely\"\n+++\nSee <https://example.org/mentoring/topics/frist/>.\n",
            );
            bench.write(
                "program/content/words/en.ftl",
                "menu-topic = Things to talk about\n",
            );
        },
        CHECK,
    ),
    (
        "words that cannot be read, and a link to what is private",
        |bench| {
            bench.write(
                "program/content/words/en.ftl",
                "menu-topics = Things\nnews: Latest\n",
            );
            bench.write(
                "program/content/pages/lonely.md",
                "+++\ntitle = \"Lonely\"\n+++\n[Everybody](../../data/participants/others.yaml)\n",
            );
        },
        CHECK,
    ),
    (
        "names of files that keep them from being read",
        |bench| {
            bench.write("program/data/participants/GRACE.YAML", "name: Grace\n");
            bench.write("program/content/topics/fourth.md.txt", "Words.\n");
        },
        CHECK,
    ),
    (
        "nobody there",
        |bench| {
            for folder in ["participants", "matches", "figures"] {
                fs::remove_dir_all(bench.path(&format!("program/data/{folder}"))).unwrap();
            }
        },
        &[
            "build",
            "--root",
            "program",
            "--site-only",
            "--date",
            "2026-09-20",
        ],
    ),
    (
        "somebody of long ago",
        |bench| {
            bench.replace("program/fortnight.toml", "today = 2026-09-05\n", "");
            let config = bench.read("program/fortnight.toml");
            bench.write(
                "program/fortnight.toml",
                format!("retain_months = 6\n{config}"),
            );
        },
        &["check", "--root", "program", "--date", "2028-03-01"],
    ),
    (
        "an export without an answer",
        |bench| bench.write("signups.csv", "Name,E-mail\n"),
        &["import", "signups.csv", "--root", "program"],
    ),
    (
        "an export that is none",
        |bench| bench.write("signups.xlsx", "%PDF-1.7"),
        &["import", "signups.xlsx", "--root", "program"],
    ),
    (
        "an export with a comma in a name, in an old encoding",
        |bench| {
            let rows = b"Name,E-mail\nAna,ana@example.org\nBo, of Troms\xf8,bo@example.org\nCy,cy@example.org\n";
            bench.write("signups.csv", rows);
        },
        &["import", "signups.csv", "--root", "program"],
    ),
];

#[test]
fn slips_are_told() {
    let said = SLIPS.iter().map(|(name, make, arguments)| {
        let bench = Bench::new();
        make(&bench);
        let said = bench.run(arguments).err;
        // How long it took is another every time.
        let lines = said
            .lines()
            .filter(|line| !line.contains(" s)") && !line.contains(" s, "));
        let lines: Vec<&str> = lines.collect();
        format!("===== {name}\n{}\n\n", lines.join("\n").trim_end())
    });
    check("examples.txt", &said.collect::<String>());
}
