//! The signs that a typesetter would use, for the lines of the front matter: bodies get theirs from the Markdown crate.

/// Curls quotation marks and apostrophes, makes `--` a dash and three full stops an ellipsis.
pub fn typeset(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut rest = line;
    while let Some(at) = rest.find(['"', '\'', '-', '.']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let opens = opens_quotation(out.chars().next_back());
        let (sign, length) = match rest.as_bytes() {
            [b'"', ..] => (if opens { "“" } else { "”" }, 1),
            [b'\'', ..] => (if opens { "‘" } else { "’" }, 1),
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
            ("", ""),
        ];
        for (typed, set) in cases {
            assert_eq!(typeset(typed), set);
        }
    }
}
