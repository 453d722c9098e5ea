//! A user's mistake as a value: what is wrong, where, and what to do about it.
//!
//! Layer 0. Messages are lower case, have no full stop, and put the user's words in backticks.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::source::{Sources, Span};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is published.
    Error,
    /// Published, but somebody should look.
    Warning,
}

/// Where it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In a text that was read.
    Span(Span),
    /// In a file of this (shown) path, at a line and column if they are known.
    File(String, Option<(usize, usize)>),
    /// Nowhere in particular.
    Program,
}

/// One problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Error or warning.
    pub severity: Severity,
    /// Name of the check, for example `unknown-country`.
    pub check: &'static str,
    /// Where.
    pub place: Place,
    /// What is wrong: one line.
    pub message: String,
    /// What to do: one line.
    pub hint: Option<String>,
    /// Other places that belong to it, each with a word: "first used here".
    pub related: Vec<(Span, String)>,
}

impl Diagnostic {
    /// An error at a place in a text.
    pub fn error(check: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, check, Place::Span(span), message)
    }

    /// A warning at a place in a text.
    pub fn warning(check: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, check, Place::Span(span), message)
    }

    /// Any other combination.
    pub fn new(
        severity: Severity,
        check: &'static str,
        place: Place,
        message: impl Into<String>,
    ) -> Self {
        Self {
            severity,
            check,
            place,
            message: message.into(),
            hint: None,
            related: Vec::new(),
        }
    }

    /// The same with a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same with a second place.
    #[must_use]
    pub fn related(mut self, span: Span, word: impl Into<String>) -> Self {
        self.related.push((span, word.into()));
        self
    }
}

/// Sorts by place, then by check and message, and drops what was said twice.
pub fn sort(sources: &Sources, problems: &mut Vec<Diagnostic>) {
    let key = |problem: &Diagnostic| {
        let shown = match &problem.place {
            Place::Span(span) => sources.get(span.file).shown.to_string(),
            Place::File(path, _) => path.clone(),
            Place::Program => String::new(),
        };
        (
            problem.severity,
            shown,
            problem.place.clone(),
            problem.check,
            problem.message.clone(),
        )
    };
    problems.sort_by_cached_key(key);
    problems.dedup();
}

/// Drops what is said only because other files could not be read: a word or a link that leads to one of them may be right.
pub fn drop_consequences(sources: &Sources, unread: &[Diagnostic], problems: &mut Vec<Diagnostic>) {
    let unread: Vec<&str> = unread
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .filter_map(|problem| match &problem.place {
            Place::File(path, _) => path.rsplit('/').next(),
            _ => None,
        })
        .collect();
    problems.retain(|problem| {
        let Place::Span(span) = problem.place else {
            return true;
        };
        let text = sources.get(span.file).text.get(span.range());
        let word = text.unwrap_or_default().trim_matches(['"', '\'']);
        let name = word
            .split('#')
            .next()
            .and_then(|path| path.rsplit('/').next());
        let leads_to = |file: &&str| Some(*file) == name || file.strip_suffix(".md") == name;
        let points = matches!(problem.check, "unknown-topic" | "broken-link");
        !points || !unread.iter().any(leads_to)
    });
}

/// The text of one problem: `error[check]: message`, `--> file:line:column`, the line, a caret, the hint.
pub fn render(sources: &Sources, problem: &Diagnostic, color: bool) -> String {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(&problem.message).id(problem.check);
    let mut groups = Vec::new();
    let mut group = match &problem.place {
        Place::Span(span) => with_spans(sources, *span, problem, Group::with_title(title)),
        Place::File(path, place) => {
            let origin = annotate_snippets::Origin::path(path.as_str());
            let origin = match place {
                Some((line, column)) => origin.line(*line).char_column(*column),
                None => origin,
            };
            Group::with_title(title).element(origin)
        }
        Place::Program => Group::with_title(title),
    };
    if let Some(hint) = &problem.hint {
        group = group.element(Level::HELP.with_name("hint").message(hint));
    }
    groups.push(group);
    let renderer = if color {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    renderer.render(&groups)
}

/// The group with the line and caret of the main place, then of the related ones, file by file.
fn with_spans<'a>(
    sources: &'a Sources,
    span: Span,
    problem: &'a Diagnostic,
    group: Group<'a>,
) -> Group<'a> {
    let file = sources.get(span.file);
    let snippet = |at: crate::source::FileId| {
        Snippet::source(&*sources.get(at).text).path(&*sources.get(at).shown)
    };
    let mut main =
        snippet(span.file).annotation(AnnotationKind::Primary.span(visible(&file.text, span)));
    let mut others = Vec::new();
    for (place, word) in &problem.related {
        let range = visible(&sources.get(place.file).text, *place);
        let note = AnnotationKind::Context.span(range).label(word);
        if place.file == span.file {
            main = main.annotation(note);
        } else {
            others.push(snippet(place.file).annotation(note));
        }
    }
    others.into_iter().fold(group.element(main), Group::element)
}

/// The span clipped to its first line and to the text, never cutting a character.
fn visible(text: &str, span: Span) -> std::ops::Range<usize> {
    let clip = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let (start, end) = (clip(span.start as usize), clip(span.end as usize));
    let line_end = text[start..]
        .find(['\n', '\r'])
        .map_or(text.len(), |newline| start + newline);
    start..end.min(line_end).max(start)
}
