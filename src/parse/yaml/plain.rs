//! Values without quotes that are not what their author meant: cut by a `#`, or with quotes of a word processor around
//! them.

use std::ops::Range;

use super::Place;
use crate::diagnostic::Diagnostic;

/// What is to be said of a plain value at a place in the text.
pub(super) fn told(place: Place<'_>, range: Range<usize>, text: &str) -> Option<Diagnostic> {
    cut(place, range.end, text).or_else(|| bent(place, range, text))
}

/// A comment that seems to be a part of the value before it, which ends at `end`: ` #2`.
fn cut(place: Place<'_>, end: usize, value: &str) -> Option<Diagnostic> {
    let rest = place.text.get(end..)?;
    if rest.starts_with('\n') {
        return None;
    }
    let comment = rest.trim_start_matches([' ', '\t']);
    let sign = comment.strip_prefix('#')?.chars().next()?;
    if sign.is_whitespace() || "#-=*".contains(sign) {
        return None;
    }
    let start = end + rest.len() - comment.len();
    let comment = comment.lines().next()?.trim_end();
    let shown = match comment.chars().count() > 40 {
        true => comment.split_whitespace().next()?,
        false => comment,
    };
    let message =
        format!("`{shown}` is no part of the text: a `#` behind a blank begins a comment");
    let plain = value.len() + comment.len() < 80
        && !format!("{value}{comment}").contains(['"', '\\', '\n']);
    let space = if value.is_empty() { "" } else { " " };
    let hint = match plain {
        true => format!("put all of it in quotes: `\"{value}{space}{comment}\"`"),
        false => "put all of it in quotes".to_owned(),
    };
    let span = place.range(start..start + comment.len());
    let problem = Diagnostic::warning("words-in-comment", span, message);
    Some(problem.hint(hint + "; in a comment, write a blank behind the `#`"))
}

/// The same for a key without a value: `title: #2`.
pub(super) fn cut_behind_key(place: Place<'_>, key_end: usize) -> Option<Diagnostic> {
    let rest = place.text.get(key_end..)?;
    let behind = rest.trim_start_matches([' ', '\t']).strip_prefix(':')?;
    cut(place, key_end + rest.len() - behind.len(), "")
}

const DOUBLE: [char; 5] = ['“', '”', '„', '«', '»'];
const SINGLE: [char; 3] = ['‘', '’', '‚'];

/// Bent quotes around a value, or at its beginning and never closed.
fn bent(place: Place<'_>, range: Range<usize>, text: &str) -> Option<Diagnostic> {
    let first = text.chars().next().filter(|first| !first.is_ascii())?;
    let inner = &text[first.len_utf8()..];
    let double = DOUBLE.contains(&first);
    let is_close = |c: char| match double {
        true => DOUBLE.contains(&c) || c == '"',
        false => SINGLE.contains(&c) || c == '\'',
    };
    let around = inner.ends_with(is_close) && inner.matches(is_close).count() == 1;
    let unclosed = double && !inner.contains(is_close);
    let single = SINGLE.contains(&first) && inner.ends_with(is_close);
    if !(double && around || unclosed || single) {
        return None;
    }
    let words = inner.trim_end_matches(is_close);
    let plain = words.len() < 80 && !words.contains(['"', '\\', '\n']);
    let hint = match plain && !unclosed {
        true => format!("write `\"{words}\"`; if readers shall see quotes, write `\"{text}\"`"),
        false => "write `\"` before and behind the text; word processors bend it".to_owned(),
    };
    let message = "these quotes are not straight, so they are shown as a part of the text";
    Some(Diagnostic::warning("bent-quotes", place.range(range), message).hint(hint))
}
