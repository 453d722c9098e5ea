//! What is wrong with a text that is no YAML, in words for somebody who has never heard of YAML.

use super::unclosed::Open;
use super::{ErrorKind, Place, ScanError, indent, keys, too_deep};
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::parse::conflict::{CONFLICT, is_conflict};
use crate::parse::lookalike;
use crate::parse::toml::ESCAPE;

/// The scanner points to the beginning of the value that the tab interrupts; the tab itself is what to look at.
fn tab(place: Place<'_>, start: usize) -> Diagnostic {
    let (before, rest) = place
        .text
        .split_at_checked(start)
        .unwrap_or((place.text, ""));
    let at = match rest.find('\t') {
        _ if before.ends_with('\t') => start - 1,
        Some(distance) => start + distance,
        None => start,
    };
    let message = "a tab stands where spaces are needed";
    Diagnostic::new(check::SYNTAX_YAML, place.character(at), message).hint("indent with spaces")
}

/// Most of what the parser cannot take comes of a line that begins a little too far to the right or the left.
fn misplaced(place: Place<'_>, kind: &ErrorKind, start: usize) -> Option<Diagnostic> {
    match kind {
        ErrorKind::MappingValueNotAllowed
        | ErrorKind::InvalidIndentation
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::ExpectedDocumentStart => indent::misplaced(place, start),
        ErrorKind::CommentInterceptedScalar => indent::misplaced_below(place, start),
        _ => None,
    }
}

/// Points at a bracket or quote of a line above that has no end.
fn unclosed(place: Place<'_>, kind: &ErrorKind, start: usize) -> Option<Diagnostic> {
    let is_quote = matches!(
        kind,
        ErrorKind::UnclosedQuotedScalar
            | ErrorKind::InvalidTrailingDoubleQuotedScalar
            | ErrorKind::InvalidTrailingSingleQuotedScalar
    );
    let length = match kind {
        ErrorKind::UnclosedQuotedScalar => place.text.len(),
        _ => start.min(place.text.len()),
    };
    let open = Open::behind(place.text, length);
    let above = |at: &usize| {
        place
            .text
            .get(*at..start)
            .is_none_or(|text| text.contains('\n'))
    };
    let quote = open
        .quote(place.text, length)
        .filter(|at| is_quote || above(at));
    let bracket = open.bracket().filter(|at| !is_quote && above(at));
    let (at, what, hint) = match (quote, bracket) {
        (Some(at), _) => (
            at,
            "this quote is not closed",
            "close it with the same quote behind the text",
        ),
        (None, Some(at)) if place.text[at..].starts_with('[') => (
            at,
            "this bracket is not closed",
            "close the list with `]` behind its last value",
        ),
        (None, Some(at)) => (
            at,
            "this brace is not closed",
            "close it with `}` behind its last value",
        ),
        (None, None) => return None,
    };
    Some(Diagnostic::new(check::SYNTAX_YAML, place.character(at), what).hint(hint))
}

/// A `#` inside brackets takes what closes them into a comment: `[C #1, b]`.
fn comment_in_brackets(place: Place<'_>, start: usize) -> Option<Diagnostic> {
    let (bracket, at) = Open::behind(place.text, place.text.len()).comment?;
    if bracket > start {
        return None;
    }
    let word = place.text[at..]
        .split([',', ']', '}', '\n'])
        .next()?
        .trim_end();
    let message = format!(
        "`{word}` and what follows it on this line is a comment, so a bracket is never closed"
    );
    let (line, column) = (place.line(at), place.column(at));
    let before = line[..column].rsplit([',', '[', '{']).next()?.trim();
    let space = if before.is_empty() { "" } else { " " };
    let all = format!("{before}{space}{word}");
    let hint = match all.contains(['"', '\'', '\\', ':']) {
        true => "put the text with the `#` in quotes".to_owned(),
        false => format!("put it in quotes: `\"{all}\"`"),
    };
    let span = place.range(at..at + word.len());
    Some(Diagnostic::new(check::SYNTAX_YAML, span, message).hint(hint))
}

/// What is wrong, and what to do.
pub(super) fn syntax_error(place: Place<'_>, error: &ScanError) -> Diagnostic {
    let start = error.marker().byte_offset().unwrap_or(0);
    let span = place.character(start);
    if is_conflict(place.line(start)) {
        let (message, hint) = CONFLICT;
        return Diagnostic::new(check::SYNTAX_YAML, span, message).hint(hint);
    }
    let cause = odd_space(place, start)
        .or_else(|| comment_in_brackets(place, start))
        .or_else(|| unclosed(place, error.kind(), start))
        .or_else(|| misplaced(place, error.kind(), start));
    if let Some(problem) = cause {
        return problem;
    }
    if let Some((message, hint)) = not_closed(error.kind()) {
        return Diagnostic::new(check::SYNTAX_YAML, span, message).hint(hint);
    }
    let (message, hint) = match error.kind() {
        ErrorKind::RecursionLimitExceeded => return too_deep(span),
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabInPlainScalar => return tab(place, start),
        ErrorKind::InvalidIndentation => (
            "this line is not indented like its neighbours",
            "give all keys of one mapping the same number of spaces",
        ),
        ErrorKind::ExpectedBlockMappingKey if place.has_key(start) => (
            "this line is not indented like its neighbours",
            "give all keys of one mapping the same number of spaces",
        ),
        ErrorKind::CommentInterceptedScalar => (
            "a comment stands in the middle of a text",
            "write the text on one line, in quotes, and the comment on a line of its own",
        ),
        ErrorKind::InvalidColonPlacement | ErrorKind::MappingValueNotAllowed => (
            "this colon cannot stand here",
            "put text that holds `: ` in quotes; if the key is right, close the bracket or quote above it",
        ),
        ErrorKind::ExpectedBlockMappingKey if place.has_item(start) => (
            "an item of a list stands where a key was expected",
            "write all items in brackets behind their key, or each on a line of its own below it",
        ),
        ErrorKind::ExpectedBlockMappingKey | ErrorKind::SimpleKeyExpected => (
            "this line does not fit: a key with a colon was expected",
            "write `key: value`, indented like the lines above; put text that holds `: ` in quotes",
        ),
        ErrorKind::UnexpectedCharacter { character } if span.start < span.end => (
            &*format!("a text cannot begin with `{character}`"),
            "put it in quotes",
        ),
        _ if error.info().contains("escape") => ESCAPE,
        _ => (
            &*format!("this is not valid YAML: {}", error.info()),
            "put text in quotes if it begins with a sign or holds a colon or `#`",
        ),
    };
    Diagnostic::new(check::SYNTAX_YAML, span, message).hint(hint)
}

/// Something that only looks like a space, copied from a web page or a word processor: at the place itself, behind a colon of
/// its line, before the key there, or behind the key or dash of a line above that was read on to here.
pub(super) fn odd_space(place: Place<'_>, start: usize) -> Option<Diagnostic> {
    let line = place.line(start);
    let column = place.column(start);
    let begin = start - column;
    let is_odd = |at: &usize| line[*at..].starts_with(lookalike::is_lookalike);
    let colons = line.match_indices(':').map(|(colon, _)| colon + 1);
    let here = Some(column).filter(|at| line.is_char_boundary(*at));
    let found = colons.chain([line_begin(line)]).chain(here).find(is_odd);
    let at = match found {
        Some(at) => begin + at,
        None => odd_space_above(place.text.get(..begin)?)?,
    };
    keys::odd_space(place, at)
}

/// In the last line above that has a key or dash, or would have one.
fn odd_space_above(text: &str) -> Option<usize> {
    let mut end = text.len();
    for line in text.lines().rev() {
        let begin = text[..end].trim_end_matches(['\n', '\r']).len() - line.len();
        end = begin;
        let first = line_begin(line);
        if line[first..].starts_with(lookalike::is_lookalike) {
            return Some(begin + first);
        }
        let Some((key, value)) = line[first..].split_once(':') else {
            continue;
        };
        let is_word = |c: char| c.is_alphanumeric() || "_-".contains(c);
        if key.chars().all(is_word) && value.starts_with(lookalike::is_lookalike) {
            return Some(begin + first + key.len() + 1);
        }
        if value.is_empty() || value.starts_with(' ') {
            return None;
        }
    }
    None
}

/// Where a line has its first word, behind spaces and dashes.
fn line_begin(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '-']).len()
}

/// What is wrong with brackets, braces and quotes.
fn not_closed(kind: &ErrorKind) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::MismatchedFlowCollectionEnd { .. } => (
            "a bracket or brace is not closed by its like",
            "close `[` with `]` and `{` with `}`",
        ),
        ErrorKind::UnexpectedEofFlowSequence | ErrorKind::ExpectedFlowSequenceSeparator => (
            "a list in brackets is not closed",
            "separate its values with commas and close it with `]`",
        ),
        ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping
        | ErrorKind::ExpectedFlowMappingSeparator => (
            "a mapping in braces is not closed",
            "separate its entries with commas and close it with `}`",
        ),
        ErrorKind::InvalidTrailingDoubleQuotedScalar => (
            "the text in quotes has ended before this",
            "put all of it in quotes, those inside as `\\\"`",
        ),
        ErrorKind::InvalidTrailingSingleQuotedScalar => (
            "the text in quotes has ended before this",
            "put all of it in double quotes, or write an apostrophe inside twice: `It''s`",
        ),
        ErrorKind::UnclosedQuotedScalar => (
            "a quote is not closed",
            "close it with the same quote; an apostrophe inside single quotes is written twice",
        ),
        _ => return None,
    })
}
