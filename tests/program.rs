//! A program to be tested: begin with a sound one, put files and people into it, and build it in memory or on a disk.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use fortnight::diagnostic::{Diagnostic, Telling, report};
use fortnight::pipeline;
use fortnight::source::Input;
use jiff::civil::date;

/// A sound program of two topics, two rounds and three people, on a day after the sign-ups of the second round.
const SOUND: &str = include_str!("checks/base.txt");

/// What everybody who is not told otherwise says of themselves.
const PERSON: [(&str, &str); 7] = [
    ("name", ""),
    ("email", ""),
    ("country", "BR"),
    ("time_zone", "America/Sao_Paulo"),
    ("languages", "[en]"),
    ("consent", "2026-07-02"),
    ("rounds", "{ 2026b: { applied: 2026-07-02 } }"),
];

/// A program in the making.
#[derive(Clone)]
pub struct Program {
    files: BTreeMap<String, Vec<u8>>,
}

/// What became of it.
pub struct Built {
    pub input: Input,
    pub problems: Vec<Diagnostic>,
}

/// The files of a text in which each follows a line `--- file: path`.
pub fn files(text: &str) -> BTreeMap<String, String> {
    let parts = text.split("--- file: ").skip(1);
    let file = |part: &str| {
        let (path, text) = part.split_once('\n').unwrap();
        (path.trim().to_owned(), text.to_owned())
    };
    parts.map(file).collect()
}

impl Program {
    /// Nothing is in it.
    pub fn empty() -> Self {
        Self {
            files: BTreeMap::new(),
        }
    }

    /// The sound one.
    pub fn new() -> Self {
        let files = files(SOUND).into_iter();
        Self {
            files: files.map(|(path, text)| (path, text.into())).collect(),
        }
        .file(
            "content/letters/pair.md",
            "---\nsubject: A partner\n---\nDear {first_name},\n",
        )
    }

    /// Puts a file in, or another in its place.
    pub fn file(mut self, path: &str, bytes: impl AsRef<[u8]>) -> Self {
        self.files.insert(path.to_owned(), bytes.as_ref().to_vec());
        self
    }

    /// Somebody of the second round. `lines` are keys with values, in the place of what people usually say.
    pub fn person(self, id: &str, lines: &str) -> Self {
        let text = person(id, lines);
        self.file(&format!("data/participants/{id}.yaml"), text)
    }

    /// Writes it into a folder.
    pub fn write_to(&self, folder: &Path) {
        for (path, bytes) in &self.files {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    }

    /// Reads, checks and plans it in memory, where every file is a text.
    pub fn build(&self) -> Built {
        let texts: Vec<(&str, &str)> = self
            .files
            .iter()
            .map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).unwrap()))
            .collect();
        let input = Input::from_texts(texts, date(2026, 9, 5));
        let outcome = pipeline::prepare(&input);
        Built {
            input,
            problems: outcome.problems,
        }
    }
}

/// The record of somebody, with some lines of their own.
pub fn person(id: &str, lines: &str) -> String {
    let usual = PERSON.iter().map(|(key, value)| match *key {
        "name" => format!("name: {}\n", name(id)),
        "email" => format!("email: {id}@example.org\n"),
        key => format!("{key}: {value}\n"),
    });
    let own = |line: &String| {
        let key = line.split(':').next().unwrap();
        lines
            .lines()
            .any(|line| line.split(':').next() == Some(key))
    };
    usual.filter(|line| !own(line)).collect::<String>() + lines + "\n"
}

/// `Ana Reis` for `ana-reis`.
fn name(id: &str) -> String {
    let words = id.split('-').map(|word| {
        let (first, rest) = word.split_at(1);
        first.to_uppercase() + rest
    });
    words.collect::<Vec<_>>().join(" ")
}

impl Built {
    /// Everything that is wrong, as the terminal shows it.
    pub fn told(&self, all: bool) -> String {
        let telling = Telling { color: false, all };
        report(&self.input.sources, &self.problems, telling)
            .texts
            .join("\n\n")
    }
}
