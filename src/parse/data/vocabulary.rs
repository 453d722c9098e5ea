//! The program's own lists of values, and its own fields.

use super::check_format;
use super::entry::{EntryRecord, entries};
use super::field::{self, FieldRecord};
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
    /// What else the program asks of people.
    pub fields: Vec<FieldRecord>,
    /// Codes with other names of the country.
    pub countries: Vec<(Spanned<String>, Vec<Spanned<String>>)>,
}

/// The vocabulary of its file.
pub fn read(root: &Node, problems: &mut Vec<Diagnostic>) -> Option<VocabularyRecord> {
    let mut fields = Fields::new(root, "the vocabulary", problems)?;
    check_format(&mut fields);
    let record = VocabularyRecord {
        sectors: entries(&mut fields, "sectors"),
        career_stages: entries(&mut fields, "career_stages"),
        interests: entries(&mut fields, "interests"),
        fields: field::fields(&mut fields),
        countries: countries(&mut fields),
    };
    fields.finish();
    Some(record)
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
