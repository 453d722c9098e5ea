//! What if: proposals that are kept, other round files, ledgers, and what git has.

use std::process::Command;

use super::bench::{Bench, Said, check};

const FOLDERS: [&str; 6] = ["--root", "program", "--out", "site", "--private", "letters"];

fn run(bench: &Bench, arguments: &[&str]) -> Said {
    bench.run(&[&["match", "2026c"], arguments, &FOLDERS].concat())
}

fn git(bench: &Bench, words: &[&str]) {
    let done = Command::new("git")
        .args([
            "-c",
            "user.name=Ines",
            "-c",
            "user.email=ines@example.org",
            "-c",
            "commit.gpgsign=false",
        ])
        .args(words)
        .current_dir(bench.path("program"))
        .output()
        .unwrap();
    assert!(done.status.success(), "{done:?}");
}

/// Of the pairs that are proposed, the first.
fn first_pair(bench: &Bench) -> String {
    let kept = bench.read("kept.yaml");
    let people = kept.split("people: [").nth(1).unwrap();
    people.split(']').next().unwrap().to_owned()
}

#[test]
fn a_proposal_is_kept_and_compared_with_what_becomes_of_it() {
    let bench = Bench::new();
    let mut all = String::new();
    let mut say = |bench: &Bench, arguments: &[&str], code| {
        let said = run(bench, arguments);
        assert_eq!(said.code, Some(code), "{said:?}");
        let words = arguments.join(" ");
        all.push_str(&format!(
            "$ fortnight match 2026c {words}\n{}\n",
            said.text()
        ));
    };
    let saved = run(&bench, &["--save", "kept.yaml"]);
    assert_eq!(saved.code, Some(0), "{saved:?}");
    assert_eq!(bench.tree(".")["kept.yaml"].0, 0o600);
    say(&bench, &["--against", "kept.yaml"], 0);
    say(&bench, &["--save", "kept.yaml"], 1);
    say(&bench, &["--save", "program/data/kept.yaml"], 1);
    let pair = first_pair(&bench);
    let round = "program/data/rounds/2026c.yaml";
    let before = bench.read(round);
    bench.write("other-round.yaml", &before);
    bench.write(round, format!("{before}forbidden: [[{pair}]]\n"));
    say(&bench, &["--against", "kept.yaml"], 0);
    say(&bench, &["--against", "other-round.yaml"], 0);
    say(&bench, &["--against", "kept.yaml", "--markdown"], 0);
    bench.write("of-another.yaml", "round: 2026a\nmatches: []\n");
    say(&bench, &["--against", "of-another.yaml"], 1);
    bench.write("broken.yaml", "matches: [{ people: [alone] }]\n");
    say(&bench, &["--against", "broken.yaml"], 1);
    say(&bench, &["--against", "nowhere.yaml"], 1);
    assert_eq!(run(&bench, &["--accept"]).code, Some(0));
    say(&bench, &["--against", "kept.yaml"], 0);
    say(&bench, &["--save", "second.yaml"], 1);
    bench.write(round, before);
    check("whatif.txt", &all);
}

#[test]
fn what_is_for_a_pull_request_names_ids_and_figures_alone() {
    let bench = Bench::new();
    assert_eq!(run(&bench, &["--save", "kept.yaml"]).code, Some(0));
    let pair = first_pair(&bench);
    let round = "program/data/rounds/2026c.yaml";
    let text = bench.read(round);
    bench.write(round, format!("{text}forbidden: [[{pair}]]\n"));
    let said = run(&bench, &["--against", "kept.yaml", "--markdown"]).out;
    assert!(said.starts_with("> Ids may be names of people."), "{said}");
    assert!(said.contains(&format!("`{}`", pair.split(',').next().unwrap())));
    for (path, (_, bytes)) in bench.tree("program/data/participants") {
        let text = String::from_utf8(bytes).unwrap();
        for line in text.lines().filter(|_| path.ends_with(".yaml")) {
            let (key, value) = line.split_once(": ").unwrap_or(("", ""));
            let tells = ["name", "email", "notes", "about", "workplace"];
            if tells.contains(&key.trim()) && value.trim().len() > 2 {
                assert!(!said.contains(value.trim()), "{value}: {said}");
            }
        }
    }
    assert!(!said.contains("avoid"), "{said}");
}

#[test]
fn matches_are_compared_with_those_of_the_program_as_git_has_it() {
    let bench = Bench::new();
    let before = run(&bench, &["--against", "HEAD:"]);
    assert_eq!(before.code, Some(1), "{before:?}");
    git(&bench, &["init", "-q"]);
    git(
        &bench,
        &[
            "add",
            "fortnight.toml",
            "content",
            "data/rounds",
            "data/vocabulary.yaml",
        ],
    );
    git(&bench, &["commit", "-q", "-m", "rounds"]);
    let same = run(&bench, &["--against", "HEAD:"]);
    assert_eq!(same.code, Some(0), "{same:?}");
    assert!(same.out.contains("nobody changes partner"), "{same:?}");
    assert!(
        same.out.contains("`participants`"),
        "people are not in git: {same:?}"
    );
    assert_eq!(run(&bench, &["--save", "kept.yaml"]).code, Some(0));
    let pair = first_pair(&bench);
    let round = "program/data/rounds/2026c.yaml";
    let text = bench.read(round);
    bench.write(round, format!("{text}forbidden: [[{pair}]]\n"));
    let changed = run(&bench, &["--against", "HEAD:"]);
    assert!(changed.out.contains("change partner"), "{changed:?}");
    let by_file = run(&bench, &["--against", "kept.yaml"]);
    let moves = |said: &Said| said.out.split_once('\n').unwrap().1.to_owned();
    assert_eq!(
        moves(&changed),
        moves(&by_file),
        "git and a file say the same"
    );
    for bad in ["nowhere:", "--help:", ":"] {
        let refused = run(&bench, &[&format!("--against={bad}")]);
        assert_eq!(refused.code, Some(1), "{refused:?}");
    }
}
