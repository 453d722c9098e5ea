//! A line that lines up with no other: where it should begin, from the text alone.
//!
//! YAML takes a key that is indented too far for a part of the text above it, and complains of its colon. Who reads that
//! looks at the colon, and the colon is right.

use std::ops::Range;

use super::Place;
use crate::check;
use crate::diagnostic::Diagnostic;

/// What a line begins with: the dash of an item, a key, or both.
struct Begin {
    /// Spaces and dashes before it.
    column: usize,
    /// In bytes of the text: the dash, or the key without its colon.
    range: Range<usize>,
    is_dash: bool,
}

/// What is wrong with the line of a key or dash that begins or ends at `start`, if it should have begun elsewhere.
pub(super) fn misplaced(place: Place<'_>, start: usize) -> Option<Diagnostic> {
    let text = place.text;
    let above = text.get(..start)?.rfind('\n').map_or(0, |at| at + 1);
    let line = text[above..].lines().next().unwrap_or_default();
    let mine = begins(line, above).next()?;
    let touches = start == mine.range.start || text[mine.range.end..].starts_with(':');
    if !touches || (start != mine.range.start && start != mine.range.end) {
        return None;
    }
    let mut open = open_above(&text[..above]);
    open.retain(|other| other.is_dash == mine.is_dash);
    let distance = open
        .iter()
        .map(|other| other.column.abs_diff(mine.column))
        .min()?;
    open.retain(|other| other.column.abs_diff(mine.column) == distance);
    open.reverse();
    let runs_on = start != mine.range.start;
    (distance > 0).then(|| complaint(place, mine, open, runs_on))
}

/// The same for the next line with words below a comment.
pub(super) fn misplaced_below(place: Place<'_>, comment: usize) -> Option<Diagnostic> {
    let mut at = comment;
    for line in place.text.get(comment..)?.split_inclusive('\n') {
        if has_words(line) {
            return misplaced(place, at + indent(line));
        }
        at += line.len();
    }
    None
}

/// `runs_on`: the line was taken for a part of the text above it.
fn complaint(place: Place<'_>, mine: Begin, mut under: Vec<Begin>, runs_on: bool) -> Diagnostic {
    let only = under.len() == 1;
    let (mut told, mut other) = (mine, under.remove(0));
    // If the very first key is indented and the others are not, the first is the odd one.
    let mut before = place.text[..other.range.start].lines();
    if told.column == 0 && !before.any(has_words) {
        std::mem::swap(&mut told, &mut other);
    }
    let name = |begin: &Begin, item: &str| match begin.is_dash {
        true => item.to_owned(),
        false => format!("`{}`", &place.text[begin.range.clone()]),
    };
    let way = match told.range.start < other.range.start {
        true => "above",
        false => "under",
    };
    let spaces = told.column.abs_diff(other.column);
    let unit = if spaces == 1 { "space" } else { "spaces" };
    let side = match told.column > other.column {
        true => "right",
        false => "left",
    };
    let message = match only {
        true => format!(
            "{} stands {spaces} {unit} too far to the {side}",
            name(&told, "this item")
        ),
        false => format!(
            "{} lines up with nothing above it",
            name(&told, "this item")
        ),
    };
    let mut hint = format!("begin it exactly {way} {}", name(&other, "that item"));
    for another in &under {
        hint += &format!(", or {way} {}", name(another, "that item"));
    }
    if runs_on && spaces > 1 {
        hint += "; if it is a part of the text above it, put that text in quotes";
    }
    let span = |begin: &Begin| place.range(begin.range.clone());
    let problem = Diagnostic::new(check::SYNTAX_YAML, span(&told), message).hint(hint);
    let others = [other].into_iter().chain(under);
    others.fold(problem, |problem, other| {
        problem.related(span(&other), format!("{way} this"))
    })
}

/// The keys and dashes of the lists and mappings that are open where a text ends, outermost first.
fn open_above(text: &str) -> Vec<Begin> {
    let mut open: Vec<Begin> = Vec::new();
    let mut literal = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        if !has_words(line) || literal.is_some_and(|column| indent(line) > column) {
            continue;
        }
        literal = None;
        for begin in begins(line, start) {
            while open.last().is_some_and(|last| last.column >= begin.column) {
                open.pop();
            }
            let value = text[begin.range.end..at].trim_start_matches([':', ' ']);
            if value.starts_with(['|', '>']) {
                literal = Some(begin.column);
            }
            open.push(begin);
        }
    }
    open
}

fn has_words(line: &str) -> bool {
    !matches!(line.trim_start().chars().next(), None | Some('#'))
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// What the line at a byte of the text begins with.
fn begins(line: &str, at: usize) -> impl Iterator<Item = Begin> {
    let mut column = indent(line);
    let mut found = Vec::new();
    let mut add = |column: usize, length: usize, is_dash| {
        let range = at + column..at + column + length;
        found.push(Begin {
            column,
            range,
            is_dash,
        });
    };
    while let Some(item) = line[column..].trim_end().strip_prefix('-') {
        if !item.is_empty() && !item.starts_with(' ') {
            break;
        }
        add(column, 1, true);
        column += 1 + indent(item);
    }
    if let Some(key) = key(&line[column..]) {
        add(column, key, false);
    }
    found.into_iter()
}

/// The length of the key that a text begins with: one word, in quotes or without, and a colon.
fn key(text: &str) -> Option<usize> {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''));
    let length = match quote {
        Some(quote) => text[1..].find(quote)? + 2,
        None => {
            text.find(|c: char| c == ':' || c.is_whitespace() || "[]{},#&*!|>%@`".contains(c))?
        }
    };
    let value = text[length..].strip_prefix(':')?;
    (length > 0 && (value.trim().is_empty() || value.starts_with(' '))).then_some(length)
}
