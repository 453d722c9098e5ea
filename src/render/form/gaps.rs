//! What a form cannot ask, and what matching cannot compare.

use crate::model::asked::{Holds, fields};
use crate::model::own::Kind;
use crate::model::policy::{Importance, RuleId};
use crate::model::{Program, Round};

/// What the form cannot ask although matching looks at it, in words for the organisers.
pub fn warnings(program: &Program, round: &Round) -> Vec<String> {
    let lists = fields(&program.vocabulary).filter_map(|field| {
        let rule = RuleId::ALL.iter().find(|(_, key)| *key == field.key)?.0;
        let counts = round.policy.importance(rule) > Importance::Off;
        let has_list = matches!(field.holds, Holds::Declared(kind) if kind.has_list());
        (counts && has_list && field.values.is_empty()).then(|| {
            format!(
                "matching looks at `{}`, but its list is empty, so nobody can be asked: fill it in data/vocabulary.yaml, or \
                 write `{}: off` into the policy",
                field.key, field.key
            )
        })
    });
    let texts = program.vocabulary.own.iter().filter_map(|field| {
        let is_text = field.kind == Kind::Text;
        is_text.then(|| {
            format!(
                "`{}` is free text, which matching cannot compare: where a list would do, declare it as `one` or `many` with \
                 its `values`",
                field.key()
            )
        })
    });
    lists.chain(texts).collect()
}
