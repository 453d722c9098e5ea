//! One run tells everything: nobody mends one half to hear of the other.

use std::fs;

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

/// The last line, and whether each of the words is said, of a small program with these texts added to files of it, and
/// without some files.
fn last_line(added: &[(&str, &str)], gone: &[&str], words: &[&str]) -> String {
    let bench = Bench::new();
    for (path, text) in added {
        let path = format!("program/{path}");
        bench.write(&path, bench.read(&path) + text);
    }
    for path in gone {
        fs::remove_file(bench.path(&format!("program/{path}"))).unwrap();
    }
    let said = bench.run(&["check", "--root", "program"]);
    for word in words {
        assert!(said.err.contains(word), "{word}: {}", said.err);
    }
    assert_eq!(said.code, Some(1), "{}", said.err);
    said.err.lines().last().unwrap_or_default().to_owned()
}

const ABOUT: &str = "content/pages/about/index.md";
const LEAK: (&str, &str) = (ABOUT, "\nAsk Clara Nunes.\n");
const LEAKS: &str =
    "a private full name of `clara-nunes` would have become public in `about/index.html`";

#[test]
fn the_leak_gate_reads_a_site_that_cannot_be_published() {
    let broken = (ABOUT, "\n[x](nowhere.md)\n");
    let said = last_line(&[LEAK, broken], &[], &[LEAKS, "[broken-link]"]);
    assert_eq!(
        said,
        "2 errors in 1 file, the other 27 are fine; nothing was written"
    );
    let round = ("data/rounds/2026c.yaml", "\nlenght: 4\n");
    let said = last_line(&[LEAK, round], &[], &[LEAKS, "`lenght`"]);
    assert_eq!(
        said,
        "2 errors in 2 files, the other 26 are fine; nothing was written"
    );
}

#[test]
fn what_the_leak_gate_does_not_know_yet_is_said_at_the_end() {
    let person = ("data/participants/bogdan-ilic.yaml", "\nsectr: public\n");
    let said = last_line(&[LEAK, person], &[], &[LEAKS, "`sectr`"]);
    let end = "nothing was written, and the leak gate does not know everybody yet";
    assert!(said.ends_with(end), "{said}");
    for site in [
        ("data/organisers.yaml", "\n- nmae: Olga\n"),
        ("content/posts/hello.md", "\n<b>x</b>\n"),
        ("fortnight.toml", "\nx = 1\n"),
    ] {
        let said = last_line(&[LEAK, site], &[], &["error["]);
        let end = "nothing was written, and the leak gate has not read the site yet";
        assert!(said.ends_with(end), "{said}");
    }
}

#[test]
fn settings_that_are_no_toml_hide_nothing_else() {
    let broken = (
        "fortnight.toml",
        "\n[publish]\nfiles = [\"x\"\n\n[leaks]\npublic = []\n",
    );
    let link = (ABOUT, "\n[x](nowhere.md)\n");
    let person = ("data/participants/bogdan-ilic.yaml", "\nsectr: public\n");
    let words = ["this bracket is not closed", "`nowhere.md`", "`sectr`"];
    let said = last_line(&[broken, link, person], &[], &words);
    let all = "3 errors in 3 files, the other 25 are fine; nothing was written, and the leak gate has not read the site yet";
    assert_eq!(said, all);
}

#[test]
fn a_folder_that_is_called_nearly_like_one_is_named_and_nothing_else() {
    for (right, wrong) in [
        ("content", "Content"),
        ("content", "contnet"),
        ("data", "Data"),
        ("themes", "theme"),
    ] {
        let bench = Bench::new();
        let path = |name: &str| bench.path(&format!("program/{name}"));
        fs::rename(path(right), path(wrong)).unwrap();
        let said = bench.run(&["check", "--root", "program"]);
        let expected = format!(
            "error: cannot read `program/{right}`: there is no such folder, but there is `{wrong}`\nhint: rename `{wrong}` to `{right}`\n"
        );
        assert_eq!((said.code, said.err), (Some(1), expected));
    }
    for (right, wrong) in [
        ("topics", "Topics"),
        ("topics", "topic"),
        ("posts", "post"),
        ("letters", "letter"),
    ] {
        let bench = Bench::new();
        let path = |name: &str| bench.path(&format!("program/content/{name}"));
        fs::rename(path(right), path(wrong)).unwrap();
        let said = bench.run(&["check", "--root", "program"]);
        let hint = format!("rename `{wrong}` to `{right}`");
        assert_eq!(said.code, Some(1));
        assert!(said.err.contains(&hint), "{}", said.err);
        let others = said.err.lines().filter(|line| line.starts_with("error["));
        let others: Vec<&str> = others
            .filter(|line| !line.starts_with("error[misnamed]"))
            .collect();
        assert_eq!(others, [""; 0], "{}", said.err);
    }
}

#[test]
fn a_folder_for_something_else_is_left_in_peace() {
    let bench = Bench::new();
    bench.write("program/contents/list.txt", "x");
    bench.write("program/theme/idea.txt", "x");
    fs::remove_dir_all(bench.path("program/themes")).unwrap();
    bench.replace(
        "program/fortnight.toml",
        "theme = \"plain\"",
        "theme = \"default\"",
    );
    let said = bench.run(&["check", "--root", "program"]);
    assert_eq!(said.code, Some(0), "{}", said.err);
}
