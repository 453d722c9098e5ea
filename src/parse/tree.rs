//! A document of keys and values with places: what YAML and TOML have in common.
//!
//! Both syntaxes are read into this one tree, so that there is one reader of records and one way to complain. Scalars
//! keep the text as written: `NO`, `1e5` and `Null` stay what the author typed, and the reader of a field decides.
//! YAML aliases, anchors and merge keys are refused, so the tree is never larger than its text.

use crate::source::{Span, Spanned};

/// Lists and mappings inside one another: more is an error of the file.
pub const MAX_DEPTH: usize = 32;

/// A value and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Where it is written.
    pub span: Span,
    /// What it is.
    pub value: Value,
}

/// What a node is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing: an empty YAML value, `~` or `null` written plain.
    Null,
    /// A scalar.
    Scalar(Scalar),
    /// A list.
    List(Vec<Node>),
    /// A mapping in the order of writing; repeated keys are already reported and stand only once.
    Map(Vec<(Spanned<String>, Node)>),
}

/// A scalar as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scalar {
    /// The text, unescaped if it was quoted.
    pub text: String,
    /// Whether it was quoted (or a block): then it is text and nothing else.
    pub quoted: bool,
}

impl Value {
    /// What it is, in words: "text", "a list" …
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Scalar(_) => "text",
            Self::List(_) => "a list",
            Self::Map(_) => "a mapping",
        }
    }
}

/// What somebody meant by a path with the backslashes of Windows in quotes, of which TOML and YAML make other signs:
/// `"pages\faq.md"` would have a form feed in it.
pub(super) fn windows_path(written: &str) -> Option<&str> {
    let inside = written.strip_prefix('"')?.strip_suffix('"')?;
    let is_escape = |(at, _): (usize, &str)| {
        let mut behind = inside[at + 1..].chars();
        let sign = behind.next().is_some_and(|sign| "abefnrtv".contains(sign));
        sign && behind.next().is_some_and(char::is_alphanumeric)
    };
    let is_path = !inside.contains(char::is_whitespace) && inside.contains(['.', '/']);
    (is_path && inside.match_indices('\\').any(is_escape)).then_some(inside)
}

#[cfg(test)]
mod tests {
    use super::windows_path;

    #[test]
    fn a_path_of_windows_is_known_by_its_backslashes() {
        assert_eq!(windows_path(r#""pages\faq.md""#), Some(r"pages\faq.md"));
        assert_eq!(
            windows_path(r#""..\images\room.jpg""#),
            Some(r"..\images\room.jpg")
        );
        for other in [
            r#""a\nb""#,
            r#""One. \nTwo""#,
            r#""a.\n""#,
            r"'pages\faq.md'",
            r#""\u00e9.md""#,
        ] {
            assert_eq!(windows_path(other), None, "{other}");
        }
    }
}
