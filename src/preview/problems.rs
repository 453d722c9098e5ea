//! The panel: everything that is wrong, as the browser shows it.
//!
//! A problem of the data folder quotes what participants wrote. It is told in full only to who has the desk's key; others
//! learn where to look.

use serde_json::{Value, json};

use super::site::{Found, below, find};
use super::{Preview, State, json as answer};
use crate::diagnostic::{self, Diagnostic, Group, Place, Severity};
use crate::output::{Answer, PublicAnswer};
use crate::plan::addresses;
use crate::source::{Root, Sources};

/// More are not shown at once.
const MOST: usize = 50;

/// How the user's editor is called from a browser.
#[derive(Clone, Debug)]
pub struct Editor {
    /// An address with `{path}`, `{line}` and `{column}`.
    pub template: String,
    /// The folder that relative paths begin at, absolute and `/`-separated.
    pub here: String,
}

impl Editor {
    /// The address that opens a file, as the user knows it, at a line and column.
    pub(super) fn link(&self, shown: &str, place: Option<(usize, usize)>) -> String {
        let absolute = shown.starts_with('/') || shown.get(1..2) == Some(":");
        let path = match absolute {
            true => shown.to_owned(),
            false => format!("{}/{shown}", self.here.trim_end_matches('/')),
        };
        let (line, column) = place.unwrap_or((1, 1));
        self.template
            .replace("{path}", &addresses::encode(&path))
            .replace("{line}", &line.to_string())
            .replace("{column}", &column.to_string())
    }
}

impl Preview {
    /// All problems of this moment, and those of rendering the page at `path`; the same slip in many places once.
    pub(super) fn panel(&self, path: &str, at_desk: bool) -> PublicAnswer {
        let state = self.state();
        let of_page = self.of_page(&state, path);
        let page_sources = state.ready.as_ref().map(|ready| &ready.input.sources);
        let mine = groups_of(&state.input.sources, &state.problems);
        let pages = page_sources.map(|sources| groups_of(sources, &of_page));
        let told = mine.chain(pages.into_iter().flatten());
        let mut told: Vec<Value> = told
            .map(|(sources, group)| self.told(sources, &group, at_desk))
            .collect();
        told.dedup();
        told.truncate(MOST);
        let all = state.problems.iter().chain(&of_page);
        let (errors, warnings): (Vec<_>, Vec<_>) =
            all.partition(|problem| problem.severity == Severity::Error);
        let value = json!({
            "version": state.version,
            "errors": errors.len(),
            "warnings": warnings.len(),
            "problems": told,
        });
        match at_desk {
            // The gate would withhold what the holder of the key has come for.
            true => PublicAnswer::new(Answer {
                status: 200,
                kind: "application/json".to_owned(),
                bytes: value.to_string().into_bytes(),
            }),
            false => answer(&state, &value),
        }
    }

    fn of_page(&self, state: &State, path: &str) -> Vec<Diagnostic> {
        let Some(ready) = state.ready.as_ref().filter(|_| !state.broken) else {
            return Vec::new();
        };
        let base = addresses::base_path(&ready.program.config.base_url);
        match below(base, path).map(|path| find(ready, path)) {
            Some(Found::File(file)) => ready.public(file, &*self.read).err().unwrap_or_default(),
            _ => Vec::new(),
        }
    }

    fn told(&self, sources: &Sources, group: &Group<'_>, at_desk: bool) -> Value {
        let problem = group.first;
        let error = problem.severity == Severity::Error;
        if is_private(sources, group) && !at_desk {
            return json!({
                "error": error,
                "message": "something in the data needs you",
                "text": "open the desk, by the address in the terminal, to see the line here",
            });
        }
        let place = match &problem.place {
            Place::Span(span) => {
                let at = sources.line_column(span.file, span.start);
                Some((sources.get(span.file).shown.to_string(), Some(at)))
            }
            Place::File(shown, at) => Some((shown.clone(), *at)),
            Place::Cell(cell) => Some((cell.to_string(), None)),
            Place::Program => None,
        };
        let editor = self.settings.editor.as_ref();
        let link = |(shown, at): &(String, Option<(usize, usize)>)| {
            editor.map(|editor| editor.link(shown, *at))
        };
        json!({
            "error": error,
            "message": problem.message,
            "place": place.as_ref().map(|(shown, at)| match at {
                Some((line, column)) => format!("{shown}:{line}:{column}"),
                None => shown.clone(),
            }),
            "editor": place.as_ref().and_then(link),
            "text": body(&group.render(sources, false)),
        })
    }
}

/// The lines below message and place, which the panel shows by itself.
fn body(text: &str) -> String {
    let mut lines = text.lines().skip(1).peekable();
    let is_place = |line: &&str| line.trim_start().starts_with("-->");
    let _ = lines.next_if(is_place);
    lines.collect::<Vec<_>>().join("\n")
}

fn groups_of<'a>(
    sources: &'a Sources,
    problems: &'a [Diagnostic],
) -> impl Iterator<Item = (&'a Sources, Group<'a>)> {
    let groups = diagnostic::groups(problems).into_iter();
    groups.map(move |group| (sources, group))
}

/// Whether one of some problems quotes, or may quote, what a participant wrote.
fn is_private(sources: &Sources, group: &Group<'_>) -> bool {
    let mut all = group.more.iter().chain([&group.first]);
    all.any(|problem| quotes_somebody(sources, problem))
}

fn quotes_somebody(sources: &Sources, problem: &Diagnostic) -> bool {
    let in_data = |file| sources.get(file).root == Root::Data;
    let of_data = match &problem.place {
        Place::Span(span) => in_data(span.file),
        Place::File(shown, _) => shown.contains("participants/"),
        Place::Cell(_) | Place::Program => true,
    };
    of_data || problem.related.iter().any(|(span, _)| in_data(span.file))
}
