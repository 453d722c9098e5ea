//! The program that would come out is checked as a whole: whoever would be an error of it is left out, and told at their cell.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::account::Account;
use super::draft::Outcome;
use super::known::People;
use super::row::{Row, Wanted};
use super::{File, Setting};
use crate::check;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::parse::edit::{Edit, apply, document};
use crate::parse::tree::{Node, Value};
use crate::parse::yaml;
use crate::pipeline;
use crate::source::{FileId, Input, Root, SourceFile, Sources, Span};

/// A file that is written, with the rows that change it.
struct Made {
    file: File,
    shown: String,
    /// With the place in a list.
    rows: Vec<(usize, Option<usize>)>,
}

/// The files of the sound drafts. Those of the others are taken out, and their rows say why.
pub(super) fn sound(
    input: &Input,
    outcomes: &mut [Outcome],
    rows: &[Row<'_>],
    setting: &Setting<'_>,
    people: &People,
) -> Vec<File> {
    loop {
        let made = made(input, outcomes, setting, people);
        if made.is_empty() {
            return Vec::new();
        }
        let found = Found::new(input, &made, rows);
        if !found.errors.is_empty() {
            for (row, problems) in found.errors {
                leave(&mut outcomes[row], &rows[row], people, problems);
            }
            continue;
        }
        if !found.others.is_empty() {
            // Nobody knows whose they are, so that nobody is written.
            let mut others = Some(found.others);
            for (row, _) in made.iter().flat_map(|made| &made.rows) {
                outcomes[*row].ask(others.take().unwrap_or_default());
            }
            return Vec::new();
        }
        for (row, problems) in found.warnings {
            outcomes[row].told.extend(problems);
        }
        return made.into_iter().map(|made| made.file).collect();
    }
}

/// Where the file says something sound already, it is kept; else somebody must decide.
fn leave(outcome: &mut Outcome, row: &Row<'_>, people: &People, problems: Vec<Diagnostic>) {
    let known = outcome.draft.as_ref().and_then(|draft| draft.known);
    let stands =
        |wanted: &&Wanted| known.is_some_and(|at| people.all[at].at(&wanted.path).is_some());
    let at = |problem: &Diagnostic| {
        let mut wanted = row.wanted.iter().filter(stands);
        wanted.find(|wanted| problem.place == Place::Cell(wanted.place.clone()))
    };
    let mut told = Vec::new();
    for problem in &problems {
        let wanted = at(problem).zip(outcome.draft.as_mut());
        if !wanted.is_some_and(|(wanted, draft)| draft.merged.forget(&wanted.path)) {
            return outcome.ask(problems);
        }
        let hint = "what the file says is kept";
        told.push(problem.clone().as_warning().hint(hint));
    }
    if outcome
        .draft
        .as_ref()
        .is_some_and(|draft| draft.merged.lines.is_empty())
    {
        outcome.account = Account::Unchanged;
    }
    outcome.told.extend(told);
}

fn made(
    input: &Input,
    outcomes: &mut [Outcome],
    setting: &Setting<'_>,
    people: &People,
) -> Vec<Made> {
    let mut made = Vec::new();
    let mut changed: BTreeMap<FileId, Vec<usize>> = BTreeMap::new();
    for (at, outcome) in outcomes.iter().enumerate() {
        let Some(draft) = &outcome.draft else {
            continue;
        };
        match (outcome.account, draft.known) {
            (Account::New, _) => {
                let path = format!("participants/{}.yaml", draft.id);
                made.push(Made {
                    shown: shown(setting, &draft.id),
                    file: File {
                        path,
                        before: None,
                        after: document(&draft.merged.entries()),
                    },
                    rows: vec![(at, None)],
                });
            }
            (Account::Changed, Some(known)) => {
                changed.entry(people.all[known].file).or_default().push(at)
            }
            _ => {}
        }
    }
    for (id, rows) in changed {
        let source = input.sources.get(id);
        let mut refused = Vec::new();
        let after = edited(&source.text, &rows, outcomes, people, &mut refused);
        for (row, reason) in &refused {
            let problem = by_hand(&outcomes[*row], source, reason);
            outcomes[*row].ask([problem]);
        }
        let entry = |row: usize| {
            let draft = outcomes[row].draft.as_ref()?;
            people.all[draft.known?].entry
        };
        let rows = rows
            .into_iter()
            .filter(|row| outcomes[*row].draft.is_some());
        let rows: Vec<_> = rows.map(|row| (row, entry(row))).collect();
        if !rows.is_empty() {
            made.push(Made {
                shown: source.shown.to_string(),
                file: File {
                    path: source.path.to_string(),
                    before: Some(source.text.to_string()),
                    after,
                },
                rows,
            });
        }
    }
    made
}

/// What somebody's file is called who is new.
pub(super) fn shown(setting: &Setting<'_>, id: &str) -> String {
    format!(
        "{}/participants/{id}.yaml",
        setting.folder.trim_end_matches('/')
    )
}

/// A text with the changes of some rows; what cannot be changed safely is put aside.
fn edited(
    text: &str,
    rows: &[usize],
    outcomes: &[Outcome],
    people: &People,
    refused: &mut Vec<(usize, String)>,
) -> String {
    let edits = rows.iter().flat_map(|row| edits(&outcomes[*row], people));
    match (apply(text, &edits.collect::<Vec<_>>()), rows) {
        (Ok(edited), _) => edited,
        (Err(reason), [only]) => {
            refused.push((*only, reason.reason));
            text.to_owned()
        }
        (Err(_), rows) => {
            let (first, others) = rows.split_at(rows.len() / 2);
            let text = edited(text, first, outcomes, people, refused);
            match others.is_empty() || first.is_empty() {
                true => text,
                false => edited(&text, others, outcomes, people, refused),
            }
        }
    }
}

fn edits(outcome: &Outcome, people: &People) -> Vec<Edit> {
    let draft = outcome.draft.as_ref();
    let known = draft.and_then(|draft| Some((draft, &people.all[draft.known?])));
    known.map_or_else(Vec::new, |(draft, known)| {
        draft.merged.edits(&known.node, &known.steps())
    })
}

fn by_hand(outcome: &Outcome, source: &SourceFile, reason: &str) -> Diagnostic {
    let lines = outcome.draft.iter().flat_map(|draft| &draft.merged.lines);
    let lines: Vec<String> = lines
        .map(|line| {
            format!(
                "`{}: {}`",
                line.key,
                line.after.as_deref().unwrap_or_default()
            )
        })
        .collect();
    let message = format!("this file cannot be changed safely: {reason}");
    let place = Place::File(source.shown.to_string(), None);
    Diagnostic::new(check::CHANGE_BY_HAND, place, message).hint(format!(
        "write it yourself, and import again: {}",
        lines.join(", ")
    ))
}

/// Warnings that depend on who else signs up: `check` tells them when all are there.
const OF_ALL: [&check::Check; 2] = [check::SAME_NAME, check::WISH_NOBODY_MEETS];

/// What is wrong with the program that comes out, by row.
#[derive(Default)]
struct Found {
    errors: BTreeMap<usize, Vec<Diagnostic>>,
    warnings: BTreeMap<usize, Vec<Diagnostic>>,
    /// Errors of nobody's, which are not there now.
    others: Vec<Diagnostic>,
}

impl Found {
    fn new(input: &Input, made: &[Made], rows: &[Row<'_>]) -> Self {
        let after = with(input, made);
        let (_, problems) = pipeline::program(&after);
        let of_path: HashMap<&str, &Made> = made
            .iter()
            .map(|made| (made.file.path.as_str(), made))
            .collect();
        let mut trees: HashMap<FileId, Option<Node>> = HashMap::new();
        let mut found = Self::default();
        let mut others = Vec::new();
        for problem in problems {
            let Place::Span(own) = problem.place else {
                others.push(problem);
                continue;
            };
            let spans = std::iter::once(own).chain(problem.related.iter().map(|(span, _)| *span));
            let whose = spans.filter_map(|span| {
                let source = after.sources.get(span.file);
                let made = of_path
                    .get(&*source.path)
                    .filter(|_| source.root == Root::Data)?;
                let tree = trees
                    .entry(span.file)
                    .or_insert_with(|| yaml::parse(span.file, &source.text, 0, &mut Vec::new()));
                let (row, keys) = made.row(tree.as_ref(), span.start)?;
                Some((row, keys, span))
            });
            let first = whose.min_by_key(|(.., span)| *span != own);
            let Some((row, keys, _)) = first else {
                others.push(problem);
                continue;
            };
            let is_error = problem.severity == Severity::Error;
            if !is_error && OF_ALL.contains(&problem.check) {
                continue;
            }
            let is_missing = problem.check == check::MISSING_FIELD;
            let keys = if is_missing { Vec::new() } else { keys };
            let wanted = said(&rows[row], &keys, &problem.message);
            if is_error || wanted.is_some() {
                let told = at_cell(problem, wanted, &rows[row], &after.sources);
                let account = if is_error {
                    &mut found.errors
                } else {
                    &mut found.warnings
                };
                account.entry(row).or_default().push(told);
            }
        }
        others.retain(|problem| problem.severity == Severity::Error);
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
        let is_before = |(key, _): &&(crate::source::Spanned<String>, Node)| key.span.start <= at;
        let Some((key, value)) = entries.iter().filter(is_before).next_back() else {
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
fn said<'a>(row: &'a Row<'_>, keys: &[String], message: &str) -> Option<&'a Wanted> {
    let wanted = || row.wanted.iter();
    let at = wanted().find(|wanted| keys.starts_with(&wanted.path));
    let below = || wanted().find(|wanted| !keys.is_empty() && wanted.path.starts_with(keys));
    let named = || {
        let words: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
        // A time zone that is missing comes of the place.
        let words = words.into_iter().flat_map(|word| match word {
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
    Diagnostic {
        place: Place::Cell(place),
        related: Vec::new(),
        subject: None,
        ..elsewhere(problem, sources)
    }
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
