//! A form file for an export that has none: what its headers and its answers let one guess. What is unsure is marked, and
//! nothing is read with it before somebody has looked.
//!
//! The file holds headers, kinds and answers to be coded; samples are for the screen alone.

mod contents;
mod grid;
mod guess;
mod write;

use crate::model::form::{DateOrder, Split, Target};
use crate::model::sheet::Sheet;
use contents::Contents;

use super::questions::Questions;

/// A proposed form file.
pub struct Proposal {
    /// Its text.
    pub text: String,
    /// Each column, for the screen.
    pub columns: Vec<Shown>,
}

/// A column as it is shown; it never reaches the disk.
pub struct Shown {
    /// Its letters.
    pub letters: String,
    /// Its header.
    pub header: String,
    /// Where its answers would go, in a word of the file.
    pub to: String,
    /// What is unsure about it.
    pub doubt: Option<String>,
    /// A few of its answers.
    pub samples: Vec<String>,
}

/// What a column seems to be.
struct Guess {
    to: Target,
    doubt: Option<String>,
    split: Option<Split>,
    value: Option<String>,
    /// What to write behind them.
    stands: &'static str,
    yes: Vec<String>,
    /// Answers to be coded: what they may stand for, and how many say so.
    answers: Vec<(String, String, usize)>,
}

impl Guess {
    fn to(target: Target) -> Self {
        Self {
            to: target,
            doubt: None,
            split: None,
            value: None,
            stands: "what no list of the program has: a value",
            yes: Vec::new(),
            answers: Vec::new(),
        }
    }

    fn doubt(self, why: impl Into<String>) -> Self {
        Self {
            doubt: Some(why.into()),
            ..self
        }
    }
}

/// How the moments of a sheet are written.
#[derive(Default)]
struct Moments {
    order: Option<DateOrder>,
    /// Whether nothing tells the order, and it matters.
    unsure: bool,
    /// Whether clocks are shown without their zone.
    without_zone: bool,
}

/// So many answers are shown.
const SAMPLES: usize = 3;

/// Proposes a form file for a sheet. `zone` is the program's own time zone.
pub fn propose(sheet: &Sheet, questions: &Questions, zone: &str) -> Proposal {
    let contents: Vec<Contents> = (0_u32..)
        .zip(&sheet.headers)
        .map(|(at, header)| Contents::of(sheet, at, header))
        .collect();
    let contents = grid::gathered(contents, questions);
    let guesses = guess::all(&contents, questions);
    let applied = contents
        .iter()
        .zip(&guesses)
        .find(|(_, guess)| guess.to == Target::Applied);
    let moments = applied.map_or_else(Moments::default, |(contents, _)| contents.moments());
    let columns = contents
        .iter()
        .zip(&guesses)
        .filter(|(contents, _)| !contents.header.is_empty());
    let shown = columns.clone().map(|(contents, guess)| Shown {
        letters: contents.letters(),
        header: contents.header.clone(),
        to: guess.to.word().into_owned(),
        doubt: guess.doubt.clone(),
        samples: contents.samples(SAMPLES),
    });
    Proposal {
        columns: shown.collect(),
        text: write::file(columns, &moments, zone),
    }
}
