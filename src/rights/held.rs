//! All that is held about somebody, with file and line.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::outside;
use super::references::{Spot, Walk, entries, has_id, in_people, names, telling, under_keys, walk};
use super::subject::Subject;
use super::text::{DataFile, data, data_file, line_of, line_with, one_line};
use crate::model::store::Store;
use crate::output::Kept;
use crate::parse::tree::{Node, Value};
use crate::source::{FileId, Root, SourceFile, Sources, Span};

/// What something is to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// What they said of themselves, or the organisers noted about them.
    Own,
    /// A match of theirs, or that they waited.
    Match,
    /// What the organisers decided about them and somebody else.
    Decision,
    /// What somebody else said about them, in confidence.
    ByOthers,
    /// What an import took of them, or an answer that tells who they are.
    Import,
    /// A letter that a build made, or what was issued: theirs, or one that names them.
    Letter,
    /// A text of the site that tells who they are.
    Published,
    /// Another text that does.
    Text,
    /// What somebody else says of themselves in the same words, or with the same number or address of a page.
    Alike,
}

/// Something that is held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// What it is to them.
    pub about: About,
    /// The file as the user knows it.
    pub shown: String,
    /// From 1; none where the whole file is meant.
    pub line: Option<usize>,
    /// Under which keys it stands, `rounds.2026b.applied`; may be empty.
    pub key: String,
    /// On one line.
    pub text: String,
}

/// Everything, in the order of what it is to them, then of the files.
pub fn held(sources: &Sources, subject: &Subject, kept: &[Kept]) -> Vec<Held> {
    let mut all = Gathered {
        sources,
        held: Vec::new(),
        lines: BTreeSet::new(),
    };
    for file in data(sources) {
        all.of_file(&file, subject);
    }
    let outside = outside::of(kept, subject).into_iter();
    all.held.extend(outside.map(|(kept, _)| Held {
        about: About::Letter,
        shown: kept.shown.clone(),
        line: None,
        key: String::new(),
        text: String::new(),
    }));
    let mut held = all.held;
    held.extend(mentions(sources, subject, &all.lines));
    held.sort_by(|a, b| (a.about, &a.shown, a.line).cmp(&(b.about, &b.shown, b.line)));
    held
}

/// Texts that tell who somebody is, but for these lines.
pub(super) fn mentions(
    sources: &Sources,
    subject: &Subject,
    known: &BTreeSet<(FileId, usize)>,
) -> Vec<Held> {
    let mut held = Vec::new();
    for (id, file) in sources.iter() {
        let comments = match file.root {
            Root::Data => comments(&file.text, subject),
            Root::Config | Root::Content | Root::Theme => Vec::new(),
        };
        let mut places = subject.places(&file.text);
        places.extend(comments.into_iter().map(|at| (at, false)));
        let others = match file.root {
            Root::Data if places.iter().any(|(_, shared)| *shared) => of_others(id, file, subject),
            _ => Vec::new(),
        };
        let mut lines: BTreeMap<usize, (usize, bool)> = BTreeMap::new();
        for (at, shared) in places {
            let is_alike = shared && others.iter().any(|value| value.contains(&at));
            let line = lines.entry(line_of(sources, id, at));
            let (first, alike) = line.or_insert((at, is_alike));
            (*first, *alike) = (at.min(*first), *alike && is_alike);
        }
        for (line, (at, is_alike)) in lines {
            if known.contains(&(id, line)) {
                continue;
            }
            held.push(Held {
                about: match file.root {
                    Root::Content => About::Published,
                    Root::Data if is_alike => About::Alike,
                    Root::Config | Root::Data | Root::Theme => About::Text,
                },
                shown: file.shown.to_string(),
                line: Some(line),
                key: String::new(),
                text: line_with(&file.text, at),
            });
        }
    }
    held
}

/// Keys of a record under which not the person speaks of themselves.
const OF_SOMEBODY_ELSE: [&str; 3] = ["avoid", "knows", "notes"];

/// What others say of themselves in a file of people, by its bytes.
fn of_others(id: FileId, file: &SourceFile, subject: &Subject) -> Vec<Range<usize>> {
    let file = data_file(id, file).filter(|file| file.store == Store::Participants);
    let Some((file, Some(root))) = file.as_ref().map(|file| (file, &file.root)) else {
        return Vec::new();
    };
    let others = records(file, root, subject)
        .into_iter()
        .filter(|(_, is_own)| !is_own);
    let values = others.flat_map(|(record, _)| match &record.value {
        Value::Map(entries) => entries.as_slice(),
        _ => &[],
    });
    let own = values.filter(|(key, _)| !OF_SOMEBODY_ELSE.contains(&&*key.value));
    own.map(|(_, value)| value.span.range()).collect()
}

/// Where comments begin that may be about somebody.
fn comments(text: &str, subject: &Subject) -> Vec<usize> {
    let (mut found, mut start) = (Vec::new(), 0);
    for line in text.split_inclusive('\n') {
        let comment = line
            .find('#')
            .filter(|at| line[..*at].trim_end().len() < *at || *at == 0);
        if let Some(at) = comment.filter(|at| subject.may_be_in(&line[*at..])) {
            found.push(start + at);
        }
        start += line.len();
    }
    found
}

struct Gathered<'a> {
    sources: &'a Sources,
    held: Vec<Held>,
    /// Lines of what stands here already.
    lines: BTreeSet<(FileId, usize)>,
}

impl Gathered<'_> {
    fn of_file(&mut self, file: &DataFile<'_>, subject: &Subject) {
        let Some(root) = &file.root else { return };
        match walk(file.store) {
            Walk::Records(keys) => {
                for (record, is_own) in records(file, root, subject) {
                    match is_own {
                        true => self.record(file, record, ""),
                        false => {
                            let spots = under_keys(record, &[], keys, subject);
                            self.spots(About::ByOthers, file, spots);
                        }
                    }
                }
            }
            Walk::Keys(keys) => {
                let spots = under_keys(root, &[], keys, subject);
                self.spots(About::Decision, file, spots);
            }
            Walk::Lines => {
                let spots = lines(root, subject);
                self.spots(About::Match, file, spots);
            }
            Walk::Entries => {
                let spots = entries(root, &[], subject);
                self.spots(About::Import, file, spots);
            }
            Walk::Answers => {
                let spots = telling(root, &[], subject);
                self.spots(About::Import, file, spots);
            }
            // Told among the texts.
            Walk::Public => {}
        }
    }

    fn spots(&mut self, about: About, file: &DataFile<'_>, spots: Vec<Spot>) {
        for spot in spots {
            let text = file.said(spot.span);
            self.push(about, file, spot.span, spot.key, text);
        }
    }

    /// Every value of a record, under its keys.
    fn record(&mut self, file: &DataFile<'_>, node: &Node, keys: &str) {
        let Value::Map(entries) = &node.value else {
            return;
        };
        for (key, value) in entries {
            let keys = match keys {
                "" => key.value.clone(),
                keys => format!("{keys}.{}", key.value),
            };
            let span = Span {
                start: key.span.start,
                ..value.span
            };
            match &value.value {
                Value::Map(_) => self.record(file, value, &keys),
                Value::Null => {}
                Value::Scalar(scalar) => {
                    self.push(About::Own, file, span, keys, one_line(&scalar.text));
                }
                Value::List(nodes) => {
                    let words = nodes.iter().map(|node| match &node.value {
                        Value::Scalar(scalar) => one_line(&scalar.text),
                        _ => file.said(node.span),
                    });
                    let text = words.collect::<Vec<_>>().join(", ");
                    self.push(About::Own, file, span, keys, text);
                }
            }
        }
    }

    fn push(&mut self, about: About, file: &DataFile<'_>, span: Span, key: String, text: String) {
        let line = self.sources.line(file.id, span.start);
        let last = self
            .sources
            .line(file.id, span.end.saturating_sub(1).max(span.start));
        self.lines.extend((line..=last).map(|line| (file.id, line)));
        self.held.push(Held {
            about,
            shown: file.file.shown.to_string(),
            line: Some(line),
            key,
            text,
        });
    }
}

/// The records of a file of people, and whether each is theirs.
pub(super) fn records<'a>(
    file: &DataFile<'_>,
    root: &'a Node,
    subject: &Subject,
) -> Vec<(&'a Node, bool)> {
    match &root.value {
        Value::List(nodes) => nodes
            .iter()
            .map(|node| (node, has_id(node, subject)))
            .collect(),
        Value::Map(entries) => {
            let has_key = entries.iter().any(|(key, _)| key.value == "id");
            let is_own = match has_key {
                true => has_id(root, subject),
                false => file.stem() == subject.id.as_str(),
            };
            vec![(root, is_own)]
        }
        Value::Null | Value::Scalar(_) => Vec::new(),
    }
}

/// The lines of a ledger in which somebody stands, and their place among those who wait.
fn lines(root: &Node, subject: &Subject) -> Vec<Spot> {
    let Value::Map(keys) = &root.value else {
        return Vec::new();
    };
    let mut spots = Vec::new();
    let of_lists = keys.iter().filter_map(|(key, value)| match &value.value {
        Value::List(nodes) => Some((&*key.value, nodes)),
        _ => None,
    });
    for (key, nodes) in of_lists {
        let is_own = |node: &&Node| match key {
            "matches" => in_people(node, subject),
            "unmatched" => names(node, subject) || has_id(node, subject),
            _ => false,
        };
        spots.extend(nodes.iter().filter(is_own).map(|node| Spot {
            steps: Vec::new(),
            span: node.span,
            key: key.to_owned(),
            holds: Vec::new(),
        }));
    }
    spots
}
