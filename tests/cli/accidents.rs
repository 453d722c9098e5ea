//! Accidents of the machine: things that are no files, a strange clock, strange names.

use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use super::bench::{Bench, Said, Tree};

/// Whoever waits for a pipe waits for ever.
const SOON: Duration = Duration::from_secs(30);

fn pipe(bench: &Bench, path: &str) {
    let _ = fs::remove_file(bench.path(path));
    let made = Command::new("mkfifo").arg(bench.path(path)).status();
    assert!(made.unwrap().success());
}

/// Builds, but not for ever.
fn build(bench: &Bench) -> Said {
    let begun = Instant::now();
    let script = format!("exec timeout {} \"$0\" \"$@\"", SOON.as_secs());
    let folders = ["--root", "program", "--out", "site", "--private", "letters"];
    let said = bench.shell(&script, &folders);
    assert!(begun.elapsed() < SOON, "{said:?}");
    said
}

#[test]
fn what_is_no_file_is_refused_and_not_waited_for() {
    for (path, told) in [
        ("program/fortnight.toml", "this is not a file"),
        (".site.lock", "is in the way"),
        (".letters.marker", "is in the way"),
        (
            "program/content/topics/pipe.md",
            "neither a file nor a folder",
        ),
        (
            "program/data/participants/pipe.yaml",
            "neither a file nor a folder",
        ),
        (
            "program/themes/plain/theme.toml",
            "neither a file nor a folder",
        ),
        (
            "program/content/images/pipe.svg",
            "neither a file nor a folder",
        ),
        ("site/index.html", "fortnight did not make"),
    ] {
        let bench = Bench::built();
        pipe(&bench, path);
        let said = build(&bench);
        assert_eq!(said.code, Some(1), "{path}: {said:?}");
        assert!(said.err.contains(told), "{path}: {said:?}");
    }
    let bench = Bench::built();
    fs::create_dir(bench.path(".git")).unwrap();
    for path in [".git/config", ".git/index", ".gitignore"] {
        pipe(&bench, path);
    }
    assert_eq!(build(&bench).code, Some(0));
}

/// Builds on a day that the environment names.
fn since(bench: &Bench, seconds: &str, more: &[&str]) -> Said {
    let script = format!("SOURCE_DATE_EPOCH={seconds} exec \"$0\" \"$@\"");
    let folders = ["--root", "program", "--out", "site", "--private", "letters"];
    bench.shell(&script, &[&folders[..], more].concat())
}

#[test]
fn the_day_of_the_environment_is_below_that_of_the_settings_and_told_if_it_is_far_off() {
    let bench = Bench::built();
    let pages = || {
        let mut tree = bench.tree("site");
        tree.remove(".fortnight");
        tree
    };
    let before = pages();
    // The settings pin a day: whatever a package manager sets, it is the day of the program.
    let said = since(&bench, "315532800", &[]);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(!said.err.contains("far-off-day"), "{said:?}");
    assert!(pages() == before);
    bench.replace("program/fortnight.toml", "today = 2026-09-05\n", "");
    let said = since(&bench, "315532800", &["--date", "2026-09-05"]);
    assert!(!said.err.contains("far-off-day"), "{said:?}");
    assert!(pages() == before);
    let said = since(&bench, "315532800", &["--site-only"]);
    assert!(
        said.err.contains("today is taken to be 1980-01-01"),
        "{said:?}"
    );
    assert!(said.err.contains("warning[far-off-day]"), "{said:?}");
    let said = since(&bench, "315532800", &[]);
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(said.err.starts_with("warning[far-off-day]"), "{said:?}");
    assert!(said.err.contains(" of that day not told"), "{said:?}");
    assert!(!said.err.contains("error["), "{said:?}");
    bench.write("program/content/pages/x.md", "No front matter.\n");
    let meant = since(&bench, "315532800", &["--date", "1980-01-01"]);
    assert!(meant.err.contains("error["), "{meant:?}");
    let said = since(&bench, "yesterday", &[]);
    assert!(said.err.contains("not a number of seconds"), "{said:?}");
}

#[test]
fn a_build_that_would_empty_the_site_asks_first() {
    let bench = Bench::new();
    for at in 0..30 {
        let post = format!(
            "---\ntitle: Post {at}\ndate: 2026-01-{:02}\n---\nWords.\n",
            at % 28 + 1
        );
        bench.write(&format!("program/content/posts/p{at}.md"), post);
    }
    // Many pages, of which none is left on a day before all of them.
    let many = bench.build(&["--site-only"]);
    assert_eq!(many.code, Some(0), "{many:?}");
    let before = bench.tree("site");
    for at in 0..30 {
        fs::remove_file(bench.path(&format!("program/content/posts/p{at}.md"))).unwrap();
    }
    fs::remove_dir_all(bench.path("program/content/topics")).unwrap();
    fs::remove_dir_all(bench.path("program/content/pages")).unwrap();
    fs::remove_dir_all(bench.path("program/content/posts")).unwrap();
    fs::remove_dir_all(bench.path("program/data")).unwrap();
    let menu = bench.read("program/fortnight.toml");
    let settings = menu.split("[[menu]]").next().unwrap().to_owned();
    bench.write("program/fortnight.toml", settings);
    let said = bench.build(&["--site-only"]);
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(said.err.contains("--yes"), "{said:?}");
    assert!(bench.tree("site") == before);
    let folders = ["--root", "program", "--out", "site", "--private", "letters"];
    let checked = bench.run(&[&["check", "--site-only"], &folders[..]].concat());
    assert!(checked.err.contains("will ask for `--yes`"), "{checked:?}");
    assert_eq!(bench.build(&["--site-only", "--yes"]).code, Some(0));
}

#[test]
fn a_build_that_would_remove_half_of_the_pages_asks_first() {
    let bench = Bench::built();
    let count = |tree: &Tree| tree.keys().filter(|path| path.ends_with(".html")).count();
    let pages = count(&bench.tree("site"));
    for at in 0..pages + 2 {
        let post = format!("---\ntitle: Post {at}\ndate: 2026-01-11\n---\nWords.\n");
        bench.write(&format!("program/content/posts/p{at}.md"), post);
    }
    assert_eq!(bench.build(&[]).code, Some(0));
    let before = bench.tree("site");
    for at in 0..pages + 2 {
        fs::remove_file(bench.path(&format!("program/content/posts/p{at}.md"))).unwrap();
    }
    let said = bench.build(&["--site-only"]);
    assert_eq!(said.code, Some(1), "{said:?}");
    let all = count(&before);
    let told = format!("{} of its {all} pages would go", all - pages);
    assert!(said.err.contains(&told), "{said:?}");
    assert!(bench.tree("site") == before);
    assert_eq!(bench.build(&["--yes"]).code, Some(0));
}

#[test]
fn a_preview_needs_an_address_of_one_machine() {
    let bench = Bench::new();
    for many in ["255.255.255.255", "224.0.0.1", "ff02::1"] {
        let said = bench.run(&["serve", "--root", "program", "--bind", many]);
        assert_eq!(said.code, Some(1), "{said:?}");
        assert!(said.err.contains("of many machines at once"), "{said:?}");
    }
}

#[test]
fn a_file_that_has_the_name_of_a_lock_is_kept() {
    let bench = Bench::built();
    bench.write(".site.lock", "mine");
    let said = bench.build(&[]);
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(said.err.contains("is in the way"), "{said:?}");
    assert_eq!(bench.read(".site.lock"), "mine");
}

#[test]
fn a_site_built_alone_by_wish_is_no_torn_pair() {
    let bench = Bench::built();
    bench.replace(
        "program/fortnight.toml",
        "One of everything",
        "Two of everything",
    );
    assert_eq!(bench.build(&["--site-only"]).code, Some(0));
    let folders = ["--root", "program", "--out", "site", "--private", "letters"];
    let said = bench.run(&[&["check"], &folders[..]].concat());
    assert!(!said.err.contains("different builds"), "{said:?}");
}

#[test]
fn names_of_files_and_folders_cannot_move_the_cursor() {
    let bench = Bench::new();
    bench.write("program/data/participants/a\u{1b}[2J.txt", "notes");
    bench.write(
        "program/content/topics/b\u{1b}]0;x\u{7}.md",
        "---\ntitle: [\n---\n",
    );
    bench.write("c\u{1b}[31m/keep.txt", "mine");
    bench.write(
        "program/content/pages/e\u{9b}2J\u{2028}.md",
        "---\ntitle: [\u{9b}\u{2028}\n---\n",
    );
    let said = bench.build(&[]);
    assert!(!said.err.contains(['\u{9b}', '\u{2028}']), "{said:?}");
    assert!(said.err.contains("e\\u{9b}2J\\u{2028}"), "{said:?}");
    let other = bench.run(&["--root", "program", "--out", "c\u{1b}[31m"]);
    let nowhere = bench.run(&["--root", "d\u{1b}[31m"]);
    for said in [said, other, nowhere] {
        assert_eq!(said.code, Some(1), "{said:?}");
        assert!(!said.err.contains(['\u{1b}', '\u{7}']), "{said:?}");
        assert!(said.err.contains("\\u{1b}"), "{said:?}");
    }
}
