//! Characters that look like a space, or like nothing, and keep a text from being read as it was meant: word processors,
//! web pages and some keyboards write them. They are named in messages, since nobody can see them.
//!
//! The joiners U+200C and U+200D are not among them: words of several languages, and emoji, are written with them.

use crate::check;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// Each with its name.
const NAMES: &[(char, &str)] = &[
    ('\u{a0}', "no-break space"),
    ('\u{ad}', "soft hyphen"),
    ('\u{180e}', "vowel separator"),
    ('\u{2000}', "en quad"),
    ('\u{2001}', "em quad"),
    ('\u{2002}', "en space"),
    ('\u{2003}', "em space"),
    ('\u{2004}', "third of an em space"),
    ('\u{2005}', "quarter of an em space"),
    ('\u{2006}', "sixth of an em space"),
    ('\u{2007}', "figure space"),
    ('\u{2008}', "punctuation space"),
    ('\u{2009}', "thin space"),
    ('\u{200a}', "hair space"),
    ('\u{200b}', "zero-width space"),
    ('\u{200e}', "left-to-right mark"),
    ('\u{200f}', "right-to-left mark"),
    ('\u{202f}', "narrow no-break space"),
    ('\u{205f}', "mathematical space"),
    ('\u{2060}', "word joiner"),
    ('\u{2800}', "empty braille pattern"),
    ('\u{3000}', "ideographic space"),
    ('\u{3164}', "hangul filler"),
    ('\u{feff}', "byte order mark"),
];

/// Whether a character is one of them.
pub fn is_lookalike(c: char) -> bool {
    !c.is_ascii() && NAMES.iter().any(|(other, _)| *other == c)
}

/// The place, the character and its name, with an article: "a no-break space (U+00A0)".
pub fn first(text: &str) -> Option<(usize, char, String)> {
    if text.is_ascii() {
        return None;
    }
    let (at, c) = text.char_indices().find(|(_, c)| is_lookalike(*c))?;
    let (_, name) = NAMES.iter().find(|(other, _)| *other == c)?;
    let article = match name.starts_with(['a', 'e', 'i', 'o']) {
        true => "an",
        false => "a",
    };
    Some((at, c, format!("{article} {name} (U+{:04X})", u32::from(c))))
}

/// The text without them at either end, nor spaces.
pub fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || is_lookalike(c))
}

/// A value without such characters at its ends, and what is said of them.
pub fn stripped(text: String, span: Span) -> (String, Option<Diagnostic>) {
    let ends = [text.as_bytes().first(), text.as_bytes().last()];
    if ends.iter().flatten().all(|byte| byte.is_ascii_graphic()) {
        return (text, None);
    }
    let inner = trimmed(&text);
    if inner.len() == text.trim().len() {
        return (text, None);
    }
    let outer = text.trim();
    let lead = outer.len() - outer.trim_start_matches(is_lookalike).len();
    let ends = match lead {
        0 => &outer[outer.trim_end_matches(is_lookalike).len()..],
        _ => &outer[..lead],
    };
    let name = first(ends).map_or_else(String::new, |(.., name)| name);
    let message = format!("{name} stands at the edge of this text, where nobody can see it");
    let problem = Diagnostic::new(check::ODD_CHARACTER, span, message)
        .as_warning()
        .hint("type the text anew");
    (inner.to_owned(), Some(problem))
}
