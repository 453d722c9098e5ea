//! The signs that a typesetter would use, for the lines of the front matter: bodies get theirs from the Markdown crate,
//! but for primes.

/// Curls quotation marks and apostrophes, makes `--` a dash and three full stops an ellipsis.
pub fn typeset(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut rest = line;
    let mut open = [false; 2];
    while let Some(at) = rest.find(['"', '\'', '-', '.']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let before = out.chars().next_back();
        let opens = opens_quotation(before);
        let (sign, length) = match rest.as_bytes() {
            [b'"', ..] => (mark('"', before, rest, opens, &mut open[0]), 1),
            [b'\'', ..] => (mark('\'', before, rest, opens, &mut open[1]), 1),
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

fn mark(
    sign: char,
    before: Option<char>,
    rest: &str,
    opens: bool,
    open: &mut bool,
) -> &'static str {
    let after = rest.chars().nth(1);
    if let Some(prime) = prime(sign, before, after, *open) {
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
/// `open`: a mark of its kind is open before it.
pub fn prime(
    sign: char,
    before: Option<char>,
    after: Option<char>,
    open: bool,
) -> Option<&'static str> {
    let behind_digit = before.is_some_and(|before| before.is_ascii_digit());
    // The 1980's, a 1990s' fashion: there an apostrophe stands before a letter.
    let before_word = after.is_some_and(char::is_alphabetic);
    if !behind_digit || open || before_word {
        return None;
    }
    Some(if sign == '"' { "″" } else { "′" })
}

fn opens_quotation(before: Option<char>) -> bool {
    before.is_none_or(|before| before.is_whitespace() || "([{“‘–—/".contains(before))
}

#[cfg(test)]
mod tests {
    use super::*;

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
            ("", ""),
        ];
        for (typed, set) in cases {
            assert_eq!(typeset(typed), set);
        }
    }
}
