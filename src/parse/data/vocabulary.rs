//! The program's own lists of values.

use super::check_format;
use crate::diagnostic::Diagnostic;
use crate::parse::fields::{Fields, line_of};
use crate::parse::tree::{Node, Value};
use crate::source::Spanned;

/// A vocabulary as written.
#[derive(Debug, Default)]
pub struct VocabularyRecord {
    /// Kinds of workplace.
    pub sectors: Vec<EntryRecord>,
    /// Early first.
    pub career_stages: Vec<EntryRecord>,
    /// What one would like to talk about.
    pub interests: Vec<EntryRecord>,
    /// Codes with other names of the country.
    pub countries: Vec<(Spanned<String>, Vec<Spanned<String>>)>,
}

/// An entry as written.
#[derive(Debug)]
pub struct EntryRecord {
    /// What the files say.
    pub id: Spanned<String>,
    /// What people read.
    pub name: Spanned<String>,
    /// Other spellings.
    pub aliases: Vec<Spanned<String>>,
}

/// The vocabulary of its file.
pub fn read(root: &Node, problems: &mut Vec<Diagnostic>) -> Option<VocabularyRecord> {
    let mut fields = Fields::new(root, "the vocabulary", problems)?;
    check_format(&mut fields);
    let record = VocabularyRecord {
        sectors: entries(&mut fields, "sectors"),
        career_stages: entries(&mut fields, "career_stages"),
        interests: entries(&mut fields, "interests"),
        countries: countries(&mut fields),
    };
    fields.finish();
    Some(record)
}

fn entries(fields: &mut Fields<'_>, key: &'static str) -> Vec<EntryRecord> {
    let nodes = fields.list(key).unwrap_or_default();
    let mut entries = Vec::new();
    for node in nodes {
        let Some(mut fields) = fields.inside(node, "an entry of the vocabulary") else {
            continue;
        };
        let id = fields.required_line("id", 100);
        let name = fields.required_line("name", 200);
        let aliases = fields.lines("aliases", 200).unwrap_or_default();
        fields.finish();
        if let (Some(id), Some(name)) = (id, name) {
            entries.push(EntryRecord { id, name, aliases });
        }
    }
    entries
}

fn countries(fields: &mut Fields<'_>) -> Vec<(Spanned<String>, Vec<Spanned<String>>)> {
    let Some(mut fields) = fields.map("countries", "`countries`") else {
        return Vec::new();
    };
    let mut countries = Vec::new();
    for (code, node) in fields.entries() {
        let names = match &node.value {
            Value::List(nodes) => nodes.as_slice(),
            _ => std::slice::from_ref(node),
        };
        let read = names
            .iter()
            .filter_map(|node| line_of(node, &code.value, 200, fields.problems()));
        countries.push((code.clone(), read.collect()));
    }
    countries
}
