//! Leaks of many files as few problems: the same slip stands on its page, in the feed and in lists.

use std::collections::{BTreeMap, BTreeSet};

use crate::check;
use crate::diagnostic::{Diagnostic, Place};
use crate::source::Sources;

/// Between what is told of a leak and where it was found.
pub const PUBLIC_IN: &str = " would have become public in ";

/// So many leaks are told one by one.
const FEW: usize = 12;

/// The leaks among some problems, once for each person, kind of datum and place in the sources; if these are many, and
/// not all are wanted one by one, once for each kind and file, with everybody's name.
pub fn gathered(problems: Vec<Diagnostic>, sources: &Sources, all: bool) -> Vec<Diagnostic> {
    let is_leak =
        |problem: &Diagnostic| problem.check == check::LEAK && problem.message.contains(PUBLIC_IN);
    let (leaks, mut others): (Vec<_>, Vec<_>) = problems.into_iter().partition(is_leak);
    let mut slips: BTreeMap<(Place, String), Vec<Diagnostic>> = BTreeMap::new();
    for leak in leaks {
        let (told, _) = halves(&leak);
        let key = (leak.place.clone(), told.to_owned());
        slips.entry(key).or_default().push(leak);
    }
    let slips: Vec<Slip> = slips.into_values().filter_map(Slip::of).collect();
    others.extend(match all || slips.len() <= FEW {
        true => slips.into_iter().map(Slip::told).collect(),
        false => by_file(slips, sources),
    });
    others
}

/// A leak on a page, if there is one, and all public files that it is in.
struct Slip {
    leak: Diagnostic,
    files: BTreeSet<String>,
}

impl Slip {
    fn of(mut leaks: Vec<Diagnostic>) -> Option<Self> {
        let files = leaks.iter().map(|leak| file(leak).to_owned()).collect();
        leaks.sort_by_key(|leak| (!file(leak).ends_with("/index.html"), file(leak).to_owned()));
        let leak = leaks.into_iter().next()?;
        Some(Self { leak, files })
    }

    fn told(mut self) -> Diagnostic {
        self.leak.message.push_str(&in_more(self.files.len() - 1));
        self.leak
    }
}

fn halves(leak: &Diagnostic) -> (&str, &str) {
    leak.message
        .split_once(PUBLIC_IN)
        .unwrap_or((&leak.message, ""))
}

/// The name of the public file.
fn file(leak: &Diagnostic) -> &str {
    halves(leak).1.split('`').nth(1).unwrap_or_default()
}

fn in_more(files: usize) -> String {
    match files {
        0 => String::new(),
        1 => ", and in one more file".to_owned(),
        more => format!(", and in {more} more files"),
    }
}

/// One problem for each kind of datum and file of the sources: all people, each with the line.
fn by_file(slips: Vec<Slip>, sources: &Sources) -> Vec<Diagnostic> {
    let mut groups: BTreeMap<(Option<String>, String), Vec<Slip>> = BTreeMap::new();
    for slip in slips {
        let (told, _) = halves(&slip.leak);
        let kind = told.split('`').next().unwrap_or_default().to_owned();
        let shown = match &slip.leak.place {
            Place::Span(span) => Some(sources.get(span.file).shown.to_string()),
            Place::File(shown, _) => Some(shown.clone()),
            Place::Program => None,
        };
        groups.entry((shown, kind)).or_default().push(slip);
    }
    let groups = groups
        .into_iter()
        .flat_map(|((_, kind), slips)| match slips.len() {
            1 => slips.into_iter().map(Slip::told).collect(),
            _ => vec![of_many(&kind, slips, sources)],
        });
    groups.collect()
}

fn of_many(kind: &str, slips: Vec<Slip>, sources: &Sources) -> Diagnostic {
    let people = slips.iter().map(|Slip { leak, .. }| {
        let owner = halves(leak).0.split('`').nth(1).unwrap_or_default();
        match &leak.place {
            Place::Span(span) => {
                let (line, _) = sources.line_column(span.file, span.start);
                format!("`{owner}` (line {line})")
            }
            _ => format!("`{owner}`"),
        }
    });
    let people = people.collect::<Vec<_>>().join(", ");
    let files: BTreeSet<&String> = slips.iter().flat_map(|slip| &slip.files).collect();
    let more = in_more(files.len().saturating_sub(1));
    let what = kind
        .trim_start_matches("a private ")
        .trim_end_matches(" of ");
    let plural = if what.ends_with('s') { "es" } else { "s" };
    let mut slips = slips.into_iter();
    let first = slips.next().map(|slip| slip.leak);
    let mut first =
        first.unwrap_or_else(|| Diagnostic::new(check::LEAK, Place::Program, String::new()));
    let public = file(&first);
    first.message = format!("private {what}{plural}{PUBLIC_IN}`{public}`{more}: {people}");
    first
}
