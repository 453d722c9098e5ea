//! What a build writes.

use super::*;

#[test]
fn a_first_build_writes_both_trees_with_their_modes() {
    let bench = Bench::new();
    let outcome = bench.publish("d1", &SITE, &LETTERS).unwrap();
    assert_eq!(
        outcome.site,
        Changes {
            written: 3,
            unchanged: 0,
            removed: 0
        }
    );
    assert_eq!(
        outcome.letters,
        Some(Changes {
            written: 2,
            unchanged: 0,
            removed: 0
        })
    );
    let shot = bench.shot();
    let modes: Vec<String> = shot
        .iter()
        .map(|(path, (_, mode, _))| format!("{mode:o} {path}"))
        .collect();
    assert_eq!(
        modes,
        [
            "700 private",
            "600 private/.fortnight",
            "600 private/.gitignore",
            "700 private/2026b",
            "600 private/2026b/amina.html",
            "600 private/2026b/grace.html",
            "755 public",
            "644 public/.fortnight",
            "644 public/index.html",
            "644 public/style.css",
            "755 public/topics",
            "755 public/topics/a",
            "644 public/topics/a/index.html",
        ]
    );
    assert_eq!(shot["public/topics/a/index.html"].0, b"A");
}

#[test]
fn nothing_is_touched_when_nothing_changed() {
    let bench = Bench::new();
    bench.publish("d1", &SITE, &LETTERS).unwrap();
    let before = (
        bench.shot(),
        bench.path("public").metadata().unwrap().modified().unwrap(),
    );
    let outcome = bench.publish("d1", &SITE, &LETTERS).unwrap();
    assert!(outcome.site.is_none() && outcome.letters.unwrap().is_none());
    assert_eq!(outcome.site.unchanged, 3);
    let after = (
        bench.shot(),
        bench.path("public").metadata().unwrap().modified().unwrap(),
    );
    assert_eq!(before, after);
}

#[test]
fn other_inputs_with_the_same_pages_change_the_marker_alone() {
    use std::os::unix::fs::MetadataExt as _;
    let bench = Bench::new();
    bench.publish("d1", &SITE, &LETTERS).unwrap();
    let inode = || bench.path("public").metadata().unwrap().ino();
    let before = (bench.shot(), inode());
    let outcome = bench.publish("d2", &SITE, &[LETTERS[0]]).unwrap();
    assert!(outcome.site.is_none());
    assert_eq!(outcome.letters.unwrap().removed, 1);
    assert_eq!(before.1, inode(), "the folder was not exchanged");
    let after = bench.shot();
    assert!(String::from_utf8_lossy(&after["public/.fortnight"].0).contains("digest d2\n"));
    assert_eq!(after["public/index.html"], before.0["public/index.html"]);
    assert_eq!(
        after["private/2026b/amina.html"],
        before.0["private/2026b/amina.html"]
    );
    assert!(!after.contains_key(".public.marker"));
}

#[test]
fn identical_files_keep_their_times_and_stale_ones_go() {
    use std::os::unix::fs::MetadataExt as _;
    let bench = Bench::new();
    let many: Vec<(String, String)> = (0..300)
        .map(|n| (format!("t/{n:03}/index.html"), n.to_string()))
        .collect();
    let mut site: Vec<(&str, &str)> = many.iter().map(|(path, text)| (&**path, &**text)).collect();
    bench.publish("d1", &site, &LETTERS).unwrap();
    let old = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    for (path, _) in &site {
        let file = fs::File::options()
            .write(true)
            .open(bench.path("public").join(path))
            .unwrap();
        file.set_modified(old).unwrap();
    }
    site.remove(7);
    site[200].1 = "other";
    let outcome = bench.publish("d2", &site, &LETTERS).unwrap();
    assert_eq!(
        outcome.site,
        Changes {
            written: 1,
            unchanged: 298,
            removed: 1
        }
    );
    let shot = bench.shot();
    let times = shot
        .iter()
        .filter(|(path, shot)| path.ends_with("index.html") && shot.2 == old);
    assert_eq!(times.count(), 298);
    let kept = bench.path("public/t/008/index.html").metadata().unwrap();
    assert_eq!(
        kept.nlink(),
        1,
        "a file has one name once the old tree is gone"
    );
    assert!(!shot.contains_key("public/t/007"), "nor is its folder left");
    assert_eq!(shot["public/t/201/index.html"].0, b"other");
    assert!(
        !shot
            .keys()
            .any(|path| path.starts_with(".public") || path.starts_with(".private"))
    );
}

#[test]
fn a_failed_rendering_tells_all_problems_and_changes_nothing() {
    let bench = Bench::new();
    bench.publish("d1", &SITE, &LETTERS).unwrap();
    let before = bench.shot();
    let site = [
        ("index.html", "new"),
        ("style.css", "!broken style"),
        ("topics/a/index.html", "!broken topic"),
    ];
    let letters = [("2026b/amina.html", "!broken letter")];
    let Err(Failure::Problems(problems)) = bench.publish("d2", &site, &letters) else {
        panic!("it was published");
    };
    let mut messages: Vec<_> = problems
        .into_iter()
        .map(|problem| problem.message)
        .collect();
    messages.sort();
    assert_eq!(messages, ["broken letter", "broken style", "broken topic"]);
    assert_eq!(bench.shot(), before);
}

#[test]
fn a_round_that_cannot_be_matched_is_told_with_all_other_problems_and_changes_nothing() {
    let bench = Bench::new();
    bench.publish("d1", &SITE, &LETTERS).unwrap();
    let before = bench.shot();
    let letters = [("2026b/amina.html", "letter"), ("!no match", "")];
    for (text, expected) in [("new", 1), ("!broken page", 2)] {
        let site = [("index.html", text), ("style.css", "x")];
        let Err(Failure::Problems(problems)) = bench.publish("d2", &site, &letters) else {
            panic!("it was published");
        };
        assert_eq!(problems.len(), expected);
        assert!(problems.iter().any(|problem| problem.message == "no match"));
        assert_eq!(bench.shot(), before);
    }
}

#[test]
fn a_failed_first_build_leaves_nothing() {
    let bench = Bench::new();
    assert!(
        bench
            .publish("d1", &[("a", "x"), ("b", "!no")], &LETTERS)
            .is_err()
    );
    assert!(bench.shot().is_empty());
}

#[test]
fn a_build_that_fails_after_it_has_taken_files_over_leaves_each_with_one_name() {
    use std::os::unix::fs::MetadataExt as _;
    let bench = Bench::new();
    bench.publish("d1", &SITE, &LETTERS).unwrap();
    let before = bench.shot();
    let site = [
        ("a.html", "new"),
        SITE[0],
        SITE[1],
        SITE[2],
        ("z.html", "!broken"),
    ];
    assert!(bench.publish("d2", &site, &LETTERS).is_err());
    assert_eq!(bench.shot(), before);
    for (path, _) in SITE {
        let there = bench.path("public").join(path).metadata().unwrap();
        assert_eq!(there.nlink(), 1, "{path}");
    }
}

#[test]
fn comparing_tells_the_changes_and_writes_nothing() {
    let bench = Bench::new();
    let compared = |digest| {
        with_texts(digest, &SITE, &LETTERS, |site, letters| {
            compare(&bench.folders(), site, Some(letters), &|| {}).unwrap()
        })
    };
    assert_eq!(compared("d1").site.written, 3);
    assert!(bench.shot().is_empty());
    bench.publish("d1", &SITE[..2], &LETTERS).unwrap();
    publish_texts(&bench.folders(), "d2", &SITE[1..], None).unwrap();
    bench.tear();
    let before = bench.shot();
    let outcome = compared("d3");
    assert_eq!(
        outcome.site,
        Changes {
            written: 1,
            unchanged: 2,
            removed: 0
        }
    );
    assert!(outcome.torn, "the site is newer than the letters");
    assert_eq!(bench.shot(), before);
}
