//! Whose a problem of the program that comes out is, and which cell says what it is about.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::File;
use super::row::{Row, Wanted};
use crate::check;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::parse::tree::{Node, Value};
use crate::parse::yaml;
use crate::pipeline;
use crate::source::{FileId, Input, Root, SourceFile, Sources, Span, Spanned};

/// A file that is written, with the rows that change it.
pub(super) struct Made {
    pub file: File,
    pub shown: String,
    /// With the place in a list.
    pub rows: Vec<(usize, Option<usize>)>,
}

/// Warnings that depend on who else signs up: `check` tells them when all are there.
const OF_ALL: [&check::Check; 2] = [check::SAME_NAME, check::WISH_NOBODY_MEETS];

/// What is wrong with the program that comes out, by row.
#[derive(Default)]
pub(super) struct Found {
    pub errors: BTreeMap<usize, Vec<Diagnostic>>,
    pub warnings: BTreeMap<usize, Vec<Diagnostic>>,
    /// Errors of nobody's, which are not there now.
    pub others: Vec<Diagnostic>,
}

impl Found {
    /// What the whole comes to with these files.
    pub fn new(input: &Input, made: &[Made], rows: &[Row<'_>]) -> Self {
        let after = with(input, made);
        let (_, problems) = pipeline::program(&after);
        let of_path = made.iter().map(|made| (made.file.path.as_str(), made));
        let mut places = Places {
            sources: &after.sources,
            of_path: of_path.collect(),
            trees: HashMap::new(),
        };
        let mut found = Self::default();
        let mut others = Vec::new();
        for problem in problems {
            let is_error = problem.severity == Severity::Error;
            match places.whose(&problem) {
                None if is_error => others.push(problem),
                None => {}
                Some(_) if !is_error && OF_ALL.contains(&problem.check) => {}
                Some((row, keys)) => {
                    let row_said = &rows[row];
                    let wanted = said(row_said, &keys, &problem);
                    if is_error || wanted.is_some() {
                        let told = at_cell(problem, wanted, row_said, &after.sources);
                        let account = if is_error {
                            &mut found.errors
                        } else {
                            &mut found.warnings
                        };
                        account.entry(row).or_default().push(told);
                    }
                }
            }
        }
        if !others.is_empty() && found.errors.is_empty() {
            let before = pipeline::program(input).1;
            let before: BTreeSet<&str> = before
                .iter()
                .map(|problem| problem.message.as_str())
                .collect();
            others.retain(|problem| !before.contains(&*problem.message));
            found.others = others
                .into_iter()
                .map(|problem| elsewhere(problem, &after.sources))
                .collect();
        }
        found
    }
}

/// Whose the places in the files are.
struct Places<'a> {
    sources: &'a Sources,
    of_path: HashMap<&'a str, &'a Made>,
    trees: HashMap<FileId, Option<Node>>,
}

impl Places<'_> {
    /// The row of a problem, by its own place or one that belongs to it, and the keys that lead there.
    fn whose(&mut self, problem: &Diagnostic) -> Option<(usize, Vec<String>)> {
        let Place::Span(own) = problem.place else {
            return None;
        };
        let related = problem.related.iter().map(|(span, _)| *span);
        let mut spans = std::iter::once(own).chain(related);
        spans.find_map(|span| {
            let source = self.sources.get(span.file);
            let made = self
                .of_path
                .get(&*source.path)
                .filter(|_| source.root == Root::Data)?;
            let tree = self.trees.entry(span.file);
            let tree =
                tree.or_insert_with(|| yaml::parse(span.file, &source.text, 0, &mut Vec::new()));
            made.row(tree.as_ref(), span.start)
        })
    }
}

/// The program with these files.
fn with(input: &Input, made: &[Made]) -> Input {
    let mut files: BTreeMap<(Root, String), SourceFile> = BTreeMap::new();
    for (_, file) in input.sources.iter() {
        files.insert((file.root, file.path.to_string()), file.clone());
    }
    for made in made {
        let file = SourceFile {
            root: Root::Data,
            path: made.file.path.as_str().into(),
            shown: made.shown.as_str().into(),
            text: made.file.after.as_str().into(),
        };
        files.insert((Root::Data, made.file.path.clone()), file);
    }
    Input {
        sources: Sources::new(files.into_values().collect()),
        ..input.clone()
    }
}

impl Made {
    /// Whose a place in the file is, and the keys that lead there.
    fn row(&self, tree: Option<&Node>, at: u32) -> Option<(usize, Vec<String>)> {
        let (row, node) = match tree.map(|tree| (&tree.value, tree)) {
            Some((Value::List(nodes), _)) => {
                let entry = nodes.iter().rposition(|node| node.span.start <= at)?;
                let row = self.rows.iter().find(|(_, own)| *own == Some(entry))?;
                (row.0, Some(&nodes[entry]))
            }
            other => (self.rows.first()?.0, other.map(|(_, tree)| tree)),
        };
        Some((row, node.map_or_else(Vec::new, |node| keys(node, at))))
    }
}

/// The keys on the way to a place.
fn keys(mut node: &Node, at: u32) -> Vec<String> {
    let mut keys = Vec::new();
    while let Value::Map(entries) = &node.value {
        let is_before = |(key, _): &&(Spanned<String>, Node)| key.span.start <= at;
        let Some((key, value)) = entries.iter().rfind(is_before) else {
            break;
        };
        if at >= key.span.end.max(value.span.end) && at != key.span.start {
            break;
        }
        keys.push(key.value.clone());
        node = value;
    }
    keys
}

/// The value that a problem is about: at its place, or named in its message.
fn said<'a>(row: &'a Row<'_>, keys: &[String], problem: &Diagnostic) -> Option<&'a Wanted> {
    // What is missing stands nowhere.
    let keys = if problem.check == check::MISSING_FIELD {
        &[][..]
    } else {
        keys
    };
    let message = &problem.message;
    let wanted = || row.wanted.iter();
    let at = wanted().find(|wanted| keys.starts_with(&wanted.path));
    let below = || wanted().find(|wanted| !keys.is_empty() && wanted.path.starts_with(keys));
    let named = || {
        // A time zone that is missing comes of the place.
        let words = named(message).flat_map(|word| match word {
            "time_zone" => vec![word, "city", "country"],
            word => vec![word],
        });
        let mut words = words.map(|word| wanted().find(|wanted| wanted.path == [word]));
        words.find_map(|wanted| wanted)
    };
    at.or_else(below).or_else(named)
}

fn at_cell(
    problem: Diagnostic,
    wanted: Option<&Wanted>,
    row: &Row<'_>,
    sources: &Sources,
) -> Diagnostic {
    let place = wanted
        .map_or(&row.answers.place, |wanted| &wanted.place)
        .clone();
    let hint = by_hand(&problem, row, sources);
    Diagnostic {
        place: Place::Cell(place),
        related: Vec::new(),
        subject: None,
        hint,
        ..elsewhere(problem, sources)
    }
}

/// The keys and values that a message names.
fn named(message: &str) -> impl Iterator<Item = &str> {
    message.split('`').skip(1).step_by(2)
}

/// The hint; a form that does not ask for time zones has no cell for one.
fn by_hand(problem: &Diagnostic, row: &Row<'_>, sources: &Sources) -> Option<String> {
    let hint = problem.hint.clone()?;
    let is_missing = problem.check == check::MISSING_FIELD;
    let is_zone = is_missing && named(&problem.message).next() == Some("time_zone");
    Some(match problem.place {
        Place::Span(span) if is_zone => format!(
            "{hint}; without a column for it, make {} with two lines, `email: {}` and `time_zone: …`, and import again",
            sources.get(span.file).shown,
            row.address
        ),
        _ => hint,
    })
}

/// The same, at a place that needs no text.
fn elsewhere(problem: Diagnostic, sources: &Sources) -> Diagnostic {
    let place = match problem.place {
        Place::Span(Span { file, start, .. }) => Place::File(
            sources.get(file).shown.to_string(),
            Some(sources.line_column(file, start)),
        ),
        other => other,
    };
    Diagnostic {
        place,
        related: Vec::new(),
        ..problem
    }
}
