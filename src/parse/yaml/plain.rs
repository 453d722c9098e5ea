//! Values with quotes of a word processor around them.

use std::ops::Range;

use super::Place;
use crate::check;
use crate::diagnostic::Diagnostic;

const DOUBLE: [char; 5] = ['“', '”', '„', '«', '»'];
const SINGLE: [char; 3] = ['‘', '’', '‚'];

/// Bent quotes around a plain value at a place in the text, or at its beginning and never closed.
pub(super) fn bent(place: Place<'_>, range: Range<usize>, text: &str) -> Option<Diagnostic> {
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
    Some(Diagnostic::new(check::BENT_QUOTES, place.range(range), message).hint(hint))
}
