//! What somebody has in a field of the program's own: from what is written to a value of its kind.

mod week;

use super::Own;
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::own::{Answer, Kind};
use crate::model::{Private, fold};
use crate::parse::fields::{line_of, lines_of, text_of};
use crate::parse::tree::{Node, Value};

/// Longest line, and longest free text.
const LINE: usize = 200;
const TEXT: usize = 5_000;

/// The value of a node, if it is one.
pub(in crate::validate) fn answer(
    own: &Own,
    node: &Node,
    problems: &mut Vec<Diagnostic>,
) -> Option<Answer> {
    if node.value == Value::Null {
        return None;
    }
    let key = own.field.key();
    match own.field.kind {
        Kind::One | Kind::Ordered | Kind::YesNo => {
            let word = line_of(node, key, LINE, problems)?;
            let term = own.list.term(key, &word, problems)?;
            Some(Answer::Terms(vec![term]))
        }
        Kind::Many => {
            let words = lines_of(node, key, LINE, problems);
            let terms = words
                .iter()
                .filter_map(|word| own.list.term(key, word, problems));
            let mut terms: Vec<_> = terms.collect();
            terms.sort_unstable();
            terms.dedup();
            Some(Answer::Terms(terms))
        }
        Kind::Number { from, to } => number(key, node, from..=to, problems).map(Answer::Number),
        Kind::Text => {
            let text = text_of(node, key, problems)?;
            if text.value.chars().count() > TEXT {
                let message = format!("`{key}` is longer than {TEXT} characters");
                let problem = Diagnostic::new(check::TEXT_TOO_LONG, text.span, message);
                problems.push(problem.hint("shorten it"));
                return None;
            }
            Some(Answer::Text {
                folded: Private::new(fold(&text.value)),
                text: Private::new(text.value),
            })
        }
        Kind::Hours => week::week(key, node, problems).map(Answer::Week),
    }
}

fn number(
    key: &str,
    node: &Node,
    range: std::ops::RangeInclusive<u16>,
    problems: &mut Vec<Diagnostic>,
) -> Option<u16> {
    let word = line_of(node, key, LINE, problems)?;
    let number = word.value.parse().ok();
    let number = number.filter(|number| range.contains(number));
    if number.is_none() {
        let (from, to) = (range.start(), range.end());
        let message = format!(
            "`{key}` must be a whole number from {from} to {to}, found `{}`",
            word.value
        );
        let problem = Diagnostic::new(check::WRONG_KIND, word.span, message);
        problems.push(problem.hint("write the number alone, without words"));
    }
    number
}
