//! Files that are to be written, as they are checked.

use std::collections::HashSet;
use std::sync::Arc;

use super::File;
use crate::parse::edit::entries;
use crate::source::{FileId, Input, Root, SourceFile, Sources};

/// A file that is written, with the rows that change it.
pub(super) struct Made {
    pub file: File,
    pub shown: String,
    /// What it was made of, if it was there.
    pub source: Option<FileId>,
    /// With the place in a list.
    pub rows: Vec<(usize, Option<usize>)>,
}

/// What is read by itself: a file, or one entry of a list, of which there may be thousands with a slip each.
pub(super) struct Part<'a> {
    pub made: &'a Made,
    pub path: Arc<str>,
    shown: Arc<str>,
    text: Arc<str>,
    /// Its place in the list.
    pub entry: Option<usize>,
    /// So many lines of the file stand above it.
    pub above: usize,
}

/// The parts of a file. No file can lie below another, so that no path of a part is that of a file.
pub(super) fn parts(made: &Made) -> Vec<Part<'_>> {
    let text = &made.file.after;
    let part = |path: &str, text: Arc<str>, entry| Part {
        made,
        path: path.into(),
        shown: made.shown.as_str().into(),
        text,
        entry,
        above: 0,
    };
    let is_list = made.rows.iter().any(|(_, entry)| entry.is_some());
    let Some(entries) = entries(text).filter(|_| is_list) else {
        return vec![part(&made.file.path, Arc::clone(text), None)];
    };
    let mut line = Lines::default();
    let parts = entries.into_iter().enumerate().map(|(at, range)| Part {
        above: line.above(text, range.start),
        ..part(
            &format!("{}/{at:06}.yaml", made.file.path),
            text[range].into(),
            Some(at),
        )
    });
    parts.collect()
}

/// Counts lines on the way through a text.
#[derive(Default)]
struct Lines {
    at: usize,
    count: usize,
}

impl Lines {
    fn above(&mut self, text: &str, at: usize) -> usize {
        self.count += text[self.at..at].matches('\n').count();
        self.at = at;
        self.count
    }
}

/// The program with these files.
pub(super) fn with(input: &Input, made: &[Made], parts: &[Part<'_>]) -> Input {
    let of_made: HashSet<&str> = made.iter().map(|made| made.file.path.as_str()).collect();
    let is_kept = |file: &&SourceFile| file.root != Root::Data || !of_made.contains(&*file.path);
    let kept = input.sources.iter().map(|(_, file)| file).filter(is_kept);
    let new = parts.iter().map(|part| SourceFile {
        root: Root::Data,
        path: Arc::clone(&part.path),
        shown: Arc::clone(&part.shown),
        text: Arc::clone(&part.text),
    });
    Input {
        sources: Sources::new(kept.cloned().chain(new).collect()),
        ..input.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(after: &str, entry: Option<usize>) -> Made {
        Made {
            file: File {
                path: "participants/all.yaml".to_owned(),
                before: None,
                after: after.into(),
            },
            shown: "data/participants/all.yaml".to_owned(),
            source: None,
            rows: vec![(0, entry)],
        }
    }

    /// What is told of one entry does not use up what may be told of the others.
    #[test]
    fn each_entry_of_a_list_is_a_part_and_knows_its_line() {
        let list = made("# All\n- id: a\n  name: A\n- id: b\n", Some(1));
        let parts: Vec<_> = parts(&list)
            .into_iter()
            .map(|part| (part.path.to_string(), part.text.to_string(), part.above))
            .collect();
        let part = |path: &str, text: &str, above| (path.to_owned(), text.to_owned(), above);
        assert_eq!(
            parts,
            [
                part(
                    "participants/all.yaml/000000.yaml",
                    "- id: a\n  name: A\n",
                    1
                ),
                part("participants/all.yaml/000001.yaml", "- id: b\n", 3),
            ]
        );
        let one = made("id: a\n", None);
        assert_eq!(super::parts(&one).len(), 1);
        let brackets = made("[{ id: a }, { id: b }]\n", Some(1));
        assert_eq!(super::parts(&brackets).len(), 1);
    }
}
