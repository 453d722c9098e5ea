//! Form files, `data/forms/<name>.yaml`, as records.
//!
//! What a column may go to is a matter of the program's fields, which nobody knows here.

use super::fields::Fields;
use super::tree::{Node, Value};
use super::yaml;
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Root, SourceFile, Sources, Span, Spanned};

/// A form file as written.
pub struct FormRecord {
    /// The name of the file.
    pub name: String,
    /// Where it is written that nobody has read it yet.
    pub proposed: Option<Span>,
    /// `day-first`, `month-first` or `year-first`.
    pub dates: Option<Spanned<String>>,
    /// IANA name.
    pub time_zone: Option<Spanned<String>>,
    /// In order.
    pub columns: Vec<ColumnRecord>,
}

/// A column as written.
pub struct ColumnRecord {
    /// Its header.
    pub column: Spanned<String>,
    /// Other ways in which the header is written.
    pub also: Vec<Spanned<String>>,
    /// A key of a participant, or a word for another target.
    pub to: Option<Spanned<String>>,
    /// `comma`, `semicolon` or `line`.
    pub split: Option<Spanned<String>>,
    /// What answers stand for; none: they are no answer.
    pub answers: Vec<(Spanned<String>, Vec<Spanned<String>>)>,
    /// Answers that say yes.
    pub yes: Vec<Spanned<String>>,
    /// What a yes stands for.
    pub value: Option<Spanned<String>>,
}

/// Longest header or answer in characters: some forms put a whole text of consent there.
const LONGEST: usize = 5_000;

/// The word for what goes nowhere, and for an answer that is none.
pub const NOTHING: &str = "nothing";

/// The word for what nobody has decided yet.
pub const UNDECIDED: &str = "?";

/// All form files of the data folder, by name.
pub fn read_all(sources: &Sources, problems: &mut Vec<Diagnostic>) -> Vec<FormRecord> {
    let files = sources
        .of(Root::Data)
        .filter(|(_, file)| is_form(&file.path));
    let read = files.filter_map(|(id, file)| read(id, file, problems));
    read.collect()
}

fn is_form(path: &str) -> bool {
    let stem = path.strip_suffix(".yaml").or(path.strip_suffix(".yml"));
    stem.is_some_and(|stem| {
        stem.strip_prefix("forms/")
            .is_some_and(|name| !name.contains('/'))
    })
}

/// The form of a file.
pub fn read(id: FileId, file: &SourceFile, problems: &mut Vec<Diagnostic>) -> Option<FormRecord> {
    let root = yaml::parse(id, &file.text, 0, problems)?;
    if root.value == Value::Null {
        let problem = Diagnostic::new(check::EMPTY_FILE, root.span, "this file is empty");
        problems.push(problem.hint("delete it: the import will propose it anew"));
        return None;
    }
    let mut fields = Fields::new(&root, "a form file", problems)?;
    super::data::check_format(&mut fields);
    let proposed = fields.boolean("proposed").filter(|said| said.value);
    let stem = file.path.rsplit('/').next().unwrap_or(&file.path);
    let name = stem
        .rsplit_once('.')
        .map_or(stem, |(name, _)| name)
        .to_owned();
    let dates = fields.line("dates", 100);
    let time_zone = fields.line("time_zone", 100);
    fields.require("columns");
    let nodes = fields.list("columns").unwrap_or_default();
    let columns = nodes
        .iter()
        .filter_map(|node| column(node, fields.problems()));
    let columns = columns.collect();
    fields.finish();
    Some(FormRecord {
        name,
        proposed: proposed.map(|said| said.span),
        dates,
        time_zone,
        columns,
    })
}

fn column(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<ColumnRecord> {
    let mut fields = Fields::new(node, "a column of a form", problems)?;
    let column = fields.required_line("column", LONGEST);
    let also = fields.lines("also", LONGEST).unwrap_or_default();
    let to = fields.required_line("to", 200);
    let split = fields.line("split", 100);
    let yes = fields.lines("yes", LONGEST).unwrap_or_default();
    let value = fields.line("value", 200);
    let mut answers = Vec::new();
    if let Some(mut coded) = fields.map("answers", "`answers`") {
        for (answer, node) in coded.entries() {
            let nodes = match &node.value {
                Value::List(nodes) => nodes.as_slice(),
                _ => std::slice::from_ref(node),
            };
            let values = nodes
                .iter()
                .filter_map(|node| super::fields::line_of(node, "answers", 200, coded.problems()));
            answers.push((answer.clone(), values.collect()));
        }
    }
    fields.finish();
    Some(ColumnRecord {
        column: column?,
        also,
        to,
        split,
        answers,
        yes,
        value,
    })
}
