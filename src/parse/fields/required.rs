//! Keys without which a record cannot be.

use jiff::civil::Date;

use super::Fields;
use super::dates::moment_of;
use super::examples::example;
use crate::check;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::person::Applied;
use crate::source::{Span, Spanned};

impl Fields<'_> {
    /// One line that must be there.
    pub fn required_line(&mut self, key: &'static str, longest: usize) -> Option<Spanned<String>> {
        self.require(key);
        self.line(key, longest)
    }

    /// Reports a key that is missing or empty. Says whether it is there.
    pub fn require(&mut self, key: &'static str) -> bool {
        if self.node(key).is_some() {
            return true;
        }
        if self.is_comment(key) {
            return false;
        }
        let message = format!("{} has no `{key}`", self.what);
        let span = self.key_span(key);
        let problem = Diagnostic::new(check::MISSING_FIELD, span, message);
        self.problems.push(problem.hint(match example(key) {
            Some(example) => format!("add {example}"),
            None => format!("add `{key}`, it is mandatory"),
        }));
        false
    }

    /// Whether a key that must have a value has a comment in its place, `title: #2`: the warning of it becomes an error, and
    /// there is no more to be said.
    pub fn is_comment(&mut self, key: &str) -> bool {
        let entry = self.entries.iter().find(|(name, _)| name.value == key);
        let Some((_, node)) = entry else {
            return false;
        };
        is_told(node.span, self.problems)
    }

    /// A date that must be there, or a moment.
    pub fn required_moment(&mut self, key: &'static str) -> Option<Spanned<Applied>> {
        self.require(key);
        let node = self.node(key)?;
        moment_of(node, key, self.problems)
    }

    /// A date that must be there.
    pub fn required_date(&mut self, key: &'static str) -> Option<Spanned<Date>> {
        self.require(key);
        self.date(key)
    }
}

/// Whether a comment in the place of a value was told of; its warning becomes an error.
pub(super) fn is_told(span: Span, problems: &mut [Diagnostic]) -> bool {
    let place = Place::Span(span);
    let mut warnings = problems.iter_mut();
    let told = warnings.find(|one| one.check == check::WORDS_IN_COMMENT && one.place == place);
    if let Some(told) = told {
        told.severity = told.check.severity;
        return true;
    }
    false
}
