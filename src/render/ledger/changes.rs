//! The edits of a ledger's file that make the new ledger of the old one: comments, order and all else stay.

use crate::model::Ledger;
use crate::model::ledger::{LedgerMatch, LineDigest, LineMark};
use crate::parse::edit::{Datum, Edit, Step};
use crate::parse::tree::{Node, Value};
use crate::source::Span;

use super::{of_line, of_waiting};

/// A line, or somebody who waits, as it was and as it is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Where it stands; `None` if it is new.
    pub place: Option<Span>,
    /// The way to it in the new text.
    pub way: Vec<Step>,
}

/// What is edited, and what of it is worth showing. Of a ledger whose lines stay, and whose waiting people do.
pub fn changes(root: &Node, old: &Ledger, new: &Ledger) -> (Vec<Edit>, Vec<Changed>) {
    let (mut edits, mut changed) = (Vec::new(), Vec::new());
    let nodes = list(root, "matches");
    let before = |line: &LedgerMatch| old.matches.iter().find(|old| old.span == line.span);
    let way = |at| vec![Step::Key("matches".to_owned()), Step::Entry(at)];
    for (at, node) in nodes.iter().enumerate() {
        let line = new.matches.iter().find(|line| line.span == node.span);
        let Some((line, before)) = line.and_then(|line| Some((line, before(line)?))) else {
            continue;
        };
        let of_it = line_edits(&way(at), before, line);
        if !of_it.is_empty() {
            edits.extend(of_it);
            let place = Some(line.span);
            changed.push(Changed {
                place,
                way: way(at),
            });
        }
    }
    let added = new.matches.iter().filter(|line| before(line).is_none());
    for (at, line) in (nodes.len()..).zip(added) {
        edits.push(Edit::Insert(way(at), of_line(line)));
        changed.push(Changed {
            place: None,
            way: way(at),
        });
    }
    waiting(root, old, new, &mut edits, &mut changed);
    edits.extend(marks(root, old, new));
    (edits, changed)
}

/// The keys of a line that say something else now.
fn line_edits(way: &[Step], old: &LedgerMatch, new: &LedgerMatch) -> Vec<Edit> {
    let (old, new) = (of_line(old), of_line(new));
    let keys = |datum: &Datum| match datum {
        Datum::Map(entries) => entries.clone(),
        _ => Vec::new(),
    };
    let way = |key: &str| [way, &[Step::Key(key.to_owned())]].concat();
    let mut edits = Vec::new();
    for (key, value) in keys(&new) {
        if old.get(&key) != Some(&value) {
            edits.push(Edit::Set(way(&key), value));
        }
    }
    for (key, _) in keys(&old) {
        if new.get(&key).is_none() {
            edits.push(Edit::Remove(way(&key)));
        }
    }
    edits
}

/// Who waits no more says until when; who does now stands last.
fn waiting(
    root: &Node,
    old: &Ledger,
    new: &Ledger,
    edits: &mut Vec<Edit>,
    changed: &mut Vec<Changed>,
) {
    if old.unmatched == new.unmatched {
        return;
    }
    let way = |steps: &[Step]| [&[Step::Key("unmatched".to_owned())], steps].concat();
    let Some(Value::List(nodes)) = key(root, "unmatched").map(|node| &node.value) else {
        // Nobody waits yet, or one person who stands there without brackets.
        let all = new.unmatched.iter().map(of_waiting).collect();
        edits.push(Edit::Set(way(&[]), Datum::List(all)));
        let place = key(root, "unmatched").map(|node| node.span);
        let place = place.filter(|_| !old.unmatched.is_empty());
        changed.push(Changed {
            place,
            way: way(&[]),
        });
        return;
    };
    for (at, one) in new.unmatched.iter().enumerate() {
        let way = way(&[Step::Entry(at)]);
        let place = nodes.get(at).map(|node| node.span);
        match old.unmatched.get(at) {
            Some(before) if before == one => continue,
            Some(_) => edits.push(Edit::Set(way.clone(), of_waiting(one))),
            None => edits.push(Edit::Insert(way.clone(), of_waiting(one))),
        }
        changed.push(Changed { place, way });
    }
}

/// Marks and digests, which are made of ids.
pub fn marks(root: &Node, old: &Ledger, new: &Ledger) -> Vec<Edit> {
    let mark = |marks: &LineMark| marks.as_str().to_owned();
    let digest = |digest: &LineDigest| digest.as_str().to_owned();
    let all = |ledger: &Ledger| {
        let lines = ledger.lines.iter().flatten().map(mark).collect::<Vec<_>>();
        let written = ledger.written.iter().flatten().map(digest);
        [lines, written.collect()]
    };
    let mut edits = Vec::new();
    let [old, new] = [all(old), all(new)];
    for (at, key) in ["lines", "written"].into_iter().enumerate() {
        let mut more = new[at].iter().filter(|one| !old[at].contains(one));
        let nodes = list(root, key);
        let way = |at| vec![Step::Key(key.to_owned()), Step::Entry(at)];
        let is_gone =
            |node: &Node| matches!(&node.value, Value::Scalar(one) if !new[at].contains(&one.text));
        let gone = nodes.iter().enumerate().filter(|(_, node)| is_gone(node));
        let mut left = Vec::new();
        for (number, _) in gone {
            match more.next() {
                Some(one) => edits.push(Edit::Set(way(number), Datum::Text(one.clone()))),
                None => left.push(number),
            }
        }
        for number in left.iter().rev() {
            edits.push(Edit::Remove(way(*number)));
        }
        for one in more {
            let end = way(nodes.len() - left.len());
            edits.push(Edit::Insert(end, Datum::Text(one.clone())));
        }
    }
    edits
}

/// The value of a key of the file.
pub fn key<'a>(root: &'a Node, wanted: &str) -> Option<&'a Node> {
    let Value::Map(keys) = &root.value else {
        return None;
    };
    let found = keys.iter().find(|(key, _)| key.value == wanted);
    found.map(|(_, value)| value)
}

/// The entries of a list of the file.
pub fn list<'a>(root: &'a Node, wanted: &str) -> &'a [Node] {
    match key(root, wanted).map(|node| &node.value) {
        Some(Value::List(nodes)) => nodes,
        _ => &[],
    }
}
