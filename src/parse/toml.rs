//! TOML to a [`Node`]. The only file that names the TOML crate.

use std::ops::Range;

use toml::de::{DeTable, DeValue, Error};

use super::tree::{MAX_DEPTH, Node, Scalar, Value};
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Span, Spanned};

/// Reads a TOML document. `text` may be a slice of the file that begins at byte `base`; spans refer to the file. All
/// errors are reported; nothing comes back if there is one.
pub fn parse(file: FileId, text: &str, base: u32, problems: &mut Vec<Diagnostic>) -> Option<Node> {
    let place = Place { file, base, text };
    let (table, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        let span = place.span(0..text.trim_end().len());
        let root = place.map(table.get_ref(), span, 0);
        return match root {
            Ok(root) => Some(root),
            Err(problem) => {
                problems.push(problem);
                None
            }
        };
    }
    let told = errors.iter().map(|error| place.problem(error));
    problems.extend(told.take(20));
    None
}

/// Where the text lies.
#[derive(Clone, Copy)]
struct Place<'a> {
    file: FileId,
    base: u32,
    text: &'a str,
}

impl Place<'_> {
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
            DeValue::String(text) => scalar(text, true),
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
        Err(Diagnostic::error("syntax-toml", span, message))
    }

    fn problem(self, error: &Error) -> Diagnostic {
        let end = self.text.len();
        let range = error.span().unwrap_or(end..end);
        let span = self.span(range.clone());
        if error.message() == "duplicate key" {
            let key = self.text.get(range).unwrap_or("").trim();
            let message = format!("the key `{key}` is written twice");
            return Diagnostic::error("duplicate-key", span, message).hint("keep one of the two");
        }
        let reason: Vec<&str> = error.message().lines().collect();
        let reason = reason.join(", ");
        let ends_line = !self.text[range.start.min(end)..].starts_with(|c| !"\r\n".contains(c));
        let (message, hint) = if reason.starts_with("string values must be quoted") {
            (
                "text must stand in quotes".to_owned(),
                "write `key = \"text\"`",
            )
        } else if reason.starts_with("invalid basic string") && ends_line {
            let hint = "close it on the same line; a quote inside the text is written `\\\"`";
            ("a quote is not closed".to_owned(), hint)
        } else {
            let hint = "text needs quotes (`key = \"text\"`), a list brackets (`[\"a\", \"b\"]`)";
            (format!("this is not valid TOML: {reason}"), hint)
        };
        Diagnostic::error("syntax-toml", span, message).hint(hint)
    }
}
