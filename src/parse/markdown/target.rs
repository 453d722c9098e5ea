//! Where the target of a link is written.

use std::ops::Range;

/// The place of the target in `[text](target "title")`, or in the definition `[label]: target "title"`: the first
/// target after `before` (`](` or `]:`), which stands at or after `from`.
pub(super) fn locate(
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
