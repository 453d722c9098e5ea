//! Teams: who takes part as one.

use super::{check_format, items};
use crate::diagnostic::Diagnostic;
use crate::parse::fields::Fields;
use crate::parse::tree::Node;
use crate::source::{Span, Spanned};

/// A team as written.
#[derive(Debug)]
pub struct TeamRecord {
    /// Where it is written.
    pub span: Span,
    /// Identifier.
    pub id: Option<Spanned<String>>,
    /// In which round.
    pub round: Option<Spanned<String>>,
    /// Their ids; none is left where all were erased.
    pub members: Vec<Spanned<String>>,
}

/// All teams of the file.
pub fn read(root: &Node, problems: &mut Vec<Diagnostic>) -> Vec<TeamRecord> {
    let nodes = items(root).iter();
    nodes.filter_map(|node| team(node, problems)).collect()
}

fn team(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<TeamRecord> {
    let mut fields = Fields::new(node, "a team", problems)?;
    check_format(&mut fields);
    let record = TeamRecord {
        span: fields.span,
        id: fields.required_line("id", 100),
        round: fields.required_line("round", 100),
        members: fields.lines("members", 100).unwrap_or_default(),
    };
    fields.finish();
    Some(record)
}
