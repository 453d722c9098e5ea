//! The trial: from an export of 47 messy rows to a round that can be matched, with the handbook's commands.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::replay::Replay;
use crate::cli::bench::Bench;
use crate::program::files;

const VOCABULARY: &str = "sectors:\n  - { id: public, name: Public library }\n  - { id: academic, name: University library }\n  \
    - { id: school, name: School library }\n  - { id: special, name: Special library }\n\
    career_stages:\n  - { id: early, name: Early career }\n  - { id: mid, name: Mid career }\n  - { id: senior, name: Senior }\n\
    interests:\n  - { id: open-access, name: \"Open access, data and copyright\" }\n  - { id: makerspaces, name: Makerspaces }\n  \
    - { id: reading, name: Reading promotion }\n  - { id: spaces, name: Library spaces }\n";

/// A program in which nobody has signed up yet.
fn bench() -> Bench {
    let bench = Bench::empty();
    for (path, text) in files(include_str!("../checks/base.txt")) {
        if !["participants/", "matches/", "2026a"]
            .iter()
            .any(|part| path.contains(part))
        {
            bench.write(&format!("program/{path}"), text);
        }
    }
    bench.write("program/data/vocabulary.yaml", VOCABULARY);
    bench.write("program/signups.csv", include_str!("trial.csv"));
    bench
}

#[test]
fn forty_seven_messy_rows_become_a_round_in_six_commands_and_twelve_edits() {
    let mut trial = Replay::new(bench());
    let form = "data/forms/signups.yaml";
    trial.run(
        &["import", "program/signups.csv"],
        1,
        "data/forms/signups.yaml was written",
    );
    // What only a human knows of the form.
    trial.edit(form, "proposed: true\n", "");
    trial.edit(
        form,
        "      Museum library: \"?\"",
        "      Museum library: special",
    );
    trial.edit(
        form,
        "\"Other: Museum library\": \"?\"",
        "\"Other: Museum library\": special",
    );
    trial.edit(
        form,
        "Early career (0-5 years): \"?\"",
        "Early career (0-5 years): early",
    );
    trial.edit(form, "bees: \"?\"", "bees: nothing");
    trial.edit(
        form,
        "to: nothing   # ? by its header `links`",
        "to: links   # by its header `links`",
    );
    trial.run(
        &["import", "program/signups.csv"],
        1,
        "47 rows: 39 new or changed people, 0 unchanged, 3 duplicates, 5 need you",
    );
    // Cells of three people; a fourth has not said yes, and a fifth has two addresses.
    trial.edit("signups.csv", "Venezuala", "Venezuela");
    trial.edit(
        "signups.csv",
        "Rosa Jiménez,Mexico,Puebla,,",
        "Rosa Jiménez,Mexico,Puebla,America/Mexico_City,",
    );
    trial.edit(
        "signups.csv",
        "liam.obrien@example,",
        "liam.obrien@example.org,",
    );
    trial.run(
        &["import", "program/signups.csv", "--write"],
        1,
        "47 rows: 42 new or changed people, 0 unchanged, 3 duplicates, 2 need you",
    );
    trial.edit(
        "data/participants/viktor-horvath.yaml",
        "country:",
        "emails: [viktor@example.net]\ncountry:",
    );
    trial.run(
        &["import", "program/signups.csv", "--write"],
        1,
        "47 rows: 1 new or changed person, 41 unchanged, 4 duplicates, 1 needs you",
    );
    trial.run(&["check"], 0, "");
    trial.run(&["match", "2026b"], 0, "");
    assert!(
        trial.commands <= 6 && trial.edits <= 12,
        "{} {}",
        trial.commands,
        trial.edits
    );
    let bench = trial.bench;
    let people = std::fs::read_dir(bench.path("program/data/participants"))
        .unwrap()
        .count();
    assert_eq!(people, 42);
    // A third import changes nothing.
    let before = bench.tree("program/data");
    let said = bench.run(&[
        "--date",
        "2026-09-05",
        "--root",
        "program",
        "import",
        "program/signups.csv",
        "--write",
    ]);
    assert!(
        said.out.ends_with(
            "47 rows: 0 new or changed people, 42 unchanged, 4 duplicates, 1 needs you\n"
        ),
        "{said:?}"
    );
    assert!(bench.tree("program/data") == before);
    let (mode, _) = before["imports/signups.yaml"];
    assert_eq!(mode, 0o600);
}

const WRITE: [&str; 7] = [
    "--date",
    "2026-09-05",
    "--root",
    "program",
    "import",
    "program/signups.csv",
    "--write",
];

/// With a form file that somebody has read.
fn read() -> Bench {
    let bench = bench();
    let said = bench.run(&WRITE);
    assert!(said.err.contains("was written: read it"), "{said:?}");
    let form = "program/data/forms/signups.yaml";
    bench.replace(form, "proposed: true\n", "");
    let text = bench.read(form).replace(": \"?\"", ": nothing");
    bench.write(form, text);
    bench
}

#[test]
fn killed_at_any_moment_it_leaves_whole_files_and_finishes_the_next_time() {
    const MOMENTS: u32 = 14;
    let whole = read();
    let begun = Instant::now();
    let said = whole.run(&WRITE);
    assert!(said.err.contains("files were written"), "{said:?}");
    let takes = begun.elapsed();
    let expected = whole.tree("program/data");
    let mut cut = 0;
    for moment in 0..MOMENTS {
        let bench = read();
        let mut child = Command::new(env!("CARGO_BIN_EXE_fortnight"))
            .args(WRITE)
            .current_dir(bench.path(""))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Most of the time is reading and checking; what is written comes at the end.
        std::thread::sleep(takes * moment / MOMENTS + Duration::from_millis(u64::from(moment)));
        child.kill().unwrap();
        child.wait().unwrap();
        let tree = bench.tree("program/data");
        let is_own = |path: &str| !path.split('/').any(|part| part.starts_with('.'));
        for (path, file) in tree.iter().filter(|(path, _)| is_own(path)) {
            assert!(expected[path] == *file, "{path} at moment {moment}");
        }
        cut += u32::from(tree.len() < expected.len());
        bench.run(&WRITE);
        assert!(bench.tree("program/data") == expected, "moment {moment}");
    }
    assert!(cut > 0, "no run was cut off");
}
