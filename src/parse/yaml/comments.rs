//! Words that stand behind a `#` and were meant to be read: `title: Tip #2`, or a line below a text that begins with `#one`.
//!
//! A comment has a blank behind its sign, or stands where a key or an item of the list around it would begin: then somebody has
//! taken that out.

use std::ops::Range;

use super::Place;
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// Where values end, and the comments of a text.
#[derive(Default)]
pub(super) struct Comments {
    /// In order.
    found: Vec<usize>,
    values: Vec<Value>,
    /// Lists and mappings in brackets and braces, of which none lies in another.
    flow: Vec<Range<usize>>,
}

/// Something that a comment may stand behind.
struct Value {
    range: Range<usize>,
    /// Where the key or dash begins that it belongs to: a line below that begins further to the right belongs to it, too.
    /// `None` where nothing but commas and brackets counts, and of a key with a value.
    column: Option<usize>,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Plain,
    /// In quotes, brackets or braces, or in the lines below `|` or `>`.
    Enclosed,
    /// A key; of one without a value the text may stand in the line below it.
    Key,
}

impl Comments {
    /// A comment begins at this byte.
    pub(super) fn comment(&mut self, at: usize) {
        self.found.push(at);
    }

    /// A text of a list or mapping, whose dash or key begins in this column.
    pub(super) fn value(&mut self, range: Range<usize>, column: Option<usize>, plain: bool) {
        let kind = match plain {
            true => Kind::Plain,
            false => Kind::Enclosed,
        };
        self.values.push(Value {
            range,
            column,
            kind,
        });
    }

    /// A key; its column if it has no value.
    pub(super) fn key(&mut self, range: Range<usize>, column: Option<usize>) {
        let kind = Kind::Key;
        self.values.push(Value {
            range,
            column,
            kind,
        });
    }

    /// Brackets or braces from the first to the last sign.
    pub(super) fn flow(&mut self, range: Range<usize>) {
        // What lies in these has come last.
        while self
            .flow
            .pop_if(|inner| inner.start >= range.start)
            .is_some()
        {}
        self.flow.push(range);
    }

    /// What is to be said of the comments that may be more, each with the place of the key that has nothing else for a value.
    pub(super) fn told(mut self, place: Place<'_>) -> Vec<(Diagnostic, Option<Span>)> {
        if self.found.is_empty() {
            return Vec::new();
        }
        self.values.sort_by_key(|value| value.range.end);
        let found = self.found.iter();
        let told = found.filter_map(|at| {
            let (comment, value) = self.words(place, *at)?;
            let key = value.filter(|value| value.kind == Kind::Key);
            let key = key.map(|key| place.range(key.range.clone()));
            Some((complaint(place, *at, comment, value), key))
        });
        told.collect()
    }

    /// A comment that seems to be meant for readers, and the value or key that it would be a part of.
    fn words<'a>(&self, place: Place<'a>, at: usize) -> Option<(&'a str, Option<&Value>)> {
        let comment = words(place.text.get(at..)?)?;
        let column = place.column(at);
        let before = place.line(at)[..column].trim_end();
        let until = self.values.partition_point(|value| value.range.end <= at);
        let value = until.checked_sub(1).map(|last| &self.values[last]);
        if !before.is_empty() || self.is_in_flow(at) {
            let touches = |value: &&Value| {
                let between = place.text.get(value.range.end..at).unwrap_or_default();
                !between.contains('\n') && matches!(between.trim(), "" | ":")
            };
            return Some((comment, value.filter(touches)));
        }
        let value = value.filter(|value| value.column.is_some_and(|other| other < column))?;
        let is_taken_out = value.kind == Kind::Key
            && (comment.contains(": ") || comment.ends_with(':') || comment.starts_with("#-"));
        (!is_taken_out).then_some((comment, Some(value)))
    }

    fn is_in_flow(&self, at: usize) -> bool {
        let before = self.flow.partition_point(|flow| flow.start < at);
        let last = before.checked_sub(1).map(|last| &self.flow[last]);
        last.is_some_and(|flow| at < flow.end)
    }
}

/// The comment at the beginning of a text, if its sign is glued to words.
pub(super) fn words(text: &str) -> Option<&str> {
    let sign = text.strip_prefix('#')?.chars().next()?;
    if sign.is_whitespace() || "#-=*!".contains(sign) {
        return None;
    }
    Some(text.lines().next()?.trim_end())
}

fn complaint(place: Place<'_>, at: usize, comment: &str, value: Option<&Value>) -> Diagnostic {
    let shown = match comment.chars().count() > 40 {
        true => comment.split_whitespace().next().unwrap_or(comment),
        false => comment,
    };
    let message =
        format!("`{shown}` is no part of the text: a `#` behind a blank begins a comment");
    let text = value.and_then(|value| match value.kind {
        Kind::Plain => place.text.get(value.range.clone()),
        Kind::Key => Some(""),
        Kind::Enclosed => None,
    });
    let all = text.map(|text| match text {
        "" => comment.to_owned(),
        text => format!("{text} {comment}"),
    });
    let plain = all.filter(|all| all.len() < 80 && !all.contains(['"', '\\', '\n', ']', '}', ',']));
    let hint = match (plain, value.map(|value| value.kind)) {
        (Some(all), _) => format!("put all of it in quotes: `\"{all}\"`"),
        (None, Some(Kind::Enclosed)) => {
            "if it belongs to the value before it, write it inside, in quotes".to_owned()
        }
        (None, _) => "put all of it in quotes".to_owned(),
    };
    let span = place.range(at..at + comment.len());
    let problem = Diagnostic::new(check::WORDS_IN_COMMENT, span, message).as_warning();
    problem.hint(hint + "; in a comment, write a blank behind the `#`")
}
