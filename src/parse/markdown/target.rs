//! Where a link leads, and where that is written.

use std::borrow::Cow;
use std::ops::Range;

/// Kind of a link's target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// `http`, `https`, `mailto` or `tel`.
    Absolute,
    /// A source, an asset, a path of the site or a `#part`.
    Inside,
    /// Not to be followed; the reason stands behind "the address …".
    Refused(&'static str),
}

/// Looks at a target. Browsers skip blanks before a scheme and control characters inside it, so neither is accepted.
pub fn classify(target: &str) -> Target {
    if target.chars().any(char::is_control) {
        return Target::Refused("holds a control character");
    }
    if target.trim() != target {
        return Target::Refused("begins or ends with a blank");
    }
    if target.starts_with("//") || target.contains('\\') {
        return Target::Refused("begins with `//` or holds a backslash");
    }
    match scheme(target).map(str::to_ascii_lowercase).as_deref() {
        None => Target::Inside,
        Some("http" | "https" | "mailto" | "tel") => Target::Absolute,
        Some(_) => Target::Refused("does not begin with `https:`, `http:`, `mailto:` or `tel:`"),
    }
}

/// Whether a target is the whole address of a web page.
pub fn is_web(target: &str) -> bool {
    let scheme = scheme(target).unwrap_or_default();
    ["http", "https"]
        .iter()
        .any(|web| scheme.eq_ignore_ascii_case(web))
}

/// The part before the first `:`, if it stands before any `/`, `?` or `#`.
fn scheme(target: &str) -> Option<&str> {
    let end = target.find([':', '/', '?', '#'])?;
    target[end..].starts_with(':').then(|| &target[..end])
}

/// Path and fragment of a target inside the program, both percent-decoded: `my%20page.md#part` is `my page.md`, `part`.
pub fn split(target: &str) -> (Cow<'_, str>, Option<Cow<'_, str>>) {
    match target.split_once('#') {
        Some((path, fragment)) => (decode(path), Some(decode(fragment))),
        None => (decode(target), None),
    }
}

/// Percent-decodes; what would not be UTF-8 stays as it is.
fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        match (first, tail) {
            (b'%', [high, low, after @ ..]) if hex(*high).is_some() && hex(*low).is_some() => {
                bytes.push(hex(*high).unwrap_or(0) << 4 | hex(*low).unwrap_or(0));
                rest = after;
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).map_or(Cow::Borrowed(text), Cow::Owned)
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit)
        .to_digit(16)
        .and_then(|value| u8::try_from(value).ok())
}

/// The place of the target in `[text](target "title")`, or in the definition `[label]: target "title"`: the first
/// target after `before` (`](` or `]:`), which stands at or after `from`.
pub fn locate(
    source: &str,
    span: &Range<usize>,
    from: usize,
    before: &str,
) -> Option<Range<usize>> {
    let tail = source.get(from.max(span.start)..span.end)?;
    let opened = from.max(span.start) + tail.find(before)? + before.len();
    let rest = &source[opened..span.end];
    let blank = rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r', '>']).len();
    let start = opened + blank;
    let rest = &source[start..span.end];
    if let Some(inner) = rest.strip_prefix('<') {
        let len = inner.find('>')?;
        return Some(start + 1..start + 1 + len);
    }
    Some(start..start + bare_length(rest))
}

/// Length of a target without angle brackets: up to a blank or the bracket that closes the link.
fn bare_length(rest: &str) -> usize {
    let mut depth = 0usize;
    let mut escaped = false;
    for (at, c) in rest.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '(' => depth += 1,
            ')' if depth == 0 => return at,
            ')' => depth -= 1,
            ' ' | '\t' | '\n' | '\r' => return at,
            _ => {}
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_four_schemes_are_absolute() {
        for good in ["https://a.b", "HTTP://a.b", "mailto:a@b.c", "tel:+3531"] {
            assert_eq!(classify(good), Target::Absolute, "{good}");
        }
        for inside in [
            "a.md",
            "../a.md#b:c",
            "#b",
            "/topics/",
            "a/b:c",
            "?q=a:b",
            "",
        ] {
            assert_eq!(classify(inside), Target::Inside, "{inside}");
        }
        for bad in [
            "javascript:alert(1)",
            "JavaScript:x",
            "data:text/html,x",
            "java\tscript:x",
            " javascript:x",
            "\u{1}javascript:x",
            "//evil.example",
            "/\\evil.example",
            "file:///etc/passwd",
            "vbscript:x",
        ] {
            assert!(matches!(classify(bad), Target::Refused(_)), "{bad:?}");
        }
    }

    #[test]
    fn a_target_splits_into_decoded_path_and_fragment() {
        let check = |target, path: &str, fragment: Option<&str>| {
            let (found, part) = split(target);
            assert_eq!((&*found, part.as_deref()), (path, fragment), "{target}");
        };
        check("../a%20b.md#o%C3%B9", "../a b.md", Some("où"));
        check("#x", "", Some("x"));
        check("a%zz.md", "a%zz.md", None);
        check("a%ff.md", "a%ff.md", None);
        check("a%", "a%", None);
    }

    #[test]
    fn a_target_is_found_in_its_link() {
        let check = |source: &str, from, target: &str| {
            let range = locate(source, &(0..source.len()), from, "](").map(|range| &source[range]);
            assert_eq!(range, Some(target), "{source}");
        };
        check("[a](b.md)", 2, "b.md");
        check("[a]( b(c).md \"t\")", 2, "b(c).md");
        check("[a](<b c.md> 't')", 2, "b c.md");
        check("[`](`](x)", 4, "x");
        check("[a]()", 2, "");
    }
}
