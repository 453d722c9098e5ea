//! Changes of a YAML file that people wrote, as edits at the places that the parser gives: all else stays, byte for byte.
//!
//! Pure. Each edit is a splice of the text; what comes of it is read again and must be the value that was wanted, so a shape
//! that is not understood (anchors, tags, several documents, tabs ...) is told and never written over.

mod datum;
mod entries;
mod fresh;
mod splice;

pub use datum::{Datum, write_map};
pub use entries::{apply_to_entry, entries, entry};
pub use fresh::document;

use super::tree::{Node, Value};
use super::yaml;
use crate::diagnostic::Severity;
use crate::source::FileId;

/// A step of the way to a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Into a mapping.
    Key(String),
    /// Into a list, from 0.
    Entry(usize),
}

/// A change of one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Another value for a key or an entry; a key that is new stands last.
    Set(Vec<Step>, Datum),
    /// One more entry of a list, before the one that the last step names, or last.
    Insert(Vec<Step>, Datum),
    /// A key with its value, or an entry, goes. A comment behind it goes with it, one above it stays.
    Remove(Vec<Step>),
}

impl Edit {
    /// The same edit of an entry, where that entry is the first.
    #[must_use]
    pub fn of_first(mut self) -> Self {
        let (Self::Set(steps, _) | Self::Insert(steps, _) | Self::Remove(steps)) = &mut self;
        if let Some(Step::Entry(at)) = steps.first_mut() {
            *at = 0;
        }
        self
    }
}

/// Why a file is not edited: what it would say afterwards cannot be known to be what was wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsafe {
    /// In words.
    pub reason: String,
}

impl Unsafe {
    fn new(reason: impl Into<String>) -> Self {
        Self {
            reason: reason.into(),
        }
    }
}

/// The text after all edits, one after the other. Edits that do not meet cost one reading, however many they are.
///
/// # Errors
/// The file has errors of its own, an edit names what is not there, or the file has a shape that cannot be edited safely.
pub fn apply(text: &str, edits: &[Edit]) -> Result<String, Unsafe> {
    let body = text.strip_prefix(BOM).unwrap_or(text);
    let edited = applied(body, edits)?;
    Ok(text[..text.len() - body.len()].to_owned() + &edited)
}

const BOM: char = '\u{feff}';

/// Where they cannot be made at once, half of them come first: what is changed may be in the way of what follows.
fn applied(text: &str, edits: &[Edit]) -> Result<String, Unsafe> {
    match (at_once(text, edits), edits.len()) {
        (Err(_), many @ 2..) => {
            let (first, others) = edits.split_at(many / 2);
            applied(&applied(text, first)?, others)
        }
        (result, _) => result,
    }
}

fn at_once(text: &str, edits: &[Edit]) -> Result<String, Unsafe> {
    let root = read(text)?;
    let mut wanted = Datum::of(&root);
    let mut splices = Vec::with_capacity(edits.len());
    for edit in edits {
        wanted.change(edit)?;
        splices.push(splice::of(text, &root, edit)?);
    }
    let edited = splice::joined(text, splices).ok_or_else(unclear)?;
    match read(&edited) {
        Ok(found) if Datum::of(&found).means(&wanted) => Ok(edited),
        _ => Err(unclear()),
    }
}

impl Datum {
    /// What a text holds.
    ///
    /// # Errors
    /// It is not valid.
    pub fn read(text: &str) -> Result<Self, Unsafe> {
        let body = text.strip_prefix(BOM).unwrap_or(text);
        read(body).map(|root| Self::of(&root))
    }
}

fn unclear() -> Unsafe {
    Unsafe::new("this way of writing cannot be changed safely")
}

fn read(text: &str) -> Result<Node, Unsafe> {
    let mut problems = Vec::new();
    let root = yaml::parse(FileId(0), text, 0, &mut problems);
    let error = problems
        .into_iter()
        .find(|problem| problem.severity == Severity::Error);
    match (root, error) {
        (Some(root), None) => Ok(root),
        (_, Some(error)) => Err(Unsafe::new(error.message)),
        (None, None) => Err(Unsafe::new("this is not valid YAML")),
    }
}

/// The value at the end of some steps.
fn at<'a>(root: &'a Node, steps: &[Step]) -> Result<&'a Node, Unsafe> {
    let mut node = root;
    for step in steps {
        let found = match (step, &node.value) {
            (Step::Key(key), Value::Map(entries)) => {
                let mut entries = entries.iter();
                entries
                    .find(|(name, _)| name.value == *key)
                    .map(|(_, value)| value)
            }
            (Step::Entry(at), Value::List(nodes)) => nodes.get(*at),
            _ => None,
        };
        node = found.ok_or_else(absent)?;
    }
    Ok(node)
}

fn absent() -> Unsafe {
    Unsafe::new("what is to be changed is not there")
}
