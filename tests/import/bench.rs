//! A program with a form: rows go in, texts come out.

use std::collections::BTreeMap;
use std::sync::Arc;

use fortnight::diagnostic::{self, CellPlace, Severity};
use fortnight::import::{self, Imported};
use fortnight::model::form::{Answer, Answers, Column, Form, Given, Split, Target};
use fortnight::model::{PersonId, RoundId};
use fortnight::path::Slug;
use fortnight::source::Input;
use fortnight::{pipeline, rights};
use jiff::civil::date;

use crate::blessed::same;
use crate::program::files;

/// What the form asks, by the words of a form file.
const ASKED: [(&str, bool); 26] = [
    ("applied", false),
    ("name", false),
    ("email", false),
    ("country", false),
    ("city", false),
    ("time_zone", false),
    ("languages", true),
    ("sector", false),
    ("workplace", false),
    ("career_stage", false),
    ("interests", true),
    ("about", false),
    ("links", true),
    ("share", true),
    ("consent", false),
    ("wishes.sector", true),
    ("wishes.country", true),
    ("wish_words", false),
    ("level", false),
    ("hours_a_week", false),
    ("skills", true),
    ("wishes.level", false),
    ("mails", false),
    ("as", false),
    ("places", false),
    ("places.mentor", false),
];

/// What only a form of mentors and mentees asks.
const OF_ROLES: [&str; 3] = ["as", "places", "places.mentor"];

/// The files of a program, and the name of its form.
#[derive(Clone)]
pub struct Bench {
    pub files: BTreeMap<String, String>,
    pub form: &'static str,
    pub round: &'static str,
    /// Whether the form asks who is a mentor.
    pub asks_roles: bool,
}

/// One row: words of the form with answers, several parted by `|`.
pub type Said<'a> = Vec<(&'a str, String)>;

impl Bench {
    /// Two rounds, a vocabulary, and nobody in the second round.
    pub fn new() -> Self {
        let mut files = files(include_str!("../checks/base.txt"));
        for (path, text) in &mut files {
            if path.starts_with("data/participants") {
                *text = text
                    .lines()
                    .filter(|line| !line.contains("2026b:"))
                    .map(|line| format!("{line}\n"))
                    .collect();
            }
        }
        Self {
            files,
            form: "signup",
            round: "2026b",
            asks_roles: false,
        }
    }

    pub fn input(&self) -> Input {
        let texts = self
            .files
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()));
        Input::from_texts(texts, date(2026, 9, 5))
    }

    /// What rows come to.
    pub fn import(&self, rows: &[Said<'_>]) -> Imported {
        let asked = ASKED.into_iter();
        let asked = asked.filter(|(word, _)| self.asks_roles || !OF_ROLES.contains(word));
        let columns = asked.map(|(word, many)| Column {
            headers: vec![word.to_owned()],
            to: Target::of(word),
            split: many.then_some(Split::Comma),
            codes: BTreeMap::new(),
            yes: Vec::new(),
            value: None,
            grid: false,
        });
        let form = Form {
            name: self.form.to_owned(),
            proposed: false,
            dates: None,
            time_zone: None,
            columns: columns.collect(),
        };
        let answers: Vec<Answers> = rows
            .iter()
            .zip(2..)
            .map(|(said, row)| answers(said, row))
            .collect();
        let round = RoundId(Slug::new(self.round).unwrap());
        import::import(
            &self.input(),
            &form,
            &round,
            answers,
            date(2026, 9, 5),
            "data",
        )
    }

    /// The same, written.
    pub fn written(&mut self, rows: &[Said<'_>]) -> Imported {
        let imported = self.import(rows);
        for file in &imported.files {
            let path = format!("data/{}", file.path);
            let before = self.files.get(&path).map(String::as_str);
            assert_eq!(before, file.before.as_deref(), "{path}");
            self.files.insert(path, file.after.to_string());
        }
        imported
    }

    /// Another text in the place of one, in somebody's file.
    pub fn edit(&mut self, id: &str, old: &str, new: &str) {
        let text = self
            .files
            .get_mut(&format!("data/participants/{id}.yaml"))
            .unwrap();
        assert!(text.contains(old), "{old}\n{text}");
        *text = text.replace(old, new);
    }

    /// Erases somebody.
    pub fn erase(&mut self, id: &str) {
        let input = self.input();
        let program = pipeline::program(&input).0.unwrap();
        let subject = rights::Subject::new(&program, &PersonId::new(id).unwrap());
        let erasure = rights::erase(&input, &program, &subject, &[], 7);
        let Ok(erasure) = erasure else {
            panic!("not erased")
        };
        for change in erasure.changes {
            let path = format!("data/{}", change.path);
            match change.after {
                Some(text) => self.files.insert(path, text),
                None => self.files.remove(&path),
            };
        }
    }

    pub fn person(&self, id: &str) -> &str {
        &self.files[&format!("data/participants/{id}.yaml")]
    }

    /// Errors of the program, but that nobody has signed up yet.
    pub fn errors(&self) -> String {
        let input = self.input();
        let (_, problems) = pipeline::program(&input);
        let errors = problems.iter().filter(|problem| {
            problem.severity == Severity::Error && problem.check.name != "nobody-enrolled"
        });
        errors
            .map(|problem| diagnostic::render(&input.sources, problem, false))
            .collect()
    }
}

fn answers(said: &Said<'_>, row: u32) -> Answers {
    let place = |column: usize| CellPlace {
        file: Arc::from("signups.csv"),
        row,
        column: u32::try_from(column).unwrap(),
    };
    let mut given = Given::default();
    let mut silent = None;
    for (word, cell) in said {
        let column = ASKED.iter().position(|(own, _)| own == word).unwrap();
        let texts = cell
            .split('|')
            .map(str::trim)
            .filter(|text| !text.is_empty());
        if *word == "consent" && cell.is_empty() {
            silent = Some(place(column).into());
        }
        for text in texts {
            given.push(Answer {
                to: Target::of(word),
                text: text.to_owned(),
                place: place(column),
            });
        }
    }
    Answers {
        place: place(0),
        given,
        silent,
        unread: Vec::new(),
    }
}

/// Somebody who says all that is needed; `own` in the place of it.
pub fn person<'a>(name: &str, own: &[(&'a str, &str)]) -> Said<'a> {
    let address = format!("{}@example.org", name.to_lowercase().replace(' ', "."));
    let usual = [
        ("applied", "2026-07-20T10:00:00Z"),
        ("name", name),
        ("email", &address),
        ("country", "Brazil"),
        ("city", "São Paulo"),
        ("languages", "Portuguese|English"),
        ("consent", "yes"),
    ];
    let is_own = |word: &str| own.iter().any(|(own, _)| *own == word);
    let usual = usual.into_iter().filter(|(word, _)| !is_own(word));
    usual
        .chain(own.iter().copied())
        .map(|(word, cell)| (word, cell.to_owned()))
        .collect()
}

/// Everything that is said of an import, as a terminal shows it.
pub fn said(imported: &Imported) -> String {
    let sources = fortnight::source::Sources::default();
    let problems = imported.problems.iter();
    let problems: String = problems
        .map(|problem| diagnostic::render(&sources, problem, false) + "\n")
        .collect();
    format!(
        "{}{problems}{}\n",
        import::told(imported, true),
        import::total(&imported.accounts)
    )
}

/// Compares with a file of `tests/import/said`, or writes it with `BLESS=1`.
pub fn expect(name: &str, said: &str) {
    same(&format!("tests/import/said/{name}.txt"), "import::", said);
}
