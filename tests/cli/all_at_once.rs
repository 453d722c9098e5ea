//! One run tells everything: nobody mends one half to hear of the other.

use super::bench::Bench;

/// One mistake of every kind: the file, what is wrong in it, and a word of what is told.
const MISTAKES: &[(&str, &str, &[&str])] = &[
    (
        "content/pages/My Page.md",
        "+++\ntitle = \"A\"\ntags = [\"x\"]\n+++\n[a](gone-1.md) <b>x</b> ![](/gone-2.svg)\n",
        &[
            "the file name `My Page`",
            "`gone-1.md`",
            "[raw-html]",
            "`/gone-2.svg`",
            "[missing-alt]",
        ],
    ),
    (
        "content/pages/My Folder/a.md",
        "+++\ntitle = \"A\"\ntags = [\"x\"]\n+++\n[a](/gone-3/) [b](/about/#gone-4)\n",
        &["the folder name `My Folder`", "`/gone-3/`", "#gone-4"],
    ),
    (
        "content/letters/piar.md",
        "---\nsubject: x\n---\n{frist_name}\n",
        &["`piar` is no kind of letter", "{frist_name}"],
    ),
    (
        "content/topics/unread.md",
        "+++\ntitle = [\n+++\n[a](gone-5.md)\n",
        &["[syntax-toml]", "`gone-5.md`"],
    ),
    (
        "content/topics/twin.md",
        "+++\ntitle = \"A\"\nsummary = \"S\"\nslug = \"first\"\n+++\nx\n",
        &["[two-sources-one-address]"],
    ),
    ("content/topics/a.markdown", "x", &["[file-ending]"]),
    ("content/static/people.xlsx", "x", &["[not-published]"]),
    (
        "data/organisers.yaml",
        "- id: o\n  nmae: Olga\n",
        &["`nmae`"],
    ),
    ("data/participants/new.yaml", "name: [", &["[syntax-yaml]"]),
    ("data/rounds/2027a.yaml", "title: R\n", &["[missing-field]"]),
    (
        "themes/plain/templates/page.html",
        "{% if %}",
        &["[template"],
    ),
];

#[test]
fn everything_that_is_wrong_is_told_in_one_run() {
    let bench = Bench::new();
    let config = bench.read("program/fortnight.toml");
    let config = config.replace("https://example.org/mentoring/", "https://example.org//m/");
    let config = config.replace("title = \"Small & Whole\"\n", "");
    let menu = "[[menu]]\nlabel = \"x\"\npath = \"pages/gone-6.md\"\n";
    bench.write("program/fortnight.toml", format!("{config}\n{menu}"));
    for (path, text, _) in MISTAKES {
        bench.write(&format!("program/{path}"), text);
    }
    let said = bench.run(&["check", "--root", "program"]);
    assert_eq!(said.code, Some(1));
    let words = MISTAKES.iter().flat_map(|(_, _, words)| words.iter());
    let all = words.chain(&["[bad-url]", "`title`", "pages/gone-6.md"]);
    let missing: Vec<_> = all.filter(|word| !said.err.contains(**word)).collect();
    assert!(missing.is_empty(), "{missing:?} of {}", said.err);
}
