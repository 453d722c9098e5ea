//! Variables of letters on their way through the Markdown reader.
//!
//! To the reader, a variable is a word: `**{name}**さん` is strong, and the mark in `{name}'s` an apostrophe. So it gets a
//! word of the same length in the place of each, which begins and ends with a character of private use. Nodes hold none.

use std::borrow::Cow;

use crate::parse::variables::{Piece, VARIABLES, Variable, variables};

const FIRST: u32 = 0xE000;
const LAST: char = '\u{F8FF}';
/// Bytes of both ends of a mask; the shortest variable, `{name}`, has as many.
const ENDS: usize = 6;

/// A text with its variables masked; every byte keeps its place. The author's own characters of private use are replaced,
/// so that none looks like a mask.
pub(super) fn mask(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut at = 0;
    for (start, variable) in variables(text) {
        push_words(&mut masked, &text[at..start]);
        push_mask(&mut masked, variable);
        at = start + variable.length();
    }
    push_words(&mut masked, &text[at..]);
    masked
}

/// A masked text as its author wrote it.
pub(super) fn unmask(masked: &str) -> Cow<'_, str> {
    if !pieces(masked).any(|piece| matches!(piece, Piece::Variable(_))) {
        return masked.into();
    }
    let mut text = String::with_capacity(masked.len());
    for piece in pieces(masked) {
        match piece {
            Piece::Text(words) => text.push_str(words),
            Piece::Variable(variable) => variable.write(&mut text),
        }
    }
    text.into()
}

/// The parts of a masked text.
pub(super) fn pieces(masked: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = masked;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (before, found) = next_mask(rest);
        if before > 0 {
            let (text, tail) = rest.split_at(before);
            rest = tail;
            return Some(Piece::Text(text));
        }
        let variable = found?;
        rest = &rest[variable.length()..];
        Some(Piece::Variable(variable))
    })
}

fn push_words(masked: &mut String, words: &str) {
    let private = |c: char| (FIRST..=u32::from(LAST)).contains(&u32::from(c));
    let words = words.chars();
    masked.extend(words.map(|c| if private(c) { '\u{FFFD}' } else { c }));
}

fn push_mask(masked: &mut String, variable: &Variable) {
    let index = (FIRST..).zip(VARIABLES).find(|(_, one)| *one == variable);
    masked.extend(index.and_then(|(code, _)| char::from_u32(code)));
    masked.extend(std::iter::repeat_n('x', variable.length() - ENDS));
    masked.push(LAST);
}

/// How much text stands before the next mask, and its variable.
fn next_mask(text: &str) -> (usize, Option<&'static Variable>) {
    for (at, c) in text.char_indices() {
        let index = u32::from(c)
            .checked_sub(FIRST)
            .and_then(|index| usize::try_from(index).ok());
        let Some(variable) = index.and_then(|index| VARIABLES.get(index)) else {
            continue;
        };
        let mask = text[at..].get(..variable.length());
        if mask.is_some_and(|mask| mask.ends_with(LAST)) {
            return (at, Some(variable));
        }
    }
    (text.len(), None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_keep_every_byte_in_its_place() {
        for variable in VARIABLES {
            let text = format!("é {{{}}} ü \\{{{}}}", variable.name, variable.name);
            let masked = mask(&text);
            assert_eq!(masked.len(), text.len());
            assert_eq!(pieces(&masked).nth(1), Some(Piece::Variable(variable)));
            assert_eq!(pieces(&masked).count(), 3);
            assert_eq!(unmask(&masked), text);
        }
    }

    #[test]
    fn a_forged_mask_is_not_a_variable() {
        let forged = mask("{name}");
        assert_eq!(mask(&forged), "\u{FFFD}\u{FFFD}");
        assert_eq!(pieces("\u{E000}").count(), 1);
    }
}
