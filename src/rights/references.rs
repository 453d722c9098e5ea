//! How people stand in each store, and where somebody does.

use super::subject::Subject;
use crate::model::store::Store;
use crate::parse::edit::Step;
use crate::parse::tree::{Node, Value};
use crate::source::{Span, Spanned};

/// How people stand in the files of a store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Walk {
    /// Each is a file, or an entry of a list, and names others under these keys.
    Records(&'static [&'static str]),
    /// Named under these keys.
    Keys(&'static [&'static str]),
    /// Lines of people, which stay when somebody goes.
    Lines,
    /// An entry for each, under the id or with it as `id`.
    Entries,
    /// Nobody should, but an answer may tell who gave it.
    Answers,
    /// Nobody stands there, or it is public by agreement: who stands there is told, and stays until somebody takes it out.
    Public,
}

/// How people stand in a store. Nothing new compiles until it is said here.
pub(super) fn walk(store: Store) -> Walk {
    match store {
        Store::Participants => Walk::Records(&["avoid", "knows"]),
        Store::Teams => Walk::Records(&["members"]),
        Store::Rounds => Walk::Keys(&["pins", "forbidden", "standby"]),
        Store::Matches => Walk::Lines,
        Store::Imports | Store::Answers | Store::Outbox => Walk::Entries,
        Store::Forms => Walk::Answers,
        Store::Figures | Store::Secret | Store::Vocabulary | Store::Organisers => Walk::Public,
    }
}

/// Something of theirs in a file, with the way to it.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    pub steps: Vec<Step>,
    pub span: Span,
    /// The key under which it stands.
    pub key: String,
    /// The keys of what stands there.
    pub holds: Vec<String>,
}

impl Spot {
    /// An entry with its key.
    fn of(key: Option<&Spanned<String>>, child: &Node, steps: &[Step]) -> Self {
        let start = key.map_or(child.span.start, |key| key.span.start);
        Self {
            steps: steps.to_vec(),
            span: Span {
                start,
                ..child.span
            },
            key: String::new(),
            holds: match &child.value {
                Value::Map(entries) => entries.iter().map(|(key, _)| key.value.clone()).collect(),
                _ => Vec::new(),
            },
        }
    }
}

/// References under keys of a mapping: the entry that names somebody, or the key if it names nobody else.
pub(super) fn under_keys(
    node: &Node,
    before: &[Step],
    keys: &[&str],
    subject: &Subject,
) -> Vec<Spot> {
    let Value::Map(entries) = &node.value else {
        return Vec::new();
    };
    let mut spots = Vec::new();
    for (key, value) in entries
        .iter()
        .filter(|(key, _)| keys.contains(&&*key.value))
    {
        let at = |steps: &[Step], span| Spot {
            steps: [before, &[Step::Key(key.value.clone())], steps].concat(),
            span,
            key: key.value.clone(),
            holds: Vec::new(),
        };
        let Value::List(nodes) = &value.value else {
            if names(value, subject) || in_people(value, subject) {
                spots.push(at(&[], value.span));
            }
            continue;
        };
        // One pair without its outer brackets.
        let is_one = |node: &Node| !matches!(node.value, Value::List(_) | Value::Map(_));
        let is_pair = matches!(&*key.value, "pins" | "forbidden") && nodes.iter().all(is_one);
        if is_pair {
            if nodes.iter().any(|node| names(node, subject)) {
                spots.push(at(&[], value.span));
            }
            continue;
        }
        for (number, node) in nodes.iter().enumerate() {
            let in_pair = matches!(&node.value, Value::List(pair) if pair.iter().any(|one| names(one, subject)));
            if in_pair || names(node, subject) || in_people(node, subject) {
                spots.push(at(&[Step::Entry(number)], node.span));
            }
        }
    }
    spots
}

/// Entries of somebody at any depth: under their id, or with it as `id`.
pub(super) fn entries(node: &Node, before: &[Step], subject: &Subject) -> Vec<Spot> {
    let mut spots = Vec::new();
    each(node, before, &mut |key, child, steps| {
        let is_own = match key {
            Some(key) => subject.is(&key.value),
            None => has_id(child, subject) || names(child, subject),
        };
        if is_own {
            spots.push(Spot::of(key, child, steps));
        }
        is_own
    });
    spots
}

/// Entries with a key or a text that tells who somebody is.
pub(super) fn telling(node: &Node, before: &[Step], subject: &Subject) -> Vec<Spot> {
    let tells = |text: &str| subject.is(text) || !subject.places(text).is_empty();
    let mut spots = Vec::new();
    each(node, before, &mut |key, child, steps| {
        let in_key = key.is_some_and(|key| tells(&key.value));
        let in_text = matches!(&child.value, Value::Scalar(scalar) if tells(&scalar.text));
        if in_key || in_text {
            spots.push(Spot::of(key, child, steps));
        }
        in_key || in_text
    });
    spots
}

/// What looks at an entry: its key if it has one, its value, and the way to it.
type Visit<'a> = dyn FnMut(Option<&Spanned<String>>, &Node, &[Step]) -> bool + 'a;

/// Visits every entry below a node; `visit` says whether to stay out of it.
fn each(node: &Node, before: &[Step], visit: &mut Visit<'_>) {
    let mut go = |key: Option<&Spanned<String>>, child: &Node, step: Step| {
        let steps = [before, &[step]].concat();
        if !visit(key, child, &steps) {
            each(child, &steps, visit);
        }
    };
    match &node.value {
        Value::Map(entries) => {
            for (key, child) in entries {
                go(Some(key), child, Step::Key(key.value.clone()));
            }
        }
        Value::List(nodes) => {
            for (number, child) in nodes.iter().enumerate() {
                go(None, child, Step::Entry(number));
            }
        }
        Value::Null | Value::Scalar(_) => {}
    }
}

/// Whether a mapping says that it is theirs.
pub(super) fn has_id(node: &Node, subject: &Subject) -> bool {
    let Value::Map(entries) = &node.value else {
        return false;
    };
    let mut entries = entries.iter();
    entries.any(|(key, value)| key.value == "id" && names(value, subject))
}

/// Whether they are among the `people` of a mapping: of a line of a ledger, or a pair with who decided it and why.
pub(super) fn in_people(node: &Node, subject: &Subject) -> bool {
    let Value::Map(keys) = &node.value else {
        return false;
    };
    let mut people = keys.iter().filter(|(key, _)| key.value == "people");
    people.any(|(_, value)| match &value.value {
        Value::List(nodes) => nodes.iter().any(|node| names(node, subject)),
        _ => names(value, subject),
    })
}

/// Whether a scalar names them.
pub(super) fn names(node: &Node, subject: &Subject) -> bool {
    matches!(&node.value, Value::Scalar(scalar) if subject.is(&scalar.text))
}
