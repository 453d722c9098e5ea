//! The lines that git leaves in a file when two people have changed the same place.

use memchr::memchr_iter;

/// What is said of them, and what to do.
pub const CONFLICT: (&str, &str) = (
    "two versions of this place stand here, and nobody has chosen between them",
    "keep one of them, and delete the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`",
);

/// Whether a line is one of them.
pub fn is_conflict(line: &str) -> bool {
    line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> ") || line.trim_end() == "======="
}

/// Where a conflict begins in a Markdown text: all three lines stand there in their order, and none of them in fenced
/// code, where a text may well tell what they look like.
pub fn unresolved(text: &str) -> Option<usize> {
    // Nearly every text is let pass by this, many bytes at a time.
    memchr_iter(b'>', text.as_bytes()).find(|at| text[*at..].starts_with(">>>>>>>"))?;
    let mut fence: Option<&str> = None;
    let (mut begun, mut parted) = (None, false);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if let Some(open) = fence {
            fence = (!closes(line, open)).then_some(open);
        } else if let Some(open) = opens(line) {
            fence = Some(open);
        } else if is_mark(line, "<<<<<<<") {
            (begun, parted) = (Some(at), false);
        } else if line.trim_end() == "=======" {
            parted = begun.is_some();
        } else if parted && is_mark(line, ">>>>>>>") {
            return begun;
        }
        at += line.len();
    }
    None
}

fn is_mark(line: &str, mark: &str) -> bool {
    let label = line.strip_prefix(mark);
    label.is_some_and(|label| label.trim_end().is_empty() || label.starts_with(' '))
}

/// The signs with which a line opens fenced code.
fn opens(line: &str) -> Option<&str> {
    let inner = unindented(line)?;
    let sign = inner.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let info = inner.trim_start_matches(sign);
    let signs = &inner[..inner.len() - info.len()];
    let inline = sign == '`' && info.contains('`');
    (signs.len() >= 3 && !inline).then_some(signs)
}

fn closes(line: &str, open: &str) -> bool {
    let inner = unindented(line).unwrap_or_default();
    let signs = inner.trim_end();
    signs.starts_with(open) && signs.trim_matches(|c| open.contains(c)).is_empty()
}

/// A line that is indented too little to be code for that alone.
fn unindented(line: &str) -> Option<&str> {
    let inner = line.trim_start_matches(' ');
    (line.len() - inner.len() < 4).then_some(inner)
}
