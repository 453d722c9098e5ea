//! The keys of a mapping: words, each once, without characters that nobody can see.

use super::{MOST_TOLD, Place};
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::parse::lookalike;
use crate::parse::tree::{Node, Scalar, Value};
use crate::source::{Span, Spanned};

/// A key must be a scalar, and no merge key.
pub(super) fn as_key(
    node: Node,
    place: Place<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Spanned<String>> {
    let span = node.span;
    let refusal = match node.value {
        Value::Scalar(scalar) if !scalar.quoted && scalar.text == "<<" => {
            "a merge key (`<<`) is not accepted here"
        }
        Value::Scalar(scalar) => {
            return Some(Spanned {
                value: without_lookalikes(scalar.text, place, span, problems),
                span,
            });
        }
        Value::Null => "a key is missing before the colon",
        Value::List(_) | Value::Map(_) => "a key must be a word, not a list or a mapping",
    };
    problems.push(Diagnostic::new(check::SYNTAX_YAML, span, refusal));
    None
}

/// The key without characters that nobody can see.
fn without_lookalikes(
    key: String,
    place: Place<'_>,
    span: Span,
    problems: &mut Vec<Diagnostic>,
) -> String {
    let start = (span.start - place.base) as usize;
    let written = place.text.get(start..).unwrap_or_default();
    let mut bytes = written.bytes();
    let end = bytes.position(|byte| matches!(byte, b':' | b'\n'));
    let found = lookalike::first(&written[..end.unwrap_or(written.len())]);
    let Some((at, _, name)) = found else {
        return key;
    };
    let clean = key.replace(lookalike::is_lookalike, "");
    let message = format!("{name} stands in the key `{clean}`");
    let problem = Diagnostic::new(check::ODD_CHARACTER, place.character(start + at), message);
    problems.push(problem.hint("nobody can see it: delete it"));
    clean
}

/// A key that has its value in it, since what stands behind its colon is no space: they are parted, and the character is told.
pub(super) fn part(
    key: &mut Spanned<String>,
    node: &mut Node,
    place: Place<'_>,
) -> Option<Diagnostic> {
    if node.value != Value::Null || key.value.is_ascii() {
        return None;
    }
    let start = (key.span.start - place.base) as usize;
    let end = (key.span.end - place.base) as usize;
    let written = place.text.get(start..end)?;
    let is_odd = |colon: &usize| written[colon + 1..].starts_with(lookalike::is_lookalike);
    let colon = written.match_indices(':').map(|(at, _)| at).find(is_odd)?;
    let problem = odd_space(place, start + colon + 1)?;
    let value = &written[colon + 1..];
    let text = lookalike::trimmed(value);
    let lead = value.len()
        - value
            .trim_start_matches(|c: char| c.is_whitespace() || lookalike::is_lookalike(c))
            .len();
    let begin = start + colon + 1 + lead;
    *node = Node {
        span: place.range(begin..begin + text.len()),
        value: Value::Scalar(Scalar {
            text: text.to_owned(),
            quoted: false,
        }),
    };
    *key = Spanned {
        value: written[..colon].to_owned(),
        span: place.range(start..start + colon),
    };
    Some(problem)
}

/// Something at a byte of the text that looks like a space and is none, if it is.
pub(super) fn odd_space(place: Place<'_>, at: usize) -> Option<Diagnostic> {
    let rest = place.text.get(at..)?;
    let first = rest
        .chars()
        .next()
        .filter(|c| lookalike::is_lookalike(*c))?;
    let (.., name) = lookalike::first(&rest[..first.len_utf8()])?;
    let message = format!("{name} stands here, which looks like a space and is none");
    let problem = Diagnostic::new(check::SYNTAX_YAML, place.character(at), message);
    Some(problem.hint("delete it and type a space"))
}

/// Such a character before a bracket, a quote or the sign of a long text, or behind the dash of an item, makes a plain text of
/// what follows.
pub(super) fn odd_begin(place: Place<'_>, start: usize) -> Option<Diagnostic> {
    let rest = place.text.get(start..)?;
    if rest.starts_with(lookalike::is_lookalike) {
        let skipped = |c: char| c.is_whitespace() || lookalike::is_lookalike(c);
        let begin = rest.trim_start_matches(skipped);
        let makes = begin.starts_with(['[', '{', '"', '\'', '|', '>']);
        return odd_space(place, start).filter(|_| makes);
    }
    let behind = rest.strip_prefix('-')?;
    let odd = odd_space(place, start + 1).filter(|_| !behind.is_empty())?;
    let before = &place.line(start)[..place.column(start)];
    before.trim().is_empty().then_some(odd)
}

/// Keeps the first of several equal keys and reports the others.
pub(super) fn without_repeats(
    entries: Vec<(Spanned<String>, Node)>,
    repeats: &mut usize,
    problems: &mut Vec<Diagnostic>,
) -> Vec<(Spanned<String>, Node)> {
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by(|&a, &b| entries[a].0.value.cmp(&entries[b].0.value));
    let mut repeated = vec![false; entries.len()];
    let mut first = 0;
    for at in 1..order.len() {
        let (kept, key) = (&entries[order[first]].0, &entries[order[at]].0);
        if kept.value != key.value {
            first = at;
            continue;
        }
        repeated[order[at]] = true;
        *repeats += 1;
        if *repeats <= MOST_TOLD {
            let problem = repeated_key(key).related(kept.span, "first written here");
            problems.push(problem);
        }
    }
    let numbered = entries.into_iter().zip(repeated);
    numbered
        .filter(|(_, twice)| !twice)
        .map(|(entry, _)| entry)
        .collect()
}

fn repeated_key(key: &Spanned<String>) -> Diagnostic {
    let message = format!("the key `{}` is written twice", key.value);
    Diagnostic::new(check::DUPLICATE_KEY, key.span, message).hint("keep one of the two")
}

/// Gives the missing value of a key the place of the comment that stands for it: whoever needs the value points there.
fn note_comment(node: &mut Node, key: Span, comment: Span) {
    match &mut node.value {
        Value::List(nodes) => {
            for node in nodes {
                note_comment(node, key, comment);
            }
        }
        Value::Map(entries) => {
            for (name, node) in entries {
                match name.span == key {
                    true => node.span = comment,
                    false => note_comment(node, key, comment),
                }
            }
        }
        Value::Null | Value::Scalar(_) => {}
    }
}

/// Marks the value of a key, or an entry of a list, in whose place a comment stands.
pub(super) fn note(root: &mut Node, key: Option<Span>, place: Place<'_>, comment: Span) {
    match key {
        Some(key) => note_comment(root, key, comment),
        None => note_entry(root, place, comment),
    }
}

/// Marks the empty entry of a list, `- #2`, in whose place a comment stands.
fn note_entry(node: &mut Node, place: Place<'_>, comment: Span) {
    let base = place.base;
    let is_behind = |node: &Node| {
        let between = (comment.end - base) as usize..node.span.start.saturating_sub(base) as usize;
        let between = place.text.get(between);
        let is_empty = node.value == Value::Null && node.span.start == node.span.end;
        is_empty && between.is_some_and(|text| !text.contains('\n') && text.trim().is_empty())
    };
    match &mut node.value {
        Value::List(nodes) => {
            for node in nodes {
                match is_behind(node) {
                    true => node.span = comment,
                    false => note_entry(node, place, comment),
                }
            }
        }
        Value::Map(entries) => {
            for (_, node) in entries {
                note_entry(node, place, comment);
            }
        }
        Value::Null | Value::Scalar(_) => {}
    }
}
