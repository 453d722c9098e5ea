//! Fields that the program declares itself.

use super::entry::{EntryRecord, LabelRecord, entries, label};
use crate::parse::fields::{Fields, line_of};
use crate::parse::tree::Value;
use crate::source::{Span, Spanned};

/// A field as declared.
#[derive(Debug)]
pub struct FieldRecord {
    /// Where it is declared.
    pub span: Span,
    /// Its key in files.
    pub key: Spanned<String>,
    /// What people read.
    pub label: Option<LabelRecord>,
    /// What may stand there.
    pub kind: Option<Spanned<String>>,
    /// Its list.
    pub values: ValuesRecord,
    /// The lowest and the highest number.
    pub range: [Option<Spanned<u32>>; 2],
    /// Whether somebody may share it.
    pub share: Option<Spanned<bool>>,
    /// Whether one may wish about it.
    pub wish: Option<Spanned<bool>>,
    /// Whether nobody may be enrolled without it.
    pub required: Option<Spanned<bool>>,
    /// `same`, `different`, `near`, `complementary`, `overlap`, or values.
    pub verb: Option<Vec<Spanned<String>>>,
    /// Two values and how far apart they are.
    pub distances: Vec<Spanned<[Spanned<String>; 3]>>,
    /// From here on nothing is near.
    pub far: Option<Spanned<u32>>,
    /// The other field of a complementary one.
    pub with: Option<Spanned<String>>,
    /// Hours a week in common.
    pub hours: Option<Spanned<u32>>,
    /// A word.
    pub importance: Option<Spanned<String>>,
    /// The words of its reason in a letter.
    pub reason: Option<LabelRecord>,
}

/// The values of a field.
#[derive(Debug, Default)]
pub enum ValuesRecord {
    /// None are written.
    #[default]
    None,
    /// Its own.
    Own(Vec<EntryRecord>),
    /// Those of another field, or a list of the vocabulary.
    Of(Spanned<String>),
}

/// The list of declarations.
pub(super) fn fields(fields: &mut Fields<'_>) -> Vec<FieldRecord> {
    let nodes = fields.list("fields").unwrap_or_default();
    let mut declared = Vec::new();
    for node in nodes {
        let Some(mut fields) = fields.inside(node, "a field of `fields`") else {
            continue;
        };
        let record = field(&mut fields);
        fields.finish();
        declared.extend(record);
    }
    declared
}

fn field(fields: &mut Fields<'_>) -> Option<FieldRecord> {
    Some(FieldRecord {
        span: fields.span,
        label: label(fields, "label"),
        kind: fields.line("kind", 100),
        values: values(fields),
        range: [
            fields.integer("from", 0..=1_000),
            fields.integer("to", 1..=1_000),
        ],
        share: fields.boolean("share"),
        wish: fields.boolean("wish"),
        required: fields.boolean("required"),
        verb: fields.some_lines("match", 200),
        distances: distances(fields),
        far: fields.integer("far", 1..=1_000),
        with: fields.line("with", 100),
        hours: fields.integer("hours", 1..=100),
        importance: fields.line("importance", 100),
        reason: label(fields, "reason"),
        key: fields.required_line("key", 100)?,
    })
}

fn values(fields: &mut Fields<'_>) -> ValuesRecord {
    match fields.node("values").map(|node| &node.value) {
        None => ValuesRecord::None,
        Some(Value::Scalar(_)) => fields
            .line("values", 100)
            .map_or(ValuesRecord::None, ValuesRecord::Of),
        Some(_) => ValuesRecord::Own(entries(fields, "values")),
    }
}

/// Rows of two values and a number.
fn distances(fields: &mut Fields<'_>) -> Vec<Spanned<[Spanned<String>; 3]>> {
    let Some(nodes) = fields.list("distances") else {
        return Vec::new();
    };
    let mut rows = Vec::new();
    for node in nodes {
        let parts = match &node.value {
            Value::List(parts) => parts.as_slice(),
            _ => &[],
        };
        let mut read = parts
            .iter()
            .filter_map(|part| line_of(part, "distances", 200, fields.problems()));
        let row = [read.next(), read.next(), read.next(), read.next()];
        let span = node.span;
        match row {
            [Some(one), Some(other), Some(apart), None] => rows.push(Spanned {
                value: [one, other, apart],
                span,
            }),
            _ => fields.report(not_a_row(span)),
        }
    }
    rows
}

fn not_a_row(span: Span) -> crate::diagnostic::Diagnostic {
    let message = "an entry of `distances` must be two values and a number";
    crate::diagnostic::Diagnostic::new(crate::check::WRONG_KIND, span, message)
        .hint("write `[one-value, other-value, 2]`: how far apart they are")
}
