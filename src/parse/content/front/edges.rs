//! Where front matter begins and ends.

use std::ops::Range;

use crate::check;
use crate::diagnostic::Diagnostic;
use crate::parse::lookalike;
use crate::source::{FileId, Span};

/// Where they stand.
pub(super) struct Parts {
    pub marker: &'static str,
    pub inner: Range<usize>,
    pub body: usize,
}

/// The lines that a file begins its front matter with, if it does.
pub(super) fn marker(text: &str) -> Option<&'static str> {
    let first = text.lines().next().unwrap_or_default().trim_end();
    ["+++", "---"].into_iter().find(|marker| *marker == first)
}

/// Finds the front matter; what keeps it from being found is reported.
pub(super) fn split(file: FileId, text: &str, problems: &mut Vec<Diagnostic>) -> Option<Parts> {
    let Some(marker) = marker(text) else {
        problems.push(no_beginning(file, text));
        return None;
    };
    let mut at = 0;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if at == 0 {
            start = line.len();
        } else if line.trim_end() == marker {
            return Some(Parts {
                marker,
                inner: start..at,
                body: at + line.len(),
            });
        }
        at += line.len();
    }
    problems.push(no_end(file, text, marker));
    None
}

/// Front matter that lacks only the line above it, or has a wrong one there.
pub(super) fn unopened(text: &str) -> Option<Parts> {
    let is_above = |line: &str| line.trim().is_empty() || nearly(line).is_some() || is_marker(line);
    let mut lines = text.split_inclusive('\n').peekable();
    let mut at = 0;
    while let Some(line) = lines.next_if(|line| is_above(line)) {
        at += line.len();
    }
    let start = at;
    sign(lines.peek()?)?;
    for line in lines {
        let end = at + line.len();
        if let Some(marker) = marker(line) {
            return Some(Parts {
                marker,
                inner: start..at,
                body: end,
            });
        }
        if line.trim().is_empty() {
            return None;
        }
        at = end;
    }
    None
}

fn no_beginning(file: FileId, text: &str) -> Diagnostic {
    let first = text.lines().next().unwrap_or_default();
    let span = Span::new(file, 0..first.len());
    let problem = |message: &str| Diagnostic::new(check::NO_FRONT_MATTER, span, message);
    if let Some(marker) = marker(text.trim_start()) {
        return problem("something empty stands above the front matter").hint(format!(
            "delete it, so that the file begins with `{marker}`"
        ));
    }
    if let Some(marker) = nearly(first) {
        return problem("this line does not begin front matter")
            .hint(format!("write `{marker}`, three signs and nothing else"));
    }
    if let Some((.., name)) = lookalike::first(first).filter(|_| is_marker(first)) {
        return problem(&format!(
            "{name} keeps this line from beginning front matter"
        ))
        .hint("nobody can see it: delete it");
    }
    if let Some(parts) = unopened(text) {
        let hint = format!("write a line `{}` above this one", parts.marker);
        return problem("the front matter is never opened").hint(hint);
    }
    let words = first.trim_start_matches('#').trim();
    let fits = first.starts_with("# ") && words.len() < 80 && !words.contains([':', '#', '"', '`']);
    let title = if fits { words } else { "…" };
    problem("the file does not begin with front matter").hint(format!(
        "begin it with three lines: `---`, `title: {title}` and `---`"
    ))
}

/// Whether a line would begin or end front matter without the characters in it that nobody can see.
fn is_marker(line: &str) -> bool {
    ["+++", "---"].contains(&lookalike::trimmed(line))
}

fn no_end(file: FileId, text: &str, marker: &str) -> Diagnostic {
    let other = if marker == "+++" { "---" } else { "+++" };
    let mut lines = text.lines().map(str::trim_end);
    let nearly_closed = || text.lines().find(|line| nearly(line) == Some(marker));
    let hint = if lines.any(|line| line == other) {
        format!("it begins with `{marker}`, so it must end with `{marker}` and not with `{other}`")
    } else if let Some(line) = nearly_closed() {
        let line = line.trim();
        format!("the line `{line}` does not close it: write `{marker}`, at the edge")
    } else if let Some((.., name)) = text
        .lines()
        .skip(1)
        .find(|line| is_marker(line))
        .and_then(lookalike::first)
    {
        format!("delete {name} beside its last line: nobody can see it")
    } else {
        format!("write a line `{marker}` below its last key")
    };
    let message = "the front matter is never closed";
    Diagnostic::new(check::UNCLOSED_FRONT_MATTER, Span::new(file, 0..3), message).hint(hint)
}

/// The marker that a line was meant to be: two or more of its signs, perhaps indented.
fn nearly(line: &str) -> Option<&'static str> {
    let signs = line.trim();
    let marker = ["+++", "---"].into_iter().find(|marker| {
        let sign = &marker[..1];
        signs.len() > 1 && signs.trim_matches(|c| sign.contains(c)).is_empty()
    })?;
    (line.trim_end() != marker).then_some(marker)
}

/// Front matter between the lines of the other kind: keys with `=` belong between `+++`, keys with `:` between `---`.
pub(super) fn exchanged(file: FileId, parts: &Parts, text: &str) -> Option<Diagnostic> {
    let mut first = None;
    let (mut good, mut bad) = (0, 0);
    let mut at = parts.inner.start;
    for line in text[parts.inner.clone()].split_inclusive('\n') {
        match (sign(line), parts.marker) {
            (Some('='), "+++") | (Some(':'), "---") => good += 1,
            // Below a key that is right, a line may belong to a text.
            (Some(_), _) if good == 0 => {
                first = first.or(Some(Span::new(file, at..at + line.trim_end().len())));
                bad += 1;
            }
            _ => {}
        }
        at += line.len();
    }
    let span = first.filter(|_| bad > good)?;
    let (check, sign, marker) = match parts.marker {
        "+++" => (check::SYNTAX_TOML, ':', "---"),
        _ => (check::SYNTAX_YAML, '=', "+++"),
    };
    let message = format!(
        "keys with `{sign}` do not belong between lines of `{}`",
        parts.marker
    );
    let hint = format!("begin and end the front matter with `{marker}`");
    Some(Diagnostic::new(check, span, message).hint(hint))
}

/// What follows the word that a line begins with: `=` or `:`.
fn sign(line: &str) -> Option<char> {
    let is_key = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let rest = line.trim_start_matches(is_key);
    let sign = rest.trim_start().chars().next()?;
    (rest.len() < line.len() && matches!(sign, '=' | ':')).then_some(sign)
}
