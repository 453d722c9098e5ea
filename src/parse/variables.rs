//! The variables of letter texts, where they stand.
//!
//! A variable is its name in braces; `\{` is a brace. What a participant wrote is put in after all parsing is done, and
//! never read for variables again.

use std::fmt::Write as _;
use std::ops::Range;

pub use crate::model::variable::{Tongue, VARIABLES, Variable};

/// The variables as a page of the reference, in Markdown.
#[allow(dead_code, reason = "a test writes the reference with it")]
pub fn markdown() -> String {
    let mut text = String::from(
        "# Variables of letters\n\nIn the texts of `content/letters/`, in the line `subject:` too; written in braces, such as \
         `{first_name}`.\n\n## Inside a line\n",
    );
    push_table(&mut text, false);
    text.push_str("\n## Alone in a paragraph\n\nThe theme's `letter/` templates make these.\n");
    push_table(&mut text, true);
    text
}

fn push_table(text: &mut String, block: bool) {
    text.push_str("\n| variable | what it says |\n|---|---|\n");
    for variable in VARIABLES.iter().filter(|variable| variable.block == block) {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "| `{{{}}}` | {} |", variable.name, variable.about);
    }
}

/// An opening brace that is no variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stray {
    /// The braces and what is between, or the opening brace alone.
    pub range: Range<usize>,
    /// What is between, if the brace is closed on its line.
    pub name: Option<String>,
}

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words of the author.
    Text(&'a str),
    /// A variable.
    Variable(&'static Variable),
}

/// Bytes between two braces that may be meant for a variable.
const LONGEST: usize = 60;

/// The parts of a text.
pub fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut variables = variables(text).peekable();
    let mut at = 0;
    std::iter::from_fn(move || {
        let next = variables.peek().map_or(text.len(), |(start, _)| *start);
        if at < next {
            let words = &text[at..next];
            at = next;
            return Some(Piece::Text(words));
        }
        let (start, variable) = variables.next()?;
        at = start + variable.length();
        Some(Piece::Variable(variable))
    })
}

/// Whether a variable stands in a text.
pub fn varies(text: &str) -> bool {
    variables(text).next().is_some()
}

/// The variables of a text, and where they begin.
pub(super) fn variables(text: &str) -> impl Iterator<Item = (usize, &'static Variable)> {
    braces(text).filter_map(|(at, found)| Some((at, found.ok()?)))
}

/// The opening braces of a text that open no variable.
pub(super) fn strays(text: &str) -> impl Iterator<Item = Stray> {
    let strays = braces(text).filter_map(|(at, found)| Some((at, found.err()?)));
    strays.map(|(at, name)| Stray {
        range: at..at + name.map_or(1, |name| name.len() + 2),
        name: name.map(str::to_owned),
    })
}

/// What a brace opens; else what is between the braces, if they are closed.
type Opened<'a> = Result<&'static Variable, Option<&'a str>>;

/// The opening braces of a text, but for `\{`.
fn braces(text: &str) -> impl Iterator<Item = (usize, Opened<'_>)> {
    let (mut at, mut escaped) = (0, false);
    std::iter::from_fn(move || {
        while let Some(byte) = text.as_bytes().get(at) {
            let start = at;
            let opens = *byte == b'{' && !escaped;
            escaped = *byte == b'\\' && !escaped;
            at += 1;
            if opens {
                let opened = opened(&text[start..]);
                at = opened.map_or(at, |variable| start + variable.length());
                return Some((start, opened));
            }
        }
        None
    })
}

/// What the brace opens that a text begins with.
fn opened(text: &str) -> Opened<'_> {
    // No further than a name can be long: a text may be full of braces.
    let mut bytes = text.bytes().take(LONGEST + 2).skip(1);
    let length = bytes.position(|byte| matches!(byte, b'{' | b'}' | b'\n'));
    let name = length
        .filter(|length| text.as_bytes()[length + 1] == b'}')
        .map(|length| &text[1..=length])
        .ok_or(None)?;
    let found = VARIABLES.iter().find(|variable| variable.name == name);
    found.ok_or(Some(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_stand_among_words() {
        for variable in VARIABLES {
            let text = format!("é {{{}}} ü", variable.name);
            let found: Vec<_> = pieces(&text).collect();
            assert_eq!(
                found,
                [
                    Piece::Text("é "),
                    Piece::Variable(variable),
                    Piece::Text(" ü")
                ]
            );
            assert_eq!(strays(&text).count(), 0);
        }
    }

    #[test]
    fn an_escaped_brace_is_a_brace() {
        assert!(!varies(r"\{name}"));
        assert_eq!(strays(r"\{name}").count(), 0);
        assert!(varies(r"\\{name}"));
    }

    #[test]
    fn a_brace_without_a_variable_is_told() {
        let strays = |text| strays(text).collect::<Vec<_>>();
        assert_eq!(
            strays("a {nam} b"),
            [Stray {
                range: 2..7,
                name: Some("nam".into())
            }]
        );
        assert_eq!(
            strays("a { b\n}"),
            [Stray {
                range: 2..3,
                name: None
            }]
        );
        assert_eq!(strays("a } b"), []);
    }
}
