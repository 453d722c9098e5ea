//! The template engine's errors as diagnostics at their place in the template.

use tera::{Error, ErrorKind, ReportError, Tera};

use super::files::{Origin, Templates};
use crate::check;
use crate::diagnostic::{Diagnostic, Place};
use crate::source::Span;

/// Errors of loading: the engine stops at the first template that does not parse, so the others are tried one by one.
pub fn on_load(error: &Error, templates: &Templates) -> Vec<Diagnostic> {
    if !matches!(error.kind(), ErrorKind::SyntaxError(_)) {
        return on_render(error, templates);
    }
    let broken = templates.texts().filter_map(|(name, text)| {
        let alone = Tera::default().add_raw_template(name, text);
        match alone.as_ref().map_err(Error::kind) {
            Err(ErrorKind::SyntaxError(report)) => Some(from_report(report, templates)),
            _ => None,
        }
    });
    broken.collect()
}

/// Errors of rendering, and those of loading that belong to all templates together.
pub fn on_render(error: &Error, templates: &Templates) -> Vec<Diagnostic> {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            vec![from_report(report, templates)]
        }
        ErrorKind::MissingParent { current, parent } => {
            let message = format!("there is no template `{parent}` to extend");
            vec![at_text(current, parent, &message, templates)]
        }
        ErrorKind::CircularExtend { tpl, .. } => {
            let message = "this template extends itself in a circle".to_owned();
            vec![at_text(tpl, "extends", &message, templates)]
        }
        ErrorKind::CircularInclude { tpl, .. } => {
            let message = "this template includes itself in a circle".to_owned();
            vec![at_text(tpl, "include", &message, templates)]
        }
        ErrorKind::TemplateNotFound(name) => {
            let message = format!("the theme has no template `{name}`");
            vec![Diagnostic::new(check::TEMPLATE, Place::Program, message)]
        }
        _ => from_printed(&error.to_string(), templates),
    }
}

fn from_report(report: &ReportError, templates: &Templates) -> Diagnostic {
    let span = report.span();
    let place = Found {
        line: span.start_line,
        column: span.start_col + 1,
        bytes: Some(span.range.clone()),
    };
    diagnostic(report.filename(), &place, report.message(), templates)
}

/// Unknown filters, functions and includes are all found, but the engine hands them over only as printed text:
/// `error: message`, then `--> file:line:column`; an empty line stands between two of them.
fn from_printed(printed: &str, templates: &Templates) -> Vec<Diagnostic> {
    let reports = printed.split("\n\n");
    reports
        .map(|report| {
            let mut lines = report.lines();
            let first = lines.next().unwrap_or_default();
            let message = first.trim_start_matches("error: ");
            let Some((file, place)) = lines.next().and_then(printed_place) else {
                let message = sentence(message);
                return Diagnostic::new(check::TEMPLATE, Place::Program, message);
            };
            diagnostic(file, &place, message, templates)
        })
        .collect()
}

struct Found {
    line: usize,
    column: usize,
    bytes: Option<std::ops::Range<usize>>,
}

fn printed_place(line: &str) -> Option<(&str, Found)> {
    let (rest, column) = line.trim_start().strip_prefix("--> ")?.rsplit_once(':')?;
    let (file, line) = rest.rsplit_once(':')?;
    let place = Found {
        line: line.parse().ok()?,
        column: column.parse().ok()?,
        bytes: None,
    };
    Some((file, place))
}

fn at_text(template: &str, needle: &str, message: &str, templates: &Templates) -> Diagnostic {
    let text = templates.find(template).map_or("", |(text, _)| text);
    let start = text.find(needle).unwrap_or(0);
    let before = &text[..start];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let place = Found {
        line: before.matches('\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
        bytes: Some(start..(start + needle.len()).min(text.len())),
    };
    diagnostic(template, &place, message, templates)
}

fn diagnostic(template: &str, at: &Found, message: &str, templates: &Templates) -> Diagnostic {
    let place = match templates.find(template) {
        Some((text, Origin::File(file))) => {
            let bytes = at.bytes.clone().unwrap_or_else(|| {
                let start = offset(text, at.line, at.column);
                start..start + 1
            });
            Place::Span(Span::new(file, bytes))
        }
        _ => {
            let (theme, file) = template.split_once('/').unwrap_or(("default", template));
            let shown = format!("themes/{theme}/templates/{file} (built in)");
            Place::File(shown, Some((at.line, at.column)))
        }
    };
    Diagnostic::new(check::TEMPLATE, place, sentence(message))
}

/// The byte of a line and column, both from 1; the column counts characters.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let mut start = 0;
    for (number, content) in (1..).zip(text.split_inclusive('\n')) {
        if number == line {
            let inside = content.char_indices().nth(column.saturating_sub(1));
            return start + inside.map_or(content.len(), |(at, _)| at);
        }
        start += content.len();
    }
    start
}

/// The engine's sentence in the manner of our messages: lower case, no full stop.
fn sentence(message: &str) -> String {
    let message = message.trim_end_matches('.');
    let mut letters = message.chars();
    let Some(first) = letters.next() else {
        return String::new();
    };
    let word_ends = |c: char| !c.is_alphanumeric();
    let word = message.split(word_ends).next().unwrap_or_default();
    if word.len() > 1 && word.chars().all(char::is_uppercase) {
        return message.to_owned();
    }
    first.to_lowercase().chain(letters).collect()
}
