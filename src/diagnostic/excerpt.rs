//! One problem as text: its message, the line with a caret below it, its hint. Nothing here is longer than a screen is
//! wide by much: lines of any length are cut around the caret, and words of any length are shortened.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Place, Severity};
use crate::span::{FileId, Sources, Span};

/// Places in one file that lie further apart than this many lines are shown as if they lay in two.
const FAR: usize = 200;

/// Longer lines, in bytes, are cut; the renderer itself fits shorter ones to the screen.
const LONG_LINE: usize = 400;

/// So many bytes are left before and behind the beginning of a place in a line that is cut.
const WINDOW: [usize; 2] = [60, 80];

/// Longest message or hint in bytes: longer ones quote what somebody pasted.
const LONG_WORDS: usize = 600;

/// The text of one problem: `error[check]: message`, `--> file:line:column`, the line, a caret, the hint.
pub fn render(sources: &Sources, problem: &Diagnostic, color: bool) -> String {
    render_with(sources, problem, &[], color)
}

/// The same with more lines below the hint.
pub(super) fn render_with(
    sources: &Sources,
    problem: &Diagnostic,
    also: &[String],
    color: bool,
) -> String {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let message = printable(&problem.message);
    let message = shortened(&message, LONG_WORDS);
    let title = level.primary_title(message).id(problem.check.name);
    let mut group = match &problem.place {
        Place::Span(span) => with_spans(sources, *span, problem, Group::with_title(title)),
        Place::File(path, place) => {
            let origin = Origin::path(printable(path));
            let origin = match place {
                Some((line, column)) => origin.line(*line).char_column(*column),
                None => origin,
            };
            Group::with_title(title).element(origin)
        }
        Place::Cell(cell) => {
            let origin = Origin::path(printable(&cell.to_string()).into_owned());
            Group::with_title(title).element(origin)
        }
        Place::Program => Group::with_title(title),
    };
    if let Some(hint) = &problem.hint {
        let hint = printable(hint);
        let hint = shortened(&hint, LONG_WORDS).into_owned();
        group = group.element(Level::HELP.with_name("hint").message(hint));
    }
    for line in also {
        group = group.element(Level::NOTE.with_name("also").message(printable(line)));
    }
    let renderer = match color {
        true => Renderer::styled(),
        false => Renderer::plain(),
    };
    without_lost_origin(&renderer.render(&[group]))
}

/// Lines that are cut bear their place in front; the renderer marks that they have none of their own.
fn without_lost_origin(text: &str) -> String {
    let style = |c: char| c.is_ascii_digit() || "\u{1b}[;m ".contains(c);
    let lines = text
        .lines()
        .filter(|line| line.trim_matches(style) != ":::");
    lines.collect::<Vec<_>>().join("\n")
}

/// A name for the screen: control characters, which could move the cursor or hide what follows, are written out.
pub fn printable(text: &str) -> Cow<'_, str> {
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if !text.contains(hidden) {
        return text.into();
    }
    let written = |c: char| match hidden(c) {
        true => c.escape_default().to_string(),
        false => c.to_string(),
    };
    text.chars().map(written).collect()
}

/// A line of a file for the screen: the control characters that the renderer lets pass are signs of as many bytes, so that
/// every place stays right.
fn visible(text: &str) -> Cow<'_, str> {
    let sign = |c: char| match c {
        '\u{80}'..='\u{9f}' => '¤',
        '\u{2028}' | '\u{2029}' => '␤',
        c => c,
    };
    match text.is_ascii() || text.chars().all(|c| sign(c) == c) {
        true => text.into(),
        false => text.chars().map(sign).collect(),
    }
}

/// At most so many bytes of a text, cut in its middle: what is said of somebody's words stands at both ends.
pub(super) fn shortened(text: &str, most: usize) -> Cow<'_, str> {
    if text.len() <= most {
        return text.into();
    }
    let (begin, end) = (
        floor(text, most * 2 / 3),
        floor(text, text.len() - most / 3),
    );
    format!("{} … {}", &text[..begin], &text[end..]).into()
}

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
    let all: Vec<Span> = beside
        .iter()
        .map(|(place, _)| *place)
        .chain([span])
        .collect();
    let excerpt = Excerpt::of(sources, span.file, &all);
    let notes = beside.iter().map(|(place, word)| (*place, word.as_str()));
    let group = group.elements(excerpt.elements(sources, Some(span), notes));
    elsewhere.into_iter().fold(group, |group, (place, word)| {
        let excerpt = Excerpt::of(sources, place.file, &[*place]);
        group.elements(excerpt.elements(sources, None, [(*place, word.as_str())]))
    })
}

/// Some lines of a file. The renderer reads all that it is given, which would be too much for each problem of a large file.
struct Excerpt<'a> {
    text: Cow<'a, str>,
    /// The first line, from 1.
    line: usize,
    /// What of the file stands where in the text: bytes of the file and the first byte in the text, in order.
    pieces: Vec<(Range<usize>, usize)>,
}

impl<'a> Excerpt<'a> {
    /// The lines of a file on which some places begin, and all between them.
    fn of(sources: &'a Sources, file: FileId, places: &[Span]) -> Self {
        let lines = places.iter().map(|span| sources.line(file, span.start));
        let (first, last) = lines.fold((usize::MAX, 1), |(first, last), line| {
            (first.min(line), last.max(line))
        });
        let bounds = |line| sources.line_start(file, line)..sources.line_start(file, line + 1);
        let all = bounds(first).start..bounds(last).end;
        let text = &*sources.get(file).text;
        if (first..=last).all(|line| bounds(line).len() <= LONG_LINE) {
            return Self {
                line: first,
                text: visible(&text[all.clone()]),
                pieces: vec![(all, 0)],
            };
        }
        let mut cut = Self {
            line: first,
            text: Cow::default(),
            pieces: Vec::new(),
        };
        for line in first..=last {
            cut.push(text, bounds(line), places);
        }
        cut.text = visible(&cut.text).into_owned().into();
        cut
    }

    /// One more line; of a long one, what stands around the places in it.
    fn push(&mut self, text: &str, line: Range<usize>, places: &[Span]) {
        let starts = places.iter().map(|span| span.start as usize);
        let here = starts.filter(|start| line.contains(start));
        let around = |start: usize| {
            let first = floor(text, start.saturating_sub(WINDOW[0]).max(line.start));
            first..floor(text, (start + WINDOW[1]).min(line.end))
        };
        let mut windows: Vec<Range<usize>> = match line.len() <= LONG_LINE {
            true => vec![line.clone()],
            false => here.map(around).collect(),
        };
        if windows.is_empty() {
            windows.push(around(line.start));
        }
        windows.sort_by_key(|window| window.start);
        let mut end = line.start;
        for window in windows {
            let window = window.start.max(end)..window.end.max(end);
            if window.start > end {
                self.text.to_mut().push('…');
            }
            self.pieces.push((window.clone(), self.text.len()));
            self.text.to_mut().push_str(&text[window.clone()]);
            end = window.end;
        }
        if end < line.end {
            self.text.to_mut().push_str("…\n");
        }
    }

    /// Whether the columns of the text are those of the file.
    fn is_whole(&self) -> bool {
        matches!(self.text, Cow::Borrowed(_))
    }

    /// The place in words, if the text cannot tell it, and the lines with carets and notes.
    fn elements<'n>(
        self,
        sources: &'a Sources,
        main: Option<Span>,
        notes: impl IntoIterator<Item = (Span, &'n str)>,
    ) -> Vec<Element<'a>>
    where
        'n: 'a,
    {
        let notes: Vec<(Span, &str)> = notes.into_iter().collect();
        let Some(first) = main.or_else(|| notes.first().map(|(place, _)| *place)) else {
            return Vec::new();
        };
        let shown = printable(&sources.get(first.file).shown);
        let is_whole = self.is_whole();
        let (main, notes) = (
            main.map(|span| AnnotationKind::Primary.span(self.visible(span))),
            notes.into_iter().map(|(place, word)| {
                AnnotationKind::Context
                    .span(self.visible(place))
                    .label(word)
            }),
        );
        let annotations: Vec<_> = main.into_iter().chain(notes).collect();
        let snippet = Snippet::source(self.text).line_start(self.line);
        let snippet = snippet.annotations(annotations);
        if is_whole {
            return vec![snippet.path(shown).into()];
        }
        let (line, column) = sources.line_column(first.file, first.start);
        let origin = Origin::path(shown).line(line).char_column(column);
        vec![origin.into(), snippet.into()]
    }

    /// Where a span of the file is seen in the text: on its first line, and not beyond what was cut.
    fn visible(&self, span: Span) -> Range<usize> {
        let range = span.range();
        let holds = |(file, _): &&(Range<usize>, usize)| file.start <= range.start;
        let Some((file, at)) = self.pieces.iter().rev().find(holds) else {
            return 0..0;
        };
        let inside = |byte: usize| at + byte.min(file.end) - file.start;
        let (start, end) = (inside(range.start), inside(range.end.max(range.start)));
        let (start, end) = (floor(&self.text, start), floor(&self.text, end));
        let line_end = self.text[start..]
            .find(['\n', '\r'])
            .map_or(self.text.len(), |newline| start + newline);
        start..end.min(line_end).max(start)
    }
}

/// The last border of a character at or before a byte.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
