//! Pins and forbidden pairs: two ids, with who decided, when and why if somebody wrote it down.

use jiff::civil::Date;

use crate::check;
use crate::diagnostic::Diagnostic;
use crate::parse::fields::{Fields, line_of};
use crate::parse::tree::{Node, Value};
use crate::source::{Span, Spanned};

/// Two people as written: `[amina-diallo, bruno-farias]`, or a mapping with that list as `people`.
#[derive(Debug)]
pub struct PairRecord {
    /// Where it is written.
    pub span: Span,
    /// Ids.
    pub people: [Spanned<String>; 2],
    /// Who decided.
    pub by: Option<Spanned<String>>,
    /// When.
    pub on: Option<Spanned<Date>>,
    /// Why.
    pub because: Option<Spanned<String>>,
}

/// All pairs of a key.
pub(super) fn pairs(fields: &mut Fields<'_>, key: &'static str) -> Vec<PairRecord> {
    let Some(node) = fields.node(key) else {
        return Vec::new();
    };
    let is_one = |node: &Node| !matches!(node.value, Value::List(_) | Value::Map(_));
    let pairs = match &node.value {
        // One pair without its outer brackets is read as what it is.
        Value::List(nodes) if nodes.iter().all(is_one) => std::slice::from_ref(node),
        Value::List(nodes) => nodes,
        _ => std::slice::from_ref(node),
    };
    let read = pairs.iter().filter_map(|node| match &node.value {
        Value::Map(_) => with_decision(node, key, fields.problems()),
        _ => plain(node, key, fields.problems()),
    });
    read.collect()
}

/// `{people: [one, other], by: …, on: …, because: …}`.
fn with_decision(
    node: &Node,
    key: &'static str,
    problems: &mut Vec<Diagnostic>,
) -> Option<PairRecord> {
    let what = match key {
        "pins" => "an entry of `pins`",
        _ => "an entry of `forbidden`",
    };
    let mut fields = Fields::new(node, what, problems)?;
    let span = fields.span;
    fields.require("people");
    let people = match fields.node("people") {
        Some(node) => ids(node, key, fields.problems()),
        None => None,
    };
    let by = fields.line("by", 200);
    let on = fields.date("on");
    let because = fields.long_text("because", 1_000);
    fields.finish();
    Some(PairRecord {
        span,
        people: people?,
        by,
        on,
        because,
    })
}

fn plain(node: &Node, key: &str, problems: &mut Vec<Diagnostic>) -> Option<PairRecord> {
    Some(PairRecord {
        span: node.span,
        people: ids(node, key, problems)?,
        by: None,
        on: None,
        because: None,
    })
}

/// Two ids; nothing is said of an empty list.
fn ids(node: &Node, key: &str, problems: &mut Vec<Diagnostic>) -> Option<[Spanned<String>; 2]> {
    let nodes = match &node.value {
        Value::List(nodes) if nodes.is_empty() => return None,
        Value::List(nodes) => &nodes[..],
        _ => &[],
    };
    let [first, second] = nodes else {
        problems.push(no_pair(node.span, key, nodes.len()));
        return None;
    };
    let first = line_of(first, key, 200, problems);
    let second = line_of(second, key, 200, problems);
    Some([first?, second?])
}

fn no_pair(span: Span, key: &str, count: usize) -> Diagnostic {
    let problem = |message: String| Diagnostic::new(check::WRONG_KIND, span, message);
    match (count, key) {
        (0..3, _) => problem(format!("an entry of `{key}` must be a pair of two ids"))
            .hint("write `[first-id, second-id]`"),
        (_, "pins") => problem(format!("a pin is of two people, this has {count}")).hint(
            "pin two of them; once matches are accepted, you may write a third into their line of the ledger, and `fortnight check` says which two of them do not fit",
        ),
        _ => problem(format!("an entry of `{key}` is of two people, this has {count}"))
            .hint("give each two of them an entry of their own"),
    }
}
