//! A place with a small program in `program/`, and what is said there.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::blessed::same;

/// Paths, with modes and texts.
pub type Tree = BTreeMap<String, (u32, Vec<u8>)>;

/// The small program of the golden site, in a place of its own.
pub struct Bench(tempfile::TempDir);

/// How a command ended and what it said.
#[derive(Debug)]
pub struct Said {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Bench {
    /// Nothing is there yet.
    pub fn empty() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn new() -> Self {
        let bench = Self::empty();
        let origin = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/program");
        for entry in walkdir::WalkDir::new(&origin) {
            let entry = entry.unwrap();
            let target = bench
                .path("program")
                .join(entry.path().strip_prefix(&origin).unwrap());
            if entry.file_type().is_dir() {
                fs::create_dir(target).unwrap();
            } else {
                fs::copy(entry.path(), target).unwrap();
            }
        }
        bench
    }

    /// With another program.
    pub fn of(program: &crate::program::Program) -> Self {
        let bench = Self(tempfile::tempdir().unwrap());
        program.write_to(&bench.path("program"));
        bench
    }

    /// With a site and letters beside the program.
    pub fn built() -> Self {
        let bench = Self::new();
        let said = bench.build(&[]);
        assert_eq!(said.code, Some(0), "{said:?}");
        bench
    }

    pub fn path(&self, inside: &str) -> PathBuf {
        self.0.path().join(inside)
    }

    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// Changes a file of the program. What is replaced must be there.
    pub fn replace(&self, path: &str, old: &str, new: &str) {
        let text = self.read(path);
        assert!(text.contains(old), "{old} is not in {path}");
        self.write(path, text.replacen(old, new, 1));
    }

    /// Builds the program into `site` and `letters`.
    pub fn build(&self, more: &[&str]) -> Said {
        let folders = ["--root", "program", "--out", "site", "--private", "letters"];
        self.run(&[&folders[..], more].concat())
    }

    pub fn run(&self, arguments: &[&str]) -> Said {
        self.shell("exec \"$0\" \"$@\"", arguments)
    }

    /// Runs a script whose `$0` is the program and `$@` are the arguments.
    pub fn shell(&self, script: &str, arguments: &[&str]) -> Said {
        let mut command = Command::new("sh");
        command
            .args(["-c", script, env!("CARGO_BIN_EXE_fortnight")])
            .args(arguments)
            .current_dir(self.0.path())
            .env("HOME", self.path("home"))
            .env_remove("SOURCE_DATE_EPOCH")
            .env_remove("NO_COLOR")
            .stdin(Stdio::null());
        let Output {
            status,
            stdout,
            stderr,
        } = command.output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Said {
            code: status.code(),
            out: text(stdout),
            err: text(stderr),
        }
    }

    /// The files below a folder.
    pub fn tree(&self, folder: &str) -> Tree {
        let folder = self.path(folder);
        let entries = walkdir::WalkDir::new(&folder).into_iter().flatten();
        let all = entries.map(|entry| {
            let there = entry.metadata().unwrap();
            let bytes = if there.is_file() {
                fs::read(entry.path()).unwrap()
            } else {
                Vec::new()
            };
            let path = entry.path().strip_prefix(&folder).unwrap();
            let mode = there.permissions().mode() & 0o777;
            (path.to_str().unwrap().to_owned(), (mode, bytes))
        });
        all.collect()
    }

    /// What lies beside the program.
    pub fn around(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<_> = names.collect();
        names.sort();
        names
    }
}

impl Said {
    /// Both streams, without the times that differ from run to run.
    pub fn text(&self) -> String {
        let mut text = format!("{}{}", self.out, self.err);
        while let Some((at, end)) = seconds(&text) {
            text.replace_range(at..end, "N s");
        }
        while let Some((at, end)) = check_of_code(&text) {
            text.replace_range(at..end, "N");
        }
        text
    }
}

/// The first end of a code of answers, which a secret makes that chance has made.
fn check_of_code(text: &str) -> Option<(usize, usize)> {
    const SIGNS: usize = 14;
    let starts = [".met.", ".waits.", ".leave."]
        .into_iter()
        .flat_map(|word| {
            let found = text.match_indices(word);
            found.map(move |(at, _)| at + word.len())
        });
    let mut whole = starts.filter(|at| {
        let end = text.get(*at..at + SIGNS);
        end.is_some_and(|end| {
            end.bytes().all(|sign| sign.is_ascii_alphanumeric()) && !end.contains("xxxx")
        })
    });
    whole.next().map(|at| (at, at + SIGNS))
}

/// The first `0.12 s` in a text.
fn seconds(text: &str) -> Option<(usize, usize)> {
    let mut ends = text.match_indices(" s").map(|(at, _)| at);
    ends.find_map(|end| {
        let before = &text[..end];
        let digits = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
        let number = &before[digits.len()..];
        number.contains('.').then_some((digits.len(), end + 2))
    })
}

/// Compares with a blessed text in this folder; writes it anew with `BLESS=1`.
pub fn check(name: &str, said: &str) {
    same(&format!("tests/cli/{name}"), "cli::", said);
}
