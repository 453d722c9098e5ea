//! The generator of programs: what it writes is a program without fault, and always the same one.

#[path = "../examples/generate/program/mod.rs"]
mod program;

use std::process::Command;

use fortnight::diagnostic::{self, Diagnostic};
use fortnight::model::Program;
use fortnight::pipeline;
use fortnight::source::Input;
use jiff::civil::date;

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

/// The program with 20,000 participants in one file, `broken` so many of them by a country that there is not, the last ones.
fn crowd(broken: usize) -> (Input, Option<Program>, Vec<Diagnostic>) {
    let size = Size {
        people: 20_000,
        per_file: 20_000,
        ..SMALL
    };
    let mut files = program::files(&size);
    let of_people = |path: &str| path.starts_with("data/participants/");
    let people = files.iter_mut().filter(|(path, _)| of_people(path));
    let mut people: Vec<&mut String> = people.map(|(_, text)| text).collect();
    let [text] = &mut people[..] else {
        panic!("{} files of participants", people.len());
    };
    let mut parts: Vec<&str> = text.split("\n  country: ").collect();
    assert_eq!(parts.len(), 20_001);
    let mended = parts.split_off(parts.len() - broken).into_iter();
    let mended = mended.map(|part| format!("\n  country: Q-{part}"));
    **text = parts.join("\n  country: ") + &mended.collect::<String>();
    let texts = files.iter().map(|(path, text)| (&**path, &**text));
    let input = Input::from_texts(texts, date(2026, 8, 1));
    let (program, problems) = pipeline::program(&input);
    (input, program, problems)
}

#[test]
fn twenty_thousand_participants_may_stand_in_one_file() {
    let (_, program, problems) = crowd(0);
    assert_eq!(problems, []);
    assert_eq!(program.unwrap().participants.len(), 20_000);
}

/// Each that is kept is shown with its line, and it must not take a reading of the whole file to find it.
#[test]
fn mistakes_of_the_last_thousands_in_one_file_are_told_where_they_are() {
    const BROKEN: usize = 5_000;
    let (input, program, problems) = crowd(BROKEN);
    assert!(program.is_none());
    let render = |problem| diagnostic::render(&input.sources, problem, false);
    let mut said: Vec<String> = problems.iter().map(render).collect();
    let counted = said.pop().unwrap();
    assert!(counted.contains("the rest was not looked at"), "{counted}");
    let mut files = input.sources.iter().map(|(_, file)| file);
    let file = files
        .find(|file| file.path.starts_with("participants/"))
        .unwrap();
    let lines = (1..).zip(file.text.lines());
    let lines = lines.filter(|(_, line)| line.starts_with("  country: Q-"));
    let expected = lines.map(|(number, line)| {
        let place = format!("--> {}:{number}:12\n", file.shown);
        (place, format!("\n{number} | {line}\n"))
    });
    let expected: Vec<(String, String)> = expected.collect();
    assert_eq!([said.len(), expected.len()], [500, BROKEN]);
    for (said, (place, line)) in said.iter().zip(expected) {
        assert!(
            said.contains(&place) && said.contains(&line),
            "{place}{line}{said}"
        );
    }
}
