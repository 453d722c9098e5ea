//! Entries of lists, and texts that may be there in several languages.

use crate::parse::fields::{Fields, line_of};
use crate::parse::tree::Value;
use crate::source::Spanned;

/// An entry as written.
#[derive(Debug)]
pub struct EntryRecord {
    /// What the files say.
    pub id: Spanned<String>,
    /// What people read.
    pub name: LabelRecord,
    /// Other spellings.
    pub aliases: Vec<Spanned<String>>,
}

/// A text, or one for each language.
#[derive(Debug)]
pub enum LabelRecord {
    /// For every language.
    Plain(Spanned<String>),
    /// Tags and texts; not empty.
    ByLanguage(Vec<(Spanned<String>, Spanned<String>)>),
}

impl LabelRecord {
    /// Every text.
    pub fn texts(&self) -> impl Iterator<Item = &Spanned<String>> {
        let (plain, by_language) = match self {
            Self::Plain(text) => (Some(text), &[][..]),
            Self::ByLanguage(texts) => (None, &texts[..]),
        };
        plain
            .into_iter()
            .chain(by_language.iter().map(|(_, text)| text))
    }
}

/// The entries of a list.
pub(super) fn entries(fields: &mut Fields<'_>, key: &'static str) -> Vec<EntryRecord> {
    let nodes = fields.list(key).unwrap_or_default();
    let mut entries = Vec::new();
    for node in nodes {
        let Some(mut fields) = fields.inside(node, "an entry of the vocabulary") else {
            continue;
        };
        let id = fields.required_line("id", 100);
        fields.require("name");
        let name = label(&mut fields, "name");
        let aliases = fields.lines("aliases", 200).unwrap_or_default();
        fields.finish();
        if let (Some(id), Some(name)) = (id, name) {
            entries.push(EntryRecord { id, name, aliases });
        }
    }
    entries
}

/// A text, or texts by the tags of their languages.
pub(super) fn label(fields: &mut Fields<'_>, key: &'static str) -> Option<LabelRecord> {
    let node = fields.node(key)?;
    let Value::Map(entries) = &node.value else {
        return fields.line(key, 200).map(LabelRecord::Plain);
    };
    let texts = entries.iter().filter_map(|(tag, node)| {
        let text = line_of(node, key, 200, fields.problems())?;
        Some((tag.clone(), text))
    });
    let texts: Vec<_> = texts.collect();
    (!texts.is_empty()).then_some(LabelRecord::ByLanguage(texts))
}
