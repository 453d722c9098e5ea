//! Messages of words and names alone, without plurals and other choices: putting these together needs no Fluent.

use std::borrow::Cow;
use std::collections::HashMap;

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement};

use super::arg::Arg;
use super::{lower_first, upper_first};

/// The simple ones of a language, by their keys.
#[derive(Default)]
pub(super) struct Simple(HashMap<String, Option<Vec<Piece>>>);

enum Piece {
    Words(String),
    /// The argument of this name, and what is done with it.
    Given(String, Change),
}

type Change = fn(&str) -> Cow<'_, str>;

/// The function that begins an argument with a capital.
pub(super) const CAPITAL: &str = "CAPITAL";
/// The function that begins it small.
pub(super) const SMALL: &str = "SMALL";

impl Simple {
    /// Notes a message. Of a key that several have, the first counts, simple or not.
    pub(super) fn add(&mut self, key: &str, pattern: &Pattern<&str>) {
        if !self.0.contains_key(key) {
            self.0.insert(key.to_owned(), pieces(pattern));
        }
    }

    /// What a message says; `None` where only Fluent can tell: it is not simple, something is not given, or is a number, which each
    /// language writes as it does.
    pub(super) fn say(&self, key: &str, args: &[(&str, Arg<'_>)]) -> Option<String> {
        let pieces = self.0.get(key)?.as_ref()?;
        let mut said = String::with_capacity(64);
        for piece in pieces {
            match piece {
                Piece::Words(words) => said.push_str(words),
                Piece::Given(name, change) => match args.iter().find(|(given, _)| given == name)? {
                    (_, Arg::Text(text)) => said.push_str(&change(text)),
                    (_, Arg::Number(_)) => return None,
                },
            }
        }
        Some(said)
    }
}

fn pieces(pattern: &Pattern<&str>) -> Option<Vec<Piece>> {
    let piece = |element: &PatternElement<&str>| match element {
        PatternElement::TextElement { value } => Some(Piece::Words((*value).to_owned())),
        PatternElement::Placeable {
            expression: Expression::Inline(inline),
        } => given(inline),
        PatternElement::Placeable { .. } => None,
    };
    pattern.elements.iter().map(piece).collect()
}

/// An argument, as it is or with a function.
fn given(inline: &InlineExpression<&str>) -> Option<Piece> {
    match inline {
        InlineExpression::VariableReference { id } => {
            Some(Piece::Given(id.name.to_owned(), |text| text.into()))
        }
        InlineExpression::FunctionReference { id, arguments } => {
            let change: Change = match id.name {
                CAPITAL => |text| upper_first(text).into(),
                SMALL => |text| lower_first(text).into(),
                _ => return None,
            };
            match (&arguments.positional[..], &arguments.named[..]) {
                ([InlineExpression::VariableReference { id }], []) => {
                    Some(Piece::Given(id.name.to_owned(), change))
                }
                _ => None,
            }
        }
        _ => None,
    }
}
