//! The panel: everything that is wrong, as the browser shows it.
//!
//! A problem of the data folder quotes what participants wrote. It is told in full only to who has the desk's key; others
//! learn where to look.

use serde_json::{Value, json};

use super::site::{Found, below, find};
use super::{Preview, State, json as answer};
use crate::diagnostic::{self, Diagnostic, Place, Severity};
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
    /// All problems of this moment, and those of rendering the page at `path`.
    pub(super) fn panel(&self, path: &str, at_desk: bool) -> PublicAnswer {
        let state = self.state();
        let of_page = self.of_page(&state, path);
        let sources = &state.input.sources;
        let page_sources = state.ready.as_ref().map(|ready| &ready.input.sources);
        let mine = state.problems.iter().map(|problem| (sources, problem));
        let pages = of_page
            .iter()
            .filter_map(|problem| Some((page_sources?, problem)));
        let all: Vec<(&Sources, &Diagnostic)> = mine.chain(pages).collect();
        let errors = all
            .iter()
            .filter(|(_, problem)| problem.severity == Severity::Error)
            .count();
        let told = all
            .iter()
            .take(MOST)
            .map(|(sources, problem)| self.told(sources, problem, at_desk));
        let value = json!({
            "version": state.version,
            "errors": errors,
            "warnings": all.len() - errors,
            "problems": told.collect::<Vec<Value>>(),
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

    fn told(&self, sources: &Sources, problem: &Diagnostic, at_desk: bool) -> Value {
        let error = problem.severity == Severity::Error;
        if is_private(sources, problem) && !at_desk {
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
            "text": body(&diagnostic::render(sources, problem, false)),
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

/// Whether a problem quotes, or may quote, what a participant wrote.
fn is_private(sources: &Sources, problem: &Diagnostic) -> bool {
    let in_data = |file| sources.get(file).root == Root::Data;
    let of_data = match &problem.place {
        Place::Span(span) => in_data(span.file),
        Place::File(shown, _) => shown.contains("participants/"),
        Place::Program => true,
    };
    of_data || problem.related.iter().any(|(span, _)| in_data(span.file))
}
