//! What a volunteer does at the terminal and in an editor, counted.

use crate::cli::bench::{Bench, Said};

/// A program in `program`, and what was done with it.
pub struct Replay {
    pub bench: Bench,
    pub commands: u32,
    pub edits: u32,
}

impl Replay {
    pub fn new(bench: Bench) -> Self {
        Self {
            bench,
            commands: 0,
            edits: 0,
        }
    }

    /// A command on a day after the last sign-up, which says something.
    pub fn run(&mut self, arguments: &[&str], code: i32, end: &str) -> Said {
        self.commands += 1;
        let mut all = vec!["--date", "2026-09-05", "--root", "program"];
        all.extend(arguments);
        let said = self.bench.run(&all);
        assert_eq!(said.code, Some(code), "{arguments:?} {said:?}");
        assert!(
            said.out.contains(end) || said.err.contains(end),
            "{arguments:?} {said:?}"
        );
        said
    }

    /// A text in a file in the place of another.
    pub fn edit(&mut self, file: &str, old: &str, new: &str) {
        self.edits += 1;
        self.bench.replace(&format!("program/{file}"), old, new);
    }

    /// A new file.
    pub fn make(&mut self, file: &str, text: &str) {
        self.edits += 1;
        self.bench.write(&format!("program/{file}"), text);
    }
}
