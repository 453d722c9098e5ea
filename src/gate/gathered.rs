//! Leaks of many files as few problems: the same slip stands on its page, in the feed and in lists.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Exposure, Place, Subject};
use crate::source::Sources;

/// So many leaks are told one by one.
const FEW: usize = 12;

/// The leaks among some problems, once for each person, kind of datum and place in the sources; if these are many, and
/// not all are wanted one by one, once for each kind and file, with everybody's name.
pub fn gathered(problems: Vec<Diagnostic>, sources: &Sources, all: bool) -> Vec<Diagnostic> {
    let mut slips: BTreeMap<(Place, &'static str, String), Slip> = BTreeMap::new();
    let mut told = Vec::new();
    for problem in problems {
        match problem
            .subject
            .as_ref()
            .and_then(Subject::exposure)
            .cloned()
        {
            None => told.push(problem),
            Some(exposure) => {
                let key = (
                    problem.place.clone(),
                    exposure.datum,
                    exposure.owner.clone(),
                );
                slips.entry(key).or_default().add(problem, exposure);
            }
        }
    }
    let slips: Vec<Slip> = slips.into_values().collect();
    match all || slips.len() <= FEW {
        true => told.extend(slips.into_iter().filter_map(Slip::told)),
        false => told.extend(by_file(slips, sources)),
    }
    told
}

/// A datum at one place of the sources, and all public files that it is in.
#[derive(Default)]
struct Slip {
    /// The leak of which is told: that on a page, if there is one.
    shown: Option<(Diagnostic, Exposure)>,
    files: BTreeSet<String>,
}

impl Slip {
    fn add(&mut self, leak: Diagnostic, exposure: Exposure) {
        fn order(file: &str) -> (bool, &str) {
            (!file.ends_with("/index.html"), file)
        }
        self.files.insert(exposure.file.clone());
        let shown = self.shown.as_ref().map(|(_, shown)| order(&shown.file));
        if shown.is_none_or(|shown| order(&exposure.file) < shown) {
            self.shown = Some((leak, exposure));
        }
    }

    fn told(self) -> Option<Diagnostic> {
        let (mut leak, _) = self.shown?;
        leak.message.push_str(&in_more(self.files.len() - 1));
        Some(leak)
    }
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
    let mut groups: BTreeMap<(Option<String>, &'static str), Vec<Slip>> = BTreeMap::new();
    for slip in slips {
        let Some((leak, exposure)) = &slip.shown else {
            continue;
        };
        let file = match &leak.place {
            Place::Span(span) => Some(sources.get(span.file).shown.to_string()),
            Place::File(shown, _) => Some(shown.clone()),
            Place::Cell(_) | Place::Program => None,
        };
        groups.entry((file, exposure.datum)).or_default().push(slip);
    }
    let told = groups
        .into_values()
        .filter_map(|mut slips| match slips.len() {
            1 => slips.pop().and_then(Slip::told),
            _ => of_many(slips, sources),
        });
    told.collect()
}

fn of_many(slips: Vec<Slip>, sources: &Sources) -> Option<Diagnostic> {
    let shown = slips.iter().filter_map(|slip| slip.shown.as_ref());
    let people = shown.map(|(leak, Exposure { owner, .. })| match leak.place {
        Place::Span(span) => {
            let (line, _) = sources.line_column(span.file, span.start);
            format!("`{owner}` (line {line})")
        }
        _ => format!("`{owner}`"),
    });
    let people = people.collect::<Vec<_>>().join(", ");
    let files: BTreeSet<&String> = slips.iter().flat_map(|slip| &slip.files).collect();
    let more = in_more(files.len().saturating_sub(1));
    let (first, Exposure { datum, file, .. }) = slips.into_iter().find_map(|slip| slip.shown)?;
    let plural = if datum.ends_with('s') { "es" } else { "s" };
    let message =
        format!("private {datum}{plural} would have become public in `{file}`{more}: {people}");
    Some(Diagnostic { message, ..first })
}
