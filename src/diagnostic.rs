//! A user's mistake as a value: what is wrong, where, and what to do about it.
//!
//! Layer 0. Messages are lower case, have no full stop, and put the user's words in backticks.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::source::{FileId, Sources, Span};

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

/// Whether one of them stops the work.
pub fn any_error(problems: &[Diagnostic]) -> bool {
    let mut severities = problems.iter().map(|problem| problem.severity);
    severities.any(|severity| severity == Severity::Error)
}

/// Drops what is said only because other files could not be read, or their texts be told from their front matter: a word or
/// a link that leads to one of them may be right.
pub fn drop_consequences(sources: &Sources, unread: &[Diagnostic], problems: &mut Vec<Diagnostic>) {
    let unread: Vec<&str> = unread
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .filter_map(|problem| match &problem.place {
            Place::File(path, _) => path.rsplit('/').next(),
            _ => None,
        })
        .map(stem)
        .collect();
    let headless: Vec<&str> = problems
        .iter()
        .filter(|problem| problem.check == "unclosed-front-matter")
        .filter_map(|problem| match problem.place {
            Place::Span(span) => sources.get(span.file).path.rsplit('/').next(),
            _ => None,
        })
        .map(stem)
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
        let leads_to = |file: &&str| Some(*file) == name.map(stem);
        match problem.check {
            "unknown-topic" | "broken-link" => !unread.iter().any(leads_to),
            "broken-anchor" => !headless.iter().any(leads_to),
            "no-topics" => unread.is_empty(),
            _ => true,
        }
    });
}

/// A file's name without its ending, which may be what is wrong with it.
fn stem(name: &str) -> &str {
    name.split('.').next().unwrap_or(name)
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

/// Places in one file that lie further apart than this many lines are shown as if they lay in two.
const FAR: usize = 200;

/// The group with the line and caret of the main place, then of the related ones, excerpt by excerpt.
fn with_spans<'a>(
    sources: &'a Sources,
    span: Span,
    problem: &'a Diagnostic,
    group: Group<'a>,
) -> Group<'a> {
    let line = |span: Span| sources.line(span.file, span.start);
    let near = |place: Span| place.file == span.file && line(place).abs_diff(line(span)) <= FAR;
    let (beside, elsewhere): (Vec<_>, Vec<_>) =
        problem.related.iter().partition(|(place, _)| near(*place));
    let all = beside.iter().map(|(place, _)| *place).chain([span]);
    let excerpt = Excerpt::of(sources, span.file, all);
    let mut main = excerpt
        .snippet()
        .annotation(AnnotationKind::Primary.span(excerpt.visible(span)));
    for (place, word) in beside {
        let note = AnnotationKind::Context.span(excerpt.visible(*place));
        main = main.annotation(note.label(word));
    }
    let others = elsewhere.into_iter().map(|(place, word)| {
        let excerpt = Excerpt::of(sources, place.file, [*place]);
        let note = AnnotationKind::Context.span(excerpt.visible(*place));
        excerpt.snippet().annotation(note.label(word))
    });
    others.fold(group.element(main), Group::element)
}

/// Some lines of a file. The renderer reads all that it is given, which would be too much for each problem of a large file.
struct Excerpt<'a> {
    shown: &'a str,
    text: &'a str,
    /// The first line, from 1.
    line: usize,
    /// The first byte.
    start: usize,
}

impl<'a> Excerpt<'a> {
    /// The lines of a file on which some places begin, and all between them.
    fn of(sources: &'a Sources, file: FileId, places: impl IntoIterator<Item = Span>) -> Self {
        let lines = places
            .into_iter()
            .map(|span| sources.line(file, span.start));
        let (first, last) = lines.fold((usize::MAX, 1), |(first, last), line| {
            (first.min(line), last.max(line))
        });
        let range = sources.line_start(file, first)..sources.line_start(file, last + 1);
        let source = sources.get(file);
        Self {
            shown: &source.shown,
            line: first,
            start: range.start,
            text: &source.text[range],
        }
    }

    fn snippet<T: Clone>(&self) -> Snippet<'a, T> {
        Snippet::source(self.text)
            .path(self.shown)
            .line_start(self.line)
    }

    fn visible(&self, span: Span) -> std::ops::Range<usize> {
        let here = |at: u32| (at as usize).saturating_sub(self.start);
        visible(self.text, here(span.start)..here(span.end))
    }
}

/// The span clipped to its first line and to the text, never cutting a character.
fn visible(text: &str, span: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let clip = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let (start, end) = (clip(span.start), clip(span.end));
    let line_end = text[start..]
        .find(['\n', '\r'])
        .map_or(text.len(), |newline| start + newline);
    start..end.min(line_end).max(start)
}
