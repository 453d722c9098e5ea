//! TOML to a [`Node`]. The only file that names the TOML crate.

mod unclosed;
mod words;

use std::ops::Range;

use toml::de::{DeTable, DeValue, Error};

use self::unclosed::{Unclosed, unclosed};
pub(super) use self::words::ESCAPE;
use self::words::words;
use super::tree::{MAX_DEPTH, Node, Scalar, Value, windows_path};
use crate::check;
use crate::diagnostic::{self, Diagnostic};
use crate::source::{FileId, Span, Spanned};

/// Reads a TOML document. `text` may be a slice of the file that begins at byte `base`; spans refer to the file. All
/// errors are reported; nothing comes back if there is one.
pub fn parse(file: FileId, text: &str, base: u32, problems: &mut Vec<Diagnostic>) -> Option<Node> {
    let before = problems.len();
    let root = parse_so_far(file, text, base, problems);
    root.filter(|_| problems.len() == before)
}

/// The same, and what could be read in spite of errors.
pub fn parse_so_far(
    file: FileId,
    text: &str,
    base: u32,
    problems: &mut Vec<Diagnostic>,
) -> Option<Node> {
    let place = Place { file, base, text };
    let (table, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        return place.root(table.get_ref(), problems);
    }
    let unclosed = unclosed(text);
    if unclosed.is_empty() {
        problems.extend(place.told(&errors));
        return place.root(table.get_ref(), &mut Vec::new());
    }
    // With a number in the place of what is open, the parser comes to all that is below.
    let mut closed = text.as_bytes().to_vec();
    for one in &unclosed {
        let other = closed[one.range.clone()].iter_mut();
        let signs = other.enumerate().filter(|(_, byte)| **byte != b'\n');
        signs.for_each(|(at, byte)| *byte = if at == 0 { b'0' } else { b' ' });
    }
    let closed = String::from_utf8(closed).unwrap_or_default();
    let patched = Place {
        text: &closed,
        ..place
    };
    let (table, errors) = DeTable::parse_recoverable(&closed);
    let told = problems.len();
    problems.extend(unclosed.iter().map(|one| place.unclosed(one)));
    problems.extend(patched.told(&errors));
    problems[told..].sort_by_key(|problem| match problem.place {
        diagnostic::Place::Span(span) => span.start,
        _ => 0,
    });
    let mut root = patched.root(table.get_ref(), &mut Vec::new())?;
    let starts = unclosed
        .iter()
        .map(|one| place.span(one.range.clone()).start);
    leave_out(&mut root, &starts.collect::<Vec<_>>());
    Some(root)
}

/// Takes out the keys of which the values begin at these places.
fn leave_out(node: &mut Node, starts: &[u32]) {
    match &mut node.value {
        Value::Map(entries) => {
            entries.retain(|(_, node)| !starts.contains(&node.span.start));
            let nodes = entries.iter_mut().map(|(_, node)| node);
            nodes.for_each(|node| leave_out(node, starts));
        }
        Value::List(nodes) => nodes.iter_mut().for_each(|node| leave_out(node, starts)),
        Value::Null | Value::Scalar(_) => {}
    }
}

/// Mistakes that are told, and that are looked at: behind a mistake the parser goes on, and may stumble again and again.
const MOST_TOLD: usize = 20;
const MOST_READ: usize = 200;

/// Where the text lies.
#[derive(Clone, Copy)]
struct Place<'a> {
    file: FileId,
    base: u32,
    text: &'a str,
}

impl Place<'_> {
    /// What is said of the parser's errors: one thing a line, unless all that is missing is quotes.
    fn told(self, errors: &[Error]) -> Vec<Diagnostic> {
        let start = |error: &Error| error.span().map_or(self.text.len(), |span| span.start);
        let mut errors: Vec<&Error> = errors.iter().collect();
        errors.sort_by_key(|error| start(error));
        let mut told: Vec<Diagnostic> = Vec::new();
        let mut last = None;
        for error in errors.into_iter().take(MOST_READ) {
            let before = self.text.get(..start(error)).unwrap_or_default();
            let line = before.rfind('\n');
            let Some((problem, wants_quotes)) = self.problem(error) else {
                continue;
            };
            if last != Some(line) || wants_quotes {
                told.push(problem);
            }
            last = Some(line);
        }
        told.truncate(MOST_TOLD);
        told
    }

    fn root(self, table: &DeTable<'_>, problems: &mut Vec<Diagnostic>) -> Option<Node> {
        let span = self.span(0..self.text.trim_end().len());
        let root = self.map(table, span, 0);
        root.map_err(|problem| problems.push(problem)).ok()
    }

    fn unclosed(self, one: &Unclosed) -> Diagnostic {
        let (message, hint) = match one.sign {
            "[" => (
                "this bracket is not closed",
                "close the list with `]` behind its last value".to_owned(),
            ),
            "{" => (
                "this brace is not closed",
                "close it with `}` behind its last value".to_owned(),
            ),
            sign => {
                let where_to = match sign.len() {
                    1 => "on the same line",
                    _ => "behind the text",
                };
                let hint = format!("close it with `{sign}` {where_to}");
                ("this quote is not closed", hint)
            }
        };
        let start = one.range.start;
        let span = self.span(start..start + one.sign.len());
        Diagnostic::new(check::SYNTAX_TOML, span, message).hint(hint)
    }

    fn span(self, range: Range<usize>) -> Span {
        let base = self.base as usize;
        Span::new(self.file, range.start + base..range.end + base)
    }

    fn node(
        self,
        value: &DeValue<'_>,
        range: Range<usize>,
        depth: usize,
    ) -> Result<Node, Diagnostic> {
        let span = self.span(range.clone());
        let scalar = |text: &str, quoted| {
            Value::Scalar(Scalar {
                text: text.to_owned(),
                quoted,
            })
        };
        let value = match value {
            DeValue::String(text) => {
                let written = self.text.get(range.clone()).unwrap_or_default();
                scalar(windows_path(written).unwrap_or(text), true)
            }
            DeValue::Array(items) => {
                self.check_depth(depth, span)?;
                let nodes = items
                    .iter()
                    .map(|item| self.node(item.get_ref(), item.span(), depth + 1));
                Value::List(nodes.collect::<Result<_, _>>()?)
            }
            DeValue::Table(table) => return self.map(table, span, depth),
            DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_) => scalar(self.text.get(range).unwrap_or(""), false),
        };
        Ok(Node { span, value })
    }

    /// A table, its keys in the order of writing.
    fn map(self, table: &DeTable<'_>, span: Span, depth: usize) -> Result<Node, Diagnostic> {
        self.check_depth(depth, span)?;
        let mut entries = Vec::new();
        for (key, value) in table {
            let node = self.node(value.get_ref(), value.span(), depth + 1)?;
            let key = Spanned {
                value: key.get_ref().to_string(),
                span: self.span(key.span()),
            };
            entries.push((key, node));
        }
        entries.sort_by_key(|(key, _)| key.span);
        Ok(Node {
            span,
            value: Value::Map(entries),
        })
    }

    fn check_depth(self, depth: usize, span: Span) -> Result<(), Diagnostic> {
        if depth < MAX_DEPTH {
            return Ok(());
        }
        let message = format!("lists and tables are nested more than {MAX_DEPTH} deep");
        Err(Diagnostic::new(check::SYNTAX_TOML, span, message))
    }

    /// `None` if the same was said of a line above.
    fn problem(self, error: &Error) -> Option<(Diagnostic, bool)> {
        let end = self.text.len();
        let range = error.span().unwrap_or(end..end);
        let span = self.span(range.clone());
        if error.message() == "duplicate key" {
            return Some((repeated(self.text, range, span)?, false));
        }
        let reason: Vec<&str> = error.message().lines().collect();
        let (message, hint, wants_quotes) = words(self.text, range.start, &reason.join(", "));
        let problem = Diagnostic::new(check::SYNTAX_TOML, span, message).hint(hint);
        Some((problem, wants_quotes))
    }
}

/// A key that is written twice, or a table with one bracket that is a list with two elsewhere; that is said once.
fn repeated(text: &str, range: Range<usize>, span: Span) -> Option<Diagnostic> {
    let before = text.get(..range.start).unwrap_or_default();
    let key = text.get(range).unwrap_or("").trim();
    let (one, two) = (format!("\n[{key}]"), format!("[[{key}]]"));
    let is_two = before.ends_with("[[") && format!("\n{before}").contains(&one);
    let is_one = before.ends_with('[') && !before.ends_with("[[") && before.contains(&two);
    if is_two || is_one {
        let message = format!("`{key}` is written with one bracket and with two");
        let hint = format!("write `{two}` each time: it is a list");
        let problem = Diagnostic::new(check::DUPLICATE_KEY, span, message).hint(hint);
        return (is_one || !before.contains(&two)).then_some(problem);
    }
    let message = format!("the key `{key}` is written twice");
    Some(Diagnostic::new(check::DUPLICATE_KEY, span, message).hint("keep one of the two"))
}
