//! A file that is a long list, taken apart: each entry is read and changed by itself, so that a slip costs no more than its
//! entry, and there is never a tree of all.

use std::ops::Range;

use super::super::tree::Value;
use super::super::yaml;
use super::{Datum, Edit, Unsafe, apply};
use crate::source::FileId;

/// Where the entries of a list lie that begin in the first column: each from its `- ` to the next. Above the first there are
/// only comments. `None` if the file is written in another way.
pub fn entries(text: &str) -> Option<Vec<Range<usize>>> {
    let mut starts = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let is_aside = line.trim().is_empty() || line.starts_with('#');
        match line.as_bytes() {
            [b'-', b' ', ..] => starts.push(at),
            [b' ', ..] if !starts.is_empty() => {}
            _ if is_aside => {}
            _ => return None,
        }
        at += line.len();
    }
    starts.first()?;
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    Some(
        starts
            .iter()
            .copied()
            .zip(ends)
            .map(|(from, to)| from..to)
            .collect(),
    )
}

/// What an entry says; `None` if it cannot be read by itself without a word about it.
pub fn entry(file: FileId, text: &str) -> Option<Datum> {
    let mut problems = Vec::new();
    let root = yaml::parse(file, text, 0, &mut problems)?;
    match root.value {
        Value::List(mut nodes) if nodes.len() == 1 && problems.is_empty() => {
            nodes.pop().map(Datum::from)
        }
        _ => None,
    }
}

/// The text of an entry after edits, whose steps begin below it.
///
/// # Errors
/// As [`apply`]; or what comes of it could not stand before another entry.
pub fn apply_to_entry(text: &str, edits: &[Edit]) -> Result<String, Unsafe> {
    let edited = apply(text, edits)?;
    // Only the last may end without a line break.
    let is_closed = edited.ends_with('\n') || !text.ends_with('\n');
    let is_whole = edited.starts_with("- ") && is_closed;
    match is_whole && entries(&edited).is_some_and(|entries| entries.len() == 1) {
        true => Ok(edited),
        false => Err(super::unclear()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_those_of_the_first_column() {
        let text = "# People\n\n- id: a\n  about: |\n    - not one\n# of b\n- id: b\n\n";
        let parts = entries(text).unwrap_or_default();
        let parts: Vec<&str> = parts.into_iter().map(|range| &text[range]).collect();
        let first = "- id: a\n  about: |\n    - not one\n# of b\n";
        assert_eq!(parts, [first, "- id: b\n\n"]);
        for other in [
            "",
            "id: a\n",
            "  - id: a\n",
            "[]\n",
            "- a\n---\n",
            "- a\nb\n",
        ] {
            assert_eq!(entries(other), None, "{other}");
        }
        let said = entry(FileId(0), first);
        assert_eq!(
            said.and_then(|said| said.get("id")?.text().map(str::to_owned)),
            Some("a".to_owned())
        );
        assert!(entry(FileId(0), "- a\n- b\n").is_none());
    }
}
