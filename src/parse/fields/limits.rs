//! What a file costs stays within its length: of a file full of mistakes only the first are looked at.

use crate::check;
use crate::diagnostic::Diagnostic;
use crate::parse::tree::Node;
use crate::source::Span;

/// So many problems of one file are found: nobody mends more before looking again. Further records of the file are not looked
/// at.
pub const MOST_PROBLEMS: usize = 500;

/// Longest list of values, but for the people of a ledger.
const MOST_VALUES: usize = 1_000;

/// Whether a file has so many problems that nothing more of it is looked at, which is said once, at this place.
pub fn reached(span: Span, problems: &mut Vec<Diagnostic>) -> bool {
    if problems.len() < MOST_PROBLEMS {
        return false;
    }
    if !problems
        .iter()
        .any(|problem| problem.check == check::TOO_MANY_PROBLEMS)
    {
        let count = problems.len();
        let message = format!("{count} problems in this file so far; the rest was not looked at");
        let problem = Diagnostic::new(check::TOO_MANY_PROBLEMS, span, message);
        problems.push(problem.hint("mend some of them and look again"));
    }
    true
}

/// A list of values, or its beginning if it is too long, which is said.
pub(super) fn cut<'a>(
    nodes: &'a [Node],
    key: &str,
    what: &str,
    problems: &mut Vec<Diagnostic>,
) -> &'a [Node] {
    if nodes.len() <= MOST_VALUES || what == "a ledger" {
        return nodes;
    }
    let count = nodes.len();
    let message = format!("`{key}` has {count} values; at most {MOST_VALUES} are read");
    let problem = Diagnostic::new(check::LIST_TOO_LONG, nodes[MOST_VALUES].span, message);
    problems.push(problem.hint("is it the list of something else?"));
    &nodes[..MOST_VALUES]
}
