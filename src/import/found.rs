//! Whose a problem of the program that comes out is, and which cell says what it is about.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::parts::{Made, Part, parts, with};
use super::row::{Row, Wanted};
use crate::check;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::parse::tree::{Node, Value};
use crate::parse::yaml;
use crate::pipeline;
use crate::source::{FileId, Input, Root, Sources, Span, Spanned};

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
    pub fn new(input: &Input, made: &[Made], rows: &[Row], round: &str) -> Self {
        let parts: Vec<Part<'_>> = made.iter().flat_map(parts).collect();
        let after = with(input, made, &parts);
        let (_, problems) = pipeline::program(&after);
        let mut places = Places::new(&after.sources, made, &parts);
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
                    let wanted = said(row_said, round, &keys, &problem);
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
                .map(|problem| places.elsewhere(problem))
                .collect();
        }
        found
    }
}

/// Whose the places in the files are.
struct Places<'a> {
    sources: &'a Sources,
    of_path: HashMap<&'a str, &'a Part<'a>>,
    /// Rows by the place in a list, of each file that is one.
    of_entry: HashMap<(&'a str, usize), usize>,
    /// Of lists that could not be taken apart.
    trees: HashMap<FileId, Option<Node>>,
}

impl<'a> Places<'a> {
    fn new(sources: &'a Sources, made: &'a [Made], parts: &'a [Part<'a>]) -> Self {
        let of_path = parts.iter().map(|part| (&*part.path, part));
        let in_lists = made.iter().flat_map(|made| {
            let path = made.file.path.as_str();
            let rows = made.rows.iter();
            rows.filter_map(move |(row, entry)| Some(((path, (*entry)?), *row)))
        });
        Self {
            sources,
            of_path: of_path.collect(),
            of_entry: in_lists.collect(),
            trees: HashMap::new(),
        }
    }

    /// The row of a problem, by its own place or one that belongs to it, and the keys that lead there.
    fn whose(&mut self, problem: &Diagnostic) -> Option<(usize, Vec<String>)> {
        let Place::Span(own) = problem.place else {
            return None;
        };
        let related = problem.related.iter().map(|(span, _)| *span);
        let mut spans = std::iter::once(own).chain(related);
        spans.find_map(|span| self.row(span))
    }

    fn row(&mut self, span: Span) -> Option<(usize, Vec<String>)> {
        let source = self.sources.get(span.file);
        let part = self.of_path.get(&*source.path);
        let part = *part.filter(|_| source.root == Root::Data)?;
        let read = || yaml::parse(span.file, &source.text, 0, &mut Vec::new());
        let at = span.start;
        match (part.entry, &part.made.rows[..]) {
            (Some(entry), _) => {
                let row = self.of_entry.get(&(part.made.file.path.as_str(), entry));
                Some((*row?, keys_in(read().as_ref().map(first), at)))
            }
            (None, [(row, None)]) => Some((*row, keys_in(read().as_ref(), at))),
            (None, rows) => {
                let tree = self.trees.entry(span.file).or_insert_with(read).as_ref()?;
                let Value::List(nodes) = &tree.value else {
                    return None;
                };
                let after = nodes.partition_point(|node| node.span.start <= at);
                let entry = after.checked_sub(1)?;
                let row = rows.iter().find(|(_, own)| *own == Some(entry))?;
                Some((row.0, keys(&nodes[entry], at)))
            }
        }
    }

    /// The same problem, at a place that needs no text.
    fn elsewhere(&self, problem: Diagnostic) -> Diagnostic {
        let place = match problem.place {
            Place::Span(Span { file, start, .. }) => {
                let source = self.sources.get(file);
                let (line, column) = self.sources.line_column(file, start);
                let above = self.of_path.get(&*source.path).map_or(0, |part| part.above);
                Place::File(source.shown.to_string(), Some((line + above, column)))
            }
            other => other,
        };
        Diagnostic {
            place,
            related: Vec::new(),
            ..problem
        }
    }
}

/// The entry of a list of one.
fn first(tree: &Node) -> &Node {
    match &tree.value {
        Value::List(nodes) => nodes.first().unwrap_or(tree),
        _ => tree,
    }
}

fn keys_in(tree: Option<&Node>, at: u32) -> Vec<String> {
    tree.map_or_else(Vec::new, |tree| keys(tree, at))
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
fn said<'a>(
    row: &'a Row,
    round: &str,
    keys: &[String],
    problem: &Diagnostic,
) -> Option<&'a Wanted> {
    // What is missing stands nowhere.
    let keys = if problem.check == check::MISSING_FIELD {
        &[][..]
    } else {
        keys
    };
    let message = &problem.message;
    let wanted = || row.wanted.iter();
    let at = wanted().find(|wanted| begins(keys, &wanted.way(round)));
    let below = || wanted().find(|wanted| !keys.is_empty() && begins(&wanted.way(round), keys));
    let named = || {
        // A time zone that is missing comes of the place.
        let words = named(message).flat_map(|word| match word {
            "time_zone" => vec![word, "city", "country"],
            word => vec![word],
        });
        let mut words = words.map(|word| wanted().find(|wanted| wanted.way(round) == [word]));
        words.find_map(|wanted| wanted)
    };
    at.or_else(below).or_else(named)
}

/// Whether some keys are the first of others.
fn begins(keys: &[impl AsRef<str>], first: &[impl AsRef<str>]) -> bool {
    let mut pairs = keys.iter().zip(first);
    first.len() <= keys.len() && pairs.all(|(one, other)| one.as_ref() == other.as_ref())
}

fn at_cell(
    problem: Diagnostic,
    wanted: Option<&Wanted>,
    row: &Row,
    sources: &Sources,
) -> Diagnostic {
    let place = wanted.map_or(&row.place, |wanted| &wanted.place);
    let hint = by_hand(&problem, row, sources);
    Diagnostic {
        place: Place::Cell(place.clone()),
        related: Vec::new(),
        subject: None,
        hint,
        ..problem
    }
}

/// The keys and values that a message names.
fn named(message: &str) -> impl Iterator<Item = &str> {
    message.split('`').skip(1).step_by(2)
}

/// The hint; a form that does not ask for time zones has no cell for one.
fn by_hand(problem: &Diagnostic, row: &Row, sources: &Sources) -> Option<String> {
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
