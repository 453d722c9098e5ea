//! The generator of programs: what it writes is a program without fault, and always the same one.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a test may stop at the first surprise"
)]

#[path = "../examples/generate/program/mod.rs"]
mod program;

use std::process::Command;

use program::Size;

const SMALL: Size = Size {
    topics: 30,
    people: 61,
    countries: 20,
    per_file: 1,
    seed: 7,
};

/// What `fortnight` with these words says about the program.
fn fortnight(size: &Size, command: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in program::files(size) {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let mut fortnight = Command::new(env!("CARGO_BIN_EXE_fortnight"));
    let output = fortnight
        .args([command, "--root"])
        .arg(folder.path())
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8(said).unwrap();
    assert!(output.status.success(), "{said}");
    said
}

#[test]
fn a_generated_program_has_no_problems() {
    let said = fortnight(&SMALL, "check");
    assert!(said.contains("nothing to mend"), "{said}");
}

#[test]
fn participants_may_stand_in_lists() {
    let lists = Size {
        per_file: 25,
        ..SMALL
    };
    let files = program::files(&lists);
    let of_people = files
        .iter()
        .filter(|(path, _)| path.starts_with("data/participants/"));
    assert_eq!(of_people.count(), 3);
    let said = fortnight(&lists, "check");
    assert!(said.contains("nothing to mend"), "{said}");
}

#[test]
fn a_generated_program_is_built_with_a_letter_for_everybody() {
    let said = fortnight(&SMALL, "build");
    assert!(said.contains("30 topics"), "{said}");
    assert!(said.contains("61 letters"), "{said}");
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_seed_others() {
    let first = program::files(&SMALL);
    assert_eq!(first, program::files(&SMALL));
    assert_ne!(first, program::files(&Size { seed: 8, ..SMALL }));
}
