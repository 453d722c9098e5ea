//! Reading the keys of one mapping: each getter gives the value with its place, or reports what is wrong with it.
//!
//! A getter also makes its key known; [`Fields::finish`] reports the keys that nobody asked for.

mod dates;
mod examples;
pub mod limits;
mod others;
mod required;
mod synonyms;

use jiff::civil::Date;

pub use self::dates::date_of;
use self::examples::{empty, example};
pub use self::others::Others;
use super::tree::{Node, Scalar, Value};
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::source::{Span, Spanned};

/// Longest text of a field in characters, if the reader of the field sets no other limit.
pub const MAX_TEXT: usize = 20_000;

/// A reader over one mapping.
pub struct Fields<'a> {
    /// Where the mapping is written.
    pub span: Span,
    /// What it describes, to stand behind "in": `the front matter`, `a participant`.
    what: &'static str,
    entries: &'a [(Spanned<String>, Node)],
    known: Vec<&'static str>,
    problems: &'a mut Vec<Diagnostic>,
}

impl<'a> Fields<'a> {
    /// A reader over a node, which must be a mapping (or empty); anything else is reported.
    pub fn new(
        node: &'a Node,
        what: &'static str,
        problems: &'a mut Vec<Diagnostic>,
    ) -> Option<Self> {
        if limits::reached(node.span, problems) {
            return None;
        }
        let entries = match &node.value {
            Value::Map(entries) => entries.as_slice(),
            Value::Null => &[],
            other => {
                let found = other.kind();
                let message = format!("{what} must be a mapping of keys and values, found {found}");
                let hint = match example(what.trim_matches('`')) {
                    Some(example) => format!("write {example}"),
                    None => "write its keys with their values, each on a line of its own below it"
                        .into(),
                };
                problems.push(Diagnostic::new(check::WRONG_KIND, node.span, message).hint(hint));
                return None;
            }
        };
        Some(Self {
            span: node.span,
            what,
            entries,
            known: Vec::new(),
            problems,
        })
    }

    /// Reports a problem of the caller's own.
    pub fn report(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }

    /// The value of a key as it is; `None` if it is missing or empty.
    pub fn node(&mut self, key: &'static str) -> Option<&'a Node> {
        if !self.known.contains(&key) {
            self.known.push(key);
        }
        let entry = self.entries.iter().find(|(name, _)| name.value == key);
        entry
            .map(|(_, node)| node)
            .filter(|node| node.value != Value::Null)
    }

    /// Where a key is written, or the whole mapping if it is not.
    pub fn key_span(&self, key: &str) -> Span {
        self.written(key).unwrap_or(self.span)
    }

    /// Where a key is written, with a value or without.
    pub fn written(&self, key: &str) -> Option<Span> {
        let entry = self.entries.iter().find(|(name, _)| name.value == key);
        entry.map(|(name, _)| name.span)
    }

    /// Where a key is written that must not be: it is told by whoever asks, and is no unknown one.
    pub fn forbidden(&mut self, key: &'static str) -> Option<Span> {
        let span = self.written(key)?;
        self.known.push(key);
        Some(span)
    }

    /// All entries, for mappings whose keys are the user's own; they all count as known.
    pub fn entries(&mut self) -> &'a [(Spanned<String>, Node)] {
        std::mem::take(&mut self.entries)
    }

    /// A scalar as written, trimmed, not empty.
    fn scalar(&mut self, key: &'static str, expected: &str) -> Option<Spanned<&'a Scalar>> {
        let node = self.node(key)?;
        scalar_of(node, key, expected, self.problems)
    }

    /// Text.
    pub fn text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let node = self.node(key)?;
        text_of(node, key, self.problems)
    }

    /// Text on one line, of at most this many characters.
    pub fn line(&mut self, key: &'static str, longest: usize) -> Option<Spanned<String>> {
        let node = self.node(key)?;
        line_of(node, key, longest, self.problems)
    }

    /// Text of at most this many characters.
    pub fn long_text(&mut self, key: &'static str, longest: usize) -> Option<Spanned<String>> {
        let text = self.text(key)?;
        if text.value.chars().count() <= longest {
            return Some(text);
        }
        self.problems.push(too_long(key, longest, text.span));
        None
    }

    /// A list of lines; a single one counts as a list of one.
    pub fn lines(&mut self, key: &'static str, longest: usize) -> Option<Vec<Spanned<String>>> {
        let nodes = self.scalars(key)?.iter();
        let read = nodes.filter_map(|node| line_of(node, key, longest, self.problems));
        Some(read.collect())
    }

    /// A list of lines that may be left out, but not be written and empty.
    pub fn some_lines(
        &mut self,
        key: &'static str,
        longest: usize,
    ) -> Option<Vec<Spanned<String>>> {
        let node = self.node(key)?;
        if node.value == Value::List(Vec::new()) {
            self.problems.push(empty(key, node.span));
            return None;
        }
        self.lines(key, longest)
    }

    /// A calendar date, `YYYY-MM-DD`.
    pub fn date(&mut self, key: &'static str) -> Option<Spanned<Date>> {
        let node = self.node(key)?;
        date_of(node, key, self.problems)
    }

    /// `true` or `false`, not quoted.
    pub fn boolean(&mut self, key: &'static str) -> Option<Spanned<bool>> {
        let Spanned { value, span } = self.scalar(key, "`true` or `false`")?;
        let answer = match (value.quoted, &*value.text) {
            (false, "true") => true,
            (false, "false") => false,
            _ => {
                let message = format!("`{key}` must be `true` or `false`, found `{}`", value.text);
                self.problems.push(unquoted(value, span, message));
                return None;
            }
        };
        Some(Spanned {
            value: answer,
            span,
        })
    }

    /// A whole number within a range, not quoted.
    pub fn integer(
        &mut self,
        key: &'static str,
        range: std::ops::RangeInclusive<u32>,
    ) -> Option<Spanned<u32>> {
        let Spanned { value, span } = self.scalar(key, "a whole number")?;
        let number = value.text.parse().ok();
        let number = number.filter(|number| !value.quoted && range.contains(number));
        if number.is_none() {
            let (least, most) = (range.start(), range.end());
            let message = format!(
                "`{key}` must be a whole number from {least} to {most}, found `{}`",
                value.text
            );
            self.problems.push(unquoted(value, span, message));
        }
        number.map(|value| Spanned { value, span })
    }

    /// A list; a single value counts as a list of one.
    pub fn list(&mut self, key: &'static str) -> Option<&'a [Node]> {
        let node = self.node(key)?;
        Some(match &node.value {
            Value::List(nodes) => nodes,
            _ => std::slice::from_ref(node),
        })
    }

    /// A list, up to the most that one may have; a single value counts as a list of one.
    pub fn some_of(&mut self, key: &'static str) -> Option<&'a [Node]> {
        let nodes = self.list(key)?;
        Some(limits::cut(nodes, key, self.what, self.problems))
    }

    /// A list of scalars; a mapping is reported once, as a whole.
    fn scalars(&mut self, key: &'static str) -> Option<&'a [Node]> {
        let nodes = self.list(key)?;
        if let [
            Node {
                span,
                value: Value::Map(_),
            },
        ] = nodes
        {
            let message = format!("`{key}` must be a list, found a mapping");
            self.problems
                .push(Diagnostic::new(check::WRONG_KIND, *span, message));
            return None;
        }
        Some(limits::cut(nodes, key, self.what, self.problems))
    }

    /// A list of texts; a single text counts as a list of one.
    pub fn list_of_text(&mut self, key: &'static str) -> Option<Vec<Spanned<String>>> {
        let nodes = self.scalars(key)?;
        let texts = nodes.iter();
        Some(
            texts
                .filter_map(|node| text_of(node, key, self.problems))
                .collect(),
        )
    }

    /// A mapping inside this one.
    pub fn map(&mut self, key: &'static str, what: &'static str) -> Option<Fields<'_>> {
        let node = self.node(key)?;
        Fields::new(node, what, self.problems)
    }

    /// A reader over a node that lies somewhere inside this mapping.
    pub fn inside(&mut self, node: &'a Node, what: &'static str) -> Option<Fields<'_>> {
        Fields::new(node, what, self.problems)
    }

    /// Where problems go, for readers of single nodes.
    pub fn problems(&mut self) -> &mut Vec<Diagnostic> {
        self.problems
    }

    /// Reports every key that was never asked for.
    pub fn finish(self) {
        let Self {
            span,
            what,
            entries,
            known,
            problems,
        } = self;
        let fields = Fields {
            span,
            what,
            entries,
            known,
            problems: &mut Vec::new(),
        };
        fields.others().tell(&[], problems);
    }
}

/// A scalar of the wrong kind; if it is only the quotes that are wrong, that is said.
fn unquoted(scalar: &Scalar, span: Span, message: String) -> Diagnostic {
    let problem = Diagnostic::new(check::WRONG_KIND, span, message);
    let is_known = matches!(&*scalar.text, "true" | "false") || scalar.text.parse::<u32>().is_ok();
    match scalar.quoted && is_known {
        true => problem.hint("take the quotes away"),
        false => problem,
    }
}

/// A node that must be a scalar.
pub fn scalar_of<'a>(
    node: &'a Node,
    key: &str,
    expected: &str,
    problems: &mut Vec<Diagnostic>,
) -> Option<Spanned<&'a Scalar>> {
    let span = node.span;
    if let Value::Scalar(value) = &node.value {
        return Some(Spanned { value, span });
    }
    if required::is_told(span, problems) {
        return None;
    }
    let found = node.value.kind();
    let message = format!("`{key}` must be {expected}, found {found}");
    let problem = Diagnostic::new(check::WRONG_KIND, span, message);
    problems.push(problem.hint("write one value, without brackets or braces"));
    None
}

/// A node that must be text: trimmed, not empty, not too long, without control characters (but tabs and line ends).
pub fn text_of(node: &Node, key: &str, problems: &mut Vec<Diagnostic>) -> Option<Spanned<String>> {
    let Spanned { value, span } = scalar_of(node, key, "text", problems)?;
    let text = value.text.trim();
    let problem = if text.is_empty() {
        empty(key, span)
    } else if !is_plain(text)
        && text
            .chars()
            .any(|c| c.is_control() && !"\n\r\t".contains(c))
    {
        let message = format!("`{key}` holds an invisible control character");
        Diagnostic::new(check::CONTROL_CHARACTER, span, message).hint("type the text anew")
    } else if text.len() > MAX_TEXT && text.chars().count() > MAX_TEXT {
        too_long(key, MAX_TEXT, span)
    } else {
        let value = text.to_owned();
        return Some(Spanned { value, span });
    };
    problems.push(problem);
    None
}

/// Whether it has no other signs than a keyboard: nearly every text is so.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}

/// A node that must be a list of lines; a single one counts as a list of one.
pub fn lines_of(
    node: &Node,
    key: &str,
    longest: usize,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Spanned<String>> {
    let nodes = match &node.value {
        Value::List(nodes) => limits::cut(nodes, key, "a list", problems),
        _ => std::slice::from_ref(node),
    };
    let read = nodes
        .iter()
        .filter_map(|node| line_of(node, key, longest, problems));
    read.collect()
}

/// A node that must be text on one line, of at most this many characters.
pub fn line_of(
    node: &Node,
    key: &str,
    longest: usize,
    problems: &mut Vec<Diagnostic>,
) -> Option<Spanned<String>> {
    let line = text_of(node, key, problems)?;
    let problem = if line
        .value
        .contains(['\n', '\r', '\t', '\u{2028}', '\u{2029}'])
    {
        let message = format!("`{key}` holds a line break or a tab");
        Diagnostic::new(check::CONTROL_CHARACTER, line.span, message).hint("write it on one line")
    } else if line.value.chars().count() > longest {
        too_long(key, longest, line.span)
    } else {
        return Some(line);
    };
    problems.push(problem);
    None
}

fn too_long(key: &str, longest: usize, span: Span) -> Diagnostic {
    let message = format!("`{key}` is longer than {longest} characters");
    Diagnostic::new(check::TEXT_TOO_LONG, span, message).hint("shorten it")
}

/// The words in backticks, with commas.
pub fn listed<'a>(words: impl IntoIterator<Item = &'a (impl AsRef<str> + ?Sized + 'a)>) -> String {
    let quoted: Vec<String> = words
        .into_iter()
        .map(|word| format!("`{}`", word.as_ref()))
        .collect();
    quoted.join(", ")
}
