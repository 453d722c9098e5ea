//! The signs that a typesetter would use, for the lines of the front matter: bodies get theirs from the Markdown crate,
//! but for primes.

use std::borrow::Cow;

use memchr::{memchr2, memchr2_iter};

/// Text as one line, its words with single spaces between them.
pub fn one_line<'t>(text: impl Into<Cow<'t, str>>) -> String {
    let text = text.into();
    if is_one_line(&text) {
        return text.into_owned();
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Whether it surely is that already, as nearly every text is.
fn is_one_line(text: &str) -> bool {
    let mut before = b' ';
    let plain = text.bytes().all(|byte| {
        // The bits of no other two signs together are those of a blank.
        let apart = byte | before != b' ';
        before = byte;
        apart && (b' '..=b'~').contains(&byte)
    });
    plain && before != b' '
}

/// Curls quotation marks and apostrophes, makes `--` a dash and three full stops an ellipsis.
pub fn typeset(line: String) -> String {
    if is_set(line.as_bytes()) {
        return line;
    }
    let mut out = String::with_capacity(line.len() + 8);
    let mut rest = &*line;
    let mut open = [false; 2];
    let is_sign = |byte: u8| matches!(byte, b'"' | b'\'' | b'-' | b'.');
    while let Some(at) = rest.bytes().position(is_sign) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let before = out.chars().next_back();
        let opens = opens_quotation(before);
        let (sign, length) = match rest.as_bytes() {
            [b'"', ..] => (mark('"', &out, rest, opens, &mut open[0]), 1),
            [b'\'', ..] => (mark('\'', &out, rest, opens, &mut open[1]), 1),
            [b'-', b'-', b'-', ..] => ("—", 3),
            [b'-', b'-', ..] => ("–", 2),
            [b'.', b'.', b'.', ..] => ("…", 3),
            _ => (&rest[..1], 1),
        };
        out.push_str(sign);
        rest = &rest[length..];
    }
    out.push_str(rest);
    out
}

/// Whether it holds nothing that a typesetter would write otherwise, as most lines do not.
fn is_set(line: &[u8]) -> bool {
    let is_sign = |at| line[at..].starts_with(b"--") || line[at..].starts_with(b"...");
    memchr2(b'"', b'\'', line).is_none() && !memchr2_iter(b'-', b'.', line).any(is_sign)
}

fn mark(sign: char, written: &str, rest: &str, opens: bool, open: &mut bool) -> &'static str {
    let after = rest.chars().nth(1);
    if let Some(prime) = prime(sign, written, &rest[1..], *open) {
        return prime;
    }
    // An apostrophe inside a word closes nothing.
    if opens || !after.is_some_and(char::is_alphabetic) {
        *open = opens;
    }
    match (sign, opens) {
        ('"', true) => "“",
        ('"', false) => "”",
        (_, true) => "‘",
        _ => "’",
    }
}

/// The prime that a straight quotation mark behind a digit is, if it closes nothing: feet and inches, minutes and seconds.
/// `before` and `after` are what stands beside it; `open`: a mark of its kind is open before it.
pub fn prime(sign: char, before: &str, after: &str, open: bool) -> Option<&'static str> {
    let digits = before.trim_end_matches(char::is_numeric);
    if digits.len() == before.len() {
        return None;
    }
    let mut next = after.chars();
    let first = next.next().filter(|c| c.is_alphabetic());
    let alone = !next.next().is_some_and(char::is_alphanumeric);
    // 51° 30' 26"N is a direction; in the 1980's, an apostrophe stands before a letter.
    let is_direction = first.is_some_and(|c| alone && "NESWO".contains(c));
    let before_word = sign == '\'' && first.is_some();
    // Inches behind feet close no quotation.
    let feet = digits.strip_suffix(['\'', '′']);
    let behind_feet = sign == '"' && feet.is_some_and(|feet| feet.ends_with(char::is_numeric));
    if !is_direction && (before_word || (open && !behind_feet)) {
        return None;
    }
    Some(if sign == '"' { "″" } else { "′" })
}

/// Whether a mark between these can but close: behind a word or its full stop, and before none.
pub fn only_closes(before: Option<char>, after: Option<char>) -> bool {
    before.is_some_and(|c| c.is_alphanumeric() || ".,;:!?…%)]".contains(c))
        && !after.is_some_and(char::is_alphanumeric)
}

fn opens_quotation(before: Option<char>) -> bool {
    before.is_none_or(|before| before.is_whitespace() || "([{“‘–—/".contains(before))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_single_spaces_between_them() {
        for text in [
            "",
            " ",
            "a",
            "a b",
            " a b",
            "a  b",
            "a b ",
            "a\tb",
            "é \u{a0}b",
            "a\nb",
        ] {
            let words: Vec<_> = text.split_whitespace().collect();
            assert_eq!(one_line(text), words.join(" "), "{text:?}");
        }
    }

    #[test]
    fn signs_are_those_of_a_typesetter() {
        let cases = [
            ("somebody's good advice", "somebody’s good advice"),
            ("\"Don't,\" she said", "“Don’t,” she said"),
            ("the readers' room", "the readers’ room"),
            ("a 'small' (\"very\") word", "a ‘small’ (“very”) word"),
            ("1914--1918 --- and then...", "1914–1918 — and then…"),
            ("a well-known café", "a well-known café"),
            (
                "5'10\" x 3\", at 51° 30' 26\"",
                "5′10″ x 3″, at 51° 30′ 26″",
            ),
            ("\"Route 66\" in the 1980's", "“Route 66” in the 1980’s"),
            (
                "\"She is 5'10\" tall\", he says",
                "“She is 5′10″ tall”, he says",
            ),
            ("at 51°30'N, 12' 59\"N", "at 51°30′N, 12′ 59″N"),
            ("½\" and 2½' of \"number 10\"", "½″ and 2½′ of “number 10”"),
            ("the 1980's No.1's 5'a", "the 1980’s No.1’s 5’a"),
            ("", ""),
        ];
        for (typed, set) in cases {
            assert_eq!(typeset(typed.to_owned()), set);
        }
    }
}
