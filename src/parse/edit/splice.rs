//! Where a text is cut, and what stands there instead.

use std::ops::Range;

use super::super::tree::{Node, Value};
use super::datum::quoted;
use super::fresh::lines_below;
use super::{Datum, Edit, Step, Unsafe, absent, at};
use crate::source::Spanned;

/// What is replaced, and by what.
pub(super) type Splice = (Range<usize>, String);

type Entry = (Spanned<String>, Node);

/// The splice of one edit.
pub(super) fn of(text: &str, root: &Node, edit: &Edit) -> Result<Splice, Unsafe> {
    let (Edit::Set(steps, _) | Edit::Insert(steps, _) | Edit::Remove(steps)) = edit;
    let (last, before) = steps.split_last().ok_or_else(absent)?;
    let holder = Holder {
        text,
        node: at(root, before)?,
    };
    match (edit, last, &holder.node.value) {
        (Edit::Set(_, value), Step::Key(key), Value::Map(entries)) => {
            match entries.iter().find(|(name, _)| name.value == *key) {
                Some((name, old)) => {
                    let is_last = rest_of_line(text, end_of_entry(text, name, old)).is_empty();
                    let lines = holder.lines(name, value).filter(|_| is_last);
                    let new = lines.unwrap_or_else(|| value.yaml());
                    replaced(text, end_of(name), old, new)
                }
                None => holder.with_key(entries, key, value),
            }
        }
        (Edit::Set(_, value), Step::Key(key), Value::Null) if before.is_empty() => {
            let line = format!("{}: {}", quoted(key), value.yaml());
            Ok(behind(text, text.len(), &line))
        }
        (Edit::Set(_, value), Step::Entry(at), Value::List(nodes)) => {
            let old = nodes.get(*at).ok_or_else(absent)?;
            replaced(text, start_of(old), old, value.yaml())
        }
        (Edit::Insert(_, value), Step::Entry(at), Value::List(nodes)) => {
            holder.with_entry(nodes, *at, value)
        }
        (Edit::Remove(_), Step::Key(key), Value::Map(entries)) => {
            let at = entries.iter().position(|(name, _)| name.value == *key);
            holder.without_key(entries, at.ok_or_else(absent)?)
        }
        (Edit::Remove(_), Step::Entry(at), Value::List(nodes)) if *at < nodes.len() => {
            holder.without_entry(nodes, *at)
        }
        _ => Err(absent()),
    }
}

/// The text after splices of one and the same text, of which none may meet another; those at one place stand in their order.
pub(super) fn joined(text: &str, mut splices: Vec<Splice>) -> Option<String> {
    splices.sort_by_key(|(range, _)| (range.start, range.end));
    let mut edited = String::with_capacity(text.len());
    let mut at = 0;
    for (range, new) in splices {
        edited.push_str(text.get(at..range.start)?);
        edited.push_str(&new);
        at = range.end;
    }
    Some(edited + text.get(at..)?)
}

/// A mapping or a list in its text.
struct Holder<'a> {
    text: &'a str,
    node: &'a Node,
}

impl Holder<'_> {
    fn with_key(&self, entries: &[Entry], key: &str, value: &Datum) -> Result<Splice, Unsafe> {
        let named = |value: String| format!("{}: {value}", quoted(key));
        let new = named(value.yaml());
        let Some(((first, _), (name, last))) = entries.first().zip(entries.last()) else {
            let at = start_of(self.node) + 1;
            return Ok((at..at, format!(" {new} ")));
        };
        let end = end_of_entry(self.text, name, last);
        if is_flow(self.text, self.node) {
            return Ok((end..end, format!(", {new}")));
        }
        let indent = column(self.text, first.span.start as usize)?;
        let new = self.lines(first, value).map_or(new, named);
        Ok(behind(self.text, end, &(indent + &new)))
    }

    /// Several lines of text below a key that stands where this one does, if the mapping has lines of its own.
    fn lines(&self, key: &Spanned<String>, value: &Datum) -> Option<String> {
        let Datum::Text(long) = value else {
            return None;
        };
        if is_flow(self.text, self.node) || eol(self.text) != "\n" {
            return None;
        }
        let indent = column(self.text, key.span.start as usize).ok()?;
        lines_below(long, indent.len() + 2)
    }

    fn with_entry(&self, nodes: &[Node], at: usize, value: &Datum) -> Result<Splice, Unsafe> {
        let text = self.text;
        let new = value.yaml();
        let Some(first) = nodes.first() else {
            let at = start_of(self.node) + 1;
            return Ok((at..at, new));
        };
        let above = at.min(nodes.len()).checked_sub(1).map(|at| &nodes[at]);
        if is_flow(text, self.node) {
            return Ok(match above {
                Some(above) => (end(text, above)..end(text, above), format!(", {new}")),
                None => (start_of(first)..start_of(first), format!("{new}, ")),
            });
        }
        let dash = dash(text, first)?;
        let line = column(text, dash)? + "- " + &new;
        match above {
            Some(above) => Ok(behind(text, end(text, above), &line)),
            None => {
                let start = start_of_line(text, dash);
                let blank = text[start..dash].trim().is_empty();
                let place = blank.then_some((start..start, line + eol(text)));
                place.ok_or_else(|| Unsafe::new("the list begins behind something else"))
            }
        }
    }

    fn without_key(&self, entries: &[Entry], at: usize) -> Result<Splice, Unsafe> {
        if entries.len() == 1 {
            return self.emptied("{}");
        }
        let start = |entry: &Entry| entry.0.span.start as usize;
        let end = |entry: &Entry| end_of_entry(self.text, &entry.0, &entry.1);
        self.without(entries, at, start, end)
    }

    fn without_entry(&self, nodes: &[Node], at: usize) -> Result<Splice, Unsafe> {
        if nodes.len() == 1 {
            return self.emptied("[]");
        }
        let text = self.text;
        if is_flow(text, self.node) {
            return self.without(nodes, at, start_of, |node| end(text, node));
        }
        let dashes: Result<Vec<usize>, Unsafe> =
            nodes.iter().map(|node| dash(text, node)).collect();
        let both: Vec<(usize, usize)> = dashes?
            .into_iter()
            .zip(nodes.iter().map(|node| end(text, node)))
            .collect();
        self.without(&both, at, |one| one.0, |one| one.1)
    }

    /// Without one of several parts, whose beginnings and ends these are.
    fn without<T>(
        &self,
        parts: &[T],
        at: usize,
        start: impl Fn(&T) -> usize,
        end: impl Fn(&T) -> usize,
    ) -> Result<Splice, Unsafe> {
        let text = self.text;
        let (from, to) = (start(&parts[at]), end(&parts[at]));
        let line = start_of_line(text, from);
        let next = parts.get(at + 1).map(&start);
        let cut = match (is_flow(text, self.node), next) {
            (true, Some(next)) => from..next,
            (true, None) => end(&parts[at - 1])..to,
            (false, _) if text[line..from].trim().is_empty() => {
                return Ok((lines(text, line, to), String::new()));
            }
            (false, Some(next)) => from..next,
            (false, None) => return Err(Unsafe::new("it begins behind something else")),
        };
        // It may be about what stays.
        match text[cut.start..from].contains('#') || text[to..cut.end].contains('#') {
            true => Err(Unsafe::new("a comment stands where it would be cut out")),
            false => Ok((cut, String::new())),
        }
    }

    /// What had one part and has none.
    fn emptied(&self, nothing: &str) -> Result<Splice, Unsafe> {
        if is_flow(self.text, self.node) {
            return match self.text[range(self.node)].contains('#') {
                true => Err(Unsafe::new("a comment stands where it would be cut out")),
                false => Ok((range(self.node), nothing.to_owned())),
            };
        }
        block(self.text, self.node, nothing)
    }
}

/// Another value in the place of one; `before` is where its key ends or the value itself begins.
fn replaced(text: &str, before: usize, old: &Node, new: String) -> Result<Splice, Unsafe> {
    let is_block = matches!(old.value, Value::List(_) | Value::Map(_)) && !is_flow(text, old);
    if is_block {
        return block(text, old, &new);
    }
    if !range(old).is_empty() {
        let start = header(text, before, old)?.unwrap_or(start_of(old));
        return Ok((start..end(text, old), new));
    }
    // Nothing stands there: the value goes right behind the colon.
    let colon = text[before..].find(|c: char| !c.is_whitespace());
    let colon = colon
        .map(|at| before + at)
        .filter(|at| text[*at..].starts_with(':'));
    let colon = colon.ok_or_else(|| Unsafe::new("nothing stands in its place"))? + 1;
    Ok((colon..colon, format!(" {new}")))
}

/// Where the `|` or `>` of a text of several lines stands, behind the key that ends at `before`.
fn header(text: &str, before: usize, old: &Node) -> Result<Option<usize>, Unsafe> {
    let between = text.get(before..start_of(old)).unwrap_or_default();
    let behind = between.trim_start().strip_prefix(':').unwrap_or_default();
    let sign = behind.trim_start();
    if !sign.starts_with(['|', '>']) {
        return Ok(None);
    }
    match sign.contains('#') {
        true => Err(Unsafe::new("a comment stands behind its key")),
        false => Ok(Some(start_of(old) - sign.len())),
    }
}

/// One line in the place of a block of lines, behind the colon or the dash that it belongs to.
fn block(text: &str, old: &Node, new: &str) -> Result<Splice, Unsafe> {
    let start = match &old.value {
        Value::List(nodes) => dash(text, nodes.first().unwrap_or(old))?,
        _ => start_of(old),
    };
    let before = text[..start].trim_end();
    let to = end(text, old);
    if text[before.len()..to].contains('#') {
        return Err(Unsafe::new(
            "comments stand in the list that would be replaced",
        ));
    }
    match before.ends_with([':', '-']) {
        true => Ok((before.len()..to, format!(" {new}"))),
        false if before.is_empty() => Ok((start..to, new.to_owned())),
        false => Err(Unsafe::new(
            "comments stand above the list that would be replaced",
        )),
    }
}

/// A line of its own below the one on which something ends.
fn behind(text: &str, end: usize, line: &str) -> Splice {
    let eol = eol(text);
    match text[end..].find('\n') {
        Some(at) => {
            let at = end + at + 1;
            (at..at, format!("{line}{eol}"))
        }
        None if text.is_empty() || text.ends_with('\n') => {
            (text.len()..text.len(), format!("{line}{eol}"))
        }
        None => (text.len()..text.len(), format!("{eol}{line}")),
    }
}

/// Whole lines: from the beginning of one to the end of that on which something ends.
fn lines(text: &str, from: usize, to: usize) -> Range<usize> {
    match text[to..].find('\n') {
        Some(at) => from..to + at + 1,
        None => {
            let above = &text[..from];
            let above = above.strip_suffix('\n').unwrap_or(above);
            above.strip_suffix('\r').unwrap_or(above).len()..text.len()
        }
    }
}

/// The line ending of a text: that of its first line.
fn eol(text: &str) -> &'static str {
    match text.find('\n') {
        Some(at) if text[..at].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

/// What stands behind something on its line.
fn rest_of_line(text: &str, at: usize) -> &str {
    text[at..].lines().next().unwrap_or_default().trim()
}

fn start_of_line(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |end| end + 1)
}

/// Spaces as far as a place is from the beginning of its line.
fn column(text: &str, at: usize) -> Result<String, Unsafe> {
    let before = &text[start_of_line(text, at)..at];
    match before.contains('\t') {
        true => Err(Unsafe::new("lines are indented by tabs")),
        false => Ok(" ".repeat(before.chars().count())),
    }
}

/// The dash of an entry.
fn dash(text: &str, node: &Node) -> Result<usize, Unsafe> {
    let before = text[..start_of(node)].trim_end();
    match before.ends_with('-') {
        true => Ok(before.len() - 1),
        false => Err(Unsafe::new("a comment stands between a dash and its entry")),
    }
}

/// Whether it stands in brackets. A list whose dashes are not indented begins, for the parser, with its first entry.
fn is_flow(text: &str, node: &Node) -> bool {
    let first = match &node.value {
        Value::List(nodes) => nodes.first(),
        _ => None,
    };
    let in_first = first.is_some_and(|first| first.span.start == node.span.start);
    !in_first && text[start_of(node)..].starts_with(['[', '{'])
}

fn range(node: &Node) -> Range<usize> {
    node.span.start as usize..node.span.end as usize
}

fn start_of(node: &Node) -> usize {
    node.span.start as usize
}

fn end_of(key: &Spanned<String>) -> usize {
    key.span.end as usize
}

/// The last byte of a value; the parser lets a block end where the next one begins.
fn end(text: &str, node: &Node) -> usize {
    let whole = range(node);
    match &node.value {
        Value::List(nodes) if !is_flow(text, node) => nodes
            .last()
            .map_or(whole.end, |last| end(text, last).max(whole.start)),
        Value::Map(entries) if !is_flow(text, node) => {
            let last = entries.last();
            last.map_or(whole.end, |(key, value)| end_of_entry(text, key, value))
        }
        _ => whole.start + text[whole].trim_end().len(),
    }
}

fn end_of_entry(text: &str, key: &Spanned<String>, value: &Node) -> usize {
    if !range(value).is_empty() {
        return end(text, value);
    }
    let behind = &text[end_of(key)..];
    let colon = behind.find(':').map_or(0, |at| at + 1);
    end_of(key) + colon
}
